"""Builds in child processes that are killed, or told that the disk is full,
at one system call of their own.

`strace` does it: the calls are the real ones, none of Python's functions is replaced. The build is
one of the command line; when it is about to write its first byte, it is forked for each of its
calls, so that what comes before is done once for hundreds of them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from careerdata.build import build_dataset as builds
from careerdata.cli import compiling, main
from careerdata.pipeline import compile_guides
from careerdata.publish.outputs import is_sound
from careerdata.read import find_guides
from tests.sample_dataset import publish_dataset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from careerdata.publish.snapshot import SnapshotWriter

CALLS = (
    *(
        "open",
        "openat",
        "openat2",
        "creat",
        "write",
        "pwrite64",
        "writev",
        "pwritev",
        "pwritev2",
        "truncate",
    ),
    *(
        "ftruncate",
        "fallocate",
        "fsync",
        "fdatasync",
        "sync_file_range",
        "rename",
        "renameat",
        "renameat2",
        "link",
    ),
    *(
        "linkat",
        "symlink",
        "symlinkat",
        "mkdir",
        "mkdirat",
        "unlink",
        "unlinkat",
        "rmdir",
        "chmod",
        "fchmod",
    ),
    *(
        "fchmodat",
        "chown",
        "fchown",
        "fchownat",
        "utimensat",
        "copy_file_range",
        "sendfile",
        "splice",
    ),
)
"""Every system call that changes a disk."""

_GUIDE = """# Nursing Career Guide 2026

## Nurse Salaries (2026)

| Role | United Kingdom |
|---|---|
| Staff Nurse (1-4 years) | £{}0,000 – £57,000 |
"""


class _IsChild(Exception):  # noqa: N818 - it is no error
    """Ends what the process did that was forked."""


class Call(NamedTuple):
    """One system call of a build."""

    name: str
    number: int
    """How many calls of this name a build has made with it."""
    told: str
    """What strace wrote of it, with the path of each open file."""

    @property
    def paths(self) -> list[str]:
        """What it is about: an open file or folder, else the paths that it names."""
        opened = re.match(r"\d+<([^>]*)>", self.told)
        return [opened[1]] if opened else re.findall(r'"([^"]*)"', self.told)

    def changes_outputs(self) -> bool:
        """Whether it changes the disk, in the outputs."""
        is_write = re.search(
            "O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", self.told
        ) or not self.name.startswith("open")
        return (
            bool(is_write)
            and " = -1 " not in self.told
            and any("outputs" in path for path in self.paths)
        )


class Workshop:
    """A folder with a guide that was published and has changed since."""

    def __init__(self, folder: Path) -> None:
        os.chdir(folder)
        self.outputs = folder / "outputs"
        self._log, self._told = folder / "strace.log", folder / "told.txt"
        self._project = compiling.load_project(())
        self._raw = folder / "nurse.md"
        self._published = folder / "published"
        self.old = self._publish(_GUIDE.format(2), self._published)
        _leave_after_what_a_crash_leaves(self._published)
        self.new = self._publish(_GUIDE.format(3), folder / "other")

    def _publish(self, text: str, outputs: Path) -> str:
        self._raw.write_text(text, encoding="utf-8")
        self._outcome = compile_guides(find_guides([self._raw]), self._project.knowledge)
        return self.rebuild(outputs)

    def rebuild(self, outputs: Path) -> str:
        """Do what the next build does; gives the name of the snapshot."""
        outcome = self._outcome
        return publish_dataset(
            outcome.tables, self._project.knowledge.contract, outcome.inputs, outputs
        ).name

    def reset(self) -> None:
        """Have the outputs as they are before the build of the changed guide."""
        shutil.rmtree(self.outputs, ignore_errors=True)
        shutil.copytree(self._published, self.outputs, symlinks=True)

    def calls(self) -> list[Call]:
        """The calls of a whole build that change the disk, in order."""
        self.reset()
        code, _ = self.build(f"trace={','.join(f'?{name}' for name in CALLS)}")
        assert code == 0
        return [call for call in _read_log(self._log) if call.changes_outputs()]

    def kill(self, call: Call) -> None:
        """Kill a build when it is about to make a call."""
        self.reset()
        code, _ = self.build(f"inject={call.name}:signal=KILL:when={call.number}")
        assert code == -9, call

    def fail(self, call: Call, error: str) -> tuple[int, str]:
        """Have a call of a build fail; gives the build's exit status and what it said."""
        self.reset()
        return self.build(f"inject={call.name}:error={error}:when={call.number}")

    def build(self, how: str) -> tuple[int, str]:
        """The rest of the build under strace: its exit status and what it said."""
        reader, writer = os.pipe()
        with self._told.open("wb") as told:
            child = os.fork()
            if child == 0:
                os.close(writer)
                os.dup2(told.fileno(), 1)
                os.dup2(told.fileno(), 2)
                os.read(reader, 1)  # until strace is there
                raise _IsChild
        os.close(reader)
        command = ["strace", "-f", "-q", "-y", "-o", str(self._log), "-e", how, "-p", str(child)]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as strace:
            while "TracerPid:\t0" in Path(f"/proc/{child}/status").read_text():
                assert strace.poll() is None, "strace cannot be attached"
                time.sleep(0.001)
            os.close(writer)
            _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status), self._told.read_text(encoding="utf-8")

    def build_as_often_as(self, deed: Callable[[], None]) -> None:
        """Build until something is to be written,
        and have the deed fork the rest of the build; ends the process.
        """
        os.environ["CAREERDATA_CACHE_DIR"] = str(self._raw.parent / "cache")
        writing: Callable[..., AbstractContextManager[SnapshotWriter]] = vars(builds)[
            "writing_snapshot"
        ]

        def fork_first(*arguments: Any, **options: Any) -> AbstractContextManager[SnapshotWriter]:
            with suppress(_IsChild):
                deed()
                sys.stdout.flush()
                os._exit(0)
            return writing(*arguments, **options)

        vars(builds)["writing_snapshot"] = fork_first
        status = 99
        try:
            main(
                [
                    "build",
                    self._raw.name,
                    "-o",
                    self.outputs.name,
                    "--keep",
                    "1",
                    "--no-cache",
                    "--jobs",
                    "1",
                ]
            )
        except SystemExit as end:
            status = int(end.code or 0)
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(status)

    def latest(self) -> str:
        """The name of the latest snapshot, which must be complete to the last byte."""
        latest = (self.outputs / "latest").resolve()
        assert is_sound(latest), latest
        return latest.name

    def leftovers(self) -> list[str]:
        """What does not belong into outputs."""
        return sorted({path.name for path in self.outputs.iterdir()} - {"latest", "snapshots"})


