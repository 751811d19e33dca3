"""The tables of the district folder that this version stores; see docs/reference/formats.md."""

from decimal import Decimal

from manyuan.kernel.marking import gettext_noop as _
from manyuan.rules.subjects import load_subjects
from manyuan.sheets.caravan_tables import (
    AGREEMENTS,
    EXPERT_DAYS,
    EXPERTS,
    STUDIOS,
    VISIT_REQUESTS,
)
from manyuan.sheets.choices import (
    BACKBONE,
    CADRE,
    DIRECTIONS,
    EDUCATION,
    EXEMPTIONS,
    EXEMPTIONS_ALSO,
    FLOW_KINDS,
    FLOW_MODES,
    FLOW_STATES,
    FLOW_STATES_ALSO,
    GROUP_STATES,
    MEMBER_KINDS,
    MEMBER_STATES,
    NATURES,
    PARTNER_KINDS,
    POSTING_MODES_ALSO,
    ROLES,
    ROLES_ALSO,
    SCHOOL_KINDS,
    SCHOOL_KINDS_ALSO,
    SETTINGS,
    STAGES,
    STAGES_ALSO,
    STRENGTHS,
    STRENGTHS_ALSO,
    TIGHTNESS,
    TITLES,
)
from manyuan.sheets.columns import Column, Kind, Table
from manyuan.sheets.venue_tables import VENUES


def _count(name: str, label: str, note: str = "") -> Column:
    return Column(name, label, Kind.COUNT, high=Decimal(1_000_000), note=note)


def _degrees(name: str, label: str, bound: int) -> Column:
    return Column(name, label, Kind.DEGREES, low=Decimal(-bound), high=Decimal(bound))


def _amount(name: str, label: str, high: int, note: str = "") -> Column:
    return Column(name, label, Kind.AMOUNT, high=Decimal(high), note=note)


def _subject(name: str, label: str, *, required: bool = False) -> Column:
    subjects = load_subjects()
    return Column(
        name,
        label,
        Kind.TEXT,
        required=required,
        longest=40,
        usual=subjects.names,
        also=subjects.also,
    )


