"""`types.d.ts`, as the TypeScript compiler reads it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from careerdata.publish.descriptors.row_types import type_declarations
from tests.sample_dataset import (
    INPUTS,
    own_contract,
    publish_dataset,
    sample_tables,
    shipped_contract,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.javascript import JavaScript

_CONTRACT = shipped_contract()

_HEAD = """
declare const node: { readFileSync(path: string, encoding: "utf-8"): string };
declare const console: { log(...values: unknown[]): void };
declare const process: { argv: string[]; getBuiltinModule(name: "fs"): typeof node };
import type { RolesRow, SalaryBandsRow, Tables } from "./types.js";

function read<T extends keyof Tables>(table: T): Tables[T] {
  return JSON.parse(process.getBuiltinModule("fs").readFileSync(`${process.argv[2]}/json/${table}.json`, "utf-8"));
}
"""

_PROGRAM = """
const names = new Map(read("roles").map((role: RolesRow) => [role.role_id, role.name]));
for (const band of read("salary_bands")) {
  const from: string = band.amount_min === null ? "?" : band.amount_min.toFixed(0);
  const yearly = band.pay_period === "year" ? "a year" : `a ${band.pay_period}`;
  console.log(names.get(band.role_id ?? ""), from, band.currency, yearly, band.as_of_year ?? "undated");
}
for (const role of read("roles")) console.log(role.aliases.map((alias) => alias.toUpperCase()).join("; "));
"""


@pytest.fixture
def program(javascript: JavaScript, tmp_path: Path) -> Path:
    """Where a program stands that finds the types and the packages beside it."""
    folder = javascript.folder / tmp_path.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "types.d.ts").write_text(type_declarations(_CONTRACT), encoding="utf-8")
    return folder / "program.ts"


def test_a_program_that_uses_the_tables_compiles_and_runs(
    program: Path, javascript: JavaScript, tmp_path: Path
) -> None:
    program.write_text(_HEAD + _PROGRAM, encoding="utf-8")
    assert javascript.compile(program) == []
    snapshot = publish_dataset(sample_tables(), _CONTRACT, INPUTS, tmp_path)
    assert javascript.run(program.with_suffix(".js"), snapshot).splitlines() == [
        "Nurse 38000 EUR a year 2026",
        "Senior Nurse 60000 EUR a year undated",
        "",
        "SISTER; KRANKENSCHWESTER „ALT“",
    ]


def test_a_wrong_use_does_not_compile(program: Path, javascript: JavaScript) -> None:
    rows = "const role: RolesRow = read('roles')[0];\nconst band: SalaryBandsRow = read('salary_bands')[0];\n"
    wrong = {
        'read("rolls");': "'\"rolls\"' is not assignable",
        'read("roles")[0].wage;': "'wage' does not exist",
        "const amount: number = band.amount_min;": "'number | null' is not assignable",
        'const never = band.pay_period === "fortnight";': "no overlap",
        'const level: "boss" | null = role.level;': "is not assignable",
        "role.aliases.toFixed();": "'toFixed' does not exist",
        "const text: string = band.approximate;": "'boolean' is not assignable",
        "const row: RolesRow = { guide_id: 'nurse' };": "missing the following properties",
    }
    program.write_text(_HEAD + rows + "\n".join(wrong) + "\n", encoding="utf-8")
    errors = [error for error in javascript.compile(program) if not error.startswith(" ")]
    first = (_HEAD + rows).count("\n") + 1
    for line, (error, told) in enumerate(zip(errors, wrong.values(), strict=True), first):
        assert error.startswith(f"{program.relative_to(javascript.folder)}({line},"), error
        assert told in error


def test_words_of_the_contract_stay_in_their_comment(
    tmp_path: Path, program: Path, javascript: JavaScript
) -> None:
    trap = 'fields: [{name: name, description: "The */ export const trap = 1; /* name\\n*/"}]'
    own = type_declarations(own_contract(tmp_path / "own", "roles", trap))
    (program.parent / "types.d.ts").write_text(own, encoding="utf-8")
    program.write_text('import { trap } from "./types.js";\n', encoding="utf-8")
    (error,) = javascript.compile(program)
    assert "no exported member 'trap'" in error
