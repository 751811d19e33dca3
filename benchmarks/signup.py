"""The opening of a list: 5,000 requests for 300 places over 64 connections, on the running server.

    .venv/bin/python benchmarks/signup.py                     on SQLite
    .venv/bin/python benchmarks/signup.py --postgres          on PostgreSQL
    .venv/bin/python benchmarks/signup.py --both

It starts ``manyuan serve`` on loopback with an installation of its own, opens a list of an event,
and lets people sign up who behave as browsers do: each keeps cookies of its own, fetches the page
with its form and token, fills in a phone of its own and sends it; a tenth of all that is sent is
sent again, as after a lost answer. Afterwards the database is asked: exactly as many must have a
place as there are, the rest wait or were politely refused, nobody is lost and nobody counts twice.
The same run fetches the page alone, over as many connections, so that machines can be compared.
"""

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
BUREAU = "990001"
PLACES, WAITING = 300, 200
PATIENCE = 120
SUBMISSION = re.compile(r'name="submission" value="([^"]+)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
CODE = re.compile(r"data-code>([^<]+)<")


def scratch(url: str | None) -> dict[str, str]:
    """Return the environment of an installation of its own, and step into it."""
    own = {"MANYUAN_HOME": tempfile.mkdtemp(prefix="manyuan-signup-")}
    if url is not None:
        own["DATABASE_URL"] = url
    os.environ.pop("DATABASE_URL", None)
    os.environ.update(own, DJANGO_SETTINGS_MODULE="manyuan.config.settings")
    return dict(os.environ, PYTHONPATH=str(ROOT / "src"))


def build() -> int:
    """Make a bureau with a public event and a list that is open; return the list's number."""
    sys.path.insert(0, str(ROOT / "src"))
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from datetime import timedelta

    from manyuan.directory.actions.importing import import_district
    from manyuan.directory.models import School
    from manyuan.engagements.kinds.event.actions import EventFacts, announce_event, draft_event
    from manyuan.engagements.signups.actions import ListFacts, open_sign_up, publish_page
    from manyuan.kernel.clock import now, today
    from manyuan.seats.actions import open_bureau
    from manyuan.seats.scope import seated
    from manyuan.synthetic import generate

    district = generate(schools=12, groups=2, seed=1)
    line = open_bureau(code=BUREAU, name=district.name)
    with seated(line):
        import_district(by=line, tables=district.tables, source="benchmark")
        publish_page(by=line, unit=line.bureau)
        day = today() + timedelta(days=30)
        host = School.objects.order_by("pk").first()
        facts = EventFacts(
            mode="open_day",
            title="Open day",
            starts_on=day,
            ends_on=day,
            main_host=host,
            is_public=True,
        )
        event = announce_event(by=line, event=draft_event(by=line, facts=facts))
        opened = ListFacts(
            title="Open day",
            places=PLACES,
            waiting_places=WAITING,
            opens_at=now(),
            closes_at=now() + timedelta(days=7),
            delete_on=day,
        )
        return open_sign_up(by=line, kind="event", code=event.code, facts=opened).number


@contextmanager
def server(environment: dict[str, str], port: int) -> Iterator[None]:
    """Run ``manyuan serve`` until the block ends."""
    command = [sys.executable, "-m", "manyuan", "serve", "--port", str(port)]
    process = subprocess.Popen(  # noqa: S603 -- our own server
        command, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        if process.stdout is None or not process.stdout.readline():
            raise SystemExit("the server did not start")
        yield
    finally:
        process.terminate()
        process.wait(30)


@dataclass
class Tally:
    """What came of every request, and how long each took."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    outcomes: Counter = field(default_factory=Counter)
    codes: dict[int, set[str]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, what: str, spent: float, outcome: str) -> None:
        with self.lock:
            self.seconds.setdefault(what, []).append(spent)
            self.outcomes[f"{what}: {outcome}"] += 1


class Browser:
    """One person's browser: a connection that is kept, and cookies of its own."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.cookies: dict[str, str] = {}

    def begin(self) -> None:
        """Let somebody else sit down at it, who has no cookies yet."""
        self.cookies = {}

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            body = urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return answer.status, text


def person(browser: Browser, path: str, number: int, *, repeats: bool, tally: Tally) -> None:
    """Fetch the form, fill it in, send it, and perhaps send it again."""
    browser.begin()
    status, page = timed(tally, "page", lambda: browser.ask("GET", path))
    submission, token = SUBMISSION.search(page), TOKEN.search(page)
    if status != 200 or submission is None or token is None:
        return
    fields = {
        "csrfmiddlewaretoken": token[1],
        "submission": submission[1],
        "phone": f"138{number:08d}",
        "agrees": "on",
    }
    for _turn in range(1 + repeats):
        status, page = timed(tally, "sign up", lambda: browser.ask("POST", path, fields))
        code = CODE.search(page)
        if code is not None:
            with tally.lock:
                tally.codes.setdefault(number, set()).add(code[1])


def timed(tally: Tally, what: str, ask: Callable[[], tuple[int, str]]) -> tuple[int, str]:
    begun = time.perf_counter()
    try:
        status, page = ask()
    except (OSError, HTTPException) as broken:
        tally.note(what, time.perf_counter() - begun, f"error {type(broken).__name__}")
        return 0, ""
    tally.note(what, time.perf_counter() - begun, outcome_of(what, status, page))
    return status, page


def outcome_of(what: str, status: int, page: str) -> str:
    if status == 200 and what == "page":
        return "read"
    if status == 200:
        return "answered with a code" if CODE.search(page) else "error: no code"
    return "politely refused" if status == 409 and "<form" in page else f"error {status}"


def in_parallel(port: int, connections: int, jobs: list[Callable[[Browser], None]]) -> float:
    """Do the jobs over so many connections; return the seconds that all took."""
    waiting = iter(jobs)
    lock = threading.Lock()

    def work(_number: int) -> None:
        browser = Browser(port)
        while True:
            with lock:
                job = next(waiting, None)
            if job is None:
                return
            job(browser)

    begun = time.perf_counter()
    with ThreadPoolExecutor(connections) as pool:
        list(pool.map(work, range(connections)))
    return time.perf_counter() - begun


def stored() -> tuple[Counter, int, int, int]:
    """Return what the database holds: states, different phones, counted places, records."""
    from manyuan.engagements.signups.models import Registration, SignUp
    from manyuan.history.models import Record
    from manyuan.seats.scope import before_any_seat

    with before_any_seat():
        rows = list(Registration.objects.values_list("state", "phone"))
        sign_up = SignUp.objects.get()
        records = Record.objects.filter(code="registration.made").count()
        return (
            Counter(state for state, _ in rows),
            len({p for _, p in rows}),
            sign_up.taken,
            records,
        )


def quantiles(seconds: list[float]) -> str:
    cuts = statistics.quantiles(seconds, n=100)
    return "  ".join(f"p{at} {cuts[at - 1] * 1000:7.0f} ms" for at in (50, 95, 99))


def run(name: str, url: str | None, *, requests: int, connections: int, port: int) -> bool:
    """Open the list on one database, and say whether it came out exactly."""
    environment = scratch(url)
    number = build()
    path = f"/public/{BUREAU}/signups/{number}/"
    # A tenth of what is sent is sent again: so many people send so many forms.
    people = round(requests * 10 / 11)
    dice = random.Random(7)  # noqa: S311 -- who sends twice is no secret
    again = set(dice.sample(range(people), requests - people))
    tally, reading = Tally(), Tally()
    jobs = [
        lambda browser, n=n: person(browser, path, n, repeats=n in again, tally=tally)
        for n in range(people)
    ]
    reads = [lambda browser: read(browser, path, reading) for _ in range(1000)]
    with server(environment, port):
        in_parallel(port, connections, reads[:50])
        reading.seconds.clear()
        took_reading = in_parallel(port, connections, reads)
        took = in_parallel(port, connections, jobs)
    from django.db import connections as databases

    databases.close_all()
    spent = (took, took_reading)
    return told(name, tally, reading, spent=spent, people=people, connections=connections)


def read(browser: Browser, path: str, tally: Tally) -> None:
    browser.begin()
    timed(tally, "read", lambda: browser.ask("GET", path))


def told(
    name: str,
    tally: Tally,
    reading: Tally,
    *,
    spent: tuple[float, float],
    people: int,
    connections: int,
) -> bool:
    """Print how it went; return whether nobody was lost, doubled or turned away with an error."""
    took, took_reading = spent
    states, phones, taken, records = stored()
    sent = len(tally.seconds.get("sign up", []))
    errors = sum(count for what, count in tally.outcomes.items() if "error" in what)
    rows = sum(states.values())
    doubled = sum(len(codes) > 1 for codes in tally.codes.values())
    exact = {
        f"{PLACES} confirmed": states["confirmed"] == taken == PLACES,
        f"{WAITING} waiting": states["waiting"] == WAITING,
        "none twice": phones == rows == records and doubled == 0,
        "none lost": len(tally.codes) == rows and len(tally.seconds.get("page", [])) == people,
        "no errors": errors == 0,
    }
    print(f"\n{name}: {sent} forms of {people} people over {connections} connections, {took:.1f} s")
    print(f"  confirmed {states['confirmed']}, waiting {states['waiting']}", end="")
    print(f", politely refused {people - rows}, errors {errors}")
    for what, count in sorted(tally.outcomes.items()):
        print(f"  {what:<32}{count:>7}")
    for what, seconds in (*tally.seconds.items(), ("page alone", reading.seconds["read"])):
        print(f"  {what:<12}{quantiles(seconds)}")
    both = sent + len(tally.seconds["page"])
    ratio = (took / both) / (took_reading / len(reading.seconds["read"]))
    print(
        f"  {both / took:.0f} requests a second; the page alone {1000 / took_reading:.0f}", end=""
    )
    print(f"; a request of the burst takes {ratio:.2f} times as long")
    for what, holds in exact.items():
        print(f"  {'ok  ' if holds else 'NOT '} {what}")
    return all(exact.values())


def main() -> int:
    """Run on the databases that were asked for; the exit code says whether all came out exactly."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--both", action="store_true")
    parser.add_argument("--requests", type=int, default=5000)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--port", type=int, default=8765)
    given = parser.parse_args()
    if given.both:
        # A process sets up one database.
        rest = sys.argv[1:]
        rest.remove("--both")
        own = [sys.executable, __file__, *rest]
        ended = [subprocess.call([*own, *which]) for which in ([], ["--postgres"])]  # noqa: S603 -- this file
        return max(ended)
    sys.path.insert(0, str(ROOT / "scripts"))
    import postgres

    with postgres.running() if given.postgres else nullcontext() as url:
        name = "PostgreSQL" if given.postgres else "SQLite"
        sizes = {"requests": given.requests, "connections": given.connections}
        return int(not run(name, url, **sizes, port=given.port))


if __name__ == "__main__":
    sys.exit(main())
