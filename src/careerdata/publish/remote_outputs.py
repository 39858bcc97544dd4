"""The remote folder of all snapshots: how a new one is uploaded, and becomes the latest.

    s3://bucket/outputs/
      latest.json                            {"snapshot": "snapshots/<digest>-<bytes>"}
      snapshots/<digest>-<bytes>/{manifest.json, parquet/, json/, …}

A snapshot is written on this machine and uploaded: first its files, then its manifest, and last the
pointer `latest.json`, on S3 only if nobody has changed it meanwhile. The name of a snapshot depends
on its bytes, so two builds that upload the same name upload the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from careerdata.publish.digest import NAME_LENGTH
from careerdata.publish.manifest import MANIFEST, POINTER, file_entries, pointer_to
from careerdata.remote import ConflictError, RemoteError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerdata.publish.manifest import Manifest
    from careerdata.remote import RemoteFolder

_ATTEMPTS = 10


@contextmanager
def staging(outputs: RemoteFolder) -> Iterator[Path]:
    """A local folder to build into.

    Raises RemoteError if the remote place cannot be reached, before any work is done.
    """
    outputs.version(POINTER)
    with TemporaryDirectory(prefix="careerdata-") as folder:
        yield Path(folder)


def send_snapshot(snapshot: Path, outputs: RemoteFolder) -> RemoteFolder:
    """Upload a local snapshot and make it the latest; existing files are not uploaded again.

    Raises RemoteError; the latest snapshot does not change then.
    """
    data = (snapshot / MANIFEST).read_bytes()
    manifest = json.loads(data)
    path = f"snapshots/{manifest['digest'][:NAME_LENGTH]}-{hashlib.sha256(data).hexdigest()[:8]}"
    _send(snapshot, manifest, data, outputs / path)
    _make_latest(path, outputs)
    return outputs / path


def _send(folder: Path, manifest: Manifest, data: bytes, snapshot: RemoteFolder) -> None:
    there = {path: file.size for path, file in snapshot.files().items()}
    is_complete = snapshot.read(MANIFEST) == data
    missing = [
        entry["path"]
        for entry in file_entries(manifest)
        if not is_complete or there.get(entry["path"]) != entry["bytes"]
    ]
    if missing:
        snapshot.send(folder, missing)
    if not is_complete:
        snapshot.send(folder, [MANIFEST])


def _make_latest(path: str, outputs: RemoteFolder) -> None:
    for _ in range(_ATTEMPTS):
        version = outputs.version(POINTER)
        if version is not None and outputs.read(POINTER) == pointer_to(path):
            return
        try:
            outputs.replace(POINTER, version, pointer_to(path))
        except ConflictError:
            continue  # another build has published meanwhile: the one that finishes last is the latest
        return
    raise RemoteError(f"{outputs}/{POINTER} is being replaced by other builds; try again later")
