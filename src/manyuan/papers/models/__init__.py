from manyuan.papers.models.drafts import Draft
from manyuan.papers.models.issued import IssuedFile, IssuedPaper, Revocation
from manyuan.papers.models.templates import PaperTemplate

__all__ = ["Draft", "IssuedFile", "IssuedPaper", "PaperTemplate", "Revocation"]
