"""Folders and files in remote places that fsspec reaches, such as `s3://bucket/outputs`;
needs the extra `cloud`.

Server and credentials are set as for other programs: for S3, in `AWS_ENDPOINT_URL`,
`AWS_ACCESS_KEY_ID` and so on, or in the files of the AWS tools.
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
    """A remote place cannot be reached, or denies access."""


class ConflictError(RemoteError):
    """A file was changed by another program meanwhile."""


@dataclass(frozen=True)
class RemoteFile:
    """A file in a remote place."""

    url: str
    size: int

    def __str__(self) -> str:
        return self.url

    def read_bytes(self) -> bytes:
        """The content of the file."""
        with _reaching(self.url):
            files, path = _open(self.url)
            data: bytes = files.cat_file(path)
            return data


def read_together(files: Sequence[RemoteFile]) -> dict[RemoteFile, bytes]:
    """The contents of files, several downloaded in parallel; unreadable files are left out."""
    read: dict[RemoteFile, bytes] = {}
    for _, same in groupby(files, key=lambda file: file.url.partition("://")[0]):
        together = [*same]
        with _reaching(together[0].url):
            opened = [_open(file.url) for file in together]
            paths = [path for _, path in opened]
            found = opened[0][0].cat_ranges(
                paths, [None] * len(paths), [None] * len(paths), on_error="return"
            )
            read |= {
                file: data
                for file, data in zip(together, found, strict=True)
                if isinstance(data, bytes)
            }
    return read


@dataclass(frozen=True)
class RemoteFolder:
    """A remote folder; it is not accessed before a method is called."""

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
        """All files below by their paths, with `/`; if it is a file, only the file, by its name."""
        with _reaching(self.url):
            files, root = _open(self.url)
            files.invalidate_cache()
            found: Mapping[str, Mapping[str, Any]] = files.find(root, detail=True)
            below = {
                path: path[len(root) :].strip("/") or PurePosixPath(path).name for path in found
            }
            return {
                name: RemoteFile(files.unstrip_protocol(path), int(found[path]["size"] or 0))
                for path, name in below.items()
            }

    def read(self, name: str) -> bytes | None:
        """The content of a file; None if it does not exist."""
        try:
            return RemoteFile(f"{self.url}/{name}", 0).read_bytes()
        except RemoteError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return None
            raise

    def send(self, folder: Path, names: Sequence[str]) -> None:
        """Upload the files of a local folder, several in parallel."""
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
        """The version of a file (ETag), if the place has versions; None if there is no file."""
        with _reaching(self.url):
            files, root = _open(self.url)
            files.invalidate_cache()
            path = f"{root}/{name}"
            return str(files.info(path).get("ETag", "")) if files.exists(path) else None

    def replace(self, name: str, version: str | None, data: bytes) -> None:
        """Write a small file in one step, if it still has the given version;
        None: if it does not exist.

        Raises ConflictError if the file has another version by now, in places with versions (S3).
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
        raise RemoteError(
            f"{url}: {error}; `pip install 'careerdata[cloud]'` installs what S3 needs"
        ) from error
    except ValueError as error:
        raise RemoteError(f"{url}: {error}") from error
    return files, path


@contextmanager
def _reaching(url: str) -> Iterator[None]:
    """Turn errors of a remote place into RemoteError."""
    try:
        yield
    except RemoteError:
        raise
    except _errors() as error:
        kind = ConflictError if _is_conflict(error) else RemoteError
        raise kind(f"{url}: {error}") from error


def _errors() -> tuple[type[Exception], ...]:
    """The errors of remote places: OSError, and those of the S3 library if it is in use."""
    library: Any = sys.modules.get("botocore.exceptions")
    return (OSError, library.BotoCoreError, library.ClientError) if library else (OSError,)


def _is_conflict(error: Exception) -> bool:
    cause = error.__cause__ or error
    code = getattr(cause, "response", {}).get("Error", {}).get("Code")
    return code in ("PreconditionFailed", "ConditionalRequestConflict")
