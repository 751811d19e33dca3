"""Schools sign up at the same moment: never more pupils than places, no quota broken."""

import pytest

from manyuan.engagements.kinds.course.actions import edit_course, withdraw_school
from manyuan.engagements.kinds.course.errors import FewerThanTaken
from manyuan.engagements.kinds.course.models import Course, Receiver
from worlds.courses import build_bay
from worlds.moments import at_once
from worlds.remembered import remembered

pytestmark = pytest.mark.django_db(transaction=True)
SCHOOLS = ("S2", "S3", "S5", "S5-2")


@pytest.fixture
def bay(transactional_db):
    return remembered(build_bay)


def opened(bay, **rest):
    with bay.at():
        return bay.open(quotas=dict.fromkeys(SCHOOLS, 20), **rest)


def signing(bay, course, school, pupils):
    return lambda: bay.sign(course, school, pupils)


def test_four_schools_at_once_get_the_places_that_there_are(bay):
    course = opened(bay, places=50)

    at_once(bay, *(signing(bay, course, school, 18) for school in SCHOOLS))

    with bay.at():
        placed = sorted(bay.placed(course).values())
        assert placed == [0, 14, 18, 18]
        assert Course.objects.get().taken == 50
        assert {one.asked for one in Receiver.objects.all()} == {18}


def test_no_quota_is_broken_by_two_that_sign_the_same_school_up(bay):
    course = opened(bay, places=50)

    at_once(bay, signing(bay, course, "S2", 25), signing(bay, course, "S2", 30))

    with bay.at():
        assert bay.placed(course) == {"S2": 20}
        assert Course.objects.get().taken == 20


def test_places_freed_while_another_signs_up_are_given_once(bay):
    course = opened(bay, places=20)
    with bay.at():
        bay.sign(course, "S2", 20)
        bay.sign(course, "S3", 15)
        school = bay.school("S2")

    def leaving():
        return withdraw_school(by=bay.officer, course=course, school=school, reason="冲突")

    at_once(bay, leaving, signing(bay, course, "S5", 15))

    with bay.at():
        assert bay.placed(course) == {"S3": 15, "S5": 5}
        assert Course.objects.get().taken == 20


def test_places_are_not_taken_away_under_a_school_that_signs_up(bay):
    course = opened(bay, places=50)
    with bay.at():
        facts = bay.facts(places=10)

    ended = at_once(
        bay,
        signing(bay, course, "S2", 20),
        lambda: edit_course(by=bay.officer, course=course, facts=facts),
    )

    with bay.at():
        course = Course.objects.get()
        assert course.taken == (20 if FewerThanTaken in ended else 10)
        assert course.taken <= course.places
