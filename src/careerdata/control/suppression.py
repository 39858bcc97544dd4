"""Comments in guides that ignore findings.

<!-- careerdata: ignore CD402 reason -->            on a line of its own: the next line that is not blank
- Months 10-12: … <!-- careerdata: ignore CD402 reason -->     at the end of a line: that line
<!-- careerdata: ignore-file CD302, CD420 reason -->           anywhere: the whole guide

A finding belongs to the line in which it begins; a comment above a heading covers only the heading.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerdata.control.codes import covering, is_binding, is_known, nearest_code
from careerdata.control.comment import COMMENT, MARK, is_comment
from careerdata.model.finding import Place, Where
from careerdata.model.guide import Span
from careerdata.rules import control as rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerdata.model.finding import Finding, Report
    from careerdata.model.guide import Guide


@dataclass(frozen=True, slots=True)
class Ignore:
    """A code in a comment, and what it ignores."""

    code: str
    line: int | None
    """The line that it covers; None for the whole guide."""
    place: Place
    """The place of the code in the comment."""

    def covers(self, finding: Finding) -> bool:
        """Whether it covers a finding."""
        is_there = self.line is None or self.line == finding.place.line
        return is_there and covering([self.code], finding.rule) is not None


def silence(findings: Sequence[Finding], guides: Sequence[Guide], report: Report) -> list[Finding]:
    """The findings that no comment ignores;
    reports comments that ignore nothing, or an error that always counts.
    """
    ignores = {
        guide.guide_id: list(find_ignores(guide, report)) for guide in guides if MARK in guide.text
    }
    used: set[Ignore] = set()
    overruled: dict[Ignore, str] = {}
    left: list[Finding] = []
    for finding in findings:
        about = [one for one in ignores.get(finding.place.guide_id, ()) if one.covers(finding)]
        used.update(about)
        if about and is_binding(finding):
            overruled.setdefault(about[0], finding.rule)
        if not about or is_binding(finding):
            left.append(finding)
    for one, rule in overruled.items():
        report(rules.error_not_ignorable.at(Where(one.place), rule))
    for one in (one for some in ignores.values() for one in some if one not in used):
        report(rules.unused_ignore.at(Where(one.place), one.code, whole_guide=one.line is None))
    return left


# ignore        CD402
# ignore        CD402, CD411   reason
# ignore-file   CD302          reason
_WORDS = re.compile(
    r"""
    \s*+ (?P<directive> [^\s,]*+ )
    \s*+ (?P<codes> (?: [^\s,:]++ (?: [\s,]++ CD\d\w*+ )*+ )? )
    [\s,:.–—-]*+ (?P<reason> .*? ) \s*
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_CODE = re.compile(r"[^\s,:]+")
_DIRECTIVES = ("ignore", "ignore-file")


def find_ignores(guide: Guide, report: Report) -> Iterator[Ignore]:
    """What the comments of a guide ignore; reports malformed ones."""
    for comment in _comments(guide):
        words = _WORDS.fullmatch(comment["words"])
        span = Span(*comment.span())
        if words is None or words["directive"] not in _DIRECTIVES:
            meant = _what_is_meant(words["directive"] if words else "")
            report(rules.malformed_comment.on(guide, span, meant))
        elif not words["codes"]:
            report(rules.malformed_comment.on(guide, span, "it names no rule"))
        else:
            if not words["reason"]:
                report(rules.ignore_without_reason.on(guide, span, words["codes"]))
            line = None if words["directive"] == "ignore-file" else _line_about(guide, span)
            start = comment.start("words") + words.start("codes")
            yield from _ignores(guide, start, words["codes"], line, report)


def _what_is_meant(directive: str) -> str:
    near = difflib.get_close_matches(directive, _DIRECTIVES, n=1)
    return f"there is no “{directive}”" + (f"; did you mean “{near[0]}”?" if near else "")


def _ignores(
    guide: Guide, start: int, codes: str, line: int | None, report: Report
) -> Iterator[Ignore]:
    for code in _CODE.finditer(codes):
        span = Span(start + code.start(), start + code.end())
        if is_known(code.group()):
            yield Ignore(code.group().upper(), line, Place.of(guide, span))
        else:
            nearest = nearest_code(code.group())
            report(rules.unknown_rule_code.on(guide, span, code.group(), nearest))


# Fenced code blocks and inline code: comments in them do not count.
_MARKDOWN_CODE = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t>]*(?P=fence)|\Z)|(?P<ticks>`+)[^`\r\n]*(?P=ticks)",
    re.MULTILINE | re.DOTALL,
)


def _comments(guide: Guide) -> Iterator[re.Match[str]]:
    is_markdown = guide.format == "markdown"
    code = list(_MARKDOWN_CODE.finditer(guide.text, guide.body_start)) if is_markdown else []
    for comment in COMMENT.finditer(guide.text, guide.body_start):
        if not any(shown.start() < comment.start() < shown.end() for shown in code):
            yield comment


def _line_about(guide: Guide, comment: Span) -> int | None:
    """The line that a comment covers; 0, which has no findings, after the last line."""
    lines = guide.lines
    first, last = lines.line_of(comment.start), lines.line_of(comment.end - 1)
    around = lines.line_text(first)[: lines.position(comment.start).column - 1]
    after = lines.line_text(last)[lines.position(comment.end).column - 1 :]
    if around.strip(" \t>") or after.strip():
        return first
    following = range(last + 1, len(lines) + 1)
    return next((line for line in following if _is_text(lines.line_text(line))), 0)


def _is_text(line: str) -> bool:
    return bool(line.strip(" \t>")) and not is_comment(line)
