from manyuan.kernel.errors import BadInput, NotPossible


class NotOpenYet(NotPossible):
    """Nobody signs up before the time that was announced."""

    code = "signup_not_open_yet"
    sentence = "报名在 {opens} 开始，还没有到时间；您填写的内容都在，请到时间再提交。"


class SignUpClosed(NotPossible):
    """Nobody signs up after the end."""

    code = "signup_closed"
    sentence = "「{title}」的报名已经截止。"


class SignUpFull(NotPossible):
    """All places are taken, and as many wait as may."""

    code = "signup_full"
    sentence = "名额和候补都已满，没有登记您的报名。有人取消时会空出候补，可以过些时候再来看看。"


class TooFewLeft(NotPossible):
    """There is room, but not for so many."""

    code = "signup_too_few_left"
    sentence = "剩下的名额和候补都不够 {people} 人，最多还能报 {left} 人。"


class WeakerSchoolsFirst(NotPossible):
    """For some time children of weaker schools come first."""

    code = "signup_weaker_first"
    sentence = "{until} 以前，薄弱学校和新学校的孩子优先报名；您可以在这之后报名。"


class SchoolWithoutQuota(NotPossible):
    """A list with quotas takes children of the schools that have one."""

    code = "signup_school_without_quota"
    sentence = "这次报名按学校分配名额，{school}不在其中。"


class AlreadySignedUp(NotPossible):
    """A phone stands once on a list."""

    code = "already_signed_up"
    sentence = "这个手机号已经报过名，没有重复登记。请用当时的确认码查看或取消。"


class PeopleOutOfBounds(BadInput):
    """A registration is for as many people as the list allows."""

    code = "signup_people_out_of_bounds"
    sentence = "每份报名可以填 1 至 {most} 人。"


class ContactMissing(BadInput):
    """A list that needs a contact gets it."""

    code = "signup_contact_missing"
    sentence = "请填写{what}。"


class PhoneUnreadable(BadInput):
    """A phone number has digits."""

    code = "signup_phone_unreadable"
    sentence = "请填写 11 位手机号；固定电话请加区号。"


class SubmissionUnknown(BadInput):
    """A form comes from our own page."""

    code = "signup_submission_unknown"
    sentence = "这一页已经过期，请重新打开报名页再填写。"


class CodeUnknown(BadInput):
    """A code opens one registration."""

    code = "signup_code_unknown"
    sentence = "没有找到这个确认码。请核对 12 位字母和数字；报名信息删除以后，确认码也就失效。"


class NotLive(NotPossible):
    """What is cancelled or refused stays so."""

    code = "registration_not_live"
    sentence = "这份报名{state}，不能再改动。"


class PlacesBelowTaken(NotPossible):
    """Nobody who has a place loses it by a change of numbers."""

    code = "signup_places_below_taken"
    sentence = "已有 {taken} 人报名成功、{waiting} 人候补，名额和候补名额不能比这更少。"


class DeletionOutOfBounds(BadInput):
    """Contact data are kept for a short time after the end."""

    code = "signup_deletion_out_of_bounds"
    sentence = "个人信息的删除日期须在 {first} 至 {last} 之间，即截止报名后一年以内。"


class PurgeNotDue(NotPossible):
    """Contact data are kept until the day that was announced."""

    code = "signup_purge_not_due"
    sentence = "「{title}」的个人信息约定在 {day} 删除；要提前删除，请先修改删除日期。"


class RefusalReasonMissing(BadInput):
    """Who is refused learns why."""

    code = "signup_reason_missing"
    sentence = "请写明原因，报名的人用确认码能看到。"


class SchoolMissing(BadInput):
    """A list that asks for the child's school gets it."""

    code = "signup_school_missing"
    sentence = "请选择孩子所在学校。"


class NotForPublic(NotPossible):
    """The list belongs to something that the public does not see, or not any more."""

    code = "signup_not_for_public"
    sentence = "这个活动没有公开或已取消，不能报名。"


class SiteNotOpen(NotPossible):
    """The bureau's page opens the others."""

    code = "public_site_not_open"
    sentence = "教育局还没有开通公开页面，请先公开教育局自己的页面。"


class ListPurged(NotPossible):
    """A list that has forgotten who signed up is over."""

    code = "signup_purged"
    sentence = "「{title}」的个人信息已经删除，不能再开放报名；请另开一份报名。"
