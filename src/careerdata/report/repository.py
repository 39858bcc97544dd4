"""The path of a guide in the repository that a service checked out."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from urllib.parse import quote


def repository_path(path: str) -> str:
    """A path relative to the root of the repository, with `/`; a path outside it does not change.

    The root is `GITHUB_WORKSPACE`, which GitHub Actions sets, or the working folder.
    """
    root = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    # Not `resolve`: a linked guide is known to the repository by its link.
    whole = Path(os.path.abspath(path))  # noqa: PTH100 – `Path.absolute` keeps `..`
    return (whole.relative_to(root) if whole.is_relative_to(root) else PurePath(path)).as_posix()


def repository_uri(path: str) -> str:
    """The same as a URI reference (RFC 3986);
    a `file:` URI for an absolute path outside the repository.
    """
    relative = repository_path(path)
    if PurePath(relative).is_absolute():
        return PurePath(relative).as_uri()
    return quote(os.fsencode(relative))
