from explorer.pages.page import Page, Style
from explorer.pages.page_division import divide_lines, divide_page
from geodata.model import Document, Section
from geodata.reading.sections import find_sections
from tests.helpers.small_gazetteer import small_gazetteer

_BROKEN = "今年上半年，各重点项目加速推进，千吨级碳纤维示范项目位于云冈经开区清洁能源"
_REST = "产业园，总投资6.82亿元。"
_PAGE = (
    f"# 奋进强国路\n\n## 云冈区动态\n\n{_BROKEN}\n\n{_REST}\n\n"
    "本报记者 杨海峰\n\n\n\n图为云冈石窟。 本报记者 于宏摄\n"
)


def _sections(text: str) -> tuple[Section, ...]:
    document = Document("d", "题", None, None, "x", "0", text)
    return find_sections(document, small_gazetteer())


def _lines(text: str) -> list[tuple[Style, str]]:
    paragraphs = divide_page(text, _sections(text))
    page = Page(text, paragraphs)
    return [(p.style, line) for p, line in zip(paragraphs, page.lines, strict=True)]


def test_a_page_has_headings_paragraphs_bylines_and_captions() -> None:
    assert _lines(_PAGE) == [
        (Style.TITLE, "奋进强国路"),
        (Style.HEADING, "云冈区动态"),
        (Style.PROSE, _BROKEN + _REST),
        (Style.BYLINE, "本报记者 杨海峰"),
        (Style.CAPTION, "图为云冈石窟。 本报记者 于宏摄"),
    ]


def test_short_lines_that_head_a_section_are_headings() -> None:
    text = "云冈区\n\n碳纤维项目传捷报\n\n施工不停歇，节点再突破。各项目加速推进，捷报频传。\n"
    assert [style for style, _ in _lines(text)] == [Style.HEADING, Style.HEADING, Style.PROSE]


def test_a_heading_inside_a_sentence_follows_the_sentence() -> None:
    text = (
        "新荣区\n\n招商引资成效好\n\n该区组建招商小分队，立足资源禀赋和产业基础的\n\n"
        "凝聚合力抓招商\n\n现状，依托地缘优势，调整产业发展思路，不断前行。\n"
    )
    lines = [line for _, line in _lines(text)]
    joined = next(line for line in lines if "产业基础的现状" in line)
    assert lines.index(joined) < lines.index("凝聚合力抓招商")


def test_many_short_lines_in_a_row_are_a_list_and_no_headings() -> None:
    text = "\n\n".join(f"第{n}个项目" for n in range(9))
    section = Section("s", "d", "项目名单", 0, len(text), (), "")
    styles = {paragraph.style for paragraph in divide_page(text, (section,))}
    assert styles == {Style.PROSE}


def test_a_text_without_sections_is_still_a_page() -> None:
    assert [p.style for p in divide_page("云冈石窟很美，游客很多。", ())] == [Style.PROSE]
    assert divide_page("", ()) == ()


def test_lines_stay_as_the_file_breaks_them() -> None:
    text = "一行\n\n  二行\r\n三行\u2028四行\n"
    paragraphs = divide_lines(text)
    assert Page(text, paragraphs).lines == ["一行", "", "  二行", "三行", "四行"]
    assert {paragraph.style for paragraph in paragraphs} == {Style.LINE}


def test_a_text_without_breaks_goes_in_parts_that_end_with_a_sentence() -> None:
    text = "各县区持续扩大有效投资、优化产业布局，推动重点项目建设跑出加速度。" * 600
    for paragraphs in (divide_page(text, ()), divide_lines(text)):
        runs = [run for paragraph in paragraphs for run in paragraph.runs]
        assert len(paragraphs) > 3
        assert "".join(text[start:end] for start, end in runs) == text
        assert max(end - start for start, end in runs) <= 5000
        assert all(text[end - 1] == "。" for _, end in runs)


def test_lines_of_one_width_are_not_joined_without_end() -> None:
    text = "各县区持续扩大有效投资优化产业布局推动重点项目建设跑出加速度\n" * 2000
    paragraphs = divide_page(text, ())
    assert len(paragraphs) > 5
    assert sum(len(paragraph.runs) for paragraph in paragraphs) == 2000
