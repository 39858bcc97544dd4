"""CD22x: faults of form, which a machine can mend: how a guide is typed, not what it says.

Such a fault is a habit. It is reported once in a guide, at its first place; its fix, which needs no other hint,
mends all places.
"""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule


@rule("CD220", "trailing-spaces", "info")
def trailing_spaces(count: int) -> Words:
    """Spaces or tabs stand at the end of a line.

    Nobody sees them, and every editor that removes them makes a change that says nothing. Two spaces that break
    a line inside a paragraph of Markdown are no fault.

    Bad: `## Salary␣␣`

    Good: `## Salary`
    """
    return Words(f"spaces stand at the end of the line{_counted(count, 'line')}")


@rule("CD221", "missing-edge-pipe", "info")
def missing_edge_pipe(ends: str) -> Words:
    """A row of a table has no pipe at its beginning or its end, while the table's header has one there.

    The row is read all the same; but a cell that is added at the open end goes wrong, and some viewers show the
    row as text.

    Bad: `| Nurse | $60,000` under `| Role | Salary |`

    Good: `| Nurse | $60,000 |`
    """
    return Words(f"the row has no pipe at its {ends}, the header has")


@rule("CD222", "invisible-character", "warning")
def invisible_character(name: str, count: int) -> Words:
    """A character that nobody sees stands inside a word or a number.

    Text that is copied from web pages and word processors brings zero-width spaces and soft hyphens along. A name
    with one looks like the same name without, but is another: it gets another id, and search does not find it.

    Bad: `Data<U+200B>base`

    Good: `Database`
    """
    return Words(f"a character that nobody sees ({name}) stands inside a word{_counted(count, 'place')}")


@rule("CD223", "hyphen-for-range-dash", "info")
def hyphen_for_range_dash(text: str, dash: str, count: int) -> Words:
    """A range of amounts is written with a hyphen, a double hyphen or another dash than the house style's.

    The amounts are read all the same. Lines break behind a hyphen, which tears a range in two.

    Bad: `$100,000 - $130,000`

    Good: `$100,000 – $130,000`
    """
    return Words(f"“{text}” has no {dash} between its amounts{_counted(count, 'range')}")


@rule("CD224", "glued-currency-sign", "info")
def glued_currency_sign(text: str, count: int) -> Words:
    """No space stands between a number and the currency sign behind it, in a language that puts one there.

    The amounts are read all the same. The languages stand in `schemas/style.yaml`.

    Bad: `45.000€` in a German guide.

    Good: `45.000 €`, with a no-break space.
    """
    return Words(f"no space stands before the currency sign of “{text}”{_counted(count, 'amount')}")


@rule("CD225", "unusual-skill-spelling", "info")
def unusual_skill_spelling(written: str, name: str, count: int) -> Words:
    """A skill that is a name is written in another way than its makers and the vocabulary write it.

    It is recognised, and has the same id; but the published name is the one that the guide writes.

    Bad: `Javascript`, `Scikit learn`

    Good: `JavaScript`, `Scikit-learn`
    """
    return Words(f"“{written}” is usually written “{name}”{_counted(count, 'place')}")


@rule("CD226", "spaced-currency-sign", "info")
def spaced_currency_sign(text: str, count: int) -> Words:
    """A space stands between a currency sign and the number behind it, in a language that puts none there.

    The amounts are read all the same; but lines break at the space, and the sign is torn from its number. The
    languages stand in `schemas/style.yaml`.

    Bad: `$ 60,000`

    Good: `$60,000`
    """
    return Words(f"a space stands behind the currency sign of “{text}”{_counted(count, 'amount')}")


def _counted(count: int, noun: str) -> str:
    return "" if count == 1 else f" ({count} {noun}s)"
