"""What the columns of history are called, for the district's tables and those of people."""

from typing import cast

from django.db import models

from manyuan.directory.actions.venue_photos import VENUE_PHOTOS
from manyuan.engagements.signups.rows import TABLES as SIGNED_UP
from manyuan.evaluation.rows import TABLES as EVALUATED
from manyuan.evaluation.scores.rows import TABLES as SCORED
from manyuan.evaluation.surveys.rows import TABLES as SURVEYED
from manyuan.funding.rows import TABLES as MONEY
from manyuan.kernel.marking import gettext_noop as _
from manyuan.lifecycle.rows import TABLES as LIVES
from manyuan.notices.channels import CHANNELS
from manyuan.notices.enums import RobotPace
from manyuan.notices.rows import ROBOTS
from manyuan.offers.kinds import flow_kinds
from manyuan.offers.rows import TABLES as COLLECTED
from manyuan.papers.rows import TABLES as PAPERED
from manyuan.plans.rows import TABLES as PLANNED
from manyuan.policies.rows import TABLES as POLICIES
from manyuan.seats.enums import Role
from manyuan.seats.rows import ACCOUNTS, LINKS, SEATS
from manyuan.sheets.columns import Column, Kind, Table
from manyuan.sheets.tables import TABLES
from manyuan.wheel.rows import TABLES as YEARS


def _words(choices: "type[models.TextChoices]") -> dict[str, str]:
    return {choice.value: choice.label for choice in choices}


ROLE_WORDS = _words(Role)
PLATFORMS = {slug: cast("str", channel.label) for slug, channel in CHANNELS.items()}
OWN = (
    Table(
        ACCOUNTS,
        _("账号"),
        ("username",),
        (
            Column("username", _("用户名"), Kind.CODE),
            Column("name", _("姓名"), Kind.TEXT),
            Column("email", _("电子邮箱"), Kind.TEXT),
            Column("is_active", _("启用"), Kind.FLAG),
            Column("must_change_password", _("须修改密码"), Kind.FLAG),
        ),
    ),
    Table(
        SEATS,
        _("席位"),
        ("username", "role", "unit", "starts_on"),
        (
            Column("username", _("用户名"), Kind.CODE),
            Column("role", _("角色"), Kind.CHOICE, choices=ROLE_WORDS),
            Column("unit", _("单位代码"), Kind.CODE),
            Column("starts_on", _("开始日期"), Kind.DATE),
            Column("ends_on", _("结束日期"), Kind.DATE),
            Column("stands_in_for", _("代理谁"), Kind.TEXT),
            Column("absence", _("离岗原因"), Kind.TEXT),
        ),
    ),
    Table(
        LINKS,
        _("链接"),
        ("number",),
        (
            Column("number", _("编号"), Kind.CODE),
            Column("role", _("类别"), Kind.CHOICE, choices=ROLE_WORDS),
            Column("unit", _("单位代码"), Kind.CODE),
            Column("detail", _("只含专家"), Kind.CODE),
            Column("expires_on", _("失效日期"), Kind.DATE),
            Column("revoked", _("是否撤销"), Kind.FLAG),
        ),
    ),
    Table(
        VENUE_PHOTOS,
        _("场地照片"),
        ("venue",),
        (
            Column("media_type", _("照片格式"), Kind.TEXT),
            Column("size", _("大小（字节）"), Kind.COUNT),
        ),
    ),
    Table(
        ROBOTS,
        _("群机器人"),
        ("unit", "vendor"),
        (
            Column("unit", _("单位代码"), Kind.CODE),
            Column("vendor", _("平台"), Kind.CHOICE, choices=PLATFORMS),
            Column("pace", _("发送方式"), Kind.CHOICE, choices=_words(RobotPace)),
        ),
    ),
    Table(
        "district",
        _("区县"),
        ("code",),
        (
            Column("code", _("区县代码"), Kind.CODE),
            Column("name", _("区县名称"), Kind.TEXT),
            Column("outline", _("辖区轮廓"), Kind.TEXT),
        ),
    ),
)
ENGAGED = [table for kind in flow_kinds().values() for table in kind.tables]
ROOMS = (
    *(TABLES, COLLECTED, PLANNED, ENGAGED, SIGNED_UP, EVALUATED, SCORED, SURVEYED, MONEY, PAPERED),
    *(LIVES, POLICIES, YEARS, OWN),
)
KNOWN = {table.name: table for room in ROOMS for table in room}
