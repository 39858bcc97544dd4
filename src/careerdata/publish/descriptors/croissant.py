"""`croissant.json`: the Parquet tables in the format of http://mlcommons.org/croissant/1.0."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerdata.publish.manifest import pretty

if TYPE_CHECKING:
    from careerdata.contract import ArrowType, Contract, Field, TableSchema
    from careerdata.publish.written_tables import WrittenTables

CROISSANT = "croissant.json"

JsonObject = dict[str, Any]

_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""As the specification has it; readers hold against it what they find."""

_TYPES: dict[ArrowType, str] = {
    "string": "sc:Text",
    "int32": "cr:Int32",
    "int64": "cr:Int64",
    "float64": "cr:Float64",
    "bool": "sc:Boolean",
    "list<string>": "sc:Text",
}


def write_croissant(written: WrittenTables) -> None:
    """Write the descriptor of all Parquet files and what their columns hold."""
    (written.folder / CROISSANT).write_bytes(pretty(croissant(written)))


def croissant(written: WrittenTables) -> JsonObject:
    """The descriptor: a file and a set of records for each table. No date is known to it."""
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "careerdata",
        "description": "What career guides say of roles, pay, skills, learning roadmaps and markets.",
        "version": written.contract.version,
        "distribution": [_file(written, table) for table in written.contract.tables],
        "recordSet": [_records(table, written.contract) for table in written.contract.tables],
    }


def _file(written: WrittenTables, table: TableSchema) -> JsonObject:
    entry = written.manifest["tables"][table.name]["parquet"]
    return {
        "@type": "cr:FileObject",
        "@id": entry["path"],
        "name": entry["path"],
        "contentUrl": entry["path"],
        "contentSize": f"{entry['bytes']} B",
        "encodingFormat": "application/x-parquet",
        "sha256": entry["sha256"],
    }


def _records(table: TableSchema, contract: Contract) -> JsonObject:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": [{"@id": f"{table.name}/{name}"} for name in table.primary_key],
        "field": [_field(field, table) for field in table.fields],
    }


def _field(field: Field, table: TableSchema) -> JsonObject:
    described: JsonObject = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{field.name}",
        "name": field.name,
        "description": field.description,
        "dataType": _TYPES[field.arrow],
        "source": {
            "fileObject": {"@id": f"parquet/{table.name}.parquet"},
            "extract": {"column": field.name},
        },
    }
    if field.type == "array":
        described["repeated"] = True
    for key in table.foreign_keys:
        # Of a key of several columns, the last one counts: the others only name the guide. A table
        # that refers to itself cannot be read by mlcroissant.
        if key.fields[-1] == field.name and key.table != table.name:
            described["references"] = {"field": {"@id": f"{key.table}/{key.reference_fields[-1]}"}}
    return described
