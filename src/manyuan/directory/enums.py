"""The closed sets of the directory; the words are those of the district folder."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SchoolKind(models.TextChoices):
    """Type of schooling 办学类型."""

    PRIMARY = "primary", _("小学")
    JUNIOR = "junior", _("初级中学")
    NINE_YEAR = "nine_year", _("九年一贯制学校")
    SENIOR = "senior", _("高级中学")
    COMPLETE = "complete", _("完全中学")
    TWELVE_YEAR = "twelve_year", _("十二年一贯制学校")
    TEACHING_POINT = "teaching_point", _("教学点")
    SPECIAL = "special", _("特殊教育学校")
    KINDERGARTEN = "kindergarten", _("幼儿园")
    VOCATIONAL = "vocational", _("中等职业学校")
    OFFICE = "office", _("教学支撑单位")


class Stage(models.TextChoices):
    """Stage of schooling 学段."""

    PRIMARY = "primary", _("小学")
    JUNIOR = "junior", _("初中")
    SENIOR = "senior", _("高中")


class ReportedStage(models.TextChoices):
    """The stage of a report row; ``shared`` holds what a school does not separate."""

    PRIMARY = "primary", _("小学")
    JUNIOR = "junior", _("初中")
    SENIOR = "senior", _("高中")
    SHARED = "shared", _("共用")


STAGES_OF_KIND: dict[str, tuple[Stage, ...]] = {
    SchoolKind.PRIMARY: (Stage.PRIMARY,),
    SchoolKind.JUNIOR: (Stage.JUNIOR,),
    SchoolKind.NINE_YEAR: (Stage.PRIMARY, Stage.JUNIOR),
    SchoolKind.SENIOR: (Stage.SENIOR,),
    SchoolKind.COMPLETE: (Stage.JUNIOR, Stage.SENIOR),
    SchoolKind.TWELVE_YEAR: (Stage.PRIMARY, Stage.JUNIOR, Stage.SENIOR),
    SchoolKind.TEACHING_POINT: (Stage.PRIMARY,),
    SchoolKind.SPECIAL: (),
    SchoolKind.KINDERGARTEN: (),
    SchoolKind.VOCATIONAL: (),
    SchoolKind.OFFICE: (),
}


class Nature(models.TextChoices):
    """Who runs the school 办学性质."""

    PUBLIC = "public", _("公办")
    PRIVATE = "private", _("民办")


class Setting(models.TextChoices):
    """Where it lies 城乡."""

    CITY = "city", _("城区")
    TOWN = "town", _("镇区")
    RURAL = "rural", _("乡村")


class StrengthLevel(models.TextChoices):
    """How strong the school is 办学水平."""

    LEAD = "lead", _("龙头校")
    STRONG = "strong", _("强校")
    ORDINARY = "ordinary", _("普通校")
    WEAK = "weak", _("薄弱校")
    NEW = "new", _("新校")


class Tightness(models.TextChoices):
    """How closely a group is run 紧密程度."""

    COMPACT = "compact", _("紧密型")
    SEMI = "semi", _("半紧密型")
    LOOSE = "loose", _("松散型")


class GroupState(models.TextChoices):
    """Where a group stands in its life."""

    DRAFT = "draft", _("拟建")
    INCUBATING = "incubating", _("培育")
    ESTABLISHED = "established", _("成立")
    RECTIFYING = "rectifying", _("整改")
    DISSOLVED = "dissolved", _("解散")
    MERGED = "merged", _("并入")


class MemberRole(models.TextChoices):
    """What a school is in a group."""

    LEAD = "lead", _("牵头校")
    MEMBER = "member", _("成员校")


class MemberKind(models.TextChoices):
    """The kind of school that a member is, which names the way in which it is led."""

    NEW = "new", _("新校")
    OLD = "old", _("老校")
    PRIVATE = "private", _("民办校")
    WEAK = "weak", _("薄弱校")
    RURAL = "rural", _("乡村校")
    STRONG = "strong", _("强校")


WAY_TO_LEAD = {
    MemberKind.NEW: _("名校带新校"),
    MemberKind.OLD: _("名校带老校"),
    MemberKind.PRIVATE: _("名校带民办校"),
    MemberKind.WEAK: _("名校带弱校"),
    MemberKind.RURAL: _("名校带乡村校"),
    MemberKind.STRONG: _("强强联合"),
}


class MemberState(models.TextChoices):
    """Where a membership stands."""

    CANDIDATE = "candidate", _("候选")
    PROBATION = "probation", _("试行")
    MEMBER = "member", _("正式")
    GRADUATING = "graduating", _("成长退出中")
    GRADUATED = "graduated", _("已成长退出")
    EXITED = "exited", _("已退出")
    MERGED = "merged", _("已并为校区")
    MOVED = "moved", _("已转入他集团")


class PartnerKind(models.TextChoices):
    """What a partner is."""

    UNIVERSITY = "university", _("高校")
    INSTITUTE = "institute", _("科研院所")
    HIGH_SCHOOL = "high_school", _("高中")
    COMPANY = "company", _("企业")
    COMMUNITY = "community", _("社区")


class AgreementKind(models.TextChoices):
    """Who agrees with whom 合作协议."""

    GROUP_UNIVERSITY = "group_university", _("集团—高校")
    GROUP_INSTITUTE = "group_institute", _("集团—院所")
    SCHOOL_SCIENTIST = "school_scientist", _("学校—科学家")
    COMMUNITY = "community", _("区域共同体")


class VenueKind(models.TextChoices):
    """What a venue 场地 is."""

    HALL = "hall", _("礼堂报告厅")
    FIELD = "field", _("体育场馆")
    LABORATORY = "laboratory", _("实验室")
    CLASSROOM = "classroom", _("教室")
    LIBRARY = "library", _("图书馆")
    OTHER = "other", _("其他场地")
