"""CD3xx: text that should become rows and cannot be read, or not in one way only."""

from __future__ import annotations

from typing import Literal

from careerdata.rules.catalogue import Words, rule
from careerdata.rules.wording import quoted


@rule("CD301", "no-section", "warning")
def no_section() -> Words:
    """No heading of the guide announces anything that a table is made of.

    Little more than the guide's title is published: what says of itself that it is pay, such as a table with the
    header `Average salary`. Most often the text is no career guide, or its headings use words that are not known.

    Bad: `## Everything else`

    Good: `## Salary`, `## Skills`, `## Roadmap`
    """
    return Words(
        "no heading of this guide announces salaries, skills, a roadmap or any other known section",
        "use headings such as “Salary” or “Skills”; words of your own are added under [headings] in careerdata.toml",
    )


@rule("CD302", "unread-heading", "info")
def unread_heading(heading: str, nearest: str | None, *, is_known: bool) -> Words:
    """Nothing under a heading is published, and nothing else is found there.

    Either the text under it holds nothing that the tables are made of, and all is well; or the heading, or the
    notation under it, is not known.

    Bad: `## Salry`

    Good: `## Salary`
    """
    if nearest and heading[:1].isupper():
        nearest = nearest[0].upper() + nearest[1:]
    meant = f"did you mean “{nearest}”? Otherwise name" if nearest else "where it holds data, name"
    hint = f"{meant} the heading under [headings] in careerdata.toml"
    if is_known:
        hint = "where it holds data, write it as a list or a table; leave it as it is where it is only text"
    return Words(f"nothing under the heading {quoted(heading)} is published", hint)


@rule("CD303", "misspelled-header", "warning")
def misspelled_header(header: str, meant: str) -> Words:
    """A table's header is no word that is known, and one slip away from such a word.

    What stands under a header that nobody knows is not read, or is not known to be what it is.

    Bad: `| Role | Salry |`

    Good: `| Role | Salary |`
    """
    return Words(f"the header {quoted(header)} looks misspelt", f"did you mean {quoted(meant)}?")


@rule("CD304", "duplicate-header", "warning")
def duplicate_header(header: str) -> Words:
    """Two columns of a table have the same header.

    Which of both the header is about is not known, so neither column is read.

    Bad: `| Role | Salary | Salary |`

    Good: `| Role | Salary (entry level) | Salary (senior) |`
    """
    return Words(
        f"two columns have the header {quoted(header)}, so neither is read",
        "give each column a header of its own; make two tables of one that stands side by side",
    )


@rule("CD305", "unread-text", "info")
def unread_text(text: str, lines: tuple[int, ...]) -> Words:
    """An entry among the data of a section is not published, and nothing else is found there.

    Either it says nothing that the tables have a place for, and all is well; or its notation is not known. It is one
    finding for each section; `careerdata coverage` lists every word that is not read.

    Bad: `- Ask a colleague what they earn.` in a list of amounts.

    Good: `- Senior: $80,000` in a list of amounts.
    """
    others = f", nor of {_counted_lines(lines)} in this section" if lines else ""
    return Words(
        f"nothing of {quoted(text)} is published{others}",
        "where it holds data, write it like the entries beside it; leave it as it is where it is only text",
    )


def _counted_lines(lines: tuple[int, ...]) -> str:
    """`line 12`, `lines 12 and 15`, `12 lines from 15 on`."""
    if len(lines) > _MOST_LINES:
        return f"{len(lines)} lines from {lines[0]} on"
    *before, last = map(str, lines)
    return f"lines {', '.join(before)} and {last}" if before else f"line {last}"


_MOST_LINES = 4


@rule("CD310", "unreadable-amount", "warning")
def unreadable_amount(text: str) -> Words:
    """A cell of a pay column holds no amount that can be read.

    Bad: `competitive`, `$$$`

    Good: `$50,000 – $60,000`; or `–` where there is no figure.
    """
    return Words(
        f"{quoted(text)} is no amount of pay, so it is not published",
        "write an amount such as $50,000 – $60,000, or – where there is no figure",
    )


