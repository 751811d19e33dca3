from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

# The fact of a record that names the link through which the seat acted.
THROUGH_LINK = "link"
KEY_JOINT = "/"


class Actor(Protocol):
    """The seat that acts; history lies below the seats and knows only these facts of it."""

    pk: int
    bureau_id: int
    person_id: int | None
    link_number: int | None


@dataclass(frozen=True, slots=True)
class Changed:
    """One object that an action touched: its row in its table before and after (None: absent)."""

    table: str
    key: str
    label: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None

    @property
    def owner(self) -> str:
        """Return the first part of the key: the code of what the object belongs to."""
        return self.key.partition(KEY_JOINT)[0]
