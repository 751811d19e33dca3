from manyuan.evaluation.scores.models.appeals import Appeal
from manyuan.evaluation.scores.models.judgements import Adjustment, Judgement, Veto
from manyuan.evaluation.scores.models.publications import (
    GradePart,
    GradeSwing,
    GroupGrade,
    Publication,
    SchoolResult,
)
from manyuan.evaluation.scores.models.schemes import Scheme, SchemeWeight

__all__ = [
    "Adjustment",
    "Appeal",
    "GradePart",
    "GradeSwing",
    "GroupGrade",
    "Judgement",
    "Publication",
    "Scheme",
    "SchemeWeight",
    "SchoolResult",
    "Veto",
]
