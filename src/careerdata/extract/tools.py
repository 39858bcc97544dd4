"""The publisher's own tools: calls to action (`… at JobHub's Career Explorer.`) and a section that lists them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerdata.document import Item, Paragraph
from careerdata.notation.listing import read_definition
from careerdata.record import ToolRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.document import Text
    from careerdata.extract.reader import Reader

# `at JobHub's free Career Explorer`: an owner, an apostrophe, words that may be skipped, a name in capitals.
_OWNED = re.compile(
    r"""(?<!\w) (?P<at>\w+) \s+ (?P<owner>[A-Z][\w.&-]*(?:\s+[A-Z][\w.&-]*){0,2}) ['’]s \s+
        (?P<skipped>(?:[a-zà-ÿ]+\s+){0,2}) (?P<name>[A-Z][\w-]*(?:\s+[A-Z][\w-]*){0,3})""",
    re.VERBOSE,
)


def read_tools(reader: Reader) -> None:
    """Add the tools that the guide points to, and the publisher that they all belong to."""
    for section in reader.outline.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                found = list(_owned_tools(block.text, reader))
                reader.records.tools.extend(found)
                if found:
                    reader.read.add(id(block))
            elif isinstance(block, Item) and section.kind == "tools" and (tool := _listed(block.text, reader)):
                reader.records.tools.append(tool)
                reader.read.add(id(block))
    owners = {tool.provider.plain: tool.provider for tool in reader.records.tools if tool.provider}
    if len(owners) == 1 and reader.records.publisher is None:
        reader.records.publisher = next(iter(owners.values()))


def _owned_tools(text: Text, reader: Reader) -> Iterator[ToolRecord]:
    words = reader.knowledge.tools
    for match in _OWNED.finditer(text.plain):
        skipped = match["skipped"].split()
        kind = words.kind_of(match["name"])
        if kind is None or match["at"].casefold() not in words.at or not words.skip.issuperset(skipped):
            continue
        name = text.cut(match.start("name"), match.end("name"))
        yield ToolRecord(name, kind, provider=text.cut(match.start("owner"), match.end("owner")))


def _listed(text: Text, reader: Reader) -> ToolRecord | None:
    definition = read_definition(text.plain)
    name = text.cut(*definition.name) if definition else text
    kind = reader.knowledge.tools.kind_of(name.plain)
    if kind is None:
        return None
    return ToolRecord(
        name,
        kind,
        purpose=text.cut(definition.name.end).cut(*_behind_mark(text, definition.name.end)) if definition else None,
    )


def _behind_mark(text: Text, end: int) -> tuple[int, int | None]:
    rest = text.cut(end)
    return len(rest.plain) - len(rest.plain.lstrip(" :–—-")), None
