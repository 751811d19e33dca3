"""The short code that a paper shows: nobody without the key of this installation can make one."""

import base64

from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "manyuan.papers.check"
LETTERS = 8


def check_code(bureau: str, mark: str, digest: str) -> str:
    """Return the code of a paper of this number and content."""
    signed = salted_hmac(SALT, "\n".join((bureau, mark, digest)), algorithm="sha256").digest()
    text = base64.b32encode(signed).decode()[:LETTERS]
    return f"{text[:4]}-{text[4:]}"


def same_code(one: str, other: str) -> bool:
    """Compare codes as people write them: in small letters, without the line, with spaces."""
    return constant_time_compare(plain(one), plain(other))


def plain(code: str) -> str:
    """Return a code without what people add or leave out."""
    return "".join(code.split()).replace("-", "").replace("－", "").upper()


def plain_mark(mark: str) -> str:
    """Return a number without spaces, its brackets as papers have them."""
    text = "".join(mark.split())
    for written in "[【(（":
        text = text.replace(written, "〔")
    for written in "]】)）":
        text = text.replace(written, "〕")
    return text
