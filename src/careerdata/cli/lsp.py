"""`careerdata lsp`: the language server."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import click

from careerdata.cli.failure import Failure
from careerdata.cli.options import schemas_option
from careerdata.lazy import LazyModule

if TYPE_CHECKING:
    from pathlib import Path

    from careerdata.lsp import server
else:
    server = LazyModule("careerdata.lsp.server")  # it needs an extra


@click.command(epilog="\b\nExample:\n  careerdata lsp --schemas house-schemas")
@schemas_option
def lsp(schemas: tuple[Path, ...]) -> None:
    """Serve an editor over standard input and output (Language Server Protocol).

    Your editor starts this command; the README shows how to set it up.
    """
    if importlib.util.find_spec("pygls") is None:
        raise Failure("the language server is not installed; run: pip install 'careerdata[lsp]'")
    server.make_server(schemas).start_io()
