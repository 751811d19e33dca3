"""The pages of the collecting: what they say to whom, and what forms do."""

from datetime import timedelta

import pytest
from django.urls import reverse

from manyuan.directory.models import Teacher
from manyuan.kernel.clock import today
from manyuan.offers.models import Contest, Exemption, Return, Statement, Window
from manyuan.seats.scope import before_any_seat
from offers.collecting import YEAR, link, list_teachers, open_for, teacher_row


@pytest.fixture
def world(shore):
    list_teachers(
        shore,
        teacher_row("T1", "S1", name="林一"),
        teacher_row("T2", "S2", name="周二"),
        teacher_row("T3", "S2", name="吴三", subject=None),
        teacher_row("T5", "S5-2", name="郑五"),
    )
    return shore


@pytest.fixture
def collecting(world):
    link(world)
    world_window = open_for(world, note="联系人事科")
    assert world_window.is_open
    return world


def page(client, view, /, *args, query="", **fields):
    address = reverse(view, args=args) + query
    return client.post(address, fields, follow=True) if fields else client.get(address)


def text_of(response):
    return response.content.decode()


def pk_of(code):
    with before_any_seat():
        return Teacher.objects.get(code=code, bureau__code="990001").pk


def stored(model):
    with before_any_seat():
        return list(model.objects.all())


def test_without_a_window_each_seat_learns_the_first_step(world, sign_in):
    officer = text_of(page(sign_in(world.officer), "offers"))
    principal = text_of(page(sign_in(world.principal), "offers"))
    teacher = text_of(page(sign_in(world.teacher), "offers"))

    assert "第一步：开启收集窗口" in officer
    assert "等教育局开启收集窗口" in principal
    assert "你的账号还没有对应到教师名单" in teacher
    link(world)
    assert "等教育局开启收集窗口" in text_of(page(sign_in(world.teacher), "offers"))


def test_bureau_opens_a_window_and_prolongs_it(world, sign_in):
    client = sign_in(world.officer)
    days = {"opens_on": today(), "closes_on": today() + timedelta(3), "pack": "exchange-national"}
    opened = text_of(page(client, "window-new", year=YEAR, **days))
    wrong = page(client, "window-edit", YEAR, reason="延长", **{**days, "closes_on": "2001-01-01"})
    later = {**days, "closes_on": today() + timedelta(30)}
    page(client, "window-edit", YEAR, reason="延长", **later)

    assert "5 所学校中 0 所已确认；5 所未确认，离截止还有 3 天" in opened
    assert "截止日期不能早于开始日期" in text_of(wrong)
    assert stored(Window)[0].days_left == 30


def test_overview_counts_and_reminds(collecting, sign_in):
    client = sign_in(collecting.officer)
    one = text_of(page(client, "remind", query="?school=S2"))
    page(client, "remind", school="S2")
    all_of_them = text_of(page(client, "remind"))
    page(client, "remind", school="")
    shown = text_of(page(client, "offers"))

    assert "提醒灯塔小学填报，离截止还有 5 天" in one
    assert "提醒 5 所未确认的学校" in all_of_them
    assert len([line for line in stored(Return) if line.reminded_at]) == 5
    assert "联系人事科" in shown
    assert today().isoformat() in shown


def test_group_office_sees_its_members_only(collecting, sign_in):
    shown = text_of(page(sign_in(collecting.group_office), "offers"))

    assert "3 所学校中 0 所已确认" in shown
    assert "潮声学校" not in shown


def test_principal_confirms_step_by_step(collecting, sign_in):
    client = sign_in(collecting.principal)
    before = text_of(page(client, "offers"))
    client.post(reverse("confirm-roster", args=["S2"]))
    client.post(reverse("confirm-posts", args=["S2"]))
    after = text_of(page(client, "offers"))
    roster = text_of(page(client, "school-roster", "S2"))

    assert "灯塔小学的 4 步中 2 步已完成，离截止还有 5 天" in before
    assert "灯塔小学已完成全部 4 步" in after
    assert "安校长于" in roster


def test_after_the_deadline_pages_say_since_when(world, sign_in):
    window = open_for(world, opens=-9, closes=-1)
    roster = text_of(page(sign_in(world.principal), "school-roster", "S2"))
    teacher = page(sign_in(world.principal), "teacher-edit", pk_of("T2"), name="周贰")
    overview = text_of(page(sign_in(world.officer), "offers"))

    assert f"收集已于 {window.closes_on} 截止" in roster
    assert teacher.status_code == 403
    assert f"收集已于 {window.closes_on} 截止" in overview
    assert "开启下一个窗口" in overview


