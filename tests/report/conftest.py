"""What several tests of the formats need: the schema of SARIF, and everything that can be found."""

from __future__ import annotations

import json
import subprocess
import tarfile
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any

import pytest

from careerdata.lexicon.knowledge import load_knowledge
from careerdata.pipeline import check_draft
from careerdata.read import FoundGuide, guide_of_text
from careerdata.report.checked import Checked
from tests.guide_case import read_case
from tests.rules.proof import check_project, load_proofs

if TYPE_CHECKING:
    from careerdata.model.finding import Finding

_PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
_SCHEMA = "package/lib/schemas/sarif-2.1.0-rtm.5.json"
_GUIDES = Path(__file__).parents[1] / "guides"


@pytest.fixture(scope="session")
def sarif_schema(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The schema of SARIF 2.1.0, which Microsoft ships with a test library for Node.js."""
    folder = tmp_path_factory.mktemp("npm")
    npm = which("npm")
    assert npm, "this test needs npm"
    subprocess.run(
        [npm, "pack", "--silent", _PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as package:
        member = package.extractfile(_SCHEMA)
        assert member
        return json.load(member)


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """All findings of all test guides and of the proofs of all rules."""
    knowledge = load_knowledge()
    findings: list[Finding] = []
    paths = []
    for document in sorted(_GUIDES.glob("*.md")):
        if document.name != "README.md":
            case = read_case(document.read_text(encoding="utf-8"))
            path = Path("raw", document.stem, case.file_name)
            guide = guide_of_text(FoundGuide(path, str(path)), case.content, findings.append)
            assert guide is not None
            findings += check_draft(guide, knowledge).findings
            paths.append(str(path))
    for code, proof in load_proofs().items():
        for number, project in enumerate(proof.bad):
            findings += check_project(project, tmp_path_factory.mktemp(f"{code}-{number}"))
    return Checked(findings, len(paths), paths)
