"""Style problems that a program can fix: how a guide is typed, not what it says.

Each check is a generator of findings from the document and its rows; the list below has all checks
in order. Each problem is reported once, at its first place; its fix changes all places.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING

from careerdata.model.document import Code, Table
from careerdata.model.finding import Edit, Fix
from careerdata.model.guide import Span
from careerdata.rules import style as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.lexicon.style import HouseStyle
    from careerdata.lexicon.vocabulary import Entry, NameBook
    from careerdata.model.document import Document, Row
    from careerdata.model.finding import Finding, Report
    from careerdata.model.guide import Guide
    from careerdata.rules.catalogue import Rule
    from careerdata.validate.content import Rows, SourcedRow


def check_form(
    document: Document, rows: Rows, style: HouseStyle, skills: NameBook[Entry], report: Report
) -> None:
    """Report all style problems of a guide, with their fixes."""
    guide = document.guide
    for finding in chain(
        _trailing_spaces(document),
        _missing_edge_pipes(document),
        _invisible_characters(guide),
        _range_dashes(guide, rows, style),
        _glued_signs(guide, rows, style),
        _spaced_signs(guide, rows, style),
        _skill_spellings(guide, rows, style, skills),
    ):
        report(finding)


# --- Trailing spaces ------------------------------------------------------------------------------

# All white space at the end of a line, the ending, and whether text follows in the next line.
_TRAILING = re.compile(r"(?<![ \t])(?P<spaces>[ \t]+)(?=(?:\r\n?|\n)(?P<next>[ \t]*\S)?|\Z)")
_SPACED_ENDS = tuple(space + end for space in " \t" for end in "\r\n")
# Two spaces break a line of a paragraph; after a heading or a row of a table they do nothing.
_BREAK = "  "
_UNBROKEN = re.compile(r"[ \t>]*[#|]")


def _trailing_spaces(document: Document) -> Iterator[Finding]:
    guide = document.guide
    if guide.format == "html":
        return
    if not guide.text.endswith((" ", "\t")) and not any(end in guide.text for end in _SPACED_ENDS):
        return
    code = [block.text.span for block in document.blocks if isinstance(block, Code)]
    spans = [
        Span(*match.span("spaces"))
        for match in _TRAILING.finditer(guide.text, guide.body_start)
        if not _is_within(match.start(), code)
        and not _breaks_line(guide, match)
        and not _parts_cells(guide, match)
    ]
    if spans:
        fix = _removal("remove the spaces at the ends of lines", spans)
        yield rules.trailing_spaces.on(guide, spans[0], len(spans)).with_fix(fix)


def _removal(title: str, spans: Sequence[Span]) -> Fix:
    return Fix(title, tuple(Edit(span, "") for span in spans), is_safe=True)


def _is_within(offset: int, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, offset, key=lambda span: span.start)
    return at > 0 and offset < spans[at - 1].end


def _breaks_line(guide: Guide, match: re.Match[str]) -> bool:
    """Whether the spaces at the end of a line are a Markdown line break."""
    if guide.format != "markdown" or not match["next"] or not match["spaces"].endswith(_BREAK):
        return False
    line = guide.lines.line_text(guide.lines.line_of(match.start()))
    return bool(line.strip()) and not _UNBROKEN.match(line)


def _parts_cells(guide: Guide, match: re.Match[str]) -> bool:
    """Whether a tab at the end of a line is before an empty cell,
    because other tabs separate the cells before it.
    """
    if guide.format != "text" or "\t" not in match["spaces"]:
        return False
    return "\t" in guide.lines.line_text(guide.lines.line_of(match.start())).strip()


# --- Pipes at the ends of a table's rows ----------------------------------------------------------

_PIPE_FIRST = re.compile(r"\s*\|")
_PIPE_LAST = re.compile(r"(?<!\\)\|\s*\Z")


def _missing_edge_pipes(document: Document) -> Iterator[Finding]:
    guide = document.guide
    for table in document.blocks:
        if not isinstance(table, Table):
            continue
        header = guide.source(table.header.span)
        for row in table.rows:
            if len(row.cells) == len(table.header.cells) > 1:
                yield from _open_ends(guide, header, row)


def _open_ends(guide: Guide, header: str, row: Row) -> Iterator[Finding]:
    source, (start, end) = guide.source(row.span), row.span
    if "|" not in source:
        return
    edits = []
    if _PIPE_FIRST.match(header) and not _PIPE_FIRST.match(source):
        edits.append(Edit(Span(start, start), "| "))
    if _PIPE_LAST.search(header) and not _PIPE_LAST.search(source):
        edits.append(Edit(Span(end, end), " |"))
    if edits:
        ends = " and ".join("beginning" if edit.span.start == start else "end" for edit in edits)
        fix = Fix(f"put a pipe at the {ends} of the row", tuple(edits), is_safe=True)
        yield rules.missing_edge_pipe.on(guide, row.span, ends).with_fix(fix)


# --- Invisible characters -------------------------------------------------------------------------

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]+(?=\\w)")
_LETTER = re.compile(r"\w")


def _invisible_characters(guide: Guide) -> Iterator[Finding]:
    if guide.text.isascii() or guide.format == "html":
        return
    found = _INVISIBLE.finditer(guide.text, guide.body_start)
    spans = [Span(*match.span()) for match in found if _LETTER.match(guide.text, match.start() - 1)]
    if spans:
        fix = _removal("remove the invisible characters", spans)
        name = unicodedata.name(guide.text[spans[0].start]).lower()
        yield rules.invisible_character.on(guide, spans[0], name, len(spans)).with_fix(fix)


# --- Amounts --------------------------------------------------------------------------------------

# $100,000 - $130,000    $95K-$150K    45.000 € -- 60.000 €
_DASH = re.compile("--|[-\u2010-\u2015\u2212]")


def _range_dashes(guide: Guide, rows: Rows, style: HouseStyle) -> Iterator[Finding]:
    """The ranges whose dash is not the house style's."""
    if guide.format == "html":
        # The source may be a character reference.
        return
    edits, first = [], None
    for band in rows["salary_bands"]:
        dash = _dash_of(guide, band)
        if dash and guide.source(dash) != style.range_dash:
            first = first or band
            edits.append(Edit(dash, style.range_dash))
    if first:
        fix = Fix(f"write the ranges with {style.range_dash}", _distinct(edits), is_safe=True)
        source = first.sources.get("source_text", first.span)
        dash_name = _DASH_NAMES.get(style.range_dash, style.range_dash)
        facts = _shown(guide, source), dash_name, len(fix.edits)
        yield rules.hyphen_for_range_dash.on(guide, source, *facts).with_fix(fix)


