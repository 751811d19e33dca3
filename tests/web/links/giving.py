"""What the tests of links share: giving one out, collecting days, and reading pages."""

from datetime import timedelta

from django.urls import reverse

from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.actions.windows import WindowFacts, open_window
from manyuan.offers.enums import WindowKind
from manyuan.seats.actions import make_link
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Unit


def give(world, *, role=Role.PARTNER_LINK, kind=UnitKind.PARTNER, code="P1", detail="", days=30):
    """Return a new link with its token."""
    with world.at():
        return make_link(
            by=world.officer,
            role=role,
            unit=Unit.objects.get(kind=kind, code=code),
            expires_on=today() + timedelta(days=days),
            detail=detail,
        )


def page_of(made):
    return reverse("link", args=[made.token])


def calendar_of(made):
    return reverse("link-calendar", args=[made.token])


def text(response):
    return response.content.decode()


def open_collecting(world, *days):
    """Open the window of the visits of the years in which the days lie, for a month from today."""
    until = today() + timedelta(days=30)
    with world.at():
        for year in {SchoolYear.on(day).start for day in days}:
            open_window(
                by=world.officer,
                year=year,
                facts=WindowFacts(opens_on=today(), closes_on=until),
                kind=WindowKind.VISIT,
            )
