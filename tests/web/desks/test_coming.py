from datetime import date, timedelta

from django.urls import reverse

from manyuan.directory.models import Teacher
from manyuan.engagements.kinds.posting.actions import PostingFacts, arrange_posting
from manyuan.engagements.kinds.posting.enums import Mode
from manyuan.engagements.models import Occasion
from manyuan.kernel.clock import today
from web.directory.pages import text

DESK = reverse("desk")


def shown(page):
    return [(entry.text, entry.url) for entry in page.context["coming"].entries]


def bring_near():
    """Let what was laid on some school day begin in the next days, holidays or not."""
    for days, pk in enumerate(Occasion.objects.order_by("number").values_list("pk", flat=True)):
        day = today() + timedelta(days=days + 1)
        Occasion.objects.filter(pk=pk).update(starts_on=day, ends_on=day)


def test_each_seat_sees_what_begins_within_two_weeks(coast, sign_in):
    visit = coast.visit()
    bring_near()
    address = reverse("visit", args=[visit.code])
    for seat in (coast.officer, coast.group_office, coast.principal):
        assert shown(sign_in(seat).get(DESK)) == [("09:00–10:00 海洋科学", address)]


def test_what_does_not_find_room_is_counted(coast, sign_in):
    coast.visit()
    bring_near()
    first = Occasion.objects.get()
    Occasion.objects.bulk_create(
        Occasion(
            bureau=first.bureau,
            kind=first.kind,
            code=first.code,
            number=number,
            title="海洋",
            starts_on=today() + timedelta(days=number),
            ends_on=today() + timedelta(days=number),
            status=first.status,
        )
        for number in range(2, 20)
    )

    page = sign_in(coast.officer).get(DESK)

    assert len(page.context["coming"].entries) == 8
    # Of days 2 to 13 there is one each, and the visit itself.
    assert page.context["coming"].count == 13
    assert "另有 5 项，在日历中查看" in text(page)


def test_what_begins_later_or_is_called_off_is_not_coming(coast, sign_in):
    coast.visit()
    for day, status in ((today() + timedelta(days=14), "planned"), (today(), "cancelled")):
        Occasion.objects.update(starts_on=day, ends_on=day, status=status)
        page = sign_in(coast.officer).get(DESK)
        assert shown(page) == []
        assert "未来两周没有新的安排。" in text(page)


def test_teacher_sees_the_own_alone(bay, sign_in):
    bay.open()
    for occasion in Occasion.objects.filter(number=1):
        occasion.teachers.add(bay.teacher())
    bring_near()
    own = Teacher.objects.filter(code="T1")
    for account, headline in (
        (None, "未来两周您没有新的安排"),
        (bay.shore.teacher.person, "未来两周您有 1 项安排"),
    ):
        own.update(account=account)
        page = sign_in(bay.shore.teacher).get(DESK)
        assert page.context["headline"] == headline
        assert ("您的账号还没有对应到教师名单" in text(page)) == (account is None)


def test_teacher_sees_the_own_path(coast, sign_in):
    Teacher.objects.filter(code="T1").update(account=coast.shore.teacher.person)
    facts = PostingFacts(
        teacher=Teacher.objects.get(code="T1"),
        host=coast.shore.school("S2"),
        mode=Mode.ROTATION,
        starts_on=date(2025, 9, 1),
        ends_on=date(2028, 9, 1),
    )
    posting = arrange_posting(by=coast.officer, facts=facts)

    (step,) = sign_in(coast.shore.teacher).get(DESK).context["path"]

    assert (step.text, step.url) == (
        "海棠路小学 → 灯塔小学",
        reverse("posting", args=[posting.code]),
    )
