"""The vocabulary of pay: currencies, multipliers,
periods and the words around an amount, from `schemas/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from careerdata.lexicon.automaton import Automaton, Phrase
from careerdata.lexicon.lexer import lex_parts
from careerdata.lexicon.schemas import SchemasError
from careerdata.notation.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careerdata.lexicon.schemas import Schemas, Tree


class Currency(NamedTuple):
    """One currency: its ISO 4217 code and what a year's pay
    in it may plausibly be, in whole units.
    """

    code: str
    name: str
    least_a_year: float
    most_a_year: float
    decimals: int
    """Digits of its smallest coin."""
    unstated_from: float = 0.0
    """The least amount that is a year's pay where no period is stated."""


class Sign(NamedTuple):
    """A symbol, code or word for a currency, or for several that share it."""

    text: str
    currencies: tuple[str, ...]
    default: str | None = None
    is_contested: bool = False
    """Written for the default too in countries with an own currency of this sign."""
    is_uncertain: bool = False
    """It means other things than money too."""
    factor: float = 1.0
    """What it multiplies by: 1000 for `TEUR`."""
    needs_place: bool = False
    """Many countries of the guide's language have a currency of this sign:
    without a place it may be any.
    """


class Multiplier(NamedTuple):
    """A word that multiplies the number before it."""

    factor: float
    family: str
    """`western` (thousand, million) or `indian` (lakh, crore)."""
    states_money: bool = False
    """It makes an amount of money even where no currency is written."""
    period: str | None = None
    currency: str | None = None
    """The currency where none is written."""


class PayWord(NamedTuple):
    """A word that says what kind of pay an amount is."""

    kind: str
    """`period`, `statistic`, `tax` or `compensation`."""
    value: str


@dataclass(frozen=True, eq=False)
class MoneyWords:
    """All words of the money grammar, of all languages at once."""

    currencies: Mapping[str, Currency]
    phrases: Automaton
    """All other words that stand at an amount, by kind: see `_phrases`."""
    said: tuple[Phrase, ...]
    """Words about pay that count wherever they stand in a sentence (`said`), and what else is
    counted (`counted`): for the automaton that reads all texts.
    """
    only_after: frozenset[str]
    """Short words of a period that mean other things where no number stands before them: `pm`."""
    before_currency: frozenset[str]
    """Before the code of a currency in a header: `Salary in CAD`."""
    per_year: Mapping[str, float]
    """How many of a period make a year of work."""

    @classmethod
    def from_schemas(cls, schemas: Schemas, everywhere: Schemas | None = None) -> MoneyWords:
        """The words of `vocabulary/currencies.yaml` and `vocabulary/money.yaml`.

        `everywhere` are the schemas of all languages, where `schemas` are those of some.

        Raises SchemasError where a file does not have its shape.
        """
        money, currency = schemas.vocabulary("money"), schemas.vocabulary("currencies")
        needing = set(phrases(money.get("signs_that_need_a_place"))) if schemas.spoken else set()
        signs = (
            (sign._replace(needs_place=sign.text in needing), place)
            for sign, place in _signs(currency)
        )
        entries = _phrases(money, signs, (everywhere or schemas).vocabulary("money"))
        return cls(
            currencies=_currencies(currency),
            phrases=Automaton(map(_phrase, entries), lex_parts),
            said=tuple(
                map(_phrase, chain(_collected("said", _pay_words(money)), _words(money, "counted")))
            ),
            only_after=frozenset(
                word.removeprefix("=") for word in phrases(money.get("only_after"))
            ),
            before_currency=frozenset(phrases(money.get("before_currency"))),
            per_year={period: float(count) for period, count in money["per_year"].items()},
        )

    def plausible(self, currency: str | None, period: str | None) -> tuple[float, float]:
        """The least and the most that pay for a period may be;
        without a currency as in US dollars.
        """
        known = self.currencies.get(currency or "USD")
        if known is None:
            return 0.0, float("inf")
        count = self.per_year.get(period or "year")
        # A project may be an hour's work or a year's.
        return (
            (known.least_a_year / count, known.most_a_year / count)
            if count
            else (0.0, known.most_a_year)
        )


