"""The vocabulary: names, aliases and ids of roles, skills,
regions and resources, looked up in texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from careerdata.model.slug import slugify
from careerdata.notation.phrases import alternatives
from careerdata.notation.unspaced import UNSPACED, UNSPACED_WORD, has_unspaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from careerdata.lexicon.schemas import Tree


class Named(Protocol):
    """An entry of the vocabulary: its names in order, the canonical one first."""

    @property
    def names(self) -> Sequence[str]: ...


E = TypeVar("E", bound=Named)

_WORD = re.compile(r"(?<![\w.+#&'’])[\w.+#&'’]*[\w+#]")
_LETTER = rf"[^\W{UNSPACED}]"
_WORD_AMONG_UNSPACED = re.compile(
    rf"{UNSPACED_WORD}|(?<!{_LETTER})(?<![.+#&'’])(?:{_LETTER}|[.+#&'’])*(?:{_LETTER}|[+#])"
)
LONGEST_ABBREVIATION = 3


class NameBook(Generic[E]):
    """Entries by any of their names; whole words, in any case.

    Names of up to three letters (`US`, `IT`, `Go`) count only in the case in which the vocabulary
    writes them: in small letters they are words of the language.
    """

    def __init__(self, entries: Iterable[E], *, plurals: bool = False) -> None:
        """`plurals` also learns the plural of each name: `data analysts`, `analistas de datos`."""
        self._by_name: dict[str, E] = {}
        self._cased: dict[str, set[str]] = defaultdict(set)
        known = list(entries)
        for entry in known:
            for name in entry.names:
                self._learn(name, entry)
        for entry in known if plurals else ():
            for name in entry.names:
                for plural in plural_forms(name):
                    self._learn(plural, entry)

    @cached_property
    def get(self) -> Callable[[str], E | None]:
        """The entry with exactly a name, or None;
        the same words are looked up in many places of a guide.
        """
        return lru_cache(maxsize=8192)(self._get)

    def _learn(self, name: str, entry: E) -> None:
        words = _words(name)
        if not words:
            return
        key = " ".join(words)
        self._by_name.setdefault(key, entry)
        if len(name) <= LONGEST_ABBREVIATION:
            self._cased[key].add(name)

    @property
    def folded_names(self) -> Iterable[str]:
        """All names, in small letters and with single spaces."""
        return self._by_name.keys()

    def _get(self, name: str) -> E | None:
        return self._entry(" ".join(_words(name)), name.strip())

    def _entry(self, key: str, written: str) -> E | None:
        if key in self._cased and written not in self._cased[key]:
            return None
        return self._by_name.get(key)


def plural_forms(name: str) -> Iterator[str]:
    """The plurals that a name may have:
    of its last word, and where a smaller word follows, of its first.
    """
    if name.isupper() or len(name) <= LONGEST_ABBREVIATION:
        return
    first, space, rest = name.partition(" ")
    yield _plural(name)
    if space and rest.split()[0].islower():
        yield f"{_plural(first)} {rest}"


def _plural(name: str) -> str:
    if name.endswith("man"):
        return name.removesuffix("man") + "men"
    if name.endswith("wife"):
        return name.removesuffix("fe") + "ves"
    if name.endswith("y") and name[-2:-1] not in "aeou":
        return name.removesuffix("y") + "ies"
    if name.endswith("in") and name[:1].isupper():
        return name + "nen"
    ends_in_e = name.endswith(("s", "x", "ch", "sh", "or", "ón"))
    return name + ("es" if ends_in_e and not name.endswith("or") else "s")


def words_of(text: str) -> list[str]:
    """The words of a text as they are looked up, signs inside them included:
    `CI/CD` is two, `C++` one.
    """
    return (_WORD_AMONG_UNSPACED if has_unspaced(text) else _WORD).findall(text)


def _words(name: str) -> list[str]:
    return [_fold(word) for word in words_of(name)]


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    return word.removesuffix(_possessive(word)).replace("’", "'").casefold()


def folded_word(word: str) -> str:
    """A word in the one form in which it is looked up."""
    return _fold(word)


def _possessive(word: str) -> str:
    """The `'s` at the end of a word, as in `Kaggle's`."""
    return word[-2:] if word[-2:] in {"'s", "’s"} else ""


NamesByLanguage = Mapping[str, tuple[str, ...]]
"""Code of a language → what the thing is called in it;
what is the same everywhere (a code, a brand) is English.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A role or a skill of the vocabulary."""

    id: str
    names: tuple[str, ...]
    names_by_language: NamesByLanguage = field(default_factory=dict, compare=False)

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.names[0]


def entries(trees: Iterable[Tree]) -> list[Entry]:
    """The entries of a vocabulary file's list; an entry without an id has its name's slug."""
    return [
        Entry(str(tree.get("id") or slugify(tree["name"])), _names(tree), names_by_language(tree))
        for tree in trees
    ]


def names_by_language(tree: Tree) -> NamesByLanguage:
    """The names of an entry: its `name` is of its `language`,
    English where none is given, as its aliases are.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    found[tree.get("language", "en")].append(tree["name"])
    found["en"] += map(str, tree.get("aliases", ()))
    for code, names in tree.get("names", {}).items():
        found[code] += map(str, names)
    return {code: tuple(dict.fromkeys(names)) for code, names in found.items() if names}


