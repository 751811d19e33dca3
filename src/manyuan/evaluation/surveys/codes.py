"""The secret of a slip: twelve random letters and four that follow from them.

The last four tell a code that was typed wrongly from one that was ours and is spent, without
anything being kept of what is spent. What is stored of a live code is a keyed digest.
"""

import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

from manyuan.engagements.signups.codes import ALPHABET, READ_AS

RANDOM, CHECK, PART = 12, 4, 4


def new_code() -> str:
    """Return a code of 60 random bits, as it stands on a slip."""
    drawn = "".join(secrets.choice(ALPHABET) for _place in range(RANDOM))
    return written(drawn + _check(drawn))


def written(plain: str) -> str:
    """Write a code in parts that can be read from paper."""
    return "-".join(plain[at : at + PART] for at in range(0, len(plain), PART))


def is_ours(code: str) -> bool:
    """Say whether we gave a code out, whether or not it was used since."""
    plain = _plain(code)
    if len(plain) != RANDOM + CHECK:
        return False
    return constant_time_compare(_check(plain[:RANDOM]), plain[RANDOM:])


def digest_of(code: str) -> str:
    """Return what is stored of a code, however its letters and dashes were typed."""
    return salted_hmac("manyuan.surveys.code", _plain(code), algorithm="sha256").hexdigest()


def _plain(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum()).translate(READ_AS)


def _check(drawn: str) -> str:
    digest = salted_hmac("manyuan.surveys.check", drawn, algorithm="sha256").digest()
    bits = int.from_bytes(digest[:4], "big")
    return "".join(ALPHABET[(bits >> (5 * place)) & 31] for place in range(CHECK))
