from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.reading.imprint import Imprint, find_imprint

BODY = "本报讯(记者 某某)2023年5月6日,全县项目开工。\n"


@pytest.mark.parametrize(
    ("text", "publisher", "issued"),
    [
        (f"开工\n发布时间：2024-03-24 来源：大同日报\n{BODY}", "大同日报", date(2024, 3, 24)),
        (
            f"开工\n2024-03-24 09:15  来源: 左云县融媒体中心  编辑:某\n{BODY}",
            "左云县融媒体中心",
            date(2024, 3, 24),
        ),
        (f"《山西日报》(2024年2月19日 第02版:要闻)\n开工\n{BODY}", "山西日报", date(2024, 2, 19)),
        (f"大同日报 2024年11月29日 星期五\n开工\n{BODY}", "大同日报", date(2024, 11, 29)),
        (f"经济观察    大同日报  2024年7月26日 第3版\n开工\n{BODY}", "大同日报", date(2024, 7, 26)),
        (f"2021年4月2日  大同晚报  专版·清明\n开工\n{BODY}", "大同晚报", date(2021, 4, 2)),
        (f"据 大同日报 2024年7月26日 报道\n开工\n{BODY}", None, None),
        (f"大同晚报\n２０２４年１１月２９日\n开工\n{BODY}", "大同晚报", date(2024, 11, 29)),
        (f"公报\n{BODY}天镇县统计局\n二〇二四年三月二十一日\n", "天镇县统计局", date(2024, 3, 21)),
        (
            f"通知\n{BODY}云州区人民政府办公室\n2022年10月8日",
            "云州区人民政府办公室",
            date(2022, 10, 8),
        ),
        (BODY, None, None),
        ("开工\n2024年2月30日\n", None, None),
        ("大事记\n2024年2月3日\n签约。\n2024年2月9日\n开工。\n", None, None),
        ("发布时间：2024-03-24\n2024-03-20\n", None, date(2024, 3, 24)),
        ("第1版\n2019.7.1\n", None, date(2019, 7, 1)),
        ("", None, None),
    ],
)
def test_only_what_is_stated_is_taken(
    text: str, publisher: str | None, issued: date | None
) -> None:
    assert find_imprint(text) == Imprint(publisher, issued)


@pytest.mark.parametrize(
    ("numeral", "month", "day"),
    [("一月十日", 1, 10), ("十月一日", 10, 1), ("十二月三十一日", 12, 31)],
)
def test_chinese_numerals(numeral: str, month: int, day: int) -> None:
    assert find_imprint(f"二〇二五年{numeral}").issued == date(2025, month, day)


@given(st.text(alphabet=st.sampled_from("二〇十年月日2024-3:来源时间报局\n《》( ")))
def test_no_text_is_too_odd(text: str) -> None:
    imprint = find_imprint(text)
    assert imprint.publisher is None or imprint.publisher in text
