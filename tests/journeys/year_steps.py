"""The steps of a school year on the demo district, each played by those whose work it is."""

import re
from collections.abc import Callable
from contextlib import contextmanager
from datetime import date

from playwright.sync_api import expect

from journeys.visiting import overflow
from worlds.clock import on_day

FIRST_DAY, GROUP = date(2026, 9, 1), "柳洲路第二小学教育集团"
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
ON_PHONES = {"viewport": PHONE, "is_mobile": True, "has_touch": True}
COURSE, VISIT = "/engagements/courses/C2025-00003/", "/engagements/visits/V2026-00027/"
SCORES = "/evaluation/scores/2026/"
ANSWERS = 10  # fewer are not shown


class Year:
    """The people of the demo, each at a page of their own, and the day on which they sit there."""

    def __init__(self, new_page, passwords, picture):
        self.new_page, self.passwords, self.picture = new_page, passwords, picture
        self.plan = ""

    @contextmanager
    def at(self, day, username, **options):
        """Let somebody sit down on a day; the page closes with the day."""
        with on_day(day):
            page = self.new_page(**{"viewport": DESK, **options})
            page.goto("/")
            page.get_by_label("用户名").fill(username)
            page.get_by_label("密码").fill(self.passwords[username])
            page.get_by_role("button", name="登录").click()
            page.wait_for_url("**/desk/")
            yield page
            assert overflow(page) <= 0
            page.close()


def press(page, name):
    """Press the button or follow the link of the page's body that is called so."""
    found = page.locator("main").get_by_role("button", name=name, exact=True)
    found.or_(page.locator("main").get_by_role("link", name=name, exact=True)).first.click()


def said(page, text):
    """Expect what the product answered."""
    expect(page.locator(".messages")).to_contain_text(text)


def headline(page):
    return page.get_by_role("heading", level=1)


def year_is_opened(year):
    """The bureau opens the year; what was arranged in the year before goes on."""
    with year.at(FIRST_DAY, "officer") as page:
        page.goto("/desk/")
        page.get_by_role("link", name="2026–2027 学年").click()
        expect(headline(page)).to_contain_text("2026–2027 学年 21 步中完成 1 步")
        press(page, "开启学年")
        expect(page.locator("main")).to_contain_text("春季家长满意度（家长）：草稿")
        press(page, "开启学年")
        said(page, "已开启 2026–2027 学年，结转 4 项。")
        year.picture(page, "year-1-open")


def schools_are_asked(year):
    """The bureau asks the schools about the exchange, and says yes for a university."""
    with year.at(FIRST_DAY, "officer") as page:
        page.goto("/plans/?year=2026")
        page.get_by_role("link", name="第 1 版", exact=True).click()
        expect(headline(page)).to_contain_text("每个目标都已证明不能再好")
        year.plan = page.url
        year.picture(page, "year-2-plan")
        press(page, "征求学校意见")
        press(page, "征求学校意见")
        page.wait_for_url(re.compile(r"/answers/$"))
        page.goto(VISIT)
        press(page, "代为确认")
        page.get_by_label("合作单位").check()
        press(page, "确认到校")
        said(page, "已确认")


def principal_answers_on_a_phone(year):
    """A principal agrees to the exchange and to a visit, and signs up for a course."""
    with year.at(date(2026, 9, 2), "principal", **ON_PHONES) as phone:
        phone.goto("/plans/answers/")
        phone.get_by_role("button", name=re.compile("^同意全部")).first.tap()
        said(phone, "已同意")
        phone.goto(VISIT)
        phone.get_by_role("button", name="确认到校").first.tap()
        said(phone, "已确认")
        phone.goto("/engagements/courses/")
        phone.get_by_role("button", name=re.compile("^报名")).first.tap()
        phone.get_by_label("六年级学生数").fill("20")
        phone.get_by_role("button", name="提交报名").tap()
        said(phone, "20 人都占到名额")
        year.picture(phone, "year-3-phone")


def exchange_is_adopted(year):
    """Seven days later the plan is adopted, with a reason for the schools that said nothing."""
    with year.at(date(2026, 9, 9), "officer") as page:
        page.goto(f"{year.plan}answers/")
        press(page, "采纳方案")
        page.get_by_label("仍要采纳的原因").fill("七天期满，未答复的学校已电话征求意见")
        press(page, "采纳方案")
        said(page, "已采纳方案")
        page.goto("/engagements/postings/")
        expect(headline(page)).to_have_text("123 名教师正在交流")


