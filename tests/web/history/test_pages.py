from datetime import timedelta

import pytest
from django.urls import reverse

from manyuan.history.actions import Changed, record
from manyuan.history.queries import records_of_bureau
from manyuan.kernel.clock import today
from manyuan.sheets.columns import Column, Kind
from manyuan.sheets.tables import table_named
from manyuan.web.history.fields import shown, table_label

ROW = {"school": "S1", "name": "海棠路小学", "strength": "lead", "lon": "120.35", "closed_on": None}


@pytest.fixture
def edited(shore):
    with shore.at():
        after = {**ROW, "strength": "strong", "closed_on": "2030-01-01"}
        return record(
            by=shore.officer,
            code="school.edited",
            changes=[Changed("schools", "S1", "海棠路小学", ROW, after)],
            name="海棠路小学",
        )


def rows(response):
    return [[str(cell.html) for cell in row] for row in response.context["table"].rows]


def test_bureau_reads_what_was_done_newest_first(shore, edited, sign_in):
    response = sign_in(shore.auditor).get("/history/")

    found = rows(response)
    assert found[0][1:] == [
        "修改了海棠路小学的登记信息",
        "方主任",
        "教育局干部 · 岸区教育和体育局",
        "学校",
        "1",
    ]
    assert [row[1].split("《")[0] for row in found[1:]] == ["导入", "建立了岸区教育和体育局"]
    assert reverse("history-record", args=[edited.pk]) in found[0][0]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("history-room=school", 1),
        ("history-who=方主任", 1),
        ("history-who=命令行", 2),
        ("history-tables=schools", 2),
        ("history-tables=groups", 1),
        ("history-q=海棠路", 1),
        (f"since={today()}&until={today()}", 3),
        (f"until={today() - timedelta(days=1)}", 0),
        ("since=nonsense&until=2025-02-31", 3),
    ],
)
def test_history_is_filtered_by_who_what_table_words_and_days(
    shore, edited, sign_in, query, number
):
    assert len(rows(sign_in(shore.officer).get(f"/history/?{query}"))) == number


def test_history_is_exported(shore, edited, sign_in):
    response = sign_in(shore.officer).get("/history/?history-export=csv")

    assert len(response.content.decode("utf-8-sig").splitlines()) == 4


def test_longest_history_is_cut_and_says_so(shore, edited, sign_in, monkeypatch):
    monkeypatch.setattr("manyuan.web.history.views.MOST_RECORDS", 2)

    response = sign_in(shore.officer).get("/history/")

    assert len(rows(response)) == 2
    assert "这里是最近 2 条" in response.content.decode()


@pytest.mark.parametrize("who", ["group_office", "principal", "teacher"])
def test_history_is_not_open_to_others_and_says_why(shore, edited, sign_in, who):
    visitor = sign_in(getattr(shore, who))

    for address in ("/history/", f"/history/{edited.pk}/"):
        response = visitor.get(address)
        assert response.status_code == 403
        assert "只有教育局干部和督导审计可以查看历史" in response.content.decode()


def test_record_shows_only_what_differs_before_and_after(shore, edited, sign_in):
    response = sign_in(shore.officer).get(f"/history/{edited.pk}/")

    (one,) = response.context["objects"]
    assert [(field.label, field.before, field.after) for field in one.fields] == [
        ("办学水平", "龙头校", "强校"),
        ("停办日期", "—", "2030-01-01"),
    ]
    assert (one.table_label, one.kind) == ("学校", "changed")
    assert "修改了海棠路小学的登记信息" in response.content.decode()


def test_record_says_it_in_english_too(shore, edited, sign_in):
    visitor = sign_in(shore.officer)
    visitor.cookies["manyuan_language"] = "en"

    (one,) = visitor.get(f"/history/{edited.pk}/").context["objects"]

    assert one.table_label == "Schools"
    assert [field.before for field in one.fields] != ["龙头校", "—"]


def test_record_of_another_bureau_is_not_found(shore, edited, sign_in):
    assert sign_in(shore.hill).get(f"/history/{edited.pk}/").status_code == 404


