import pytest
from django.contrib.auth import get_user_model

from manyuan.cli.demo_door import Door, make_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def door(monkeypatch):
    monkeypatch.setenv("MANYUAN_DEMO_DOOR", "")
    get_user_model().objects.create(username="officer", name="林晓燕")
    path = make_key("officer")
    return path, Door(lambda environ, _start: [environ["PATH_INFO"].encode()])


def visit(door: Door, path: str):
    answers = []
    body = door(
        {"PATH_INFO": path}, lambda status, headers: answers.append((status, dict(headers)))
    )
    return body, answers


def test_door_hands_over_a_session_that_is_signed_in(door, client):
    path, opened = door

    body, [(status, headers)] = visit(opened, path)

    name, value = headers["Set-Cookie"].partition(";")[0].split("=")
    assert (body, status, headers["Location"]) == ([], "302 Found", "/")
    client.cookies[name] = value
    assert client.session["_auth_user_id"] == str(get_user_model().objects.get().pk)


def test_door_opens_once(door):
    path, opened = door
    visit(opened, path)

    assert visit(opened, path) == ([path.encode()], [])


def test_other_addresses_are_the_product_s(door):
    _path, opened = door

    assert visit(opened, "/open/guess") == ([b"/open/guess"], [])


def test_without_a_key_nothing_opens(monkeypatch):
    monkeypatch.delenv("MANYUAN_DEMO_DOOR", raising=False)
    shut = Door(lambda environ, _start: [b"product"])

    assert visit(shut, "") == ([b"product"], [])
