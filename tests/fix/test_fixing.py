"""Mending guides: what a fixed guide says, how its file is written, and what is left alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerdata.fix.fixing import (
    ChangedFileError,
    diff_guide,
    fix_guide,
    holds,
    usable_fixes,
    write_guide,
)
from careerdata.lexicon.knowledge import load_knowledge
from careerdata.model.document import Heading
from careerdata.model.finding import Edit, Fix
from careerdata.model.guide import Guide, Span
from careerdata.parse import parse_guide
from careerdata.pipeline import check_draft
from careerdata.read import FoundGuide, find_guides, guide_of_text, read_guide
from careerdata.rules.all_rules import RULES
from careerdata.rules.style import trailing_spaces
from tests.guide_case import read_case
from tests.rules.proof import load_proofs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careerdata.fix.fixing import FixedGuide
    from careerdata.model.finding import Finding

_DOCUMENTS = sorted(
    path for path in (Path(__file__).parents[1] / "guides").glob("*.md") if path.name != "README.md"
)
_KNOWLEDGE = load_knowledge()


def _check(guide: Guide) -> Sequence[Finding]:
    return check_draft(guide, _KNOWLEDGE).findings


def _guide(text: str, name: str = "nurse.md") -> Guide:
    guide = guide_of_text(FoundGuide(Path(name), name), text, lambda _: None)
    assert guide is not None
    return guide


def _fixed(text: str, *, unsafe: bool = False) -> str:
    return fix_guide(_guide(text), _check, unsafe=unsafe).after.text


# --- What a fixed guide says ---


def _guides() -> dict[str, Guide]:
    """The test guides, and the guides of all rules' proofs, by name."""
    cases = {path.stem: read_case(path.read_text(encoding="utf-8")) for path in _DOCUMENTS}
    guides = {name: _guide(case.content, case.file_name) for name, case in cases.items()}
    return guides | {name: _guide(text, file) for name, (file, text) in _proof_guides().items()}


def _proof_guides() -> dict[str, tuple[str, str]]:
    return {
        f"{code}-{number}": (file, text)
        for code, proof in load_proofs().items()
        for number, project in enumerate(proof.bad, 1)
        for file, text in project.items()
        if len(project) == 1 and isinstance(text, str) and text.strip() and code != "CD101"
    }


_GUIDES = _guides()
_FIXABLE = [
    name
    for name in _GUIDES
    if name.startswith("CD") and any(usable_fixes(_check(_GUIDES[name]), unsafe=True))
]


@pytest.mark.parametrize("name", _GUIDES)
def test_a_fixed_guide_gives_the_same_rows(name: str) -> None:
    assert _rows(_fixed_guide(name, unsafe=False)) == _rows(_GUIDES[name])


@pytest.mark.parametrize("name", _GUIDES)
def test_an_unsafe_fix_takes_no_row_away(name: str) -> None:
    before, after = (
        _unplaced(_rows(guide)) for guide in (_GUIDES[name], _fixed_guide(name, unsafe=True))
    )
    assert [
        (table, row) for table, rows in before.items() for row in rows if row not in after[table]
    ] == []


def _unplaced(tables: dict[str, list[dict[str, object]]]) -> dict[str, list[dict[str, object]]]:
    """Rows without their place among the others, before which new ones may stand."""
    return {table: [row | {"position": None} for row in rows] for table, rows in tables.items()}


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("name", _GUIDES)
def test_fixing_twice_changes_nothing(name: str, unsafe: bool) -> None:
    once = _fixed_guide(name, unsafe=unsafe)
    assert fix_guide(once, _check, unsafe=unsafe).after.text == once.text
    assert list(usable_fixes(_check(once), unsafe=unsafe)) == []


@pytest.mark.parametrize("name", _FIXABLE)
def test_a_fix_mends_the_fault_and_brings_no_other(name: str) -> None:
    findings = _check(_fixed_guide(name, unsafe=True))
    assert [finding.message for finding in findings] == []


def test_every_mechanical_fault_has_a_proof_that_is_mended() -> None:
    mended = {name.partition("-")[0] for name in _FIXABLE}
    assert mended >= {"CD203", "CD205", "CD206", "CD207", "CD209", "CD312"}
    assert mended >= {code for code in RULES if code.startswith("CD22")}


