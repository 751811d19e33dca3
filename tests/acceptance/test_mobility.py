"""B17 and N7: cadres and teachers move inside their group, and the pages show it."""

from datetime import date

from django.urls import reverse

from manyuan.engagements.kinds.posting.queries.duties import reports_due
from manyuan.engagements.models import Flow
from worlds.clock import on_day
from worlds.qingdao import mobility
from worlds.qingdao.shinan import LEAD


def test_two_year_secondment_of_a_city_level_teacher(shinan, sign_in):
    posting = mobility.second_a_city_level_teacher(shinan)

    with shinan.at():
        flow = Flow.objects.get(code=posting.code)
    assert (flow.mode, flow.provider.name) == ("secondment", LEAD)
    assert (flow.starts_on, flow.ends_on) == mobility.TWO_YEARS
    assert posting.teacher.backbone == "city"
    assert posting.group.name == f"{LEAD}教育集团"
    with on_day(date(2025, 10, 1)):
        page = sign_in(shinan.officer).get(reverse("posting", args=[posting.code]))
    shown = page.content.decode()
    assert all(word in shown for word in ("支教", mobility.OUR_STRENGTHENING, "2026-08-31"))


def test_secondment_is_told_of_half_way(shinan, sign_in):
    posting = mobility.second_a_city_level_teacher(shinan)
    with shinan.at(), on_day(mobility.OUR_HALF_WAY):
        assert [one.posting for one in reports_due(shinan.officer)] == [posting]

    mobility.tell_half_way(shinan, posting)

    with shinan.at(), on_day(mobility.OUR_HALF_WAY):
        assert reports_due(shinan.officer) == []
    page = sign_in(shinan.officer).get(reverse("posting", args=[posting.code]))
    assert "带教与公开课已开展。" in page.content.decode()


def test_several_seniors_go_to_branch_schools(shinan, sign_in):
    postings = mobility.exchange_seniors(shinan)

    assert {posting.teacher.title for posting in postings} == {"senior"}
    page = sign_in(shinan.officer).get(reverse("postings"))
    assert page.context["table"].total == len(postings) == mobility.OUR_SENIORS


def test_cadre_and_teacher_move_inside_the_chain(shibei, sign_in):
    cadre, walking = mobility.move_cadre_and_teacher(shibei)

    assert (cadre.mode, cadre.group.code) == ("cadre", "G7")
    assert (walking.mode, walking.weekly_hours, walking.group.code) == ("walking", 4, "G7")
    with on_day(date(2023, 10, 1)):
        week = sign_in(shibei.officer).get(reverse("engagements"), {"day": "2023-10-09"})
    assert sorted(entry.kind_label for entry in week.context["long"]) == ["干部轮岗", "走教"]
