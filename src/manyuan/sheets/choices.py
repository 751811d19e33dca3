"""The words that a choice of the district folder may hold, with their Chinese labels."""

from collections.abc import Mapping

from manyuan.kernel.marking import gettext_noop as _

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
EXEMPTIONS = {
    "retire_soon": _("临近退休"),
    "pregnant": _("孕期"),
    "nursing": _("哺乳期"),
    "serious_illness": _("重大疾病"),
    "disability": _("残疾"),
    "single_parent_or_care": _("单亲或照护家人"),
    "abroad": _("长期外派"),
    "long_leave": _("长期休假"),
    "already_exchanged": _("近年已交流"),
    "disciplinary": _("处分期内"),
    "graduating_class": _("任教毕业班暂缓"),
    "newly_hired": _("新入职"),
}
EXEMPTIONS_ALSO = {
    "即将退休": "retire_soon",
    "将退休": "retire_soon",
    "怀孕": "pregnant",
    "孕期教师": "pregnant",
    "产假": "nursing",
    "哺乳": "nursing",
    "重病": "serious_illness",
    "患重大疾病": "serious_illness",
    "残障": "disability",
    "单亲": "single_parent_or_care",
    "照护家人": "single_parent_or_care",
    "出国": "abroad",
    "援外": "abroad",
    "长期病休": "long_leave",
    "长期事假": "long_leave",
    "已交流": "already_exchanged",
    "受处分": "disciplinary",
    "毕业班": "graduating_class",
    "毕业班教师": "graduating_class",
    "新教师": "newly_hired",
}
PARTNER_KINDS = {
    "university": _("高校"),
    "institute": _("科研院所"),
    "high_school": _("高中"),
    "company": _("企业"),
    "community": _("社区"),
}
AGREEMENT_KINDS = {
    "group_university": _("集团—高校"),
    "group_institute": _("集团—院所"),
    "school_scientist": _("学校—科学家"),
    "community": _("区域共同体"),
}
AGREEMENT_KINDS_ALSO = {
    "集团-高校": "group_university",
    "集团与高校": "group_university",
    "集团-院所": "group_institute",
    "集团与院所": "group_institute",
    "集团—科研院所": "group_institute",
    "学校-科学家": "school_scientist",
    "学校与科学家": "school_scientist",
    "共同体": "community",
    "社区共建": "community",
}
VENUE_KINDS = {
    "hall": _("礼堂报告厅"),
    "field": _("体育场馆"),
    "laboratory": _("实验室"),
    "classroom": _("教室"),
    "library": _("图书馆"),
    "other": _("其他场地"),
}
VENUE_KINDS_ALSO = {
    "礼堂": "hall",
    "报告厅": "hall",
    "体育馆": "field",
    "运动场": "field",
    "操场": "field",
    "图书室": "library",
    "阅览室": "library",
    "其他": "other",
}
FLOW_KINDS = {
    "posting": _("教师派出"),
    "visit": _("专家到校"),
    "course": _("课程共享"),
    "venue": _("场地共享"),
    "event": _("联合活动"),
    "exchange": _("学生互访"),
    "research": _("联合教研"),
    "material": _("资料共享"),
    "grant": _("经费支持"),
}
POSTING_MODES = {
    "rotation": _("交流轮岗"),
    "secondment": _("支教"),
    "walking": _("走教"),
    "transfer": _("调动"),
    "cadre": _("干部轮岗"),
    "mentoring": _("带教"),
    "remote": _("双师"),
}
POSTING_MODES_ALSO = {
    "交流": "rotation",
    "轮岗": "rotation",
    "跨校兼课": "walking",
    "干部交流": "cadre",
    "师徒结对": "mentoring",
    "双师课堂": "remote",
}
# Rooms of further kinds add theirs: the tables know no single kind.
FLOW_MODES: dict[str, str] = dict(POSTING_MODES)


def name_flow_kind(slug: str, label: str, modes: Mapping[str, str]) -> None:
    """Let flows of a kind be read and written, in the ways in which the kind flows.

    A word that is known already keeps its label, so that a column says it in one way.
    """
    FLOW_KINDS.setdefault(slug, label)
    for mode, said in modes.items():
        FLOW_MODES.setdefault(mode, said)


FLOW_STATES = {
    "planned": _("已计划"),
    "confirmed": _("已确认"),
    "held": _("已实施"),
    "cancelled": _("已取消"),
}
FLOW_STATES_ALSO = {
    "计划": "planned",
    "计划中": "planned",
    "已开展": "held",
    "已完成": "held",
    "取消": "cancelled",
}
DIRECTIONS = {
    "strong_to_weak": _("强校到弱校"),
    "weak_to_strong": _("弱校到强校"),
    "peer": _("同类学校之间"),
    "outside": _("外部资源"),
}
