import pytest
from django.urls import reverse

from manyuan.directory.models import Partner
from web.directory.pages import records, text

LIST = reverse("partners")
NEW = reverse("partner-new")
PAGE = reverse("partner", args=["P1"])
EDIT = reverse("partner-edit", args=["P1"])


def test_partners_are_listed_and_shown(shore, sign_in):
    client = sign_in(shore.officer)

    assert client.get(LIST).context["headline"] == "1 个合作单位，其中 1 个有正在生效的协议"
    assert EDIT in text(client.get(PAGE))
    assert client.get(reverse("partner", args=["P9"])).status_code == 404


def test_list_is_exported(shore, sign_in):
    page = sign_in(shore.officer).get(LIST, {"partners-export": "csv"})

    line = "海洋大学,P1,高校,海棠路小学教育集团;望海中学,2,1,未登记"
    assert sorted(page.content.decode("utf-8-sig").splitlines()[1].split(",")) == sorted(
        line.split(",")
    )


def test_bureau_without_partners_is_taught_the_first_step(shore, sign_in):
    with shore.at():
        shore.forget_partnerships()
        Partner.objects.all().delete()

    assert NEW in text(sign_in(shore.officer).get(LIST))
    assert NEW not in text(sign_in(shore.teacher).get(LIST))


def test_partner_is_registered_and_edited(shore, sign_in):
    client = sign_in(shore.officer)
    given = {"code": "P2", "name": "海洋所", "kind": "institute", "lon": "120.3", "lat": "36"}

    added = client.post(NEW, given, follow=True)
    edited = client.post(EDIT, {"name": "海大", "kind": "university"}, follow=True)

    assert "已登记合作单位海洋所。" in text(added)
    assert "已保存海大的登记信息。" in text(edited)


def test_wrong_entry_changes_nothing(shore, sign_in):
    before = records()

    page = sign_in(shore.officer).post(NEW, {"code": "P1", "name": "x", "kind": "shop"})

    assert set(page.context["form"].errors) == {"code", "kind"}
    assert records() == before


@pytest.mark.parametrize("who", ["group_office", "principal", "teacher", "auditor"])
@pytest.mark.parametrize("address", [NEW, EDIT])
def test_only_the_bureau_writes(shore, sign_in, who, address):
    client, before = sign_in(shore.people[who]), records()

    assert [client.get(address).status_code, client.post(address).status_code] == [403, 403]
    assert records() == before
