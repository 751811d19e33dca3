"""Whether a paper is genuine, asked by somebody of whom nobody knows anything."""

from manyuan.papers.codes import plain_mark, same_code
from manyuan.papers.models import IssuedFile, IssuedPaper
from manyuan.seats.scope import before_any_seat

ROUND_IT = ("unit", "bureau", "replaced_by", "revocation")


def genuine_paper(mark: str, code: str) -> IssuedPaper | None:
    """Return the paper of any bureau with this number and check code."""
    with before_any_seat():
        found = IssuedPaper.objects.filter(mark=plain_mark(mark)).select_related(*ROUND_IT)
        return next((paper for paper in found if same_code(paper.code, code)), None)


def has_file(paper: IssuedPaper, sha256: str) -> bool:
    """Say whether a file of this digest was issued as the paper."""
    with before_any_seat():
        return IssuedFile.objects.filter(paper=paper, sha256=sha256).exists()
