from manyuan.kernel.errors import BadInput, NotPossible


class CourseIsOver(NotPossible):
    """What is finished or cancelled stays as it is."""

    code = "course_is_over"
    sentence = "课程「{course}」{state}，不能再改动。请刷新页面查看最新情况。"


class NotOpenForSignUp(NotPossible):
    """Schools sign up for a course that is open."""

    code = "course_not_open"
    sentence = "课程「{course}」{state}，现在不能报名。请刷新页面查看最新情况。"


class SignUpNotBegun(NotPossible):
    """Nobody signs up before the first day."""

    code = "sign_up_not_begun"
    sentence = "课程「{course}」从 {opens} 起报名，请到时再来。"


class SignUpClosed(NotPossible):
    """After the last day only who runs the course takes more pupils in."""

    code = "sign_up_closed"
    sentence = "课程「{course}」的报名已于 {closes} 截止；要增加人数，请联系开课单位或教育局。"


class WeakerSchoolsFirst(NotPossible):
    """Until a day the places are for the schools that need them most."""

    code = "weaker_schools_first"
    sentence = (
        "课程「{course}」到 {until} 为止由薄弱校、新校和普通校先报名，"
        "{school}（{strength}）请从 {after} 起报名。"
    )


class NotAReceiver(NotPossible):
    """A school signs up for what is offered to it."""

    code = "not_a_receiver"
    sentence = "课程「{course}」没有开给{school}，请先请开课单位把它加入接受学校。"


class NobodySignedUp(BadInput):
    """A sign-up names at least one pupil."""

    code = "nobody_signed_up"
    sentence = "请至少填写一个年级的报名人数；不参加了，请退出报名。"


class SignUpUnchanged(BadInput):
    """A changed sign-up differs."""

    code = "sign_up_unchanged"
    sentence = "报名人数和原来一样，没有改动。"


class NotSignedUp(NotPossible):
    """Only a school that has signed up withdraws."""

    code = "not_signed_up"
    sentence = "{school}没有报名课程「{course}」，无须退出。"


class CourseGradeTwice(BadInput):
    """A grade stands once in the sign-up."""

    code = "course_grade_twice"
    sentence = "年级「{grade}」填了两次，请合并为一行。"


class FewerThanTaken(NotPossible):
    """Who has a place keeps it."""

    code = "fewer_than_taken"
    sentence = "已有 {taken} 人占到名额，名额不能减到 {places}；请先请学校减少报名人数。"


class QuotaBelowPlaced(NotPossible):
    """Who has a place keeps it, whatever the school's quota becomes."""

    code = "quota_below_placed"
    sentence = "{school}已有 {placed} 人占到名额，限额不能减到 {quota}；请先请学校减少报名人数。"


class ReceiverHasSignedUp(NotPossible):
    """A school that has signed up is not taken out of the list."""

    code = "receiver_has_signed_up"
    sentence = "{school}已报名 {asked} 人，不能移出接受学校；请先退出报名。"


class ReceiverHasCome(NotPossible):
    """Whose pupils came is not forgotten."""

    code = "receiver_has_come"
    sentence = "{school}已登记过到课人数，不能移出接受学校。"


class ReceiverTwice(BadInput):
    """A school stands once in the list."""

    code = "receiver_twice"
    sentence = "{school}列了两次，请只留一行。"


class ReceiverNotOpen(BadInput):
    """A school that is closed takes no course."""

    code = "receiver_not_open"
    sentence = "{school}在 {on} 不办学，不能接受课程。"


class ReceiverWithoutStage(BadInput):
    """A course is for pupils whom the school has."""

    code = "receiver_without_stage"
    sentence = "{school}没有{stage}，不能接受面向{stage}的课程。"


class NoReceiversYet(NotPossible):
    """A course that is opened is offered to somebody."""

    code = "no_receivers_yet"
    sentence = "课程「{course}」还没有接受学校，请先选择学校。"


