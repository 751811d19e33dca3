from django.urls import reverse

from manyuan.engagements.kinds.exchange.models import PupilExchange, Sending
from manyuan.kernel.clock import today
from worlds.exchanges import FIFTH, SIXTH


def address(exchange, step="", *more):
    return reverse(f"pupil-exchange{step}", args=[exchange.code, *more])


def page_of(client, exchange):
    return client.get(address(exchange)).content.decode()


def test_principal_offers_places_by_grade(swap, sign_in):
    client = sign_in(swap.principal)

    form = client.get(reverse("pupil-exchange-new")).context["form"]
    assert form["host"].value() == "灯塔小学（S2）"
    sent = {
        "title": "灯塔交换周",
        "host": "S2",
        "group": "G1",
        "starts_on": today().isoformat(),
        "ends_on": today().isoformat(),
        "grade-4": "6",
        "grade-5": "8",
    }
    page = client.post(reverse("pupil-exchange-new"), sent, follow=True).content.decode()

    places = PupilExchange.objects.get().places
    assert dict(places.values_list("grade", "places")) == {FIFTH: 6, SIXTH: 8}
    assert "「灯塔交换周」：双方已确认 0 所学校 0 名学生" in page
    assert "还没有学校报名。" in page


def test_school_asks_and_the_host_accepts_with_one_tap(swap, sign_in):
    exchange = swap.offer()
    client = sign_in(swap.principal)

    form = client.get(address(exchange, "-ask")).context["form"]
    assert [(one.label, one.help_text) for one in form][1:] == [
        ("五年级学生数", "还有 10 个名额"),
        ("六年级学生数", "还有 20 个名额"),
    ]
    asked = client.post(address(exchange, "-ask"), {"school": "S2", "grade-1": "12"}, follow=True)
    assert "灯塔小学报名 12 人，等待接待学校确认。" in asked.content.decode()
    accepted = sign_in(swap.officer).post(address(exchange, "-accept", "S2"), follow=True)

    page = accepted.content.decode()
    assert "已接受灯塔小学的 12 名学生，双方都已确认。" in page
    assert "监护人同意还没有登记" in page
    assert "少于派出人数，不能开始" in page


def test_refusals_are_said_on_the_form(swap, sign_in):
    exchange = swap.offer()
    swap.ask(exchange)
    client = sign_in(swap.officer)

    many = client.post(address(exchange, "-ask"), {"school": "S3", "grade-1": "21"})
    start = client.post(address(exchange, "-start"))

    assert "六年级还有 20 个名额，不够 21 人" in many.content.decode()
    assert "灯塔小学还在等接待学校确认" in start.content.decode()
    assert Sending.objects.count() == 1


def test_exchange_runs_to_its_end(swap, sign_in):
    exchange = swap.offer(ends_on=today())
    sending = swap.agreed(exchange)
    row = sending.grades.get()
    client = sign_in(swap.officer)

    started = client.post(address(exchange, "-start"), follow=True).content.decode()
    assert "学生交换已开始。" in started
    form = {f"came-{row.pk}": "11", "report": "孩子们很喜欢。"}
    ended = client.post(address(exchange, "-finish"), form, follow=True).content.decode()

    assert "「海棠路交换周」已结束：1 所学校的 11 名学生到过海棠路小学" in ended
    assert "孩子们很喜欢。" in ended
    assert "实到 11" in ended


def test_steps_follow_seat_and_state(swap, sign_in):
    exchange = swap.offer()
    swap.ask(exchange)

    def steps(seat):
        context = sign_in(seat).get(address(exchange)).context
        own = [step.label for one in context["sendings"] for step in one.steps]
        return [one.label for one in context["steps"]], own

    assert steps(swap.principal) == (["报名派出学生"], ["登记同意人数", "退出"])
    assert steps(swap.shore.group_office) == (
        ["开始交换", "报名派出学生", "修改学生交换", "取消学生交换"],
        ["接受报名", "不接受报名", "登记同意人数", "退出"],
    )
    assert steps(swap.shore.auditor) == ([], [])


def test_list_tells_places_and_pupils(swap, sign_in):
    exchange = swap.offer()
    swap.ask(exchange)

    page = sign_in(swap.officer).get(reverse("pupil-exchanges"))

    assert page.context["headline"] == "1 次学生交换：0 次已结束，1 次征集中"
    assert "灯塔小学" in page.content.decode()


def test_withdrawing_and_cancelling_tell_why(swap, sign_in):
    exchange = swap.offer()
    swap.ask(exchange)

    sign_in(swap.principal).post(address(exchange, "-withdraw", "S2"), {"reason": "流感"})
    assert "流感" in page_of(sign_in(swap.officer), exchange)
    cancelled = sign_in(swap.officer).post(
        address(exchange, "-cancel"), {"reason": "台风"}, follow=True
    )

    assert "「海棠路交换周」已取消" in cancelled.content.decode()
    assert "台风" in cancelled.content.decode()
