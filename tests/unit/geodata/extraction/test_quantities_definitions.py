"""What units are worth, held to the library whose format the definitions have."""

from fractions import Fraction

import pint
import pytest

from geodata.extraction.lexicon import table
from geodata.extraction.quantities_definitions import definitions
from geodata.resources import resource


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry:
    return pint.UnitRegistry(str(resource("lexicon/units.txt")), non_int_type=Fraction)


@pytest.mark.parametrize("name", sorted(definitions()))
def test_pint_reads_the_same(name: str, registry: pint.UnitRegistry) -> None:
    ours = definitions()[name]
    factor, base = registry.get_base_units(name)
    assert float(ours.factor) == pytest.approx(float(factor), rel=1e-15)
    assert {str(unit): int(power) for unit, power in base._units.items()} == dict(ours.bases)


@pytest.mark.parametrize(
    ("name", "expression"),
    [
        ("公顷", "hectare"),
        ("平方公里", "km**2"),
        ("千瓦时", "kilowatt_hour"),
        ("兆伏安", "megavolt * ampere"),
        ("千伏", "kilovolt"),
        ("周", "week"),
        ("升", "liter"),
        ("吨", "tonne"),
        ("微克", "microgram"),
        ("毫米", "millimeter"),
    ],
)
def test_units_of_the_si_are_pint_s_own(name: str, expression: str) -> None:
    standard = pint.UnitRegistry()(expression).to_base_units()
    assert float(definitions()[name].factor) == pytest.approx(standard.magnitude)


def test_units_of_one_kind_have_one_dimension() -> None:
    data = table("units")
    for dimension in data["dimensions"].values():
        bases = definitions()[dimension["of"]].bases
        names = [data["written"].get(name, name) for name in dimension["units"].split()]
        assert all(definitions()[name].bases == bases for name in names)


def test_a_mu_is_exact() -> None:
    assert definitions()["亩"].factor == Fraction(2000, 3)