def _dash_of(guide: Guide, band: SourcedRow) -> Span | None:
    """The dash between the amounts of a band;
    None if there is a word instead, or only one amount.
    """
    low, high = band.sources.get("amount_min"), band.sources.get("amount_max")
    if low is None or high is None or low.end >= high.start:
        return None
    dashes = [Span(*match.span()) for match in _DASH.finditer(guide.text, low.end, high.start)]
    return dashes[0] if len(dashes) == 1 and not _is_in_word(guide.text, dashes[0]) else None


def _is_in_word(text: str, dash: Span) -> bool:
    return text[dash.start - 1].isalpha() and text[dash.end].isalpha()


_DASH_NAMES = {"–": "en dash (–)", "—": "em dash (—)", "-": "hyphen (-)"}


def _glued_signs(guide: Guide, rows: Rows, style: HouseStyle) -> Iterator[Finding]:
    """The amounts with a currency sign directly after a number,
    in a language that puts a space there.
    """
    if _language(rows) in style.space_before_sign:
        title = "put a no-break space before the currency sign"
        places = [(s, at) for s in _amount_sources(rows) for at in _places_before_signs(guide, s)]
        yield from _signs(guide, places, "\u00a0", rules.glued_currency_sign, title)


def _spaced_signs(guide: Guide, rows: Rows, style: HouseStyle) -> Iterator[Finding]:
    """The amounts with a space between a currency sign and its number,
    in a language that puts none there.
    """
    if _language(rows) in style.no_space_after_sign:
        title = "remove the space after the currency sign"
        places = [(s, at) for s in _amount_sources(rows) for at in _spaces_after_signs(guide, s)]
        yield from _signs(guide, places, "", rules.spaced_currency_sign, title)