class NoSessionsYet(NotPossible):
    """Who signs up wants to know when the course is."""

    code = "no_sessions_yet"
    sentence = "课程「{course}」还没有排课，请先排好课次。"


class NobodyHasAPlace(NotPossible):
    """A course starts with pupils."""

    code = "nobody_has_a_place"
    sentence = "课程「{course}」还没有学校报名，不能开课。"


class NothingHeldYet(NotPossible):
    """What was never held is cancelled, not finished."""

    code = "nothing_held_yet"
    sentence = "课程「{course}」还没有登记过到课人数，不能结课；不再开的，请取消课程。"


class SomethingHeld(NotPossible):
    """What was held was held: the course is finished, not cancelled."""

    code = "something_held"
    sentence = "课程「{course}」已经上过 {held} 次课，不能取消；请结课，没有上的课次会随之取消。"


class CourseReasonMissing(BadInput):
    """Who calls something off or moves it says why."""

    code = "course_reason_missing"
    sentence = "请写明原因；参加的学校都会看到。"


class LecturerTwice(BadInput):
    """A lecturer stands once in the list."""

    code = "lecturer_twice"
    sentence = "授课人{lecturer}填了两次，请只留一次。"


class LecturerHasSessions(NotPossible):
    """Who is to teach a session stays a lecturer."""

    code = "lecturer_has_sessions"
    sentence = "{lecturer}还有 {sessions} 次课，请先把这些课换人，再从授课人里去掉。"


class LecturerOfAnotherCourse(BadInput):
    """A session is taught by one of the course's lecturers."""

    code = "lecturer_of_another_course"
    sentence = "{lecturer}不是这门课程的授课人，请先在课程里加上。"


class SessionsOverlap(NotPossible):
    """A course meets at one place at a time."""

    code = "sessions_overlap"
    sentence = "{when} 与这门课程的第 {number} 次课（{other}）时间重叠，请换一个时间。"


class NoSessionsGiven(BadInput):
    """A run of sessions holds at least one."""

    code = "no_sessions_given"
    sentence = "按这样的安排没有一次课；请换日期，或增加周数。"


class TooManySessions(BadInput):
    """A course has a limited number of sessions."""

    code = "too_many_sessions"
    sentence = "一门课程最多 {most} 次课，现有 {there} 次，不能再加 {more} 次。"


class SessionIsOver(NotPossible):
    """What was held or called off is not moved."""

    code = "session_is_over"
    sentence = "第 {number} 次课{state}，不能再改动。请刷新页面查看最新情况。"


class SessionUnchanged(BadInput):
    """A change changes something."""

    code = "session_unchanged"
    sentence = "这次课和原来一样，没有改动。"


class SessionIntoThePast(BadInput):
    """What lies ahead is moved to a day ahead."""

    code = "session_into_the_past"
    sentence = "{on} 已经过去，请填写今天或以后的日期。"


class SessionPastMidnight(BadInput):
    """A session ends on the day on which it starts."""

    code = "session_past_midnight"
    sentence = "从 {starts} 开始，这次课不能在当天结束，请提早开始时间。"


class NotRunning(NotPossible):
    """Who came is counted while the course runs."""

    code = "course_not_running"
    sentence = "课程「{course}」{state}，开课之后才能登记到课人数。"


class SessionAhead(NotPossible):
    """Nobody counts heads before the day."""

    code = "session_ahead"
    sentence = "第 {number} 次课在 {on}，当天起才能登记到课人数。"


class SessionCalledOff(NotPossible):
    """Nobody came to what did not take place."""

    code = "session_called_off"
    sentence = "第 {number} 次课已经取消，不能登记到课人数。"


class TurnoutAbovePlaced(BadInput):
    """No more pupils come than have a place."""

    code = "turnout_above_placed"
    sentence = "{school}第 {number} 次课填了 {pupils} 人，占到名额的只有 {placed} 人，请核对。"


class NothingCounted(BadInput):
    """A report changes something."""

    code = "nothing_counted"
    sentence = "没有新的到课人数，请至少填写一项。"
