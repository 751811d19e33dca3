from datetime import date

import pytest

from manyuan.cli.demo_district import load_demo
from manyuan.directory.models import Group, School, Teacher
from manyuan.engagements.kinds.posting.models import Posting
from manyuan.history.models import Record
from manyuan.offers.enums import WindowKind
from manyuan.offers.models import Post, Return, Window
from manyuan.offers.queries.boards import board_of_needs, board_of_offers
from manyuan.plans.enums import AnswerState, PlanKind, PlanState
from manyuan.plans.models import Answer, Freeze, Plan, Scenario
from manyuan.seats.enums import Role
from manyuan.seats.models import Person, Seat
from manyuan.seats.queries import bureau_with_code, seats_of
from manyuan.seats.scope import before_any_seat
from worlds.remembered import remembered

pytestmark = pytest.mark.django_db


def test_demo_has_one_account_per_seat_and_opens_with_its_password():
    sign_ins = remembered(load_demo)

    assert [one.role for one in sign_ins] == [
        Role.BUREAU_OFFICER,
        Role.GROUP_OFFICE,
        Role.PRINCIPAL,
        Role.TEACHER,
        Role.AUDITOR,
    ]
    people = {person.username: person for person in Person.objects.all()}
    assert all(people[one.username].check_password(one.password) for one in sign_ins)
    assert not any(person.must_change_password for person in people.values())
    assert [seat.role for seat in seats_of(people["group"])] == [Role.GROUP_OFFICE, Role.PRINCIPAL]
    assert bureau_with_code("990203") is not None


def test_demo_is_imported_and_has_a_year_of_exchange_behind_it():
    remembered(load_demo)

    with before_any_seat():
        assert Record.objects.filter(code="import.applied").count() == 1
        assert School.objects.exclude(kind="office").count() >= 94
        (window,) = Window.objects.filter(kind=WindowKind.POSTING)
        _assert_adopted(window.year - 1)
        _assert_collected(window)
        _assert_drafted(window.year)
        _assert_visits_collected(window.year)


def _assert_visits_collected(year):
    """Schools and partners may still state what they need and give; some of it meets."""
    (window,) = Window.objects.filter(kind=WindowKind.VISIT)
    assert (window.year, window.is_open) == (year, True)
    officer = Seat.objects.get(role=Role.BUREAU_OFFICER)
    assert len(board_of_offers(officer, year)) == 40
    assert len(board_of_needs(officer, year)) == 90


def _assert_adopted(year):
    """Last year's plan is in force, and every one of its moves runs."""
    plan = Plan.objects.get(kind=PlanKind.EXCHANGE, year=year)
    start = date(year, 9, 1)
    assert (plan.state, plan.status) == (PlanState.ADOPTED, "optimal")
    assert set(Answer.objects.filter(move__plan=plan).values_list("state", flat=True)) == {
        AnswerState.AGREED
    }
    assert Posting.objects.count() == plan.moves.count() > 0
    running = Posting.objects.filter(starts_on=start, ends_on=date(year + 2, 9, 1))
    assert running.count() == plan.moves.count()
    assert all(posting.is_running_on(start) for posting in running)


def _assert_collected(window):
    """This year's window is open; most schools have confirmed, somebody is left to remind."""
    schools = School.objects.filter(teachers__isnull=False).distinct().count()
    done = Return.objects.filter(
        window=window, roster_confirmed_at__isnull=False, posts_confirmed_at__isnull=False
    ).count()
    assert window.phase == "open"
    assert schools / 2 < done < schools
    assert Teacher.objects.exclude(wishes="").exists()
    assert Teacher.objects.exclude(refuses="").exists()
    assert Teacher.objects.exclude(exemption="").exists()
    assert Post.objects.filter(year=window.year, wanted__gt=0).exists()


def _assert_drafted(year):
    """Of two drafts on the frozen data one group's cannot reach the share of backbone teachers."""
    (freeze,) = Freeze.objects.filter(kind=PlanKind.EXCHANGE, year=year)
    drafts = Scenario.objects.filter(year=year, freeze=freeze)
    assert set(drafts.values_list("group__unit__code", flat=True)) == {None, "G003"}
    plans = {
        plan.group: _unmet(plan) for plan in Plan.objects.filter(kind=PlanKind.EXCHANGE, year=year)
    }
    group = Group.objects.get(unit__code="G003")
    assert plans == {None: [], group: ["ratios.backbone_share"]}


def _unmet(plan):
    return [rule["rule"] for rule in plan.document["policy"]["rules"] if not rule["met"]]
