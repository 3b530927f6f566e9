"""Families of names in many sentences each: what a rule takes, and what it must leave alone."""

import pytest

from geodata.extraction.names import find_names
from geodata.gazetteer import load
from geodata.reading import View


def _found(text: str) -> dict[str, str]:
    return {name.surface: name.kind.value for name in find_names(View.identity(text), load())}


@pytest.mark.parametrize(
    ("text", "surface", "kind"),
    [
        # Works on a named place, by their state or by the verb that governs them.
        ("▲文瀛湖公园环湖步道改造近日完工，很美。", "文瀛湖公园环湖步道改造", "project"),
        ("完成下河湾水库除险加固，保证率达到98%。", "下河湾水库除险加固", "project"),
        ("今年，金岭水厂扩建已开工，明年投用。", "金岭水厂扩建", "project"),
        ("启动白马大桥改扩建。", "白马大桥改扩建", "project"),
        # A verb that is a noun inside the name of works.
        ("御河生态公园南段延伸工程开工。", "御河生态公园南段延伸工程", "project"),
        ("恒山5A级景区创建提升工程年底收官。", "恒山5A级景区创建提升工程", "project"),
        ("金岭水厂管网铺设工程开工。", "金岭水厂管网铺设工程", "project"),
        # A yearly output between the brand and what it makes.
        (
            "聚能年产3万吨废铅酸电池拆解项目建成。",
            "聚能年产3万吨废铅酸电池拆解项目",
            "project",
        ),
        ("引进年产3万吨废铅酸电池拆解项目。", "废铅酸电池拆解项目", "project"),
        # Where it is built, and that it is built.
        ("在一斗泉乡建设百合种植示范基地。", "百合种植示范基地", "park"),
        ("乡里建起花海乡村旅游区，游客不断。", "花海乡村旅游区", "scenic"),
        ("狼窝山脚下的星空营地46顶帐篷难求。", "星空营地", "scenic"),
        ("总投资12亿元的仟源合成生物基地也已破土。", "仟源合成生物基地", "project"),
        # Phases and parts.
        ("晋控左云风电场三期投产。", "晋控左云风电场三期", "project"),
        ("千福山康养度假区一期开门迎客。", "千福山康养度假区一期", "scenic"),
        ("金岭康养度假区二期已建成开放。", "金岭康养度假区二期", "scenic"),
        ("金岭康养度假区二期总投资3亿元。", "金岭康养度假区二期", "project"),
        ("晋北采煤沉陷区新能源基地新荣片区并网。", "晋北采煤沉陷区新能源基地新荣片区", "project"),
        ("新荣经开区花园屯片区招商。", "新荣经开区花园屯片区", "park"),
        ("许家园村的杏花谷景区二期今春开园。", "杏花谷景区二期", "scenic"),
        # What is told of a plain phrase: an award, a date before the state, two words of state.
        ("在广灵县，剪纸文化产业园体验馆免费开放。", "剪纸文化产业园体验馆", "scenic"),
        ("黄芪文化园、中医药产业园入选省级名单。", "中医药产业园", "park"),
        ("灵丘飞轮储能调频电站 3月投运\n", "灵丘飞轮储能调频电站", "project"),
        ("山西焦煤在云州区投资的制氢示范基地年内开工。", "制氢示范基地", "park"),
        ("对标合肥高新区，加快建设。", "合肥高新区", "park"),
        ("集大原高铁浑源至代县段已通车。", "集大原高铁浑源至代县段", "facility"),
        ("S50广源高速广灵段加快建设，前景好。", "S50广源高速广灵段", "project"),
        ("唐河产业园加快建设。", "唐河产业园", "park"),
        ("去忻州古城和平遥古城看看。", "平遥古城", "scenic"),
        ("大磁窑民宿村预订排到正月十五。", "大磁窑民宿村", "scenic"),
        (
            "郭家窑乡200MW/400MWh独立共享储能电站，总投资7.8亿元。",
            "郭家窑乡200MW/400MWh独立共享储能电站",
            "project",
        ),
        # Roads to be enjoyed, villages that are visited, zones elsewhere.
        ("车轮轧过“音乐公路”，旋律响起。", "音乐公路", "scenic"),
        ("长城一号旅游公路天镇支线建成。", "长城一号旅游公路天镇支线", "scenic"),
        ("荣乌高速广灵连接线通车。", "荣乌高速广灵连接线", "facility"),
        ("今年1至7月，唐家堡村接待游客21万人次。", "唐家堡村", "scenic"),
        ("李二口村的民宿预订已排到了国庆。", "李二口村", "scenic"),
        ("坊城新村的“黄花人家”民宿院院客满。", "坊城新村", "scenic"),
        ("学习的是苏州工业园区的做法。", "苏州工业园区", "park"),
        ("建好白羊峪森林公园12公里步道。", "白羊峪森林公园", "park"),
        ("沿云冈旅游专线西行20分钟。", "云冈旅游专线", "scenic"),
        (
            "晋北—江苏±800千伏特高压直流工程投运。",
            "晋北—江苏±800千伏特高压直流工程",
            "project",
        ),
    ],
)
def test_it_is_a_name_of_the_kind(text: str, surface: str, kind: str) -> None:
    assert _found(text).get(surface) == kind


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("文化公园改造完工。", "文化公园改造"),
        ("完成老旧小区改造，惠及千户。", "老旧小区改造"),
        ("智家堡公园、大同公园的提质改造也相继完工。", "大同公园的提质改造"),
        ("推进创建提升工程。", "创建提升工程"),
        ("乌龙峡景区的漂流项目日均接待2300人次。", "漂流项目"),
        ("如今塑胶步道、儿童滑梯一应俱全。", "塑胶步道"),
        ("打造晋冀古堡民俗游线。", "晋冀古堡"),
        ("打通断头路5条。", "断头路"),
        ("从恒安新区环境提质升级到职工文化中心的建设。", "恒安新区环境提质升级到职工文化中心"),
        ("完成高家山、口泉乡共6个土地开发项目。", "口泉乡共"),
        ("完成高家山、口泉乡共6个土地开发项目。", "高家山、口泉乡共6个土地开发项目"),
        ("勾勒出20世纪初中大同煤矿工人的历程。", "初中大同煤矿"),
        ("建成学院，职业学校办学条件达标比例92.6%。", "职业学校"),
        ("确保国省考断面水质稳定达标。", "国省考断面"),
        ("将布设煤矿记忆馆等业态。", "布设煤矿记忆馆"),
        ("业主浑源恒泉文旅公司投资。", "浑源恒泉"),
        ("恒安新区和顺街街道的泰乐里。", "恒安新区和顺街"),
        ("振华南街街道文兴里社区。", "振华南街"),
        ("云冈区完善养老服务，惠及街道、社区、乡村。", "社区"),
        ("2026年大同市政府工作报告提出。", "大同市政府"),
        ("酒坊改造成酒文化体验馆。", "成酒文化体验馆"),
        ("新铺太行一号旅游公路灵丘支线。", "新铺太行一号旅游公路灵丘支线"),
    ],
)
def test_it_is_none(text: str, surface: str) -> None:
    assert surface not in _found(text)


