from typing import Literal

from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.unreadable import EncryptedFile, WrongFile

Sort = Literal["zip", "xls", "text"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The first bytes of what people pick by mistake.
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", _("PDF 文件")),
    (b"\x89PNG", _("图片")),
    (b"\xff\xd8\xff", _("图片")),
    (b"GIF8", _("图片")),
    (b"BM", _("图片")),
    (b"II*\0", _("图片")),
    (b"Rar!", _("RAR 压缩包")),
    (b"7z\xbc\xaf", _("7z 压缩包")),
    (b"\x1f\x8b", _("gzip 压缩包")),
    (b"SQLite format 3", _("数据库文件")),
    (b"{\\rtf", _("Word 文档")),
    (b"MZ", _("程序文件")),
    (b"\x7fELF", _("程序文件")),
)
HTML = (b"<!doctype html", b"<html", b"<?xml")


def sort_of(content: bytes, file: str) -> Sort:
    """Say by its first bytes, not by its name, how ``content`` is to be read.

    Raises
    ------
    WrongFile
        If it is plainly something else.
    EncryptedFile
        If it is a workbook under a password.
    """
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if content.startswith(OLE):
        return _ole(content, file)
    head = content[:64].lstrip().lower()
    for magic, looks_like in MAGIC:
        if content.startswith(magic) and (len(magic) > 2 or b"\0" in content[:64]):
            raise WrongFile(file=file, looks_like=looks_like)
    if head.startswith(HTML):
        raise WrongFile(file=file, looks_like=_("网页或 XML 文件"))
    return "text"


def _ole(content: bytes, file: str) -> Sort:
    for stream, looks_like in (
        ("EncryptedPackage", ""),
        ("WordDocument", _("Word 文档")),
        ("PowerPoint Document", _("演示文稿")),
    ):
        if stream.encode("utf-16-le") in content:
            if not looks_like:
                raise EncryptedFile(file=file)
            raise WrongFile(file=file, looks_like=looks_like)
    return "xls"
