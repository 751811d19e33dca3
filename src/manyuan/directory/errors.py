from manyuan.kernel.errors import BadInput, NotPossible


class MembershipsOverlap(NotPossible):
    """The school is already in the group during part of the time."""

    code = "memberships_overlap"
    sentence = "{school}在 {starts} 至 {ends} 已是{group}的成员，请先结束那段成员关系。"


class SchoolHasMemberships(NotPossible):
    """A school that is still in a group cannot close."""

    code = "school_has_memberships"
    sentence = "{school}仍是{groups}的成员，请先登记退出集团，再登记停办。"


class ClosesBeforeItOpens(NotPossible):
    """The closing date lies before the opening date."""

    code = "closes_before_it_opens"
    sentence = "{name}的停办日期 {on} 不晚于建校日期 {opened}，请核对日期。"


class DissolvesBeforeMembersJoined(NotPossible):
    """A membership begins on or after the day on which the group is to end."""

    code = "dissolves_before_members_joined"
    sentence = "有成员在 {on} 之后才加入{group}，请先更正成员关系，再登记解散。"


class GroupIsDissolved(NotPossible):
    """A group ends once; a wrong day is put right by taking the dissolution back."""

    code = "group_is_dissolved"
    sentence = "{name}已登记自 {on} 起解散；如日期有误，请先撤销解散，再重新登记。"


class CampusOfACampus(NotPossible):
    """A campus belongs to a legal school, never to another campus."""

    code = "campus_of_a_campus"
    sentence = "{school}本身是校区，不能再下设校区；请选择法人学校。"


class CampusOutlivesItsSchool(NotPossible):
    """A closed school has no campus that is still open."""

    code = "campus_outlives_its_school"
    sentence = (
        "{school}自 {on} 起停办，{campus}不能在那之后仍作为它的校区；"
        "请先撤销{school}的停办，或改属其他学校。"
    )


class OutsideTheGroupsLife(NotPossible):
    """A membership must lie within the life of its group and school."""

    code = "outside_the_groups_life"
    sentence = "成员关系须在{name}存续期间内（{starts} 至 {ends}），请核对日期。"


class OwnCampusesFirst(NotPossible):
    """A school with campuses of its own cannot become a campus or close before them."""

    code = "own_campuses_first"
    sentence = "{school}还有校区：{campuses}。请先登记这些校区停办或改属其他学校。"


class SchoolIsNotClosed(NotPossible):
    """Only a closing that was registered can be taken back."""

    code = "school_is_not_closed"
    sentence = "{name}没有登记停办，无须撤销。"


class EndIsRegisteredApart(NotPossible):
    """That a group is dissolved or merged follows from its dissolution, not from an edit."""

    code = "end_is_registered_apart"
    sentence = "{name}是否解散或并入，请用“登记解散”或“撤销解散”办理，不能在这里修改。"


class GroupIsNotDissolved(NotPossible):
    """Only a dissolution that was registered can be taken back."""

    code = "group_is_not_dissolved"
    sentence = "{name}没有登记解散，无须撤销。"


class MembersOutsideTheLife(NotPossible):
    """New dates of a group or school would leave memberships outside of its life."""

    code = "members_outside_the_life"
    sentence = "{member}在 {on} 已是成员，早于新的日期 {starts}；请先更正成员关系，再修改日期。"


class AgreementsOverlap(NotPossible):
    """The partner has agreed the same with the same side during part of the time."""

    code = "agreements_overlap"
    sentence = (
        "{partner}与{side}在 {starts} 至 {ends} 已有同类协议，请先登记那份协议终止，或修改日期。"
    )


class AgreementOutsideLife(NotPossible):
    """An agreement is in force only while its group or school exists."""

    code = "agreement_outside_life"
    sentence = "协议的起止日期须在{side}存续期间内（{starts} 至 {ends}），请核对日期。"