def _names(tree: Tree) -> tuple[str, ...]:
    """All names of an entry, its own one first."""
    elsewhere = names_by_language(tree).values()
    return tuple(dict.fromkeys((tree["name"], *(name for names in elsewhere for name in names))))


@dataclass(frozen=True, slots=True)
class Region:
    """A place that people are paid in."""

    id: str
    names: tuple[str, ...]
    kind: str
    country_code: str | None
    currencies: tuple[str, ...]
    """ISO 4217 codes of what people there are paid in; a city has its country's."""
    readings: tuple[str, ...] = ()
    """The names of all places that an ambiguous name may mean; it has no id itself."""
    names_by_language: NamesByLanguage = field(default_factory=dict, compare=False)


def regions(tree: Tree) -> list[Region]:
    """The entries of `regions.yaml`; first the ambiguous names, which no place has for itself."""
    local = {
        entry["country_code"]: entry["currencies"]
        for entry in tree["regions"]
        if entry["kind"] == "country"
    }
    names = {entry["id"]: str(entry["name"]) for entry in tree["regions"]}
    ambiguous = [
        Region(
            "",
            (entry["name"],),
            "other",
            None,
            (),
            tuple(names.get(each, each) for each in entry["regions"]),
        )
        for entry in tree["ambiguous"]
    ]
    territories = tree.get("territories", {})
    return [
        *ambiguous,
        *(_region(_with_territory(entry, territories), local) for entry in tree["regions"]),
    ]


def _with_territory(entry: Tree, territories: Mapping[str, Mapping[str, str]]) -> Tree:
    """A country with its name in each language."""
    names = {code: list(some) for code, some in entry.get("names", {}).items()}
    if entry["kind"] == "country":
        for code, name in territories.get(entry["country_code"], {}).items():
            names[code] = [name, *names.get(code, ())]
    return {**entry, "names": names}


def _region(entry: Tree, local: Mapping[str, Sequence[str]]) -> Region:
    country = entry.get("country_code")
    return Region(
        entry["id"],
        _names(entry),
        entry["kind"],
        country,
        tuple(entry.get("currencies") or local.get(str(country), ())),
        names_by_language=names_by_language(entry),
    )


@dataclass(frozen=True, slots=True)
class KnownResource:
    """A well-known place to learn, or a platform that others publish on."""

    id: str
    names: tuple[str, ...]
    url: str | None
    provider: str | None
    is_platform: bool

    @property
    def provider_names(self) -> tuple[str, ...]:
        """What publishers of resources are called:
        a platform's own names, and the entry's provider.
        """
        own = self.names if self.is_platform else ()
        return (*own, self.provider) if self.provider else own


def resources(tree: Tree) -> list[KnownResource]:
    """The entries of `resources.yaml`."""
    return [
        KnownResource(
            str(entry.get("id") or slugify(entry["name"])),
            (entry["name"], *entry.get("aliases", ())),
            entry.get("url"),
            entry.get("provider"),
            bool(entry.get("platform", False)),
        )
        for entry in tree["resources"]
    ]