PLACES = ("schools", "partners")
GIVERS = (*PLACES, "groups")
SCHOOLS = Table(
    "schools",
    _("学校"),
    ("school",),
    (
        Column("school", _("学校代码"), Kind.CODE, required=True, longest=32),
        Column("name", _("学校名称"), Kind.TEXT, required=True, longest=120),
        Column(
            "kind",
            _("办学类型"),
            Kind.CHOICE,
            required=True,
            choices=SCHOOL_KINDS,
            also=SCHOOL_KINDS_ALSO,
        ),
        Column("nature", _("办学性质"), Kind.CHOICE, choices=NATURES),
        Column("setting", _("城乡"), Kind.CHOICE, choices=SETTINGS),
        _degrees("lon", _("经度"), 180),
        _degrees("lat", _("纬度"), 90),
        Column("address", _("地址"), Kind.TEXT),
        Column("opened_on", _("建校日期"), Kind.DATE),
        Column("closed_on", _("停办日期"), Kind.DATE),
        Column("strength", _("办学水平"), Kind.CHOICE, choices=STRENGTHS, also=STRENGTHS_ALSO),
        Column("campus_of", _("所属学校代码"), Kind.CODE, refers_to=("schools",), longest=32),
    ),
)
STRENGTH_HISTORY = Table(
    "strengths",
    _("历年办学水平"),
    ("school", "year"),
    (
        Column(
            "school", _("学校代码"), Kind.CODE, required=True, refers_to=("schools",), longest=32
        ),
        Column("year", _("学年"), Kind.YEAR, required=True),
        Column(
            "strength",
            _("办学水平"),
            Kind.CHOICE,
            required=True,
            choices=STRENGTHS,
            also=STRENGTHS_ALSO,
        ),
    ),
)
GROUPS = Table(
    "groups",
    _("教育集团"),
    ("group",),
    (
        Column("group", _("集团代码"), Kind.CODE, required=True, longest=32),
        Column("name", _("集团名称"), Kind.TEXT, required=True, longest=120),
        Column("tightness", _("紧密程度"), Kind.CHOICE, choices=TIGHTNESS),
        Column("founded_on", _("成立日期"), Kind.DATE),
        Column("dissolved_on", _("解散日期"), Kind.DATE),
        Column("state", _("状态"), Kind.CHOICE, choices=GROUP_STATES),
    ),
)
MEMBERSHIPS = Table(
    "memberships",
    _("集团成员"),
    ("group", "school", "joined_on"),
    (
        Column("group", _("集团代码"), Kind.CODE, required=True, refers_to=("groups",), longest=32),
        Column(
            "school", _("学校代码"), Kind.CODE, required=True, refers_to=("schools",), longest=32
        ),
        Column("role", _("角色"), Kind.CHOICE, required=True, choices=ROLES, also=ROLES_ALSO),
        Column("kind", _("成员类型"), Kind.CHOICE, choices=MEMBER_KINDS),
        Column("state", _("成员状态"), Kind.CHOICE, choices=MEMBER_STATES),
        Column("joined_on", _("加入日期"), Kind.DATE, required=True),
        Column("left_on", _("退出日期"), Kind.DATE, note=_("当日起不再是成员")),
    ),
)
RESOURCES = Table(
    "resources",
    _("办学条件"),
    ("school", "stage", "year"),
    (
        Column(
            "school", _("学校代码"), Kind.CODE, required=True, refers_to=("schools",), longest=32
        ),
        Column(
            "stage",
            _("学段"),
            Kind.CHOICE,
            required=True,
            choices={**STAGES, "shared": _("共用")},
            also={**STAGES_ALSO, "共享": "shared"},
        ),
        Column("year", _("学年"), Kind.YEAR, required=True),
        _count("pupils", _("学生数")),
        _count("classes", _("班级数")),
        _count("teachers", _("专任教师数")),
        _count("teachers_above_required", _("高于规定学历教师数")),
        _count("backbone_teachers", _("县级以上骨干教师数")),
        _count("pe_art_teachers", _("体育艺术专任教师数")),
        _amount("teaching_area", _("教学及辅助用房面积"), 10_000_000, _("平方米，含室内体育用房")),
        _amount("indoor_sports_area", _("室内体育用房面积"), 10_000_000, _("平方米")),
        _amount("sports_area", _("室外运动场地面积"), 10_000_000, _("平方米，不含室内")),
        _amount("equipment_value", _("教学仪器设备值"), 10_000_000_000, _("元")),
        _count("multimedia_rooms", _("网络多媒体教室数")),
    ),
)
TEACHERS = Table(
    "teachers",
    _("教师"),
    ("teacher",),
    (
        Column("teacher", _("教师编号"), Kind.CODE, required=True, longest=32),
        Column("name", _("姓名"), Kind.TEXT, required=True, longest=60),
        Column(
            "school", _("学校代码"), Kind.CODE, required=True, refers_to=("schools",), longest=32
        ),
        Column("stage", _("任教学段"), Kind.CHOICE, choices=STAGES, also=STAGES_ALSO),
        _subject("subject", _("任教学科")),
        Column("sex", _("性别"), Kind.CHOICE, choices={"male": _("男"), "female": _("女")}),
        Column("born", _("出生日期"), Kind.DATE),
        Column("at_school_since", _("到校日期"), Kind.DATE),
        Column(
            "education",
            _("学历"),
            Kind.CHOICE,
            choices=EDUCATION,
            also={"博士": "doctor", "硕士": "master"},
        ),
        Column("title", _("职称"), Kind.CHOICE, choices=TITLES),
        Column("backbone", _("骨干级别"), Kind.CHOICE, choices=BACKBONE, also={"县骨干": "county"}),
        Column("cadre", _("干部职务"), Kind.CHOICE, choices=CADRE),
        Column("on_establishment", _("在编"), Kind.FLAG),
        Column("graduating_class", _("任教毕业班"), Kind.FLAG),
        Column(
            "exemption",
            _("免交流原因"),
            Kind.CHOICE,
            choices=EXEMPTIONS,
            also=EXEMPTIONS_ALSO,
        ),
        Column("exempt_until", _("免交流至"), Kind.DATE),
        Column("posted_to", _("派往学校代码"), Kind.CODE, refers_to=("schools",), longest=32),
        Column("posted_from", _("派出起"), Kind.DATE),
        Column("posted_until", _("派出止"), Kind.DATE),
        Column("last_exchanged", _("上次交流日期"), Kind.DATE),
        Column("wishes", _("意愿学校代码"), Kind.CODES, refers_to=("schools",), longest=400),
        Column("refuses", _("不去学校代码"), Kind.CODES, refers_to=("schools",), longest=400),
    ),
)
POSTS = Table(
    "posts",
    _("岗位需求"),
    ("school", "stage", "subject", "year"),
    (
        Column(
            "school", _("学校代码"), Kind.CODE, required=True, refers_to=("schools",), longest=32
        ),
        Column("stage", _("学段"), Kind.CHOICE, required=True, choices=STAGES, also=STAGES_ALSO),
        _subject("subject", _("学科"), required=True),
        Column("year", _("学年"), Kind.YEAR, required=True),
        Column(
            "wanted",
            _("需增教师数"),
            Kind.COUNT,
            required=True,
            high=Decimal(1000),
            note=_("在现有教师之外希望交流进来的人数"),
        ),
        Column(
            "backbone_wanted",
            _("其中骨干教师数"),
            Kind.COUNT,
            high=Decimal(1000),
            note=_("区级以上骨干"),
        ),
    ),
)
TRAVEL = Table(
    "travel",
    _("行程时间"),
    ("from", "to"),
    (
        Column("from", _("起点代码"), Kind.CODE, required=True, refers_to=PLACES, longest=32),
        Column("to", _("终点代码"), Kind.CODE, required=True, refers_to=PLACES, longest=32),
        Column("minutes", _("分钟"), Kind.COUNT, required=True, high=Decimal(1440)),
        Column("metres", _("米"), Kind.COUNT, high=Decimal(1_000_000)),
    ),
)
PARTNERS = Table(
    "partners",
    _("合作单位"),
    ("partner",),
    (
        Column("partner", _("合作单位代码"), Kind.CODE, required=True, longest=32),
        Column("name", _("名称"), Kind.TEXT, required=True, longest=120),
        Column("kind", _("类别"), Kind.CHOICE, required=True, choices=PARTNER_KINDS),
        _degrees("lon", _("经度"), 180),
        _degrees("lat", _("纬度"), 90),
    ),
)
OUTCOMES = Table(
    "outcomes",
    _("办学结果"),
    ("school", "stage", "year", "measure"),
    (
        Column(
            "school", _("学校代码"), Kind.CODE, required=True, refers_to=("schools",), longest=32
        ),
        Column("stage", _("学段"), Kind.CHOICE, required=True, choices=STAGES, also=STAGES_ALSO),
        Column("year", _("学年"), Kind.YEAR, required=True),
        Column("measure", _("指标"), Kind.CODE, required=True, longest=40),
        # Fifteen digits are what every database keeps exactly.
        Column(
            "value",
            _("数值"),
            Kind.NUMBER,
            low=Decimal(-999_999_999),
            high=Decimal(999_999_999),
        ),
        Column("n", _("人数"), Kind.COUNT, high=Decimal(1_000_000)),
    ),
)
FLOWS = Table(
    "flows",
    _("资源流动"),
    ("flow",),
    (
        Column("flow", _("流动编号"), Kind.CODE, required=True, longest=80),
        Column("activity", _("活动编号"), Kind.CODE, longest=40),
        Column("kind", _("流动类别"), Kind.CHOICE, required=True, choices=FLOW_KINDS),
        Column(
            "mode",
            _("流动方式"),
            Kind.CHOICE,
            choices=FLOW_MODES,
            also=POSTING_MODES_ALSO,
        ),
        Column("group", _("集团代码"), Kind.CODE, refers_to=("groups",), longest=32),
        Column("provider", _("提供方代码"), Kind.CODE, required=True, refers_to=GIVERS, longest=32),
        Column("receiver", _("接受方代码"), Kind.CODE, required=True, refers_to=GIVERS, longest=32),
        Column("teacher", _("教师编号"), Kind.CODE, refers_to=("teachers",), longest=32),
        Column("start", _("开始日期"), Kind.DATE, required=True),
        Column("end", _("结束日期"), Kind.DATE, note=_("当日起不再进行")),
        _amount("hours", _("时长"), 1_000_000, _("小时")),
        _count("people", _("参与人数"), _("接受方的参与者")),
        _amount("cost", _("费用"), 10_000_000_000, _("元")),
        Column(
            "status",
            _("进展"),
            Kind.CHOICE,
            required=True,
            choices=FLOW_STATES,
            also=FLOW_STATES_ALSO,
        ),
        Column("direction", _("流向"), Kind.CHOICE, choices=DIRECTIONS),
    ),
)

TABLES: tuple[Table, ...] = (
    SCHOOLS,
    STRENGTH_HISTORY,
    GROUPS,
    MEMBERSHIPS,
    RESOURCES,
    TEACHERS,
    POSTS,
    TRAVEL,
    PARTNERS,
    STUDIOS,
    EXPERTS,
    AGREEMENTS,
    EXPERT_DAYS,
    VISIT_REQUESTS,
    VENUES,
    FLOWS,
    OUTCOMES,
)


def table_named(name: str) -> Table:
    """Return the table called ``name``.

    Raises
    ------
    KeyError
        If the format has no such table.
    """
    return {table.name: table for table in TABLES}[name]
