"""A rule's proof: small projects in which it finds one fault,
and similar ones in which nothing is found.

`tests/rules/proofs/<family>.yaml` holds those of a family; its frames are guides with a place
(`{}`) for an example.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from careerdata.control.settings import FILE_NAME, Settings, read_settings
from careerdata.lexicon.knowledge import compile_knowledge, load_knowledge
from careerdata.pipeline import compile_guides
from careerdata.read import find_guides
from careerdata.validate.columns import check_columns
from careerdata.validate.references import check_references
from careerdata.validate.rows import check_rows
from tests.sample_dataset import findings_of, sample_tables, shipped_contract

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.lexicon.knowledge import Knowledge
    from careerdata.model.finding import Finding

TODAY = date(2026, 6, 1)
"""The day on which proofs are looked at: entries of a baseline expire by it."""

Project = dict[str, "str | dict[str, Any]"]
"""File names and what the files hold: a text;
or a text with its `encoding`, or repeated `times`; or a `link`.

What no guide can bring about is shown in rows: under the only key `rows` stand the values of a
column of a sound dataset's table, from its first row on; null takes the column away.
"""

_FOLDER = Path(__file__).parent / "proofs"


@dataclass(frozen=True)
class Proof:
    """What shows that a rule finds its fault, and nothing else."""

    bad: tuple[Project, ...]
    """In each, the rule finds one fault."""
    good: tuple[Project, ...]
    """In none is anything found."""
    also: tuple[str, ...] = ()
    """Rules that find something in the bad ones because of what the rule is about,
    such as an accepted finding.
    """


@cache
def load_proofs() -> dict[str, Proof]:
    """The proofs of all families, by the code of their rule."""
    proofs: dict[str, Proof] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        tree = yaml.safe_load(path.read_text(encoding="utf-8"))
        proofs |= {code: _proof(entry, tree["frames"]) for code, entry in tree["rules"].items()}
    return proofs


def _proof(entry: dict[str, Any], frames: dict[str, str]) -> Proof:
    frame = frames[entry["frame"]] if "frame" in entry else "{}"
    bad, good = (
        tuple(_project(one, frame) for one in _listed(entry[side])) for side in ("bad", "good")
    )
    return Proof(bad, good, tuple(entry.get("also", ())))


def _listed(examples: Any) -> list[Any]:
    return examples if isinstance(examples, list) else [examples]


def _project(example: str | Project, frame: str) -> Project:
    return {"guide.md": frame.replace("{}", example)} if isinstance(example, str) else example


def check_project(project: Project, folder: Path) -> Sequence[Finding]:
    """Write a project into an empty folder, and check it as the command line would."""
    if "rows" in project:
        return _check_rows(project["rows"])
    for name, content in project.items():
        _write(folder / name, {"text": content} if isinstance(content, str) else content)
    settings = read_settings(folder / FILE_NAME) if FILE_NAME in project else Settings()
    has_words = any(words for tree in settings.overlay.values() for words in tree.values())
    is_own = settings.schemas or has_words
    knowledge = compile_knowledge(settings.load_schemas()) if is_own else _shipped_knowledge()
    return compile_guides(
        find_guides([folder]), knowledge, control=settings.load_control(TODAY, TODAY.year)
    ).findings


def _check_rows(changes: Any) -> list[Finding]:
    tables, contract = sample_tables(), shipped_contract()
    for table, columns in changes.items():
        for column, values in columns.items():
            if values is None:
                del tables[table][column]
            else:
                tables[table].setdefault(column, [None] * len(values))[: len(values)] = values
    checks = (check_columns, check_rows, check_references)
    return [finding for check in checks for finding in findings_of(check, tables, contract)]


@cache
def _shipped_knowledge() -> Knowledge:
    return load_knowledge()


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if "link" in content:
        path.symlink_to(content["link"])
    else:
        path.write_bytes(
            content["text"].encode(content.get("encoding", "utf-8")) * content.get("times", 1)
        )


# --- The manual's own examples ---

_EXAMPLE = re.compile(r"(?P<ticks>`+)[ ]?(?P<text>.+?)[ ]?(?P=ticks)", re.DOTALL)
_SHOWN = {"␣": " ", "<U+200B>": "\u200b"}
"""How a manual shows what nobody sees."""


def manual_examples(manual: str, side: str) -> list[str]:
    """What stands between backticks in the paragraph `Bad:` or `Good:`;
    commands of careerdata are no examples.
    """
    paragraph = next(part for part in manual.split("\n\n") if part.startswith(f"{side}:"))
    texts = [" ".join(match["text"].split()) for match in _EXAMPLE.finditer(paragraph)]
    return [_as_written(text) for text in texts if not text.startswith(("careerdata ", "--"))]


def _as_written(text: str) -> str:
    for shown, character in _SHOWN.items():
        text = text.replace(shown, character)
    return text


def holds_example(projects: tuple[Project, ...], example: str) -> bool:
    """Whether a file of some projects holds an example, or bears its name;
    `…` in it is any text of a line.
    """
    pattern = ".*?".join(map(re.escape, example.split("…")))
    texts = [
        text
        for project in projects
        for name, content in project.items()
        for text in (name, _text(content))
    ]
    return any(re.search(pattern, text) for text in texts)


def _text(content: str | dict[str, Any]) -> str:
    return content if isinstance(content, str) else str(content.get("text", content))
