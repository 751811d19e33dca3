"""The two secrets of signing up: the submission that a form carries, and the confirmation code.

The code follows from the submission, so that a form that is sent twice answers with the same code
and neither has to be stored; what is stored of both is a digest under the installation's key.
"""

import secrets

from django.core.signing import Signer
from django.utils.crypto import salted_hmac

RANDOM_BYTES = 18
# Without the letters that are taken for digits or, by chance, make words.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
READ_AS = str.maketrans("OILU", "011V")
LENGTH, PART = 12, 4


def new_submission() -> str:
    """Return what one filled-in form is known by: random, with our signature."""
    return _signer().sign(secrets.token_urlsafe(RANDOM_BYTES))


def require_ours(submission: str) -> None:
    """Raise ``BadSignature`` for a submission that we never gave out."""
    _signer().unsign(submission)


def digest_of_submission(submission: str) -> str:
    """Return what is stored of a submission."""
    return _digest("submission", submission)


def code_of(number: int, submission: str) -> str:
    """Return the confirmation code of a submission to the list of a number: 60 bits."""
    digest = salted_hmac("manyuan.signups.made", f"{number}:{submission}", algorithm="sha256")
    drawn = int.from_bytes(digest.digest()[:8], "big")
    letters = [ALPHABET[(drawn >> (5 * place)) & 31] for place in range(LENGTH)]
    return "-".join("".join(letters[at : at + PART]) for at in range(0, LENGTH, PART))


def digest_of_code(code: str) -> str:
    """Return what is stored of a code, however its letters and dashes were typed."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return _digest("code", plain.translate(READ_AS))


def _digest(of: str, text: str) -> str:
    return salted_hmac(f"manyuan.signups.{of}", text, algorithm="sha256").hexdigest()


def _signer() -> Signer:
    return Signer(salt="manyuan.signups.submission", sep=".")
