from manyuan.engagements.kinds.research.models.outputs import Output
from manyuan.engagements.kinds.research.models.participations import Participation
from manyuan.engagements.kinds.research.models.research import Research

__all__ = ["Output", "Participation", "Research"]