def _language(rows: Rows) -> str:
    return str(rows["guides"][0].values["language"]).partition("-")[0] if rows["guides"] else ""


def _signs(
    guide: Guide,
    places: Sequence[tuple[Span, Span]],
    replacement: str,
    rule: Rule[[str, int]],
    title: str,
) -> Iterator[Finding]:
    """One finding for all places that need another text, each beside the amount that it is in."""
    if places and guide.format != "html":
        source, edits = places[0][0], _distinct([Edit(at, replacement) for _, at in places])
        found = rule.on(guide, source, _shown(guide, source), len(edits))
        yield found.with_fix(Fix(title, edits, is_safe=True))


def _amount_sources(rows: Rows) -> Iterator[Span]:
    return filter(None, (band.sources.get("source_text") for band in rows["salary_bands"]))


def _places_before_signs(guide: Guide, source: Span) -> Iterator[Span]:
    """The places of a currency sign (Unicode category Sc) directly after a digit,
    if none begins an amount.
    """
    text = guide.text
    for at in range(source.start + 1, source.end):
        if text[at - 1].isdigit() and unicodedata.category(text[at]) == "Sc":
            after = text[at + 1 : min(at + 2, source.end)]
            if not after.isdigit():
                yield Span(at, at)


_SPACES_BEFORE_DIGIT = re.compile(r"[ \u00a0\u202f]+(?=\d)")


def _spaces_after_signs(guide: Guide, source: Span) -> Iterator[Span]:
    """The spaces between a currency sign that begins an amount and its number."""
    text = guide.text
    for match in _SPACES_BEFORE_DIGIT.finditer(text, source.start, source.end):
        before = text[source.start : match.start()]
        # `R$ 96.000` has a form of its own, and `60 $ 45` says nothing that should be closed up.
        if (
            unicodedata.category(before[-1:] or " ") == "Sc"
            and not before[:-1].rstrip()[-1:].isalnum()
        ):
            yield Span(*match.span())


def _distinct(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    return tuple(dict.fromkeys(edits))


def _shown(guide: Guide, source: Span) -> str:
    return " ".join(guide.source(source).split())


# --- Skills ---------------------------------------------------------------------------------------

_SKILL_SOURCES = (
    ("skills", "name"),
    ("skill_topics", "skill_id"),
    ("skill_topics", "topic_id"),
    ("role_skills", "skill_id"),
)
"""Table and column of every value that is read from a skill's name."""


def _skill_spellings(
    guide: Guide, rows: Rows, style: HouseStyle, skills: NameBook[Entry]
) -> Iterator[Finding]:
    """One finding for each spelling of a skill that differs from the vocabulary."""
    places: dict[tuple[str, str], list[Span]] = {}
    for span in _skill_spans(rows):
        written = guide.source(span)
        spelled = _spelled(written, style, skills)
        if spelled != written:
            places.setdefault((written, spelled), []).append(span)
    for (written, spelled), spans in places.items():
        fix = Fix(f"write {spelled}", tuple(Edit(span, spelled) for span in spans), is_safe=True)
        yield rules.unusual_skill_spelling.on(
            guide, spans[0], written, spelled, len(spans)
        ).with_fix(fix)


def _skill_spans(rows: Rows) -> list[Span]:
    """The places where skills are named, each once, in the order of the text."""
    return sorted(
        {row.sources[c] for table, c in _SKILL_SOURCES for row in rows[table] if c in row.sources}
    )


def _spelled(written: str, style: HouseStyle, skills: NameBook[Entry]) -> str:
    entry = skills.get(written)
    return (
        written if entry is None or written in entry.names else style.spelled(written, entry.name)
    )
