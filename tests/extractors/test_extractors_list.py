"""How extractors are found by name."""

import pytest

from digigraph.errors import UsageError
from digigraph.extractors import load, modules


def test_a_built_in_extractor_has_the_name_of_its_module() -> None:
    (times,) = load(("times",))
    assert times.name == "times"
    assert modules(("times", "other.place:Thing")) == ("digigraph.extractors.times", "other.place")


def test_an_extractor_of_somebody_else_is_named_by_module_and_class() -> None:
    (found,) = load(("digigraph.extractors.references:ReferenceExtractor",))
    assert found.name == "references"


@pytest.mark.parametrize("name", ["nosuch", "no.such:Thing", "digigraph.extractors.times:Nothing", "json:JSONDecoder"])
def test_a_missing_extractor_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError):
        load((name,))
