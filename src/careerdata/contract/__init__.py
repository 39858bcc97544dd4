"""The contract of the tables, and its tables as columns."""

from careerdata.contract.contract import (
    INTEGER_RANGES,
    PLACEHOLDER,
    ArrowType,
    Contract,
    Field,
    FieldType,
    ForeignKey,
    Operator,
    RowRule,
    TableSchema,
    load_contract,
)

__all__ = [
    "INTEGER_RANGES",
    "PLACEHOLDER",
    "ArrowType",
    "Contract",
    "Field",
    "FieldType",
    "ForeignKey",
    "Operator",
    "RowRule",
    "TableSchema",
    "load_contract",
]
