"""`careerdata lsp`: the language server."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import click

from careerdata.cli.failure import Failure
from careerdata.cli.options import schemas_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command(epilog="\b\nExample:\n  careerdata lsp --schemas house-schemas")
@schemas_option
def lsp(schemas: tuple[Path, ...]) -> None:
    """Serve an editor over standard input and output (Language Server Protocol).

    Your editor starts this command; the README shows how to set it up.
    """
    if importlib.util.find_spec("pygls") is None:
        raise Failure("the language server is not installed; run: pip install 'careerdata[lsp]'")
    from careerdata.lsp.server import make_server

    make_server(schemas).start_io()
