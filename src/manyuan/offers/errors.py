from manyuan.kernel.errors import BadInput, NotPossible


class PackUnknown(BadInput):
    """No pack of exchange rules has this id."""

    code = "exchange_pack_unknown"
    sentence = "没有编号为“{pack}”的交流规则，请从列表中选择。"


class SchoolNotOwn(BadInput):
    """A teacher can only be listed at the school itself or at one of its campuses."""

    code = "school_not_own"
    sentence = "名单只能登记在本校或本校的校区；调往其他学校，请联系教育局办理。"


class TeacherCodeTaken(BadInput):
    """The code stands on a roster already."""

    code = "teacher_code_taken"
    sentence = "教师编号 {teacher} 已登记在{school}；如已调入本校，请联系教育局办理调动。"


class TeacherIsHeld(NotPossible):
    """What really happened to a teacher keeps the row."""

    code = "teacher_is_held"
    sentence = "{name}有已办理的交流记录，不能从名单移出；离校的，请联系教育局办理。"


class PostTwice(BadInput):
    """The same stage and subject stands twice in the list."""

    code = "post_twice"
    sentence = "{stage}{subject}填了两次，请合并为一行。"


class PostOutsideSchool(BadInput):
    """The school does not teach the stage."""

    code = "post_outside_school"
    sentence = "{school}没有{stage}，请选择本校的学段。"


class PostIncomplete(BadInput):
    """A post needs a subject and a number of teachers."""

    code = "post_incomplete"
    sentence = "每一行都要写明学科和需要的人数；人数从 1 到 {high}，不需要的行请清空。"


class BackboneAboveWanted(BadInput):
    """More of those wanted shall be backbone teachers than are wanted at all."""

    code = "backbone_above_wanted"
    sentence = "{stage}{subject}需要 {wanted} 人，其中骨干不能是 {backbone} 人，请核对。"


class ExemptionIsDecided(NotPossible):
    """The application can no longer go where somebody wants it to go."""

    code = "exemption_is_decided"
    sentence = "{name}的免交流申请{state}，不能再办理；如情况有变，请重新申请。"


class UntilIsPast(BadInput):
    """An exemption that is over exempts from nothing."""

    code = "until_is_past"
    sentence = "免交流至 {until} 已经过去，请填写今天以后的日期。"


class ContestIsAnswered(NotPossible):
    """The request was answered before."""

    code = "contest_is_answered"
    sentence = "{name}的这份更正申请{state}，不能再次答复。"


class FieldNotContested(BadInput):
    """The record has no such field, or it is not the school's to correct."""

    code = "field_not_contested"
    sentence = "这一项不能申请更正，请从本人记录中选择项目。"


class FieldNotCorrected(BadInput):
    """A correction of the list leaves postings, exemptions and wishes alone."""

    code = "field_not_corrected"
    sentence = "「{field}」不在名单里更正，请到办理它的页面填写。"


class NobodyToRemind(NotPossible):
    """Every school asked for has confirmed."""

    code = "nobody_to_remind"
    sentence = "所选学校都已确认，没有需要提醒的。"


class AccountTaken(NotPossible):
    """One account stands for one teacher of a bureau."""

    code = "account_taken"
    sentence = "账号 {username} 已对应{name}，请先解除那一处对应。"


class NoTeacherSeat(NotPossible):
    """Only somebody who sits as a teacher of the school can be that school's teacher."""

    code = "no_teacher_seat"
    sentence = "{person}在{school}没有教师席位，请先授予席位，再对应名单。"


class NothingToLink(NotPossible):
    """No account of the school has a teacher's code as its name."""

    code = "nothing_to_link"
    sentence = "没有用户名与教师编号相同、尚未对应的教师账号。"


class NotLinked(NotPossible):
    """There is no account to take off."""

    code = "not_linked"
    sentence = "{name}没有对应的账号，无须解除。"


class WishTwice(BadInput):
    """A school stands twice, or both among the wishes and among the refusals."""

    code = "wish_twice"
    sentence = "{school}填了两次；同一所学校只能填一次，要么愿意去，要么不去。"


class TooManyWishes(BadInput):
    """More schools than the lists take."""

    code = "too_many_wishes"
    sentence = "意愿和不去的学校各最多填 {most} 所，现在是 {count} 所，请减少。"


class WishNotPossible(BadInput):
    """The school is none to which the teacher could move."""

    code = "wish_not_possible"
    sentence = "“{text}”不能选：意愿只能填其他公办学校中设有本人任教学段的。"


class StageNotTaught(BadInput):
    """A school can ask for its own pupils only."""

    code = "stage_not_taught"
    sentence = "{school}没有{stage}，请选择本校的学段。"


class WindowsMissing(BadInput):
    """A visit needs some hours within which it may lie."""

    code = "windows_missing"
    sentence = "请至少填写一个方便的时段。"


class WindowsOfTwoYears(BadInput):
    """The hours of one request lie in two school years."""

    code = "windows_of_two_years"
    sentence = "可安排的时段跨了两个学年，请分成两项需求填写。"


class WindowsTooShort(BadInput):
    """No window is as long as the visit."""

    code = "windows_too_short"
    sentence = "没有一个时段够 {minutes} 分钟，请延长时段或缩短时长。"


class WindowsArePast(BadInput):
    """Nobody comes on a day that is over."""

    code = "windows_are_past"
    sentence = "所填时段都已过去，请填写今天以后的日期。"


class RequestIsSettled(NotPossible):
    """The request can no longer go where somebody wants it to go."""

    code = "request_is_settled"
    sentence = "{school}的这项需求（{topic}）{state}，不能这样办理；已排定的到校请先取消。"


class DayIsPast(BadInput):
    """Nobody comes on a day that is over."""

    code = "day_is_past"
    sentence = "{day} 已经过去，请填写今天以后的日期。"


class DayIsSettled(NotPossible):
    """A day that a tour uses, or that was withdrawn, is not changed here."""

    code = "day_is_settled"
    sentence = "{expert} {day} 的到校日{state}，不能这样办理；已排入行程的请在行程里办理。"


class DaysOverlap(BadInput):
    """The expert gives hours twice."""

    code = "days_overlap"
    sentence = "{expert} {day} 已登记 {hours}，与所填时间重叠，请更改那一条。"


class NothingToCopy(NotPossible):
    """Nothing of last year is chosen that could be taken over."""

    code = "nothing_to_copy"
    sentence = "没有选中可以沿用的内容，请至少勾选一项。"


class KindTakesNoNeeds(BadInput):
    """Teachers and experts are asked for on boards of their own, and a need keeps its kind."""

    code = "kind_takes_no_needs"
    sentence = "不能按「{kind}」提出这项需求；教师和专家请到专家和教师的需求清单填写。"


class NeedIsPast(BadInput):
    """Nothing can be arranged for days that are over."""

    code = "need_is_past"
    sentence = "{day} 已经过去，请把最晚日期改到今天以后。"


class NeedIsSettled(NotPossible):
    """The need no longer waits, or does not stand where somebody wants to take it from."""

    code = "need_is_settled"
    sentence = "{school}的需求「{title}」{state}，不能这样办理。"


class EngagementUnknown(BadInput):
    """A need is met by something that whoever says so can open."""

    code = "engagement_unknown"
    sentence = "没有编号为 {engagement} 的安排，或者您的席位不能查看它，请从列表中选择。"
