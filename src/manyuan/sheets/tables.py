"""The tables of the district folder that this version stores; see docs/reference/formats.md."""

from decimal import Decimal

from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Table

STAGES = {"primary": _("小学"), "junior": _("初中"), "senior": _("高中")}
STAGES_ALSO = {"小学部": "primary", "初中部": "junior", "高中部": "senior"}
SCHOOL_KINDS = {
    "primary": _("小学"),
    "junior": _("初级中学"),
    "nine_year": _("九年一贯制学校"),
    "senior": _("高级中学"),
    "complete": _("完全中学"),
    "twelve_year": _("十二年一贯制学校"),
    "teaching_point": _("教学点"),
    "special": _("特殊教育学校"),
    "kindergarten": _("幼儿园"),
    "vocational": _("中等职业学校"),
    "office": _("教学支撑单位"),
}
SCHOOL_KINDS_ALSO = {
    "初中": "junior",
    "普通初中": "junior",
    "高中": "senior",
    "普通高中": "senior",
    "九年一贯制": "nine_year",
    "十二年一贯制": "twelve_year",
    "完中": "complete",
    "中职": "vocational",
    "职业学校": "vocational",
    "特校": "special",
}
NATURES = {"public": _("公办"), "private": _("民办")}
SETTINGS = {"city": _("城区"), "town": _("镇区"), "rural": _("乡村")}
STRENGTHS = {
    "lead": _("龙头校"),
    "strong": _("强校"),
    "ordinary": _("普通校"),
    "weak": _("薄弱校"),
    "new": _("新校"),
}
STRENGTHS_ALSO = {
    "核心校": "lead",
    "牵头校": "lead",
    "总校": "lead",
    "优质校": "strong",
    "老校": "weak",
    "新建校": "new",
}
TIGHTNESS = {"compact": _("紧密型"), "semi": _("半紧密型"), "loose": _("松散型")}
GROUP_STATES = {
    "draft": _("拟建"),
    "incubating": _("培育"),
    "established": _("成立"),
    "rectifying": _("整改"),
    "dissolved": _("解散"),
    "merged": _("并入"),
}
ROLES = {"lead": _("牵头校"), "member": _("成员校")}
ROLES_ALSO = {"龙头校": "lead", "核心校": "lead", "总校": "lead", "成员": "member"}
MEMBER_KINDS = {
    "new": _("新校"),
    "old": _("老校"),
    "private": _("民办校"),
    "weak": _("薄弱校"),
    "rural": _("乡村校"),
    "strong": _("强校"),
}
MEMBER_STATES = {
    "candidate": _("候选"),
    "probation": _("试行"),
    "member": _("正式"),
    "graduating": _("成长退出中"),
    "graduated": _("已成长退出"),
    "exited": _("已退出"),
    "merged": _("已并为校区"),
    "moved": _("已转入他集团"),
}
EDUCATION = {
    "doctor": _("博士研究生"),
    "master": _("硕士研究生"),
    "bachelor": _("本科"),
    "college": _("专科"),
    "below": _("专科以下"),
}
TITLES = {
    "none": _("未取得职称"),
    "third": _("三级教师"),
    "second": _("二级教师"),
    "first": _("一级教师"),
    "senior": _("高级教师"),
    "full_senior": _("正高级教师"),
}
BACKBONE = {
    "none": _("无"),
    "school": _("校级骨干"),
    "county": _("区骨干"),
    "city": _("市骨干"),
    "province": _("省骨干"),
    "nation": _("国家级骨干"),
}
CADRE = {
    "none": _("无"),
    "middle": _("中层"),
    "vice_principal": _("副校长"),
    "principal": _("校长"),
}
PARTNER_KINDS = {
    "university": _("高校"),
    "institute": _("科研院所"),
    "high_school": _("高中"),
    "company": _("企业"),
    "community": _("社区"),
}


def _count(name: str, label: str, note: str = "") -> Column:
    return Column(name, label, Kind.COUNT, high=Decimal(1_000_000), note=note)


def _degrees(name: str, label: str, bound: int) -> Column:
    return Column(name, label, Kind.DEGREES, low=Decimal(-bound), high=Decimal(bound))


def _amount(name: str, label: str, high: int, note: str = "") -> Column:
    return Column(name, label, Kind.AMOUNT, high=Decimal(high), note=note)


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
        Column("campus_of", _("所属学校代码"), Kind.CODE, refers_to="schools", longest=32),
    ),
)
STRENGTH_HISTORY = Table(
    "strengths",
    _("历年办学水平"),
    ("school", "year"),
    (
        Column("school", _("学校代码"), Kind.CODE, required=True, refers_to="schools", longest=32),
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
        Column("group", _("集团代码"), Kind.CODE, required=True, refers_to="groups", longest=32),
        Column("school", _("学校代码"), Kind.CODE, required=True, refers_to="schools", longest=32),
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
        Column("school", _("学校代码"), Kind.CODE, required=True, refers_to="schools", longest=32),
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
        Column("school", _("学校代码"), Kind.CODE, required=True, refers_to="schools", longest=32),
        Column("stage", _("任教学段"), Kind.CHOICE, choices=STAGES, also=STAGES_ALSO),
        Column("subject", _("任教学科"), Kind.TEXT, longest=40),
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
        Column("exemption", _("免交流原因"), Kind.CODE, longest=40),
        Column("exempt_until", _("免交流至"), Kind.DATE),
        Column("posted_to", _("派往学校代码"), Kind.CODE, refers_to="schools", longest=32),
        Column("posted_from", _("派出起"), Kind.DATE),
        Column("posted_until", _("派出止"), Kind.DATE),
        Column("last_exchanged", _("上次交流日期"), Kind.DATE),
        Column("wishes", _("意愿学校代码"), Kind.CODES, refers_to="schools"),
        Column("refuses", _("不去学校代码"), Kind.CODES, refers_to="schools"),
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
        Column("school", _("学校代码"), Kind.CODE, required=True, refers_to="schools", longest=32),
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

TABLES: tuple[Table, ...] = (
    SCHOOLS,
    STRENGTH_HISTORY,
    GROUPS,
    MEMBERSHIPS,
    RESOURCES,
    TEACHERS,
    PARTNERS,
    OUTCOMES,
)
# Tables of the format whose rooms are not built yet: met in a folder, they are reported by name.
NOT_STORED_YET = (
    "posts",
    "travel",
    "agreements",
    "studios",
    "experts",
    "expert_days",
    "visit_requests",
    "flows",
)


def table_named(name: str) -> Table:
    """Return the table called ``name``.

    Raises
    ------
    KeyError
        If the format has no such table.
    """
    return {table.name: table for table in TABLES}[name]
