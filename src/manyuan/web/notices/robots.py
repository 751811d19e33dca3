from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from manyuan.notices.actions import remove_robot, set_up_robot, try_robot
from manyuan.notices.channels import CHANNELS
from manyuan.notices.models import Robot
from manyuan.notices.permissions import may_keep_sendings
from manyuan.notices.queries import robots_of
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.notices.robot_forms import RobotForm
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


@sensitive_post_parameters("address", "secret")
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: SeatRequest) -> HttpResponse:
    """Set up a robot for a unit."""
    require(may_keep_sendings(request.seat))
    form = RobotForm(sent(request), seat=request.seat)
    question = Question(
        headline=_("设置群机器人"),
        lead=_("消息只说条数和类别，不带任何人的姓名和事项内容。"),
        submit=_("设置机器人"),
        cancel_url=reverse("sendings"),
        crumbs=_trail(_("设置群机器人")),
    )
    return ask(request, form, question, lambda: _set_up(request.seat, form))


def _set_up(seat: Seat, form: RobotForm) -> Done:
    robot = set_up_robot(by=seat, facts=form.facts())
    said = _("已为{unit}设置群机器人，可以先试发一条。")
    return Done(said.format(unit=robot.unit.name), reverse("sendings"))


@require_POST
def try_out(request: SeatRequest, pk: int) -> HttpResponse:
    """Let a robot say that it works."""
    require(may_keep_sendings(request.seat))
    try_robot(by=request.seat, robot=_robot(request.seat, pk))
    messages.success(request, _("试发的消息已排队，大约半分钟内发出；没有收到时请刷新本页看原因。"))
    return redirect("sendings")


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: SeatRequest, pk: int) -> HttpResponse:
    """Ask, and let a robot speak no more."""
    require(may_keep_sendings(request.seat))
    robot = _robot(request.seat, pk)
    question = Question(
        headline=_("移除{unit}的{platform}群机器人").format(
            unit=robot.unit.name, platform=CHANNELS[robot.vendor].label
        ),
        submit=_("移除机器人"),
        cancel_url=reverse("sendings"),
        crumbs=_trail(_("移除群机器人")),
        warnings=[_("它的地址和密钥会被删除，还没发出的消息不再发。")],
        dangerous=True,
    )
    return ask(request, Form(sent(request)), question, lambda: _remove(request.seat, robot))


def _remove(seat: Seat, robot: Robot) -> Done:
    remove_robot(by=seat, robot=robot)
    return Done(_("已移除群机器人。"), reverse("sendings"))


def _robot(seat: Seat, pk: int) -> Robot:
    robot = robots_of(seat).filter(pk=pk).first()
    if robot is None:
        raise Http404
    return robot


def _trail(last: str) -> list[Crumb]:
    return [Crumb(_("邮件与通知"), reverse("sendings")), Crumb(last)]
