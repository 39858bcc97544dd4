"""An editor as the tests need one:
a client of the language server that runs as a process of its own.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.lsp.client import LanguageClient

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

_TIMEOUT = 60


class Editor:
    """Opens guides of one folder, and hears what the server says of them."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.messages: list[str] = []
        self._open: list[str] = []
        self._heard: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]  # of pygls
        def hear(params: types.PublishDiagnosticsParams) -> None:
            self._heard.put_nowait(params)

        @client.feature(types.WINDOW_SHOW_MESSAGE)  # type: ignore[untyped-decorator]  # of pygls
        def hear_message(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

    def uri(self, name: str) -> str:
        """The address of a guide."""
        return (self.folder / name).as_uri()

    def document(self, name: str) -> types.TextDocumentIdentifier:
        """A guide, as requests name it."""
        return types.TextDocumentIdentifier(self.uri(name))

    async def open(self, name: str, text: str) -> Sequence[types.Diagnostic]:
        """Open a guide; gives the diagnostics that follow."""
        item = types.TextDocumentItem(self.uri(name), "markdown", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        self._open.append(name)
        return (await self.heard(1)).diagnostics

    async def close(self) -> list[types.PublishDiagnosticsParams]:
        """Close all guides; gives the diagnostics that follow."""
        names, self._open = self._open, []
        for name in names:
            self.client.text_document_did_close(
                types.DidCloseTextDocumentParams(self.document(name))
            )
        return [await self.heard(None) for _ in names]

    def type(self, name: str, text: str, version: int) -> None:
        """Change a guide to another text, as typing does."""
        document = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def heard(self, version: int | None) -> types.PublishDiagnosticsParams:
        """The diagnostics of a version; those of versions before it are passed over."""
        while True:
            params = await asyncio.wait_for(self._heard.get(), _TIMEOUT)
            if params.version == version:
                return params

    @property
    def has_heard_more(self) -> bool:
        """Whether diagnostics wait that nobody asked for."""
        return not self._heard.empty()

    async def actions(
        self, name: str, range_: types.Range, only: Sequence[str] | None = None
    ) -> dict[str, types.CodeAction]:
        """The code actions for a range, by title."""
        context = types.CodeActionContext([], only=list(only) if only else None)
        params = types.CodeActionParams(self.document(name), range_, context)
        answer = await self.client.text_document_code_action_async(params) or []
        return {action.title: action for action in answer if isinstance(action, types.CodeAction)}


@asynccontextmanager
async def editor(folder: Path, encodings: Sequence[str] | None = None) -> AsyncIterator[Editor]:
    """An editor on a folder, whose server is started and stopped;
    `encodings` are the ones that it offers.
    """
    client = LanguageClient("test", "1")
    opened = Editor(client, folder)
    await client.start_io(sys.executable, "-m", "careerdata", "lsp", cwd=folder)
    general = types.GeneralClientCapabilities(
        position_encodings=list(encodings) if encodings else None
    )
    capabilities = types.ClientCapabilities(general=general)
    params = types.InitializeParams(capabilities, root_uri=folder.as_uri())
    await asyncio.wait_for(client.initialize_async(params), _TIMEOUT)
    client.initialized(types.InitializedParams())
    try:
        yield opened
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]  # pygls leaves it untyped


def edited(text: str, action: types.CodeAction, uri: str) -> str:
    """A text of ASCII characters with an action's edits made."""
    assert action.edit is not None
    assert action.edit.changes is not None
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def offset(position: types.Position) -> int:
        return starts[position.line] + position.character

    for edit in sorted(
        action.edit.changes[uri], key=lambda edit: offset(edit.range.start), reverse=True
    ):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text
