"""Which rules count, and their severity: for all guides, and for those under a path."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from careerdata.control.codes import covering, is_binding, is_known, nearest_code
from careerdata.model.finding import Where
from careerdata.rules import control as rules
from careerdata.rules.all_rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careerdata.control.configured import ConfigFile
    from careerdata.model.finding import Finding, Place, Report, Severity


@dataclass(frozen=True)
class Choice:
    """The settings `select`, `ignore` and `severity`; a code may be a beginning, such as `CD4`."""

    select: tuple[str, ...] = ()
    """The rules that count; empty for all but the optional ones. Some errors always count."""
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)

    @property
    def named(self) -> frozenset[str]:
        """The rules that are named by their whole codes, which switches on optional ones."""
        return frozenset(
            code.upper() for code in (*self.select, *self.severity) if code.upper() in RULES
        )

    @property
    def codes(self) -> Iterator[str]:
        """All codes that are named."""
        yield from (*self.select, *self.ignore, *self.severity)


@dataclass(frozen=True)
class Selection:
    """The choices of a settings file."""

    file: ConfigFile | None = None
    overall: Choice = Choice()
    per_path: Mapping[str, Choice] = field(default_factory=dict)
    """By a pattern of paths relative to the folder of the file, such as `drafts/**`."""

    @property
    def wanted(self) -> frozenset[str]:
        """The optional rules that count for any guide."""
        named = (
            code for choice in (self.overall, *self.per_path.values()) for code in choice.named
        )
        return frozenset(code for code in named if RULES[code].is_optional)

    def unknown_codes(self) -> Iterator[Finding]:
        """A finding for every unknown code."""
        codes = (
            code for choice in (self.overall, *self.per_path.values()) for code in choice.codes
        )
        for code in dict.fromkeys(codes):
            if not is_known(code):
                yield rules.unknown_rule_code.at(
                    Where(self._place_of(code)), code, nearest_code(code)
                )

    def chosen(self, findings: Iterable[Finding], report: Report) -> list[Finding]:
        """The findings of the rules that count;
        reports attempts to ignore errors that always count.
        """
        return [finding for finding in findings if self._is_chosen(finding, report)]

    def _is_chosen(self, finding: Finding, report: Report) -> bool:
        ignoring = self._ignoring(finding)
        if not is_binding(finding):
            return ignoring is None and self._is_selected(finding)
        if ignoring:
            report(rules.error_not_ignorable.at(Where(self._place_of(ignoring)), finding.rule))
        return True

    def _is_selected(self, finding: Finding) -> bool:
        rule, select = finding.rule, self.overall.select
        if RULES[rule].is_optional and not any(
            rule in choice.named for choice in self._choices(finding)
        ):
            return False
        # What is wrong with the selection itself is no part of it.
        return not select or rule.startswith("CD8") or covering(select, rule) is not None

    def _ignoring(self, finding: Finding) -> str | None:
        codes = (covering(choice.ignore, finding.rule) for choice in self._choices(finding))
        return next(filter(None, codes), None)

    def graded(self, findings: Iterable[Finding], report: Report) -> list[Finding]:
        """The findings with the severity of the settings;
        reports attempts to downgrade errors that always count.
        """
        return [self._graded(finding, report) for finding in findings]

    def _graded(self, finding: Finding, report: Report) -> Finding:
        for choice in self._choices(finding):
            code = covering(choice.severity, finding.rule)
            if code is None or choice.severity[code] == finding.severity:
                continue
            if is_binding(finding):
                report(rules.error_not_ignorable.at(Where(self._place_of(code)), finding.rule))
                return finding
            return replace(finding, severity=choice.severity[code])
        return finding

    def _choices(self, finding: Finding) -> Iterator[Choice]:
        """The settings for the guide of a finding, the most specific first."""
        path = self._relative(finding.place)
        for glob, choice in self.per_path.items():
            if path and path_pattern(glob).fullmatch(path):
                yield choice
        yield self.overall

    def _relative(self, place: Place) -> str | None:
        """The path of a guide from the folder of the settings;
        None outside it, or if it is not a guide.
        """
        if not self.per_path or self.file is None or not place.guide_id:
            return None
        path = os.path.relpath(place.path, self.file.path.parent).replace(os.sep, "/")
        return None if path.startswith("../") else path

    def _place_of(self, code: str) -> Place:
        assert self.file is not None, "codes come from a file"
        return self.file.place_of(f'"{code}"', f"'{code}'", code)


_GLOB = re.compile(r"(?P<folders>\*\*/)|(?P<all>\*\*)|(?P<some>\*)|(?P<one>\?)|(?P<sign>[^*?]+)")
_MEANING = {"folders": "(?:[^/]+/)*", "all": ".*", "some": "[^/]*", "one": "[^/]"}


def path_pattern(glob: str) -> re.Pattern[str]:
    """A pattern of paths: `*` and `?` match within a name, `**` across folders;
    `folder/` matches everything in it.

    A pattern without `/` matches names in every folder, such as `*-draft.md`.
    """
    glob = glob.removeprefix("./")
    glob = f"{glob}**" if glob.endswith("/") else glob if "/" in glob else f"**/{glob}"
    parts = (
        _MEANING.get(str(part.lastgroup)) or re.escape(part.group())
        for part in _GLOB.finditer(glob)
    )
    return re.compile("".join(parts), re.DOTALL)
