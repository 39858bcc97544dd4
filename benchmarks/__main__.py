"""`python -m benchmarks`: what careerdata is held against, measured beside it in the same run."""

from __future__ import annotations

import argparse
import gc
import platform
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks.guides import write_guides
from benchmarks.measures import MEASURES, Bench, on_one_core


def main() -> None:
    """Print the table, a line when its figures are there."""
    options = _options()
    on_one_core()
    gc.set_threshold(500_000, 20, 100)  # as the command line does
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw = _written(folder / "raw", options.guides)
        many = _written(folder / "many", 8 * options.guides) if options.growth else None
        print(
            f"{options.guides:,} guides of {_mean_size(raw):,.0f} bytes; medians of {options.runs}; {_machine()}\n"
        )
        print("| measure | careerdata | held against | ratio | target |\n|---|---:|---:|---:|---|")
        for measure in options.measures:
            for figure in MEASURES[measure](Bench(folder, raw, many, options.runs)):
                print(f"| {' | '.join(figure)} |", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("measures", nargs="*", help=f"which (default: all): {', '.join(MEASURES)}")
    parser.add_argument("--guides", type=int, default=5000, help="how many guides (default: 5000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each is run (default: 3)")
    parser.add_argument(
        "--growth", action="store_true", help="also eight times as many guides, which takes long"
    )
    options = parser.parse_args()
    options.measures = options.measures or list(MEASURES)
    return options


def _written(folder: Path, count: int) -> Path:
    folder.mkdir()
    write_guides(folder, count)
    return folder


def _mean_size(raw: Path) -> float:
    sizes = [path.stat().st_size for path in raw.iterdir()]
    return sum(sizes) / len(sizes)


def _machine() -> str:
    libraries = ", ".join(
        f"{name} {version(name)}" for name in ("markdown-it-py", "pyromark", "pyarrow", "pandas")
    )
    return f"Python {platform.python_version()}, {platform.machine()}, one core; {libraries}"


if __name__ == "__main__":
    main()
