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

    Editors start this command themselves; the README says how it is set up in some of them.
    """
    if importlib.util.find_spec("pygls") is None:
        raise Failure("the language server needs the extra `lsp`: pip install 'careerdata[lsp]'")
    server.make_server(schemas).start_io()
