"""The lines of a plain-text extract, each knowing what surrounds it,
and the text that they hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from careerdata.control.comment import is_comment, without_comment
from careerdata.model.guide import Span
from careerdata.notation.glued_cells import amount_seams, side_of_signs
from careerdata.parse.inline import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.lexicon.reading import Reading
    from careerdata.model.document import Text
    from careerdata.model.finding import Report
    from careerdata.model.guide import Guide


class Line(NamedTuple):
    """A line that is not blank."""

    text: str
    """Without its ending and without white space at its ends."""
    start: int
    """The offset of its first character in the guide."""
    indent: int
    """How far its first character stands from the margin, tabs taken as four columns."""
    after_blank: bool
    before_blank: bool

    @property
    def span(self) -> Span:
        """Its place in the guide."""
        return Span(self.start, self.start + len(self.text))


@dataclass(frozen=True)
class Extract:
    """A plain-text guide as lines, and what its reading needs."""

    guide: Guide
    lines: Sequence[Line]
    knowledge: Knowledge
    report: Report

    @property
    def reading(self) -> Reading:
        """What headings, headers and lines of a page announce."""
        return self.knowledge.reading

    @cached_property
    def camel_words(self) -> frozenset[str]:
        """Words with a capital or a digit inside (`DevOps`) of the
        lines that are neither glued nor over such.
        """
        glued = {at for at in range(len(self.lines)) if self.amount_seams(at)}
        others = (
            line.text
            for at, line in enumerate(self.lines)
            if at not in glued and at + 1 not in glued
        )
        return frozenset(word for text in others for word in camel_words_in(text))

    def amount_seams(self, at: int) -> Sequence[int]:
        """Where amounts are glued to what stands before them in a line; remembered."""
        if at not in self._seams:
            row, words = self.text(at), self.reading.glued_cells
            side = side_of_signs(row, words)
            self._seams[at] = amount_seams(row, side, words) if side else ()
        return self._seams[at]

    @cached_property
    def _seams(self) -> dict[int, Sequence[int]]:
        return {}

    @cached_property
    def width(self) -> int | None:
        """The length of a full line where lines were broken by hand;
        None where a line is a paragraph.
        """
        longest = max((len(line.text) for line in self.lines), default=0)
        if longest > _WIDEST:
            return None
        broken = [one for one, other in pairwise(self.lines) if _breaks_off(one, other, longest)]
        return longest if len(broken) >= _LEAST_BROKEN else None

    def text(self, index: int) -> str:
        """The text of a line; nothing after the last one."""
        return self.lines[index].text if index < len(self.lines) else ""


_WIDEST = 120
_LEAST_BROKEN = 2
_LEAST_WORDS = 6
_END_OF_LINE = (".", "!", "?", "…", ":", ";", "|", ")")


def _breaks_off(line: Line, follower: Line, width: int) -> bool:
    """Whether a line of running text is full and goes on in the next one."""
    if follower.after_blank or line.text.endswith(_END_OF_LINE):
        return False
    if bullet_of(line.text) or bullet_of(follower.text):
        return False
    return fills(line.text, follower.text, width) and len(line.text.split()) >= _LEAST_WORDS


def fills(line: str, follower: str, width: int) -> bool:
    """Whether the next line's first word would not have found place in a line."""
    return len(line) + 1 + len(follower.split(None, 1)[0]) > width


_CAMEL_WORD = re.compile(r"(?<![^\W_])[^\W_]*[a-zß-ÿ][A-ZÀ-Þ\d][^\W_]*")


def camel_words_in(text: str) -> list[str]:
    """The words of a text with a capital or a digit inside."""
    return _CAMEL_WORD.findall(text)


_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_TAB_WIDTH = 4
# Marks that no reader sees: zero-width spaces, and byte order marks inside a file.
_UNSEEN = "\u200b\ufeff"