def test_a_coming_window_says_when(world, sign_in):
    window = open_for(world, opens=3, closes=9)

    assert f"5 所学校将填报，{window.opens_on} 开始收集" in text_of(
        page(sign_in(world.officer), "offers")
    )


def test_roster_says_who_may_move_and_why_not(collecting, sign_in):
    shown = text_of(page(sign_in(collecting.principal), "school-roster", "S2"))

    assert "灯塔小学 2 名教师中 1 名符合交流条件，1 名信息不全" in shown
    assert "任教学段或学科未填，无法判断" in shown


def test_reasons_are_said_in_english_too(collecting, sign_in):
    client = sign_in(collecting.principal)
    client.cookies["manyuan_language"] = "en"
    shown = text_of(
        client.get(reverse("school-roster", args=["S2"]), headers={"Accept-Language": "en"})
    )

    assert "学段" not in shown


def test_principal_corrects_adds_and_removes(collecting, sign_in):
    client = sign_in(collecting.principal)
    page(client, "teacher-edit", pk_of("T3"), name="吴三", stage="primary", subject="语文")
    wrong = text_of(page(client, "teacher-edit", pk_of("T3"), name=""))
    same = text_of(
        page(client, "teacher-edit", pk_of("T3"), name="吴三", stage="primary", subject="语文")
    )
    page(client, "teacher-new", "S2", teacher="T9", name="钱九")
    taken = text_of(page(client, "teacher-new", "S2", teacher="T1", name="林"))
    page(client, "teacher-remove", pk_of("T9"), reason="重复")
    with before_any_seat():
        codes = list(
            Teacher.objects.filter(school__unit__name="灯塔小学").values_list("code", flat=True)
        )

    assert codes == ["T2", "T3"]
    assert "没有需要更正的" in same
    assert "教师编号 T1 已登记在海棠路小学" in taken
    assert 'aria-invalid="true"' in wrong


def test_group_office_reads_a_row_without_a_form(collecting, sign_in):
    shown = text_of(page(sign_in(collecting.group_office), "teacher-edit", pk_of("T2")))

    assert "周二符合交流条件" in shown
    assert "保存名单信息" not in shown


def test_posts_are_saved_and_errors_said(collecting, sign_in):
    client = sign_in(collecting.principal)

    def send(**row):
        form = {"posts-TOTAL_FORMS": 2, "posts-INITIAL_FORMS": 0}
        form |= {f"posts-0-{name}": value for name, value in row.items()}
        return text_of(page(client, "school-posts", "S2", **form))

    empty = text_of(page(client, "school-posts", "S2"))
    wrong = send(stage="primary", subject="数学", wanted=1, backbone=2)
    unreadable = send(stage="primary", subject="数学", wanted="两")
    saved = send(stage="primary", subject="数学", wanted=2, backbone=1)

    assert "还没有填写岗位需求" in empty
    assert "其中骨干不能是 2 人" in wrong
    assert 'aria-invalid="true"' in unreadable
    assert "需增教师 2 人" in saved
    assert "其中骨干 1" in text_of(page(sign_in(collecting.auditor), "school-posts", "S2"))


def test_exemption_goes_from_school_to_bureau(collecting, sign_in):
    empty = text_of(page(sign_in(collecting.officer), "exemptions"))
    principal = sign_in(collecting.principal)
    new = {"reason": "nursing", "until": today() + timedelta(99), "evidence": "出生医学证明"}
    page(principal, "exemption-new", pk_of("T2"), **new)
    twice = text_of(page(principal, "exemption-new", pk_of("T2"), **new))
    (one,) = stored(Exemption)
    waiting = text_of(page(principal, "exemption", one.pk))
    officer = sign_in(collecting.officer)
    page(officer, "exemption-decide", one.pk, decision="refuse", answer="")
    unanswered = stored(Exemption)[0].state
    page(officer, "exemption-decide", one.pk, decision="approve")
    listed = text_of(page(officer, "exemptions"))
    page(officer, "exemption-withdraw", one.pk, reason="")
    page(officer, "exemption-withdraw", one.pk, reason="已断奶")

    assert "还没有免交流申请" in empty
    assert "共 0 份" not in empty
    assert "已有一份待审批的免交流申请" in twice
    assert "免交流申请由教育局审批" in waiting
    assert unanswered == "proposed"
    assert "没有待审批的免交流申请，共 1 份" in listed
    assert stored(Exemption)[0].state == "withdrawn"


