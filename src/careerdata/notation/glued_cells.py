"""Where cells meet that an extract glued together, and which lines are nothing but an amount.

Junior DevOps (0-2 years)|$81,000 – $111,000|£36,000 – £51,000     signs stand before their numbers
Berufseinsteiger|55k€ – 65k€|50k€ – 60k€                           signs stand after their numbers
Role|United States|US|UK                                           a capital after a small letter; places
Junior|0-2 years|$60,000|High                                      a number after a letter, a word after it
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from careerdata.lexicon.lexer import SPACES
from careerdata.notation.phrases import alternatives, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerdata.lexicon.schemas import Schemas, Tree

Side = Literal["before", "after"]
"""Where the signs of a row stand, seen from their numbers."""

_NUMBER = rf"\d+(?:[.,'’]\d+|[{SPACES}]\d{{3}}(?!\d))*"
# A number that may be pay: `2£` is the end of `Level 2` and the beginning of `£50,000`.
_LARGE = rf"(?=\d{{3}}|\d+[.,'’{SPACES}]\d{{3}})"


@dataclass(frozen=True, eq=False)
class GluedCellWords:
    """What parts glued cells: the signs of money, and the short names of places."""

    sign_before: re.Pattern[str]
    """A `sign` and the number after it, that is no percentage."""
    sign_after: re.Pattern[str]
    """An amount or a range, and the sign or word of a currency after it."""
    without_sign: re.Pattern[str]
    """An amount or a range that needs no currency: `8-12 LPA`."""
    amount_line: re.Pattern[str]
    """A line that is an amount or the mark of a missing one."""
    places: re.Pattern[str]
    """Short names of places that run together, followed by another cell."""
    place: re.Pattern[str]
    """One of them."""

    @classmethod
    def from_schemas(cls, schemas: Schemas) -> GluedCellWords:
        """The signs of `currencies.yaml`, the multipliers of `money.yaml`,
        the places of `regions.yaml`.
        """
        currencies, money = schemas.vocabulary("currencies"), schemas.vocabulary("money")
        sign, multipliers = _any_of(_signs(currencies)), list(_multipliers(money))
        number = rf"\s?(?=\d)(?!{_NUMBER}\s?%)"
        before = rf"(?={_first_of(_signs(currencies))})(?:{_begins_sign(multipliers)})(?P<sign>{sign}){number}"
        after = rf"(?:{sign}|{_any_of(_currency_words(currencies))})(?![a-zß-ÿ])"
        amount = (
            rf"{_LARGE}{_NUMBER}(?:\s?{_any_of(multipliers)})?|{_NUMBER}\s?{_any_of(multipliers)}"
        )
        to = rf"\s?(?:[-–—~]|{alternatives(phrases(money['joins']))})\s?"
        with_sign = _range_before(after, amount, to)
        without = _range_before(rf"{_any_of(_money_multipliers(money))}(?![a-zß-ÿ])", _NUMBER, to)
        code = _any_of(_place_codes(schemas.vocabulary("regions")))
        return cls(
            re.compile(before),
            re.compile(with_sign),
            re.compile(without),
            re.compile(rf"[~≈<>]?\s?(?:{before}|{with_sign}|{without}|(?:[–—-]|n/a|N/A)\Z)"),
            re.compile(rf"(?<![A-Z])(?:{code})+(?=[A-Z\d]|\Z)"),
            re.compile(code),
        )


def _begins_sign(multipliers: Iterable[str]) -> str:
    """Where a sign of letters may begin:
    not inside a word in capitals, but after a multiplier (`8 LPARs. 9`).
    """
    after = {word for word in multipliers if word.isupper()}
    return "|".join(
        ["(?<![A-Z])", "(?![A-Z])", *(f"(?<={re.escape(word)})" for word in sorted(after))]
    )


def _range_before(sign: str, amount: str, to: str) -> str:
    return rf"(?<![\d.,'’])(?=[~≈\d])[~≈]?(?:{_NUMBER}[^\W\d_]{{,5}}\s?(?:{sign})?\+?{to})?(?:{amount})\s?{sign}"


def _any_of(texts: Iterable[str]) -> str:
    """Longest first; what is written in small letters in the vocabulary matches in any case."""
    longest_first = sorted(set(texts), key=lambda text: (-len(text), text))
    words = "|".join(
        f"(?i:{re.escape(text)})" if text.islower() else re.escape(text) for text in longest_first
    )
    # One look at the place before trying its many words makes a search several times as fast.
    return f"(?={_first_of(longest_first)})(?:{words})"


def _first_of(texts: Iterable[str]) -> str:
    """The characters that some texts begin with, as a set of a pattern."""
    first = {
        char for text in texts for char in (text[0], text[0].upper() if text.islower() else text[0])
    }
    return f"[{re.escape(''.join(sorted(first)))}]"


def _signs(currencies: Tree) -> Iterator[str]:
    yield from map(str, currencies["currencies"])
    for entry in (*currencies["currencies"].values(), *currencies["shared"].values()):
        yield from map(str, entry.get("symbols") or ())
    for texts in (*currencies["scaled"].values(), *currencies["prefixes"].values()):
        yield from map(str, texts)


def _currency_words(currencies: Tree) -> Iterator[str]:
    for entry in (*currencies["currencies"].values(), *currencies["shared"].values()):
        yield from map(str, entry.get("words") or ())


def _money_multipliers(money: Tree) -> Iterator[str]:
    """The multipliers that make an amount of money without any currency."""
    for name, entry in money["multipliers"].items():
        if entry.get("states_money"):
            yield from phrases(money["multiplier_words"].get(name))


def _multipliers(money: Tree) -> Iterator[str]:
    for words in money["multiplier_words"].values():
        yield from (word for phrase in phrases(words) for word in (phrase, phrase.upper()))


_LONGEST_CODE = 4


def _place_codes(regions: Tree) -> Iterator[str]:
    for entry in regions["regions"]:
        names = (
            *map(str, (entry["name"], *entry.get("aliases", ()))),
            *phrases(entry.get("names")),
        )
        yield from (
            name
            for name in names
            if name.isalpha() and name.isupper() and len(name) <= _LONGEST_CODE
        )


# Nearly all lines are none of this, and the patterns of the vocabulary are long.
_MAY_HOLD_SEAM = re.compile(
    r"""  [\w)\]+%.*] [~≈<>]? (?: [^\w\s.,;:!?'’"“”()/&#+*=–—-] | [A-Z][A-Za-z.$£¥]{0,4} ) \s?\d
        | (?: [^\W\d_A-Z] | \) ) \d""",
    re.VERBOSE,
)
_LONGEST_ROW = 240
# What a cell may end in.
_END_OF_CELL = re.compile(r"[\w)\]+%.*]|[^\w\s,;:!?'’\"“”(/&#=–—~-]")


def side_of_signs(row: str, words: GluedCellWords) -> Side | None:
    """Where the signs of a row stand;
    None where it has none, or where they may belong to either side.
    """
    if len(row) > _LONGEST_ROW or not _MAY_HOLD_SEAM.search(row):
        return None
    before = {match.end("sign") for match in words.sign_before.finditer(row)}
    after = {match.end() for match in words.sign_after.finditer(row)}
    if before == after:
        return "after" if not before and words.without_sign.search(row) else None
    return "before" if after < before else "after" if before < after else None


def amount_seams(row: str, side: Side, words: GluedCellWords) -> list[int]:
    """Where amounts begin that are glued to what stands before them."""
    if side == "before":
        starts = [
            _with_about(row, match.start("sign")) for match in words.sign_before.finditer(row)
        ]
    else:
        pattern = words.sign_after if words.sign_after.search(row) else words.without_sign
        starts = [match.start() for match in pattern.finditer(row)]
    return [start for start in starts if start and _END_OF_CELL.match(row[start - 1])]


def _with_about(row: str, start: int) -> int:
    return start - 1 if start and row[start - 1] in "~≈<>" else start


# United|Kingdom   Junior|0-2 years   $120,000|High   36,000|45,000   Intern|N/A
_WORD_SEAM = re.compile(
    r"""  (?<=[a-zß-ÿ)%]) (?=[A-ZÀ-Þ])
        | (?<=[a-zß-ÿ)]) (?=\d)
        | (?<=[\d+]) (?=[A-ZÀ-Þ][a-zß-ÿ])
        | (?<=[.,]\d{3}) (?=\d)
        | (?<=[a-zß-ÿ)]) (?=N/A|n/a|[–—])""",
    re.VERBOSE,
)


def word_seams(row: str) -> list[int]:
    """Where one cell of words or plain numbers may end and the next begin."""
    return [match.start() for match in _WORD_SEAM.finditer(row)]


def place_seams(row: str, words: GluedCellWords) -> list[int]:
    """Where the short name of a place ends and another cell begins: `RoleUSUKRemote`."""
    runs = [words.place.finditer(row, run.start(), run.end()) for run in words.places.finditer(row)]
    return [match.end() for run in runs for match in run if match.end() < len(row)]
