"""A remote snapshot, whose files are downloaded on demand."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any
from weakref import finalize

from careerdata.publish.files import FileEntry, file_entry
from careerdata.remote import RemoteError

if TYPE_CHECKING:
    from careerdata.remote import RemoteFolder


class RemoteCopy:
    """The downloaded files of a snapshot, in a local folder that exists as long as the object."""

    def __init__(self, snapshot: RemoteFolder) -> None:
        self.snapshot = snapshot
        self.folder = Path(mkdtemp(prefix="careerdata-"))
        finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    def fetch(self, entry: dict[str, Any]) -> None:
        """Download a file of the manifest.

        Raises RemoteError if it cannot be downloaded, or is not as it was published.
        """
        path = self.folder / entry["path"]
        if path.exists():
            return
        waiting = f"{entry['path']}.fetched"
        self.snapshot.fetch(entry["path"], self.folder / waiting)
        if file_entry(self.folder / waiting, self.folder)[1:] != FileEntry(**entry)[1:]:
            raise RemoteError(f"{self.snapshot}/{entry['path']} is not as it was published")
        (self.folder / waiting).rename(path)
