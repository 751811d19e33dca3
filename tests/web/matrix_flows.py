"""What the views of the flows answer to every seat: a teacher has no sums, and is told why."""

from web.matrix_words import IN, NO, OK, Address

SUMS = Address(get=(IN, OK, OK, OK, NO, OK, OK))
TABLE: dict[str, Address] = dict.fromkeys(
    ("flow-map", "flow-kinds", "flow-coverage", "flow-silent"), SUMS
)