def _leave_after_what_a_crash_leaves(outputs: Path) -> None:
    (outputs / ".unfinished-0/json").mkdir(parents=True)
    (outputs / ".unfinished-0/json/roles.json").write_text("[", encoding="utf-8")
    (outputs / ".unfinished-0-latest").symlink_to("snapshots/nowhere")


def _read_log(log: Path) -> Iterator[Call]:
    made: dict[str, int] = {}
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if called := re.match(r"\d+ +(\w+)\((.*)", line):
            name = called[1]
            made[name] = made.get(name, 0) + 1
            yield Call(name, made[name], called[2])


def _kill_everywhere(workshop: Workshop, calls: list[Call]) -> None:
    for call in calls:
        workshop.kill(call)
        assert workshop.latest() in (workshop.old, workshop.new), call
        assert workshop.rebuild(workshop.outputs) == workshop.latest() == workshop.new, call
        assert workshop.leftovers() == [], call


def _fail_everywhere(workshop: Workshop, calls: list[Call]) -> None:
    for call in calls:
        status, told = workshop.fail(call, "ENOSPC")
        assert status == 2, (call, told)
        refusal = "Error: (outputs|snapshots).*: No space left on device"
        assert re.fullmatch(refusal, told.splitlines()[-1]), (call, told)
        assert workshop.latest() in (workshop.old, workshop.new), call
        assert workshop.rebuild(workshop.outputs) == workshop.latest() == workshop.new, call
        assert workshop.leftovers() == [], call


def _check_what_is_flushed(_: Workshop, calls: list[Call]) -> None:
    """Nothing gets its name before all that it stands for is on the disk."""
    waiting: set[str] = set()
    for call in calls:
        if call.name == "write":
            waiting.update(call.paths)
        elif call.name == "fsync":
            waiting.difference_update(call.paths)
        elif call.name == "rename":
            assert waiting == set(), call
            named = Path(call.paths[1])
            if not named.name.startswith(".unfinished-"):  # what is about to be deleted
                waiting.add(str(named.parent.resolve()))
    assert waiting == set()


_DEEDS = {"kill": _kill_everywhere, "fail": _fail_everywhere, "flush": _check_what_is_flushed}

if __name__ == "__main__":
    deed, folder, first, step = sys.argv[1:]
    place = Workshop(Path(folder))

    def interrupt() -> None:
        """Do it to every so many-th call."""
        chosen = place.calls()[int(first) :: int(step)]
        _DEEDS[deed](place, chosen)
        print(len(chosen), "calls")

    place.build_as_often_as(interrupt)
