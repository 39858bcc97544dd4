"""Guides and datasets in remote places: a server of S3, and what goes wrong on the way to it."""

from __future__ import annotations

import json
import pickle
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fsspec
import pytest
from click.testing import CliRunner

from careerdata.cli import main
from careerdata.dataset import DatasetError, load
from careerdata.dataset.verification import verify_snapshot
from careerdata.publish.remote_outputs import send_snapshot
from careerdata.remote import ConflictError, RemoteError, RemoteFolder, locate
from tests.s3 import s3_server, variables
from tests.sample_dataset import INPUTS, publish_dataset, sample_tables, shipped_contract

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click.testing import Result

_ROOT = Path(__file__).parents[1]

_GUIDE = """# Nursing Career Guide 2026

## Nurse Salaries (2026)

| Role | United Kingdom |
|---|---|
| Staff Nurse (1-4 years) | £30,000 – £57,000 |
"""


@pytest.fixture(scope="module")
def server() -> Iterator[dict[str, str]]:
    with s3_server() as found:
        yield found


@pytest.fixture
def bucket(server: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The URL of an empty bucket."""
    for name, value in server.items():
        monkeypatch.setenv(name, value)
    fsspec.config.conf.clear()
    name = f"b{abs(hash(tmp_path))}"
    fsspec.filesystem("s3").mkdir(name)
    return f"s3://{name}"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, words, prog_name="careerdata")


def _put(url: str, text: str) -> None:
    files, path = fsspec.core.url_to_fs(url)
    files.pipe_file(path, text.encode())


def _files(url: str) -> dict[str, Any]:
    files, path = fsspec.core.url_to_fs(url)
    files.invalidate_cache()
    return {
        name.removeprefix(f"{path}/"): info for name, info in files.find(path, detail=True).items()
    }


def _snapshot(folder: Path, position: int = 2) -> Path:
    tables = sample_tables()
    tables["roles"]["position"][1] = position
    return publish_dataset(tables, shipped_contract(), INPUTS, folder)


# --- builds and readers ---------------------------------------------------------------------------


def test_guides_and_dataset_may_be_remote(
    bucket: str, run: Callable[..., Result], tmp_path: Path
) -> None:
    for name in ("nurse.md", "more/ward [1].txt"):
        _put(f"{bucket}/raw/{name}", _GUIDE)
        (tmp_path / "raw" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "raw" / name).write_text(_GUIDE, encoding="utf-8")
    for name in ("README.md", ".hidden.md", ".git/nurse.md", "nurse.py"):
        _put(f"{bucket}/raw/{name}", "# No guide")
    result = run("build", f"{bucket}/raw", "-o", f"{bucket}/data/outputs", "--jobs", "2")
    assert (result.exit_code, result.stderr) == (0, "No findings in 2 guides.\n")
    assert result.stdout.startswith(f"Published {bucket}/data/outputs/snapshots/")
    assert (
        f" as {bucket}/data/outputs/latest.json:\n  guides                     2\n" in result.stdout
    )
    assert run("build").exit_code == 0
    here, there = load("outputs"), load(f"{bucket}/data/outputs")
    assert here.manifest == there.manifest
    assert [there.rows(name) for name in there.table_names] == [
        here.rows(name) for name in here.table_names
    ]
    assert there.role("staff-nurse", guide="ward-1").pay[0].amount_max == 57000


def test_the_pointer_comes_last_and_leads_to_a_sound_snapshot(bucket: str, tmp_path: Path) -> None:
    outputs = RemoteFolder(bucket)
    sent = send_snapshot(_snapshot(tmp_path), outputs)
    times = {name: info["LastModified"] for name, info in _files(bucket).items()}
    assert max(times, key=lambda name: (times[name], name == "latest.json")) == "latest.json"
    assert json.loads(outputs.read("latest.json") or b"") == {"snapshot": f"snapshots/{sent.name}"}
    assert verify_snapshot(sent).differences == ()


def test_what_is_there_is_not_sent_again(bucket: str, tmp_path: Path) -> None:
    first = send_snapshot(_snapshot(tmp_path), RemoteFolder(bucket))
    before = _files(bucket)
    assert send_snapshot(_snapshot(tmp_path), RemoteFolder(bucket)) == first
    assert _files(bucket) == before


def test_a_snapshot_of_other_data_is_sent_beside_it(bucket: str, tmp_path: Path) -> None:
    first = send_snapshot(_snapshot(tmp_path), RemoteFolder(bucket))
    dataset = load(bucket)
    second = send_snapshot(_snapshot(tmp_path, position=3), RemoteFolder(bucket))
    assert first != second
    assert [role["position"] for role in dataset.rows("roles")] == [1, 2]
    assert [role["position"] for role in load(bucket).rows("roles")] == [1, 3]
    send_snapshot(_snapshot(tmp_path), RemoteFolder(bucket))
    assert [role["position"] for role in load(bucket).rows("roles")] == [1, 2]


def test_a_file_that_is_missing_or_too_short_is_sent_again(bucket: str, tmp_path: Path) -> None:
    sent = send_snapshot(_snapshot(tmp_path), RemoteFolder(bucket))
    files, path = fsspec.core.url_to_fs(sent.url)
    files.rm_file(f"{path}/json/roles.json")
    files.pipe_file(f"{path}/json/skills.json", b"[]")
    assert send_snapshot(_snapshot(tmp_path), RemoteFolder(bucket)) == sent
    assert verify_snapshot(sent).differences == ()


def test_only_what_is_asked_for_is_fetched(bucket: str, tmp_path: Path) -> None:
    sent = send_snapshot(_snapshot(tmp_path), RemoteFolder(bucket))
    dataset = load(sent.url)
    dataset.rows("roles")
    dataset.rows("roles")
    assert dataset.arrow("skills").num_rows == 2
    assert dataset.schema("roles")["title"] == "roles"
    fetched = {path.relative_to(dataset.folder).as_posix() for path in dataset.folder.rglob("*.*")}
    assert fetched == {
        "manifest.json",
        "json/roles.json",
        "parquet/skills.parquet",
        "schemas/roles.schema.json",
    }
    copy = pickle.loads(pickle.dumps(dataset))
    assert copy.rows("roles") == dataset.rows("roles")
    assert copy.folder != dataset.folder
    folder = dataset.folder
    del dataset
    assert not folder.exists()


def test_a_file_that_was_changed_is_refused(
    bucket: str, run: Callable[..., Result], tmp_path: Path
) -> None:
    sent = send_snapshot(_snapshot(tmp_path), RemoteFolder(bucket))
    _put(f"{sent}/json/roles.json", "[]\n")
    dataset = load(bucket)
    with pytest.raises(RemoteError, match=r"json/roles\.json is not as it was published"):
        dataset.rows("roles")
    assert [str(each) for each in dataset.verify().differences] == [
        "json/roles.json (table roles): other data than was published"
    ]
    result = run("verify", bucket)
    assert (result.exit_code, result.stdout) == (
        1, f"{sent}/json/roles.json (table roles): other data than was published\n",
    )  # fmt: skip


def test_a_remote_dataset_can_be_shown(
    bucket: str, run: Callable[..., Result], tmp_path: Path
) -> None:
    send_snapshot(_snapshot(tmp_path), RemoteFolder(bucket))
    assert (
        run("show", "roles", "-o", bucket, "--columns", "role_id").stdout.split()[-1]
        == "senior-nurse"
    )


# --- what goes wrong ------------------------------------------------------------------------------


def test_whichever_file_cannot_be_sent_the_latest_snapshot_is_a_sound_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = fsspec.filesystem("memory")
    outputs = RemoteFolder(f"memory://{tmp_path}")
    old, new = _snapshot(tmp_path / "a"), _snapshot(tmp_path / "b", position=3)
    first = send_snapshot(old, outputs)
    refused = 0
    for number in range(1000):
        left = [number]
        with monkeypatch.context() as patch:
            for name in ("put_file", "pipe_file"):
                patch.setattr(type(memory), name, _until(left, getattr(type(memory), name)))
            try:
                send_snapshot(new, outputs)
            except RemoteError:
                refused += 1
                assert load(outputs.url).folder
                assert _latest(outputs) == first.name
            else:
                break
    assert refused == len([path for path in new.rglob("*") if path.is_file()]) + 1
    assert verify_snapshot(outputs / f"snapshots/{_latest(outputs)}").differences == ()
    assert load(outputs.url).rows("roles")[1]["position"] == 3


def _latest(outputs: RemoteFolder) -> str:
    snapshot = outputs / str(json.loads(outputs.read("latest.json") or b"")["snapshot"])
    assert snapshot.read("manifest.json") is not None
    return snapshot.name


def _until(left: list[int], write: Callable[..., object]) -> Callable[..., object]:
    def refuse(*arguments: Any, **options: Any) -> object:
        if left[0] == 0:
            raise OSError("the connection was reset")
        left[0] -= 1
        return write(*arguments, **options)

    return refuse


_DIE = """
import os, signal, sys
from pathlib import Path
from careerdata.publish.remote_outputs import send_snapshot
from careerdata.remote import RemoteFolder
send = RemoteFolder.send
def send_and_die(self, folder, names):
    send(self, folder, names[:3])
    os.kill(os.getpid(), signal.SIGKILL)
RemoteFolder.send = send_and_die
send_snapshot(Path(sys.argv[1]), RemoteFolder(sys.argv[2]))
"""


def test_a_build_that_is_killed_while_it_sends_leaves_the_last_snapshot(
    bucket: str, tmp_path: Path
) -> None:
    send_snapshot(_snapshot(tmp_path), RemoteFolder(bucket))
    new = _snapshot(tmp_path, position=3)
    done = subprocess.run([sys.executable, "-c", _DIE, str(new), bucket], cwd=_ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert load(bucket).verify().differences == ()
    assert load(bucket).rows("roles")[1]["position"] == 2
    send_snapshot(new, RemoteFolder(bucket))
    assert load(bucket).verify().differences == ()
    assert load(bucket).rows("roles")[1]["position"] == 3


def test_a_pointer_that_was_replaced_meanwhile_is_seen(bucket: str, tmp_path: Path) -> None:
    outputs = RemoteFolder(bucket)
    outputs.replace("latest.json", None, b"one")
    seen = outputs.version("latest.json")
    with pytest.raises(ConflictError):
        outputs.replace("latest.json", None, b"two")
    outputs.replace("latest.json", seen, b"three")
    with pytest.raises(ConflictError):
        outputs.replace("latest.json", seen, b"four")
    assert outputs.read("latest.json") == b"three"


def test_of_builds_at_the_same_time_the_last_one_is_the_latest(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = RemoteFolder(bucket)
    other, own = _snapshot(tmp_path), _snapshot(tmp_path, position=3)
    versions = [RemoteFolder.version]

    def version(self: RemoteFolder, name: str) -> str | None:
        seen = versions[0](self, name)
        if len(versions) == 1:
            versions.append(versions[0])
            send_snapshot(other, outputs)
        return seen

    monkeypatch.setattr(RemoteFolder, "version", version)
    sent = send_snapshot(own, outputs)
    assert _latest(outputs) == sent.name


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("{bucket}/nowhere", "{bucket}/nowhere does not exist, or holds nothing"),
        ("{bucket}-2", "{bucket}-2: The specified bucket does not exist"),
        ("gopher://hole", "gopher://hole: Protocol not known: gopher"),
    ],
)
def test_guides_that_cannot_be_found_are_told(
    bucket: str, run: Callable[..., Result], url: str, told: str
) -> None:
    result = run("build", url.format(bucket=bucket))
    assert (result.exit_code, result.stderr) == (2, f"Error: {told.format(bucket=bucket)}\n")


def test_outputs_that_cannot_be_written_are_told_before_the_work(
    bucket: str, run: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "nurse.md").write_text(_GUIDE, encoding="utf-8")
    result = run("build", "nurse.md", "-o", f"{bucket}-2/outputs")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith(f"Error: {bucket}-2/outputs")


def test_a_server_that_does_not_answer_is_told(
    bucket: str, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables(1).items():
        monkeypatch.setenv(name, value)
    type(fsspec.filesystem("s3")).clear_instance_cache()
    result = run("show", "roles", "-o", bucket)
    type(fsspec.filesystem("s3")).clear_instance_cache()
    assert result.exit_code == 2
    assert result.stderr.startswith(
        f"Error: {bucket}/manifest.json: Could not connect to the endpoint URL"
    )


def test_without_the_extra_it_is_told_what_to_install(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    result = run("verify", "s3://bucket/outputs")
    assert result.exit_code == 2
    assert "pip install 'careerdata[cloud]'" in result.stderr


def test_an_error_in_a_guide_leaves_the_remote_dataset(
    bucket: str, run: Callable[..., Result]
) -> None:
    _put(f"{bucket}/raw/nurse.md", _GUIDE)
    assert run("build", f"{bucket}/raw", "-o", f"{bucket}/out").exit_code == 0
    before = _files(bucket)
    _put(f"{bucket}/wrong/nurse.md", _GUIDE.replace("£57", "£27"))
    result = run("build", f"{bucket}/wrong", "-o", f"{bucket}/out")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{bucket}/wrong/nurse.md:7:29: error CD312 ")
    assert result.stderr.endswith(
        f"Nothing was published; {bucket}/out/latest.json is unchanged.\n"
    )
    assert {
        name: info for name, info in _files(bucket).items() if not name.startswith("wrong")
    } == before


def test_snapshots_in_a_remote_place_are_not_deleted(run: Callable[..., Result]) -> None:
    result = run("build", "-o", "s3://bucket/outputs", "--keep", "3")
    assert (result.exit_code, "--keep works only on this machine" in result.stderr) == (2, True)


def test_commands_that_work_on_files_refuse_remote_ones(run: Callable[..., Result]) -> None:
    result = run("check", "s3://bucket/raw")
    assert (result.exit_code, "s3://bucket/raw is remote" in result.stderr) == (2, True)


def test_a_remote_place_without_a_dataset_is_told(bucket: str) -> None:
    with pytest.raises(DatasetError, match="holds no dataset; `careerdata build` makes one"):
        load(bucket)
    _put(f"{bucket}/latest.json", "[]")
    with pytest.raises(DatasetError, match="does not hold a JSON object"):
        load(bucket)


def test_a_place_is_remote_where_it_has_a_scheme() -> None:
    assert locate("outputs/") == Path("outputs")
    assert locate("s3://bucket/outputs/") == RemoteFolder("s3://bucket/outputs")