@pytest.mark.parametrize(
    ("text", "surface", "kind"),
    [
        ("李二口村的民宿有20家。", "李二口村", "settlement"),
        ("唐家堡村的游客中心建成。", "唐家堡村", "settlement"),
        ("助马堡村开出民宿17家。", "助马堡村", "settlement"),
        ("参观平型关，缅怀先烈。", "平型关", "red_site"),
        ("联合山西大学推进实验室建设。", "山西大学", "facility"),
        ("20世纪初，云冈区第三初中建成。", "云冈区第三初中", "facility"),
        ("南环路街道和振华南街同时开工。", "振华南街", "facility"),
        ("实施御河、十里河等生态修复项目。", "御河、十里河等生态修复项目", "project"),
    ],
)
def test_other_sentences_leave_the_kind(text: str, surface: str, kind: str) -> None:
    assert _found(text).get(surface) == kind


def test_items_of_a_list_that_tells_who_builds_them_are_projects() -> None:
    found = _found(
        "市级重点工程\n1.秦淮数据灵丘园区十期。建设单位：秦淮数据。\n"
        "2.忘忧黄花全产业链加工园。建设单位：大同宜民农业集团。占地230亩。\n"
        "3.金岭氢能装备产业园二期。总投资3亿元。\n"
        "4.天镇县三十里铺万头奶牛牧场，总投资5亿元。\n"
    )
    names = (
        "秦淮数据灵丘园区十期",
        "忘忧黄花全产业链加工园",
        "金岭氢能装备产业园二期",
        "三十里铺万头奶牛牧场",
    )
    assert [found.get(name) for name in names] == ["project"] * 4


