"""Sections cover the document, and each knows its counties and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.model import Document, Section
from geodata.reading import find_sections, section_at
from tests.helpers.small_gazetteer import small_gazetteer

GAZETTEER = small_gazetteer()
BODY = "近日，记者看到项目现场机械轰鸣，工人们正在抓紧施工，确保年底前完成任务。"

COLUMNS = (
    "天镇县\n\n新能源发展快\n\n天镇县风能丰富，前景广阔。\n\n本报记者 甲\n\n"
    "今年以来，该区组建招商小分队，开展招商活动，承接各地产业转移项目，同时结合产业\n\n"
    "新荣区\n\n招商拔节起势\n\n现状，调整发展思路，格局初具雏形。\n\n本报记者 乙"
)


def sections_of(text: str) -> tuple[Section, ...]:
    document = Document("d1", "", None, None, "a.txt", "", text)
    return find_sections(document, GAZETTEER)


def scope_at(text: str, word: str) -> Section:
    return section_at(sections_of(text), text.index(word))


SCOPES = [
    # A line that is a county's name alone heads a part.
    (f"阳高县\n\n项目传捷报\n\n{BODY}", "记者", ("140221",), "标题是阳高县"),
    (f"灵丘县\n\n{BODY}\n\n本报记者 甲\n\n左云县\n\n首句。{BODY}", "首句", ("140226",), "左云县"),
    # Marked headings.
    (f"# 云冈区绘就新篇章\n\n{BODY}", "记者", ("140214",), "标题写明云冈区"),
    (f"## 广灵：小米香天下\n\n{BODY}", "记者", ("140223",), "标题写明广灵县"),
    (f"# 云州区与阳高县携手治水\n\n{BODY}", "记者", ("140215", "140221"), "云州区、阳高县"),
    (f"# 龙泉镇杏花开\n\n{BODY}", "记者", ("140221",), "标题写明阳高县"),
    # The stations of a tour, however short what they name is.
    (f"山河行\n\n首句。{BODY}\n\n第二站：浑源\n\n{BODY}", "记者", ("1402",), "按全市"),
    (f"山河行\n\n首句。\n\n第二站：浑源\n\n走过高速。{BODY}", "走过", ("140225",), "浑源县"),
    # Headlines before a dateline; each article stands alone.
    (
        f"天镇县绿能足\n\n本报讯(记者 甲){BODY}\n\n浑源县旅游热\n\n本报讯(记者 乙)后来。{BODY}",
        "后来",
        ("140225",),
        "浑源县",
    ),
    # A county's name in the middle of an article (column layout) heads what stands before it too.
    (
        COLUMNS,
        "小分队",
        ("140212",),
        "标题是新荣区",
    ),
    # The first sentence, or the county named most.
    (
        f"暖心服务\n\n本报讯(记者 甲)日前，天镇县开展公益活动。{BODY}",
        "记者看到",
        ("140222",),
        "开头",
    ),
    (
        "本报讯(记者 甲)记者走进田间。左云县种植面积大，左云县产量高，该县农民增收。",
        "田间",
        ("140226",),
        "文中提到左云县最多",
    ),
    # The city, when it is named as much.
    (
        "本报讯(记者 甲)全市运动会在平城区启动，全市百名选手参赛，我市代表队表现好。",
        "选手",
        ("1402",),
        "按全市处理",
    ),
    (f"工作报告\n\n{BODY}", "记者", ("1402",), "按全市处理"),
    # Datelines elsewhere.
    (
        "本报杭州11月28日电(记者 甲)我市人才活动在某大学举行，我市代表参加。",
        "人才",
        ("1402",),
        "电头为杭州",
    ),
    ("新华社太原11月28日电 会议在当地举行，与会者座谈。", "会议", (), "电头为太原"),
    (
        "本报北京3月1日电(记者 甲)灵丘县在京推介。灵丘县签约项目多，灵丘县代表发言。",
        "推介",
        ("140224",),
        "灵丘",
    ),
    # Pictures of other provinces, and of Datong.
    (
        f"# 云冈区绘就新篇章\n\n{BODY}\n\n\n\n村民在贵州省赫章县采收香葱。新华社记者 陶亮摄",
        "香葱",
        (),
        "外地",
    ),
    (f"# 云冈区新篇章\n\n{BODY}\n\n\n\n图为灵丘县白求恩村", "图为", ("140224",), "图片说明"),
    (f"# 云冈区新篇章\n\n{BODY}\n\n\n\n村庄绿化", "村庄", ("140214",), "所在文章标题写明"),
    (f"# 云冈区新篇章\n\n{BODY}\n\n\n\n游客在悬空寺参观", "游客", ("140225",), "浑源县"),
    # A headed part inside an article keeps the article's county unless it names its own.
    (
        f"# 云冈区新篇章\n\n{BODY}\n\n### 乡村振兴\n\n后来。{BODY}",
        "后来",
        ("140214",),
        "所在文章标题写明",
    ),
    (f"# 各县区亮点\n\n{BODY}\n\n### 阳高县\n\n后来。{BODY}", "后来", ("140221",), "阳高县"),
    # Marked headings of one level stand side by side, those below take what stands above.
    (f"# 要闻\n\n## 左云县\n\n{BODY}\n\n## 灵丘县\n\n后来。{BODY}", "后来", ("140224",), "灵丘县"),
    (f"# 要闻\n\n## 左云县\n\n{BODY}\n\n## 市直\n\n后来。{BODY}", "后来", ("1402",), "按全市"),
    (f"# 云冈区新篇\n\n## 产业\n\n{BODY}\n\n## 民生\n\n后来。", "后来", ("140214",), "所在文章"),
    (
        f"# 要闻\n\n## 左云县\n\n{BODY}\n\n## 外地经验\n\n河北省张北县建成风电基地。",
        "风电",
        (),
        "外地（河北省、张北县）",
    ),
    # A word that holds a county's short name is not the county.
    (f"云冈区\n\n华阳高性能碳纤维项目传捷报\n\n{BODY}", "记者", ("140214",), "云冈区"),
    # An article that only visits another province stays with its county.
    (
        "本报讯(记者 甲)天镇县先后赴浙江、江苏等地学习，天镇县与当地企业签约，该县前景好。",
        "企业",
        ("140222",),
        "天镇县",
    ),
    # News of another province.
    ("本报讯 浙江省杭州市近日举办茶博会，吸引各地客商。", "客商", (), "外地"),
]


@pytest.mark.parametrize(("text", "word", "counties", "why"), SCOPES)
def test_scope(text: str, word: str, counties: tuple[str, ...], why: str) -> None:
    section = scope_at(text, word)
    assert section.counties == counties
    assert why in section.why


def test_a_dominant_county_is_the_scope_of_what_names_none() -> None:
    article = "云冈区发展快，云冈区产业强，云冈区环境好，云冈区生活美，云冈区文化兴。"
    text = f"新篇章\n\n{article}\n\n本报记者 甲\n\n暖心事\n\n{BODY}"
    section = scope_at(text, "机械轰鸣")
    assert section.counties == ("140214",)
    assert section.why == "全文主要写云冈区"


def test_news_of_the_city_is_not_drawn_into_the_dominant_county() -> None:
    article = "云冈区发展快，云冈区产业强，云冈区环境好，云冈区生活美，云冈区文化兴。"
    text = f"新篇章\n\n{article}\n\n全市会议\n\n本报讯(记者 乙)全市工作会议召开，部署工作。"
    assert scope_at(text, "部署工作").counties == ("1402",)


def test_headings_and_captions_name_their_sections() -> None:
    text = f"政务动态\n\n县里开会\n\n本报讯(记者 甲){BODY}\n\n\n\n图为会场。 本报记者 乙摄"
    headings = [section.heading for section in sections_of(text)]
    assert headings == ["县里开会", "图为会场。 本报记者 乙摄"]


def test_text_after_a_caption_goes_on_under_its_heading() -> None:
    text = f"# 云冈区新篇章\n\n{BODY}\n\n\n\n村庄绿化\n\n后来。{BODY}"
    sections = sections_of(text)
    assert [section.heading for section in sections] == ["云冈区新篇章", "村庄绿化", "云冈区新篇章"]


def test_a_byline_under_the_headline_does_not_end_the_article() -> None:
    text = f"阳高县杏花开\n\n本报记者 甲\n\n{BODY}\n\n再者。{BODY}"
    assert len(sections_of(text)) == 1


def test_nothing_has_no_sections_and_blanks_have_one() -> None:
    assert sections_of("") == ()
    (section,) = sections_of(" \n\n ")
    assert (section.start, section.end, section.counties) == (0, 4, ("1402",))


def test_an_offset_outside_is_refused() -> None:
    with pytest.raises(ValueError, match="no section"):
        section_at(sections_of("云冈区"), 3)


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "云冈区",
                "# 标题",
                "### 小标题 甲",
                "图为某地",
                "本报记者 甲",
                f"本报讯(记者 乙){BODY}",
                BODY,
            ]
        ),
        st.text("今年云冈区阳高县大同贵州省，。\n 　#", max_size=40),
    ),
    max_size=15,
)


@given(LINES, st.sampled_from(["\n", "\n\n", "\n\n\n\n"]))
def test_sections_cover_the_text_without_gaps(lines: list[str], gap: str) -> None:
    text = gap.join(lines)
    sections = sections_of(text)
    position = 0
    for section in sections:
        assert section.start == position
        assert section.start < section.end
        assert section.why
        position = section.end
    assert position == len(text)
    assert len({section.id for section in sections}) == len(sections)


def test_a_numbered_heading_bears_what_stands_in_brackets() -> None:
    told = "26项，开复工24项，开复工率92.3%，居全市第一，完成投资8.8亿元"
    text = (
        f"一、云冈区（{told}）\n1.口泉河治理三期，治理河长8公里。\n\n"
        f"二、灵丘县（{told}）\n1.唐河水库加固，坝体灌浆29米。\n"
    )
    assert scope_at(text, "口泉河").counties == ("140214",)
    assert scope_at(text, "唐河水库").counties == ("140224",)


def test_a_sign_before_a_long_item_makes_no_caption() -> None:
    item = "▲云州区新增一条路　全市安排道路工程145项，总长122公里，总投资57亿元。其中续建49项。"
    text = f"城建简讯\n\n{item}目前已有三十一项进场，年底前全部通车。\n\n▲云州区一角\n"
    assert scope_at(text, "全市").why.startswith("图片说明") is False
    assert scope_at(text, "▲云州区一角").why.startswith("图片说明")


def test_who_took_a_picture_may_stand_in_brackets() -> None:
    text = f"# 云冈区绘就新篇章\n\n{BODY[:-1]}\n\n阳高县的山（通讯员供图）\n\n{BODY}"
    assert scope_at(text, "阳高县的山").counties == ("140221",)


def test_a_marked_line_that_stands_apart_heads_what_follows() -> None:
    text = f"天镇县\n\n{BODY}\n\n\n\n■ 阳高：杏花开了\n\n全县接待游客12万人次，收入可观。\n"
    assert scope_at(text, "全县").counties == ("140221",)


@pytest.mark.parametrize(
    "caption", ["灵丘县花塔民俗村一角。 通讯员 甲摄", "灵丘县乔沟（资料图片）", "图为灵丘县平型关"]
)
def test_a_caption_before_a_headline_does_not_head_the_article(caption: str) -> None:
    text = (
        f"灵丘的故事\n\n本报灵丘电(记者 乙)灵丘县接待游客11万人次。\n\n\n\n{caption}\n\n"
        "火山脚下花样多\n\n本报讯(记者 丙)云州区西坪镇开了集市。全区黄花面积17万亩。\n"
    )
    assert scope_at(text, "全区").counties == ("140215",)
    assert scope_at(text, caption).counties == ("140224",)


def test_a_dateline_that_the_columns_edge_cut_off_is_no_headline() -> None:
    text = (
        f"灵丘县新篇章\n\n本报讯(记者 乙){BODY}\n\n山下添绿\n\n本报讯(记者 苗 丽 通讯员 王建\n\n"
        "中)公园位于云州区，日前免费开放，建有步道15公里。云州区今年植树38万株。\n"
    )
    section = scope_at(text, "日前免费")
    assert section.heading == "山下添绿"
    assert section.counties == ("140215",)
