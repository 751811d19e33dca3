from django.test import Client

from manyuan.engagements.signups.actions import publish_page, withdraw_page

HOME = "/public/990001/"


def text(address):
    return Client().get(address).content.decode()


def test_home_shows_what_is_published_and_nothing_else(pier):
    publish_page(by=pier.officer, unit=pier.group("G1").unit)
    publish_page(by=pier.officer, unit=pier.school("S2").unit, introduction="灯塔下。")

    page = text(HOME)

    assert "春日集市" in page
    assert "灯塔小学" in page
    assert "海棠路小学教育集团" in page
    assert "石桥小学" not in page
    assert "灯塔下。" in text(f"{HOME}schools/S2/")
    assert Client().get(f"{HOME}schools/S3/").status_code == 404


def test_withdrawn_school_is_named_in_its_group_without_a_page(pier):
    for unit in (pier.group("G1").unit, pier.school("S2").unit):
        publish_page(by=pier.officer, unit=unit)
    withdraw_page(by=pier.officer, unit=pier.school("S2").unit)

    group = text(f"{HOME}groups/G1/")

    assert "灯塔小学" in group
    assert f"{HOME}schools/S2/" not in group


def test_signed_in_reader_sees_the_publics_page(pier, sign_in):
    page = sign_in(pier.principal).get(HOME).content.decode()

    assert "安校长" not in page


def test_activity_counts_down_to_its_list(pier):
    fair = pier.list()

    page = text(f"{HOME}activities/fair/F1/")

    assert f"{HOME}signups/{fair.number}/" in page
    assert "还有 3 个名额（共 3 个）" in page
