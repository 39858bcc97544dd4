"""The command line: one module per command.

A command is imported on demand, with the modules it needs. What is slow to import and not always
needed is a `LazyModule`: a build without changes imports nothing that builds.
"""

from __future__ import annotations

import gc

import click

from careerdata.cli.failure import FailureGroup

_MODULES = {
    "build": "careerdata.cli.build",
    "check": "careerdata.cli.check",
    "show": "careerdata.cli.show",
    "trace": "careerdata.cli.trace",
    "coverage": "careerdata.cli.coverage",
    "verify": "careerdata.cli.verify",
    "rule": "careerdata.cli.rule",
    "schema": "careerdata.cli.schema",
    "lsp": "careerdata.cli.lsp",
}
"""The module of each command."""


@click.group(
    cls=FailureGroup,
    modules=_MODULES,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExample:\n  careerdata build raw",
)
@click.version_option(package_name="careerdata", prog_name="careerdata")
def main() -> None:
    """Turn career guides into validated, linked, typed tables.

    Exit status: 0 no errors, 1 the guides have errors, 2 the command could not run.
    """
    # Guides become many small objects without cycles: less garbage collection saves an eighth of
    # the time.
    gc.set_threshold(500_000, 20, 100)
