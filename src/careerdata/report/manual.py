"""The manuals of the rules, for a terminal and for docs/rules.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.rules.all_rules import FAMILIES
from careerdata.rules.catalogue import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType


def format_manual(rule: Rule[...]) -> str:
    """One rule: code, name and severity, then its manual page."""
    return f"{rule.code} {rule.name} ({_severity_text(rule)})\n\n{rule.manual}\n"


def _severity_text(rule: Rule[...]) -> str:
    return f"{rule.severity}, off by default" if rule.is_optional else rule.severity


def format_list(rules: Iterable[Rule[...]]) -> str:
    """A line for each rule: code, severity and name."""
    return "".join(
        f"{rule.code}  {rule.severity:<7}  {rule.name}{_off_text(rule)}\n" for rule in rules
    )


def _off_text(rule: Rule[...]) -> str:
    return " (off by default)" if rule.is_optional else ""


def format_page() -> str:
    """All rules as a Markdown page."""
    return "\n".join(
        [_HEAD, *_contents(), *(line for family in FAMILIES for line in _family(family))]
    )


_HEAD = """\
# Rules

These are the rules of `careerdata check`. An error means that the dataset is not published. A warning means that a
part of a guide is not published or is doubtful; with `--strict`, it counts as an error. An info means that something
is published but could be better. `careerdata rule CD402` explains a single rule, and `careerdata rule --as markdown`
prints this page.
"""


def _contents() -> Iterator[str]:
    yield "| Rule | Name | Severity | What it finds |\n|---|---|---|---|"
    for family in FAMILIES:
        for rule in _rules(family):
            link, severity = f"[{rule.code}](#{_anchor(rule)})", _severity_text(rule)
            yield f"| {link} | {rule.name} | {severity} | {_first_paragraph(rule)} |"
    yield ""


def _family(family: ModuleType) -> Iterator[str]:
    code, _, what = (family.__doc__ or "").strip().partition(": ")
    yield f"## {code}: {what}\n"
    for rule in _rules(family):
        yield f"### {rule.code} {rule.name}\n\nSeverity: {_severity_text(rule)}\n\n{rule.manual}\n"


def _rules(family: ModuleType) -> list[Rule[...]]:
    return [value for value in vars(family).values() if isinstance(value, Rule)]


def _anchor(rule: Rule[...]) -> str:
    return f"{rule.code.lower()}-{rule.name}"


def _first_paragraph(rule: Rule[...]) -> str:
    paragraph, _, _ = rule.manual.partition("\n\n")
    return " ".join(paragraph.split()).replace("|", "\\|")