class PartnerOfAnotherKind(NotPossible):
    """A group agrees with a university as with one, and likewise with an institute."""

    code = "partner_of_another_kind"
    sentence = "{partner}登记的类别是{kind}，不能签“{agreement}”协议；请核对合作单位或协议类别。"


class ExpertOfAnotherPartner(NotPossible):
    """The expert whom an agreement names belongs to its partner."""

    code = "expert_of_another_partner"
    sentence = "{expert}属于{own}，不是{partner}的专家；请核对专家或合作单位。"


class ExpertIsBound(NotPossible):
    """An expert whom agreements name stays with the partner that signed them."""

    code = "expert_is_bound"
    sentence = "{expert}已写入{partner}签订的协议，不能改属其他单位；请另行登记一位专家。"


class ExpertHasLeft(NotPossible):
    """Nothing is arranged with an expert for a day after the leaving."""

    code = "expert_has_left"
    sentence = "{expert}已登记自 {on} 起退出，那天起不再安排到校；请改选日期或另请专家。"


class ExpertLeftAlready(NotPossible):
    """An expert leaves once; a wrong day is put right by taking the leaving back."""

    code = "expert_left_already"
    sentence = "{expert}已登记自 {on} 起退出；如日期有误，请先撤销退出，再重新登记。"


class ExpertHasNotLeft(NotPossible):
    """Only a leaving that was registered can be taken back."""

    code = "expert_has_not_left"
    sentence = "{expert}没有登记退出，无须撤销。"


class StudioIsClosed(NotPossible):
    """A studio closes once; a wrong day is put right by taking the closing back."""

    code = "studio_is_closed"
    sentence = "{studio}博士工作室已登记自 {on} 起关闭；如日期有误，请先撤销关闭，再重新登记。"


class StudioIsNotClosed(NotPossible):
    """Only a closing that was registered can be taken back."""

    code = "studio_is_not_closed"
    sentence = "{studio}博士工作室没有登记关闭，无须撤销。"


class VenueIsClosed(NotPossible):
    """A venue closes once; a wrong day is put right by taking the closing back."""

    code = "venue_is_closed"
    sentence = "{venue}已登记自 {on} 起停用；如日期有误，请先撤销停用，再重新登记。"


class VenueIsNotClosed(NotPossible):
    """Only a closing that was registered can be taken back."""

    code = "venue_is_not_closed"
    sentence = "{venue}没有登记停用，无须撤销。"


class StillInUse(NotPossible):
    """What other entries rest on is not removed."""

    code = "still_in_use"
    sentence = "还有 {n} 条登记用到{name}，不能删除；请先更正或删除这些登记。"


class ReasonMissing(BadInput):
    """What is removed or corrected needs a reason, so that its history can be understood."""

    code = "reason_missing"
    sentence = "请写明原因，历史记录会保留它。"


class NothingCorrected(NotPossible):
    """What was sent is what is stored."""

    code = "nothing_corrected"
    sentence = "填写的内容与已保存的相同，没有需要更正的；请修改后再保存。"


class PlanHasChanged(NotPossible):
    """Somebody changed stored data between the dry run and its confirmation."""

    code = "plan_has_changed"
    sentence = "检查之后，系统里的数据又有了改动，没有导入任何内容；请核对新的检查结果再确认。"


class DoesNotFitStored(NotPossible):
    """A row contradicts what is stored."""

    code = "does_not_fit_stored"
    sentence = "“{label}”不能导入：{reason}"


class UploadIsClosed(NotPossible):
    """The upload was applied, discarded or has expired."""

    code = "upload_is_closed"
    sentence = "《{name}》{state}，不能再次办理；如有需要，请重新上传。"


class UploadHasErrors(NotPossible):
    """Files with errors are not applied, not even in part."""

    code = "upload_has_errors"
    sentence = (
        "《{name}》有 {errors} 处错误，没有导入任何内容；请下载批注后的工作簿，更正后重新上传。"
    )
