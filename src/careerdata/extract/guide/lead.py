"""What a guide says of itself, and the role and the place that it is about.

edition: 2026                               front matter
# Electrician Career Guide 2026: Canada     the title, else the heading that opens the guide
One of Canada's best jobs: …                the lead paragraph
"""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from careerdata.annotate import YEAR, entities_of
from careerdata.annotate.names import places_in, roles_in
from careerdata.annotate.titles import clean_title, looks_like_role, read_title
from careerdata.extract.guide.subject import country_of_text, role_of_text
from careerdata.model.document import Item, Paragraph, Table, Text
from careerdata.model.outline import ASIDE, SILENT
from careerdata.model.record import GuideRecord, RoleTitle, Sourced
from careerdata.notation.experience import read_level_only

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.guide import Guide
    from careerdata.model.outline import Outline

_LEAST_SUMMARY_WORDS = 8


def read_lead(outline: Outline, knowledge: Knowledge) -> GuideRecord:
    """What a guide says of itself, in its title and lead, else by what its text speaks of."""
    document, title = outline.document, _title(outline)
    subject = title or _opening(outline)
    role = role_named_in(subject, knowledge) if subject else None
    role = role or role_of_text(document, knowledge, title) or _role_of_headings(outline, knowledge)
    place = _place_in(subject, knowledge) if subject else None
    place = place or country_of_text(document, knowledge)
    return GuideRecord(
        title=title,
        summary=_summary(outline),
        edition_year=_edition_year(outline, title),
        publisher=meta(document.guide, "publisher", "site", "site_name"),
        role=role,
        place=place,
        local_currencies=_currencies_of(place, knowledge),
        subject=subject,
    )


def meta(guide: Guide, *keys: str) -> Text | None:
    """The first of some entries of the front matter that says anything."""
    values = (guide.front_matter.get(key) for key in keys)
    return next((Text.of(v.value, v.span.start) for v in values if v and v.value), None)


def _opening(outline: Outline) -> Text | None:
    """Without a title: a heading that opens the guide, with running text under it,
    may name its role or place.
    """
    filled = (section for section in outline.sections if section.heading or section.blocks)
    first = next(filled, None)
    if first is None or first.title is None:
        return None
    holds_data = any(isinstance(block, Table | Item) for block in first.blocks)
    return None if holds_data else clean_title(first.title)


def _title(outline: Outline) -> Text | None:
    if outline.title:
        return clean_title(outline.title.text)
    return meta(outline.document.guide, "title")


def _summary(outline: Outline) -> Text | None:
    """The lead paragraph: the first running text before any section, long enough to be one."""
    before = takewhile(lambda s: not s.own_kind and (s.is_title or not s.heading), outline.sections)
    texts = (b.text for section in before for b in section.blocks if isinstance(b, Paragraph))
    return next((t for t in texts if len(t.plain.split()) >= _LEAST_SUMMARY_WORDS), None)


def _edition_year(outline: Outline, title: Text | None) -> Sourced[int] | None:
    """The year that the title says; else the one that the first heading and those of data say;
    else none.
    """
    stated = meta(outline.document.guide, "edition", "edition_year", "year")
    if stated and YEAR.fullmatch(stated.plain):
        return Sourced(int(stated.plain), stated.span)
    if title and (years := _years(title)):
        return _only(years)
    headed = [section for section in outline.sections if section.heading]
    telling = (s for s in headed if s is headed[0] or s.kind not in (None, SILENT, ASIDE))
    return _only([year for section in telling if section.title for year in _years(section.title)])


def _only(years: list[Sourced[int]]) -> Sourced[int] | None:
    return years[0] if len({year.value for year in years}) == 1 else None


def years_in(text: Text) -> list[tuple[int, Sourced[int]]]:
    """All years of a text, each with its offset in the plain text."""
    return [
        (m.start(), Sourced(int(m.group()), text.span_of(m.start(), m.end())))
        for m in YEAR.finditer(text.plain)
    ]


def _years(text: Text) -> list[Sourced[int]]:
    return [year for _, year in years_in(text)]


def year_in(text: Text) -> Sourced[int] | None:
    """The one year that a heading or header says, such as `(2026)`."""
    years = _years(text)
    return years[0] if len(years) == 1 else None


