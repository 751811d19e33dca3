from random import Random

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile

from manyuan.evaluation.models import Outcome
from manyuan.history.models import Record
from manyuan.web.growth import in_memory
from manyuan.web.growth.sealing import SALT

ADDRESS = "/evaluation/growth/upload/"
SIZES = {"S1": 60, "S2": 45, "S3": 29, "S5": 40, "S6": 35, "X9": 40}


def pupils(**more):
    random = Random(7)
    lines = ["姓名,学校代码,入口成绩,出口成绩"]
    for place, (school, size) in enumerate({**SIZES, **more}.items()):
        for _ in range(size):
            entry = random.gauss(70, 8)
            lines.append(f"某某,{school},{entry:.1f},{30 + 0.7 * entry + 3 * place:.1f}")
    return "\n".join([*lines, "某某,S1,80,"])


def send(visitor, text, **more):
    content = text if isinstance(text, bytes) else text.encode()
    form = {"file": SimpleUploadedFile("rows.csv", content), "stage": "primary", "year": "2025"}
    return visitor.post(ADDRESS, form | more)


def counts(shore):
    with shore.at():
        return Outcome.objects.count(), Record.objects.count()


def test_rows_are_shown_by_school_and_only_results_are_kept(shore, sign_in):
    visitor = sign_in(shore.officer)
    before = counts(shore)

    shown = send(visitor, pupils())

    assert counts(shore) == before
    assert shown.context["headline"] == "6 所学校中 4 所的增值可以保存，还没有保存"
    assert (shown.context["file"].ignored, shown.context["file"].incomplete) == (("姓名",), 1)
    notes = {one.school: one.note for one in shown.context["schools"] if one.note}
    assert notes == {"石桥小学": "不足 30 人，不公布", "X9": "名录里没有这个代码，不保存"}
    assert "某某" not in shown.content.decode()
    done = visitor.post(ADDRESS, {"results": shown.context["sealed"]})
    assert (done.status_code, done.headers["Location"]) == (302, "/evaluation/growth/")
    assert counts(shore) == (before[0] + 4, before[1] + 1)
    with shore.at():
        assert [(o.school.code, o.n) for o in Outcome.objects.filter(measure="value_added")] == [
            *(("S1", 60), ("S2", 45), ("S5", 40), ("S6", 35)),
        ]


def test_pages_show_kept_results_to_whom_they_concern(shore, sign_in):
    visitor = sign_in(shore.officer)
    visitor.post(ADDRESS, {"results": send(visitor, pupils()).context["sealed"]})

    whole = visitor.get("/evaluation/growth/")
    own = sign_in(shore.principal).get("/evaluation/growth/")

    assert whole.context["headline"] == "4 所学校有增值结果，最近是 2025–2026 学年"
    assert (whole.context["table"].total, own.context["table"].total) == (4, 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("甲,乙\n1,2\n", "找不到“学校代码”“入口成绩”“出口成绩”三列"),
        ("school,entry,outcome\nS1,好,2\n", "第 2 行“入口成绩”写的是“好”"),
        ("school,entry,outcome\nS1,1,2\n", "只有 1 所学校的学生"),
        (b"\x89PNG\r\n\x1a\n0000", "看起来是图片"),
    ],
)
def test_file_that_cannot_be_used_is_answered_by_a_sentence(shore, sign_in, text, sentence):
    before = counts(shore)

    response = send(sign_in(shore.officer), text)

    assert sentence in str(response.context["form"].errors["file"])
    assert counts(shore) == before


def test_file_above_the_limit_is_not_taken(shore, sign_in, monkeypatch):
    monkeypatch.setattr(in_memory, "MOST_BYTES", 500)

    response = send(sign_in(shore.officer), pupils())

    assert "不能超过 8 MB" in str(response.context["form"].errors["file"])


def test_file_is_never_written_to_disk(shore, sign_in, monkeypatch):
    from django.core.files import uploadedfile

    def on_disk(*_args, **_more):
        raise AssertionError

    monkeypatch.setattr(uploadedfile.TemporaryUploadedFile, "__init__", on_disk)
    # Above the size from which Django would otherwise use a file of its own.
    text = pupils() + "\n" + "\n".join(["甲,S1,70.0,80.0" + " " * 90] * 12_000)

    shown = send(sign_in(shore.officer), text)

    assert shown.context["schools"][0].n == 12_060


def test_results_that_were_not_sealed_for_this_seat_are_not_kept(shore, sign_in):
    before = counts(shore)
    visitor = sign_in(shore.officer)
    other = signing.dumps([0, "primary", 2025, [["S1", "9", 99]]], salt=SALT)

    for text in ("made up", other):
        response = visitor.post(ADDRESS, {"results": text})
        assert (response.status_code, "结果已过期" in response.content.decode()) == (400, True)

    assert counts(shore) == before


def test_results_that_can_no_longer_be_kept_say_why(shore, sign_in):
    visitor = sign_in(shore.officer)
    gone = signing.dumps(
        [shore.officer.pk, "primary", 2025, [["S99", "9", 99]]], salt=SALT, compress=True
    )

    response = visitor.post(ADDRESS, {"results": gone})

    assert (response.status_code, "S99" in response.content.decode()) == (409, True)


def test_token_is_still_checked(shore):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(shore.officer.person, "django.contrib.auth.backends.ModelBackend")

    assert send(client, pupils()).status_code == 403
