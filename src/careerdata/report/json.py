"""Findings for programs: a JSON object, and its JSON Schema."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from careerdata.model.finding import finding_rows
from careerdata.report.checked import count_severities
from careerdata.report.drawing import UNSEEN

if TYPE_CHECKING:
    from careerdata.report.checked import Checked

_COUNTS = {
    "guides": "The files that were checked.",
    "errors": "The findings that keep a dataset from being published.",
    "warnings": "The findings that keep it from being published with `--strict`.",
    "infos": "The findings about data that is published and could be better.",
}


def format_json(checked: Checked) -> str:
    """`{"findings": […], "summary": {…}}`, indented, with a final line break."""
    counts = count_severities(checked.findings)
    summary = {
        "guides": checked.guide_count,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "infos": counts["info"],
    }
    return json_text({"findings": finding_rows(checked.findings), "summary": summary})


_UNSEEN = re.compile(r"[^\x20-\x7e\xa1-\u05ff\n]")
# ##[error]… in a log is a command to GitHub Actions.
_COMMAND = re.compile(r"#(?=#)")


def json_text(value: object) -> str:
    r"""A value as indented JSON without control characters except line breaks: `\u009b`."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(_escaped, _COMMAND.sub(r"\\u0023", text)) + "\n"


def _escaped(match: re.Match[str]) -> str:
    is_seen = unicodedata.category(match[0]) not in UNSEEN
    return match[0] if is_seen else json.dumps(match[0])[1:-1]


def report_schema(findings_table: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of `careerdata check --format json`, given that of the `findings` table."""
    report = {"findings": findings_table["items"], "summary": _object(_COUNTS)}
    return {
        "$schema": findings_table["$schema"],
        "title": "careerdata check --format json",
        "description": "The findings in some guides.",
        "type": "object",
        "properties": {
            "findings": {
                "description": "Every finding, by path and place.",
                "type": "array",
                "items": report["findings"],
            },
            "summary": report["summary"] | {"description": "How many there are."},
        },
        "required": list(report),
        "additionalProperties": False,
    }


def _object(counts: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            name: {"description": text, "type": "integer", "minimum": 0}
            for name, text in counts.items()
        },
        "required": list(counts),
        "additionalProperties": False,
    }
