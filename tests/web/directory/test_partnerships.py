import pytest
from django.urls import reverse

from manyuan.directory.actions.agreements import end_agreement
from manyuan.directory.models import Agreement, Expert, Partner, Studio
from manyuan.offers.models import ExpertDay
from web.directory.pages import drawn, part, records, text, without_tokens

PAGE = reverse("partnerships")
AGREEMENTS = reverse("agreements")
NEW = reverse("agreement-new")
DAY = "2026-10-14"


def exported(page):
    return page.content.decode("utf-8-sig").splitlines()[1:]


def university(shore):
    with shore.at():
        return Agreement.objects.get(kind="group_university")


def test_page_states_what_is_fulfilled_and_missing(shore, sign_in):
    page = sign_in(shore.officer).get(PAGE, {"on": DAY})

    assert page.context["headline"] == "2 个集团中 1 个已有高校共建；6 所学校中 1 所有科学家"
    figures = [(one.value, one.sub, one.verdict) for one in page.context["figures"]]
    assert figures == [
        (1, "共 2，缺 1", "missed"),
        (0, "共 2，缺 2", "missed"),
        (1, "共 6，缺 5", "missed"),
        (0, "共 2 个；博士工作室 1 个", None),
    ]


def test_missing_comes_first_and_leads_the_bureau_to_the_form(shore, sign_in):
    groups = exported(sign_in(shore.officer).get(PAGE, {"on": DAY, "ties-export": "csv"}))
    page = text(sign_in(shore.officer).get(PAGE, {"on": DAY}))

    assert groups == [
        "B 望海中学教育集团,缺,,缺,,,1 / 3,1",
        "A 海棠路小学教育集团,海洋大学,2024-09-01,缺,,,0 / 3,0",
    ]
    assert f"{NEW}?group=G2&amp;kind=group_university" in page
    assert f"{NEW}?school=S1&amp;kind=school_scientist" in page
    assert NEW not in text(sign_in(shore.group_office).get(PAGE, {"on": DAY}))


def test_schools_are_listed_with_their_scientist(shore, sign_in):
    asked = {"on": DAY, "scientists-export": "csv", "scientists-has_scientist": "met"}

    rows = exported(sign_in(shore.auditor).get(PAGE, asked))

    assert rows == ["望海中学,望海中学教育集团,潘博士（海洋大学）,2025-10-01,物理"]


def test_page_shows_any_day_and_the_part_that_is_swapped_is_that_of_the_page(shore, sign_in):
    client = sign_in(shore.officer)
    headers = {"HX-Request": "true", "HX-Target": "partnerships-day"}

    early = client.get(PAGE, {"on": "2023-09-01"})
    whole = text(client.get(PAGE, {"on": DAY}))
    swapped = text(client.get(PAGE, {"on": DAY}, headers=headers))

    assert early.context["headline"] == "2 个集团、7 所学校，还没有登记有效的合作协议"
    assert without_tokens(part(whole, "partnerships-day")) == without_tokens(swapped)


def test_map_ties_partners_to_the_lead_schools(shore, sign_in):
    with shore.at():
        Partner.objects.update(lon="120.36", lat="36.11")

    places = drawn(sign_in(shore.officer).get(PAGE, {"on": DAY}), "partner-map")

    [partner] = [one for one in places["schools"] if one["stage_shape"] == "triangle"]
    assert (partner["name"], partner["groups"]) == ("海洋大学", ["A"])
    assert places["lines"] == [{"from": "S1", "to": "partner P1", "group": "A"}]


def test_empty_district_is_taught_the_first_step(shore, sign_in):
    from manyuan.directory.models import Membership, ResourceReport, School

    with shore.at(shore.hill):
        Membership.objects.all().delete()
        ResourceReport.objects.all().delete()
        School.objects.all().delete()

    assert reverse("school-new") in text(sign_in(shore.hill).get(PAGE))


def test_agreements_are_listed_with_what_holds_on_a_day(shore, sign_in):
    client = sign_in(shore.officer)
    asked = {"on": "2025-09-10", "agreements-export": "csv"}

    headline = client.get(AGREEMENTS, {"on": "2025-09-10"}).context["headline"]

    assert headline == "2025-09-10 有效的协议 1 份：合作单位 1 个，集团 1 个，学校 0 所"
    assert exported(client.get(AGREEMENTS, asked)) == [
        "望海中学,海洋大学,学校—科学家,潘博士,2025-10-01,,未生效",
        "海棠路小学教育集团,海洋大学,集团—高校,,2024-09-01,2027-09-01,有效",
    ]
    assert exported(client.get(AGREEMENTS, {**asked, "agreements-state": "in_force"})) == [
        "海棠路小学教育集团,海洋大学,集团—高校,,2024-09-01,2027-09-01,有效"
    ]


