from datetime import date

import pytest
from django.urls import reverse

from manyuan.directory.models import Group, Membership
from web.directory.pages import drawn, part, records, text, without_tokens

LIST = reverse("groups")
PAGE = reverse("group", args=["G1"])
NEW = reverse("group-new")
WRITES = [
    NEW,
    reverse("group-edit", args=["G1"]),
    reverse("group-dissolve", args=["G1"]),
    reverse("group-restore", args=["G1"]),
    reverse("membership-new", args=["G1"]),
]


def test_list_states_sizes_and_ways_to_lead(shore, sign_in):
    page = sign_in(shore.officer).get(LIST)

    assert page.context["headline"] == "2 个集团，5 所成员学校，规模都在提示线以内"
    rows = sign_in(shore.officer).get(LIST, {"groups-export": "csv"})
    lines = rows.content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith(
        "A 海棠路小学教育集团,海棠路小学,成立,紧密型,名校带新校;名校带弱校,3,3,2200,"
    )


def test_bureau_without_groups_is_taught_the_first_step(shore, sign_in):
    with shore.at():
        Membership.objects.all().delete()
        shore.forget_partnerships()
        Group.objects.all().delete()

    officer = text(sign_in(shore.officer).get(LIST))
    auditor = text(sign_in(shore.auditor).get(LIST))

    assert (NEW in officer, NEW in auditor) == (True, False)
    assert "由教育局登记" in auditor


def test_group_page_shows_size_members_and_ways(shore, sign_in):
    page = sign_in(shore.officer).get(PAGE)

    assert page.context["headline"] == (
        "海棠路小学教育集团有 3 所学校、2,200 名学生，规模在提示线以内"
    )
    assert [(w.name, [m.school.code for m in w.members]) for w in page.context["ways"]] == [
        ("名校带新校", ["S3"]),
        ("名校带弱校", ["S2"]),
    ]
    assert {one["code"] for one in drawn(page, "group-map")["schools"]} == {"S1", "S2", "S3"}


def test_group_page_looks_at_any_day(shore, sign_in):
    past = sign_in(shore.officer).get(PAGE, {"on": "2023-01-01"})
    before = sign_in(shore.officer).get(PAGE, {"on": "2020-01-01"})

    assert {m.school.code for m in past.context["members"]} == {"S1", "S2", "S7"}
    assert before.context["headline"] == "海棠路小学教育集团在 2020-01-01 尚未成立或已经结束"


def test_swapped_day_equals_the_same_part_of_the_full_page(shore, sign_in):
    client = sign_in(shore.officer)
    headers = {"HX-Request": "true", "HX-Target": "group-day"}

    swapped = text(client.get(PAGE, {"on": "2023-01-01"}, headers=headers))
    whole = text(client.get(PAGE, {"on": "2023-01-01"}))

    assert without_tokens(swapped) == without_tokens(part(whole, "group-day"))


def test_members_are_exported(shore, sign_in):
    rows = sign_in(shore.officer).get(PAGE, {"members-export": "csv"})

    lines = rows.content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[:2] for line in lines[1:]] == [
        ["海棠路小学", "牵头校"],
        ["灯塔小学", "成员校"],
        ["石桥小学", "成员校"],
    ]


def test_only_the_bureau_is_offered_to_change_members(shore, sign_in):
    with shore.at():
        end = reverse("membership-end", args=[shore.membership("G1", "S2").pk])

    assert end in text(sign_in(shore.officer).get(PAGE))
    office = text(sign_in(shore.group_office).get(PAGE))
    assert end not in office
    assert "由教育局登记；如有差错" in office


def test_group_is_founded_and_waits_for_members(shore, sign_in):
    page = sign_in(shore.officer).post(
        NEW, {"code": "G3", "name": "新集团", "state": "incubating"}, follow=True
    )

    assert page.context["headline"] == "新集团还没有成员"
    assert "下一步请加入牵头校" in text(page)


def test_end_of_a_group_is_not_set_by_editing(shore, sign_in):
    before = records()

    page = sign_in(shore.officer).post(
        reverse("group-edit", args=["G1"]), {"name": "海棠", "state": "dissolved"}
    )

    assert list(page.context["form"].errors) == ["state"]
    assert records() == before


def test_group_is_edited(shore, sign_in):
    given = {"name": "海棠集团", "state": "rectifying", "tightness": "semi"}

    page = sign_in(shore.officer).post(reverse("group-edit", args=["G1"]), given, follow=True)

    assert "已保存海棠集团的信息" in text(page)
    with shore.at():
        assert shore.group("G1").state == "rectifying"


