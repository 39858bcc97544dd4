"""Failures of a command: one line, exit status 2 and no traceback. A bug keeps its traceback."""

from __future__ import annotations

import difflib
import errno
import io
import sys
from typing import TYPE_CHECKING, Any

import click

from careerdata.build.engine import EngineError
from careerdata.lazy import LazyModule
from careerdata.model.input_error import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Failure(click.ClickException):
    """A command cannot run."""

    exit_code = 2


class FailureGroup(click.Group):
    """Commands that are imported on demand; expected errors end in one line."""

    def __init__(self, *args: Any, modules: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        """`modules` has the module of each command, in the order of the help."""
        super().__init__(*args, **kwargs)
        self._modules = modules or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in order."""
        return [*self._modules, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command: the function of that name in its module."""
        if cmd_name not in self._modules:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(LazyModule(self._modules[cmd_name]), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        _show_what_the_terminal_cannot_encode()
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader has closed the pipe; click ends quietly
                raise
            raise Failure(_os_sentence(error)) from error
        except (EngineError, InputError) as error:
            raise Failure(str(error)) from error


def _show_what_the_terminal_cannot_encode() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _os_sentence(error: OSError) -> str:
    name = f"{error.filename}: " if error.filename else ""
    return f"{name}{error.strerror or error}"


def unknown(what: str, name: str, known: Iterable[str]) -> Failure:
    """The failure for an unknown name, with the most similar known one."""
    known = sorted(known)
    begun = [each for each in known if len(each) > 1 and name.upper().startswith(each.upper())]
    near = (
        begun
        or difflib.get_close_matches(name, known, n=1)
        or difflib.get_close_matches(name.upper(), known, n=1)
    )
    if near:
        return Failure(f"there is no {what} {name!r}; did you mean {near[0]!r}?")
    return Failure(f"there is no {what} {name!r}; there are: {', '.join(known[:20]) or 'none'}")
