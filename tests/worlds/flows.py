"""Flows over Shore, few enough to count by hand, as they stand on 30 November 2026.

In the school year 2026–2027, what is counted:

    S1 → S2  course    held        9 September          16 h   30 people   strong → weak
    S1 → S3  course    held        9 September          16 h   20 people   strong → weak
    S1 → S2  posting   under way   since 1 Sept 2025                       strong → weak
    S2 → S1  research  held       12 October             2 h    8 people   weak → strong
    S4 → S5-2 venue    held       12–14 October          6 h   90 people   strong → weak
    P1 → S2  visit     held       20 October             1 h  180 people   outside
    G1 → S3  event     planned    10 March 2027                            (no direction)
    S2 → S3  exchange  confirmed  15 December                  12 people   peer

and what is not: an event that S1 arranged and attended itself, a course that was called off, the
flow from S5 to its own campus, a visit of the year before, one without a day.
"""

from datetime import date
from decimal import Decimal

from manyuan.engagements.models import Flow
from manyuan.seats.models import Unit

TODAY = date(2026, 11, 30)
DOWN, UP, PEER, OUTSIDE = "strong_to_weak", "weak_to_strong", "peer", "outside"
# code, kind, provider, receiver, group, first, end, hours, people, status, direction
FLOWS = (
    ("F01", "course", "S1", "S2", "G1", "2026-09-09", "2026-09-10", 16, 30, "held", DOWN),
    ("F02", "course", "S1", "S3", "G1", "2026-09-09", "2026-09-10", 16, 20, "held", DOWN),
    ("F03", "posting", "S1", "S2", "G1", "2025-09-01", "2036-09-01", None, None, "confirmed", DOWN),
    ("F04", "research", "S2", "S1", "G1", "2026-10-12", "2026-10-12", 2, 8, "held", UP),
    ("F05", "venue", "S4", "S5-2", "G2", "2026-10-12", "2026-10-15", 6, 90, "held", DOWN),
    ("F06", "visit", "P1", "S2", "", "2026-10-20", "2026-10-20", 1, 180, "held", OUTSIDE),
    ("F07", "event", "G1", "S3", "G1", "2027-03-10", "2027-03-10", None, None, "planned", ""),
    ("F08", "exchange", "S2", "S3", "G1", "2026-12-15", "2026-12-18", None, 12, "confirmed", PEER),
    ("F11", "event", "S1", "S1", "G1", "2026-10-01", "2026-10-01", 3, 400, "held", PEER),
    ("F12", "course", "S1", "S5", "", "2026-10-01", "2026-10-02", 8, 30, "cancelled", DOWN),
    ("F13", "venue", "S5", "S5-2", "G2", "2026-10-01", "2026-10-02", 8, 30, "held", PEER),
    ("F14", "visit", "P1", "S6", "", "2026-03-02", "2026-03-02", 1, 60, "held", OUTSIDE),
    ("F15", "visit", "P1", "S6", "", None, None, 1, 60, "held", OUTSIDE),
)


def write_flows(shore, given=FLOWS):
    """Write flows into Shore as a file would bring them; call it within the bureau's scope."""
    units = {unit.code: unit for unit in Unit.objects.filter(bureau=shore.officer.bureau)}
    Flow.objects.bulk_create(
        Flow(
            bureau=shore.officer.bureau,
            code=code,
            kind=kind,
            provider=units[provider],
            receiver=units[receiver],
            group_id=units[group].pk if group else None,
            starts_on=first,
            ends_on=end,
            hours=None if hours is None else Decimal(hours),
            people=people,
            status=status,
            direction=direction,
        )
        for code, kind, provider, receiver, group, first, end, hours, people, status, direction in given
    )