def lines_of_guide(guide: Guide) -> list[Line]:
    """The lines after the front matter that are not blank."""
    matches = _LINE.finditer(guide.text, guide.body_start)
    stretches = [
        (match.group(), match.start()) for match in matches if not is_comment(match.group())
    ]
    texts = [_stripped(raw) for raw, _ in stretches]
    bounded = ["", *texts, ""]
    return [
        _line(raw, start, text, after_blank=not before, before_blank=not after)
        for (raw, start), before, text, after in zip(
            stretches, bounded, texts, bounded[2:], strict=False
        )
        if text
    ]


def _stripped(raw: str) -> str:
    return without_comment(raw).strip().strip(_UNSEEN).strip()


def _line(raw: str, start: int, text: str, *, after_blank: bool, before_blank: bool) -> Line:
    lead = raw.find(text)
    return Line(
        text, start + lead, len(raw[:lead].expandtabs(_TAB_WIDTH)), after_blank, before_blank
    )


# --- Bullets ---

# `• `, `- `, `3. `, `3) `; a check box may follow. Signs that are nothing but bullets need no
# space.
_BULLET = re.compile(
    r"""(?: (?: [-*+–—⁃∙>›»‣→⇒➔]\ufe0f? | (?P<number>\d{1,3})[.)] ) (?:\s+|\Z)
          | [•·◦▪▫●○■□▸▹➤➢►❖◆◇★☆✓✔✅☑☐✗❌\uf0b7\uf0a7]\ufe0f? \s* )
        (?: \[[ xX✓]\] \s+ | [☐☑✓✔✅]\ufe0f? \s* )?""",
    re.VERBOSE,
)


def bullet_of(text: str) -> re.Match[str] | None:
    """The bullet or number that opens a line, and the white space after it."""
    return _BULLET.match(text)


# --- Text ---

# What extracts keep of Markdown and HTML:  **bold**  [name](address)  ![picture](address)  \|  <br>
_ADDRESS = r"(?:https?://|mailto:|www\.|[/#])[^\s()]*(?:\([^\s()]*\)[^\s()]*)?"
_MARK = re.compile(
    rf"""  \*\* (?P<bold> [^*\s] (?:[^*]*[^*\s])? ) \*\*
         | (?P<picture> ! )? \[ (?P<name> [^\[\]]* ) \] \( (?P<address> {_ADDRESS} ) \)
         | (?P<pipe> \\\| ) | (?P<line_break> <br\s*/?> )""",
    re.VERBOSE | re.IGNORECASE,
)
_MARKS = ("**", "](", "\\|", "<br", "<BR")


def text_of(plain: str, start: int) -> Text:
    """A stretch of the guide as text; addresses in it are links."""
    run = Run(start)
    _add(run, plain, start)
    return run.text()


def joined_lines(lines: Sequence[Line]) -> Text:
    """Wrapped lines as one text:
    each break is a space that stands for the break and the indentation after it.
    """
    run = Run(lines[0].start)
    for index, line in enumerate(lines):
        if index:
            run.line_break(" ", lines[index - 1].span.end, line.start)
        _add(run, line.text, line.start)
    return run.text()


def _add(run: Run, plain: str, start: int) -> None:
    at = 0
    for match in _MARK.finditer(plain) if any(mark in plain for mark in _MARKS) else ():
        run.add(plain[at : match.start()], start + at, start + match.start())
        _add_marked(run, match, start)
        at = match.end()
    run.add(plain[at:], start + at, start + len(plain))


def _add_marked(run: Run, match: re.Match[str], start: int) -> None:
    if match["bold"]:
        run.open_bold()
        _add(run, match["bold"], start + match.start("bold"))
        run.close_bold()
    elif match["pipe"]:
        run.add("|", start + match.end() - 1, start + match.end())
    elif match["line_break"]:
        run.line_break("\n", start + match.start(), start + match.end())
    elif not match["picture"]:
        run.open_link(
            match["address"], Span(start + match.start("address"), start + match.end("address"))
        )
        _add(run, match["name"], start + match.start("name"))
        run.close_link()
