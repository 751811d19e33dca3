import pytest
from django.urls import reverse

from manyuan.plans.models import Ban, Pin


def address(seen):
    return reverse("scenario-wills", args=[seen.scenario.pk])


def begun(page, name):
    return page.split(f'name="{name}" value="')[1].split('"')[0]


@pytest.mark.parametrize(
    ("asked", "school", "kind"),
    [("S2", "灯塔小学（S2）", "go"), ("S1", "", "stay"), ("S9", "", "go")],
)
def test_address_names_whom_the_form_begins_with(seen, sign_in, asked, school, kind):
    query = f"?teacher=S1-05&school={asked}"

    page = sign_in(seen.group_office).get(address(seen) + query).content.decode()

    assert begun(page, "teacher") == "S1-05"
    assert f'value="{kind}" id="id_kind_{["go", "stay"].index(kind)}" checked' in " ".join(
        page.replace("required", "").split()
    )
    assert ('name="school" value="灯塔小学（S2）"' in page) == bool(school)


def test_nobody_out_of_sight_begins_the_form(seen, sign_in):
    page = sign_in(seen.group_office).get(address(seen) + "?teacher=X9-01").content.decode()

    assert "X9-01" not in page.split('<form method="post" class="form"')[1]


def wills(seen):
    with seen.at():
        pins = list(Pin.objects.values_list("placed_code", "place_code"))
        return pins, list(Ban.objects.values_list("placed_code", "place_code"))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"teacher": "S1教师05", "kind": "go", "school": "灯塔小学"}, ([("S1-05", "S2")], [])),
        ({"teacher": "S1-05", "kind": "stay"}, ([("S1-05", "")], [])),
        (
            {"teacher": "S1-05", "kind": "ban", "school": "灯塔小学（S2）"},
            ([], [("S1-05", "S2")]),
        ),
    ],
)
def test_will_is_added_by_name_or_code(seen, sign_in, given, expected):
    answer = sign_in(seen.group_office).post(address(seen), given)

    assert answer.status_code == 302
    assert wills(seen) == expected


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            {"teacher": "无此人", "kind": "stay"},
            "冻结数据里没有「无此人」，请填写教师编号或姓名。",
        ),
        ({"teacher": "S1-05", "kind": "go"}, "请填写学校。"),
        (
            {"teacher": "S1-05", "kind": "go", "school": "无此校"},
            "没有「无此校」这所学校，请从列表中选择。",
        ),
    ],
)
def test_what_is_not_known_is_said_at_its_field(seen, sign_in, given, sentence):
    page = sign_in(seen.group_office).post(address(seen), given).content.decode()

    assert sentence in page
    assert wills(seen) == ([], [])


def test_pin_against_a_ban_is_refused_on_the_form(seen, sign_in):
    client = sign_in(seen.group_office)
    given = {"teacher": "S1-05", "school": "S2"}
    client.post(address(seen), {**given, "kind": "ban"})

    page = client.post(address(seen), {**given, "kind": "go"}).content.decode()

    assert "S1教师05去灯塔小学既被指定又被排除，请先取消其中一项。" in page


@pytest.mark.parametrize("kind", ["pin", "ban"])
def test_will_is_taken_back(seen, sign_in, kind):
    client = sign_in(seen.group_office)
    given = {"teacher": "S1-05", "school": "S2"}
    client.post(address(seen), {**given, "kind": {"pin": "go", "ban": "ban"}[kind]})

    page = client.post(address(seen), {**given, "remove": kind}, follow=True).content.decode()

    assert "「集团草案」没有指定或排除任何人" in page
    assert wills(seen) == ([], [])


def test_names_are_shown_on_the_page_of_the_draft(seen, sign_in):
    client = sign_in(seen.group_office)
    client.post(address(seen), {"teacher": "S1-05", "kind": "stay"})

    page = client.get(reverse("scenario", args=[seen.scenario.pk])).content.decode()

    assert "S1教师05（海棠路小学）→ 留在原校" in page


def test_group_office_does_not_find_teachers_of_other_schools(seen, sign_in):
    given = {"teacher": "S1教师05", "kind": "stay"}
    with seen.at():
        seen.membership("G1", "S1").delete()

    page = sign_in(seen.group_office).post(address(seen), given).content.decode()

    assert "冻结数据里没有「S1教师05」" in page
