from manyuan.lifecycle.papers.decisions import DECISIONS
from manyuan.papers.kinds import register_paper


def register_papers() -> None:
    """Make the papers of the lifecycle known."""
    register_paper(DECISIONS)
