"""Mending guides: the fixes of their findings, applied until none is left."""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from careerdata.model.edits import apply_edits, compatible_edits
from careerdata.model.input_error import InputError
from careerdata.read import FoundGuide, guide_of_text

if TYPE_CHECKING:
    from careerdata.model.finding import Finding, Fix
    from careerdata.model.guide import Guide

Check = Callable[["Guide"], Iterable["Finding"]]
"""Gives the findings of a guide; asked again after each pass."""

MOST_PASSES = 20
"""After so many passes a guide stays as it is; each pass leaves only what touched an edit of it."""


class ChangedFileError(InputError):
    """A guide's file is no longer what was read."""


@dataclass(frozen=True, slots=True)
class FixedGuide:
    """A guide before and after."""

    before: Guide
    after: Guide
    count: int
    """How many places were changed."""

    @property
    def is_changed(self) -> bool:
        """Whether there was something to mend."""
        return self.before.text != self.after.text


def fix_guide(guide: Guide, check: Check, *, unsafe: bool = False) -> FixedGuide:
    """Mend what can be mended; `unsafe` also makes the fixes that may change what the guide says.

    Fixes that touch one another are made in turn: after each pass the guide is checked again.
    """
    mended, count = guide, 0
    for _ in range(MOST_PASSES):
        edits = compatible_edits(usable_fixes(check(mended), unsafe=unsafe))
        text = apply_edits(mended.text, edits)
        following = _with_text(mended, text) if text != mended.text else None
        if following is None:
            break
        mended, count = following, count + len(edits)
    return FixedGuide(guide, mended, count)


def usable_fixes(findings: Iterable[Finding], *, unsafe: bool = False) -> Iterator[Fix]:
    """The fixes of some findings, in their order; those that may change what is said only where `unsafe`."""
    for finding in findings:
        if finding.fix is not None and (finding.fix.is_safe or unsafe):
            yield finding.fix


def _with_text(guide: Guide, text: str) -> Guide | None:
    return guide_of_text(FoundGuide(Path(guide.path), guide.source_path), text, lambda _: None)


def diff_guide(fixed: FixedGuide) -> str:
    """The changes as a unified diff; empty where there are none. Line endings stay in the lines."""
    # Where a name has spaces, a tab behind it tells `patch` where it ends, as in the diffs of git.
    path = fixed.before.path + "\t" * any(map(str.isspace, fixed.before.path))
    before, after = (_lines(guide.text) for guide in (fixed.before, fixed.after))
    diff = difflib.unified_diff(before, after, path, path)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in diff)


def _lines(text: str) -> list[str]:
    # Not str.splitlines: it also breaks at form feeds and U+2028, where no patch does.
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])


def holds(path: Path, guide: Guide) -> bool:
    """Whether a file holds the guide's text in UTF-8; others are not rewritten. Raises OSError."""
    return path.read_bytes() == guide.text.encode(errors="replace")


def write_guide(path: Path, fixed: FixedGuide) -> None:
    """Put the mended text into the guide's file, in one step; its byte order mark, line ends and mode stay.

    Raises ChangedFileError, and leaves the file alone, where it is no longer what was read; OSError.
    """
    file = Path(os.path.realpath(path))
    if not holds(file, fixed.before):
        raise ChangedFileError(f"{path} was changed while it was checked; it was left alone")
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as copy:
            copy.write(fixed.after.text.encode())
            copy.flush()
            os.fsync(copy.fileno())
        shutil.copymode(file, name)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