def role_named_in(title: Text, knowledge: Knowledge) -> RoleTitle | None:
    """The one role that a title names: `How to Become a Data Analyst in 2026`,
    `Electrician Career Guide`.
    """
    phrases = [entity for entity in entities_of(title, knowledge) if entity.kind == "phrase"]
    named = roles_in(title, knowledge)
    # `Executive Summary` names no executive.
    found = [role for role in named if not any(p.start <= role.start < p.end for p in phrases)]
    if not found and phrases:
        return None
    if len({role.entry.id for role in found}) == 1:
        return read_title(whole_name(title, found[0].start, found[0].end, knowledge), knowledge)
    if found:
        return None
    runs = list(_role_runs(title, knowledge))
    if len(runs) == _OF_BOTH_GENDERS and title.plain[runs[0][1] : runs[1][0]].strip() == "/":
        runs = [(runs[0][0], runs[1][1])]
    return read_title(whole_name(title, *runs[0], knowledge), knowledge) if len(runs) == 1 else None


_OF_BOTH_GENDERS = 2
"""`Ambulancier / Ambulancière`: a name and another one of the same role."""


def whole_name(title: Text, start: int, end: int, knowledge: Knowledge) -> Text:
    """A name in a title and what makes it another role's:
    a `Company Secretary`, a `Secretario de ayuntamiento`.
    """
    is_one_word = not re.search(r"\s", title.plain[start:end])
    if knowledge.language == "en" and is_one_word:
        start = _start_of_name(title.plain, start, knowledge)
    return title.cut(start, end + _length_of_complement(title.slice(end), knowledge))


_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w'’&-]*)\s+\Z")
_MOST_WORDS_BEFORE = 2


def _start_of_name(title: str, start: int, knowledge: Knowledge) -> int:
    """Where the name of a role begins of which the vocabulary knows only the noun:
    `Tree Surgeon`, `Dental Nurse`.
    """
    first = start
    for _ in range(_MOST_WORDS_BEFORE):
        match = _WORD_BEFORE.search(title, 0, first)
        word = match["word"] if match else None
        if not match or not word or word.casefold() in knowledge.reading.filler:
            return first
        is_other = knowledge.regions.get(word) or read_level_only(word, knowledge.levels)
        if is_other or knowledge.role_nouns.is_no_part(word) or knowledge.role_nouns.ends(word):
            return first
        first = match.start("word")
    return first


# The words after a name, up to a sign.
_REST = re.compile(
    r"(?P<link>\s+(?P<word>\w+)\s+|\s+(?P<elided>d['’]))(?P<more>[^\d\W][^:;,.–—|()?!/\d]*)"
)


def _length_of_complement(rest: Text, knowledge: Knowledge) -> int:
    """How long the words are that go on with a name, in languages that open it with its noun."""
    match = _REST.match(rest.plain)
    if not match or places_in(rest.slice(*match.span("more")), knowledge):
        return 0
    link = (match["elided"] or match["word"]).casefold().replace("’", "'")
    if not knowledge.role_nouns.goes_on(
        link, knowledge.language, is_name=match["more"][0].isupper()
    ):
        return 0
    return match.start() + len(match.group().rstrip())


# Capitalised words in a row, as titles have them.
_CAPITALISED_RUN = re.compile(r"(?:[A-ZÀ-Þ0-9][\w.+#&/-]*\s+){0,4}[A-ZÀ-Þ][\w.+#&/-]*")


def _role_runs(title: Text, knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Where runs of capitalised words stand that end in the noun of a role and hold no other word
    of a title.
    """
    for match in _CAPITALISED_RUN.finditer(title.plain):
        words = [word.span() for word in _WORD.finditer(title.plain, *match.span())]
        runs = (
            (start, end)
            for at, (_, end) in reversed(list(enumerate(words)))
            for start, after in words[: at + 1]
            if not knowledge.role_nouns.is_no_part(title.plain[start:after])
            and looks_like_role(title.plain[start:end], knowledge)
        )
        yield from islice(runs, 1)


_WORD = re.compile(r"\S+")


def _role_of_headings(outline: Outline, knowledge: Knowledge) -> RoleTitle | None:
    """Without a title: the one role that the headings of the sections name."""
    headings = (section.title for section in outline.sections if section.own_kind)
    named = (role_named_in(heading, knowledge) for heading in headings if heading is not None)
    roles = [role for role in named if role]
    return roles[0] if len({role.name.plain.casefold() for role in roles}) == 1 else None


def _place_in(title: Text, knowledge: Knowledge) -> Text | None:
    """The one place that the title names; remote work is none."""
    found = places_in(title, knowledge)
    is_one = len({place.entry.names for place in found}) == 1
    if not is_one or found[0].entry.kind in ("remote", "global"):
        return None
    return title.cut(found[0].start, found[0].end)


def _currencies_of(place: Text | None, knowledge: Knowledge) -> tuple[str, ...]:
    """What people are paid in where the title says:
    a bare `$` in a guide about Chile is no US dollar.
    """
    region = knowledge.regions.get(place.plain) if place else None
    return region.currencies if region else ()