@cache
def _fixed_guide(name: str, *, unsafe: bool) -> Guide:
    return fix_guide(_GUIDES[name], _check, unsafe=unsafe).after


_ABOUT_TEXT = {"line", "source_sha256"}
"""Columns that tell of the file, not of what it says."""
_QUOTES = {
    "source_text",
    "note",
    "text",
    "statement",
    "description",
    "title",
    "summary",
    "name",
    "aliases",
    "mention",
}
"""Columns that hold the guide's own words, in which a fix changes dashes, spaces and capitals."""


def _rows(guide: Guide) -> dict[str, list[dict[str, object]]]:
    rows = check_draft(guide, _KNOWLEDGE).rows
    return {table: [_comparable(row.values) for row in some] for table, some in rows.items()}


def _comparable(row: Mapping[str, object]) -> dict[str, object]:
    kept = {column: value for column, value in row.items() if column not in _ABOUT_TEXT}
    return {
        column: _letters(value) if column in _QUOTES else value for column, value in kept.items()
    }


def _letters(value: object) -> object:
    if isinstance(value, list):
        return sorted({_letters(part) for part in value}, key=str)
    return "".join(filter(str.isalnum, value.casefold())) if isinstance(value, str) else value


# --- Fixes of other families ---


def test_a_paragraph_under_a_table_gets_a_blank_line() -> None:
    text = (
        "# Nurse\n\n| Level | Pay |\n|---|---|\n| Senior | $60,000 |\nNote: all of it\nis gross.\n"
    )
    assert _fixed(text) == text.replace("\nNote", "\n\nNote")


def test_rows_after_a_glued_line_would_be_lost_so_it_stays() -> None:
    text = "# Nurse\n\n| Level | Pay |\n|---|---|\n| Senior | $60,000 |\nNote: gross.\n| Junior | $40,000 |\n"
    assert _fixed(text) == text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (
            "# Nurse\n\n##Salary\n\n- Senior: $60,000\n",
            "# Nurse\n\n## Salary\n\n- Senior: $60,000\n",
        ),
        ("# Nurse\n\n##Salary ##\nIt rises.\n", "# Nurse\n\n## Salary ##\nIt rises.\n"),
        ("# Nurse\n\n##Salary##\nIt rises.\n", "# Nurse\n\n## Salary##\nIt rises.\n"),
        ("# Nurse\n\nIt rises.\n###2026\nMore.\n", "# Nurse\n\nIt rises.\n### 2026\nMore.\n"),
    ],
)
def test_the_marks_of_a_heading_get_a_space(text: str, fixed: str) -> None:
    assert _fixed(text) == fixed
    assert _outline(fixed) == _outline(text)


def _outline(text: str) -> list[tuple[str, int | None]]:
    blocks = parse_guide(_guide(text), _KNOWLEDGE, lambda _: None).blocks
    return [(block.text.plain, block.level) for block in blocks if isinstance(block, Heading)]


@pytest.mark.parametrize(
    "text", ["# Nurse\n\n#nursing #jobs\n", "# Nurse\n\nIssue ##12\n", "# Nurse\n\n```\n##x\n```\n"]
)
def test_hashtags_and_code_are_no_headings(text: str) -> None:
    assert _fixed(text) == text
    assert len(_outline(text)) == 1


def test_dashes_under_running_text_get_a_blank_line() -> None:
    text = "# Nurse\n\nNurses care for\npatients.\n---\n\nMore.\n"
    assert _fixed(text) == text.replace("\n---", "\n\n---")