def test_swapped_agreements_are_those_of_the_page(shore, sign_in):
    client = sign_in(shore.officer)
    headers = {"HX-Request": "true", "HX-Target": "agreements-day"}

    whole = part(text(client.get(AGREEMENTS, {"on": DAY})), "agreements-day")

    swapped = text(client.get(AGREEMENTS, {"on": DAY}, headers=headers))
    assert without_tokens(whole) == without_tokens(swapped)


def test_agreement_is_registered_from_what_is_missing(shore, sign_in):
    client = sign_in(shore.officer)
    given = {"kind": "group_university", "partner": "海洋大学（P1）", "group": "G2"}

    form = client.get(NEW, {"group": "G2", "kind": "group_university"}).context["form"]
    page = client.post(NEW, {**given, "starts_on": DAY}, follow=True)

    assert (form["group"].value(), form["kind"].value()) == ("G2", "group_university")
    assert "已登记海洋大学与望海中学教育集团的协议，自 2026-10-14 起生效。" in text(page)


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"kind": "group_university", "school": "S1"}, {"group", "school"}),
        ({"kind": "school_scientist"}, {"school"}),
        ({"kind": "community"}, {"group"}),
        ({"kind": "community", "group": "G1", "school": "S1"}, {"group"}),
        ({"kind": "group_university", "group": "没有"}, {"group"}),
        ({"kind": "group_institute", "group": "G1"}, {"__all__"}),
    ],
)
def test_wrong_agreement_is_told_where_and_changes_nothing(shore, sign_in, given, wrong):
    before = records()

    page = sign_in(shore.officer).post(NEW, {"partner": "P1", "starts_on": DAY, **given})

    assert set(page.context["form"].errors) == wrong
    assert records() == before


def test_agreement_is_corrected_ended_and_removed(shore, sign_in):
    client, pk = sign_in(shore.officer), university(shore).pk
    edit = reverse("agreement-edit", args=[pk])
    form = client.get(edit).context["form"]
    given = {name: form[name].value() or "" for name in form.fields}

    same = client.post(edit, {**given, "reason": "看看"})
    corrected = client.post(
        edit, {**given, "starts_on": "2024-10-08", "reason": "写错"}, follow=True
    )
    ended = client.post(reverse("agreement-end", args=[pk]), {"on": DAY}, follow=True)
    removed = client.post(reverse("agreement-remove", args=[pk]), {"reason": "重复"}, follow=True)

    assert "没有需要更正的" in text(same)
    assert "已更正海洋大学与海棠路小学教育集团的协议" in text(corrected)
    assert "的协议自 2026-10-14 起终止。" in text(ended)
    assert "已删除协议：海洋大学，海棠路小学教育集团；历史记录保留了它。" in text(removed)
    assert client.get(edit).status_code == 404


def test_history_of_an_agreement_is_one_link_away(shore, sign_in):
    client = sign_in(shore.officer)
    key = "P1/group_university/G1///2024-09-01"

    address = reverse("history-object", args=["agreements", key])

    assert address in text(client.get(AGREEMENTS))
    assert client.get(address).status_code == 200
    assert address not in text(sign_in(shore.principal).get(AGREEMENTS))


def test_partner_page_shows_agreements_experts_and_days_to_come(shore, sign_in):
    with shore.at():
        ExpertDay.objects.update(date="2099-10-14")
    page = sign_in(shore.teacher).get(reverse("partner", args=["P1"]))

    assert page.context["headline"] == "海洋大学：共建集团 1 个、学校 1 所，登记专家 1 人"
    assert [str(one) for one in page.context["days"]] == ["潘博士 2099-10-14"]
    assert [entry.text for entry in page.context["timeline"]] == [
        "与望海中学的协议生效",
        "与海棠路小学教育集团的协议生效",
    ]
    assert NEW not in text(page)


def test_partner_without_agreements_says_so(shore, sign_in):
    with shore.at():
        Agreement.objects.all().delete()

    page = sign_in(shore.officer).get(reverse("partner", args=["P1"]))

    assert page.context["headline"] == "海洋大学：没有正在生效的协议，登记专家 1 人"


def test_partner_tells_what_ended(shore, sign_in):
    with shore.at():
        end_agreement(by=shore.officer, agreement=university(shore), on="2026-01-01")

    timeline = sign_in(shore.officer).get(reverse("partner", args=["P1"])).context["timeline"]

    assert [(entry.text, entry.now) for entry in timeline] == [
        ("与海棠路小学教育集团的协议终止", False),
        ("与望海中学的协议生效", True),
        ("与海棠路小学教育集团的协议生效", False),
    ]


def test_experts_are_listed_and_shown(shore, sign_in):
    client = sign_in(shore.principal)

    page = client.get(reverse("experts"))
    expert = client.get(reverse("expert", args=["E1"]))

    assert page.context["headline"] == "1 位专家，来自 1 个合作单位，可讲 2 个主题"
    assert exported(client.get(reverse("experts"), {"experts-export": "csv"})) == [
        "潘博士,海洋大学,海洋科学;身边的物理,小学;初中,望海中学 物理,可到校,E1"
    ]
    assert expert.context["headline"] == "潘博士是望海中学的科学家，可讲海洋科学、身边的物理"


