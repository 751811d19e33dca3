import re
from datetime import timedelta

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from journeys.visiting import serious_findings, sign_in
from manyuan.kernel.clock import today
from manyuan.plans.models import Run
from worlds.exchange import build_adopted_strand, build_busy_strand

DESK = {"width": 1440, "height": 900}
CROWD = 150  # schools: even a fast machine is at work on them for many seconds
SOON = 20_000  # a worker process starts, another one ends


@pytest.fixture
def strand(live_server):
    return build_busy_strand(CROWD)


@pytest.fixture
def adopted(live_server):
    """Strand with an adopted plan for group G1 of the coming year."""
    return build_adopted_strand()


@pytest.fixture
def page(new_page):
    return new_page(viewport=DESK)


@pytest.fixture
def see(new_page):
    """Open a page of one's own for a seat."""

    def seen(seat, **options):
        page = new_page(viewport=DESK, **options)
        sign_in(page, seat)
        return page

    return seen


def press(page, name):
    """Press the one button of the page's body that is called so."""
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def headline(page):
    return page.get_by_role("heading", level=1)


@pytest.mark.usefixtures("worker")
def test_year_is_collected_planned_explained_and_adopted(page, see, strand, picture, tmp_path):
    sign_in(page, strand.officer)
    _open_window(page, picture)
    _collect(see(strand.principal_b), picture)
    _freeze(page, picture)
    _draft(page, "全区试算", "全区，可跨集团")
    _run_and_stop(page, picture)
    _ask_why(page, picture)
    _plan_one_group(page, picture)
    _drag(page, picture)
    _pin(page, picture)
    _plan_again(page, picture)
    _ask(page, picture)
    _refuse(see(strand.principal_a), picture)
    _agree(see(strand.principal_b), picture)
    _adopt(page, picture)
    _look_into_papers(page, picture, tmp_path)


def test_called_off_move_is_planned_anew_with_the_changes_marked(page, adopted, worker, picture):
    sign_in(page, adopted.officer)
    page.goto("/engagements/postings/")
    page.get_by_role("row").filter(has_text="语文").get_by_role("link").first.click()
    press(page, "撤销交流")
    page.get_by_label("原因").fill("生病住院")
    picture(page, "40-call-off")
    press(page, "撤销交流")
    expect(page.locator("main")).to_contain_text("已撤销")
    with adopted.at():
        page.goto(f"/plans/runs/{Run.objects.latest('pk').pk}/")
    expect(headline(page)).to_contain_text("计算完成", timeout=SOON)
    picture(page, "41-planned-anew")
    page.get_by_role("button", name=re.compile(r"^查看第 \d+ 版方案")).click()
    page.get_by_role("link", name=re.compile("^安排")).click()
    expect(headline(page)).to_contain_text("1 人不变，0 人改派，1 人新增，1 人不再交流")
    picture(page, "42-changes")

    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(headline(page)).to_contain_text("2 teachers")
    expect(page.get_by_role("columnheader", name="Subject")).to_be_visible()
    picture(page, "43-english")
    assert serious_findings(page) == []


def _open_window(page, picture):
    page.goto("/offers/")
    press(page, "开启收集窗口")
    page.get_by_label("截止日期").fill(f"{today() + timedelta(days=14)}")
    picture(page, "01-window")
    press(page, "开启收集窗口")
    expect(page.locator("main")).to_contain_text("已开启")
    picture(page, "02-collecting")


