"""How far what was said of a place goes, and what it does not reach."""

from dataclasses import replace

import pytest

from geodata.extraction.facts import find_facts
from tests.unit.geodata.extraction.marked_text import marked


def subjects(text: str, *, home: str = "140225") -> list[str]:
    """Return the place's name, or the county's code, of each figure."""
    return [fact.place_id or fact.adcode for fact in find_facts(marked(text, home=home))]


@pytest.mark.parametrize(
    "told",
    [
        "治理河道15公里",
        "改造管网12公里",
        "铺设步道3公里",
        "清淤渠道8公里",
        "栽植树木3万株",
        "惠及居民2万户",
    ],
)
def test_what_a_work_does_is_told_behind_it(told: str) -> None:
    assert subjects(f"推进[P 恒源生态修复项目]，{told}。") == ["恒源生态修复项目"]
    assert subjects(f"推进[P 恒源生态修复项目]建设，{told}。") == ["恒源生态修复项目"]


@pytest.mark.parametrize("told", ["新增学位210个", "城镇新增就业4.5万人", "发放补贴300万元"])
def test_what_a_county_does_next_is_not_the_work_s(told: str) -> None:
    assert subjects(f"推进[P 恒源生态修复项目]，{told}。") == ["140225"]


def test_a_work_before_a_semicolon_takes_nothing_from_the_next() -> None:
    text = (
        "推进[P 恒源抽水蓄能电站]前期工作，装机130万千瓦；"
        "开工建设[P 恒源通道一期工程]，全长17.8公里。"
    )
    assert subjects(text) == ["恒源抽水蓄能电站", "恒源通道一期工程"]


def test_a_county_goes_on_behind_a_semicolon_once_it_has_a_figure() -> None:
    text = "依托两个园区，浑源县地区生产总值完成71亿元，增长8.9%；固定资产投资完成46亿元。"
    assert subjects(text, home="1402")[-1] == "140225"
    other = "以浑源县为试点推动建设；学习运用经验，建设精品示范村30个。"
    assert subjects(other, home="1402") == ["1402"]


@pytest.mark.parametrize("metric", ["新能源装机累计达到96万千瓦", "人均公园绿地达到15平方米"])
def test_a_county_s_totals_are_no_work_s(metric: str) -> None:
    assert subjects(f"[P 恒源风电项目]吊装到位，{metric}。") == ["140225"]


@pytest.mark.parametrize("shares", ["其中风电61.5万千瓦", "其中风电占64%", "其中六成以上外送"])
def test_a_share_is_of_what_was_told_last(shares: str) -> None:
    assert subjects(f"[P 恒源风电项目]并网，新能源装机达到96万千瓦，{shares}。") == ["140225"] * 2


def test_a_share_with_a_name_of_its_own() -> None:
    text = "全县新能源装机达到96万千瓦，其中[P 恒源风电项目]装机10万千瓦。"
    assert subjects(text) == ["140225", "恒源风电项目"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("[S 恒山]、[S 悬空寺]两处景区接待游客50万人次。", "140225"),
        ("[S 恒山]、[S 悬空寺]等景区接待游客50万人次。", "1402"),
        ("[P 恒源项目]、[P 恒盛项目]完成投资50万元。", "1402"),
    ],
)
def test_the_county_of_all_sights_of_a_list(text: str, subject: str) -> None:
    located = marked(text)
    sections = tuple(replace(section, counties=()) for section in located.sections)
    city = tuple(replace(section, counties=("140225", "140226")) for section in sections)
    facts = find_facts(replace(located, sections=city))
    assert [fact.place_id or fact.adcode for fact in facts][-1] == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("在省属[E 长春兴煤业]的调度大厅，矿长轻点鼠标，地下300米的综采面传来画面。", "长春兴煤业"),
        ("走进[F 县图书馆]的少儿阅览室，藏书5万册。", "县图书馆"),
        ("在[E 长春兴煤业]的带动下，村民养羊300只。", "140225"),
        ("在[E 长春兴煤业]的支持和帮助下，村民养羊300只。", "140225"),
    ],
)
def test_a_room_of_a_place_sets_the_scene(text: str, subject: str) -> None:
    assert subjects(text) == [subject]


@pytest.mark.parametrize("verb", ["签约共建诊疗中心", "合作开展会诊", "携手成立中心", "签订协议"])
def test_the_first_of_two_partners_is_the_subject(verb: str) -> None:
    text = f"[F 市第三医院]与北京大学某医院{verb}，每月有4名专家驻诊。"
    assert subjects(text)[-1] == "市第三医院"


def test_two_places_that_make_no_agreement_stay_a_list() -> None:
    assert subjects("[S 恒山]与[S 悬空寺]客流旺盛，接待游客9万人次。") == ["140225"]


@pytest.mark.parametrize("reach", ["起于县城、止于浑源县的", "连接左云县的", "通往左云县的"])
def test_what_leads_to_a_county_is_a_subject(reach: str) -> None:
    assert subjects(f"{reach}[P 恒源外送工程]已组塔312基。") == ["恒源外送工程"]


@pytest.mark.parametrize(
    "pair", ["10万千瓦/20万千瓦时", "占地90亩、总投资3亿元", "3000亩、年产2万吨"]
)
def test_both_of_a_pair_of_figures_are_of_what_follows(pair: str) -> None:
    assert subjects(f"{pair}的[P 恒源储能电站项目]并网。") == ["恒源储能电站项目"] * 2


def test_figures_are_dealt_out_to_items_with_their_owners() -> None:
    text = (
        "[V 下关乡]的[R 医院旧址]、[V 上寨镇]的[R 动员会旧址]，今年分别投入270万元、135万元修缮。"
    )
    assert subjects(text) == ["医院旧址", "动员会旧址"]


