from manyuan.kernel.errors import BadInput, NotPossible


class NothingShared(BadInput):
    """A version holds a file or an address."""

    code = "nothing_shared"
    sentence = "请添加至少一个文件，或填写一个网址。"


class AuthorOfAnotherSchool(BadInput):
    """A material is made by a teacher of the school that shares it."""

    code = "author_of_another_school"
    sentence = "{teacher}不在{school}的名册上，请选择本校教师，或不填。"


class MaterialWithdrawn(NotPossible):
    """What was withdrawn is neither changed nor used any more."""

    code = "material_withdrawn"
    sentence = "「{title}」已撤回，不能再改动或登记使用。"


class UsedInTheFuture(BadInput):
    """A use is reported once it took place."""

    code = "used_in_the_future"
    sentence = "{on} 还没有到，请在使用以后登记。"


class UsedBeforeShared(BadInput):
    """Nobody uses what is not shared yet."""

    code = "used_before_shared"
    sentence = "「{title}」从 {on} 起共享，请核对使用日期。"


class UseTakenBack(NotPossible):
    """A use is taken back once."""

    code = "use_taken_back"
    sentence = "这次使用已经撤销。"


class MaterialReasonMissing(BadInput):
    """Who withdraws or takes back says why."""

    code = "material_reason_missing"
    sentence = "请写明原因；使用过资料的学校都会看到。"
