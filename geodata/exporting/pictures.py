"""Drawings as pictures: SVG made PNG by the typesetter that sets the pages."""

__all__ = ["png_of"]


def png_of(svg: str, *, dpi: float) -> bytes:
    """Return an SVG drawing as a PNG picture with a transparent ground.

    Parameters
    ----------
    svg
        The drawing; its own width and height tell its size.
    dpi
        Dots to the inch.
    """
    # A typesetter of 77 MB; only who exports should wait for it.
    import typst  # noqa: PLC0415

    page = (
        "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
        '#image(bytes(sys.inputs.svg), format: "svg")'
    )
    content = typst.compile(page.encode(), format="png", ppi=dpi, sys_inputs={"svg": svg})
    if not isinstance(content, bytes):
        raise TypeError("one page gives one picture")
    return content