def course_is_held_and_counted(year):
    """The lead school starts the course; the principal counts who came."""
    with year.at(date(2026, 9, 14), "group") as page:
        page.goto(COURSE)
        press(page, "确定开课")
        page.locator("main form button:not([name])").first.click()
        said(page, "已确定开课")
    with year.at(date(2026, 9, 16), "principal", **ON_PHONES) as phone:
        phone.goto(COURSE)
        phone.get_by_role("button", name="登记到课人数").tap()
        phone.get_by_label("第 1 次课到课人数").fill("19")
        phone.get_by_role("button", name="保存到课人数").tap()
        said(phone, "已登记到课人数")


def plan_of_the_group_is_issued(year):
    """The group's office writes its plan of the year: what is arranged stands there already."""
    with year.at(date(2026, 9, 18), "group") as page:
        page.goto("/papers/new/")
        page.get_by_label("文书种类").select_option(label="集团年度计划")
        page.get_by_label("学年", exact=True).select_option(label="2026–2027")
        press(page, "查看并填写")
        page.get_by_label("工作目标").fill("成员校全部达到七项中的六项")
        page.get_by_label("重点工作").fill("小初衔接\n联合教研")
        page.get_by_label("保障措施").fill("专人负责，每月碰头")
        press(page, "保存草稿")
        expect(page.locator("main")).to_contain_text("课程共享")
        year.picture(page, "year-4-paper")
        press(page, "签发")
        page.locator("dialog[open]").get_by_role("button", name="签发").click()
        said(page, "签发")
        expect(headline(page)).to_contain_text("工作计划")


def money_is_asked_for_and_paid(year):
    """The group asks for a line, the bureau approves it and pays what the group has billed."""
    account = "/funding/accounts/ZX2026/G001/"
    with year.at(date(2026, 10, 12), "group") as page:
        page.goto(account)
        press(page, "申报预算项")
        page.get_by_label("用途").select_option(label="课程实施")
        page.get_by_label("开支内容").fill("海洋模型社团材料")
        page.get_by_label("申报金额").fill("6000")
        press(page, "提交申报")
        said(page, "海洋模型社团材料")
    with year.at(date(2026, 10, 13), "officer") as page:
        page.goto(account)
        page.get_by_role("link", name="海洋模型社团材料").first.click()
        press(page, "批准预算")
        said(page, "已批准")
    with year.at(date(2026, 11, 2), "group") as page:
        page.goto(account)
        page.get_by_role("link", name="海洋模型社团材料").first.click()
        press(page, "占用经费")
        page.get_by_label("活动或合同").fill("模型材料采购")
        page.get_by_label("金额").fill("5200")
        press(page, "登记占用")
        said(page, "已占用")
        press(page, "登记凭证")
        page.get_by_label("凭证号").fill("2026-1102")
        page.get_by_label("收款单位").fill("海洋模型器材店")
        page.get_by_label("金额").fill("5180.50")
        press(page, "登记凭证")
        said(page, "等待支付")
    with year.at(date(2026, 11, 4), "officer") as page:
        page.goto(account)
        page.get_by_role("link", name="海洋模型社团材料").first.click()
        page.get_by_role("link", name="模型材料采购").first.click()
        press(page, "登记支付")
        said(page, "的支付")
        page.goto(account)
        expect(headline(page)).to_contain_text("已支付 9,680.50 元")
        year.picture(page, "year-5-money")


def expert_comes_and_is_counted(year):
    """The principal reports on a phone whom the visit reached."""
    with year.at(date(2027, 1, 15), "principal", **ON_PHONES) as phone:
        phone.goto(VISIT)
        phone.get_by_role("button", name="登记到场人数").tap()
        phone.get_by_label("四年级学生数").fill("251")
        phone.get_by_label("到场教师数").fill("9")
        phone.get_by_role("button", name="登记人数").tap()
        said(phone, "已登记：学生 251 人，教师 9 人。")


def middle_of_the_year_is_ticked(year):
    """What no data tell is ticked where the year's work stands, by whoever has done it."""
    with year.at(date(2027, 1, 18), "group", **ON_PHONES) as phone:
        phone.goto("/year/2026/steps/mid_summary/")
        phone.get_by_role("button", name=re.compile("^勾选完成")).tap()
        said(phone, f"已勾选：{GROUP}。")
    with year.at(date(2027, 1, 19), "officer") as page:
        page.goto("/year/2026/")
        page.get_by_role("link", name="中期督查", exact=True).click()
        page.get_by_role("button", name=re.compile("^勾选完成")).click()
        said(page, "已勾选")