Entry = tuple[str, str, object]
"""A phrase, its kind, and what it means."""

# Kind of phrase → key of `money.yaml` → what its phrases mean. The order is that of preference
# among phrases that are written alike: `de` alone is rather `of` than `from`.
_MEANINGS: dict[str, dict[str, object]] = {
    "opening": {
        "opens_only_a_range": "of",
        "between": "between",
        "at_most": "at_most",
        "from": "from",
        "over": "over",
        "about": "about",
    },
    "join": {"joins": "to", "joins_between": "and"},
    # Between an opening or a join and its number: `to even`, `tra i`.
    "range_filler": {"range_fillers": True},
    # After a number.
    "limit": {"and_more": "and_more", "and_less": "and_less", "about_after": "about"},
    # Between words about pay and a number.
    "filler": {"earned": "earned", "fillers": "filler"},
    "counted": {"counted": True},
    "label": {"labels": True},
}


def _phrases(money: Tree, signs: Iterable[tuple[Sign, str]], everywhere: Tree) -> Iterator[Entry]:
    for sign, place in signs:
        if place != "after":
            yield sign.text, "sign_before", sign
        if place != "before":
            yield sign.text, "sign_after", sign
    yield from chain.from_iterable(_words(money, kind) for kind in _MEANINGS)
    yield from _collected("multiplier", _multipliers(money, "multiplier_words"))
    yield from _collected("header_multiplier", _multipliers(money, "header_multipliers"))
    yield from _collected("attached", chain(_pay_words(money), _attached_words(money)))
    # Right after an amount the periods of all languages mean nothing else: `R$ 5.500/mês`.
    words = chain(_pay_words(everywhere), _attached_words(everywhere))
    yield from _collected(
        "period_after", ((text, word) for text, word in words if word.kind == "period")
    )


def _words(money: Tree, kind: str) -> Iterator[Entry]:
    for key, value in _MEANINGS[kind].items():
        yield from ((word, kind, value) for word in phrases(money.get(key)))


def _phrase(entry: Entry) -> Phrase:
    """One in small letters counts in any case, one with a capital or after `=` only as written."""
    text, kind, value = entry
    is_marked = len(text) > 1 and text[0] == "=" and text[1].isalpha()
    is_exact = is_marked or text != text.lower()
    return Phrase(text[1:] if is_marked else text, kind, value, is_exact, is_unit=True)


def _currencies(tree: Tree) -> dict[str, Currency]:
    return {code: _currency(code, entry) for code, entry in _mapping(tree, "currencies").items()}


