"""The language server: requests of an editor and their answers."""

from __future__ import annotations

import asyncio
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from careerdata.control.baseline import BaselineError
from careerdata.control.settings import Settings, SettingsError, deciding_files, find_settings
from careerdata.file_stamps import stamps
from careerdata.lexicon.knowledge import compile_knowledge
from careerdata.lexicon.schemas import SchemasError
from careerdata.lsp.findings import FIX_ALL, code_actions, diagnostics
from careerdata.lsp.page import Page, Project
from careerdata.lsp.values import definitions, hover

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerdata.file_stamps import Stamp

PAUSE = 0.2
"""The seconds without typing before a guide is checked again."""


class GuideServer(LanguageServer):
    """Keeps the open guides, and the project to check them with."""

    def __init__(self, schemas: Sequence[Path] = ()) -> None:
        """`schemas` are folders that extend the shipped schemas."""
        # Whole texts: positions of partial changes would depend on what the editor takes for a
        # line's end.
        kind = types.TextDocumentSyncKind.Full
        super().__init__("careerdata", version("careerdata"), text_document_sync_kind=kind)
        self._schemas = tuple(schemas)
        self._pages: dict[str, Page] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._project: Project | None = None
        self._stamps: dict[Path, Stamp | None] = {}

    @property
    def project(self) -> Project:
        """The project to check guides with;
        loaded again when the settings, the baseline or your schemas change.
        """
        folder = Path(self.workspace.root_path or ".")
        now = stamps(deciding_files(folder, self._schemas))
        if self._project is None or self._stamps != now:
            self._stamps = now
            self._load_project(folder)
        assert self._project is not None, "it was just loaded"
        return self._project

    def _load_project(self, folder: Path) -> None:
        try:
            self._project = _project(find_settings(folder), self._schemas)
        except (SettingsError, SchemasError, BaselineError) as error:
            message = f"{error}. Guides are checked without these settings."
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))
            self._project = _project(Settings(), ())

    def page(self, uri: str) -> Page:
        """The page of an open guide as it is now."""
        document = self.workspace.get_text_document(uri)
        page, project = self._pages.get(uri), self.project
        if page is None or page.version != document.version or page.project is not project:
            encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
            page = project.page(
                uri, document.version, Path(document.path), document.source, encoding
            )
            self._pages[uri] = page
        return page

    def publish(self, uri: str) -> None:
        """Check a guide and send its findings."""
        page = self.page(uri)
        sent = types.PublishDiagnosticsParams(uri, diagnostics(page), page.version)
        self.text_document_publish_diagnostics(sent)

    def publish_soon(self, uri: str) -> None:
        """Check a guide when typing pauses."""
        self.stop_waiting(uri)
        self._waiting[uri] = asyncio.get_running_loop().create_task(self._publish_after_pause(uri))

    async def _publish_after_pause(self, uri: str) -> None:
        await asyncio.sleep(PAUSE)
        self.publish(uri)

    def stop_waiting(self, uri: str) -> None:
        """Cancel a check that has not started."""
        if task := self._waiting.pop(uri, None):
            task.cancel()

    def close(self, uri: str) -> None:
        """Close a guide, and clear its findings."""
        self.stop_waiting(uri)
        self._pages.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _project(settings: Settings, schemas: Sequence[Path]) -> Project:
    today = datetime.now().astimezone().date()
    return Project(compile_knowledge(settings.load_schemas(schemas)), settings.load_control(today))


def make_server(schemas: Sequence[Path] = ()) -> GuideServer:
    """A server that is ready to be started."""
    server = GuideServer(schemas)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.publish_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        page = server.page(params.text_document.uri)
        return hover(page, server.project.knowledge.contract, params.position)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def defined(params: types.DefinitionParams) -> list[types.Location]:
        page = server.page(params.text_document.uri)
        return definitions(page, server.project.knowledge.contract, params.position)

    kinds = [types.CodeActionKind.QuickFix, FIX_ALL]

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds)
    )
    def acted(params: types.CodeActionParams) -> list[types.CodeAction]:
        page = server.page(params.text_document.uri)
        return code_actions(page, params.range, params.context.only)

    return server
