"""Names of the rest of China: provinces, prefectures and counties with their short forms."""

import re
from collections.abc import Collection

from geodata.gazetteer.build.divisions import Division, Divisions
from geodata.gazetteer.entries import OutsidePlace
from geodata.model import CITY

__all__ = ["outside"]

#: Datong's own province, which is not outside.
_HOME = CITY[:2]
#: Provinces whose counties are near enough to be called by their short names: 冀, 晋, 蒙.
_NEAR = ("13", "14", "15")
#: Municipalities, whose districts are named without their city more often than others.
_MUNICIPALITIES = ("11", "12", "31", "50")
#: What the table leaves out, with the codes of GB/T 2260.
_NOT_IN_TABLE = (
    Division("71", "台湾省", ""),
    Division("81", "香港特别行政区", ""),
    Division("82", "澳门特别行政区", ""),
)
#: Rows of the table that group divisions and name none.
_NO_NAME = re.compile(r"^(市辖区|县|.*直辖县级行政区划|.*及其海域)$")
#: The peoples that an autonomous division is named after stand between its name and its kind.
_PEOPLES = (
    "(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水"
    "|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|保安|裕固"
    "|独龙|鄂伦春|各)族|蒙古|哈萨克|柯尔克孜)*"
)
_AUTONOMOUS = rf"(?:{_PEOPLES}自治)"
_PROVINCE_END = re.compile(r"(省|市|(维吾尔|壮族|回族)?自治区|特别行政区)$")
_PREFECTURE_END = re.compile(rf"(?:(?<=..){_AUTONOMOUS}州|地区|盟|市)$")
_COUNTY_END = re.compile(
    rf"(?:(?<=..){_AUTONOMOUS}[县旗]|(?<=..)[左右前中后]翼?[前中后]?旗|县|市|旗)$"
)


def outside(divisions: Divisions, wordlike: Collection[str]) -> tuple[OutsidePlace, ...]:
    """Return the names to look for, sorted by name, level and code.

    Names of two characters and those of districts (朝阳区, 解放区) are taken only where they are
    likely to be met without the larger division before them; words never.
    """
    found: set[tuple[str, str, str]] = set()
    for province in (*divisions.provinces, *_NOT_IN_TABLE):
        if province.code != _HOME:
            found |= _names(province, "province", _PROVINCE_END)
    for prefecture in divisions.prefectures:
        if prefecture.code != CITY:
            found |= _names(prefecture, "prefecture", _PREFECTURE_END)
    for county in divisions.counties:
        if county.parent != CITY:
            found |= _county_names(county)
    order = ("province", "prefecture", "county")
    return tuple(
        OutsidePlace(name, order[rank], code)
        for name, rank, code in sorted(
            (name, order.index(level), code)
            for name, level, code in found
            if len(name) > 1 and name not in wordlike and not _NO_NAME.match(name)
        )
    )


def short_name(name: str, ending: re.Pattern[str]) -> str:
    """Strip the ending that tells the kind of division, and the peoples named before it."""
    return ending.sub("", name)


def _names(division: Division, level: str, ending: re.Pattern[str]) -> set[tuple[str, str, str]]:
    return {
        (name, level, division.code) for name in (division.name, short_name(division.name, ending))
    }


def _county_names(county: Division) -> set[tuple[str, str, str]]:
    is_near = county.code.startswith(_NEAR)
    names = {county.name, short_name(county.name, _COUNTY_END)}
    if county.name.endswith("区") and not county.code.startswith(_NEAR + _MUNICIPALITIES):
        names = {name for name in names if len(name) > 3}
    return {(name, "county", county.code) for name in names if len(name) > 2 or is_near}
