import pytest


@pytest.fixture
def shibei(db):
    """Shibei with its seven groups, looked at from the officer's seat at the end of 2023."""
    from worlds.qingdao.shibei import build_shibei
    from worlds.remembered import remembered

    yield from _seen(remembered(build_shibei))


@pytest.fixture
def tour(db):
    """Shibei's caravan on the evening of its day, before anybody reported."""
    from worlds.clock import on_day
    from worlds.qingdao.tour import OUR_TOUR, build_tour
    from worlds.remembered import remembered

    built = remembered(build_tour)
    with on_day(OUR_TOUR), built.bureau.at():
        yield built


@pytest.fixture
def facilities(db):
    """Shibei after its chain shared the hall of its lead, at the end of 2023."""
    from datetime import date

    from worlds.clock import on_day
    from worlds.qingdao.facilities import build_facilities
    from worlds.remembered import remembered

    built = remembered(build_facilities)
    with on_day(date(2023, 12, 1)), built.bureau.at():
        yield built


@pytest.fixture
def shinan(db):
    """Shinan before anything is signed, looked at from the officer's seat."""
    from worlds.qingdao.shinan import build_shinan
    from worlds.remembered import remembered

    built = remembered(build_shinan)
    with built.at():
        yield built


def _seen(built):
    from datetime import date

    from worlds.clock import on_day

    with on_day(date(2023, 12, 1)), built.at():
        yield built