@pytest.mark.parametrize(
    ("table", "fixed"),
    [
        (
            "| Level | Pay |\n| Senior | $60,000 |",
            "| Level | Pay |\n|---|---|\n| Senior | $60,000 |",
        ),
        (
            "| Level | Pay |\n|---|\n| Senior | $60,000 |",
            "| Level | Pay |\n|---|---|\n| Senior | $60,000 |",
        ),
        (
            "> | Level | Pay |\n> | Senior | $60,000 |",
            "> | Level | Pay |\n> |---|---|\n> | Senior | $60,000 |",
        ),
        (
            "So:\n| Level | Pay |\n| Senior | $6 |",
            "So:\n\n| Level | Pay |\n|---|---|\n| Senior | $6 |",
        ),
    ],
    ids=["missing", "too few columns", "in a block quote", "under running text"],
)
def test_a_table_gets_its_row_of_dashes(table: str, fixed: str) -> None:
    assert _fixed(f"# Nurse\n\n{table}\n") == f"# Nurse\n\n{fixed}\n"


_SALARY = "# Nurse Career Guide\n\n## Salary\n\n| Level | Pay |\n|---|---|\n| Senior | {0} |\n"


@pytest.mark.parametrize(
    ("garbled", "restored"),
    [
        ("â‚¬40,000 â€“ â‚¬50,000", "€40,000 – €50,000"),
        ("Â£40,000 – Â£50,000", "£40,000 – £50,000"),
        ("$40,000 β€“ $50,000", "$40,000 – $50,000"),
        ("$40,000 вЂ“ $50,000", "$40,000 вЂ“ $50,000"),
        ("ðŸ’° $40,000", "💰 $40,000"),
    ],
    ids=["Windows-1252", "a pound sign", "Windows-1253", "not recognised", "an emoji"],
)
def test_garbled_characters_are_restored_where_unsafe_fixes_are_allowed(
    garbled: str, restored: str
) -> None:
    assert _fixed(_SALARY.format(garbled), unsafe=True) == _SALARY.format(restored)
    assert "â" not in garbled or _fixed(_SALARY.format(garbled)) == _SALARY.format(garbled)


@pytest.mark.parametrize(
    ("reversed_range", "in_order"),
    [
        ("$90,000 – $60,000", "$60,000 – $90,000"),
        ("90.000 € – 60.000 €", "60.000 € – 90.000 €"),
        ("$90k – 60k", "$60k – 90k"),
        ("$1M – $900k", "$900k – $1M"),
    ],
)
def test_reversed_amounts_change_places_where_unsafe_fixes_are_allowed(
    reversed_range: str, in_order: str
) -> None:
    assert _fixed(_SALARY.format(reversed_range)) == _SALARY.format(reversed_range)
    assert _fixed(_SALARY.format(reversed_range), unsafe=True) == _SALARY.format(in_order)


# --- Passes ---


def test_fixes_that_touch_wait_for_the_next_pass() -> None:
    def check(guide: Guide) -> list[Finding]:
        places = [at for at, character in enumerate(guide.text) if character == "x"]
        return [_replacing(guide, Span(at - 1, at + 1), "y") for at in places]

    fixed = fix_guide(_guide("axxb"), check)
    assert (fixed.after.text, fixed.count) == ("yb", 2)


def test_fixes_that_undo_one_another_come_to_an_end() -> None:
    def check(guide: Guide) -> list[Finding]:
        return [_replacing(guide, Span(0, 1), "b" if guide.text[0] == "a" else "a")]

    assert fix_guide(_guide("a"), check).after.text in {"a", "b"}


def test_a_fix_that_would_empty_the_guide_is_not_made() -> None:
    def check(guide: Guide) -> list[Finding]:
        return [_replacing(guide, Span(0, len(guide.text)), "")]

    assert not fix_guide(_guide("a"), check).is_changed


def _replacing(guide: Guide, span: Span, text: str) -> Finding:
    return trailing_spaces.on(guide, span, 1).with_fix(
        Fix("change", (Edit(span, text),), is_safe=True)
    )


# --- Diffs ---


def test_a_diff_shows_what_changes() -> None:
    fixed = fix_guide(_guide("# Nurse\n\nText. \n"), _check)
    assert (
        diff_guide(fixed)
        == "--- nurse.md\n+++ nurse.md\n@@ -1,3 +1,3 @@\n # Nurse\n \n-Text. \n+Text.\n"
    )


def test_a_diff_says_where_the_last_line_has_no_end() -> None:
    fixed = fix_guide(_guide("# Nurse "), _check)
    expected = "-# Nurse \n\\ No newline at end of file\n+# Nurse\n\\ No newline at end of file\n"
    assert diff_guide(fixed).endswith(expected)


