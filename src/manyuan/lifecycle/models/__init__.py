from manyuan.lifecycle.models.date_moves import DateMove
from manyuan.lifecycle.models.decisions import Decision
from manyuan.lifecycle.models.evidence import Evidence
from manyuan.lifecycle.models.files import DecisionFile
from manyuan.lifecycle.models.proposals import Proposal

__all__ = ["DateMove", "Decision", "DecisionFile", "Evidence", "Proposal"]
