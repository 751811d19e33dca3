"""How many queries each page takes, held to query_counts.json, and that more rows take no more.

A page that needs more or fewer queries than it did is looked at by whoever changes the number in
the file.
"""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from manyuan.directory.actions.importing import import_district
from web.matrix_table import OK, TABLE, WHO
from web.seen import build_seen
from worlds.clock import on_day
from worlds.remembered import remembered
from worlds.shore import membership, report, rows, school

BASELINE = Path(__file__).with_name("query_counts.json")
OFFICER = WHO.index("officer")
PAGES = sorted(name for name, entry in TABLE.items() if entry.get[OFFICER] == OK)
# Pages are tried in shares, so that one worker does not do them all.
SHARES = 8
# What is near takes a page more queries than what is far: the day is always the same.
DAY = date(2026, 10, 14)
MORE = [f"M{number}" for number in range(20)]


def queries_of(world, name):
    """Return how many queries a page takes whose lasting answers are worked out already.

    What a visit leaves behind is taken back, so that no page finds what another left.
    """
    client = Client()
    client.force_login(world.officer.person, "django.contrib.auth.backends.ModelBackend")
    entry = TABLE[name]
    address = reverse(name, args=entry.args(world)) + entry.query
    with transaction.atomic():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        transaction.set_rollback(True)
    return len(queries)


def grow(world):
    """Let twenty schools with reports join G1."""
    tables = {
        "schools": rows("schools", *(school(code, f"{code} 小学", "primary") for code in MORE)),
        "memberships": rows(
            "memberships", *(membership("G1", code, "member", date(2024, 9, 1)) for code in MORE)
        ),
        "resources": rows(
            "resources",
            *(report(code, "primary", 2025, 400, sports_area=Decimal(90)) for code in MORE),
        ),
    }
    with world.at():
        import_district(by=world.officer, tables=tables, source="more")


def counts(world, share):
    """Return the counts of a share of the pages."""
    return {name: queries_of(world, name) for name in PAGES[share::SHARES]}


def baseline(share):
    """Return what the file says of a share of the pages."""
    known = json.loads(BASELINE.read_text())
    return {name: known[name] for name in PAGES[share::SHARES]}


def build_counted():
    """Build what the addresses are tried on, as of the day."""
    with on_day(DAY):
        return build_seen()


def build_grown():
    """Build the same with twenty schools more."""
    seen = remembered(build_counted)
    with on_day(DAY):
        grow(seen)
    return seen


@pytest.fixture
def counted(fair):
    world = remembered(build_counted)
    with on_day(DAY):
        yield world


@pytest.fixture
def grown(fair):
    world = remembered(build_grown)
    with on_day(DAY):
        yield world


def test_the_baseline_names_every_page():
    assert sorted(json.loads(BASELINE.read_text())) == PAGES


@pytest.mark.parametrize("share", range(SHARES))
def test_pages_take_the_queries_of_the_baseline(counted, share):
    assert counts(counted, share) == baseline(share)


@pytest.mark.parametrize("share", range(SHARES))
def test_more_rows_take_no_more_queries(grown, share):
    assert counts(grown, share) == baseline(share)
