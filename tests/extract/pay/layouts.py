"""Layouts of pay as cases:
a part of a guide, and the bands that a careful reader finds in it, each in one line.

`nurse, de, [Private clinics; Band 7], senior, 5-8 years, EUR 60000-70000, year, gross, mean, 2025, by the council`

The role and the amount with its period always stand there; what nobody says is left out. `-` is no
role.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.guide_case import Row, cell_text, compile_case

_HERE = Path(__file__).parent

HEADS = {
    "en": "# Nurse Career Guide\n\nNurses care for patients, and they do so day and night.\n\n",
    "de": "# Karriereguide Krankenpfleger\n\nKrankenpfleger betreuen Menschen, und sie tun das am Tag und nachts.\n\n",
    "fr": "# Guide de carrière : infirmier\n\nLes infirmiers soignent les malades, et ils le font jour et nuit.\n\n",
    "es": "# Guía de carrera: enfermero\n\nLos enfermeros cuidan de los enfermos, y lo hacen de día y de noche.\n\n",
    "it": "# Guida alla carriera: infermiere\n\nGli infermieri curano i malati, e lo fanno di giorno e di notte.\n\n",
    "pt": "# Guia de carreira: enfermeiro\n\nOs enfermeiros cuidam dos doentes, e fazem isso de dia e de noite.\n\n",
    "nl": "# Carrièregids verpleegkundige\n\nVerpleegkundigen zorgen voor mensen, en dat doen zij dag en nacht.\n\n",
}
"""What stands before the part of a case, by the name that its `in` has; `none` is nothing."""


@cache
def _cases(file: str) -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load((_HERE / file).read_text(encoding="utf-8")))


def cases(file: str) -> list[Any]:
    """The cases of a file as parameters: the guide and the lines of its bands."""
    return [pytest.param(guide_of(case), case["bands"], id=case["says"]) for case in _cases(file)]


def guide_of(case: dict[str, Any]) -> str:
    """The whole guide of a case."""
    head = case.get("in", "en")
    return HEADS.get(head, "") + str(case["guide"])


def bands(guide: str) -> list[str]:
    """The bands of a guide in Markdown, each as a line."""
    tables, _ = compile_case("guide.md", guide)
    return [line_of(row) for row in tables["salary_bands"]]


def line_of(row: Row) -> str:
    """A band as a line."""
    segment, statistic = row["segment"], row["statistic"]
    qualifiers = row["qualifiers"]
    assert isinstance(qualifiers, list)
    parts = (
        _singular(row["role_id"]),
        row["region_id"],
        segment and f"{row['segment_kind']}: {segment}",
        qualifiers and f"[{'; '.join(qualifiers)}]",
        row["level"],
        _years(row),
        _amount(row),
        row["pay_period"],
        row["tax"] if row["tax"] != "unspecified" else None,
        row["compensation"] if row["compensation"] != "unspecified" else None,
        statistic if statistic not in ("range", "point") else None,
        row["as_of_year"],
        row["source"] and f"by {row['source']}",
    )
    return ", ".join(str(part) for part in parts if part)


def _singular(role_id: object) -> str:
    """A name may stand in the plural, as the guide has it."""
    return "-" if role_id is None else str(role_id).removesuffix("s")


def _years(row: Row) -> str | None:
    low, high = cell_text(row["experience_min_years"]), cell_text(row["experience_max_years"])
    if not low and not high:
        return None
    if not high:
        return f"{low}+ years"
    return f"{low} years" if low == high else f"{low or 0}-{high} years"


def _amount(row: Row) -> str:
    low, high = cell_text(row["amount_min"]), cell_text(row["amount_max"])
    about = "~" if row["approximate"] else ""
    top = "+" if row["max_open_ended"] else ""
    extent = f"up to {high}" if not low else low if low == high or not high else f"{low}-{high}"
    return f"{row['currency']} {about}{extent}{top}"
