"""The contract of the tables, what a change of it means to those who read them, and its tables as columns."""

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
