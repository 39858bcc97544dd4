"""The dataset of all test guides and of `raw/`:
every notation and every column in one snapshot, in every form.
"""

from __future__ import annotations

from pathlib import Path

from careerdata.pipeline import Outcome, compile_guides, load_knowledge
from careerdata.publish.formats.all_formats import NAMES
from careerdata.read import find_guides
from tests.guide_case import read_case
from tests.sample_dataset import publish_dataset

_ROOT = Path(__file__).parents[1]


def publish_every_guide(folder: Path) -> None:
    """Write the guides of all documents into a folder,
    and publish those without an error below it, in every form.
    """
    raw = folder / "raw"
    raw.mkdir(parents=True)
    for document in sorted((_ROOT / "tests/guides").glob("*.md")):
        if document.name != "README.md":
            case = read_case(document.read_text(encoding="utf-8"))
            path = (raw / document.name).with_suffix(Path(case.file_name).suffix)
            path.write_text(case.content, encoding="utf-8", newline="")
    outcome = _compile_sound(raw, _ROOT / "raw")
    publish_dataset(
        outcome.tables, load_knowledge().contract, outcome.inputs, folder / "outputs", NAMES
    )


def _compile_sound(*raw: Path) -> Outcome:
    found, knowledge = find_guides(raw), load_knowledge()
    wrong = {
        f.place.guide_id for f in compile_guides(found, knowledge).findings if f.severity == "error"
    }
    return compile_guides([each for each in found if each.guide_id not in wrong], knowledge)
