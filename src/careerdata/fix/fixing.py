"""Fix guides: apply the fixes of their findings until none is left."""

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
"""Gives the findings of a guide; called again after each pass."""

MOST_PASSES = 20
"""The maximum number of passes;
each pass leaves only the fixes that overlap with one of its edits.
"""


class ChangedFileError(InputError):
    """The file of a guide has changed since it was read."""


@dataclass(frozen=True, slots=True)
class FixedGuide:
    """A guide before and after."""

    before: Guide
    after: Guide
    count: int
    """The number of changed places."""

    @property
    def is_changed(self) -> bool:
        """Whether anything was fixed."""
        return self.before.text != self.after.text


def fix_guide(guide: Guide, check: Check, *, unsafe: bool = False) -> FixedGuide:
    """Apply the fixes; `unsafe` also applies those that may change the meaning of the guide.

    Overlapping fixes are applied one after the other: the guide is checked again after each pass.
    """
    fixed, count = guide, 0
    for _ in range(MOST_PASSES):
        edits = compatible_edits(usable_fixes(check(fixed), unsafe=unsafe))
        text = apply_edits(fixed.text, edits)
        following = _with_text(fixed, text) if text != fixed.text else None
        if following is None:
            break
        fixed, count = following, count + len(edits)
    return FixedGuide(guide, fixed, count)


def usable_fixes(findings: Iterable[Finding], *, unsafe: bool = False) -> Iterator[Fix]:
    """The fixes of some findings, in order; unsafe ones only if `unsafe`."""
    for finding in findings:
        if finding.fix is not None and (finding.fix.is_safe or unsafe):
            yield finding.fix


def _with_text(guide: Guide, text: str) -> Guide | None:
    return guide_of_text(FoundGuide(Path(guide.path), guide.source_path), text, lambda _: None)


def diff_guide(fixed: FixedGuide) -> str:
    """The changes as a unified diff; empty if there are none. Lines keep their line endings."""
    # After a name with spaces, a tab shows `patch` where it ends, as in git diffs.
    path = fixed.before.path + "\t" * any(map(str.isspace, fixed.before.path))
    before, after = (_lines(guide.text) for guide in (fixed.before, fixed.after))
    diff = difflib.unified_diff(before, after, path, path)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in diff
    )


def _lines(text: str) -> list[str]:
    # Not str.splitlines, which also breaks at form feeds and U+2028; a patch does not.
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])


def holds(path: Path, guide: Guide) -> bool:
    """Whether a file has the text of the guide in UTF-8; other files are not rewritten.

    Raises
    OSError.
    """
    return path.read_bytes() == guide.text.encode(errors="replace")


def write_guide(path: Path, fixed: FixedGuide) -> None:
    """Write the fixed text to the file of the guide in one step;
    its byte order mark, line ends and mode stay.

    Raises ChangedFileError and leaves the file alone if it has changed since it was read; OSError.
    """
    file = Path(os.path.realpath(path))
    if not holds(file, fixed.before):
        raise ChangedFileError(f"{path} has changed since it was checked, so it was not fixed")
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