def test_large_record_is_paged(shore, sign_in):
    with shore.at():
        changes = [Changed("schools", f"X{n}", f"校{n}", None, {"school": n}) for n in range(101)]
        large = record(by=shore.officer, code="school.edited", changes=changes, name="x")
    visitor = sign_in(shore.officer)

    first = visitor.get(f"/history/{large.pk}/")
    last = visitor.get(f"/history/{large.pk}/?page=3")

    assert (len(first.context["objects"]), len(last.context["objects"])) == (50, 1)
    assert "第 1 页，共 3 页" in first.content.decode()


def test_object_page_tells_its_story(shore, edited, sign_in):
    response = sign_in(shore.officer).get("/history/schools/S1/")

    said = [
        (sentence.split("《")[0], one.kind) for _r, sentence, _u, one in response.context["moments"]
    ]
    assert said == [("修改了海棠路小学的登记信息", "changed"), ("导入", "added")]
    assert "记录了 2 次改动" in response.content.decode()


def test_unit_reads_its_own_story_without_links_to_the_bureaus(shore, edited, sign_in):
    response = sign_in(shore.teacher).get("/history/schools/S1/")

    assert response.status_code == 200
    assert {url for _r, _s, url, _o in response.context["moments"]} == {""}


@pytest.mark.parametrize(
    ("who", "path", "status"),
    [
        ("principal", "schools/S1", 403),
        ("principal", "schools/S2", 200),
        ("principal", "memberships/G1/S2/2022-09-01", 403),
        ("group_office", "groups/G1", 200),
        ("group_office", "groups/G2", 403),
        ("auditor", "memberships/G1/S2/2022-09-01", 200),
        ("officer", "schools/S99", 404),
        ("officer", "nothing/x", 404),
        ("hill", "schools/S2", 404),
    ],
)
def test_story_of_an_object_is_open_to_bureau_and_own_unit(shore, sign_in, who, path, status):
    assert sign_in(getattr(shore, who)).get(f"/history/{path}/").status_code == status


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (Kind.TEXT, None, "—"),
        (Kind.TEXT, "", "—"),
        (Kind.FLAG, 1, "是"),
        (Kind.FLAG, 0, "否"),
        (Kind.AMOUNT, "12345.5", "12,345.5"),
        (Kind.COUNT, 1200, "1,200"),
        (Kind.COUNT, "many", "many"),
        (Kind.DATE, "2025-09-01", "2025-09-01"),
    ],
)
def test_recorded_value_is_written_as_on_its_page(kind, value, said):
    assert shown(Column("x", "x", kind), value) == said


def test_unknown_table_and_column_show_their_own_names(shore, sign_in):
    with shore.at():
        one = record(
            by=shore.officer,
            code="school.edited",
            changes=[
                Changed("old", "1", "旧", {"gone": True}, None),
                Changed("old", "2", "旧", {}, {}),
            ],
            name="x",
        )

    first, second = sign_in(shore.officer).get(f"/history/{one.pk}/").context["objects"]

    assert (table_label("old"), first.kind, second.fields) == ("old", "removed", ())
    assert [(f.label, f.before, f.after) for f in first.fields] == [("gone", "是", "—")]


def test_long_text_is_cut_and_says_how_long_it_is():
    assert shown(None, "一" * 100) == "一" * 100
    assert shown(None, "一" * 1300) == "一" * 50 + "…（共 1,300 个字符）"


def test_several_choices_are_said_in_words():
    stages = table_named("experts").column("stages")

    assert shown(stages, "primary;junior") == "小学、初中"


def test_record_of_an_import_names_the_outline_and_does_not_print_it(shore, sign_in):
    with shore.at():
        pk = records_of_bureau().get(code="import.applied").pk

    page = sign_in(shore.officer).get(reverse("history-record", args=[pk])).content.decode()

    assert "辖区轮廓" in page
    assert "120.42,36.15],[120.30,36.15]" not in page