@dataclass(frozen=True, slots=True)
class SegmentName:
    """A group of employers or earners that the vocabulary names."""

    kind: str
    names: tuple[str, ...]
    language: str


def segments(tree: Tree) -> list[SegmentName]:
    """The entries of `segments.yaml`, one a name."""
    return [
        SegmentName(kind, (str(name),), language)
        for kind, languages in tree["segments"].items()
        for language, names in languages.items()
        for name in names
    ]


class RoleNouns:
    """The nouns that make a title one of a role:
    `engineer` last, `Entwickler` as an ending, `infirmier` first.
    """

    def __init__(self, tree: Tree) -> None:
        position: dict[str, str] = tree.get("role_noun_position", {})
        self._stops = {_fold(str(word)) for words in tree["title_stops"].values() for word in words}
        self._openers = {
            _fold(str(word)) for words in tree["title_openers"].values() for word in words
        } | self._stops
        self._complements = {
            how: {language: set(map(str, links)) for language, links in languages.items()}
            for how, languages in tree["title_complements"].items()
        }
        self._last: set[str] = set()
        self._first: set[str] = set()
        self._endings: tuple[str, ...] = ()
        for language, nouns in tree["role_nouns"].items():
            words = {_fold(str(noun).strip("*")) for noun in nouns}
            if position.get(language) == "first":
                self._first |= words
            elif position.get(language) == "ending":
                self._endings += tuple(words)
            else:
                self._last |= words

    @property
    def words(self) -> frozenset[str]:
        """The nouns that stand as words of their own, in singular and plural."""
        singular = self._last | self._first
        return frozenset(
            {*singular, *(plural for noun in singular for plural in plural_forms(noun))}
        )

    @property
    def has_endings(self) -> bool:
        """Whether the language writes compounds as one word."""
        return bool(self._endings)

    def closes(self, word: str) -> bool:
        """Whether a word, folded, ends in a noun as compounds do: `Softwareentwickler`."""
        return bool(self._endings) and word.endswith(self._endings)

    def ends(self, title: str) -> bool:
        """Whether a title is one of a role, as far as its nouns tell."""
        words = _words(title)
        if not words or not self._stops.isdisjoint(words):
            return False
        last, first = words[-1], words[0]
        return (
            not self._last.isdisjoint({last, *_singulars(last)})
            or not self._first.isdisjoint({first, *_singulars(first)})
            or self.closes("".join(words) if has_unspaced(last) else last)
        )

    def is_no_part(self, word: str) -> bool:
        """Whether a word before a role's noun is no part of its name:
        `Complete` of `The Complete Nurse Guide`.
        """
        return _fold(word) in self._openers

    def goes_on(self, link: str, language: str, *, is_name: bool) -> bool:
        """Whether a name goes on after its noun with a word such as `de`;
        some do only before a name.
        """
        always, before_names = (
            self._complements.get(how, {}) for how in ("always", "before_names")
        )
        return link in always.get(language, ()) or (
            is_name and link in before_names.get(language, ())
        )


def gender_marks(marks: Iterable[str]) -> re.Pattern[str]:
    """What titles carry for all genders:
    apart from a word (`(m/w/d)`, `H/F`) or after its letters (`:in`).
    """
    apart = "|".join(re.escape(mark) for mark in marks if mark[0] == "(" or mark[0].isupper())
    after = sorted((re.escape(m) for m in marks if m[0] in "/*:_·."), key=len, reverse=True)
    anywhere = "|".join([f"(?i:{apart})", *after])
    # After a word they are small, as its letters are: the `/O` of `I/O` is none.
    return re.compile(rf"(?i:\s*(?<!\w)(?:{apart})(?!\w))|(?<=[a-zß-öø-ÿ])(?:{anywhere})(?!\w)")


