"""The baseline: the findings that a project accepts, by fingerprint,
with an optional reason and last day.

{
  "accepted": [
    {
      "rule": "CD402",
      "guide": "nurse",
      "table": "roadmap_steps",
      "key": "months-10-12",
      "column": null,
      "value": "Months 10-12",
      "fingerprint": "0123456789abcdef",
      "reason": "the last step runs beside the one before",
      "until": "2027-03-31"
    }
  ]
}

Entries are sorted by guide, rule and row, not by line, so that the changes of two people merge.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from careerdata.control.codes import is_binding
from careerdata.control.configured import ConfigFile
from careerdata.model.finding import Where
from careerdata.model.input_error import InputError
from careerdata.rules import control as rules

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from careerdata.model.finding import Finding, Report

FILE_NAME = "careerdata-baseline.json"
"""The default name of the baseline."""

_LONGEST_VALUE = 120


class BaselineError(InputError):
    """A baseline cannot be read, or is not valid."""


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """An accepted finding; only its fingerprint is compared, the rest is for people."""

    rule: str
    guide: str
    fingerprint: str
    table: str | None = None
    key: str | None = None
    column: str | None = None
    value: str = ""
    """The text that the finding is about, shortened."""
    reason: str = ""
    until: date | None = None
    """The last day on which it is accepted; None for no end."""

    @classmethod
    def of(cls, finding: Finding) -> BaselineEntry:
        """The entry that accepts a finding."""
        where = finding.where
        value = " ".join(finding.place.text.split())
        value = value if len(value) <= _LONGEST_VALUE else f"{value[: _LONGEST_VALUE - 1]}…"
        guide_id, fingerprint = finding.place.guide_id, finding.fingerprint
        return cls(
            finding.rule, guide_id, fingerprint, where.table, where.row_key, where.column, value
        )

    @property
    def order(self) -> tuple[str, ...]:
        """Its place in the file."""
        return (
            self.guide,
            self.rule,
            self.table or "",
            self.key or "",
            self.column or "",
            self.fingerprint,
        )


@dataclass(frozen=True)
class Baseline:
    """The accepted findings of a file."""

    file: ConfigFile
    entries: tuple[BaselineEntry, ...] = ()

    def accept(
        self,
        findings: Sequence[Finding],
        guide_ids: Collection[str],
        as_of: date | None,
        report: Report,
    ) -> list[Finding]:
        """The findings that are not accepted;
        reports entries that are unused or expired on the day `as_of`.

        Entries of other guides are left alone. Without a day, nothing expires.
        """
        acceptance = Acceptance(self, as_of)
        left = acceptance.take(findings, guide_ids)
        acceptance.close(report)
        return left

    def renewed(self, findings: Iterable[Finding], guide_ids: Collection[str]) -> Baseline:
        """A baseline that accepts these findings of some guides,
        and keeps its entries of all others.

        Entries keep their reason and day. Errors that always count, and findings about comments,
        settings and the baseline itself, are not added.
        """
        known = {entry.fingerprint: entry for entry in self.entries}
        fresh = (BaselineEntry.of(finding) for finding in findings if _may_be_accepted(finding))
        kept = {entry.fingerprint: known.get(entry.fingerprint, entry) for entry in fresh}
        others = (entry for entry in self.entries if entry.guide not in guide_ids)
        kept |= {entry.fingerprint: entry for entry in others}
        return Baseline(self.file, tuple(sorted(kept.values(), key=lambda entry: entry.order)))

    def write(self) -> None:
        """Write the file. Raises OSError."""
        text = json.dumps(
            {"accepted": [_tree(entry) for entry in self.entries]}, ensure_ascii=False, indent=2
        )
        self.file.path.write_text(text + "\n", encoding="utf-8", newline="\n")


class Acceptance:
    """A baseline while the findings of a run arrive, a few guides at a time."""

    def __init__(self, baseline: Baseline, as_of: date | None) -> None:
        self._file, self._as_of = baseline.file, as_of
        self._known = {entry.fingerprint: entry for entry in baseline.entries}
        self._guides = {entry.guide for entry in baseline.entries}
        self._met: dict[str, bool] = {}
        """The fingerprints found so far → whether it is an error that always counts."""
        self._read: set[str] = set()
        """The guides of the run that have entries."""

    def take(self, findings: Sequence[Finding], guide_ids: Collection[str]) -> list[Finding]:
        """The findings of some guides that are not accepted."""
        self._read.update(self._guides.intersection(guide_ids))
        return [finding for finding in findings if not self._accepts(finding)]

    def _accepts(self, finding: Finding) -> bool:
        if not self._known:
            return False
        entry = self._known.get(finding.fingerprint)
        if entry is None:
            return False
        self._met[entry.fingerprint] = is_binding(finding)
        return not is_binding(finding) and not self._is_over(entry)

    def _is_over(self, entry: BaselineEntry) -> bool:
        return bool(self._as_of and entry.until and entry.until < self._as_of)

    def close(self, report: Report) -> None:
        """Report the unused entries, after all findings."""
        for fingerprint, entry in self._known.items():
            place = Where(self._file.place_of(f'"{fingerprint}"'))
            if fingerprint not in self._met:
                if entry.guide in self._read:
                    report(rules.unused_baseline_entry.at(place, entry.rule, entry.guide))
            elif self._met[fingerprint]:
                report(rules.error_not_ignorable.at(place, entry.rule))
            elif entry.until and self._is_over(entry):
                until = entry.until.isoformat()
                report(rules.expired_baseline_entry.at(place, entry.rule, entry.guide, until))


def _may_be_accepted(finding: Finding) -> bool:
    is_of_guide = bool(finding.place.guide_id) and not finding.rule.startswith("CD8")
    return is_of_guide and not is_binding(finding)


def _tree(entry: BaselineEntry) -> dict[str, str | None]:
    return {
        "rule": entry.rule,
        "guide": entry.guide,
        "table": entry.table,
        "key": entry.key,
        "column": entry.column,
        "value": entry.value,
        "fingerprint": entry.fingerprint,
        "reason": entry.reason,
        "until": entry.until.isoformat() if entry.until else None,
    }


def read_baseline(path: Path) -> Baseline:
    """The baseline of a file. Raises BaselineError."""
    try:
        text = path.read_text(encoding="utf-8")
        tree = json.loads(text)
    except FileNotFoundError as error:
        raise BaselineError(
            f"{path} does not exist; create it with `careerdata check --write-baseline`"
        ) from error
    except (OSError, ValueError) as error:
        raise BaselineError(f"{path} cannot be read: {error}") from error
    entries = tree.get("accepted") if isinstance(tree, dict) else None
    if not isinstance(entries, list):
        raise BaselineError(f'{path} is not a baseline: it has no list "accepted"')
    return Baseline(
        ConfigFile(path, text),
        tuple(_entry(path, number, raw) for number, raw in enumerate(entries, 1)),
    )


_REQUIRED = ("rule", "guide", "fingerprint")
_OPTIONAL = ("table", "key", "column")
_KEYS = (*_REQUIRED, *_OPTIONAL, "value", "reason", "until")


def _entry(path: Path, number: int, raw: object) -> BaselineEntry:
    entry_name = f"{path}: entry {number} of the baseline"
    if not isinstance(raw, Mapping):
        raise BaselineError(f"{entry_name} is {raw!r}, not an object")
    if unknown := sorted(set(raw) - set(_KEYS)):
        raise BaselineError(
            f"{entry_name} has the unknown key {unknown[0]!r}; there are: {', '.join(_KEYS)}"
        )
    texts = {key: raw.get(key) for key in _KEYS}
    for key, value in texts.items():
        if not isinstance(value, str) and (value is not None or key in _REQUIRED):
            raise BaselineError(f"{entry_name}: {key} must be a text, not {value!r}")
    until = _day(entry_name, texts.pop("until"))
    given = {key: str(value) for key, value in texts.items() if value is not None}
    return BaselineEntry(**given, until=until)


def _day(entry_name: str, text: object) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise BaselineError(
            f"{entry_name}: until must be a day such as 2027-03-31, not {text!r}"
        ) from error
