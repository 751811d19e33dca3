from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from manyuan.engagements.kinds.research.models import Output, Participation, Research
from manyuan.engagements.models import Flow
from worlds.research import Study
from worlds.visits import PAST, PDF, day_off, school_day


def new(client, **fields):
    form = {
        "mode": "promotion",
        "topic": "推进会",
        "host": "G1",
        "on": school_day().isoformat(),
        "starts_at": "14:00",
        "ends_at": "16:00",
        "people_each": "2",
        **fields,
    }
    return client.post(reverse("research-new"), form, follow=True)


def invited():
    parts = Participation.objects.order_by("school__unit__code")
    return [(one.school.code, one.expected) for one in parts]


def page_of(client, research):
    return client.get(reverse("research", args=[research.code])).content.decode()


def test_whole_district_is_invited_by_one_box(study, sign_in):
    page = new(sign_in(study.officer), everyone="on").content.decode()

    # No campus, no office, and no school that has closed.
    assert invited() == [(f"S{n}", 2) for n in (1, 2, 3, 4, 5, 6)]
    assert "「推进会」邀请 6 所学校 12 人" in page


def test_groups_and_single_schools_are_invited_together_each_once(study, sign_in):
    new(sign_in(study.officer), groups=["G1"], schools=["S2", "S6"])

    assert invited() == [("S1", 2), ("S2", 2), ("S3", 2), ("S6", 2)]


def test_form_without_schools_says_so_and_writes_nothing(study, sign_in):
    page = new(sign_in(study.officer)).content.decode()

    assert "请至少选择一所参加学校。" in page
    assert Research.objects.count() == 0


def test_day_off_must_be_heard_first(study, sign_in):
    client, day = sign_in(study.officer), day_off().isoformat()

    asked = new(client, everyone="on", on=day)
    assert f"{day} 不是上学日。" in asked.content.decode()
    assert Research.objects.count() == 0
    new(client, everyone="on", on=day, heard=f"{day} 14:00-16:00")

    assert Research.objects.get().on == day_off()


def test_principal_sees_own_group_to_choose_and_own_school_as_host(study, sign_in):
    page = sign_in(study.principal).get(reverse("research-new"))

    form = page.context["form"]
    assert 'value="灯塔小学（S2）"' in page.content.decode()
    # S2 is in both groups; S6 is in none.
    codes = [code for code, _name in form.fields["schools"].choices]
    assert codes == ["S1", "S2", "S3", "S4", "S5", "S5-2"]


def test_schools_are_changed_without_losing_the_rest(study, sign_in):
    research = study.research()
    parts = {one.school.code: one.pk for one in research.participations.all()}

    address = reverse("research-schools", args=[research.code])
    form = {
        f"school-{parts['S1']}": "4",
        f"school-{parts['S2']}": "0",
        f"school-{parts['S3']}": "2",
        "schools": ["S5"],
        "people_each": "3",
        "reason": "换校",
    }
    page = sign_in(study.officer).post(address, form, follow=True).content.decode()

    assert invited() == [("S1", 4), ("S3", 2), ("S5", 3)]
    assert "现有 3 所学校参加。" in page


def test_edit_keeps_the_schools(study, sign_in):
    research = study.research()
    client = sign_in(study.officer)
    address = reverse("research-edit", args=[research.code])

    assert "分数的意义" in client.get(address).content.decode()
    form = {
        "mode": "training",
        "topic": "小数的意义",
        "host": "S1",
        "on": research.on.isoformat(),
        "starts_at": "14:00",
        "ends_at": "15:00",
        "agenda": "说课\n评课",
        "reason": "改题目",
    }
    page = client.post(address, form, follow=True).content.decode()

    assert invited() == [("S1", 1), ("S2", 3), ("S3", 2)]
    assert "<li>说课</li><li>评课</li>" in page
    assert "改题目" in page


def test_attendance_is_filled_in_with_what_was_expected(study, sign_in):
    research = study.held()
    client = sign_in(study.principal)
    address = reverse("research-attendance", args=[research.code])
    (part,) = Participation.objects.filter(school__unit__code="S2")

    form = client.get(address).context["form"]
    assert [(field.label, field.value()) for field in form] == [("灯塔小学", 3)]
    page = client.post(address, {f"school-{part.pk}": "4"}, follow=True).content.decode()

    assert "已登记 1 所学校 4 人。" in page
    assert "「分数的意义」已开展，1 / 3 所学校登记了到会人数" in page
    assert Flow.objects.get(receiver__code="S2").people == 4


