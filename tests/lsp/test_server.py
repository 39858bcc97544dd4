"""The language server as an editor meets it:
a process of its own, spoken to over standard input and output.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from tests.lsp.editor import Editor, edited, editor

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence
    from pathlib import Path

    Scene = Callable[[Editor], Awaitable[None]]

_GUIDE = """# Nurse Career Guide

## Nurse Salaries (2026)

| Role | United States |
|---|---|
| Staff Nurse (1-4 years) | $75,000 - $95,000 |
| Head Nurse | $120,000 – $90,000 |

## Roles

### Staff Nurse

A staff nurse cares for patients. Core skills: triage, patient care.

## Roadmap

- Months 1-3: Learn. Read books.
- Months 3-6: Work. Find a ward.
"""


def _play(scene: Scene, folder: Path, encodings: Sequence[str] | None = None) -> None:
    """Play a scene with a server of its own."""

    async def play() -> None:
        async with editor(folder, encodings) as opened:
            await scene(opened)

    asyncio.run(play())


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Scene], None]]:
    """Plays scenes one after another with one server; each begins without an open guide."""
    shared = editor(tmp_path_factory.mktemp("guides"))
    with asyncio.Runner() as runner:
        opened = runner.run(shared.__aenter__())

        async def play(scene: Scene) -> None:
            await scene(opened)
            await opened.close()

        yield lambda scene: runner.run(play(scene))
        runner.run(shared.__aexit__(None, None, None))


def _by_code(diagnostics: Sequence[types.Diagnostic]) -> dict[object, types.Diagnostic]:
    return {diagnostic.code: diagnostic for diagnostic in diagnostics}


def _place(text: str, words: str) -> types.Position:
    """Where some words begin, in a text without characters beyond the basic plane."""
    line = next(number for number, each in enumerate(text.splitlines()) if words in each)
    return types.Position(line, text.splitlines()[line].index(words))


def _range(text: str, words: str) -> types.Range:
    """Where some words stand."""
    start = _place(text, words)
    return types.Range(start, types.Position(start.line, start.character + len(words)))


def test_what_is_wrong_shows_when_a_guide_is_opened(stage: Callable[[Scene], None]) -> None:
    async def scene(editor: Editor) -> None:
        found = _by_code(await editor.open("nurse.md", _GUIDE))
        wrong = found["CD312"]
        assert (wrong.range, wrong.severity) == (
            _range(_GUIDE, "$120,000 – $90,000"),
            types.DiagnosticSeverity.Error,
        )
        assert wrong.source == "careerdata"
        assert wrong.message.splitlines()[1].startswith("put the lower amount first")
        assert found["CD223"].severity == types.DiagnosticSeverity.Information
        overlap = found["CD402"]
        assert (overlap.range, overlap.severity) == (
            _range(_GUIDE, "Months 3-6"),
            types.DiagnosticSeverity.Warning,
        )
        (related,) = overlap.related_information or []
        assert (related.location, related.message) == (
            types.Location(editor.uri("nurse.md"), _range(_GUIDE, "Months 1-3")),
            "the step before: Months 1-3",
        )

    stage(scene)


@pytest.mark.parametrize(
    ("offered", "column"),
    [(None, 7), (["utf-8", "utf-16"], 10), (["utf-32"], 6)],
    ids=["nothing offered", "UTF-8 first", "UTF-32"],
)
def test_columns_count_what_was_agreed_on(
    tmp_path: Path, offered: Sequence[str] | None, column: int
) -> None:
    async def scene(editor: Editor) -> None:
        found = _by_code(await editor.open("nurse.md", "# Nurse\n\nfür 💰 Data\u200bbase\n"))
        invisible = found["CD222"].range
        assert (invisible.start.line, invisible.start.character) == (2, column + len("Data"))

    _play(scene, tmp_path, offered)


def test_findings_follow_the_typing_when_it_pauses(stage: Callable[[Scene], None]) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open("nurse.md", _GUIDE)
        for version, figure in ((2, "$1"), (3, "$10"), (4, "$100,000")):
            editor.type(
                "nurse.md", _GUIDE.replace("$120,000 – $90,000", f"$90,000 – {figure}"), version
            )
        found = _by_code((await editor.heard(4)).diagnostics)
        assert "CD312" not in found
        assert "CD402" in found
        assert not editor.has_heard_more

    stage(scene)


def test_a_closed_guide_takes_its_findings_along(stage: Callable[[Scene], None]) -> None:
    async def scene(editor: Editor) -> None:
        assert await editor.open("nurse.md", _GUIDE)
        assert [len(sent.diagnostics) for sent in await editor.close()] == [0]

    stage(scene)


def test_a_value_shows_the_row_that_it_became(stage: Callable[[Scene], None]) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open("nurse.md", _GUIDE)
        params = types.HoverParams(editor.document("nurse.md"), _place(_GUIDE, "95,000"))
        hover = await editor.client.text_document_hover_async(params)
        assert hover is not None
        assert hover.range == _range(_GUIDE, "95,000")
        assert isinstance(hover.contents, types.MarkupContent)
        shown = hover.contents.value
        assert "**salary_bands**\n\n```text\n" in shown
        assert "  role_id: staff-nurse\n" in shown
        assert "  amount_min: 75000\n" in shown
        assert "▸ amount_max: 95000\n" in shown

    stage(scene)


def test_a_fault_shows_its_manual_and_plain_words_show_nothing(
    stage: Callable[[Scene], None],
) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open("nurse.md", _GUIDE)
        params = types.HoverParams(editor.document("nurse.md"), _place(_GUIDE, "$120,000"))
        hover = await editor.client.text_document_hover_async(params)
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert hover.contents.value.startswith(
            "**CD312 amounts-reversed** (error)\n\nThe lower amount"
        )
        nowhere = types.HoverParams(editor.document("nurse.md"), types.Position(1, 0))
        assert await editor.client.text_document_hover_async(nowhere) is None

    stage(scene)


def test_from_an_overlap_one_goes_to_the_step_before(stage: Callable[[Scene], None]) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open("nurse.md", _GUIDE)
        params = types.DefinitionParams(editor.document("nurse.md"), _place(_GUIDE, "Months 3-6"))
        assert await editor.client.text_document_definition_async(params) == [
            types.Location(editor.uri("nurse.md"), _range(_GUIDE, "Months 1-3"))
        ]

    stage(scene)


def test_from_a_role_in_a_table_one_goes_to_its_description(stage: Callable[[Scene], None]) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open("nurse.md", _GUIDE)
        params = types.DefinitionParams(
            editor.document("nurse.md"), _place(_GUIDE, "Staff Nurse (1-4")
        )
        assert await editor.client.text_document_definition_async(params) == [
            types.Location(
                editor.uri("nurse.md"), _range(_GUIDE, "A staff nurse cares for patients.")
            )
        ]

    stage(scene)


_PLAIN = _GUIDE.replace("–", "-")


def test_fixes_are_offered_where_they_change_something(stage: Callable[[Scene], None]) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open("nurse.md", _PLAIN)
        at = _place(_PLAIN, "$75,000")
        actions = await editor.actions("nurse.md", types.Range(at, at))
        fix = actions["write the ranges with –"]
        assert (fix.kind, fix.is_preferred) == (types.CodeActionKind.QuickFix, True)
        fixed = edited(_PLAIN, fix, editor.uri("nurse.md"))
        assert fixed == _PLAIN.replace("$75,000 - $95,000", "$75,000 – $95,000")
        at = _place(_PLAIN, "$120,000")
        unsafe = (await editor.actions("nurse.md", types.Range(at, at)))[
            "put the lower amount first (look at the result)"
        ]
        assert not unsafe.is_preferred
        fixed = edited(_PLAIN, unsafe, editor.uri("nurse.md"))
        assert fixed == _PLAIN.replace("$120,000 - $90,000", "$90,000 - $120,000")

    stage(scene)


def test_a_finding_can_be_ignored_in_its_line(stage: Callable[[Scene], None]) -> None:
    async def scene(editor: Editor) -> None:
        await editor.open("nurse.md", _PLAIN)
        at = _place(_PLAIN, "Months 3-6")
        action = (await editor.actions("nurse.md", types.Range(at, at)))[
            "ignore CD402 in this line"
        ]
        ignoring = edited(_PLAIN, action, editor.uri("nurse.md"))
        assert ignoring.endswith(
            "- Months 3-6: Work. Find a ward. <!-- careerdata: ignore CD402 -->\n"
        )
        editor.type("nurse.md", ignoring, 2)
        assert "CD402" not in _by_code((await editor.heard(2)).diagnostics)
        at = _place(_PLAIN, "$120,000")
        assert "ignore CD312 in this line" in await editor.actions("nurse.md", types.Range(at, at))

    stage(scene)


def test_all_safe_fixes_can_be_asked_for_at_once(stage: Callable[[Scene], None]) -> None:
    async def scene(editor: Editor) -> None:
        text = _PLAIN.replace("## Roadmap\n", "## Roadmap \n")
        await editor.open("nurse.md", text)
        start = types.Position(0, 0)
        actions = await editor.actions("nurse.md", types.Range(start, start), ["source.fixAll"])
        assert list(actions) == ["apply all safe fixes"]
        assert actions["apply all safe fixes"].kind == "source.fixAll.careerdata"
        fixed = edited(text, actions["apply all safe fixes"], editor.uri("nurse.md"))
        assert fixed == _PLAIN.replace("$75,000 - $95,000", "$75,000 – $95,000")

    stage(scene)


def test_the_settings_of_the_folder_hold_and_may_change(tmp_path: Path) -> None:
    settings = tmp_path / "careerdata.toml"
    settings.write_text('ignore = ["CD402"]\n', encoding="utf-8")

    async def scene(editor: Editor) -> None:
        assert "CD402" not in _by_code(await editor.open("nurse.md", _GUIDE))
        settings.write_text("ignore = []\n# more\n", encoding="utf-8")
        editor.type("nurse.md", _GUIDE + "\n", 2)
        assert "CD402" in _by_code((await editor.heard(2)).diagnostics)
        settings.write_text("ignroe = []\n", encoding="utf-8")
        editor.type("nurse.md", _GUIDE, 3)
        assert "CD402" in _by_code((await editor.heard(3)).diagnostics)
        assert "did you mean 'ignore'" in editor.messages[0]

    _play(scene, tmp_path)


def test_a_guide_that_is_empty_says_so(stage: Callable[[Scene], None]) -> None:
    async def scene(editor: Editor) -> None:
        assert list(_by_code(await editor.open("nurse.md", ""))) == ["CD101"]

    stage(scene)
