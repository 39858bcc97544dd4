"""Findings as SARIF 2.1.0 (OASIS), which code scanning services and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerdata.lazy import LazyModule
from careerdata.report.drawing import visible_text
from careerdata.report.json import json_text
from careerdata.report.repository import repository_uri
from careerdata.rules.all_rules import RULES

if TYPE_CHECKING:
    from importlib import metadata

    from careerdata.model.finding import Edit, Finding, Fix, Place, Related, Severity
    from careerdata.report.checked import Checked
    from careerdata.rules.catalogue import Rule
else:
    metadata = LazyModule("importlib.metadata")  # takes as long to import as a guide to check

JsonObject = dict[str, Any]

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_RULE_INDEX = {code: index for index, code in enumerate(RULES)}


def format_sarif(checked: Checked) -> str:
    """A log of one run: all rules, and a result for every finding."""
    version, described = metadata.version("careerdata"), [_rule(rule) for rule in RULES.values()]
    driver = {"name": "careerdata", "version": version, "rules": described}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding) for finding in checked.findings],
    }
    return json_text(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        }
    )


def _rule(rule: Rule[...]) -> JsonObject:
    first, _, _ = rule.manual.partition("\n\n")
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _literal(rule.name)},
        "fullDescription": {"text": _literal(" ".join(first.split()))},
        "help": {"text": _literal(rule.manual), "markdown": _literal(rule.manual)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": not rule.is_optional},
    }


def _result(finding: Finding) -> JsonObject:
    result: JsonObject = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": _message(_message_text(finding)),
        "locations": [_location(finding.place)],
        "partialFingerprints": {
            "careerdata/v1": finding.fingerprint,
            # The only one that GitHub compares; without it, GitHub hashes the lines around.
            "primaryLocationLineHash": finding.fingerprint,
        },
    }
    if finding.rule in _RULE_INDEX:
        result["ruleIndex"] = _RULE_INDEX[finding.rule]
    if finding.where.related:
        result["relatedLocations"] = [
            _related(index, one) for index, one in enumerate(finding.where.related, 1)
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding.fix, finding.place)]
    return result


def _message_text(finding: Finding) -> str:
    return f"{finding.message}\nhelp: {finding.hint}" if finding.hint else finding.message


def _message(text: str) -> JsonObject:
    return {"text": "\n".join(_literal(visible_text(line)) for line in text.split("\n"))}


def _literal(text: str) -> str:
    """A text without placeholders (3.11.5) or embedded links (3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def _location(place: Place) -> JsonObject:
    region: JsonObject = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"physicalLocation": {"artifactLocation": _artifact(place), "region": region}}


def _artifact(place: Place) -> JsonObject:
    uri = repository_uri(place.path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _related(index: int, related: Related) -> JsonObject:
    return {
        "id": index,
        "message": _message(visible_text(related.what)),
        **_location(related.place),
    }


def _fix(fix: Fix, place: Place) -> JsonObject:
    change = {
        "artifactLocation": _artifact(place),
        "replacements": [_replacement(edit) for edit in fix.edits],
    }
    return {
        "description": _message(visible_text(fix.title)),
        "artifactChanges": [change],
        "properties": {"isSafe": fix.is_safe},
    }


def _replacement(edit: Edit) -> JsonObject:
    region = {"charOffset": edit.span.start, "charLength": edit.span.end - edit.span.start}
    return {"deletedRegion": region, "insertedContent": {"text": edit.replacement}}