def test_names_are_shown_to_who_may_see_the_roster(study, sign_in):
    research = study.research()
    address = reverse("research-names", args=[research.code, "S2"])

    page = sign_in(study.principal).post(address, {"teachers": ["T2"]}, follow=True)

    assert "周二" in page.content.decode()
    assert "周二" in page_of(sign_in(study.officer), research)
    assert "周二" not in page_of(sign_in(study.shore.teacher), research)


def test_steps_follow_seat_and_state(study, sign_in):
    ahead, held = study.research(topic="未来"), study.held(topic="过去")
    past = study.research(topic="待登记", on=PAST)

    def steps(seat, research):
        found = sign_in(seat).get(reverse("research", args=[research.code])).context["steps"]
        return [one.label for one in found]

    changing = ["修改活动", "参加学校", "调整时间", "取消活动"]
    assert steps(study.officer, ahead) == changing
    assert steps(study.officer, past) == ["登记开展", "登记到会人数", *changing]
    assert steps(study.officer, held) == ["修改纪要", "登记到会人数"]
    assert steps(study.principal, held) == ["登记到会人数"]
    assert steps(study.shore.auditor, held) == []


def test_file_is_handed_out_as_a_file_alone(study, sign_in):
    research, client = study.held(), sign_in(study.officer)
    address = reverse("research-output-new", args=[research.code])

    files = [SimpleUploadedFile("教案.pdf", PDF), SimpleUploadedFile("坏.docx", b"<html>")]
    page = client.post(address, {"file": files}, follow=True).content.decode()
    empty = client.post(address, follow=True).content.decode()

    output = Output.objects.get()
    answer = client.get(reverse("research-output", args=[research.code, output.pk]))
    assert "已添加「教案.pdf」。" in page
    assert "「坏.docx」不是能打开的" in page
    assert "请先选择文件。" in empty
    assert (answer["Content-Type"], answer.content) == ("application/pdf", PDF)
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_list_tells_what_was_held_and_what_is_to_come(study, sign_in):
    study.report(study.held(mode="training"), S2=4)
    study.research()

    address = f"{reverse('research-list')}?first=2025-09-01&last=2027-08-31"
    page = sign_in(study.officer).get(address)

    assert page.context["headline"] == "2 次联合教研：1 次已开展，1 次待开展"
    figures = [(one.label, one.value, one.sub) for one in page.context["figures"]]
    assert figures[1] == ("已开展的培训", 1, "到会 4 人次")


def test_move_and_cancel_tell_what_was_done(study, sign_in):
    research, client = study.research(), sign_in(study.officer)
    day = school_day(1).isoformat()

    form = {"on": day, "starts_at": "09:00", "reason": "期中考试"}
    moved = client.post(reverse("research-move", args=[research.code]), form, follow=True)
    cancelled = client.post(
        reverse("research-cancel", args=[research.code]), {"reason": "停电"}, follow=True
    )

    assert f"已改到 {day} 09:00–11:00。" in moved.content.decode()
    assert "「分数的意义」已取消" in cancelled.content.decode()


def test_meeting_takes_a_venue_and_too_many_people_are_remarked(quay, sign_in):
    client = sign_in(quay.officer)
    asked = {"host": "S1", "venue": "海棠路小学 报告厅（H1）", "schools": ["S2"]}

    crowded = new(client, people_each="301", **asked).context["form"].non_field_errors()
    assert crowded == ["海棠路小学 报告厅容纳 300 人，安排了 301 人。"]
    assert Research.objects.count() == 0
    page = new(client, people_each="20", **asked).content.decode()

    assert "海棠路小学 报告厅" in page
    assert (Research.objects.get().venue, Research.objects.get().place.code) == (quay.hall, "S1")
    day = client.get(reverse("venue-timeline"), {"day": school_day().isoformat()})
    cells = next(cells for venue, cells in day.context["rows"] if venue.code == "H1")
    assert [cell.taken.what for cell in cells if cell.taken] == ["联合教研"]


def test_principal_is_offered_shared_venues_and_own_and_keeps_what_was_chosen(quay, sign_in):
    client = sign_in(quay.principal)
    with quay.at():
        meeting = Study(quay.shore).research(venue="L1", host="S2")

    offered = client.get(reverse("research-new")).context["form"].fields["venue"].entries
    kept = client.get(reverse("research-edit", args=[meeting.code])).context["form"]

    assert [venue.code for venue in offered] == ["H1"]
    assert kept["venue"].value() == "海棠路小学 物理实验室（L1）"
    assert [venue.code for venue in kept.fields["venue"].entries] == ["H1", "L1"]
