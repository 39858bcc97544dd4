"""Folders and files that fsspec reaches, such as `s3://bucket/outputs`; what they need is the extra `cloud`.

Where they are and who may use them is told in the ways of their libraries: for S3, in `AWS_ENDPOINT_URL`,
`AWS_ACCESS_KEY_ID` and so on, or in the files that the AWS tools use.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TypeAlias

from careerdata.lazy import LazyModule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import fsspec
else:
    fsspec = LazyModule("fsspec")  # an extra


class RemoteError(OSError):
    """A remote place cannot be reached, or does not allow what is asked of it."""


class ConflictError(RemoteError):
    """A file was changed by somebody else meanwhile."""


@dataclass(frozen=True)
class RemoteFile:
    """A file in a remote place."""

    url: str
    size: int

    def __str__(self) -> str:
        return self.url

    def read_bytes(self) -> bytes:
        """What the file holds."""
        with _reaching(self.url):
            files, path = _open(self.url)
            data: bytes = files.cat_file(path)
            return data


def read_together(files: Sequence[RemoteFile]) -> dict[RemoteFile, bytes]:
    """What some files hold, some of them fetched at once; those that cannot be read are left out."""
    read: dict[RemoteFile, bytes] = {}
    for _, same in groupby(files, key=lambda file: file.url.partition("://")[0]):
        together = [*same]
        with _reaching(together[0].url):
            opened = [_open(file.url) for file in together]
            paths = [path for _, path in opened]
            found = opened[0][0].cat_ranges(paths, [None] * len(paths), [None] * len(paths), on_error="return")
            read |= {file: data for file, data in zip(together, found, strict=True) if isinstance(data, bytes)}
    return read


@dataclass(frozen=True)
class RemoteFolder:
    """A folder in a remote place; nothing is asked of it before a method is called."""

    url: str
    """Without a slash at its end."""

    def __str__(self) -> str:
        return self.url

    def __truediv__(self, path: str) -> RemoteFolder:
        return RemoteFolder(f"{self.url}/{path}")

    @property
    def name(self) -> str:
        """The last part of its path."""
        return PurePosixPath(self.url).name

    def files(self) -> dict[str, RemoteFile]:
        """All files below by their paths, parted by `/`; where a file has this name, it, by its name."""
        with _reaching(self.url):
            files, root = _open(self.url)
            files.invalidate_cache()
            found: Mapping[str, Mapping[str, Any]] = files.find(root, detail=True)
            below = {path: path[len(root) :].strip("/") or PurePosixPath(path).name for path in found}
            return {
                name: RemoteFile(files.unstrip_protocol(path), int(found[path]["size"] or 0))
                for path, name in below.items()
            }

    def read(self, name: str) -> bytes | None:
        """What a file holds; None where it is not there."""
        try:
            return RemoteFile(f"{self.url}/{name}", 0).read_bytes()
        except RemoteError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return None
            raise

    def send(self, folder: Path, names: Sequence[str]) -> None:
        """Copy files of a folder of this machine, some of them at once."""
        with _reaching(self.url):
            files, root = _open(self.url)
            files.put([str(folder / name) for name in names], [f"{root}/{name}" for name in names])

    def fetch(self, name: str, path: Path) -> None:
        """Copy a file to this machine."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with _reaching(f"{self.url}/{name}"):
            files, root = _open(self.url)
            files.get_file(f"{root}/{name}", str(path))

    def version(self, name: str) -> str | None:
        """What tells a file's content from its next one, where the place has that; None where there is no file."""
        with _reaching(self.url):
            files, root = _open(self.url)
            files.invalidate_cache()
            path = f"{root}/{name}"
            return str(files.info(path).get("ETag", "")) if files.exists(path) else None

    def replace(self, name: str, version: str | None, data: bytes) -> None:
        """Write a small file in one step, in the place of that version of it; None: where there is none.

        Raises ConflictError where the file has another version by now, in places that can tell (S3).
        """
        with _reaching(f"{self.url}/{name}"):
            files, root = _open(self.url)
            condition = {"IfNoneMatch": "*"} if version is None else {"IfMatch": version}
            files.pipe_file(f"{root}/{name}", data, **(condition if "s3" in files.protocol else {}))


Location: TypeAlias = Path | RemoteFolder


def locate(place: str | Path) -> Location:
    """The folder or file of a path, or of a URL such as `s3://bucket/outputs`."""
    return RemoteFolder(str(place).rstrip("/")) if "://" in str(place) else Path(place)


def _open(url: str) -> tuple[Any, str]:
    """The file system of a URL, and the path in it."""
    try:
        # The same one each time; another one in each process.
        files, path = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise RemoteError(f"{url}: {error}; `pip install 'careerdata[cloud]'` installs what S3 needs") from error
    except ValueError as error:
        raise RemoteError(f"{url}: {error}") from error
    return files, path


@contextmanager
def _reaching(url: str) -> Iterator[None]:
    """Tell what goes wrong in a remote place as what it is."""
    try:
        yield
    except RemoteError:
        raise
    except _errors() as error:
        kind = ConflictError if _is_conflict(error) else RemoteError
        raise kind(f"{url}: {error}") from error


def _errors() -> tuple[type[Exception], ...]:
    """What goes wrong in remote places: OSError, and what the library of S3 raises beside it, if it is in use."""
    library: Any = sys.modules.get("botocore.exceptions")
    return (OSError, library.BotoCoreError, library.ClientError) if library else (OSError,)


def _is_conflict(error: Exception) -> bool:
    cause = error.__cause__ or error
    code = getattr(cause, "response", {}).get("Error", {}).get("Code")
    return code in ("PreconditionFailed", "ConditionalRequestConflict")
