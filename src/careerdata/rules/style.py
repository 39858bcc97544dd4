"""CD22x: style: how a guide is typed, not what it says. `careerdata check --fix` fixes these.

Each is reported once for a guide, at its first place; the fix changes all places.
"""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule


@rule("CD220", "trailing-spaces", "info")
def trailing_spaces(count: int) -> Words:
    """A line ends in spaces or tabs.

    Nobody sees them, and an editor that removes them makes a change without a meaning. Two spaces
    that break a line inside a Markdown paragraph are fine.

    Bad: `## Salary␣␣`

    Good: `## Salary`
    """
    return Words(f"the line ends in spaces{_counted(count, 'line')}")


@rule("CD221", "missing-edge-pipe", "info")
def missing_edge_pipe(ends: str) -> Words:
    """A row of a table has no pipe at its beginning or its end, although the header has one there.

    The row is still read, but some viewers show it as text, and it is easy to add a cell in the
    wrong way.

    Bad: `| Nurse | $60,000` under `| Role | Salary |`

    Good: `| Nurse | $60,000 |`
    """
    return Words(f"the row has no pipe at its {ends}, but the header does")


@rule("CD222", "invisible-character", "warning")
def invisible_character(name: str, count: int) -> Words:
    """There is an invisible character inside a word or a number.

    Text copied from web pages and word processors may contain zero-width spaces and soft hyphens. A
    name with one looks the same as without, but it is a different name: it gets a different id, and
    a search does not find it.

    Bad: `Data<U+200B>base`

    Good: `Database`
    """
    return Words(
        f"there is an invisible character ({name}) inside a word{_counted(count, 'place')}"
    )


@rule("CD223", "hyphen-for-range-dash", "info")
def hyphen_for_range_dash(text: str, dash: str, count: int) -> Words:
    """A range of amounts has a hyphen, a double hyphen or a dash that is not the house style's.

    The amounts are still read. But a line may break after a hyphen, in the middle of the range.

    Bad: `$100,000 - $130,000`

    Good: `$100,000 – $130,000`
    """
    return Words(f"“{text}” has no {dash} between its amounts{_counted(count, 'range')}")


@rule("CD224", "glued-currency-sign", "info")
def glued_currency_sign(text: str, count: int) -> Words:
    """There is no space between a number and the currency sign after it,
    in a language that puts one there.

    The amounts are still read. `schemas/style.yaml` lists the languages.

    Bad: `45.000€` in a German guide.

    Good: `45.000 €`, with a no-break space.
    """
    return Words(
        f"there is no space before the currency sign of “{text}”{_counted(count, 'amount')}"
    )


@rule("CD225", "unusual-skill-spelling", "info")
def unusual_skill_spelling(written: str, name: str, count: int) -> Words:
    """The name of a product or language is not spelt as its makers spell it.

    The skill is recognised and has the same id, but is published as the guide spells it.

    Bad: `Javascript`, `Scikit learn`

    Good: `JavaScript`, `Scikit-learn`
    """
    return Words(f"“{written}” is usually written “{name}”{_counted(count, 'place')}")


@rule("CD226", "spaced-currency-sign", "info")
def spaced_currency_sign(text: str, count: int) -> Words:
    """There is a space between a currency sign and the number after it,
    in a language that puts none there.

    The amounts are still read, but a line may break between the sign and its number.
    `schemas/style.yaml` lists the languages.

    Bad: `$ 60,000`

    Good: `$60,000`
    """
    return Words(f"there is a space after the currency sign of “{text}”{_counted(count, 'amount')}")


def _counted(count: int, noun: str) -> str:
    return "" if count == 1 else f" ({count} {noun}s)"
