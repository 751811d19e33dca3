from manyuan.funding.papers.budget import BUDGET
from manyuan.funding.papers.final_account import FINAL_ACCOUNT
from manyuan.papers.kinds import register_paper


def register_papers() -> None:
    """Make the papers of the funding known."""
    for kind in (BUDGET, FINAL_ACCOUNT):
        register_paper(kind)
