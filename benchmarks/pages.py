"""Server time and query count of each page: of 94 and 2,000 schools, and over 100,000 flows.

    .venv/bin/python benchmarks/pages.py [94] [2000] [flows]

Warm, median of five, in process (no network, no browser), on a scratch SQLite database, or on the
server that BENCHMARK_DATABASE_URL names. The last column is the time over the limit that we set
ourselves: 0.3 s for 94 schools, 1 s for 2,000 schools and for the pages over 100,000 flows among
400 schools in 30 groups.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 5
SIZES = (
    ("94", {"schools": 94, "groups": 7, "grouped": 24, "seed": 2073}, 0.3),
    ("2000", {"schools": 2000, "groups": 60, "seed": 2018, "with_teachers": False}, 1.0),
    ("flows", {"schools": 400, "groups": 30, "seed": 2026, "with_teachers": False}, 1.0),
)
FLOWS = 100_000


def set_up() -> None:
    """Point Django at a scratch database."""
    sys.path.insert(0, str(ROOT / "src"))
    os.environ["MANYUAN_HOME"] = tempfile.mkdtemp(prefix="manyuan-benchmark-")
    server = os.environ.get("BENCHMARK_DATABASE_URL")
    os.environ.pop("DATABASE_URL", None)
    if server:
        os.environ["DATABASE_URL"] = server
    os.environ["DJANGO_SETTINGS_MODULE"] = "manyuan.config.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def build(code: str, options: dict) -> tuple[object, float]:
    """Import an invented district; return its officer's seat and the seconds of the import."""
    from manyuan.directory.actions.importing import import_district
    from manyuan.kernel.clock import today
    from manyuan.seats.actions import open_bureau
    from manyuan.seats.enums import Role
    from manyuan.seats.models import Person, Seat
    from manyuan.seats.scope import before_any_seat, seated
    from manyuan.sheets.district import DistrictHead
    from manyuan.synthetic import generate

    district = generate(**options)
    line = open_bureau(code=code, name=district.name)
    head = DistrictHead(code, district.name, district.outline)
    begun = time.perf_counter()
    with seated(line):
        import_district(by=line, tables=district.tables, source="benchmark", head=head)
    spent = time.perf_counter() - begun
    person = Person.objects.create(username=f"officer-{code}", name="Officer")
    with before_any_seat():
        seat = Seat.objects.create(
            person=person,
            role=Role.BUREAU_OFFICER,
            unit=line.bureau,
            bureau=line.bureau,
            starts_on=today(),
        )
    return seat, spent


def addresses(seat: object) -> Iterator[tuple[str, str]]:
    """Name the pages and give their addresses in the seat's district."""
    from django.urls import reverse

    from manyuan.directory.models import Group, Membership
    from manyuan.seats.scope import seated

    with seated(seat):
        group = Group.objects.order_by("unit__code").first().code
        school = Membership.objects.filter(group__unit__code=group).first().school.code
    for name in ("desk", "directory", "schools", "groups", "partners", "files"):
        yield name, reverse(name)
    yield "school", reverse("school", args=[school])
    yield "group", reverse("group", args=[group])
    for name in ("balance", "balance-schools", "rule-pack", "history", "people"):
        yield name, reverse(name)
    yield "balance-school", reverse("balance-school", args=[school])
    yield "balance-group", reverse("balance-group", args=[group])
    yield "search", reverse("search") + "?q=学校"


def flow_addresses(seat: object) -> Iterator[tuple[str, str]]:
    """Name the pages of flows and give their addresses, with what is asked of them."""
    from django.urls import reverse

    from manyuan.directory.models import Group, Membership
    from manyuan.kernel.clock import today
    from manyuan.kernel.school_year import SchoolYear
    from manyuan.seats.scope import seated

    year = SchoolYear.on(today()).start
    with seated(seat):
        group = Group.objects.order_by("unit__code").first().code
        school = Membership.objects.filter(group__unit__code=group).first().school.code
    lists = {
        "flows": "",
        "flows sorted": "?flows-sort=provider",
        "flows searched": "?flows-q=小学",
        "flows of a year": f"?flows-during={year}&flows-counting=done",
        "flows, last page": "?flows-page=2000",
    }
    yield from ((name, reverse("flows") + query) for name, query in lists.items())
    for query in ("", f"?period={year - 1}&measure=hours", f"?group={group}&kind=course"):
        yield f"map {query}"[:24], reverse("flow-map") + query
    yield "kinds", reverse("flow-kinds")
    for query in ("", "?by=kind", "?period=" + f"{year}-T1", f"?group={group}"):
        yield f"coverage {query}"[:24], reverse("flow-coverage") + query
    yield "silent", reverse("flow-silent")
    yield "desk", reverse("desk")
    yield "school", reverse("school", args=[school])
    yield "group", reverse("group", args=[group])