def test_expert_without_agreement_and_stages_says_so(shore, sign_in):
    with shore.at():
        Agreement.objects.all().delete()
        Expert.objects.update(stages="")

    page = sign_in(shore.officer).get(reverse("expert", args=["E1"]))

    assert page.context["headline"] == "潘博士可讲海洋科学、身边的物理；没有与学校的有效协议"
    assert page.context["stages"] == ["各学段"]


def test_expert_is_registered_changed_and_removed(shore, sign_in):
    client = sign_in(shore.officer)
    given = {"partner": "P1", "topics": "极地、海洋科学；极地", "stages": ["junior"]}

    added = client.post(reverse("expert-new"), {"code": "E2", **given}, follow=True)
    with shore.at():
        stored = Expert.objects.get(code="E2")
    edited = client.post(
        reverse("expert-edit", args=["E2"]), {**given, "name": "苏博士"}, follow=True
    )
    removed = client.post(reverse("expert-remove", args=["E2"]), {"reason": "误录"}, follow=True)

    assert "已登记海洋大学的专家E2。" in text(added)
    assert (stored.topics, stored.stages) == ("极地;海洋科学", "junior")
    assert "已保存苏博士的登记信息。" in text(edited)
    assert "已删除专家苏博士；历史记录保留了登记内容。" in text(removed)


def test_wrong_expert_changes_nothing(shore, sign_in):
    client, before = sign_in(shore.officer), records()

    taken = client.post(reverse("expert-new"), {"code": "E1", "partner": "P1", "topics": "极地"})
    empty = client.post(reverse("expert-new"), {"code": "E 2", "partner": "", "topics": "、"})

    assert "这个专家编号已经存在。" in text(taken)
    assert set(empty.context["form"].errors) == {"code", "partner"}
    assert records() == before


def test_studios_are_listed_by_school_and_group(shore, sign_in):
    client = sign_in(shore.teacher)

    page = client.get(reverse("studios"))
    studio = client.get(reverse("studio", args=["W1"]))

    assert page.context["headline"] == "1 个博士工作室，设在 1 所学校"
    assert exported(client.get(reverse("studios"), {"studios-export": "csv"})) == [
        "物理,望海中学,望海中学教育集团,潘博士,2025-09-20,,开办,W1"
    ]
    assert studio.context["headline"] == "望海中学 物理博士工作室：潘博士"


def test_studio_is_registered_changed_and_removed(shore, sign_in):
    client = sign_in(shore.officer)
    given = {"school": "S1", "subject": "化学", "opened_on": DAY}

    added = client.post(reverse("studio-new"), {"code": "W2", **given}, follow=True)
    edited = client.post(
        reverse("studio-edit", args=["W2"]), {**given, "subject": "地理"}, follow=True
    )
    removed = client.post(reverse("studio-remove", args=["W2"]), {"reason": "误录"}, follow=True)

    assert added.context["headline"] == "海棠路小学 化学博士工作室，还没有登记专家"
    assert "已保存博士工作室海棠路小学 地理。" in text(edited)
    assert "已删除博士工作室海棠路小学 地理；历史记录保留了登记内容。" in text(removed)


def test_lists_without_rows_teach_the_first_step(shore, sign_in):
    with shore.at():
        for model in (ExpertDay, Agreement, Expert, Studio):
            model.objects.all().delete()
    pairs = {"agreements": "agreement-new", "experts": "expert-new", "studios": "studio-new"}

    for listed, new in pairs.items():
        assert reverse(new) in text(sign_in(shore.officer).get(reverse(listed)))
        assert reverse(new) not in text(sign_in(shore.teacher).get(reverse(listed)))


def test_group_and_school_show_what_they_have_and_lack(shore, sign_in):
    client = sign_in(shore.officer)

    group = client.get(reverse("group", args=["G1"]), {"on": DAY})
    school = client.get(reverse("school", args=["S4"]))
    lacking = client.get(reverse("school", args=["S1"]))

    assert [(tie.label, tie.verdict, len(tie.named)) for tie in group.context["ties"]] == [
        ("高校", "met", 1),
        ("科研院所", "missed", 0),
        ("高中共同体", None, 0),
        ("博士工作室", None, 0),
    ]
    assert [[one.text for one in tie.named] for tie in school.context["ties"]] == [
        ["潘博士（海洋大学）"],
        [],
        ["望海中学 物理"],
    ]
    assert f"{NEW}?school=S1&amp;kind=school_scientist" in text(lacking)


@pytest.mark.parametrize("code", ["S7", "S8"])
def test_closed_school_and_office_lack_nothing(shore, sign_in, code):
    page = sign_in(shore.officer).get(reverse("school", args=[code]))

    assert page.context["ties"] == []