def parents_are_asked(year):
    """Parents answer, by codes that leave no trace, the survey that was carried over."""
    with year.at(date(2027, 4, 12), "officer") as page:
        page.goto("/evaluation/surveys/?surveys-state=draft")
        page.get_by_role("link", name="春季家长满意度").first.click()
        press(page, "开始问卷")
        press(page, "开始问卷")
        said(page, "开始")
        survey = page.url
    with year.at(date(2027, 4, 13), "principal") as page:
        page.goto(survey)
        page.get_by_role("link", name=re.compile("制作问卷码")).first.click()
        page.get_by_label("制作几个").fill(str(ANSWERS))
        press(page, "制作问卷码")
        opened = page.locator(".slip div").filter(has_text="直接打开").locator("dd")
        addresses = opened.all_inner_texts()
        assert len(addresses) == ANSWERS
    with on_day(date(2027, 4, 14)):
        phone = year.new_page(**ON_PHONES)
        for place, address in enumerate(addresses):
            _answer(phone, address, 4 if place == 0 else 0)
        phone.close()
    with year.at(date(2027, 4, 25), "officer") as page:
        page.goto(survey)
        press(page, "结束问卷")
        press(page, "结束问卷")
        expect(headline(page)).to_contain_text("90.0%")


def _answer(phone, address, choice):
    phone.goto(address)
    for asked in phone.get_by_role("group").all():
        radios = asked.get_by_role("radio")
        radios.nth(min(choice, radios.count() - 1)).check()
    phone.get_by_role("button", name="提交答卷").tap()
    expect(headline(phone)).to_contain_text("谢谢")


def grades_are_published(year):
    """The year is frozen anew at its end; the bureau publishes what follows from it."""
    with year.at(date(2027, 7, 12), "officer") as page:
        page.goto("/evaluation/years/")
        press(page, "冻结学年")
        page.get_by_label("学年", exact=True).select_option("2026")
        page.get_by_label("更正原因").fill("学年末，全年活动已登记完毕")
        press(page, "冻结学年")
        said(page, "第 2 版")
        page.goto(f"{SCORES}groups/G001/")
        year.picture(page, "year-6-score")
    with year.at(date(2027, 8, 20), "officer") as page:
        page.goto(SCORES)
        press(page, "公布等次")
        press(page, "公布等次")
        said(page, "公布")
        year.picture(page, "year-7-grades")
    with year.at(date(2027, 8, 21), "group") as page:
        page.goto(f"{SCORES}groups/G001/")
        expect(headline(page)).to_contain_text(GROUP)
        expect(page.locator("main")).to_contain_text("可以申诉")


def member_is_admitted_in_full(year):
    """A school whose year on trial is over becomes a full member, by a decision with its paper."""
    with year.at(date(2027, 8, 22), "officer") as page:
        page.goto("/lifecycle/")
        page.get_by_role("link", name="丹汐街小学").first.click()
        year.picture(page, "year-8-gates")
        press(page, "作出决定")
        page.get_by_label("决定日期").fill("2027-08-22")
        page.get_by_label("生效日期").fill("2027-08-22")
        page.get_by_label("文号").fill("满教发〔2027〕31 号")
        page.get_by_label("理由", exact=True).fill("试行期满，考察合格")
        page.locator("main form button:not([name])").first.click()
        said(page, "决定")


def next_year_begins(year):
    """The next year is opened; what was done and left stands in the wheel and in history."""
    with year.at(date(2027, 8, 25), "officer") as page:
        page.goto("/year/2026/")
        expect(headline(page)).to_contain_text("2026–2027 学年 20 步中完成 6 步")
        year.picture(page, "year-9-wheel")
        page.goto("/year/2027/")
        press(page, "开启学年")
        press(page, "开启学年")
        said(page, "已开启 2027–2028 学年")
        page.goto("/history/")
        expect(page.locator("main")).to_contain_text("开启 2027–2028 学年")


STEPS: tuple[Callable[[Year], None], ...] = (
    year_is_opened,
    schools_are_asked,
    principal_answers_on_a_phone,
    exchange_is_adopted,
    course_is_held_and_counted,
    plan_of_the_group_is_issued,
    money_is_asked_for_and_paid,
    expert_comes_and_is_counted,
    middle_of_the_year_is_ticked,
    parents_are_asked,
    grades_are_published,
    member_is_admitted_in_full,
    next_year_begins,
)
