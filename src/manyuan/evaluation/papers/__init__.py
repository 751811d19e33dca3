from manyuan.evaluation.papers.balance_table import BALANCE_TABLE
from manyuan.evaluation.papers.notice import NOTICE
from manyuan.evaluation.papers.self_evaluation import SELF_EVALUATION
from manyuan.papers.kinds import register_paper


def register_papers() -> None:
    """Make the papers of the evaluation known."""
    for kind in (BALANCE_TABLE, SELF_EVALUATION, NOTICE):
        register_paper(kind)
