"""The packed findings of a batch, for the cache and between processes: most are only counted."""

from __future__ import annotations

import json
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from careerdata.model.finding import Edit, Finding, Fix, Place, Related, Where
from careerdata.model.guide import Span
from careerdata.report.checked import count_fixable, count_severities

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from careerdata.model.finding import Severity


class PackedFindings(NamedTuple):
    """Packed findings, and their numbers."""

    counts: dict[Severity, int]
    fixable: int
    """How many of them `--fix` can fix."""
    data: bytes
    """The findings as JSON; lone surrogates, which paths may contain, are kept."""

    def unpacked(self) -> tuple[Finding, ...]:
        """The findings as they were."""
        return tuple(map(_finding, json.loads(self.data.decode("utf-8", "surrogatepass"))))


def packed_findings(findings: Sequence[Finding]) -> PackedFindings:
    """Some findings, packed."""
    text = json.dumps(findings, ensure_ascii=False, default=_values)
    counts = dict(count_severities(findings))
    return PackedFindings(counts, count_fixable(findings), text.encode("utf-8", "surrogatepass"))


_VALUES_OF: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    kind: attrgetter(*(field.name for field in fields(kind)))
    for kind in (Finding, Where, Place, Related, Fix, Edit)
}


def _values(part: object) -> tuple[Any, ...]:
    """The fields of a part of a finding; `dataclasses.astuple` would copy them one by one."""
    return _VALUES_OF[type(part)](part)


def _finding(values: list[Any]) -> Finding:
    rule, name, severity, message, hint, where, fix, occurrence = values
    return Finding(
        rule, name, severity, message, hint, _where(where), _fix(fix) if fix else None, occurrence
    )


def _where(values: list[Any]) -> Where:
    place, related, *row = values
    return Where(
        Place(*place), tuple(Related(Place(*where), what) for where, what in related), *row
    )


def _fix(values: list[Any]) -> Fix:
    title, edits, is_safe = values
    return Fix(title, tuple(Edit(Span(*span), replacement) for span, replacement in edits), is_safe)