def test_group_ends_and_comes_back(shore, sign_in):
    client = sign_in(shore.officer)
    asked = text(client.get(reverse("group-dissolve", args=["G1"])))

    ended = client.post(
        reverse("group-dissolve", args=["G1"]),
        {"on": "2026-09-01", "state": "dissolved"},
        follow=True,
    )
    edit = client.get(reverse("group-edit", args=["G1"]))
    asked_back = text(client.get(reverse("group-restore", args=["G1"])))
    restored = client.post(reverse("group-restore", args=["G1"]), follow=True)

    assert "3 所现有成员" in asked
    assert "可在本页撤销解散" in text(ended)
    assert "dissolved" in dict(edit.context["form"].fields["state"].choices)
    assert "海棠路小学、灯塔小学、石桥小学" in asked_back
    assert "已撤销海棠路小学教育集团的解散登记。" in text(restored)
    with shore.at():
        assert shore.membership("G1", "S2").left_on is None


def test_school_joins(shore, sign_in):
    given = {
        "school": "独立中学（S6）",
        "role": "member",
        "kind": "private",
        "state": "candidate",
        "joined_on": "2025-09-01",
    }

    page = sign_in(shore.officer).post(reverse("membership-new", args=["G1"]), given, follow=True)

    assert "独立中学自 2025-09-01 起加入海棠路小学教育集团" in text(page)
    with shore.at():
        assert shore.membership("G1", "S6").kind == "private"


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"school": "没有"}, {"school": ["没有「没有」这所学校，请从列表中选择。"]}),
        ({"left_on": "2025-09-01"}, {"__all__": ["退出日期须晚于加入日期。"]}),
        (
            {"school": "S2"},
            {
                "__all__": [
                    "灯塔小学在 2022-09-01 至 … 已是海棠路小学教育集团的成员，请先结束那段成员关系。"
                ]
            },
        ),
    ],
)
def test_school_that_cannot_join_is_told_why(shore, sign_in, changes, errors):
    given = {"school": "S6", "role": "member", "joined_on": "2025-09-01", **changes}
    before = records()

    page = sign_in(shore.officer).post(reverse("membership-new", args=["G1"]), given)

    assert page.context["form"].errors == errors
    assert records() == before


def address_of(shore, name):
    with shore.at():
        return reverse(name, args=[shore.membership("G1", "S2").pk])


def test_membership_is_edited(shore, sign_in):
    given = {"role": "member", "kind": "old", "state": "graduating", "joined_on": "2022-09-01"}

    page = sign_in(shore.officer).post(address_of(shore, "membership-edit"), given, follow=True)

    assert "已保存灯塔小学在海棠路小学教育集团的成员信息" in text(page)
    with shore.at():
        assert shore.membership("G1", "S2").state == "graduating"


def test_membership_ends(shore, sign_in):
    given = {"on": "2026-09-01", "state": "graduated"}

    sign_in(shore.officer).post(address_of(shore, "membership-end"), given)

    with shore.at():
        ended = shore.membership("G1", "S2")
        assert (ended.left_on, ended.state) == (date(2026, 9, 1), "graduated")


def test_membership_is_removed_with_a_reason_only(shore, sign_in):
    client, address = sign_in(shore.officer), address_of(shore, "membership-remove")

    without = client.post(address, {"reason": " "})
    removed = client.post(address, {"reason": "录错"}, follow=True)

    assert list(without.context["form"].errors) == ["reason"]
    assert "历史记录保留了它" in text(removed)
    assert client.get(address).status_code == 404


def test_membership_of_another_bureau_is_not_found(shore, sign_in):
    address = address_of(shore, "membership-edit")

    assert sign_in(shore.hill).get(address).status_code == 404


def test_asking_writes_nothing(shore, sign_in):
    client, before = sign_in(shore.officer), records()
    names = ("membership-edit", "membership-end", "membership-remove")
    addresses = [*WRITES, *(address_of(shore, name) for name in names)]

    assert {client.get(address).status_code for address in addresses} == {200}
    assert records() == before


@pytest.mark.parametrize("who", ["group_office", "principal", "teacher", "auditor"])
def test_only_the_bureau_writes(shore, sign_in, who):
    client, before = sign_in(shore.people[who]), records()
    names = ("membership-edit", "membership-end", "membership-remove")
    addresses = [*WRITES, *(address_of(shore, name) for name in names)]
    given = {"on": "2026-09-01", "reason": "x", "name": "x", "code": "x"}

    answers = [
        ask(one) for one in addresses for ask in (client.get, lambda a: client.post(a, given))
    ]

    assert {answer.status_code for answer in answers} == {403}
    assert records() == before


def test_unknown_group_is_not_found(shore, sign_in):
    assert sign_in(shore.officer).get(reverse("group", args=["G9"])).status_code == 404
