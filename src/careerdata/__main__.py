"""`python -m careerdata`: the command line."""

from __future__ import annotations

from careerdata.cli import main

main(prog_name="careerdata")
