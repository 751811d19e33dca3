from manyuan.kernel.errors import NotPossible


class TeacherHasLeft(NotPossible):
    """Since the data were frozen a teacher has left the roster from which the plan sends."""

    code = "teacher_has_left"
    sentence = "{teacher}已不在{school}的名册上，请先在方案里把这位教师改为留在原校，再采纳方案。"
