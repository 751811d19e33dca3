import pytest

from manyuan.engagements.signups import errors
from manyuan.engagements.signups.actions import publish_page, publish_pages, withdraw_page
from manyuan.engagements.signups.models import PublicPage
from manyuan.engagements.signups.queries.pages import page_of_bureau, published
from manyuan.kernel.errors import Refused
from manyuan.seats.queries import public_seat_of


def test_bureau_opens_the_door_to_the_public(shore):
    assert public_seat_of("990001") is None
    with shore.at():
        with pytest.raises(errors.SiteNotOpen):
            publish_page(by=shore.principal, unit=shore.principal.unit)

        publish_page(by=shore.officer, unit=shore.officer.bureau)
        publish_page(by=shore.principal, unit=shore.principal.unit, introduction="灯塔。")

        assert public_seat_of("990001").role == "public"
        assert [one.unit.code for one in published(shore.officer)] == ["990001", "S2"]


def test_others_pages_are_not_ones_own_to_publish(pier):
    with pytest.raises(Refused):
        publish_page(by=pier.principal, unit=pier.school("S1").unit)
    with pytest.raises(Refused):
        withdraw_page(by=pier.auditor, unit=pier.officer.bureau)

    assert PublicPage.objects.count() == 1


def test_many_are_published_at_once_and_texts_stay(pier):
    units = [pier.school("S1").unit, pier.group("G1").unit]
    publish_page(by=pier.officer, unit=units[0], introduction="海棠。")

    publish_pages(by=pier.officer, units=units)

    assert PublicPage.objects.get(unit=units[0]).introduction == "海棠。"
    assert PublicPage.objects.filter(is_published=True).count() == 3


def test_withdrawn_bureau_shuts_the_door(pier):
    withdraw_page(by=pier.officer, unit=pier.officer.bureau)

    assert page_of_bureau(pier.public) is None