@pytest.mark.parametrize(
    "holder", ["来自[K 恒源园区]", "开进[K 恒源园区]", "氢气供给[K 恒源园区]", "给[K 恒源园区]"]
)
def test_what_is_counted_is_its_holder_s(holder: str) -> None:
    assert subjects(f"{holder}的150辆重卡。") == ["恒源园区"]


@pytest.mark.parametrize(
    ("told", "subject"),
    [
        ("全年接待游客168万人次，旅游收入12亿元", "140225"),
        ("今年以来接待游客168万人次，旅游收入12亿元", "140225"),
        ("1至9月新增民宿15家，旅游收入12亿元", "140225"),
        ("今年总投资3亿元，占地86亩", "剪纸产业园"),
        ("接待游客168万人次，门票收入12万元", "剪纸产业园"),
    ],
)
def test_a_report_goes_back_to_its_county_behind_examples(told: str, subject: str) -> None:
    text = f"三是旅游步伐加快。[S 圣泉寺]列入精品线路，[K 剪纸产业园]接待团队310批次。{told}。"
    assert subjects(text)[1:] == [subject] * 2


def test_without_a_heading_a_dated_sentence_goes_on() -> None:
    text = "[K 剪纸产业园]接待团队310批次。全年接待游客168万人次。"
    assert subjects(text) == ["剪纸产业园"] * 2


@pytest.mark.parametrize(
    ("part", "figure"),
    [
        ("上水库", "大坝填筑到1568米"),
        ("T3航站楼", "钢结构完成90%"),
        ("主厂房", "浇筑混凝土3万立方米"),
    ],
)
def test_a_part_is_told_of_the_work_of_its_paragraph(part: str, figure: str) -> None:
    text = f"[P 恒源工程]传来好消息：[F {part}]{figure}。"
    assert subjects(text) == ["恒源工程"]
    text = f"[P 恒源工程]进展顺利。[F {part}]{figure}。"
    assert subjects(text) == ["恒源工程"]
    assert subjects(f"[F {part}]{figure}。") != ["恒源工程"]


def test_a_bridge_with_a_name_of_its_own_is_no_part() -> None:
    assert subjects("[P 恒源工程]进展顺利。[F 十里河大桥]桩基完成122根。") == ["十里河大桥"]


def test_below_a_title_the_money_is_the_title_s() -> None:
    text = "1.[P 开源街西延工程]。长4.3公里。投资6.7亿元，[P 十里河大桥]桩基完成122根。"
    assert subjects(text) == ["开源街西延工程"] * 2 + ["十里河大桥"]
    assert subjects("投资6.7亿元，[P 十里河大桥]桩基完成122根。") == ["十里河大桥"] * 2


@pytest.mark.parametrize("leads", ["或到", "再去", "去", "不妨去", "前往", "抵达"])
def test_where_a_clause_leads_to_is_told_of(leads: str) -> None:
    assert subjects(f"{leads}[S 空中草原]，海拔2158米。") == ["空中草原"]


def test_what_a_road_leads_to_is_not_where_it_ends() -> None:
    assert subjects("[P 恒源路]西起[V 甲村]，东到[V 乙村]，全长5公里。") == ["恒源路"]


@pytest.mark.parametrize("way", ["往南不到两公里，", "向北行驶20公里，就到了", "以东3公里是"])
def test_a_distance_leads_to_what_stands_behind_it(way: str) -> None:
    assert subjects(f"从[K 恒源园区]{way}[E 绿塬公司]。") == ["绿塬公司"]


@pytest.mark.parametrize("where", ["附近", "周边", "惠及", "沿线"])
def test_those_who_live_around_are_no_list_of_subjects(where: str) -> None:
    text = f"[K 智家堡公园]绿化率82%。{where}[V 文兴苑]、[V 世纪城]等小区2万居民受益。"
    assert subjects(text) == ["智家堡公园"] * 2


@pytest.mark.parametrize(
    "work", ["进行修缮", "的展厅进行改造", "实施加固", "开展保护修缮", "进行提升改造"]
)
def test_money_for_a_place_that_is_worked_on_is_the_place_s(work: str) -> None:
    text = f"县里投入800万元对[R 甲旧址]{work}，布展面积600平方米，展出文物200件。"
    assert subjects(text) == ["甲旧址"] * 3


def test_money_against_a_place_that_is_not_worked_on_stays_the_county_s() -> None:
    assert subjects("县里投入800万元对[V 甲村]群众发放补贴。") == ["140225"]


@pytest.mark.parametrize("where", ["沿线", "周边", "附近"])
def test_a_neighbour_alone_is_told_of(where: str) -> None:
    assert subjects(f"公路通车，{where}[V 甲乡]今年销售额2000万元。") == ["甲乡"]


def test_whom_a_work_does_good_is_not_told_of() -> None:
    text = "[P 恒源工程]完工。更换管道38公里，惠及[V 甲镇]居民4.6万人。"
    assert subjects(text) == ["恒源工程"] * 2


@pytest.mark.parametrize("made", ["打造成景区", "改造为民宿", "建成公园", "培育成品牌"])
def test_what_is_made_into_something_is_told_of_behind_it(made: str) -> None:
    assert subjects(f"县里把[S 甲古堡]{made}，门票收入300万元。") == ["甲古堡"]
    assert subjects(f"县里将[S 甲古堡]{made}，门票收入300万元。") == ["甲古堡"]


def test_what_only_is_taken_as_something_is_not() -> None:
    text = "把[P 甲项目]作为“一号工程”，县里抽调干部30名，成立专班5个。"
    assert subjects(text) == ["140225"] * 2
