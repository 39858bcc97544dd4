"""The codes of roles and skills: each is of its scheme, and of something that the vocabulary knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerdata.crosswalk import Code, Crosswalk
from careerdata.pipeline import load_knowledge
from careerdata.schemas import SchemasError, load_schemas
from careerdata.vocabulary import entries

if TYPE_CHECKING:
    from careerdata.schemas import Tree

_SCHEMAS = load_schemas()
_TREE = _SCHEMAS.vocabulary("crosswalk")


def _tree(roles: Tree) -> Tree:
    schemes = {"isco": {"version": "08", "pattern": "[0-9]{4}"}, "own": {"pattern": "[a-z]+"}}
    return {"schemes": schemes, "same_levels": ["senior"], "roles": roles, "skills": {}}


@pytest.mark.parametrize("kind", ["roles", "skills"])
def test_whatever_has_a_code_is_in_the_vocabulary(kind: str) -> None:
    known = {entry.id for entry in entries(_SCHEMAS.vocabulary(kind)[kind])}
    assert set(_TREE[kind]) - known == set()


def test_the_shipped_codes_are_of_their_schemes() -> None:
    assert Crosswalk(_TREE).role("registered-nurse") == (
        Code("onet-soc", "29-1141.00", "2019"),
        Code("soc", "29-1141", "2018"),
        Code("isco", "2221", "08"),
    )
    assert Crosswalk(_TREE).skill("python") == (Code("wikidata", "Q28865", None),)


def test_a_code_of_onet_soc_comes_with_the_soc_code_that_it_details() -> None:
    """O*NET-SOC 2019 details the codes of the SOC of 2018 behind a point."""
    for role, codes in _TREE["roles"].items():
        assert codes.get("soc") == (codes["onet-soc"][:7] if "onet-soc" in codes else None), role


def test_every_scheme_says_where_it_is_published() -> None:
    assert all(scheme["source"].startswith("https://") for scheme in _TREE["schemes"].values())


def test_the_levels_are_levels() -> None:
    assert Crosswalk(_TREE).same_levels <= set(load_knowledge().levels.names)


def test_what_is_not_known_has_no_code() -> None:
    assert Crosswalk(_TREE).role("project-manager") == ()
    assert Crosswalk(_TREE).skill("strategy") == ()


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        ({"nurse": {"isco": 2221}}, "roles.nurse.isco: 2221 is no code of isco, a text like [0-9]{4}"),
        ({"nurse": {"isco": "22211"}}, "roles.nurse.isco: '22211' is no code of isco, a text like [0-9]{4}"),
        ({"nurse": {"esco": "x"}}, "roles.nurse.esco: there is no scheme esco (known: isco, own)"),
        ({"nurse": "2221"}, "roles.nurse: must be codes by scheme, not '2221'"),
    ],
)
def test_a_fault_is_told_with_file_and_key(roles: Tree, told: str) -> None:
    with pytest.raises(SchemasError) as caught:
        Crosswalk(_tree(roles))
    assert str(caught.value) == f"vocabulary/crosswalk.yaml: {told}"