def _singulars(word: str) -> Iterator[str]:
    for ending, singular in (("ies", "y"), ("es", ""), ("s", ""), ("men", "man")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word.removesuffix(ending) + singular


def people(tree: Tree, joiners: Iterable[str]) -> re.Pattern[str]:
    """The pattern of the names of one or more people,
    with the particles and the `et al.` of `resources.yaml`.
    """
    between = alternatives([*tree["name_particles"], *joiners])
    name = r"[A-ZÀ-Þ][\w.'’-]*"
    return re.compile(
        rf"{name}(?:(?:,|\s+{between})?\s+{name}){{1,6}}(?:\s+{alternatives(tree['and_others'])})?"
    )


class ToolWords:
    """What a publisher's tools are called: `Career Explorer`, `RIASEC Assessment`."""

    def __init__(self, tree: Tree) -> None:
        self._kinds: dict[str, dict[str, str]] = {"last": {}, "first": {}, "ending": {}}
        for kind, languages in tree["nouns"].items():
            for language, nouns in languages.items():
                known = self._kinds[tree["noun_position"].get(language, "last")]
                known.update((_fold(str(noun)), kind) for noun in nouns)
        self.at = _flat(tree["at"])
        """Words before the owner in a call to action: `at JobCannon's Career Explorer`."""
        self.skip = _flat(tree["skip"])
        """Words between owner and name that are no part of the name."""
        self.by = _flat(tree["by"])
        """Words between a tool and its owner."""
        self.inside = _flat(tree["inside"])
        """Words inside a tool's name that have no capital."""
        self.our = _flat(tree["our"])
        """Words of the publisher for what is its own."""

    def kind_of(self, name: str) -> str | None:
        """The kind of tool that a name is one of, by its noun; None where it is no tool's name."""
        words = _words(name)
        tails = (" ".join(words[at:]) for at in range(len(words)))
        heads = (" ".join(words[:at]) for at in range(len(words), 0, -1))
        last, first, ending = (self._kinds[position] for position in ("last", "first", "ending"))
        by_last = next((last[tail] for tail in tails if tail in last), None)
        by_first = next((first[head] for head in heads if head in first), None)
        by_ending = next(
            (kind for noun, kind in ending.items() if words and words[-1].endswith(noun)), None
        )
        return by_last or by_first or by_ending


def _flat(tree: Tree) -> frozenset[str]:
    return frozenset(_fold(str(word)) for words in tree.values() for word in words)


class CostFound(NamedTuple):
    """What a text says of a resource's cost, and where."""

    cost: str
    start: int
    end: int


class CostWords:
    """The words of `costs.yaml`."""

    def __init__(self, tree: Tree) -> None:
        words = {
            str(word).casefold(): cost
            for cost, languages in tree["costs"].items()
            for words in languages.values()
            for word in words
        }
        self._costs = words
        negations = alternatives(_flat(tree["not"]))
        self._word = re.compile(
            rf"(?P<not>{negations}[\s-]+)?(?P<word>{alternatives(words)})", re.IGNORECASE
        )
        self.by = re.compile(rf"\s+{alternatives(_flat(tree['by']))}\s+", re.IGNORECASE)
        """Between a title and its maker."""
        self.by_in_titles = _flat(tree["by_in_titles"])
        """Those of them that also stand inside titles:
        `Introduction au Machine Learning de Google Brain`.
        """
        self.at = re.compile(rf"{alternatives(_flat(tree['at']))}\s+\Z", re.IGNORECASE)
        """Right before a platform."""
        self.pays_out = re.compile(
            rf"(?<!\w){alternatives(_flat(tree['pays_out']))}(?!\w)", re.IGNORECASE
        )
        """What gives money instead of taking it."""

    def find(self, text: str) -> CostFound | None:
        """The cost that a text states; what is free in part and paid in part is `freemium`."""
        found = [
            CostFound(
                self._costs[" ".join(m["word"].casefold().split())], m.start("word"), m.end("word")
            )
            for m in self._word.finditer(text)
            if not m["not"]
        ]
        kinds = {one.cost for one in found}
        for whole in ("free_audit", "freemium"):
            if whole in kinds:
                return next(one for one in found if one.cost == whole)
        if {"free", "paid"} <= kinds:
            return found[0]._replace(cost="freemium")
        return found[0] if found else None
