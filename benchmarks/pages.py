"""Server time and query count of each page, for a district of 94 and one of 2,000 schools.

    .venv/bin/python benchmarks/pages.py

Warm, median of five, in process (no network, no browser), on a scratch SQLite database. The last
column is the time over the limit that we set ourselves: 0.3 s for 94 schools and 1 s for 2,000.
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
    (94, {"schools": 94, "groups": 7, "grouped": 24, "seed": 2073}, 0.3),
    (2000, {"schools": 2000, "groups": 60, "seed": 2018, "with_teachers": False}, 1.0),
)


def set_up() -> None:
    """Point Django at a scratch database."""
    sys.path.insert(0, str(ROOT / "src"))
    os.environ["MANYUAN_HOME"] = tempfile.mkdtemp(prefix="manyuan-benchmark-")
    os.environ.pop("DATABASE_URL", None)
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

    worst = 0.0
    for number, (schools, options, limit) in enumerate(SIZES):
        seat, spent = build(f"99000{number + 1}", options)
        client = Client(headers={"Host": "localhost"})
        client.force_login(seat.person, "django.contrib.auth.backends.ModelBackend")
        print(f"\n{schools} schools (imported in {spent:.1f} s), limit {limit} s")
        print(f"{'page':<18}{'seconds':>9}{'queries':>9}{'of limit':>10}")
        for name, address in addresses(seat):
            answer = client.get(address)
            if answer.status_code != 200:
                raise SystemExit(f"{address} answered {answer.status_code}")
            seconds, queries = measure(partial(client.get, address))
            worst = max(worst, seconds / limit)
            print(f"{name:<18}{seconds:>9.3f}{queries:>9}{seconds / limit:>10.2f}")
    print(f"\nslowest page: {worst:.2f} of its limit")
    return int(worst > 1)


if __name__ == "__main__":
    sys.exit(main())
