"""The texts of the interface: found in the code, kept in `resources/i18n/datong_en.ts`.

`python -m tests.helpers.translations` brings the file up to date with the code: new texts come in
unfinished, obsolete ones go. Qt's own lupdate does not know the module functions `_tr`, whose
context stands in their body, so the code is read with Python's own parser here.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

__all__ = ["TS", "Text", "found_texts", "kept_texts", "update"]

_ROOT = Path(__file__).parents[2]
TS = _ROOT / "resources" / "i18n" / "datong_en.ts"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'

#: Context and source text.
Text = tuple[str, str]


def found_texts() -> set[Text]:
    """Return all texts that the explorer's code translates."""
    paths = sorted((_ROOT / "explorer").rglob("*.py"))
    return {text for path in paths for text in _texts_of(path)}


def kept_texts() -> dict[Text, str]:
    """Return the translations; `""` for those that are missing."""
    if not TS.is_file():
        return {}
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message.findtext(
            "translation", ""
        )
        for context in ElementTree.parse(TS).getroot().iter("context")  # noqa: S314 - our own file
        for message in context.iter("message")
    }


def update(more: dict[str, str] | None = None) -> int:
    """Write the file anew and return how many translations are missing.

    Parameters
    ----------
    more
        Translations by source text, for all contexts in which there is none yet.
    """
    kept = kept_texts()
    texts = {
        text: kept.get(text) or (more or {}).get(text[1], "") for text in sorted(found_texts())
    }
    root = ElementTree.Element("TS", version="2.1", language="en", sourcelanguage="zh_CN")
    for name in sorted({context for context, _ in texts}):
        context = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(context, "name").text = name
        for (of, source), translation in texts.items():
            if of == name:
                _add_message(context, source, translation)
    ElementTree.indent(root, "  ")
    body = ElementTree.tostring(root, encoding="unicode")
    TS.parent.mkdir(parents=True, exist_ok=True)
    TS.write_text(f"{_HEAD}{body}\n", encoding="utf-8")
    return sum(not translation for translation in texts.values())


def _add_message(context: ElementTree.Element, source: str, translation: str) -> None:
    message = ElementTree.SubElement(context, "message")
    ElementTree.SubElement(message, "source").text = source
    element = ElementTree.SubElement(message, "translation")
    element.text = translation
    if not translation:
        element.set("type", "unfinished")


def _texts_of(path: Path) -> Iterator[Text]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    own = next((text[0] for text in _own_context(tree)), "")
    yield from _walk(tree, "", own, path)


def _own_context(tree: ast.Module) -> Iterator[tuple[str]]:
    """Yield the context of a module's function `_tr`."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and _name(call.func) == "translate":
                    yield (_literal(call.args[0]) or "",)


def _walk(node: ast.AST, inside: str, own: str, path: Path) -> Iterator[Text]:
    """Yield the texts below a node; `inside` is the class around it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            yield from _walk(child, child.name, own, path)
            continue
        if isinstance(child, ast.Call):
            yield from _called(child, inside, own, path)
        yield from _walk(child, inside, own, path)


def _called(call: ast.Call, inside: str, own: str, path: Path) -> Iterator[Text]:
    name = _name(call.func)
    if name == "tr" and call.args:
        text = _literal(call.args[0])
        if text is None:
            raise ValueError(f"{path}:{call.lineno}: tr() wants a literal")
        yield inside, text
    elif name == "_tr" and call.args:
        text = _literal(call.args[0])
        if text is not None:  # else it was declared with QT_TRANSLATE_NOOP
            yield own, text
    elif name in ("translate", "QT_TRANSLATE_NOOP") and len(call.args) == 2:
        context, text = (_literal(argument) for argument in call.args)
        if context is not None and text is not None:
            yield context, text


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


if __name__ == "__main__":
    sys.stdout.write(f"{update()} translations are missing in {TS.name}\n")
