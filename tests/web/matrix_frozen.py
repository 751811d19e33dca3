"""What the addresses of the room frozen answer to every seat.

The year 2025 was frozen twice; the hill bureau has frozen nothing, and has nothing of 2024.
"""

from web.matrix_words import IN, NO, NONE, OFFICER, OK, Address, data, given

VERSION = given(2025, 2)
OPEN = (IN, OK, OK, OK, OK, OK, NONE)
INSIDE = (IN, OK, NO, NO, NO, OK, NONE)
TABLE: dict[str, Address] = {
    "frozen-years": Address(),
    "freeze-year": Address(
        get=(IN, OK, NO, NO, NO, NO, OK),
        post=(IN, IN, NO, NO, NO, NO, OK),
        data=data(year="2024", reason=""),
        acts=OFFICER,
    ),
    "frozen-verify": Address(get=(IN, OK, NO, NO, NO, OK, OK), post=(IN, OK, NO, NO, NO, OK, OK)),
    "frozen-year": Address(VERSION, get=OPEN),
    "frozen-folder": Address(VERSION, get=INSIDE),
    "frozen-changes": Address(given(2025, 2, 1), get=INSIDE),
    "frozen-groups": Address(VERSION, get=OPEN),
    "frozen-group": Address(given(2025, 2, "G1"), get=OPEN),
    "frozen-indicator": Address(given(2025, 2, "G1", "venue_hours"), get=OPEN),
}
