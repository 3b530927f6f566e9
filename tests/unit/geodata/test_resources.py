import pytest

from geodata.errors import GeodataError
from geodata.resources import read_bytes, read_text, resource, seeds


def test_a_resource_is_read_as_text_and_bytes() -> None:
    assert read_text("web/package.json").encode() == read_bytes("web/package.json")


@pytest.mark.parametrize("name", ["../pyproject.toml", "web/../../seeds", "/etc/passwd"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(GeodataError, match="outside"):
        resource(name)


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(GeodataError, match="no/such"):
        resource("no/such")


def test_the_five_documents_come_with_the_program() -> None:
    assert len([path for path in seeds() if path.read_text(encoding="utf-8").strip()]) == 5