@rule("CD311", "ambiguous-amount", "warning")
def ambiguous_amount(text: str, reason: str, readings: tuple[str, ...]) -> Words:
    """An amount can be read in more than one way, so none of the readings is published.

    A wrong figure is worse than a missing one. The finding names the readings.

    Bad: `45.000 – 60,000` (a dot and a comma for thousands in one range)

    Good: `45,000 – 60,000`
    """
    what, hint = _UNCLEAR.get(reason, (_MANY_READINGS, "write both numbers in full, and with their currency"))
    told = f" ({'; or '.join(readings)})" if what == _MANY_READINGS else ""
    return Words(f"{quoted(text)} {what}{told}, so it is not published", hint)


_MANY_READINGS = "can be read in more than one way"
_UNCLEAR = {
    "ambiguous-number": (_MANY_READINGS, "write the numbers in full, so that they have one meaning only"),
    "mixed-separators": (
        _MANY_READINGS,
        "write thousands in one way throughout: 45,000 – 60,000, or 45.000 – 60.000, but not both",
    ),
    "malformed-number": (
        "is no number that can be read for certain",
        "put separators before each group of three digits, as in 1,234,567",
    ),
    "multiplier-conflict": (_MANY_READINGS, "say “thousand” or “k” once: with the amount, or in the header"),
    "period-conflict": (_MANY_READINGS, "write one period: per year, or per month"),
    "unknown-multiplier": (
        "has a sign behind its number that is not known",
        "write the number in full, or with k for thousands",
    ),
    "relative-amount": ("says how much more or less, not how much", "write the whole amount"),
    "chained-range": ("has more than two amounts", "write two amounts for a range, or a line for each amount"),
    "change": ("are two amounts at different times, and no range", "write the amount of today alone"),
    "torn-range": (_MANY_READINGS, "write a line for each amount, as in “Juniors: $50,000”"),
}
"""By the reason for which an amount is refused: what it is, and what to do."""


@rule("CD312", "amounts-reversed", "error", acceptable=True)
def amounts_reversed(text: str) -> Words:
    """The lower amount of a range is above the higher one.

    Bad: `$90,000 – $60,000`

    Good: `$60,000 – $90,000`
    """
    return Words(
        f"the range {quoted(text)} begins with its higher amount",
        "put the lower amount first, or mend the figure with a digit too many or too few",
    )


@rule("CD313", "unknown-currency", "error", acceptable=True)
def unknown_currency(text: str) -> Words:
    """The currency of an amount is not known.

    Bad: `50,000 XQZ`

    Good: `50,000 EUR`
    """
    return Words(
        f"the currency of {quoted(text)} is not known",
        "write a currency sign, or the currency's code of three letters, such as EUR",
    )


@rule("CD314", "currency-conflict", "warning")
def currency_conflict(text: str, readings: tuple[str, ...]) -> Words:
    """An amount's sign and its table or place say different currencies, so it is not published.

    Bad: `$3,000,000` under the header `Annual salary (JPY)`; a bare `$` in a guide about Chile.

    Good: `¥3,000,000`; `CLP 900.000`
    """
    told = f": {' or '.join(readings)}" if readings else ""
    return Words(
        f"the currency of {quoted(text)} is not clear{told}",
        "write the currency as a code, such as USD or CLP, in the cell or in the table's header",
    )


@rule("CD315", "currency-missing", "warning")
def currency_missing(text: str) -> Words:
    """An amount of pay has no currency, and neither its table's header nor its place gives one.

    Bad: `45,000 – 60,000` under `Salary`

    Good: `45,000 – 60,000` under `Salary (EUR)`
    """
    return Words(
        f"{quoted(text)} has no currency, so it is not published",
        "write the currency with the amount or in the table's header",
    )


@rule("CD316", "empty-pay-cell", "error", acceptable=True)
def empty_pay_cell(row: str, column: str) -> Words:
    """A cell of a pay column is empty while the others of its row hold amounts.

    Whether the figure was forgotten or does not exist cannot be seen.

    Bad: `| Nurse | | £30,000 |`

    Good: `| Nurse | – | £30,000 |` where there is no figure.
    """
    return Words(
        f"the row {quoted(row)} has no amount under {quoted(column)}",
        "write the amount, or – where there is none",
    )


