from datetime import timedelta

import pytest

from manyuan.directory.actions.importing import import_district
from manyuan.directory.actions.uploads import (
    apply_upload,
    discard_upload,
    receive_upload,
    recheck_upload,
)
from manyuan.directory.errors import PlanHasChanged, UploadHasErrors, UploadIsClosed
from manyuan.history.models import Record
from manyuan.history.queries import changes_of_record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.errors import Refused
from manyuan.sheets.models import Upload, UploadedFile
from manyuan.sheets.unreadable import WrongFile

ADDRESS = {"schools.csv": "学校代码,地址\nS1,海边 1 号\n".encode()}
WRONG = {"resources.csv": b"school,stage,year,pupils\nS1,primary,2025,-5\nS2,primary,2025,601\n"}


@pytest.fixture
def officer(shore):
    with shore.at():
        yield shore.officer


def codes():
    return [record.code for record in Record.objects.order_by("pk")][-2:]


def test_received_upload_writes_nothing_of_the_district(shore, officer):
    upload = receive_upload(by=officer, files=ADDRESS)

    assert shore.school("S1").address == ""
    assert (upload.state, str(upload)) == ("checked", "schools.csv")
    assert [str(file) for file in upload.files.all()] == ["schools.csv"]
    assert upload.outcome["lines"] == [
        {
            "table": "schools",
            "key": "S1",
            "label": "海棠路小学",
            "field": "address",
            "before": "",
            "after": "海边 1 号",
        }
    ]


def test_applied_upload_is_written_once_and_its_files_forgotten(shore, officer):
    upload = receive_upload(by=officer, files=ADDRESS)

    record = apply_upload(by=officer, upload=upload)

    assert shore.school("S1").address == "海边 1 号"
    assert [change.key for change in changes_of_record(record)] == ["S1"]
    assert codes() == ["upload.checked", "import.applied"]
    assert not UploadedFile.objects.exists()
    with pytest.raises(UploadIsClosed, match="已导入"):
        apply_upload(by=officer, upload=upload)


def test_applied_upload_that_changes_nothing_is_recorded_as_such(shore, officer):
    same = {"schools.csv": "学校代码,学校名称\nS1,海棠路小学\n".encode()}
    upload = receive_upload(by=officer, files=same)

    written = apply_upload(by=officer, upload=upload)

    assert not changes_of_record(written)
    assert codes() == ["upload.checked", "import.applied"]
    assert sentence_of(written) == "导入《schools.csv》：新增 0 行，更改 0 行"
    assert Upload.objects.get().state == "applied"


def test_upload_with_errors_is_not_applied_even_in_part(shore, officer):
    upload = receive_upload(by=officer, files=WRONG)

    with pytest.raises(UploadHasErrors, match="1 处错误"):
        apply_upload(by=officer, upload=upload)

    assert upload.outcome["totals"] == {"error": 1}
    assert shore.school("S2").reports.get(stage="primary", year=2025).pupils == 600
    assert Upload.objects.get().state == "checked"


def test_changed_data_ask_for_a_second_look(shore, officer):
    upload = receive_upload(by=officer, files=ADDRESS)
    other = {"schools": [{"school": "S1", "address": "山边 2 号"}]}
    import_district(by=officer, tables=other, source="别人")

    with pytest.raises(PlanHasChanged):
        apply_upload(by=officer, upload=upload)
    recheck_upload(by=officer, upload=upload)

    upload.refresh_from_db()
    assert shore.school("S1").address == "山边 2 号"
    assert upload.outcome["lines"][0]["before"] == "山边 2 号"
    apply_upload(by=officer, upload=upload)
    assert shore.school("S1").address == "海边 1 号"


def test_discarded_upload_forgets_its_files(shore, officer):
    upload = receive_upload(by=officer, files=ADDRESS)

    discard_upload(by=officer, upload=upload)

    assert Upload.objects.get().state == "discarded"
    assert not UploadedFile.objects.exists()
    assert codes() == ["upload.checked", "upload.discarded"]
    with pytest.raises(UploadIsClosed, match="已放弃"):
        recheck_upload(by=officer, upload=upload)


def test_old_upload_expires_at_the_next(shore, officer):
    old = receive_upload(by=officer, files=ADDRESS)
    Upload.objects.filter(pk=old.pk).update(at=old.at - timedelta(days=31))

    receive_upload(by=officer, files=ADDRESS)

    old.refresh_from_db()
    last = Record.objects.latest("pk")
    assert (old.state, old.files.count()) == ("expired", 0)
    assert [(change.key, change.before, change.after) for change in last.changes.all()] == [
        (str(old.pk), {"state": "checked"}, {"state": "expired"})
    ]


def test_nobody_but_the_bureau_sends_files(shore):
    with shore.at():
        upload = receive_upload(by=shore.officer, files=ADDRESS)
    for seat in (shore.group_office, shore.principal, shore.teacher, shore.auditor):
        with shore.at(seat):
            for act in (recheck_upload, apply_upload, discard_upload):
                with pytest.raises(Refused, match="导入数据由教育局办理"):
                    act(by=seat, upload=upload)
            with pytest.raises(Refused, match="导入数据由教育局办理"):
                receive_upload(by=seat, files=ADDRESS)

    with shore.at():
        assert [(one.state, one.files.count()) for one in Upload.objects.all()] == [("checked", 1)]


def test_upload_of_another_bureau_is_out_of_reach(shore):
    with shore.at():
        upload = receive_upload(by=shore.officer, files=ADDRESS)

    with shore.at(shore.hill), pytest.raises(Upload.DoesNotExist):
        apply_upload(by=shore.hill, upload=upload)


def test_files_of_another_district_are_an_error(shore, officer):
    files = {
        "district.toml": 'code = "990002"\nname = "山区"\n'.encode(),
        **ADDRESS,
    }

    upload = receive_upload(by=officer, files=files)

    assert [one["code"] for one in upload.outcome["findings"]] == ["other_district"]


def test_conflict_with_stored_rows_names_its_place(shore, officer):
    content = "集团代码,学校代码,角色,加入日期\nG1,S2,成员校,2025-01-01\n"

    upload = receive_upload(by=officer, files={"memberships.csv": content.encode()})

    (finding,) = [one for one in upload.outcome["findings"] if one["severity"] == "error"]
    assert (finding["code"], finding["file"], finding["row"], finding["column"]) == (
        "overlaps_stored",
        "memberships.csv",
        2,
        "joined_on",
    )
    assert finding["text"] == "2025-01-01"


def test_wrong_file_leaves_no_upload(shore, officer):
    with pytest.raises(WrongFile):
        receive_upload(by=officer, files={"a.pdf": b"%PDF-1.7 ..."})

    assert not Upload.objects.exists()