def test_teacher_reads_the_own_verdict_in_plain_words(collecting, sign_in):
    shown = text_of(page(sign_in(collecting.teacher), "offers"))

    assert "你今年符合交流条件" in shown
    assert f"到 {YEAR} 年 9 月 1 日，你到校 9 年（须满 6 年）" in shown
    assert page(sign_in(collecting.principal), "my-record").status_code == 403


@pytest.mark.parametrize(
    ("changes", "headline", "reason"),
    [
        ({"graduating_class": 1}, "你今年暂缓交流", "任教毕业班，本年度暂缓。"),
        ({"on_establishment": 0}, "你今年不参加交流", "不在编。"),
        ({"born": None}, "你的记录信息不全，还不能判断能否交流", "出生日期未填"),
    ],
)
def test_teacher_reads_why_not(collecting, sign_in, changes, headline, reason):
    list_teachers(collecting, teacher_row("T1", "S1", name="林一", **changes))

    shown = text_of(page(sign_in(collecting.teacher), "offers"))

    assert headline in shown
    assert reason in shown


def test_wishes_are_put_in_order_without_a_script(collecting, sign_in):
    client = sign_in(collecting.teacher)

    def order(move):
        shown = page(client, "my-wishes", move=move, wish=["S2", "S3"], refuse=["S5"], reason="远")
        lists = shown.context["lists"]
        return [[card.code for card in one.cards if card.code] for one in lists]

    assert order("up-wish-1") == [["S3", "S2"], ["S5"]]
    assert order("down-wish-0") == [["S3", "S2"], ["S5"]]
    assert order("up-wish-0") == [["S2", "S3"], ["S5"]]
    assert order("out-refuse-0") == [["S2", "S3"], []]
    assert order("out-wish-7") == [["S2", "S3"], ["S5"]]
    assert order("sideways-nothing-x") == [["S2", "S3"], ["S5"]]
    assert stored(Statement) == []


def test_wishes_are_saved_or_refused_with_a_sentence(collecting, sign_in):
    client = sign_in(collecting.teacher)
    silent = text_of(page(client, "my-wishes", wish=["S3"], refuse=["S5"], reason=""))
    long = text_of(page(client, "my-wishes", wish=[], refuse=["S5"], reason="远" * 401))
    saved = text_of(page(client, "my-wishes", wish=["S3", "S2", ""], refuse=["S5"], reason="太远"))

    assert "请写明原因" in silent
    assert "401" in long
    assert saved.index("石桥小学") < saved.index("灯塔小学") < saved.index("太远")
    assert "修改意愿" in saved


def test_teacher_contests_and_the_bureau_answers(collecting, sign_in):
    client = sign_in(collecting.teacher)
    assert page(client, "contest-new", query="?field=exemption").status_code == 404
    for field in ("school", "on_establishment", "title"):
        assert page(client, "contest-new", query=f"?field={field}").status_code == 200
    page(client, "contest-new", query="?field=title", should_be="senior", note="证书")
    record = text_of(page(client, "offers"))
    (one,) = stored(Contest)
    own = text_of(page(client, "contest", one.pk))
    officer = sign_in(collecting.officer)
    page(officer, "contest-answer", one.pk, decision="decline", answer="")
    page(officer, "contest-answer", one.pk, decision="accept")
    again = text_of(page(officer, "contest-answer", one.pk, decision="accept"))

    assert "更正职称为 高级教师" in record
    assert "其他席位只能查看" in own
    assert "不能再次答复" in again
    with before_any_seat():
        assert Teacher.objects.get(pk=pk_of("T1")).title == "senior"


def test_accounts_are_linked_by_hand_and_by_code(world, sign_in):
    client = sign_in(world.officer)
    page(client, "teacher-account", pk_of("T1"), account="teacher")
    with before_any_seat():
        assert Teacher.objects.get(pk=pk_of("T1")).account.username == "teacher"
    refused = text_of(page(client, "teacher-account", pk_of("T2"), account=""))
    open_for(world)
    by_code = client.post(reverse("accounts-by-code", args=["S1"]), follow=True)

    assert "没有对应的账号" in refused
    assert "没有用户名与教师编号相同" in text_of(by_code)
