"""The manifest: sealed, so that no byte of it changes unseen."""

from __future__ import annotations

import json

import pytest

from careerdata.publish.manifest import file_entries, is_untouched, seal

_MANIFEST = {
    "schema_version": "1.0.0",
    "tables": {
        "roles": {
            "rows": 1,
            "parquet": {"path": "parquet/roles.parquet"},
            "json": {"path": "json/roles.json"},
        }
    },
    "files": [{"path": "schemas/roles.schema.json"}],
}


def test_a_sealed_manifest_is_untouched() -> None:
    assert is_untouched(seal(_MANIFEST))
    assert json.loads(seal(_MANIFEST)).items() >= _MANIFEST.items()


def test_any_other_byte_breaks_the_seal() -> None:
    data = seal(_MANIFEST)
    for place in range(len(data)):
        for byte in {data[place] ^ 1, data[place] ^ 0x20, data[place] ^ 0x80}:
            assert not is_untouched(data[:place] + bytes([byte]) + data[place + 1 :])


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b"{", b"\xff", seal({})[:-1], seal({}) + b"\n"]
)
def test_what_was_not_sealed_is_not_untouched(data: bytes) -> None:
    assert not is_untouched(data)


def test_the_files_of_tables_and_all_others_are_listed() -> None:
    assert [entry["path"] for entry in file_entries(_MANIFEST)] == [
        "parquet/roles.parquet",
        "json/roles.json",
        "schemas/roles.schema.json",
    ]


def test_a_manifest_of_many_inputs_is_sealed_as_any() -> None:
    manifest = _MANIFEST | {
        "inputs": [{"guide_id": f"guide-{number}", "name": "ü"} for number in range(5_000)]
    }
    data = seal(manifest)
    assert is_untouched(data)
    assert data.startswith(
        json.dumps(manifest, ensure_ascii=False, indent=2).removesuffix("\n}").encode()
    )
    assert json.loads(data).items() >= manifest.items()