def test_items_of_a_plain_list_keep_their_kinds() -> None:
    found = _found("市内公园\n1.金岭郊野公园。环境优美。\n2.白马湿地公园。鸟类很多。\n")
    assert found == {"金岭郊野公园": "park", "白马湿地公园": "park"}


def test_a_sight_in_the_name_of_a_camp_that_is_built_is_no_place_of_its_own() -> None:
    text = "1.平型关红色文化研学营地。总投资1.46亿元。\n2.金岭路改造工程。总投资2亿元。\n"
    assert "平型关" not in _found(text)


@pytest.mark.parametrize(
    ("text", "surface", "kind"),
    [
        # Words that name a trade, a time or a form of building.
        ("浑源经开区中医药产业园落在东坊城乡。", "浑源经开区中医药产业园", "park"),
        ("东坊城乡的中医药产业园占地200亩。", "中医药产业园", "park"),
        ("口泉古镇、北魏文化主题公园等4处夜间消费集聚区客满。", "北魏文化主题公园", "scenic"),
        ("口泉古镇、辽金文化公园免费开放。", "辽金文化公园", "park"),
        ("云泉湿地公园、特色果蔬采摘园等园区迎客。", "特色果蔬采摘园", "park"),
        ("弘赐堡古堡群全年接待游客4万人次。", "弘赐堡古堡群", "scenic"),
        ("新建恒山黄芪博览城，力争年内投用。", "恒山黄芪博览城", "project"),
        ("大同国际陆港海关监管区扩建工程开工。", "大同国际陆港海关监管区扩建工程", "project"),
        ("京包铁路提速改造工程完工。", "京包铁路提速改造工程", "project"),
        # The far end of a line, and a sight that works bear the name of.
        ("大同南站至恒山旅游专线公路正在报批。", "恒山", "scenic"),
        ("恒山—悬空寺旅游公路通车。", "悬空寺", "scenic"),
        ("启动得胜堡—右卫古城长城文化廊道联建。", "右卫古城", "scenic"),
        ("柳科乡空中草原滑翔营地项目已签约。", "空中草原", "scenic"),
        ("南洋河天镇段治理。", "南洋河天镇段", "natural"),
    ],
)
def test_words_that_name_and_ends_of_lines(text: str, surface: str, kind: str) -> None:
    assert _found(text).get(surface) == kind


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("(一)提速大项目。安排重点项目46个。", "提速大项目"),
        ("宽带提速工程惠及12个村。", "宽带提速工程"),
        ("(三)做靓长城线。", "做靓长城"),
        ("做优长城品牌，叫响古堡文化。", "做优长城"),
        ("长城沿线古堡群保护见效。", "古堡群"),
        ("当地有辽金建筑12处。", "辽金建筑"),
        ("党留庄乡的铺架基地撤场后复垦。", "铺架基地"),
        ("党留庄乡的制梁基地占地300亩。", "制梁基地"),
        ("开源街跨御河桥维修加固工程进入收尾阶段。", "御河桥维修"),
        ("浑源县监管区内管理规范。", "监管区"),
    ],
)
def test_plain_words_and_builders_grounds_name_nothing(text: str, surface: str) -> None:
    assert surface not in _found(text)
