"""The tables of partners' agreements, of experts, and of the visits that schools ask for."""

from decimal import Decimal

from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.choices import AGREEMENT_KINDS, AGREEMENT_KINDS_ALSO, STAGES, STAGES_ALSO
from manyuan.sheets.columns import Column, Kind, Table


def _partner() -> Column:
    return Column(
        "partner",
        _("合作单位代码"),
        Kind.CODE,
        required=True,
        refers_to=("partners",),
        longest=32,
    )


STUDIOS = Table(
    "studios",
    _("博士工作室"),
    ("studio",),
    (
        Column("studio", _("工作室代码"), Kind.CODE, required=True, longest=32),
        Column(
            "school", _("学校代码"), Kind.CODE, required=True, refers_to=("schools",), longest=32
        ),
        Column("subject", _("学科或领域"), Kind.TEXT, longest=40, note=_("例如物理、3D打印")),
        Column("opened_on", _("设立日期"), Kind.DATE),
        Column("closed_on", _("关闭日期"), Kind.DATE, note=_("当日起不再开办")),
    ),
)
EXPERTS = Table(
    "experts",
    _("专家"),
    ("expert",),
    (
        Column("expert", _("专家编号"), Kind.CODE, required=True, longest=32),
        Column("name", _("姓名或称呼"), Kind.TEXT, longest=60),
        _partner(),
        Column("topics", _("可讲主题"), Kind.WORDS, required=True, longest=400),
        Column(
            "stages",
            _("适合学段"),
            Kind.CHOICES,
            choices=STAGES,
            also=STAGES_ALSO,
            note=_("都适合时留空"),
        ),
        Column("studio", _("工作室代码"), Kind.CODE, refers_to=("studios",), longest=32),
        Column("left_on", _("退出日期"), Kind.DATE, note=_("当日起不再安排到校")),
    ),
)
AGREEMENTS = Table(
    "agreements",
    _("合作协议"),
    ("partner", "kind", "group", "school", "expert", "from"),
    (
        _partner(),
        Column("group", _("集团代码"), Kind.CODE, refers_to=("groups",), longest=32),
        Column("school", _("学校代码"), Kind.CODE, refers_to=("schools",), longest=32),
        Column("expert", _("专家编号"), Kind.CODE, refers_to=("experts",), longest=32),
        Column(
            "kind",
            _("协议类别"),
            Kind.CHOICE,
            required=True,
            choices=AGREEMENT_KINDS,
            also=AGREEMENT_KINDS_ALSO,
        ),
        Column("from", _("生效日期"), Kind.DATE, required=True),
        Column("to", _("终止日期"), Kind.DATE, note=_("当日起不再有效")),
    ),
)
EXPERT_DAYS = Table(
    "expert_days",
    _("专家到校日"),
    ("expert", "date", "start"),
    (
        Column(
            "expert", _("专家编号"), Kind.CODE, required=True, refers_to=("experts",), longest=32
        ),
        Column("date", _("日期"), Kind.DATE, required=True),
        Column("start", _("开始时间"), Kind.TIME, required=True),
        Column("end", _("结束时间"), Kind.TIME, required=True),
        Column(
            "max_visits",
            _("最多到校次数"),
            Kind.COUNT,
            required=True,
            low=Decimal(1),
            high=Decimal(50),
        ),
    ),
)
VISIT_REQUESTS = Table(
    "visit_requests",
    _("到校需求"),
    ("request",),
    (
        Column("request", _("需求编号"), Kind.CODE, required=True, longest=32),
        Column(
            "school", _("学校代码"), Kind.CODE, required=True, refers_to=("schools",), longest=32
        ),
        Column("topic", _("主题"), Kind.TEXT, required=True, longest=40),
        Column("stage", _("学段"), Kind.CHOICE, required=True, choices=STAGES, also=STAGES_ALSO),
        Column("grade", _("年级"), Kind.TEXT, longest=20),
        Column(
            "pupils",
            _("学生人数"),
            Kind.COUNT,
            required=True,
            low=Decimal(1),
            high=Decimal(100_000),
        ),
        Column(
            "minutes",
            _("时长"),
            Kind.COUNT,
            required=True,
            low=Decimal(10),
            high=Decimal(480),
            note=_("分钟"),
        ),
        Column(
            "windows",
            _("可安排时段"),
            Kind.WINDOWS,
            required=True,
            longest=2000,
            note=_("到校全程须在一个时段之内"),
        ),
        Column("hall", _("场地"), Kind.TEXT, longest=60, note=_("同一场地同时只安排一场")),
        Column("same_day_ok", _("可与本校其他到校同日"), Kind.FLAG),
        Column(
            "weight",
            _("权重"),
            Kind.NUMBER,
            low=Decimal(0),
            high=Decimal(1000),
            note=_("留空按 1 计"),
        ),
    ),
)
