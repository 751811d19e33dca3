"""Tables whose rows run from a moment to a moment and must not overlap."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Terms:
    """Of rows that share all of their key but the last part, one ends before the next begins.

    ``in_file`` and ``with_stored`` are the problems of a row that overlaps another of its file,
    or one that is stored.
    """

    table: str
    first: str
    last: str
    in_file: str
    with_stored: str


TERMS = (
    Terms("memberships", "joined_on", "left_on", "overlapping_membership", "overlaps_stored"),
    Terms("agreements", "from", "to", "overlapping_agreements", "overlaps_stored_agreement"),
    Terms("expert_days", "start", "end", "overlapping_expert_days", "overlaps_stored_day"),
)