def _collect(page, picture):
    page.goto("/offers/")
    picture(page, "03-school")
    press(page, "打开教师名单")
    page.get_by_role("link", name="B校教师1", exact=True).click()
    page.get_by_label("职称").select_option("senior")
    picture(page, "04-teacher")
    press(page, "保存名单信息")
    expect(page.locator("main")).to_contain_text("已更正B校教师1的名单信息")
    picture(page, "05-roster")
    press(page, "确认教师名单")
    page.locator("dialog[open]").get_by_role("button", name="确认教师名单").click()
    expect(page.locator("main")).to_contain_text("已确认乙小学的教师名单")

    page.goto("/offers/schools/B/posts/")
    row = page.get_by_role("group", name="第 1 行")
    row.get_by_label("学科").fill("语文")
    row.get_by_label("需增教师数").fill("2")
    picture(page, "06-posts")
    press(page, "保存岗位需求")
    expect(headline(page)).to_contain_text("需增教师 2 人")
    page.goto("/offers/")
    press(page, "确认岗位需求")
    expect(headline(page)).to_contain_text("已完成全部")
    picture(page, "07-school-done")
    assert serious_findings(page) == []


def _freeze(page, picture):
    page.goto("/plans/")
    picture(page, "08-plans")
    press(page, "冻结本年数据")
    page.get_by_label("提前冻结的原因").fill("先试算一次")
    picture(page, "09-freeze")
    press(page, "冻结本年数据")
    expect(page.locator("#freezes")).to_contain_text("提前冻结：先试算一次")
    picture(page, "10-frozen")


def _draft(page, name, schools):
    press(page, "起草方案")
    page.get_by_label("名称").fill(name)
    page.get_by_label("范围").select_option(label=schools)
    press(page, "建立草案")
    page.wait_for_url(re.compile(r"/drafts/\d+/$"))


def _run_and_stop(page, picture):
    picture(page, "11-draft")
    press(page, "开始计算")
    page.wait_for_url(re.compile(r"/runs/\d+/$"))
    page.evaluate("window.loadedOnce = true")
    goals = page.locator("#run-part tbody tr")
    expect(goals.nth(1).locator("td").first).to_have_text(re.compile(r"\d"), timeout=SOON)
    expect(headline(page)).to_contain_text("正在计算")
    picture(page, "12-progress")

    press(page, "停止并保留当前最好的方案")
    expect(headline(page)).to_contain_text("已停止，保留最好的方案", timeout=SOON)
    picture(page, "13-stopped")
    assert serious_findings(page) == []
    page.get_by_role("button", name=re.compile("查看第 1 版方案")).click()
    expect(headline(page)).to_contain_text(re.compile(r"\d+"))
    picture(page, "14-plan")
    assert serious_findings(page) == []


def _ask_why(page, picture):
    page.get_by_role("link", name=re.compile("^安排")).click()
    picture(page, "15-moves")
    page.get_by_label("为什么是他？为什么不是她？").fill("D19")
    press(page, "查看理由")
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", level=2)).to_have_text("D校教师19（D19）")
    expect(panel.locator(".reasons > li").first).to_contain_text(re.compile(r"\w"))
    picture(page, "16-why-not")
    page.keyboard.press("Escape")
    expect(panel).not_to_be_visible()


def _plan_one_group(page, picture):
    page.get_by_role("link", name="结果", exact=True).click()
    page.get_by_role("link", name="查看方案草案").click()
    press(page, "修改")
    page.get_by_label("范围").select_option(label="甲集团")
    press(page, "保存草案")
    _compute(page, "重新计算", number=2)
    picture(page, "16a-plan-of-group")


def _drag(page, picture):
    """Drag whom the plan sends to B elsewhere: the check says what that breaks. Bring one home."""
    press(page, "调整安排")
    campus = page.get_by_role("region", name="乙小学分校", exact=True)
    card = page.get_by_role("region", name="乙小学", exact=True).locator(".board-card.comes").first
    picture(page, "17-board")
    card.drag_to(campus)
    panel = page.locator("#panel")
    expect(panel).to_contain_text("违反的规定")
    expect(panel.get_by_role("button", name="保存这次调整")).to_have_count(0)
    picture(page, "18-dragged")
    page.keyboard.press("Escape")

    card.focus()
    page.keyboard.press("Enter")
    panel.get_by_label("改去哪所学校").select_option("A")
    panel.get_by_role("button", name="查看影响").press("Enter")
    picture(page, "19-tried")
    panel.get_by_role("button", name="保存这次调整").press("Enter")
    expect(page.locator("main")).to_contain_text("已另存为第 3 版")
    picture(page, "20-edited")
    assert serious_findings(page) == []


