"""The other files of a snapshot, in the order in which they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.publish.descriptors.card import write_card
from careerdata.publish.descriptors.croissant import write_croissant
from careerdata.publish.descriptors.datapackage import write_datapackage
from careerdata.publish.descriptors.typescript import write_types
from careerdata.publish.descriptors.views import write_views
from careerdata.publish.json_schema import write_json_schemas

if TYPE_CHECKING:
    from careerdata.publish.finished import Derive

DERIVED: tuple[Derive, ...] = (
    write_json_schemas,
    write_types,
    write_views,
    write_datapackage,
    write_croissant,
    write_card,
)
"""The files of every snapshot; their cost does not depend on the number of guides."""
