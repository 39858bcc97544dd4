"""Reading files: which are guides, what they are encoded in, and what their front matter says."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdata import read
from careerdata.read import FoundGuide, NoGuidesError, find_guides, read_guide, read_guides

if TYPE_CHECKING:
    from careerdata.model.finding import Finding
    from careerdata.model.guide import Guide


def _write(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# A guide\n", encoding="utf-8")


def _read(folder: Path, data: bytes, name: str = "nurse.md") -> tuple[Guide | None, list[Finding]]:
    file = folder / name
    file.write_bytes(data)
    findings: list[Finding] = []
    return read_guide(FoundGuide(file, name), findings.append), findings


def _guide(folder: Path, text: str, name: str = "nurse.md") -> Guide:
    guide, findings = _read(folder, text.encode(), name)
    assert findings == []
    assert guide is not None
    return guide


def _codes(findings: list[Finding]) -> list[str]:
    return [finding.rule for finding in findings]


# Which files are guides


def test_a_folder_is_searched_to_the_bottom_in_the_order_of_the_published_paths(
    tmp_path: Path,
) -> None:
    _write(tmp_path, "b.txt", "a.md", "de/pflege.markdown", "web/page.HTML", "web/old.htm")
    paths = [guide.source_path for guide in find_guides([tmp_path])]
    assert paths == ["a.md", "b.txt", "de/pflege.markdown", "web/old.htm", "web/page.HTML"]


def test_hidden_files_readmes_and_other_files_of_a_folder_are_left_out(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "nurse.md",
        ".draft.md",
        ".git/x.md",
        "README.md",
        "readme.txt",
        "data.csv",
        "readme-writer.md",
    )
    assert [guide.source_path for guide in find_guides([tmp_path])] == [
        "nurse.md",
        "readme-writer.md",
    ]


def test_a_file_is_taken_whatever_its_name(tmp_path: Path) -> None:
    _write(tmp_path, "README.md", "notes.rst")
    found = find_guides([tmp_path / "README.md", tmp_path / "notes.rst"])
    assert [guide.source_path for guide in found] == ["README.md", "notes.rst"]


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    _write(tmp_path, "nurse.md")
    assert len(find_guides([tmp_path, tmp_path / "nurse.md", tmp_path])) == 1


def test_the_path_is_kept_as_the_user_gave_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path / "raw", "de/nurse.md")
    monkeypatch.chdir(tmp_path)
    assert find_guides([Path("raw")]) == [FoundGuide(Path("raw/de/nurse.md"), "de/nurse.md")]


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoGuidesError, match="nowhere does not exist"):
        find_guides([tmp_path / "nowhere"])


def test_a_folder_without_guides_is_refused(tmp_path: Path) -> None:
    _write(tmp_path, "README.md")
    with pytest.raises(NoGuidesError, match="holds no guide"):
        find_guides([tmp_path])


def test_a_folder_that_cannot_be_listed_is_refused_and_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, "nurse.md", "closed/teacher.md")
    scandir = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(NoGuidesError, match="closed cannot be read: Permission denied"):
        find_guides([tmp_path])


@pytest.mark.parametrize(
    ("name", "guide_id"),
    [
        ("ai-ml-career-guide-2026.md", "ai-ml-career-guide-2026"),
        ("Pflege & Betreuung (2026).md", "pflege-betreuung-2026"),
        ("nurse.en.md", "nurse-en"),
        ("🚀.md", "guide"),
    ],
)
def test_the_guide_id_is_the_slug_of_the_file_name(name: str, guide_id: str) -> None:
    assert FoundGuide(Path("raw") / name, name).guide_id == guide_id


def test_two_files_of_one_guide_id_are_an_error_and_the_first_is_read(tmp_path: Path) -> None:
    _write(tmp_path, "2025/nurse.md", "2026/Nurse.txt")
    findings: list[Finding] = []
    guides = list(read_guides(find_guides([tmp_path]), findings.append))
    assert [guide.source_path for guide in guides] == ["2025/nurse.md"]
    assert _codes(findings) == ["CD106"]
    assert findings[0].place.source_path == "2026/Nurse.txt"
    assert str(Path("2025/nurse.md")) in findings[0].message


# Bytes and encodings


def test_the_text_is_kept_whole_with_its_line_ends_and_the_hash_is_of_the_bytes(
    tmp_path: Path,
) -> None:
    data = b"# Nurse\r\nPay: \xe2\x82\xac30k\r"
    guide, findings = _read(tmp_path, data)
    assert findings == []
    assert guide is not None
    assert guide.text == "# Nurse\r\nPay: €30k\r"
    assert guide.sha256 == hashlib.sha256(data).hexdigest()
    assert guide.body_start == 0


def test_a_byte_order_mark_stays_in_the_text_and_the_body_starts_after_it(tmp_path: Path) -> None:
    guide = _guide(tmp_path, "\ufeff# Nurse\n")
    assert guide.text == "\ufeff# Nurse\n"
    assert guide.body_start == 1
    assert guide.lines.position(1) == (1, 1)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_utf_16_and_utf_32_are_read_and_are_an_error(tmp_path: Path, encoding: str) -> None:
    guide, findings = _read(tmp_path, "# Krankenpfleger für alle\n".encode(encoding))
    assert _codes(findings) == ["CD104"]
    assert encoding.upper() in findings[0].message
    assert guide is not None
    assert guide.text.removeprefix("\ufeff") == "# Krankenpfleger für alle\n"


def test_windows_1252_is_read_and_is_an_error_at_the_first_byte(tmp_path: Path) -> None:
    guide, findings = _read(tmp_path, "# Pflege\nGehälter: 30.000 € – 40.000 €\n".encode("cp1252"))
    assert guide is not None
    assert guide.text == "# Pflege\nGehälter: 30.000 € – 40.000 €\n"
    assert _codes(findings) == ["CD103"]
    assert (findings[0].place.line, findings[0].place.column) == (2, 4)
    assert "0xE4" in findings[0].message
    assert "3 more such bytes" in findings[0].message


def test_one_stray_byte_leaves_the_rest_of_the_file_as_it_is(tmp_path: Path) -> None:
    guide, findings = _read(tmp_path, "# Größe\n".encode() + b"Caf\xe9, 30.000 \xe2\x82\xac\n")
    assert guide is not None
    assert guide.text == "# Größe\nCafé, 30.000 €\n"
    assert (findings[0].place.line, findings[0].place.column) == (2, 4)
    assert "such bytes" not in findings[0].message


def test_a_byte_that_windows_1252_does_not_define_becomes_a_replacement_character(
    tmp_path: Path,
) -> None:
    guide, _ = _read(tmp_path, b"# a\x81b\n")
    assert guide is not None
    assert guide.text == "# a\ufffdb\n"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n\n\t\r\n",
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf\n",
        b"---\ntitle: x\n---\n\n",
        "\u00a0\n".encode(),
    ],
)
def test_a_file_without_text_is_an_error(tmp_path: Path, data: bytes) -> None:
    guide, findings = _read(tmp_path, data)
    assert guide is None
    assert _codes(findings) == ["CD101"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\nabc", "PDF"),
        (b"PK\x03\x04abc", ".docx"),
        (b"\xd0\xcf\x11\xe0abc", "Office"),
        (b"{\\rtf1 abc}", "Rich Text"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"# Guide\n\x00\n", "NUL"),
        ("# Guide\n".encode("utf-16-le"), "NUL"),
    ],
)
def test_a_file_that_is_no_text_is_an_error(tmp_path: Path, data: bytes, what: str) -> None:
    guide, findings = _read(tmp_path, data)
    assert guide is None
    assert _codes(findings) == ["CD102"]
    assert what in findings[0].message


def test_a_file_that_vanished_is_an_error(tmp_path: Path) -> None:
    findings: list[Finding] = []
    assert read_guide(FoundGuide(tmp_path / "gone.md", "gone.md"), findings.append) is None
    assert _codes(findings) == ["CD107"]


def test_a_folder_where_a_file_was_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "nurse.md").mkdir()
    findings: list[Finding] = []
    assert read_guide(FoundGuide(tmp_path / "nurse.md", "nurse.md"), findings.append) is None
    assert _codes(findings) == ["CD107"]


def test_a_file_that_is_far_too_large_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "MOST_BYTES", 1_000_000)
    guide, findings = _read(tmp_path, b"x" * 1_000_001)
    assert guide is None
    assert _codes(findings) == ["CD108"]
    assert "1.0 MB" in findings[0].message


# Formats

_EXTRACT = "Nurse pay\n| Role | UK |\n|---|---|\n| Nurse | £30,000 |\n- Day shift: __ hours\n"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", "# Nurse\n", "markdown"),
        ("a.markdown", "Nurse\n=====\ntext\n", "markdown"),
        ("a.md", "**Pay**\n- £30,000\n", "markdown"),
        ("a.md", "See [pay](https://example.org)\n", "markdown"),
        ("a.md", "<div align='center'>\n\n# Nurse\n\n</div>\n", "markdown"),
        ("a.md", "Nurse pay\n| Role | UK |\n|---|---|\n| Nurse | £30,000 |\n- Day shift\n", "text"),
        ("a.txt", "Nurse pay\n- £30,000\n", "text"),
        ("a.txt", "## Nurse pay\n- £30,000\n", "markdown"),
        ("a.txt", "\r\rNurse\r\r## Pay\r", "markdown"),
        ("a.txt", "**Pay**\n- £30,000\n", "markdown"),
        ("a.txt", "#1 choice: nurse\n", "text"),
        ("a.txt", "<!DOCTYPE html>\n<html></html>", "html"),
        ("a.md", "\n<!-- saved --><html><body># x", "html"),
        ("a.html", "# not Markdown", "html"),
        ("a.HTM", "<p>Nurse</p>", "html"),
        ("a.rst", "<p>Nurse</p>", "html"),
        ("a.rst", "Nurse\n- pay < 30", "text"),
        ("a", "# Nurse\n", "markdown"),
    ],
)
def test_the_format_follows_what_the_text_shows(
    tmp_path: Path, name: str, text: str, expected: str
) -> None:
    assert _guide(tmp_path, text, name).format == expected


# Front matter


def test_front_matter_gives_values_and_their_places(tmp_path: Path) -> None:
    text = '---\ntitle: "Nurse: pay"\nLang: en-GB # as spoken\ntags: [care, health]\n---\n# Nurse\n'
    guide = _guide(tmp_path, text)
    values = {
        key: (meta.value, guide.source(meta.span)) for key, meta in guide.front_matter.items()
    }
    assert values == {
        "title": ("Nurse: pay", "Nurse: pay"),
        "lang": ("en-GB", "en-GB"),
        "tags": ("care, health", "[care, health]"),
    }
    assert guide.text[guide.body_start :] == "# Nurse\n"


def test_front_matter_makes_a_text_markdown_and_shifts_no_line(tmp_path: Path) -> None:
    guide = _guide(
        tmp_path, "\ufeff---\r\n# a comment\r\ntitle: Nurse\r\n...\r\nPay\r\n", "nurse.txt"
    )
    assert guide.format == "markdown"
    assert guide.text[guide.body_start :] == "Pay\r\n"
    assert guide.lines.line_of(guide.body_start) == 5
    assert guide.source(guide.front_matter["title"].span) == "Nurse"


def test_entries_that_are_empty_or_hold_more_than_scalars_are_left_out(tmp_path: Path) -> None:
    guide = _guide(
        tmp_path, "---\ntitle:\nauthor: {name: x}\nlist: [[a]]\nyear: 2026\n---\n# Nurse\n"
    )
    assert {key: meta.value for key, meta in guide.front_matter.items()} == {"year": "2026"}


def test_broken_front_matter_is_a_warning_and_is_no_text(tmp_path: Path) -> None:
    guide, findings = _read(tmp_path, b"---\ntitle: Nurse: pay\n---\n# Nurse\n")
    assert _codes(findings) == ["CD105"]
    assert (findings[0].place.line, findings[0].place.column) == (2, 13)
    assert guide is not None
    assert guide.front_matter == {}
    assert guide.text[guide.body_start :] == "# Nurse\n"


def test_a_control_character_in_front_matter_is_a_warning(tmp_path: Path) -> None:
    guide, findings = _read(tmp_path, b"---\ntitle: a\x01b\n---\n# Nurse\n")
    assert _codes(findings) == ["CD105"]
    assert guide is not None


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Nurse\n# Pay\n",  # no closing fence
        "---\n\nNote: pay is for 2026\n\n---\n",  # between two horizontal rules
        "---\nPay in 2026\n---\n",
        "\n---\ntitle: Nurse\n---\n",  # not at the very start
        "----\ntitle: Nurse\n----\n",
    ],
)
def test_what_is_no_front_matter_stays_text(tmp_path: Path, text: str) -> None:
    guide = _guide(tmp_path, text)
    assert guide.body_start == 0
    assert guide.front_matter == {}


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    guide, findings = _read(tmp_path_factory.getbasetemp(), data)
    assert guide is not None or findings
    assert guide is None or 0 <= guide.body_start <= len(guide.text)


@given(st.text("-:\n\r ab\"'[]{}|>#&*!%@`.\t", max_size=60))
def test_no_front_matter_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, entries: str
) -> None:
    text = f"---\n{entries}\n---\nend"
    guide, _ = _read(tmp_path_factory.getbasetemp(), text.encode())
    assert guide is not None
    assert all(
        0 < meta.span.start <= meta.span.end < len(text) for meta in guide.front_matter.values()
    )
