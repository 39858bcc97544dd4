"""Salary bands: pay records with the ids of their roles and regions."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from careerdata.model.finding import Place, Related, Where
from careerdata.model.record import Sourced
from careerdata.resolve.row import Ids, Row
from careerdata.rules import content as rules
from careerdata.rules.pay import odd_currency, open_end_missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerdata.model.finding import Finding, Report
    from careerdata.model.guide import Guide, Span
    from careerdata.model.record import PayRecord, Records
    from careerdata.resolve.regions import RegionTable
    from careerdata.resolve.roles import RoleTable

_ABOUT = ("role_id", "region_id", "segment", "qualifiers", "level", "experience_min_years", "experience_max_years",
          "currency", "statistic", "pay_period", "compensation", "tax", "as_of_year", "source")  # fmt: skip
"""The columns that tell bands apart: bands that agree in all of them are about the same."""


class BandTable:
    """The salary bands of one guide."""

    def __init__(
        self, records: Records, roles: RoleTable, regions: RegionTable, report: Report
    ) -> None:
        self._records = records
        self._roles = roles
        self._regions = regions
        self._ids = Ids()
        self._report = report
        self._reported_unknown_role = False
        self._reported_rows: set[Span] = set()

    def rows(self) -> list[Row]:
        """The rows of `salary_bands`, in the order of the text; a repeated amount is one band."""
        seen: dict[tuple[object, ...], tuple[Row, PayRecord]] = {}
        rows: list[Row] = []
        for record in sorted(self._records.pay, key=lambda record: record.source.span):
            row = self._row(record)
            about = tuple(str(row.values[column]) for column in _ABOUT)
            before = seen.get(about)
            if before and self._is_repetition(row, record, *before):
                continue
            seen.setdefault(about, (row, record))
            row.set(band_id=self._band_id(row, record), position=len(rows) + 1)
            rows.append(row)
        return rows

    def _is_repetition(self, row: Row, record: PayRecord, before: Row, first: PayRecord) -> bool:
        """Whether a band repeats one before it; a second row in the same table is an error."""
        cell, other = record.cell, first.cell
        if (
            cell
            and other
            and cell.row != other.row
            and (cell.table, cell.row_key) == (other.table, other.row_key)
        ):
            if cell.row not in self._reported_rows:
                self._reported_rows.add(cell.row)
                self._report(self._duplicate(record, cell.row, other.row))
            return True
        return all(
            row.values[column] == before.values[column] for column in ("amount_min", "amount_max")
        )

    @property
    def _guide(self) -> Guide:
        return self._records.guide

    def _duplicate(self, record: PayRecord, row: Span, first: Span) -> Finding:
        related = (Related(Place.of(self._guide, first), "the row before"),)
        title = record.role or self._records.about.role
        subject = title.text.plain if title else record.level.value if record.level else "this row"
        return rules.duplicate_role.at(Where(Place.of(self._guide, row), related), subject)

    def _row(self, record: PayRecord) -> Row:
        row = Row(record.source.span)
        role_id, role_span = self._role(record)
        row.put("role_id", role_id, role_span)
        region = record.region
        region_id = self._regions.id_of(region, record.region_kind) if region else None
        row.put("region_id", region_id, region.span if region else None)
        row.set(segment_kind=record.segment.kind if record.segment else None)
        row.text("segment", record.segment.name if record.segment else None)
        row.set(qualifiers=[one.plain for one in record.qualifiers])
        if record.qualifiers:
            row.sources["qualifiers"] = record.qualifiers[0].span
        row.value("level", record.level).experience(record.experience)
        row.value("currency", record.currency)
        row.value("amount_min", record.amount_min).value("amount_max", record.amount_max)
        row.set(
            min_open_ended=record.min_open_ended,
            max_open_ended=record.max_open_ended,
            approximate=record.approximate,
        )
        statistic = record.statistic
        if isinstance(statistic, Sourced):
            row.value("statistic", statistic)
        else:
            row.set(statistic=statistic)
        row.value("pay_period", record.pay_period).set(
            pay_period_stated=record.pay_period is not None
        )
        row.value("compensation", record.compensation).value("tax", record.tax)
        for column, unsaid in (
            ("pay_period", "year"),
            ("compensation", "unspecified"),
            ("tax", "unspecified"),
        ):
            row.values[column] = row.values[column] or unsaid
        row.value("as_of_year", record.as_of_year).text("source", record.source_name).text(
            "note", record.note
        )
        return row.text("source_text", record.source)

    def _role(self, record: PayRecord) -> tuple[str | None, Span | None]:
        """The role of a band, and its place in the guide."""
        title = record.role
        if record.is_role_open:
            return None, None
        if title is None and self._records.about.role is not None:
            title = self._records.about.role
        if title is not None:
            return self._roles.add(title), title.name.span
        found = self._roles.with_level(record.level.value) if record.level else None
        found = found or self._roles.the_one(names_most=self._names_role_of_most)
        if found is None:
            self._report_unknown_role(record)
        return found, record.level.span if found and record.level else None

    @cached_property
    def _names_role_of_most(self) -> bool:
        """Whether most of the pay names its role."""
        pay = self._records.pay
        return 2 * sum(record.role is not None for record in pay) > len(pay)

    def _report_unknown_role(self, record: PayRecord) -> None:
        if not self._reported_unknown_role:
            self._reported_unknown_role = True
            self._report(rules.guide_role_unknown.on(self._guide, record.source.span))

    def _band_id(self, row: Row, record: PayRecord) -> str:
        values = row.values
        low, high = values["experience_min_years"], values["experience_max_years"]
        years = None
        if low is not None or high is not None:
            years = f"{low or 0}-{'' if high is None else high}-years"
        said = (values[column] for column in ("statistic", "compensation", "tax"))
        telling = [str(value) for value in said if value not in {"range", "point", "unspecified"}]
        role, level = values["role_id"], values["level"]
        named = level if level and level not in str(role or "").split("-") else None
        narrowed = [one.plain for one in record.qualifiers]
        parts = (role, values["segment"], *narrowed, values["region_id"], named, years, *telling)
        return self._ids.new(*(str(part) for part in parts if part), otherwise="pay")


# --- Amounts that differ from all others in their row or column -----------------------------------
# $450,000+ | £200,000+ | €230,000        the last has no `+`
# £24,000 / $27,000 / £35,000             one below another, for the same place: the second is odd

_LEAST_IN_ROW = 2
_LEAST_IN_COLUMN = 3
"""The minimum number of other amounts, all open."""


def missing_open_ends(pay: Sequence[PayRecord], guide: Guide) -> Iterator[Finding]:
    """The only amount of a row, or of a column, without an open end."""
    reported: set[int] = set()
    for line, least in (("row", _LEAST_IN_ROW), ("column", _LEAST_IN_COLUMN)):
        for some in _by_line(pay, line):
            closed = [record for record in some if not record.max_open_ended]
            if len(closed) == 1 and len(some) > least and id(closed[0]) not in reported:
                reported.add(id(closed[0]))
                yield open_end_missing.on(
                    guide, closed[0].source.span, closed[0].source.plain, line
                )


def odd_currencies(pay: Sequence[PayRecord], guide: Guide) -> Iterator[Finding]:
    """The only amount of a column in another currency than all others,
    if all are for the same place.

    If two amounts of a row are swapped, the first one.
    """
    rows: set[object] = set()
    for some in _by_line(pay, "column"):
        counts = Counter(record.currency.value for record in some).most_common()
        places = {record.region.span if record.region else None for record in some}
        if len(counts) == _PAIR and counts[1][1] == 1 and counts[0][1] > 1 and len(places) == 1:
            (odd,) = (record for record in some if record.currency.value == counts[1][0])
            if odd.cell is None or odd.cell.row in rows:
                continue
            rows.add(odd.cell.row)
            yield odd_currency.on(
                guide, odd.source.span, odd.source.plain, *(code for code, _ in counts[::-1])
            )


_PAIR = 2


def _by_line(pay: Sequence[PayRecord], line: str) -> Iterable[list[PayRecord]]:
    """The amounts of each `row` or each `column` of a table; those of cards are left out."""
    lines: dict[object, list[PayRecord]] = {}
    for record in pay:
        if (cell := record.cell) is not None and cell.column is not None:
            key = cell.table, cell.row if line == "row" else cell.column
            lines.setdefault(key, []).append(record)
    return lines.values()