def _pin(page, picture):
    press(page, "指定和排除，重新计算")
    page.get_by_label("哪位教师").fill("A10")
    page.get_by_label("去哪所学校").fill("乙小学（B）")
    picture(page, "21-pin")
    press(page, "加上这一条")
    expect(page.locator("main")).to_contain_text("已指定A校教师10去乙小学")
    press(page, "回到草案")


def _plan_again(page, picture):
    _compute(page, "重新计算", number=4)
    picture(page, "23-plan-again")
    assert serious_findings(page) == []
    page.get_by_role("link", name=re.compile("^安排")).click()
    expect(page.get_by_role("row").filter(has_text="A校教师10")).to_contain_text("指定")
    picture(page, "24-moves-again")


def _compute(page, name, *, number):
    press(page, name)
    expect(headline(page)).to_contain_text("计算完成", timeout=SOON)
    page.get_by_role("button", name=f"查看第 {number} 版方案").click()
    page.wait_for_url(re.compile(r"/plans/\d+/$"))


def _ask(page, picture):
    page.get_by_role("link", name="结果", exact=True).click()
    press(page, "征求学校意见")
    picture(page, "25-ask")
    press(page, "征求学校意见")
    page.wait_for_url(re.compile(r"/answers/$"))
    picture(page, "26-asked")


def _refuse(page, picture):
    """A's principal refuses one teacher with a reason and agrees to the others."""
    page.goto("/plans/answers/")
    picture(page, "27-own-answers")
    assert serious_findings(page) == []
    card = page.locator(".answer-cards > li").filter(has_text="A校教师10")
    card.get_by_role("button", name=re.compile("^不同意")).click()
    page.get_by_label("理由").fill("正带毕业班的接续课题")
    picture(page, "28-refusal")
    press(page, "提交答复")
    expect(page.locator("main")).to_contain_text("已答复不同意A校教师10的安排")
    page.get_by_role("button", name=re.compile("^同意")).click()
    expect(page.locator("main")).to_contain_text("已同意")
    picture(page, "29-answered")


def _agree(page, picture):
    page.goto("/plans/answers/")
    page.get_by_role("button", name=re.compile("^同意全部")).click()
    expect(page.locator("main")).to_contain_text("已同意")
    picture(page, "30-agreed")


def _adopt(page, picture):
    page.reload()
    picture(page, "31-answers")
    press(page, "采纳方案")
    expect(page.locator("main")).to_contain_text("正带毕业班的接续课题")
    press(page, "采纳方案")
    expect(page.locator("main .error").first).to_be_visible()
    page.get_by_label("仍要采纳的原因").fill("乙小学语文教师缺口最大，课题可以跨校继续")
    picture(page, "32-adopt")
    press(page, "采纳方案")
    expect(page.locator("main")).to_contain_text("已采纳方案")
    picture(page, "33-notices")
    assert serious_findings(page) == []


def _look_into_papers(page, picture, folder):
    """The roster holds who moves, and so do the postings."""
    with page.expect_download() as started:
        press(page, "下载人员名册")
    started.value.save_as(folder / "roster.xlsx")
    sheet = load_workbook(folder / "roster.xlsx").active
    written = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert "A校教师10" in written

    page.goto("/engagements/postings/")
    row = page.get_by_role("row").filter(has_text="A校教师10")
    expect(row).to_contain_text("乙小学")
    picture(page, "34-postings")
    row.get_by_role("link").first.click()
    picture(page, "35-posting")
    assert serious_findings(page) == []
