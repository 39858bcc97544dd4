"""The command line: one module per command.

A command's module imports what it works with inside its function, because pandas with pandera takes a second
to import: `careerdata --help` and a mistyped option need none of it.
"""

from __future__ import annotations

import click

from careerdata.cli.build import build
from careerdata.cli.check import check
from careerdata.cli.coverage import coverage
from careerdata.cli.failure import FailureGroup
from careerdata.cli.lsp import lsp
from careerdata.cli.rule import rule
from careerdata.cli.schema import schema
from careerdata.cli.show import show
from careerdata.cli.trace import trace
from careerdata.cli.verify import verify


@click.group(
    cls=FailureGroup,
    commands=[build, check, show, trace, coverage, verify, rule, schema, lsp],
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExample:\n  careerdata build raw",
)
@click.version_option(package_name="careerdata", prog_name="careerdata")
def main() -> None:
    """Turn career guides into validated, linked, typed tables.

    Exit status: 0 all is well, 1 the guides have errors, 2 the command could not run.
    """
