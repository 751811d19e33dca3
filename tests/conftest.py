import os

import pytest


@pytest.fixture(scope="session")
def django_db_use_migrations(django_db_use_migrations):
    """Let one process prove that migrations build the tables; the others make them at once."""
    return django_db_use_migrations and os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"


@pytest.fixture
def shore(db):
    """The small district of tests/worlds/shore.py, written into the test database."""
    from worlds.remembered import remembered
    from worlds.shore import build_shore

    return remembered(build_shore)


@pytest.fixture
def strand(db):
    """The small district of tests/worlds/exchange.py, looked at from the officer's seat."""
    from worlds.exchange import build_strand
    from worlds.remembered import remembered

    built = remembered(build_strand)
    with built.at():
        yield built


@pytest.fixture
def coast(db):
    """Shore with the experts of tests/worlds/visits.py, looked at from the officer's seat."""
    from worlds.remembered import remembered
    from worlds.visits import build_coast

    built = remembered(build_coast)
    with built.at():
        yield built


@pytest.fixture
def bay(db):
    """Shore with the courses of tests/worlds/courses.py, looked at from the officer's seat."""
    from worlds.courses import build_bay
    from worlds.remembered import remembered

    built = remembered(build_bay)
    with built.at():
        yield built


@pytest.fixture
def quay(db):
    """Shore with the rooms of tests/worlds/venues.py, looked at from the officer's seat."""
    from worlds.remembered import remembered
    from worlds.venues import build_quay

    built = remembered(build_quay)
    with built.at():
        yield built


@pytest.fixture
def mint(db):
    """Shore with the money of tests/worlds/funding.py, looked at from the officer's seat."""
    from worlds.funding import build_mint
    from worlds.remembered import remembered

    built = remembered(build_mint)
    with built.at():
        yield built


@pytest.fixture
def laid(shore):
    """The documents of tests/worlds/policies.py, looked at from Shore's officer's seat."""
    from worlds.policies import lay_something_down

    with shore.at():
        yield lay_something_down(shore)


@pytest.fixture
def cape(db):
    """Shore with the caravan of tests/worlds/caravan.py, looked at from the officer's seat."""
    from worlds.caravan import build_cape
    from worlds.remembered import remembered

    built = remembered(build_cape)
    with built.at():
        yield built


@pytest.fixture
def reef(db):
    """Shore with the schools of tests/worlds/grouping.py, looked at from the officer's seat."""
    from worlds.grouping import build_reef
    from worlds.remembered import remembered

    built = remembered(build_reef)
    with built.at():
        yield built


@pytest.fixture
def pier(db, monkeypatch):
    """Shore open to the public of tests/worlds/signups.py, looked at from the officer's seat."""
    from manyuan.engagements.signups import kinds
    from worlds.remembered import remembered
    from worlds.signups import KIND, build_pier

    monkeypatch.setitem(kinds._KINDS, "fair", KIND)
    built = remembered(build_pier)
    with built.at():
        yield built


@pytest.fixture
def sign_in(client):
    """Sign a seat's person in and return the client, which then visits from that seat."""

    def enter(seat):
        client.force_login(seat.person, "django.contrib.auth.backends.ModelBackend")
        session = client.session
        session["seat"] = seat.pk
        session.save()
        return client

    return enter


@pytest.fixture(autouse=True)
def _heart_waits(request, monkeypatch):
    """Within a test's own transaction a worker's heartbeat, another thread, would see no run."""
    mark = request.node.get_closest_marker("django_db")
    commits = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not commits and not (mark and mark.kwargs.get("transaction")):
        monkeypatch.setattr("manyuan.plans.jobs.HEARTBEAT", 600.0)


@pytest.fixture(autouse=True)
def _chinese():
    """Begin every test in Chinese: a page visited in English leaves its language behind."""
    from django.utils.translation import override

    with override("zh-hans"):
        yield


@pytest.fixture
def poll(db):
    """Shore that is asked, of tests/worlds/surveys.py, looked at from the officer's seat."""
    from worlds.remembered import remembered
    from worlds.surveys import build_poll

    built = remembered(build_poll)
    with built.at():
        yield built
