"""Every example in a docstring of the library runs and tells the truth."""

import doctest
import importlib
import pkgutil

import pytest

import geodata

_MODULES = sorted(
    info.name
    for info in pkgutil.walk_packages(geodata.__path__, "geodata.")
    # The builder's packages need not be installed, and a __main__ is there to be run.
    if "gazetteer.build" not in info.name and not info.name.endswith("__main__")
)


@pytest.mark.parametrize("name", _MODULES)
def test_examples_are_true(name: str) -> None:
    results = doctest.testmod(importlib.import_module(name))
    assert results.failed == 0


def test_there_are_examples_to_run() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [
        test
        for name in _MODULES
        for test in finder.find(importlib.import_module(name))
        if test.examples
    ]
    assert len(found) >= 20