def _currency(code: str, entry: Tree) -> Currency:
    try:
        least, most = entry["plausible_year"]
        decimals, unstated_from = (
            int(entry.get("decimals", 2)),
            float(entry.get("unstated_from", 3 * least)),
        )
        return Currency(
            code, str(entry["name"]), float(least), float(most), decimals, unstated_from
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SchemasError(
            f"currency {code} needs a name and plausible_year: [least, most]"
        ) from error


def _signs(tree: Tree) -> Iterator[tuple[Sign, str]]:
    """Each sign with its place: `before` or `after` the number, or `either`."""
    uncertain = set(map(str, tree.get("uncertain") or ()))
    for sign, place in _all_signs(tree):
        if sign.text in uncertain:
            sign = Sign(
                sign.text, sign.currencies, sign.default, sign.is_contested, is_uncertain=True
            )
        yield sign, place


def _all_signs(tree: Tree) -> Iterator[tuple[Sign, str]]:
    for code, entry in _mapping(tree, "currencies").items():
        yield Sign(code, (code,)), "either"
        yield from ((Sign(str(text), (code,)), "either") for text in entry.get("symbols") or ())
        yield from ((Sign(str(text), (code,)), "after") for text in entry.get("words") or ())
    for code, names in _mapping(tree, "currency_names").items():
        yield from ((Sign(name, (code,)), "after") for name in phrases(names))
    for entry in _mapping(tree, "shared").values():
        yield from _shared_signs(entry)
    for code, texts in _mapping(tree, "prefixes").items():
        yield from ((Sign(str(text), (code,)), "before") for text in texts)
    for code, factors in _mapping(tree, "scaled").items():
        yield from (
            (Sign(str(text), (code,), factor=float(by)), "after") for text, by in factors.items()
        )


def _shared_signs(entry: Tree) -> Iterator[tuple[Sign, str]]:
    codes, default = tuple(map(str, entry["currencies"])), entry.get("default")
    is_contested = bool(entry.get("contested"))
    for place, texts in (("either", entry.get("symbols")), ("after", entry.get("words"))):
        for text in texts or ():
            yield Sign(str(text), codes, default, is_contested), place


def _multipliers(money: Tree, key: str) -> Iterator[tuple[str, Multiplier]]:
    kinds = {name: _multiplier(entry) for name, entry in _mapping(money, "multipliers").items()}
    for name, words in _mapping(money, key).items():
        if name not in kinds:
            raise SchemasError(
                f"{key} names the multiplier {name!r}, which multipliers does not have"
            )
        yield from ((word, kinds[name]) for word in phrases(words))


def _collected(kind: str, entries: Iterable[tuple[str, object]]) -> Iterator[Entry]:
    """All meanings of each phrase:
    one listed twice has both (`Jahresbrutto`: a year's, and gross).
    """
    found: dict[str, dict[object, None]] = {}
    for text, value in entries:
        found.setdefault(text, {})[value] = None
    yield from ((text, kind, tuple(values)) for text, values in found.items())


def _multiplier(entry: Tree) -> Multiplier:
    return Multiplier(
        float(entry["factor"]),
        str(entry.get("family", "western")),
        bool(entry.get("states_money")),
        entry.get("period"),
        entry.get("currency"),
    )


def _pay_words(money: Tree) -> Iterator[tuple[str, PayWord]]:
    for key in ("tax", "compensation"):
        yield from _valued(money, key, key)
    names = {str(name): str(value) for name, value in _mapping(money, "statistic_values").items()}
    for text, word in _valued(money, "statistic", "statistic"):
        yield text, PayWord("statistic", names.get(word.value, word.value))
    yield from _valued(money, "period_phrases", "period")
    yield from _valued(money, "period_pay", "period")
    yield from _periods_per_unit(money)


def _attached_words(money: Tree) -> Iterator[tuple[str, PayWord]]:
    yield from _valued(money, "period_adjectives", "period")
    yield from _valued(money, "compensation_attached", "compensation")


def _valued(money: Tree, key: str, kind: str) -> Iterator[tuple[str, PayWord]]:
    for value, words in _mapping(money, key).items():
        yield from ((word, PayWord(kind, value)) for word in phrases(words))


# per year, a year, pro Jahr, /year, / Jahr; a unit of one letter needs the slash: /h
def _periods_per_unit(money: Tree) -> Iterator[tuple[str, PayWord]]:
    per = _mapping(money, "per")
    for period, by_language in _mapping(money, "period_units").items():
        word = PayWord("period", period)
        for language, units in by_language.items():
            for unit in units:
                yield f"/ {unit}", word
                if len(unit) > 1:
                    yield from ((f"{before} {unit}", word) for before in per.get(language, ()))


def _mapping(tree: Tree, key: str) -> Tree:
    value = tree.get(key) or {}
    if not isinstance(value, dict):
        raise SchemasError(f"{key} must be a mapping, not {type(value).__name__}")
    return value
