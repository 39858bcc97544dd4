"""`careerdata check --fix` and `--diff`: fix guides, or show the fixes as a diff."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from careerdata.lazy import LazyModule
from careerdata.read import read_guide
from careerdata.report.checked import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from careerdata.fix import fixing
    from careerdata.fix.fixing import Check, FixedGuide
    from careerdata.read import FoundGuide
else:
    fixing = LazyModule("careerdata.fix.fixing")  # most checks mend nothing

fix_option = click.option(
    "--fix", is_flag=True, help="Fix the files where possible, and report the rest."
)

diff_option = click.option(
    "--diff", is_flag=True, help="Show what --fix would change, without changing it."
)

unsafe_option = click.option(
    "--unsafe-fixes",
    "unsafe",
    is_flag=True,
    help="With --fix or --diff: also fixes that may change the meaning of a guide.",
)


def fix_files(found: Sequence[FoundGuide], check: Check, *, unsafe: bool) -> None:
    """Fix guides in their files, and report it on standard error."""
    guides = places = 0
    for path, fixed in _fixed_guides(found, check, unsafe=unsafe):
        fixing.write_guide(path, fixed)
        guides, places = guides + 1, places + fixed.count
    if guides:
        click.echo(f"Fixed {counted(places, 'place')} in {counted(guides, 'guide')}.", err=True)


def show_diff(found: Sequence[FoundGuide], check: Check, *, unsafe: bool) -> bool:
    """Print a unified diff of the fixes; whether there are any."""
    changed = 0
    for _, fixed in _fixed_guides(found, check, unsafe=unsafe):
        changed += 1
        # As bytes: a patch keeps the guide's line ends and letters, whatever the terminal's are.
        click.echo(fixing.diff_guide(fixed).encode(errors="replace"), nl=False)
    click.echo(
        f"Would fix {counted(changed, 'guide')}." if changed else "Nothing to fix.", err=True
    )
    return changed > 0


def _fixed_guides(
    found: Sequence[FoundGuide], check: Check, *, unsafe: bool
) -> Iterator[tuple[Path, FixedGuide]]:
    """The guides with fixes, and their files; those that are not UTF-8 are skipped."""
    for each in found:
        guide = read_guide(each, lambda _: None)
        if guide is None or not fixing.holds(each.path, guide):
            continue
        fixed = fixing.fix_guide(guide, check, unsafe=unsafe)
        if fixed.is_changed:
            yield each.path, fixed
