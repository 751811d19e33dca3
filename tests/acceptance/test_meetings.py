"""B21 and N8: a meeting of 94 principals; more than ten trainings, more than twenty visits."""

from django.urls import reverse

from manyuan.engagements.models import Flow
from worlds.clock import on_day
from worlds.qingdao.meetings import (
    OUR_AGENDA,
    OUR_MEETING,
    OUR_PEOPLE,
    OUR_TRAININGS,
    OUR_VISITS,
    PRINCIPALS,
    PROMOTION,
    TALKS,
    hold_promotion_meeting,
    meet_all_term,
)
from worlds.qingdao.shinan import LEAD, OUR_PRIMARIES

SHOWN = {"first": "2024-09-01", "last": "2024-12-31"}


def test_meeting_of_94_principals_has_talks_attendance_and_minutes(shibei, sign_in):
    meeting = hold_promotion_meeting(shibei)

    with on_day(OUR_MEETING):
        page = sign_in(shibei.officer).get(reverse("research", args=[meeting.code]))
    assert page.context["headline"] == f"「{PROMOTION}」已开展，94 所学校 94 人到会"
    assert page.context["research"].items == OUR_AGENDA.splitlines()
    assert TALKS in page.context["research"].minutes
    flows = Flow.objects.filter(activity=meeting.code, status="held", people=1)
    assert flows.values("receiver").distinct().count() == PRINCIPALS


def test_more_than_ten_trainings_and_twenty_visits_are_counted(shinan, sign_in):
    office = meet_all_term(shinan)

    page = sign_in(office).get(reverse("research-list"), SHOWN)

    figures = {one.label: (one.value, one.sub) for one in page.context["figures"]}
    schools = 1 + len(OUR_PRIMARIES)
    sessions = f"到会 {OUR_TRAININGS * schools * OUR_PEOPLE} 人次"
    assert figures["已开展的培训"] == (OUR_TRAININGS, sessions)
    assert figures["走访学校"] == (OUR_VISITS, f"到会 {OUR_VISITS * OUR_PEOPLE} 人次")
    assert figures["已召开的会议"] == (2, f"到会 {2 * schools * OUR_PEOPLE} 人次")
    assert OUR_TRAININGS > 10
    assert OUR_VISITS > 20
    given = Flow.objects.filter(kind="research", provider__name=f"{LEAD}教育集团")
    assert given.count() == Flow.objects.filter(kind="research").count()
