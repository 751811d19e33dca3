import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse

from manyuan.kernel.clock import today
from manyuan.offers.models import Window
from manyuan.plans.models import Freeze

FREEZE = reverse("freeze-new") + "?year=2026"
DAY = timedelta(days=1)


@pytest.fixture
def window(shore):
    with shore.at():
        return Window.objects.create(
            bureau=shore.officer.bureau,
            year=2026,
            opens_on=today() - DAY,
            closes_on=today() + DAY,
            pack="exchange-national",
        )


def test_page_counts_what_will_be_frozen(shore, sign_in):
    page = sign_in(shore.officer).get(FREEZE).content.decode()

    assert "冻结 2026–2027 学年的交流数据：9 所学校、2 位教师、0 条岗位需求" in page
    assert "这个学年没有开启收集窗口" in page


def test_freeze_is_named_and_said(shore, sign_in):
    page = sign_in(shore.officer).post(FREEZE, follow=True).content.decode()

    assert "已冻结「2026–2027 学年交流数据 · 第 1 版」：9 所学校、2 位教师、0 条岗位需求。" in page
    with shore.at():
        assert Freeze.objects.get().year == 2026


def test_early_freeze_names_unconfirmed_schools_and_wants_a_reason(shore, sign_in, window):
    client = sign_in(shore.officer)

    page = client.post(FREEZE, {"reason": ""}).content.decode()

    assert f"填报到 {window.closes_on} 才截止" in page
    assert "所学校还没有确认名单或岗位：" in page
    with shore.at():
        assert Freeze.objects.count() == 0
    client.post(FREEZE, {"reason": "教育局要求提前"})
    with shore.at():
        assert Freeze.objects.get().reason == "教育局要求提前"


@pytest.mark.parametrize("year", ["1999", "20260", "x"])
def test_year_out_of_bounds_is_not_found(shore, sign_in, year):
    answer = sign_in(shore.officer).get(f"{reverse('freeze-new')}?year={year}")

    assert answer.status_code == 404


def test_file_is_the_district_folder(seen, sign_in):
    answer = sign_in(seen.auditor).get(reverse("freeze-file", args=[seen.freeze.pk]))

    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert "teachers.csv" in [name.rpartition("/")[2] for name in names]


def test_group_office_does_not_take_every_teacher_of_the_district(seen, sign_in):
    answer = sign_in(seen.group_office).get(reverse("freeze-file", args=[seen.freeze.pk]))

    assert answer.status_code == 403
    assert "冻结数据含全区教师信息" in answer.content.decode()
