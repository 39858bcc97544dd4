"""Pay: every amount of a guide with the frames over it;
each ends as a band, as a finding, or as something else.

`place` is where an amount stands, `stack` the frames of headings and notes over it. `line` (a `key`
and a `run` of amounts, or a `sentence`) and `table` know the shapes, `words` and `clause` what is
said of one amount of several, `ends` ranges that words tear apart, `evidence` whether it is pay.
`settle` makes the record.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from careerdata.annotate import amounts_of
from careerdata.extract.pay.line import pay_in_line
from careerdata.extract.pay.place import Place
from careerdata.extract.pay.stack import OTHER_SUBJECTS, Structure, is_silenced
from careerdata.extract.pay.table import pay_in_table
from careerdata.model.document import Item, Paragraph, Table, TextBuilder
from careerdata.notation.money import Amount
from careerdata.outline.frame import Frame, frame_of
from careerdata.outline.mixed import opens_with
from careerdata.rules import extract as rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.extract.source import Source
    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.document import Block, Text
    from careerdata.model.guide import Guide
    from careerdata.model.outline import Section
    from careerdata.model.record import PayRecord


def read_pay(source: Source) -> Iterator[PayRecord]:
    """The pay of all sections but those that look like pay and are none."""
    if _is_about_something_else(source):
        return
    structure = Structure(source)
    for section in source.outline.sections:
        if is_silenced(section, source.knowledge):
            continue
        for block, found in _in_section(section, structure, source):
            if found:
                source.claims.add(block)
            yield from _without_year_of_heading(found, block, source.knowledge)
    _report_unknown_words(source)


def _report_unknown_words(source: Source) -> None:
    """Report what narrows pay and fills no slot, each once;
    a numbered stage is understood, though no column has it.
    """
    first: dict[str, Text] = {}
    for record in source.records.pay:
        for words in record.qualifiers:
            first.setdefault(words.plain.casefold(), words)
    for words in first.values():
        if not opens_with(words, {"stage"}, source.knowledge):
            source.report.at(words, rules.unknown_qualifier, words.plain)


def _is_about_something_else(source: Source) -> bool:
    """A negotiation article is full of amounts and has no pay."""
    title = source.outline.title
    if title is None or source.knowledge.frames.questions.found_in(title.text.plain):
        return False
    kinds = source.knowledge.reading.sections.found_in(title.text.plain)
    return kinds[:1] == ("other",) and not set(kinds) & {
        "market",
        "roadmap",
        "skills",
        "roles",
        "resources",
    }


def _pay_beside(section: Section, knowledge: Knowledge) -> set[int]:
    """The items (by identity) of lists in which an amount is gross or net:
    then the others are pay, too.
    """
    found: set[int] = set()
    run: list[Item] = []
    for block in (*section.blocks, None):
        if isinstance(block, Item):
            run.append(block)
            continue
        if any(
            isinstance(a, Amount) and a.tax
            for item in run
            for a in amounts_of(item.text, knowledge)
        ):
            found |= {id(item) for item in run}
        run = []
    return found


class _Label(NamedTuple):
    """An item or paragraph without amounts that heads the items under it:
    `- **Germany**`, `Salary range:`.
    """

    depth: int
    frame: Frame
    is_pay: bool
    is_over_paragraphs: bool = False
    """Whether it is the title of the paragraphs after it."""

    def stands_over(self, block: Block, depth: int) -> bool:
        """Whether a block of a depth stands under it."""
        if self.is_over_paragraphs:
            return isinstance(block, Paragraph)
        return isinstance(block, Item) and self.depth < depth


_PARAGRAPH_DEPTH = -1


def _in_section(
    section: Section, structure: Structure, source: Source
) -> Iterator[tuple[Block, list[PayRecord]]]:
    """The heading and the blocks of a section, each with the pay that it holds."""
    if section.heading is not None and not section.is_title:
        yield section.heading, list(_in_heading(section, structure, source))
    if not any(_may_hold_pay(block) for block in section.blocks):
        return
    outer = _place(section, structure, source)
    labels: list[_Label] = []
    beside = _pay_beside(section, source.knowledge)
    are_roles = _are_titles_of_roles(section, source.knowledge)
    for block, following in zip_longest(section.blocks, section.blocks[1:]):
        depth = _depth(block)
        labels = [label for label in labels if label.stands_over(block, depth)]
        place = replace(_under_labels(outer, labels, block), is_pay_beside=id(block) in beside)
        yield block, list(_in_block(block, place, source))
        if _is_title_of_paragraph(block, following):
            expected = ("role",) if are_roles else place.expected
            for label in _label(block.text, depth, replace(place, expected=expected)):
                labels.append(label._replace(is_over_paragraphs=True))
        elif (
            isinstance(block, Item | Paragraph)
            and isinstance(following, Item)
            and depth < following.depth
        ):
            labels += _label(block.text, depth, place)


def _is_title_of_paragraph(block: Block, following: Block | None) -> TypeGuard[Item]:
    """`- **Data Analyst**` over running text: an item that is a title of what comes next."""
    if not isinstance(block, Item) or not isinstance(following, Paragraph):
        return False
    plain = block.text.plain.rstrip(" :")
    return block.text.plain.endswith(":") or block.text.strong == ((0, len(plain)),)


def _are_titles_of_roles(section: Section, knowledge: Knowledge) -> bool:
    """Whether most of such titles name roles: then all of them do."""
    titles = [
        frame_of(block.text, "label", knowledge)
        for block, following in pairwise(section.blocks)
        if _is_title_of_paragraph(block, following)
    ]
    return 2 * sum(frame.slots.role is not None for frame in titles) > len(titles) > 1


def _in_heading(section: Section, structure: Structure, source: Source) -> Iterator[PayRecord]:
    """`### 2. Surgeon – $347,870 per year`:
    a heading that names somebody and an amount is a line among those beside it.
    """
    title = section.title
    if title is None or len(amounts_of(title, source.knowledge)) != 1:
        return
    key = structure.heading(section)
    if key.rest or key.is_remark or not key.slots.names_someone:
        return
    parent = section.parent
    above = _place(parent, structure, source) if parent is not None else None
    place = Place(
        structure=structure,
        section=section,
        frames=tuple(structure.over(section)),
        opens=(),
        is_pay=above.is_pay if above is not None else structure.title_says_pay,
        expected=above.expected if above is not None else (),
        is_item=True,
    )
    yield from pay_in_line(title, place)


def _place(section: Section, structure: Structure, source: Source) -> Place:
    heading = structure.heading(section) if section.title is not None else None
    dimension = heading.dimension if heading else None
    is_named = heading is not None and _only_narrows(heading) and section.kind not in OTHER_SUBJECTS
    is_pay = is_named and structure.title_says_pay
    denies = heading is not None and heading.evidence == "not_pay" and not heading.is_remark
    return Place(
        structure=structure,
        section=section,
        frames=tuple(structure.frames(section)),
        opens=tuple(structure.opens(section)),
        is_pay=not denies
        and (
            is_pay
            or "salary" in section.kinds
            or (heading is not None and _says_pay(heading, section, source.knowledge))
        ),
        expected=(dimension,) if dimension else (),
    )


def _only_narrows(heading: Frame) -> bool:
    """Whether a heading names whose pay stands below it, or what the parts there are:
    `Germany`, `By experience`.
    """
    return not heading.rest and not heading.is_remark and bool(heading.slots or heading.dimension)


def _says_pay(heading: Frame, section: Section, knowledge: Knowledge) -> bool:
    """A heading that is a label of pay itself, `Starting salary`, or asks what somebody earns."""
    is_question = heading.is_remark and heading.evidence == "pay" and heading.slots.role is not None
    if is_question and not is_silenced(section, knowledge):
        return True
    is_label = heading.evidence == "pay" or "pay" in knowledge.reading.labels.found_in(
        heading.text.plain
    )
    return (
        is_label
        and not heading.is_remark
        and not heading.rest
        and section.kind not in OTHER_SUBJECTS
    )


def _under_labels(outer: Place, labels: list[_Label], block: Block) -> Place:
    place = outer.under(label.frame for label in reversed(labels))
    is_pay = outer.is_pay or any(label.is_pay for label in labels)
    dimensions = [label.frame.dimension for label in labels if label.frame.dimension]
    expected = tuple(dimensions[-1:]) or outer.expected
    return replace(
        place,
        is_pay=is_pay,
        expected=expected,
        is_item=isinstance(block, Item) or _is_line_of_extract(block, outer),
    )


_LONGEST_LINE = 10


def _is_line_of_extract(block: Block, place: Place) -> bool:
    """In an extract without marks an item is a short line: `Junior nurse CHF 59,000`."""
    if not isinstance(block, Paragraph) or place.structure.source.guide.format != "text":
        return False
    return len(block.text.plain.split()) <= _LONGEST_LINE and not block.text.plain.endswith(".")


def _depth(block: Block) -> int:
    return block.depth if isinstance(block, Item) else _PARAGRAPH_DEPTH


_LONGEST_LABEL = 8


def _label(text: Text, depth: int, place: Place) -> Iterator[_Label]:
    knowledge = place.knowledge
    amounts = amounts_of(text, knowledge)
    # `**Junior (0-2 years)**: $36,000 – $46,000` over the places of its bullets.
    if len(amounts) > 1 or (amounts and text.plain[amounts[0].end :].strip()):
        return
    text = text.cut(0, len(text.plain[: amounts[0].start].rstrip(" :–—-"))) if amounts else text
    if not text or text.plain.endswith((".", "!", "?")) or len(text.plain.split()) > _LONGEST_LABEL:
        return
    is_pay = "pay" in knowledge.reading.labels.found_in(text.plain)
    frame = frame_of(text, "label", knowledge, place.expected)
    is_scope = bool(knowledge.reading.scope.found_in(text.plain))
    if frame.is_remark or is_scope:
        frame = frame._replace(rest=())
    if frame.slots or frame.rest or is_pay or frame.dimension:
        yield _Label(depth, frame, is_pay)


def _in_block(block: Block, place: Place, source: Source) -> Iterator[PayRecord]:
    if isinstance(block, Table):
        yield from pay_in_table(block, place, source)
    elif isinstance(block, Item | Paragraph) and _may_hold_pay(block):
        text = _numbered(block, source.knowledge) if isinstance(block, Item) else block.text
        for line in _lines(text, source.knowledge, source.guide):
            yield from pay_in_line(line, place)


def _numbered(item: Item, knowledge: Knowledge) -> Text:
    """An item with its number where that is no mark of the list: `1. Ausbildungsjahr: 1.340 €`."""
    number = f"{item.number}. "
    stage = f"{number}{item.text.plain.partition(' ')[0].rstrip(':')}".casefold()
    if item.number is None or stage not in knowledge.frames.rank_words:
        return item.text
    whole = TextBuilder()
    whole.add(number, item.text.span.start, item.text.span.start)
    whole.append(item.text)
    return whole.text(item.text.span.start)


_LINE_BREAK = re.compile(r"\n")
_LABEL_OF_LINE = re.compile(r"[^:]{1,60}:\s")
_LEAST_LINES = 2


def _lines(text: Text, knowledge: Knowledge, guide: Guide) -> list[Text]:
    """The lines of a text: those that are broken by a mark,
    and those that the editor began with a label each, or parted with pipes.
    """
    lines = text.split(_LINE_BREAK)
    source = guide.text
    soft = [
        at
        for at, char in enumerate(text.plain)
        if char == " " and "\n" in source[slice(*text.span_of(at, at + 1))]
    ]
    if len(lines) > 1 or not soft:
        return lines
    ends = [0, *soft, len(text.plain)]
    written = [text.cut(low, high) for low, high in pairwise(ends)]
    are_labelled = all(
        _LABEL_OF_LINE.match(line.plain) and amounts_of(line, knowledge) for line in written
    )
    are_rows = all("|" in line.plain for line in written)
    return written if len(written) >= _LEAST_LINES and (are_labelled or are_rows) else lines


_DIGIT = re.compile("[0-9]")


def _may_hold_pay(block: Block) -> bool:
    """Whether a block is worth a look: there is no amount without a digit;
    a table may lack what it should hold.
    """
    return isinstance(block, Table) or (
        isinstance(block, Item | Paragraph) and bool(_DIGIT.search(block.text.plain))
    )


def _without_year_of_heading(
    found: list[PayRecord], block: Block, knowledge: Knowledge
) -> Iterator[PayRecord]:
    """The year of a heading holds for the tables and lists under it, not for a note beside them."""
    is_note = isinstance(block, Paragraph) and _is_note(block.text, knowledge)
    for record in found:
        year = record.as_of_year
        is_own = (year is not None and record.source.span.start <= year.span.start) or not is_note
        yield record if is_own else record._replace(as_of_year=None)


def _is_note(text: Text, knowledge: Knowledge) -> bool:
    label = text.plain.partition(":")[0]
    return "note" in knowledge.reading.labels.exactly(label)
