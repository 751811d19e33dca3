import io
from zipfile import ZipFile

import pytest

from manyuan.directory.errors import PlanHasChanged, UploadHasErrors, UploadIsClosed
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.offers.actions.confirming import confirm_roster
from manyuan.offers.actions.posts import Wanted, set_posts
from manyuan.offers.actions.teachers import correct_teacher
from manyuan.offers.actions.workbooks import (
    apply_roster,
    discard_roster,
    receive_roster,
    recheck_roster,
)
from manyuan.offers.models import Post
from manyuan.offers.queries.workbooks import roster_workbook
from manyuan.seats.models import Seat
from manyuan.sheets.queries import uploads_of_bureau, uploads_of_unit
from offers.collecting import YEAR, teacher


@pytest.fixture
def at_school(world, window):
    with world.at(world.principal):
        yield world


def csv(*lines):
    return "\n".join(lines).encode()


RIGHT = csv("teacher,name,school,subject", "T2,周二,S2,语文", "T9,钱九,S2,美术")


def send(world, window, content=RIGHT, name="teachers.csv", by=None):
    files = content if isinstance(content, dict) else {name: content}
    return receive_roster(
        by=by or world.principal, school=world.school("S2"), window=window, files=files
    )


def put(world, window, upload, act=apply_roster):
    return act(by=world.principal, school=world.school("S2"), window=window, upload=upload)


def found(upload, *keys):
    return [tuple(one[key] for key in keys) for one in upload.outcome["findings"]]


def test_workbook_goes_out_and_comes_back_unchanged(at_school, window):
    set_posts(
        by=at_school.principal,
        school=at_school.school("S2"),
        year=YEAR,
        posts=[Wanted("primary", "数学", 2, 1)],
    )
    content = roster_workbook(at_school.principal, at_school.school("S2"), window)
    upload = send(at_school, window, content, "名单.xlsx")

    assert "xl/workbook.xml" in ZipFile(io.BytesIO(content)).namelist()
    assert upload.outcome["is_idle"]
    assert found(upload, "code") == []
    assert [(t["table"], t["unchanged"], t["absent"]) for t in upload.outcome["tables"]] == [
        ("teachers", 2, 0),
        ("posts", 1, 0),
    ]


def test_corrected_workbook_is_applied_as_one_record(at_school, window):
    line = confirm_roster(by=at_school.principal, school=at_school.school("S2"), window=window)
    upload = send(at_school, window)
    assert teacher("T2").subject == "数学"
    record = put(at_school, window, upload)
    line.refresh_from_db()

    assert (teacher("T2").subject, teacher("T9").school.code) == ("语文", "S2")
    assert sentence_of(record) == "导入了《teachers.csv》（灯塔小学）：新增 1 行，更改 1 行"
    assert sorted(record.changes.values_list("table", "key")) == [
        ("returns", f"S2/{YEAR}"),
        ("teachers", "T2"),
        ("teachers", "T9"),
    ]
    assert line.roster_confirmed_at is None
    assert upload.outcome["tables"][0]["absent"] == 1
    with pytest.raises(UploadIsClosed):
        put(at_school, window, upload)


def test_rows_of_another_school_are_refused_and_never_shown(at_school, window):
    content = csv("teacher,name,school", "T1,林某,S2", "T9,钱九,S1", "T3,吴三,S2")
    upload = send(at_school, window, content)

    assert found(upload, "code", "row", "column") == [
        ("other_school", 2, "teacher"),
        ("other_school", 3, "school"),
    ]
    assert upload.outcome["lines"] == []
    with pytest.raises(UploadHasErrors):
        put(at_school, window, upload)


def test_posts_are_those_of_the_own_school_and_year(at_school, window):
    content = csv(
        "school,stage,subject,year,wanted",
        f"S1,primary,数学,{YEAR},1",
        f"S2,primary,数学,{YEAR - 1},1",
        f"S2,primary,美术,{YEAR},2",
    )
    upload = send(at_school, window, content, "posts.csv")
    assert found(upload, "code", "column") == [("other_school", "school"), ("other_year", "year")]

    good = csv("school,stage,subject,year,wanted", f"S2,primary,美术,{YEAR},2")
    put(at_school, window, send(at_school, window, good, "posts.csv"))

    assert Post.objects.get().subject == "美术"


def test_what_is_not_the_schools_to_write_is_left_out_with_a_word(at_school, window):
    files = {
        "teachers.csv": csv("teacher,name,school,wishes,exemption", "T2,周二,S2,S3,pregnant"),
        "groups.csv": csv("group,name", "G9,新集团"),
    }
    upload = send(at_school, window, files)

    assert upload.outcome["is_idle"]
    assert {code for (code,) in found(upload, "code")} == {"not_collected", "kept_elsewhere"}
    assert upload.outcome["totals"] == {"notice": 3}


def test_a_file_of_another_district_is_refused(at_school, window):
    files = {"district.toml": b'code = "123456"\nname = "X"\n', "teachers.csv": RIGHT}

    assert ("other_district",) in found(send(at_school, window, files), "code")


def test_a_change_in_between_is_noticed_and_checked_again(at_school, window):
    upload = send(at_school, window)
    correct_teacher(by=at_school.officer, teacher=teacher("T2"), values={"subject": "英语"})
    with pytest.raises(PlanHasChanged):
        put(at_school, window, upload)
    again = put(at_school, window, upload, recheck_roster)
    put(at_school, window, again)

    assert teacher("T2").subject == "语文"


def test_discarded_workbook_is_thrown_away(at_school, window):
    upload = put(at_school, window, send(at_school, window), discard_roster)

    assert upload.state == "discarded"
    assert sentence_of(Record.objects.latest("pk")) == "放弃了上传的《teachers.csv》，没有导入"


def test_uploads_of_a_school_are_not_among_those_of_the_bureau(at_school, window):
    upload = send(at_school, window)

    assert list(uploads_of_unit(at_school.principal)) == [upload]
    assert list(uploads_of_unit(at_school.teacher)) == []
    assert list(uploads_of_bureau(at_school.officer)) == []


def test_others_send_nothing(at_school, window):
    with pytest.raises(Refused):
        send(at_school, window, by=at_school.auditor)


def test_workbook_of_another_unit_is_not_to_be_discarded(at_school, window):
    upload = send(at_school, window)
    Seat.objects.filter(pk=upload.seat_id).update(unit=at_school.officer.unit)

    with pytest.raises(Refused) as caught:
        put(at_school, window, upload, discard_roster)

    assert str(caught.value) == "这份工作簿不是本单位上传的。"
