"""The signature of a frozen year: made with the installation's key, so nobody else can make it."""

import json
from datetime import UTC

from django.core.signing import BadSignature, Signer

from manyuan.evaluation.models import FrozenYear

SALT = "manyuan.evaluation.frozen_year"


def signature_of(frozen: FrozenYear) -> str:
    """Return the signature of who froze which data of which year as which version, when and why."""
    return Signer(salt=SALT).signature(_signed_text(frozen))


def is_signed(frozen: FrozenYear) -> bool:
    """Say whether the signature is that of what the row says."""
    signer = Signer(salt=SALT)
    try:
        signer.unsign(f"{_signed_text(frozen)}{signer.sep}{frozen.signature}")
    except BadSignature:
        return False
    return True


def _signed_text(frozen: FrozenYear) -> str:
    return json.dumps(
        [
            *(frozen.digest, frozen.bureau.code, frozen.year, frozen.version),
            *(frozen.taken_at.astimezone(UTC).isoformat(), frozen.seat_id, frozen.reason),
        ]
    )
