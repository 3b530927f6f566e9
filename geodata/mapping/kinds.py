"""How each kind of place is named and drawn, on the map, in lists and in legends.

Colour and shape both tell the kind, so that it is readable without colours. The colours are dark
enough on the map's light tints (contrast 4:1 or more on paper) and stay apart in the common forms
of colour blindness; where two come close, their shapes differ most.
"""

from dataclasses import dataclass

from geodata.model import Kind, Precision

__all__ = ["KIND_STYLES", "PRECISION_LABELS", "KindStyle", "PrecisionLabel"]


@dataclass(frozen=True, slots=True)
class KindStyle:
    """The look of one kind."""

    kind: Kind
    label: str  #: for the user, Chinese
    colour: str  #: `#rrggbb`, on light paper
    colour_dark: str  #: the same hue, lighter: on dark paper
    shape: str  #: a shape that resources/web/js/symbols.js knows


@dataclass(frozen=True, slots=True)
class PrecisionLabel:
    """What a precision is called, and what it says about the symbol's position."""

    precision: Precision
    label: str
    hint: str


#: In the order of the legend.
KIND_STYLES = (
    KindStyle(Kind.PROJECT, "项目", "#1d5fa5", "#6ea8e6", "square"),
    KindStyle(Kind.PARK, "公园与园区", "#1a7f55", "#4fbf8b", "circle"),
    KindStyle(Kind.SCENIC, "景区", "#b86e00", "#e6a13c", "diamond"),
    KindStyle(Kind.RED_SITE, "红色遗址", "#b3202c", "#f0676d", "star"),
    KindStyle(Kind.ENTERPRISE, "企业", "#6a4c9c", "#b094e0", "hexagon"),
    KindStyle(Kind.FACILITY, "设施", "#47596b", "#9fb3c6", "plus"),
    KindStyle(Kind.SETTLEMENT, "聚落", "#7d5a3c", "#c49a78", "house"),
    KindStyle(Kind.NATURAL, "山水", "#1f7f93", "#5cc3d6", "triangle"),
)

PRECISION_LABELS = (
    PrecisionLabel(Precision.SITE, "位置确切", "符号就在其位置上"),
    PrecisionLabel(Precision.VILLAGE, "知到村", "在该村一带，虚线圈为误差范围"),
    PrecisionLabel(Precision.TOWNSHIP, "知到乡镇", "在该乡镇一带，虚线圈为误差范围"),
    PrecisionLabel(Precision.COUNTY, "仅知所在县区", "在县内集中列出，并非其位置"),
    PrecisionLabel(Precision.CITY, "全市范围", "不落图，只列出"),
    PrecisionLabel(Precision.OUTSIDE, "大同市外", "不落图，只列出"),
)
