"""CD3xx: text that should become rows but cannot be read, or can be read in more than one way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from careerdata.rules.catalogue import Words, rule
from careerdata.rules.wording import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence


@rule("CD301", "no-section", "warning")
def no_section() -> Words:
    """No heading of the guide announces a section with data.

    Only the title is published, and text that is clearly pay, such as a table with the header
    `Average salary`. Usually the text is not a career guide, or its headings use unknown words.

    Bad: `## Everything else`

    Good: `## Salary`, `## Skills`, `## Roadmap`
    """
    return Words(
        "no heading of this guide announces salaries, skills, a roadmap or another known section",
        "use headings such as “Salary” or “Skills”, or add your own under [headings] in careerdata.toml",
    )


@rule("CD302", "unread-heading", "info")
def unread_heading(heading: str, nearest: str | None, *, is_known: bool) -> Words:
    """Nothing under a heading is published, and there is no other finding.

    Either the text has no data for the tables, and all is well; or the heading, or the way the data
    is written, is not known.

    Bad: `## Salry`

    Good: `## Salary`
    """
    if nearest and heading[:1].isupper():
        nearest = nearest[0].upper() + nearest[1:]
    meant = f"did you mean “{nearest}”? Otherwise add" if nearest else "if it has data, add"
    hint = f"{meant} the heading under [headings] in careerdata.toml"
    if is_known:
        hint = "if it has data, write it as a list or a table"
    return Words(f"nothing under the heading {quoted(heading)} is published", hint)


@rule("CD303", "misspelled-header", "warning")
def misspelled_header(header: str, meant: str) -> Words:
    """A header of a table looks like a misspelling of a known word.

    The cells under an unknown header are not read, or not recognised for what they are.

    Bad: `| Role | Salry |`

    Good: `| Role | Salary |`
    """
    return Words(f"the header {quoted(header)} looks misspelt", f"did you mean {quoted(meant)}?")


@rule("CD304", "duplicate-header", "warning")
def duplicate_header(header: str) -> Words:
    """Two columns of a table have the same header.

    Nothing tells the columns apart, so neither is read.

    Bad: `| Role | Salary | Salary |`

    Good: `| Role | Salary (entry level) | Salary (senior) |`
    """
    return Words(
        f"two columns have the header {quoted(header)}, so neither is read",
        "give each column its own header; split two tables that are side by side",
    )


@rule("CD305", "unread-text", "info")
def unread_text(text: str, lines: tuple[int, ...]) -> Words:
    """An entry among the data of a section is not published, and there is no other finding.

    Either the tables have no place for it, and all is well; or the way it is written is not known.
    There is one finding for each section; `careerdata coverage` lists all words that are not read.

    Bad: `- Ask a colleague what they earn.` in a list of amounts.

    Good: `- Senior: $80,000` in a list of amounts.
    """
    others = f", nor {_counted_lines(lines)} of this section" if lines else ""
    return Words(
        f"{quoted(text)} is not published{others}",
        "if it has data, write it like the entries around it",
    )


def _counted_lines(lines: tuple[int, ...]) -> str:
    """`is line 12`, `are lines 12 and 15`, `are 12 lines from line 15 on`."""
    if len(lines) > _MOST_LINES:
        return f"are {len(lines)} lines from line {lines[0]} on"
    *before, last = map(str, lines)
    return f"are lines {', '.join(before)} and {last}" if before else f"is line {last}"


_MOST_LINES = 4


@rule("CD310", "unreadable-amount", "warning")
def unreadable_amount(text: str) -> Words:
    """A cell of a pay column has no amount that can be read.

    Bad: `competitive`, `$$$`

    Good: `$50,000 – $60,000`; or `–` if there is no figure.
    """
    return Words(
        f"{quoted(text)} is not an amount of pay, so it is not published",
        "write an amount such as $50,000 – $60,000, or – if there is no figure",
    )


@rule("CD311", "ambiguous-amount", "warning")
def ambiguous_amount(text: str, reason: str, readings: tuple[str, ...]) -> Words:
    """An amount can be read in more than one way, so it is not published.

    A wrong figure is worse than a missing one. The finding lists the readings.

    Bad: `45.000 – 60,000` (a dot and a comma for thousands in the same range)

    Good: `45,000 – 60,000`
    """
    what, hint = _UNCLEAR.get(
        reason, (_MANY_READINGS, "write both numbers in full, with their currency")
    )
    either = f" ({'; or '.join(readings)})" if what == _MANY_READINGS else ""
    return Words(f"{quoted(text)} {what}{either}, so it is not published", hint)


_MANY_READINGS = "can be read in more than one way"
_UNCLEAR = {
    "ambiguous-number": (_MANY_READINGS, "write the numbers in full"),
    "mixed-separators": (
        _MANY_READINGS,
        "use one separator for thousands throughout, as in 45,000 – 60,000",
    ),
    "malformed-number": (
        "cannot be read as a number",
        "put a separator between groups of three digits, as in 1,234,567",
    ),
    "multiplier-conflict": (
        _MANY_READINGS,
        "write “thousand” or “k” once, with the amount or in the header",
    ),
    "period-conflict": (_MANY_READINGS, "write one period, per year or per month"),
    "unknown-multiplier": (
        "has an unknown sign after its number",
        "write the number in full, or with k for thousands",
    ),
    "relative-amount": ("is a difference, not a whole amount", "write the whole amount"),
    "chained-range": (
        "has more than two amounts",
        "write two amounts for a range, or each amount on its own line",
    ),
    "change": ("is a change over time, not a range", "write only today's amount"),
    "torn-range": (_MANY_READINGS, "write each amount on its own line, as in “Juniors: $50,000”"),
}
"""Why an amount is refused → what the message says about it, and what to do."""


@rule("CD312", "amounts-reversed", "error", acceptable=True)
def amounts_reversed(text: str) -> Words:
    """The lower amount of a range is above the higher one.

    Bad: `$90,000 – $60,000`

    Good: `$60,000 – $90,000`
    """
    return Words(
        f"the range {quoted(text)} begins with its higher amount",
        "put the lower amount first, or correct a figure with a wrong digit",
    )


@rule("CD313", "unknown-currency", "error", acceptable=True)
def unknown_currency(text: str) -> Words:
    """The currency of an amount is not known.

    Bad: `50,000 XQZ`

    Good: `50,000 EUR`
    """
    return Words(
        f"the currency of {quoted(text)} is not known",
        "write a currency sign, or a three-letter code such as EUR",
    )


@rule("CD314", "currency-conflict", "warning")
def currency_conflict(text: str, readings: tuple[str, ...]) -> Words:
    """The sign of an amount and its table or place say
    different currencies, so it is not published.

    Bad: `$3,000,000` under the header `Annual salary (JPY)`; a bare `$` in a guide about Chile.

    Good: `¥3,000,000`; `CLP 900.000`
    """
    either = f" ({' or '.join(readings)})" if readings else ""
    return Words(
        f"the currency of {quoted(text)} is not clear{either}, so it is not published",
        "write the currency as a code such as USD in the cell or in the table's header",
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
    """A cell of a pay column is empty, although other cells of its row have amounts.

    The figure may be missing by mistake, or there may be none.

    Bad: `| Nurse | | £30,000 |`

    Good: `| Nurse | – | £30,000 |` if there is no figure.
    """
    return Words(
        f"the row {quoted(row)} has no amount under {quoted(column)}",
        "write the amount, or – if there is none",
    )


@rule("CD317", "unread-pay-column", "warning")
def unread_pay_column(header: str) -> Words:
    """The header over a column of amounts has no place, level, experience or statistic.

    Nothing says whose pay it is, so it is not published.

    Bad: `| Role | Average salary | In USD |`, where the last column is a conversion.

    Good: `| Role | United Kingdom |`, `| Role | Senior |`, `| Role | Median salary |`
    """
    return Words(
        f"it is not clear whose pay is under {quoted(header)}, so it is not published",
        "add a place, a level, an experience or a statistic to the header, such as “Germany” or “Median”",
    )


@rule("CD318", "unread-pay-subject", "warning")
def unread_pay_subject(subject: str) -> Words:
    """The words around an amount of pay name no known role, level, place or employer.

    Bad: `Managers earn $95,000 a year.` in a guide about nurses.

    Good: `Senior nurses earn $95,000 a year.`
    """
    return Words(
        f"it is not clear whose pay the amount at {quoted(subject)} is, so it is not published",
        "name a known role, level or place, or add your own roles under [roles] in careerdata.toml",
    )


@rule("CD319", "ambiguous-region", "warning")
def ambiguous_region(name: str, readings: tuple[str, ...]) -> Words:
    """The name of a place can mean more than one, so its pay has no region.

    Bad: `| Georgia | $52,000 |`

    Good: `| Georgia, USA | $52,000 |`
    """
    return Words(
        f"{quoted(name)} could be {' or '.join(readings)}, so its pay is published without a place",
        "write the place in full, as in “Georgia, USA”",
    )


@rule("CD320", "pay-period-missing", "warning")
def pay_period_missing(text: str) -> Words:
    """An amount is too small for a year's pay, and has no pay period.

    It could be per hour, per day or per month. The period is never guessed.

    Bad: `$25 – $35`

    Good: `$25 – $35 per hour`
    """
    return Words(
        f"{quoted(text)} is too small for a year and has no other pay period, so it is not published",
        "add the period, as in “per hour”, or the missing multiplier, as in 100k",
    )


@rule("CD321", "unread-amounts", "warning")
def unread_amounts() -> Words:
    """A table has amounts, but neither its headers nor its heading says that they are pay.

    They could be prices, costs or revenues, so they are not published.

    Bad: `| Town | Figure |` under `## More numbers`

    Good: the same table under `## Salary`, or with the header `Average salary`.
    """
    return Words(
        "nothing says that the amounts of this table are pay, so they are not published",
        "if they are, add a word such as “Salary” to the heading or to a header",
    )


@rule("CD322", "implausible-amount", "warning")
def implausible_amount(text: str, size: Literal["little", "much"], period: str) -> Words:
    """An amount is less, or more, than anybody earns in its pay period.

    Usually the amount is right and the period is wrong, or a `k` is missing; or the amount is not
    pay. It is not published. The limits are wide; see `schemas/vocabulary/currencies.yaml`.

    Bad: `$25 per year`, `$90000 per hour`

    Good: `$25 per hour`, `$90000 per year`
    """
    return Words(
        f"{quoted(text)} is too {size} for {_A_PERIOD.get(period, f'a {period}')}'s pay, so it is not published",
        "correct the amount or its period; a k or “per hour” may be missing",
    )


_A_PERIOD = {"hour": "an hour", "project": "a project"}


@rule("CD323", "unknown-pay-period", "warning")
def unknown_pay_period(text: str, unit: str) -> Words:
    """The pay period of an amount is not a known one.

    Known are year, month, week, day, hour and project. A word such as `evening` or `season` could
    mean any of them, so the amount is not published.

    Bad: `$1,400 per evening`

    Good: `$1,400 per day`
    """
    return Words(
        f"the pay period “{unit}” of {quoted(text)} is not known, so the amount is not published",
        "use a known period: per hour, day, week, month, year or project",
    )


@rule("CD324", "unread-pay", "warning")
def unread_pay(amounts: Sequence[str]) -> Words:
    """An amount looks like pay but is not published, and there is no other finding.

    Its sentence or heading is about pay, or somebody who earns it is next to it; but it is not
    clear whose pay it is.

    Bad: `Earn $71,000 – $84,000 while you learn.` in a roadmap.

    Good: `- Apprentice: $71,000 – $84,000` under a heading such as “Salary”.
    """
    return Words(
        f"{listed(amounts)} looks like pay, but it is not clear whose, so it is not published"
        if len(amounts) == 1
        else f"{listed(amounts)} look like pay, but it is not clear whose, so they are not published",
        "if it is pay, write it after the role under a heading about pay, as in “Nurse: $50,000”",
    )


@rule("CD325", "unknown-qualifier", "info")
def unknown_qualifier(words: str) -> Words:
    """Pay is limited by words that are not a known role, level, place or employer.

    They are published as written in the column `qualifiers`, because the amount does not hold for
    everyone. Add your own words in `careerdata.toml` or in a folder of schemas.

    Bad: `- The lucky ones: $200,000`

    Good: `- Senior nurses: $200,000`
    """
    return Words(
        f"{quoted(words)} limits this pay but is not known, so it is published as written",
        "use a known role, level or place, or add your own roles under [roles] in careerdata.toml",
    )


@rule("CD330", "unknown-language", "warning")
def unknown_language(code: str, known: tuple[str, ...]) -> Words:
    """Most words of a guide are not in any known language, so only its title is published.

    Many languages borrow words such as `Roadmap` or `Skill`. Text under such a heading would be
    read with the rules of another language, and published wrong. A language is known if its word
    lists cover enough of a text; see `schemas/vocabulary/acceptance.yaml` for the limits.

    Bad: `En nyutbildad sjuksköterska tjänar mellan 34 000 och 42 000 kronor i månaden.`

    Good: `A nurse earns between £31,000 and £37,000.`
    """
    said = "" if code == "und" else f" ({code})"
    return Words(
        f"the language of this guide{said} is not known, so only its title is published",
        f"add word lists for it in a folder of your own, and name the folder under schemas in careerdata.toml; known "
        f"languages are {', '.join(known[:-1])} and {known[-1]}",
    )


@rule("CD331", "pay-among-facts", "warning")
def pay_among_facts(text: str) -> Words:
    """An amount under a heading about the market is pay or a price.

    It is not a fact about the market, and the heading does not say whose pay it is.

    Bad: `- Senior: $98,000` under `## Job Market`

    Good: `- Senior: $98,000` under `## Salary`
    """
    return Words(
        f"{quoted(text)} is pay or a price, not a fact about the market, so it is not published",
        "move pay under a heading such as “Salary”",
    )


@rule("CD332", "misspelled-heading", "warning")
def misspelled_heading(heading: str, meant: str) -> Words:
    """A heading over data looks like a misspelling of a known heading.

    The text under an unknown heading is not read, or not recognised for what it is.

    Bad: `## Resorces`

    Good: `## Resources`
    """
    return Words(f"the heading {quoted(heading)} looks misspelt", f"did you mean {quoted(meant)}?")


@rule("CD333", "unread-front-matter", "warning")
def unread_front_matter(key: str, text: str) -> Words:
    """The front matter has data that is not in the text of the guide, so it is not published.

    Only the text is read for data. Front matter is meant for the site generator.

    Bad: `salary: "$47,000 – $62,000"`

    Good: `- Electrician: $47,000 – $62,000`
    """
    return Words(
        f"{quoted(text)} is in the front matter ({quoted(key)}) but not in the text, so it is not published",
        "add it to the text, under a heading such as “Salary” or “Skills”",
    )


@rule("CD334", "unread-component", "warning")
def unread_component(text: str) -> Words:
    """An amount of pay is inside a component or shortcode, which only the site generator reads.

    Bad: `{{< salary min="36000" max="48000" currency="USD" >}}`

    Good: `$36,000 – $48,000`
    """
    return Words(
        f"the pay in {quoted(text)} is inside a component, so it is not published",
        "add them to the text, as in “Pastry chefs earn $36,000 – $48,000 a year”",
    )
