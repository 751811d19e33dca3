"""The secret part of a link's address: random, signed, and kept nowhere but as a digest."""

import hashlib
import secrets

from django.core.signing import Signer

RANDOM_BYTES = 24
SALT = "manyuan.seats.link"


def new_token() -> str:
    """Return a token of 192 random bits with our signature."""
    return _signer().sign(secrets.token_urlsafe(RANDOM_BYTES))


def digest_of(token: str) -> str:
    """Return what is stored of a token; one that we never signed raises ``BadSignature``."""
    return hashlib.sha256(_signer().unsign(token).encode()).hexdigest()


def _signer() -> Signer:
    return Signer(salt=SALT, sep=".")
