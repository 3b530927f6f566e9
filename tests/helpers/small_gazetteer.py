"""A gazetteer of a few real places, for tests that must not hang on the built file's content."""

import struct

from geodata.gazetteer import Content, Entry, Gazetteer, Level, OutsidePlace
from geodata.model import CITY, County, Kind, LonLat

__all__ = ["small_gazetteer"]

_COUNTIES = {
    "140212": ("新荣区", "xinrong", 1006.0),
    "140213": ("平城区", "pingcheng", 246.0),
    "140214": ("云冈区", "yungang", 684.0),
    "140215": ("云州区", "yunzhou", 1478.0),
    "140221": ("阳高县", "yanggao", 1678.0),
    "140222": ("天镇县", "tianzhen", 1635.0),
    "140223": ("广灵县", "guangling", 1283.0),
    "140224": ("灵丘县", "lingqiu", 2732.0),
    "140225": ("浑源县", "hunyuan", 1966.0),
    "140226": ("左云县", "zuoyun", 1314.0),
}
_ZONE = ("140271", "大同经济技术开发区", ("大同经开区",))
# Name, county, longitude and latitude of the seat (None: not known).
_TOWNSHIPS = (
    ("云冈镇", "140214", (113.13, 40.11)),
    ("高山镇", "140214", (112.98, 40.08)),
    ("口泉乡", "140214", (113.12, 39.99)),
    ("西花园街道", "140214", None),
    ("龙泉镇", "140221", (113.75, 40.36)),
    ("罗文皂镇", "140221", None),
    ("王官屯镇", "140221", (113.63, 40.27)),
    ("红石塄乡", "140224", (114.1, 39.3)),
    ("西坪镇", "140215", (113.55, 40.09)),
)
# Name, county, township, position, aliases.
_VILLAGES = (
    ("守口堡村", "140221", "龙泉镇", (113.73, 40.42), ("守口堡",)),
    ("陈庄村", "140213", None, None, ("陈庄",)),
    ("陈庄村", "140215", "西坪镇", None, ("陈庄",)),
    ("高山村", "140214", "高山镇", None, ()),
    ("安康里社区", "140214", None, None, ()),
    ("小站村", "140214", None, None, ("小站",)),
)
# Name, kind, counties, township, position, uncertainty, aliases.
_SITES = (
    ("云冈石窟", Kind.SCENIC, ("140214",), "云冈镇", (113.1259, 40.1105), 500, ("云冈石窟景区",)),
    ("悬空寺", Kind.SCENIC, ("140225",), None, (113.7133, 39.6658), 300, ("恒山悬空寺",)),
    ("大同古城", Kind.SCENIC, ("140213",), None, (113.2953, 40.0923), 900, ("古城",)),
    ("云冈经济技术开发区", Kind.PARK, ("140214",), None, None, None, ("云冈经开区",)),
    ("长城一号旅游公路", Kind.SCENIC, ("140222", "140221", "140212", "140226"), None, None, None,
     ("长城1号公路",)),
    ("桑干河", Kind.NATURAL, ("140215", "140221"), None, None, None, ()),
    ("云州经济技术开发区", Kind.PARK, ("140215",), None, None, None, ("云州经开区",)),
    ("中国白求恩纪念馆", Kind.RED_SITE, ("140224",), "红石塄乡", None, None, ()),
    ("御东医药园", Kind.PARK, ("140271",), None, None, None, ()),
)  # fmt: skip
_OUTSIDE = (
    ("浙江省", "province", "33"),
    ("浙江", "province", "33"),
    ("贵州省", "province", "52"),
    ("新疆", "province", "65"),
    ("河北省", "province", "13"),
    ("河北", "province", "13"),
    ("江苏", "province", "32"),
    ("北京", "province", "11"),
    ("北京市", "province", "11"),
    ("杭州", "prefecture", "3301"),
    ("杭州市", "prefecture", "3301"),
    ("太原", "prefecture", "1401"),
    ("太原市", "prefecture", "1401"),
    ("南京", "prefecture", "3201"),
    ("朔州市", "prefecture", "1406"),
    ("毕节市", "prefecture", "5205"),
    ("怀仁市", "county", "140681"),
    ("赫章县", "county", "520527"),
    ("库车市", "county", "652902"),
    ("张北县", "county", "130722"),
)
_SPREAD_DEG = 0.02


def small_gazetteer() -> Gazetteer:
    """Return the gazetteer; its counties have spots to draw at, but no polygons."""
    entries = [Entry(CITY, "大同市", Level.COUNTY, Kind.SETTLEMENT, (CITY,), None, None, None, "",
                     "test", ("大同",))]  # fmt: skip
    for code, (name, _, _) in _COUNTIES.items():
        entries.append(_division(code, name, Level.COUNTY, code, None, None, (name[:-1],)))
    code, name, aliases = _ZONE
    entries.append(_division(code, name, Level.COUNTY, code, None, None, aliases))
    for index, (name, county, place) in enumerate(_TOWNSHIPS):
        code = f"{county}{100 + index}"
        entries.append(_division(code, name, Level.TOWNSHIP, county, name, place, ()))
    for index, (name, county, township, place, aliases) in enumerate(_VILLAGES):
        code = f"{county}{100 + index}{200 + index}"
        entries.append(_division(code, name, Level.VILLAGE, county, township, place, aliases))
    for name, kind, counties, township, place, radius, aliases in _SITES:
        point = LonLat(*place) if place else None
        entries.append(
            Entry(f"site:{name}", name, Level.SITE, kind, counties, township, point, radius,
                  "high" if point else "", "test", aliases)
        )  # fmt: skip
    return Gazetteer(_content(tuple(entries)))


def _division(
    code: str,
    name: str,
    level: Level,
    county: str,
    township: str | None,
    place: tuple[float, float] | None,
    aliases: tuple[str, ...],
) -> Entry:
    point = LonLat(*place) if place else None
    radius = 1500.0 if point else None
    confidence = "medium" if point else ""
    return Entry(code, name, level, Kind.SETTLEMENT, (county,), township, point, radius,
                 confidence, "test", aliases)  # fmt: skip


def _content(entries: tuple[Entry, ...]) -> Content:
    names: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            names[name] = (*names.get(name, ()), entry.id)
    outside: dict[str, tuple[OutsidePlace, ...]] = {}
    for name, level, code in _OUTSIDE:
        outside[name] = (*outside.get(name, ()), OutsidePlace(name, level, code))
    spots = {
        code: b"".join(
            struct.pack("<2d", 113 + index / 2 + step * _SPREAD_DEG, 40) for step in range(5)
        )
        for index, code in enumerate(_COUNTIES)
    }
    return Content(
        counties=tuple(County(code, *facts) for code, facts in _COUNTIES.items()),
        entries=entries,
        names=names,
        scanned=names,
        outside=outside,
        spots=spots,
    )