def test_without_a_change_there_is_no_diff() -> None:
    assert diff_guide(fix_guide(_guide("# Nurse\n"), _check)) == ""


_ODD_FILES = {
    "line ends.md": b"# Nurse \r\n\r\n## Salary\r\n\r\n- Senior: $60,000 - $70,000 ",
    "old line ends.md": b"# Nurse \r\r## Salary\r\r- Senior: $60,000 - $70,000 \r",
    "mark.md": "\ufeff# Nurse \n\n## Salary\n\n- Senior: $60,000 - $70,000\u2028\x0c \n".encode(),
    "Pflege für alle.md": b"# Nurse \n\n## Salary\n\n- Senior: $60,000 - $70,000\n",
}


def test_git_applies_a_diff_and_comes_to_what_the_fixes_come_to(tmp_path: Path) -> None:
    git, fixed = tmp_path / "git", tmp_path / "fixed"
    mended = {
        name: guide
        for name, guide in _GUIDES.items()
        if _fixed_guide(name, unsafe=True) is not guide
    }
    files = {
        f"{name}/{Path(guide.path).name}": guide.text.encode() for name, guide in mended.items()
    } | _ODD_FILES
    for name, content in files.items():
        for folder in (git, fixed):
            path = folder / "raw" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    command = [sys.executable, "-m", "careerdata", "check", "raw", "--unsafe-fixes"]
    diff = subprocess.run([*command, "--diff"], cwd=git, check=False, capture_output=True)
    assert diff.returncode == 1
    subprocess.run(["git", "init", "--quiet"], cwd=git, check=True)
    applied = subprocess.run(
        ["git", "apply", "-p0"], cwd=git, check=False, input=diff.stdout, capture_output=True
    )
    assert (applied.returncode, applied.stderr) == (0, b"")
    subprocess.run([*command, "--fix"], cwd=fixed, check=False, capture_output=True)
    differing = [
        name
        for name in files
        if (git / "raw" / name).read_bytes() != (fixed / "raw" / name).read_bytes()
    ]
    assert differing == []
    assert [
        name for name, content in files.items() if (fixed / "raw" / name).read_bytes() == content
    ] == []
    assert len(files) > len(_FIXABLE)


# --- Files ---


def _read(path: Path) -> Guide:
    (found,) = find_guides([path])
    guide = read_guide(found, lambda _: None)
    assert guide is not None
    return guide


def _fixed_file(path: Path, data: bytes) -> FixedGuide:
    path.write_bytes(data)
    return fix_guide(_read(path), _check)


def test_byte_order_mark_line_ends_and_mode_stay(tmp_path: Path) -> None:
    path = tmp_path / "nurse.md"
    fixed = _fixed_file(path, "\ufeff# Nurse \r\n\r\nPflege für alle.\r".encode())
    path.chmod(0o640)
    write_guide(path, fixed)
    assert path.read_bytes() == "\ufeff# Nurse\r\n\r\nPflege für alle.\r".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["nurse.md"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "nurse.txt", tmp_path / "nurse.md"
    target.write_bytes(b"# Nurse \n")
    link.symlink_to(target)
    write_guide(link, fix_guide(_read(link), _check))
    assert link.is_symlink()
    assert target.read_bytes() == b"# Nurse\n"


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "nurse.md"
    fixed = _fixed_file(path, b"# Nurse \n")
    path.write_bytes(b"# Midwife \n")
    with pytest.raises(ChangedFileError, match="has changed since"):
        write_guide(path, fixed)
    assert path.read_bytes() == b"# Midwife \n"


def test_a_failed_write_leaves_the_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "nurse.md"
    fixed = _fixed_file(path, b"# Nurse \n")

    def fail(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match=os.strerror(28)):
        write_guide(path, fixed)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("nurse.md", b"# Nurse \n")
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_file_in_another_encoding_does_not_hold_its_guide(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "nurse.md"
    path.write_bytes("# Pflege für alle \n".encode(encoding))
    assert not holds(path, _read(path))
