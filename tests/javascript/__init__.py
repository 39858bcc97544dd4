"""Programs in JavaScript and TypeScript that use what was published, run by Node.js."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).with_name("package.json")


@dataclass(frozen=True)
class JavaScript:
    """A folder with the packages that `package.json` names; programs lie beside them."""

    folder: Path

    def run(self, program: Path | str, *arguments: Path) -> str:
        """What a program of the folder prints."""
        command = ["node", program, *arguments]
        done = subprocess.run(
            command, cwd=self.folder, check=False, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def compile(self, program: Path) -> list[str]:
        """The errors of a TypeScript program, in strict mode;
        without any, its JavaScript lies beside it.
        """
        options = [
            "--strict",
            "--target",
            "es2022",
            "--module",
            "nodenext",
            "--types",
            "",
            "--pretty",
            "false",
        ]
        done = subprocess.run(
            [self.folder / "node_modules/.bin/tsc", *options, "--noEmitOnError", program],
            cwd=self.folder,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        assert (done.returncode == 0) == (done.stdout == ""), done.stdout + done.stderr
        return done.stdout.splitlines()


def install(folder: Path) -> None:
    """Put the packages and the programs into a folder."""
    for path in (_PACKAGE, *_PACKAGE.parent.glob("*.mjs")):
        shutil.copy(path, folder)
    command = [
        "npm",
        "install",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--loglevel",
        "error",
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
