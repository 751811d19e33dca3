"""Robots of chat groups, against a real server on this machine: formats, refusals, redirects."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from manyuan.kernel.clock import now
from manyuan.notices.actions import RobotFacts, remove_robot, send_again, set_up_robot, try_robot
from manyuan.notices.channels import CHANNELS
from manyuan.notices.channels.dingtalk import signature
from manyuan.notices.enums import RobotPace, SendingState
from manyuan.notices.errors import AddressNotAllowed, NothingFailed, RobotRefused, SecretNotTaken
from manyuan.notices.models import Robot, RobotText
from manyuan.notices.robots import compose_texts, send_texts
from notices.moments import NEXT_MORNING, after, happened


class Platform(BaseHTTPRequestHandler):
    """Takes what a robot says, or answers as the test wants."""

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        self.server.taken.append((self.path, json.loads(self.rfile.read(length))))
        self.send_response(self.server.status)
        if self.server.status == 302:
            self.send_header("Location", f"{self.server.origin}/elsewhere")
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *_args):
        """Write no log."""


@pytest.fixture
def platform(settings):
    server = HTTPServer(("127.0.0.1", 0), Platform)
    server.origin = f"http://127.0.0.1:{server.server_port}"
    server.taken, server.status, server.answer = [], 200, b'{"errcode":0,"errmsg":"ok"}'
    settings.ROBOT_ORIGINS = [server.origin]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def address(platform):
    return f"{platform.origin}/robot/send?access_token=t0k3n"


@pytest.fixture
def robot(coast, platform):
    """A robot for the school of the principal."""
    facts = RobotFacts(
        unit=coast.principal.unit,
        vendor="dingtalk",
        address=address(platform),
        secret="SEC1",
        pace=RobotPace.AT_ONCE,
    )
    made = set_up_robot(by=coast.officer, facts=facts)
    Robot.objects.update(told_until=after(hours=-1))
    return made


def said(platform):
    return [body["text"]["content"] for _path, body in platform.taken]


def test_wecom_gets_a_text_at_the_address(platform):
    CHANNELS["wecom"].send("早上好", address(platform))

    body = {"msgtype": "text", "text": {"content": "早上好"}}
    assert platform.taken == [("/robot/send?access_token=t0k3n", body)]


def test_dingtalk_signs_the_moment(platform):
    CHANNELS["dingtalk"].send("早上好", address(platform), "SEC1")

    path, _body = platform.taken[0]
    asked = parse_qs(urlsplit(path).query)
    signed = parse_qs(signature("SEC1", int(asked["timestamp"][0])))
    assert asked == {"access_token": ["t0k3n"], **signed}


@pytest.mark.parametrize(
    ("status", "answer"),
    [(302, b"{}"), (500, b"{}"), (200, b'{"errcode":310000}'), (200, b"<html>"), (200, b"[]")],
)
def test_anything_but_the_platforms_yes_is_a_failure(platform, status, answer):
    platform.status, platform.answer = status, answer

    with pytest.raises(RobotRefused):
        CHANNELS["wecom"].send("早上好", address(platform))

    assert len(platform.taken) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        "https://evil.example/robot/send",
        "http://oapi.dingtalk.com/robot/send",
        "https://oapi.dingtalk.com@evil.example/robot",
        "https://oapi.dingtalk.com.evil.example/robot",
        "file:///etc/passwd",
        "",
    ],
)
def test_no_robot_speaks_to_anywhere_else(coast, wrong):
    with pytest.raises(AddressNotAllowed):
        CHANNELS["dingtalk"].send("早上好", wrong)
    with pytest.raises(AddressNotAllowed):
        set_up_robot(
            by=coast.officer,
            facts=RobotFacts(unit=coast.principal.unit, vendor="dingtalk", address=wrong),
        )

    assert Robot.objects.count() == 0


def test_a_secret_where_there_is_none_is_refused(coast, platform):
    facts = RobotFacts(
        unit=coast.principal.unit, vendor="wecom", address=address(platform), secret="SEC1"
    )

    with pytest.raises(SecretNotTaken):
        set_up_robot(by=coast.officer, facts=facts)


def test_a_robot_tells_numbers_and_kinds_and_no_name(coast, robot, platform):
    coast.visit()
    happened()

    for moment in (after(seconds=59), after(seconds=61), after(seconds=90)):
        compose_texts(moment)
    number = send_texts(after(seconds=90))

    assert number == 1
    assert said(platform) == ["【满园】灯塔小学有 1 条新消息：专家到校 1 条。请登录满园查看。"]


def test_a_daily_robot_speaks_once_in_the_morning(coast, robot, platform):
    Robot.objects.update(pace=RobotPace.DAILY)
    coast.visit()
    happened()

    compose_texts(after(hours=1))
    waiting = RobotText.objects.count()
    compose_texts(NEXT_MORNING)
    compose_texts(NEXT_MORNING)

    assert (waiting, RobotText.objects.count()) == (0, 1)


def test_nothing_told_means_nothing_said(coast, robot):
    compose_texts(after(hours=1))

    assert RobotText.objects.count() == 0


def test_a_trial_that_fails_says_why_and_can_be_sent_again(coast, robot, platform):
    platform.answer = b'{"errcode":310000,"errmsg":"sign not match t0k3n"}'
    text = try_robot(by=coast.officer, robot=robot)
    for _try in range(6):
        text.refresh_from_db()
        send_texts(text.due_at)
    text.refresh_from_db()
    failed = (text.state, text.last_error)
    platform.answer = b'{"errcode":0}'

    again = send_again(by=coast.officer)
    send_texts(now())

    assert failed == (SendingState.FAILED, "RobotRefused 310000")
    assert (again.letters, again.texts) == (0, 1)
    assert said(platform)[-1] == "【满园】这是一条试发消息：灯塔小学的群机器人已经接通。"
    text.refresh_from_db()
    assert text.state == SendingState.SENT


def test_nothing_failed_nothing_to_try_again(coast):
    with pytest.raises(NothingFailed):
        send_again(by=coast.officer)


def test_a_removed_robot_is_forgotten_and_history_never_knew_its_address(coast, robot):
    from manyuan.history.models import Change

    remove_robot(by=coast.officer, robot=robot)

    kept = [str((one.before, one.after)) for one in Change.objects.filter(table="robots")]
    assert Robot.objects.count() == 0
    assert len(kept) == 2
    assert [text for text in kept if "t0k3n" in text or "SEC1" in text] == []