@rule("CD317", "unread-pay-column", "warning")
def unread_pay_column(header: str) -> Words:
    """A column of amounts stands under a header that names no place, level, experience or statistic.

    Whom the amounts are about is not known, so they are not published.

    Bad: `| Role | Average salary | In USD |`, where somebody has exchanged the money.

    Good: `| Role | United Kingdom |`, `| Role | Senior |`, `| Role | Median salary |`
    """
    return Words(
        f"what the amounts under {quoted(header)} are about is not known",
        "name a place, a level, an experience or a statistic in the header, as in “Germany”, “Senior”, “Median”",
    )


@rule("CD318", "unread-pay-subject", "warning")
def unread_pay_subject(subject: str) -> Words:
    """An amount of pay stands with words that name no known role, level, place or employer.

    Bad: `Managers earn $95,000 a year.` in a guide about nurses.

    Good: `Senior nurses earn $95,000 a year.`
    """
    return Words(
        f"it is not clear whose pay the amount at {quoted(subject)} is, so it is not published",
        "name a role, level, experience or place; roles of your own are added under [roles] in careerdata.toml",
    )


@rule("CD319", "ambiguous-region", "warning")
def ambiguous_region(name: str, readings: tuple[str, ...]) -> Words:
    """A name of a place stands for more than one, so the bands under it have no region.

    Bad: `| Georgia | $52,000 |`

    Good: `| Georgia, USA | $52,000 |`
    """
    return Words(
        f"{quoted(name)} may be {' or '.join(readings)}, so its amounts are published without a place",
        "write the place so that only one can be meant, as in “Georgia, USA”",
    )


@rule("CD320", "pay-period-missing", "warning")
def pay_period_missing(text: str) -> Words:
    """An amount is too small for a year's pay, and nothing says for how long a time it is paid.

    An hour, a day, a month: which one is not guessed.

    Bad: `$25 – $35`

    Good: `$25 – $35 per hour`
    """
    return Words(
        f"{quoted(text)} is too small for a year and states no other period, so it is not published",
        "write the period, as in “per hour”, or the multiplier that is missing, as in 100k",
    )


@rule("CD321", "unread-amounts", "warning")
def unread_amounts() -> Words:
    """A table is full of amounts, but neither its headers nor its heading says that they are pay.

    They may be prices, costs or revenues, so they are not published.

    Bad: `| Town | Figure |` under `## More numbers`

    Good: the same table under `## Salary`, or with the header `Average salary`.
    """
    return Words(
        "nothing says that the amounts of this table are pay, so they are not published",
        "name them in the heading above or in a header, as in “Salary”; leave it as it is where they are no pay",
    )


@rule("CD322", "implausible-amount", "warning")
def implausible_amount(text: str, size: Literal["little", "much"], period: str) -> Words:
    """An amount is less, or more, than anybody is paid for the time that is said.

    Most often the amount is right and the time is not, or a `k` is missing; or the amount is no pay at all. What was
    meant is not known, so it is not published. The bounds are wide, and stand in `schemas/vocabulary/currencies.yaml`.

    Bad: `$25 per year`, `$90000 per hour`

    Good: `$25 per hour`, `$90000 per year`
    """
    return Words(
        f"{quoted(text)} is too {size} for {_A_PERIOD.get(period, f'a {period}')}'s pay, so it is not published",
        "mend the amount or its time: a k or “per hour” may be missing; leave it as it is where it is no pay",
    )


_A_PERIOD = {"hour": "an hour", "project": "a project"}


@rule("CD323", "unknown-pay-period", "warning")
def unknown_pay_period(text: str, unit: str) -> Words:
    """An amount is paid for a time that no column has.

    A year, a month, a week, a day, an hour and a project are known. A word such as `evening` or `season` may mean
    any of them, so the amount is not published.

    Bad: `$1,400 per evening`

    Good: `$1,400 per day`
    """
    return Words(
        f"the time “{unit}” that {quoted(text)} is paid for is not known, so it is not published",
        "write a known period: per hour, day, week, month, year or project",
    )


