"""Plain-text extracts of web pages:
headings without marks, `- ` or `•` bullets, tables of every make.

An extract is read line by line. What a line is shows in its own shape and in its neighbours:

    boilerplate a line of the page around the text (`Skip to main content`, a byline), or one of dashes alone
    table       lines with pipes, with tabs or wide gaps, with cells glued together, or a line for each cell
    bullet      `- `, `* `, `• `, `  • ` …, or a number and a dot
    heading     a short line without a sentence's end, with something to stand over
    paragraph   everything else; its lines may be broken by hand
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.annotate import has_money
from careerdata.model.document import Block, Boilerplate, Document, Heading, Item, Paragraph
from careerdata.parse.glued import glued_lines
from careerdata.parse.lines import Extract, bullet_of, fills, joined_lines, lines_of_guide, text_of
from careerdata.parse.mojibake import report_mojibake
from careerdata.parse.pipes import is_pipe_row, piped_lines
from careerdata.parse.spaced import spaced_lines
from careerdata.parse.stacked import stacked_lines

if TYPE_CHECKING:
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide
    from careerdata.notation.listing import ListingWords
    from careerdata.parse.lines import Line

_TABLES = (piped_lines, spaced_lines, glued_lines, stacked_lines)
"""Each takes an extract and a line,
and gives the table that begins there and the line after it, or None.
"""


def parse_text(guide: Guide, knowledge: Knowledge, report: Report) -> Document:
    """The blocks of a plain-text extract."""
    extract = Extract(guide, lines_of_guide(guide), knowledge, report)
    blocks: list[Block] = []
    at = 0
    while at < len(extract.lines):
        found, at = _next_blocks(extract, at)
        blocks += found
    report_mojibake(guide, report)
    return Document(guide, tuple(blocks))


def _next_blocks(extract: Extract, at: int) -> tuple[list[Block], int]:
    """The blocks that begin at a line, and the line after them."""
    line = extract.lines[at]
    if _is_boilerplate(extract, at):
        return [Boilerplate(text_of(line.text, line.start))], at + 1
    for table_at in _TABLES:
        if found := table_at(extract, at):
            return [found[0]], found[1]
    if _is_numbered_heading(extract, at):
        return [Heading(text_of(line.text, line.start), None)], at + 1
    if _bullet(extract, at):
        return _list(extract, at)
    if _is_heading(extract, at):
        return [Heading(text_of(line.text, line.start), None)], at + 1
    return _paragraph(extract, at)


# --- The page around the text ---------------------------------------------------------------------

_DASHES = re.compile(r"[-=_*~─━—–·•\s]{3,}")
_LONGEST_CRUMB = 60


def _is_boilerplate(extract: Extract, at: int) -> bool:
    """A known line of a page, a line of dashes, or what stands before a byline (`JC / Team /`)."""
    text = extract.text(at)
    if _DASHES.fullmatch(text) or (
        extract.reading.boilerplate.claims(text) and not _bullet(extract, at)
    ):
        return True
    is_crumb = text.endswith(("/", "|")) and "|" not in text[:-1] and len(text) <= _LONGEST_CRUMB
    return is_crumb and extract.reading.boilerplate.claims(extract.text(at + 1))


# --- Lists ----------------------------------------------------------------------------------------


def _bullet(extract: Extract, at: int) -> re.Match[str] | None:
    return bullet_of(extract.text(at)) if at < len(extract.lines) else None


def _list(extract: Extract, at: int) -> tuple[list[Block], int]:
    """The items of a run of bullets; deeper indentation is a nested list."""
    blocks: list[Block] = []
    indents: list[int] = []
    while (mark := _bullet(extract, at)) and not (blocks and _is_numbered_heading(extract, at)):
        indent = extract.lines[at].indent
        while indents and indent < indents[-1]:
            indents.pop()
        if not indents or indent > indents[-1]:
            indents.append(indent)
        end = _end_of_item(extract, at, mark)
        if text := joined_lines(_without_mark(extract, at, end, mark)):
            number = int(mark["number"]) if mark["number"] else None
            blocks.append(Item(text, len(indents) - 1, number))
        at = end
    return blocks, at


def _without_mark(extract: Extract, at: int, end: int, mark: re.Match[str]) -> list[Line]:
    first, *others = extract.lines[at:end]
    own = first._replace(text=first.text[mark.end() :], start=first.start + mark.end())
    return [own, *others] if own.text else others or [own]


def _end_of_item(extract: Extract, at: int, mark: re.Match[str]) -> int:
    """The line after an item:
    it goes on in lines that are indented deeper than its mark, or break it off.
    """
    end = at + 1
    is_mark_alone = mark.end() == len(extract.text(at))
    if is_mark_alone and end < len(extract.lines) and not _bullet(extract, end):
        end += 1
    while end < len(extract.lines) and _continues_item(extract, at, end):
        end += 1
    return end


def _continues_item(extract: Extract, first: int, at: int) -> bool:
    line = extract.lines[at]
    if line.after_blank or _bullet(extract, at) or is_pipe_row(line.text):
        return False
    return line.indent > extract.lines[first].indent or _goes_on(extract, at)


# --- Headings and paragraphs ----------------------------------------------------------------------

_LONGEST_HEADING = 90
_MOST_WORDS = 14
_SENTENCE_INSIDE = re.compile(r"[.!?]['\"”’)]?\s+[\"“‘(]?[A-ZÀ-Þ]")
_ENDS_IN_NUMBER = re.compile(r"\b\d{1,2}\.\Z")
# A label with a number, and a number of thousands: `Salary: 45,000`, `around 45k`.
_FIGURE = re.compile(r"\d\s?k\b|:\s+[~<>]?\d")
# `Level: Junior`; the label of a step has a number.
_LABEL = re.compile(r"[^:\d]{1,40}:\s+\S")
# `iOS`, `e-Learning` too.
_STARTS_LIKE_A_NAME = re.compile(r"[\W_]*(?:[a-z]-?)?[A-ZÀ-Þ0-9¿¡\u0400-\U0001ffff]")


def _is_heading(extract: Extract, at: int) -> bool:
    """A heading is short, is no sentence, and stands over something."""
    text = extract.text(at)
    if not _is_first(extract, at) and (_FIGURE.search(text) or has_money(text, extract.knowledge)):
        return False
    is_announcement = text.endswith(":") and _announces_list(extract, at)
    title = text.rstrip(":") if is_announcement else text
    return _has_heading_shape(title, extract.knowledge.listing) and _stands_over_something(
        extract, at
    )


_MOST_BEFORE_TITLE = 4


def _is_first(extract: Extract, at: int) -> bool:
    """Whether a line may be the title: only lines of the page stand before it."""
    return at <= _MOST_BEFORE_TITLE and all(
        _is_boilerplate(extract, before) for before in range(at)
    )


_LONGEST_ANNOUNCEMENT = 4


def _announces_list(extract: Extract, at: int) -> bool:
    """`Roadmap:` over a list or a table is a heading,
    where it names a section and is no label inside one.
    """
    text, reading = extract.text(at), extract.reading
    if len(text.split()) > _LONGEST_ANNOUNCEMENT:
        return False
    if not reading.sections.found_in(text) or reading.labels.exactly(text):
        return False
    return bool(_bullet(extract, at + 1)) or is_pipe_row(extract.text(at + 1))


def _has_heading_shape(text: str, words: ListingWords) -> bool:
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_WORDS:
        return False
    if text.endswith((".", ",", ";", ":", "!", "…", "/")) and not _ends_in_abbreviation(
        text, words
    ):
        return False
    if not _STARTS_LIKE_A_NAME.match(text) or not any(c.isalpha() for c in text):
        return False
    ends = (text[: end.start() + 1] for end in _SENTENCE_INSIDE.finditer(text))
    return all(_ends_in_abbreviation(before, words) for before in ends)


def _ends_in_abbreviation(text: str, words: ListingWords) -> bool:
    return bool(words.abbreviation.search(text) or _ENDS_IN_NUMBER.search(text))


def _stands_over_something(extract: Extract, at: int) -> bool:
    """Whether a text follows:
    the last line of an extract, or of a wrapped paragraph, is no heading.
    """
    if at + 1 >= len(extract.lines) or _goes_on(extract, at + 1):
        return False
    return not _is_card_line(extract, at) and not _is_footnote(extract, at)


def _is_footnote(extract: Extract, at: int) -> bool:
    """`Source: the union` right under the last row of a table."""
    is_under_row = at > 0 and (
        is_pipe_row(extract.text(at - 1)) or bool(extract.amount_seams(at - 1))
    )
    is_label = bool(_LABEL.match(extract.text(at)))
    return is_under_row and is_label and not extract.lines[at].after_blank


def _is_card_line(extract: Extract, at: int) -> bool:
    """Whether a `Label: value` line stands right beside another one:
    then they are a card, and no headings.
    """
    beside = (near for near in (at - 1, at, at + 1) if near >= 0 and not _bullet(extract, near))
    return (
        bool(_LABEL.match(extract.text(at)))
        and sum(bool(_LABEL.match(extract.text(near))) for near in beside) > 1
    )


def _is_numbered_heading(extract: Extract, at: int) -> bool:
    """`1. Learn the basics` over text or a list, no number beside it and no bullet nested in it."""
    mark = _bullet(extract, at)
    if not mark or not mark["number"]:
        return False
    if extract.lines[at].indent or not _stands_over_something(extract, at):
        return False
    before, after = (_bullet(extract, at - 1) if at else None), _bullet(extract, at + 1)
    follower = extract.lines[at + 1]
    is_nested = after is not None and follower.indent > 0 and not follower.after_blank
    if is_nested or (before and before["number"]) or (after and after["number"]):
        return False
    return _has_heading_shape(extract.text(at)[mark.end() :], extract.knowledge.listing)


def _paragraph(extract: Extract, at: int) -> tuple[list[Block], int]:
    """A paragraph: one line, or several where the text was broken by hand."""
    end = at + 1
    while end < len(extract.lines) and _goes_on(extract, end) and not _bullet(extract, end):
        end += 1
    return [Paragraph(joined_lines(extract.lines[at:end]))], end


def _goes_on(extract: Extract, at: int) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    line, before = extract.lines[at], extract.text(at - 1)
    if line.after_blank or is_pipe_row(line.text):
        return False
    if line.text[0].islower() and not before.endswith((".", "!", "?", ":")):
        return True
    if extract.width is None or bullet_of(line.text):
        return False
    return fills(before, line.text, extract.width)
