"""The formats of `careerdata check --format`, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.report.concise import format_concise
from careerdata.report.github import format_github
from careerdata.report.json import format_json
from careerdata.report.junit import format_junit
from careerdata.report.markdown import format_markdown
from careerdata.report.sarif import format_sarif
from careerdata.report.text import format_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from careerdata.report.checked import Checked

FORMATS: Mapping[str, Callable[[Checked], str]] = {
    "text": format_text,
    "concise": format_concise,
    "json": format_json,
    "github": format_github,
    "sarif": format_sarif,
    "junit": format_junit,
    "markdown": format_markdown,
}
"""Each makes the whole output of one run, with a line break at its end."""