@rule("CD324", "unread-pay", "warning")
def unread_pay(text: str) -> Words:
    """An amount looks like pay and is not published, and nothing else says why.

    A word of pay stands in its sentence, a heading about pay above it, or somebody who earns it beside it; but whose
    it is could not be read.

    Bad: `Earn $71,000 – $84,000 while you learn.` in a roadmap.

    Good: `- Apprentice: $71,000 – $84,000` under a heading such as “Salary”.
    """
    return Words(
        f"{quoted(text)} looks like pay, but whose it is could not be read, so it is not published",
        "write it under a heading about pay, behind the role: “Nurse: $50,000”; leave it as it is where it is no pay",
    )


@rule("CD325", "unknown-qualifier", "info")
def unknown_qualifier(words: str) -> Words:
    """Words that narrow pay are not known as a role, level, place or employer.

    They are kept as written, in the column `qualifiers`: the amount is not everybody's. Words of your own are taught
    in `careerdata.toml` or in a folder of schemas.

    Bad: `- The lucky ones: $200,000`

    Good: `- Senior nurses: $200,000`
    """
    return Words(
        f"{quoted(words)} narrows the pay beside it, is not known and is kept as written",
        "name one that is known, or teach it: roles of your own are added under [roles] in careerdata.toml",
    )


@rule("CD330", "unknown-language", "warning")
def unknown_language(code: str, known: tuple[str, ...]) -> Words:
    """Most words of a guide are of no language that is known, so only its title is published.

    A heading such as `Roadmap` or `Skill` is a loan word in many languages: what stands under it would be read by the
    rules of another language, and published wrong. A language counts as known where its word lists explain enough of
    a text; the shares stand in `schemas/vocabulary/acceptance.yaml`.

    Bad: `En nyutbildad sjuksköterska tjänar mellan 34 000 och 42 000 kronor i månaden.`

    Good: `A nurse earns between £31,000 and £37,000.`
    """
    said = "" if code == "und" else f" ({code})"
    return Words(
        f"the language of this guide{said} is not known, so no data of it is published",
        f"known are {', '.join(known[:-1])} and {known[-1]}; teach another language with a folder of your own word "
        "lists, named by schemas in careerdata.toml",
    )


@rule("CD331", "pay-among-facts", "warning")
def pay_among_facts(text: str) -> Words:
    """An amount under a heading about the market is somebody's pay or a price, and nothing else is found there.

    It is no fact about a market, and whose pay it is cannot be read for certain in this place.

    Bad: `- Senior: $98,000` under `## Job Market`

    Good: `- Senior: $98,000` under `## Salary`
    """
    return Words(
        f"{quoted(text)} is pay or a price, and no fact about the market, so it is not published",
        "put pay under a heading such as “Salary”",
    )


@rule("CD332", "misspelled-heading", "warning")
def misspelled_heading(heading: str, meant: str) -> Words:
    """A heading over data is no phrase that is known, and one slip away from such a phrase.

    What stands under a heading that nobody knows is not read, or is not known to be what it is.

    Bad: `## Resorces`

    Good: `## Resources`
    """
    return Words(f"the heading {quoted(heading)} looks misspelt", f"did you mean {quoted(meant)}?")


@rule("CD333", "unread-front-matter", "warning")
def unread_front_matter(key: str, text: str) -> Words:
    """The front matter holds data that the text of the guide does not say, so it is not published.

    Tables are read from the text alone: what stands between the fences is for the program that makes the page.

    Bad: `salary: "$47,000 – $62,000"`

    Good: `- Electrician: $47,000 – $62,000`
    """
    return Words(
        f"{quoted(text)} is under {quoted(key)} in the front matter and not in the text, so it is not published",
        "write it in the text too, under a heading such as “Salary” or “Skills”",
    )


@rule("CD334", "unread-component", "warning")
def unread_component(text: str) -> Words:
    """A component or shortcode holds an amount of pay, which only the program that makes the page reads.

    Bad: `{{< salary min="36000" max="48000" currency="USD" >}}`

    Good: `$36,000 – $48,000`
    """
    return Words(
        f"the amounts of pay in {quoted(text)} are not published",
        "write them in the text too, as in “Pastry chefs earn $36,000 – $48,000 a year”",
    )
