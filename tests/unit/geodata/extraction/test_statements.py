"""Facts and states read in one walk are those read apart."""

import pytest

from geodata.extraction.facts import find_facts
from geodata.extraction.statements import find_statements
from geodata.extraction.status import find_status_events
from tests.unit.geodata.extraction.marked_text import marked


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[P 恒源项目]总投资9亿元，已开工。该项目占地20亩，二期明年投产。",
        "[P 甲项目]、[P 乙项目]相继开工，后者长18公里。\n[S 文庙]占地3亩。",
    ],
)
def test_one_walk_reads_what_two_would(text: str) -> None:
    located = marked(text)
    assert find_statements(located) == (find_facts(located), find_status_events(located))
