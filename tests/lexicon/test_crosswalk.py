"""The codes of roles and skills:
each is of its scheme, and of something that the vocabulary knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerdata.lexicon.crosswalk import Code, Crosswalk
from careerdata.lexicon.schemas import SchemasError, load_schemas
from careerdata.lexicon.vocabulary import NameBook, entries
from careerdata.pipeline import load_knowledge

if TYPE_CHECKING:
    from careerdata.lexicon.schemas import Tree

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
    """O*NET-SOC 2019 details the codes of the SOC of 2018 after a point."""
    for role, codes in _TREE["roles"].items():
        assert codes.get("soc") == (codes["onet-soc"][:7] if "onet-soc" in codes else None), role


def test_every_scheme_says_where_it_is_published() -> None:
    assert all(scheme["source"].startswith("https://") for scheme in _TREE["schemes"].values())


def test_the_levels_are_levels() -> None:
    assert Crosswalk(_TREE).same_levels <= set(load_knowledge().levels.names)


@pytest.mark.parametrize(
    ("name", "neighbour"),
    [
        ("Klempner", "plumber"),  # works sheet metal; who lays pipes is an Anlagenmechaniker SHK
        ("Industriemechaniker", "industrial-mechanic"),  # makes machines as well as repairing them
        (
            "Reiseleiterin",
            "tour-guide",
        ),  # goes with a journey; a Fremdenführer guides through a place
        ("Kosmetikerin", "esthetician"),
        ("Esthéticienne", "esthetician"),
        ("Erzieherin", "early-childhood-educator"),  # of youths in homes as well
        ("Professeur des écoles", "primary-school-teacher"),  # of the école maternelle as well
        ("Travailleuse sociale", "social-worker"),  # any occupation of social work
        ("Directeur artistique", "art-director"),  # of a theatre as well
        ("Contrôleur financier", "financial-controller"),  # of the state's spending as well
        ("Ingénieur civil", "civil-engineer"),  # in Belgium of any field
        ("Kapitän", "ship-captain"),  # of an aeroplane as well
        ("Azafata", "flight-attendant"),  # of a fair as well
        ("Bioquímica", "biochemist"),  # in Argentina of a clinic's laboratory
        ("Buchhalterin", "accountant"),
        ("Rezeptionist", "receptionist"),
        ("Tischler", "joiner"),
        ("Wirtschaftsingenieurin", "industrial-engineer"),
        ("Animador", "animator"),
    ],
)
def test_a_name_that_means_more_than_an_occupation_has_no_code_of_it(
    name: str, neighbour: str
) -> None:
    entry = NameBook(entries(_SCHEMAS.vocabulary("roles")["roles"])).get(name)
    codes = Crosswalk(_TREE).role(entry.id) if entry else ()
    assert not set(codes) & set(Crosswalk(_TREE).role(neighbour))
    assert entry is None or entry.id != neighbour


@pytest.mark.parametrize(
    ("name", "neighbour"),
    [
        ("soldadura", "welding"),
        ("Recherche", "research"),
        ("EQ", "emotional-intelligence"),
        ("CPP", "c-plus-plus"),
    ],
)
def test_a_name_that_means_more_than_a_skill_is_none_of_its_aliases(
    name: str, neighbour: str
) -> None:
    entry = NameBook(entries(_SCHEMAS.vocabulary("skills")["skills"])).get(name)
    assert entry is None or entry.id != neighbour


def test_what_is_not_known_has_no_code() -> None:
    assert Crosswalk(_TREE).role("project-manager") == ()
    assert Crosswalk(_TREE).role("concierge") == ()  # in French and Dutch a caretaker
    assert Crosswalk(_TREE).skill("strategy") == ()


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        (
            {"nurse": {"isco": 2221}},
            "roles.nurse.isco: 2221 is no code of isco, a text like [0-9]{4}",
        ),
        (
            {"nurse": {"isco": "22211"}},
            "roles.nurse.isco: '22211' is no code of isco, a text like [0-9]{4}",
        ),
        ({"nurse": {"esco": "x"}}, "roles.nurse.esco: there is no scheme esco (known: isco, own)"),
        ({"nurse": "2221"}, "roles.nurse: must be codes by scheme, not '2221'"),
    ],
)
def test_a_fault_is_told_with_file_and_key(roles: Tree, told: str) -> None:
    with pytest.raises(SchemasError) as caught:
        Crosswalk(_tree(roles))
    assert str(caught.value) == f"vocabulary/crosswalk.yaml: {told}"
