"""The tables of the district folder that this version stores; see docs/reference/formats.md."""

from decimal import Decimal

from manyuan.sheets.columns import Column, Kind, Table

STAGES = {"primary": "小学", "junior": "初中", "senior": "高中"}
STAGES_ALSO = {"小学部": "primary", "初中部": "junior", "高中部": "senior"}
SCHOOL_KINDS = {
    "primary": "小学",
    "junior": "初级中学",
    "nine_year": "九年一贯制学校",
    "senior": "高级中学",
    "complete": "完全中学",
    "twelve_year": "十二年一贯制学校",
    "teaching_point": "教学点",
    "special": "特殊教育学校",
    "kindergarten": "幼儿园",
    "vocational": "中等职业学校",
    "office": "教学支撑单位",
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
NATURES = {"public": "公办", "private": "民办"}
SETTINGS = {"city": "城区", "town": "镇区", "rural": "乡村"}
STRENGTHS = {
    "lead": "龙头校",
    "strong": "强校",
    "ordinary": "普通校",
    "weak": "薄弱校",
    "new": "新校",
}
STRENGTHS_ALSO = {
    "核心校": "lead",
    "牵头校": "lead",
    "总校": "lead",
    "优质校": "strong",
    "老校": "weak",
    "新建校": "new",
}
TIGHTNESS = {"compact": "紧密型", "semi": "半紧密型", "loose": "松散型"}
GROUP_STATES = {
    "draft": "拟建",
    "incubating": "培育",
    "established": "成立",
    "rectifying": "整改",
    "dissolved": "解散",
    "merged": "并入",
}
ROLES = {"lead": "牵头校", "member": "成员校"}
ROLES_ALSO = {"龙头校": "lead", "核心校": "lead", "总校": "lead", "成员": "member"}
MEMBER_KINDS = {
    "new": "新校",
    "old": "老校",
    "private": "民办校",
    "weak": "薄弱校",
    "rural": "乡村校",
    "strong": "强校",
}
MEMBER_STATES = {
    "candidate": "候选",
    "probation": "试行",
    "member": "正式",
    "graduating": "成长退出中",
    "graduated": "已成长退出",
    "exited": "已退出",
    "merged": "已并为校区",
    "moved": "已转入他集团",
}
EDUCATION = {
    "doctor": "博士研究生",
    "master": "硕士研究生",
    "bachelor": "本科",
    "college": "专科",
    "below": "专科以下",
}
TITLES = {
    "none": "未取得职称",
    "third": "三级教师",
    "second": "二级教师",
    "first": "一级教师",
    "senior": "高级教师",
    "full_senior": "正高级教师",
}
BACKBONE = {
    "none": "无",
    "school": "校级骨干",
    "county": "区骨干",
    "city": "市骨干",
    "province": "省骨干",
    "nation": "国家级骨干",
}
CADRE = {
    "none": "无",
    "middle": "中层",
    "vice_principal": "副校长",
    "principal": "校长",
}
PARTNER_KINDS = {
    "university": "高校",
    "institute": "科研院所",
    "high_school": "高中",
    "company": "企业",
    "community": "社区",
}


def _count(name: str, label: str, note: str = "") -> Column:
    return Column(name, label, Kind.COUNT, high=Decimal(1_000_000), note=note)


def _degrees(name: str, label: str, bound: int) -> Column:
    return Column(name, label, Kind.DEGREES, low=Decimal(-bound), high=Decimal(bound))


def _amount(name: str, label: str, high: int, note: str = "") -> Column:
    return Column(name, label, Kind.AMOUNT, high=Decimal(high), note=note)


SCHOOLS = Table(
    "schools",
    "学校",
    ("school",),
    (
        Column("school", "学校代码", Kind.CODE, required=True, longest=32),
        Column("name", "学校名称", Kind.TEXT, required=True, longest=120),
        Column(
            "kind",
            "办学类型",
            Kind.CHOICE,
            required=True,
            choices=SCHOOL_KINDS,
            also=SCHOOL_KINDS_ALSO,
        ),
        Column("nature", "办学性质", Kind.CHOICE, choices=NATURES),
        Column("setting", "城乡", Kind.CHOICE, choices=SETTINGS),
        _degrees("lon", "经度", 180),
        _degrees("lat", "纬度", 90),
        Column("address", "地址", Kind.TEXT),
        Column("opened_on", "建校日期", Kind.DATE),
        Column("closed_on", "停办日期", Kind.DATE),
        Column("strength", "办学水平", Kind.CHOICE, choices=STRENGTHS, also=STRENGTHS_ALSO),
        Column("campus_of", "所属学校代码", Kind.CODE, refers_to="schools", longest=32),
    ),
)
STRENGTH_HISTORY = Table(
    "strengths",
    "历年办学水平",
    ("school", "year"),
    (
        Column("school", "学校代码", Kind.CODE, required=True, refers_to="schools", longest=32),
        Column("year", "学年", Kind.YEAR, required=True),
        Column(
            "strength",
            "办学水平",
            Kind.CHOICE,
            required=True,
            choices=STRENGTHS,
            also=STRENGTHS_ALSO,
        ),
    ),
)
GROUPS = Table(
    "groups",
    "教育集团",
    ("group",),
    (
        Column("group", "集团代码", Kind.CODE, required=True, longest=32),
        Column("name", "集团名称", Kind.TEXT, required=True, longest=120),
        Column("tightness", "紧密程度", Kind.CHOICE, choices=TIGHTNESS),
        Column("founded_on", "成立日期", Kind.DATE),
        Column("dissolved_on", "解散日期", Kind.DATE),
        Column("state", "状态", Kind.CHOICE, choices=GROUP_STATES),
    ),
)
MEMBERSHIPS = Table(
    "memberships",
    "集团成员",
    ("group", "school", "joined_on"),
    (
        Column("group", "集团代码", Kind.CODE, required=True, refers_to="groups", longest=32),
        Column("school", "学校代码", Kind.CODE, required=True, refers_to="schools", longest=32),
        Column("role", "角色", Kind.CHOICE, required=True, choices=ROLES, also=ROLES_ALSO),
        Column("kind", "成员类型", Kind.CHOICE, choices=MEMBER_KINDS),
        Column("state", "成员状态", Kind.CHOICE, choices=MEMBER_STATES),
        Column("joined_on", "加入日期", Kind.DATE, required=True),
        Column("left_on", "退出日期", Kind.DATE, note="当日起不再是成员"),
    ),
)
RESOURCES = Table(
    "resources",
    "办学条件",
    ("school", "stage", "year"),
    (
        Column("school", "学校代码", Kind.CODE, required=True, refers_to="schools", longest=32),
        Column(
            "stage",
            "学段",
            Kind.CHOICE,
            required=True,
            choices={**STAGES, "shared": "共用"},
            also={**STAGES_ALSO, "共享": "shared"},
        ),
        Column("year", "学年", Kind.YEAR, required=True),
        _count("pupils", "学生数"),
        _count("classes", "班级数"),
        _count("teachers", "专任教师数"),
        _count("teachers_above_required", "高于规定学历教师数"),
        _count("backbone_teachers", "县级以上骨干教师数"),
        _count("pe_art_teachers", "体育艺术专任教师数"),
        _amount("teaching_area", "教学及辅助用房面积", 10_000_000, "平方米，含室内体育用房"),
        _amount("indoor_sports_area", "室内体育用房面积", 10_000_000, "平方米"),
        _amount("sports_area", "室外运动场地面积", 10_000_000, "平方米，不含室内"),
        _amount("equipment_value", "教学仪器设备值", 10_000_000_000, "元"),
        _count("multimedia_rooms", "网络多媒体教室数"),
    ),
)
TEACHERS = Table(
    "teachers",
    "教师",
    ("teacher",),
    (
        Column("teacher", "教师编号", Kind.CODE, required=True, longest=32),
        Column("name", "姓名", Kind.TEXT, required=True, longest=60),
        Column("school", "学校代码", Kind.CODE, required=True, refers_to="schools", longest=32),
        Column("stage", "任教学段", Kind.CHOICE, choices=STAGES, also=STAGES_ALSO),
        Column("subject", "任教学科", Kind.TEXT, longest=40),
        Column("sex", "性别", Kind.CHOICE, choices={"male": "男", "female": "女"}),
        Column("born", "出生日期", Kind.DATE),
        Column("at_school_since", "到校日期", Kind.DATE),
        Column(
            "education",
            "学历",
            Kind.CHOICE,
            choices=EDUCATION,
            also={"博士": "doctor", "硕士": "master"},
        ),
        Column("title", "职称", Kind.CHOICE, choices=TITLES),
        Column("backbone", "骨干级别", Kind.CHOICE, choices=BACKBONE, also={"县骨干": "county"}),
        Column("cadre", "干部职务", Kind.CHOICE, choices=CADRE),
        Column("on_establishment", "在编", Kind.FLAG),
        Column("graduating_class", "任教毕业班", Kind.FLAG),
        Column("exemption", "免交流原因", Kind.CODE, longest=40),
        Column("exempt_until", "免交流至", Kind.DATE),
        Column("posted_to", "派往学校代码", Kind.CODE, refers_to="schools", longest=32),
        Column("posted_from", "派出起", Kind.DATE),
        Column("posted_until", "派出止", Kind.DATE),
        Column("last_exchanged", "上次交流日期", Kind.DATE),
        Column("wishes", "意愿学校代码", Kind.CODES, refers_to="schools"),
        Column("refuses", "不去学校代码", Kind.CODES, refers_to="schools"),
    ),
)
PARTNERS = Table(
    "partners",
    "合作单位",
    ("partner",),
    (
        Column("partner", "合作单位代码", Kind.CODE, required=True, longest=32),
        Column("name", "名称", Kind.TEXT, required=True, longest=120),
        Column("kind", "类别", Kind.CHOICE, required=True, choices=PARTNER_KINDS),
        _degrees("lon", "经度", 180),
        _degrees("lat", "纬度", 90),
    ),
)
OUTCOMES = Table(
    "outcomes",
    "办学结果",
    ("school", "stage", "year", "measure"),
    (
        Column("school", "学校代码", Kind.CODE, required=True, refers_to="schools", longest=32),
        Column("stage", "学段", Kind.CHOICE, required=True, choices=STAGES, also=STAGES_ALSO),
        Column("year", "学年", Kind.YEAR, required=True),
        Column("measure", "指标", Kind.CODE, required=True, longest=40),
        Column("value", "数值", Kind.NUMBER),
        Column("n", "人数", Kind.COUNT, high=Decimal(1_000_000)),
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
