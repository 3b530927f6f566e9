"""The collector rests while a document is read, and works again afterwards."""

import gc

import pytest

from geodata.collecting import uncollected
from geodata.errors import ReadingError


def test_the_collector_rests_and_goes_on() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ReadingError), uncollected():
        raise ReadingError("")
    assert gc.isenabled()


def test_one_that_rests_already_stays_at_rest() -> None:
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
