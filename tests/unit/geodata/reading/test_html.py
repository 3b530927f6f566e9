"""Of a page is read what is seen."""

import pytest

from geodata.errors import ReadingError
from geodata.reading.html import html_text, read_html


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h1>云冈<br>区</h1><h3>概况</h3>文", "# 云冈 区\n\n### 概况\n\n文"),
        ("<p>投资\n  <b>53</b>.<i>23</i>亿元</p><p>增速", "投资 53.23亿元\n\n增速"),
        ("甲<div>乙<section>丙</section>丁</div>戊", "甲\n\n乙\n\n丙\n\n丁\n\n戊"),
        ("一行<br>二行<br/> 三行", "一行\n二行\n三行"),
        ("<pre>甲\n  乙</pre> 丙\n丁", "甲\n乙\n\n丙 丁"),
        ("<ul><li>甲<li>乙</ul>", "甲\n\n乙"),
        ("A&amp;B &lt;p&gt; &#x4e2d;&#22269;&hellip;&unknown;", "A&B <p> 中国…&unknown;"),
        ("<p>甲<script>a < b</script><style>p{}</style><!-- 乙 -->丙", "甲丙"),
        ("<nav>首页</nav><p>文<noscript>无</noscript><template>模</template>", "文"),
        ("<head><title>站名</title></head><body>文", "文"),
        ("<div hidden>藏<p>深<br>处</p></div>见", "见"),
        ("<p style='color:red; Display : NONE'>藏</p><p style='visibility:hidden'>藏</p>见", "见"),
        ("<p style='display:inline'>见</p>", "见"),
        ("<select><option>选</select><textarea>填</textarea>见", "见"),
        ("<figure><img alt='图'><figcaption>图为云冈。</figcaption></figure>", "图为云冈。"),
        ("<p>\u3000\u3000甲\u3000乙</p>", "甲\u3000乙"),
        ("没有标记，\n  原样", "没有标记，\n  原样"),
        ("<p>未完", "未完"),
    ],
)
def test_visible_text_is_read(page: str, expected: str) -> None:
    assert html_text(page) == expected


def test_rows_of_a_table_are_lines() -> None:
    page = """<table><caption>表</caption><thead><tr><th>县<th>投资</thead>
        <tr><td>云冈区</td> <td><b>53.23</b>亿元</td></tr></table>"""
    assert html_text(page) == "表\n\n县 | 投资\n云冈区 | 53.23亿元"


def test_a_table_for_the_layout_is_paragraphs() -> None:
    page = "<table><tr><td>左<td><h2>题</h2><p>一<p>二<table><tr><td>甲<td>乙</table></table>"
    assert html_text(page) == "左\n\n## 题\n\n一\n\n二\n\n甲 | 乙"


@pytest.mark.parametrize("page", ["<p> </p>", "<html></html>", "<!-- 无 -->", "<nav>首页</nav>"])
def test_a_page_that_shows_nothing_is_refused(page: str) -> None:
    with pytest.raises(ReadingError, match="没有可见的文字"):
        html_text(page)


def test_no_external_entity_is_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("x") / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    page = f'<!DOCTYPE html [<!ENTITY e SYSTEM "{secret.as_uri()}">]><p>文&e;</p>'
    assert "机密" not in html_text(page)


def test_depth_costs_nothing() -> None:
    depth = 20_000
    assert html_text("<div>" * depth + "深" + "</div>" * depth) == "深"
    assert html_text("<table><tr><td>甲<td>" * 2_000 + "底").count("甲") == 2_000


def test_long_text_comes_whole_through_pieces() -> None:
    long = "云冈区&amp;" * 300_000
    assert html_text(f"<p>{long}</p>") == "云冈区&" * 300_000


PAGE = "<p>云冈区今年上半年完成投资53.23亿元，增速21.5%。</p>"


@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312", "GBK", "rot13", "x-unknown"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_page_is_decoded_even_when_it_is_wrong_about_itself(declared: str, encoding: str) -> None:
    page = f'<html><meta charset="{declared}">{PAGE}</html>'
    assert read_html(page.encode(encoding)) == html_text(PAGE)


@pytest.mark.parametrize(
    "meta",
    [
        '<meta charset="big5">',
        "<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=Big5'>",
    ],
)
def test_what_only_the_page_tells_is_believed(meta: str) -> None:
    page = f"{meta}<p>臺灣與香港常用繁體中文</p>"
    assert read_html(page.encode("big5")) == "臺灣與香港常用繁體中文"
