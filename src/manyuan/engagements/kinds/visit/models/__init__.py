from manyuan.engagements.kinds.visit.models.evidence import Evidence
from manyuan.engagements.kinds.visit.models.feedback import Feedback
from manyuan.engagements.kinds.visit.models.visits import Attendance, Visit

__all__ = ["Attendance", "Evidence", "Feedback", "Visit"]
