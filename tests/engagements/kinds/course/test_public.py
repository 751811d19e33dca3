"""A course that is published: what the public reads, and its own list to sign up."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from manyuan.engagements.signups.actions import ListFacts, open_sign_up, publish_page
from manyuan.kernel.clock import now, today
from manyuan.kernel.errors import Refused

HOME = "/public/990001/"


def facts():
    return ListFacts(
        title="走进物理",
        places=20,
        opens_at=now(),
        closes_at=now() + timedelta(days=9),
        delete_on=today() + timedelta(days=90),
    )


@pytest.fixture
def site(bay):
    with bay.at():
        publish_page(by=bay.officer, unit=bay.officer.bureau)
        yield bay


def test_draft_and_unpublished_courses_are_not_shown(site):
    draft = site.draft(is_public=True)
    quiet = site.open(name="内部课程")

    page = Client().get(HOME).content.decode()

    assert "走进物理" not in page
    assert "内部课程" not in page
    for course in (draft, quiet):
        assert Client().get(f"{HOME}activities/course/{course.code}/").status_code == 404


def test_open_course_is_shown_with_its_list_and_without_any_person(site):
    course = site.open(is_public=True)
    fair = open_sign_up(by=site.provider, kind="course", code=course.code, facts=facts())

    page = Client().get(f"{HOME}activities/course/{course.code}/").content.decode()

    assert "走进物理" in page
    assert "望海中学" in page
    assert f"{HOME}signups/{fair.number}/" in page
    assert "林一" not in page


def test_who_runs_the_course_opens_its_list_from_the_page(site, sign_in):
    course = site.open(is_public=True)
    address = reverse("signup-new", args=["course", course.code])

    assert (
        address
        in sign_in(site.provider).get(reverse("course", args=[course.code])).content.decode()
    )
    assert address not in (
        sign_in(site.principals["S2"]).get(reverse("course", args=[course.code])).content.decode()
    )
    with pytest.raises(Refused):
        open_sign_up(by=site.principals["S2"], kind="course", code=course.code, facts=facts())
