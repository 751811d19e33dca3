import pytest

from manyuan.directory.models import ResourceReport
from manyuan.evaluation.queries.balance import balance_of
from manyuan.history.models import Record

URL = "/evaluation/reports/{}/{}/{}/edit/"


def filled(client, url, **changes):
    """The form as the page shows it, changed."""
    form = client.get(url).context["form"]
    shown = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    return {**shown, "reason": "学校来函更正", **changes}


def test_correction_changes_the_verdict_and_leads_back_to_the_school(shore, officer):
    url = URL.format("S2", "primary", 2025)

    reply = officer.post(url, filled(officer, url, backbone_teachers="6"), follow=True)

    assert reply.redirect_chain == [("/evaluation/balance/schools/S2/?year=2025", 302)]
    assert reply.context["headline"] == "灯塔小学：小学达标（6 项达标、1 项未达标）"
    assert "已保存更正" in reply.content.decode()


def test_an_empty_field_becomes_unknown(shore, officer):
    url = URL.format("S2", "primary", 2025)

    officer.post(url, filled(officer, url, backbone_teachers=""))

    with shore.at():
        verdict = balance_of(shore.officer).verdict("S2", "primary")
    assert (verdict.indicators["A2"].met, verdict.passes) == (None, None)


def test_a_missing_row_is_entered(shore, officer):
    url = URL.format("S5-2", "primary", 2025)
    page = officer.get(url)

    officer.post(url, {"pupils": "80", "teaching_area": "640.5", "reason": "补报"})

    with shore.at():
        report = ResourceReport.objects.get(school__unit__code="S5-2")
    assert page.context["headline"] == (
        "潮声学校东校区还没有上报小学 2025–2026 学年的办学条件，可在此补录"
    )
    assert (report.pupils, str(report.teaching_area)) == (80, "640.50")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"reason": ""}, "这个字段是必填项。"),
        ({}, "填写的内容与已保存的相同，没有需要更正的；请修改后再保存。"),
        ({"teaching_area": "-1"}, "“-1”小于允许的最小值 0，请核对。"),
        ({"pupils": "many"}, "输入整数。"),
    ],
)
def test_what_is_refused_shows_beside_what_was_filled_in(shore, officer, changes, error):
    url = URL.format("S2", "primary", 2025)

    with shore.at():
        before = Record.objects.count()
    page = officer.post(url, filled(officer, url, **changes))

    assert error in page.content.decode()
    with shore.at():
        assert Record.objects.count() == before


def test_doubts_are_said_after_saving(officer):
    url = URL.format("S2", "primary", 2025)

    page = officer.post(url, filled(officer, url, indoor_sports_area="4801"), follow=True)

    assert "“室内体育用房面积”（4801）大于“教学及辅助用房面积”（4800）" in page.content.decode()


@pytest.mark.parametrize("seat", ["group_office", "principal", "teacher", "auditor"])
def test_other_seats_are_refused_and_nothing_changes(shore, sign_in, seat):
    client, url = sign_in(shore.people[seat]), URL.format("S2", "primary", 2025)
    with shore.at():
        before = Record.objects.count()

    replies = [client.get(url), client.post(url, {"backbone_teachers": "6", "reason": "更正"})]

    assert [reply.status_code for reply in replies] == [403, 403]
    with shore.at():
        assert Record.objects.count() == before


@pytest.mark.parametrize(
    "place", [("S99", "primary", 2025), ("S2", "other", 2025), ("S2", "primary", 9999)]
)
def test_there_is_no_form_for_what_does_not_exist(officer, place):
    assert officer.get(URL.format(*place)).status_code == 404


def test_other_bureaus_are_out_of_reach(shore, sign_in):
    url = URL.format("S2", "primary", 2025)

    assert sign_in(shore.hill).get(url).status_code == 404