def write_flows(seat: object) -> None:
    """Write flows over five years, of every kind, inside groups, across them and from outside."""
    from datetime import timedelta
    from random import Random

    from manyuan.directory.models import Membership, School
    from manyuan.engagements.models import Flow
    from manyuan.kernel.clock import today
    from manyuan.kernel.school_year import SchoolYear
    from manyuan.offers.kinds import flow_kinds
    from manyuan.seats.models import Unit
    from manyuan.seats.scope import seated

    dice = Random(5)  # noqa: S311 -- invented flows, the same ones each time
    first = SchoolYear(SchoolYear.on(today()).start - 4).first_day
    with seated(seat):
        schools = list(
            School.objects.filter(campus_of=None).order_by().values_list("pk", flat=True)
        )
        partners = list(Unit.objects.filter(kind="partner").order_by().values_list("pk", flat=True))
        members: dict[int, list[int]] = {}
        for group, school in Membership.objects.order_by().values_list("group", "school"):
            members.setdefault(group, []).append(school)
        kinds = list(flow_kinds())

        def flow(number: int) -> Flow:
            group = dice.choice([None, *members])
            among = members[group] if group else schools
            giver = (
                dice.choice(partners) if partners and dice.random() < 0.1 else dice.choice(among)
            )
            kind = dice.choice(kinds)
            starts = first + timedelta(days=dice.randrange(5 * 365))
            days = dice.choice((365, 730)) if kind == "posting" else dice.choice((0, 1, 3, 90))
            held = starts < today() and dice.random() < 0.9
            return Flow(
                bureau_id=seat.bureau_id,
                code=f"B{number:06}",
                kind=kind,
                group_id=group,
                provider_id=giver,
                receiver_id=dice.choice(among),
                starts_on=starts,
                ends_on=starts + timedelta(days=days),
                hours=dice.choice((None, 1, 2, 16)),
                people=dice.choice((None, 30, 120)),
                status="held" if held else dice.choice(("planned", "confirmed", "cancelled")),
                direction=dice.choice(("strong_to_weak", "peer", "weak_to_strong", "")),
            )

        Flow.objects.bulk_create(map(flow, range(FLOWS)), batch_size=5000)


def measure(get: Callable[[], object]) -> tuple[float, int]:
    """Return the median seconds of warm calls, and the queries of one."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    get()
    with CaptureQueriesContext(connection) as queries:
        get()
    count = len(queries)
    spent = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        get()
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent), count


def main() -> int:
    """Print a table per size; the exit code says whether every page keeps its limit."""
    set_up()
    from django.test import Client

    worst, asked = 0.0, sys.argv[1:]
    for number, (size, options, limit) in enumerate(SIZES):
        if asked and size not in asked:
            continue
        seat, spent = build(f"99000{number + 1}", options)
        of_flows = size == "flows"
        if of_flows:
            write_flows(seat)
        client = Client(headers={"Host": "localhost"})
        client.force_login(seat.person, "django.contrib.auth.backends.ModelBackend")
        what = f"{options['schools']} schools" + (f", {FLOWS:,} flows" if of_flows else "")
        print(f"\n{what} (imported in {spent:.1f} s), limit {limit} s")
        print(f"{'page':<26}{'seconds':>9}{'queries':>9}{'of limit':>10}")
        for name, address in (flow_addresses if of_flows else addresses)(seat):
            answer = client.get(address)
            if answer.status_code != 200:
                raise SystemExit(f"{address} answered {answer.status_code}")
            seconds, queries = measure(partial(client.get, address))
            worst = max(worst, seconds / limit)
            print(f"{name:<26}{seconds:>9.3f}{queries:>9}{seconds / limit:>10.2f}")
    print(f"\nslowest page: {worst:.2f} of its limit")
    return int(worst > 1)


if __name__ == "__main__":
    sys.exit(main())
