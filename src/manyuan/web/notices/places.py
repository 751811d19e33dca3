"""To which page a notice leads: that of what was done, as far as the seat may open it."""

from collections.abc import Callable, Mapping

from django.urls import reverse

from manyuan.history.models import Record
from manyuan.history.queries import objects_of_record
from manyuan.notices.models import Notice
from manyuan.offers.kinds import flow_kinds
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.seats.rows import SEATS

# The codes of what a record changed, by table.
Owners = Mapping[str, frozenset[str]]
MOST = 500


def place_of(seat: Seat, notice: Notice) -> str | None:
    """Return the address of the page that a notice of the seat is about, if there is one."""
    room = notice.record.code.partition(".")[0]
    owners = _closing(room, notice.record) or objects_of_record(notice.record, most=MOST)
    return _engagement(seat, owners) if room not in PLACES else PLACES[room](seat, owners)


def _closing(room: str, record: Record) -> Owners:
    """Return the engagement whose sign-up closes: the record names it and changes nothing."""
    kind = flow_kinds().get(room)
    named = record.facts.get("of")
    return {kind.tables[0].name: frozenset({named})} if kind and named else {}


def _engagement(seat: Seat, owners: Owners) -> str | None:
    """Return the page of one engagement, or the list where a record touched several."""
    for kind in flow_kinds().values():
        names = {table.name for table in kind.tables}
        codes = frozenset().union(*(owners[name] for name in names & owners.keys()))
        found = sorted(kind.codes(seat, codes)) if codes else []
        if found:
            one = len(found) == 1
            return reverse(kind.page, args=found) if one else reverse(kind.home)
    return None


def _page(name: str, table: str) -> Callable[[Seat, Owners], str | None]:
    def page(_seat: Seat, owners: Owners) -> str | None:
        found = sorted(owners.get(table, ()))
        return reverse(name, args=[found[-1]]) if found else None

    return page


def _by_role(
    others: Callable[[Seat, Owners], str | None], **pages: str
) -> Callable[[Seat, Owners], str | None]:
    """Return the page that a role has of its own, for the others what ``others`` says."""

    def page(seat: Seat, owners: Owners) -> str | None:
        own = pages.get(seat.role)
        return others(seat, owners) if own is None else reverse(own)

    return page


def _list(name: str) -> Callable[[Seat, Owners], str | None]:
    return lambda _seat, _owners: reverse(name)


def _standing_in(seat: Seat, owners: Owners) -> str:
    """Return where a deputy changes seats; who was away sees who stands in."""
    is_deputy = seat.person is not None and seat.person.username in owners.get(SEATS, ())
    return reverse("desk" if is_deputy else "deputies")


def _money(_seat: Seat, owners: Owners) -> str | None:
    """Return the page of the budget line, else of the accounts."""
    lines = sorted(owners.get("budget_lines", ()))
    return reverse("budget-line", args=[lines[-1]]) if lines else reverse("funding")


def _life(_seat: Seat, owners: Owners) -> str | None:
    """Return the page of the decision or the proposal, else the board."""
    for table, name in (("decisions", "decision"), ("proposals", "proposal")):
        codes = sorted(owners.get(table, ()))
        if codes:
            return reverse(name, args=[codes[-1]])
    return reverse("lifecycle")


TEACHER, PRINCIPAL = Role.TEACHER.value, Role.PRINCIPAL.value
PLACES: dict[str, Callable[[Seat, Owners], str | None]] = {
    "membership": _page("group", "memberships"),
    "funding": _money,
    "lifecycle": _life,
    "window": _by_role(_list("offers"), **{TEACHER: "my-record"}),
    "schools": _list("offers"),
    "teacher": _list("my-record"),
    "visits": _list("board-needs"),
    "exemption": _by_role(_page("exemption", "exemptions"), **{TEACHER: "my-record"}),
    "contest": _page("contest", "contests"),
    "registration": _page("signup", "registrations"),
    "deputy": _standing_in,
    "scenario": _page("scenario", "scenarios"),
    "run": _page("plan", "plans"),
    "plan": _by_role(_page("plan", "plans"), **{TEACHER: "my-move", PRINCIPAL: "answers"}),
    "caravan": _by_role(_page("caravan-plan", "plans"), **{PRINCIPAL: "visits"}),
    "paper": _list("papers"),
    "frozen": _list("frozen-years"),
    "policy": _page("policy", "policies"),
    "grades": _page("grades-notice", "publications"),
    "score": _list("scores"),
    "appeal": _list("scores"),
    "grouping": _by_role(_page("grouping-plan", "plans"), **{PRINCIPAL: "groups"}),
}
