"""Findings as diagnostics, and their fixes as code actions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

from careerdata.control.codes import is_binding
from careerdata.fix.fixing import usable_fixes
from careerdata.model.edits import compatible_edits
from careerdata.model.finding import Edit
from careerdata.model.guide import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerdata.lsp.page import Page
    from careerdata.model.finding import Finding, Severity
    from careerdata.model.guide import Guide

SOURCE = "careerdata"
"""The source of a diagnostic, as editors show it."""

FIX_ALL = "source.fixAll.careerdata"
"""The kind of the action that applies all safe fixes; editors can run it on save."""

_SEVERITIES: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def diagnostics(page: Page) -> list[types.Diagnostic]:
    """A diagnostic for each finding."""
    return [_diagnostic(page, finding) for finding in page.findings]


def _diagnostic(page: Page, finding: Finding) -> types.Diagnostic:
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(page.uri, page.positions.range_of(other.place)),
            f"{other.what}: {other.place.text}",
        )
        for other in finding.where.related
        if other.place.guide_id == finding.place.guide_id
    ]
    return types.Diagnostic(
        range=page.positions.range_of(finding.place),
        message=f"{finding.message}\n{finding.hint}" if finding.hint else finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=related or None,
    )


def findings_at(page: Page, offset: int) -> Iterator[Finding]:
    """The findings whose place includes an offset, or ends at it."""
    for finding in page.findings:
        if _touch(page.positions.span_of(finding.place), Span(offset, offset)):
            yield finding


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


# --- Code actions ---


def code_actions(
    page: Page, wanted: types.Range, kinds: Iterable[str] | None
) -> list[types.CodeAction]:
    """The actions for the findings in a range; only of some kinds if the editor names them."""
    span = Span(page.positions.offset(wanted.start), page.positions.offset(wanted.end))
    actions = [*_actions_in(page, span), *_fix_all(page)]
    if kinds is None:
        return actions
    return [action for action in actions if any(_is_of_kind(action, kind) for kind in kinds)]


def _is_of_kind(action: types.CodeAction, kind: str) -> bool:
    """Whether an action is of a kind;
    a kind includes all that begin with it (LSP 3.17, CodeActionKind).
    """
    # The kinds of the protocol are members of an enumeration, those of servers are texts.
    own, wanted = (
        each.value if isinstance(each, types.CodeActionKind) else each
        for each in (action.kind, kind)
    )
    return f"{own}.".startswith(f"{wanted}.")


def _actions_in(page: Page, span: Span) -> Iterator[types.CodeAction]:
    ignorable = []
    for finding in page.findings:
        own = page.positions.span_of(finding.place)
        if finding.fix and any(
            _touch(place, span) for place in (own, *(edit.span for edit in finding.fix.edits))
        ):
            title = finding.fix.title + ("" if finding.fix.is_safe else " (look at the result)")
            yield _action(page, title, finding.fix.edits, finding, is_preferred=finding.fix.is_safe)
        if _touch(own, span) and not is_binding(finding):
            ignorable.append(finding)
    for finding in ignorable:
        edit = _ignoring(page, finding)
        if edit:
            yield _action(page, f"ignore {finding.rule} in this line", (edit,), finding)


def _action(
    page: Page, title: str, edits: Iterable[Edit], finding: Finding, *, is_preferred: bool = False
) -> types.CodeAction:
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(page, finding)],
        edit=_workspace_edit(page, edits),
        is_preferred=is_preferred or None,
    )


def _fix_all(page: Page) -> Iterator[types.CodeAction]:
    edits = compatible_edits(usable_fixes(page.findings))
    if edits:
        yield types.CodeAction(
            "apply all safe fixes", kind=FIX_ALL, edit=_workspace_edit(page, edits)
        )


def _workspace_edit(page: Page, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    changes = [types.TextEdit(page.positions.range(edit.span), edit.replacement) for edit in edits]
    return types.WorkspaceEdit(changes={page.uri: changes})


# A comment that is there already: <!-- careerdata: ignore CD402
_IGNORING = re.compile(r"<!--\s*careerdata:\s*ignore\s+CD\d+")


def _ignoring(page: Page, finding: Finding) -> Edit | None:
    """Add a comment to the line that ignores the finding;
    None in front matter and HTML, which have no such comments.
    """
    guide = page.draft.guide if page.draft else None
    if (
        guide is None
        or guide.format == "html"
        or page.positions.span_of(finding.place).start < guide.body_start
    ):
        return None
    return _more_ignored(page, guide, finding) or _newly_ignored(page, finding)


def _more_ignored(page: Page, guide: Guide, finding: Finding) -> Edit | None:
    end = page.positions.end_of_line(finding.place.line)
    said = _IGNORING.search(guide.text, end - len(finding.place.source_line), end)
    return Edit(Span(said.end(), said.end()), f", {finding.rule}") if said else None


def _newly_ignored(page: Page, finding: Finding) -> Edit:
    end = page.positions.end_of_line(finding.place.line)
    return Edit(Span(end, end), f" <!-- careerdata: ignore {finding.rule} -->")
