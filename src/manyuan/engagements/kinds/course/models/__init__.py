from manyuan.engagements.kinds.course.models.courses import Course, Lecturer
from manyuan.engagements.kinds.course.models.receivers import GradeCount, Receiver
from manyuan.engagements.kinds.course.models.sessions import Session, Turnout

__all__ = ["Course", "GradeCount", "Lecturer", "Receiver", "Session", "Turnout"]
