from manyuan.engagements.signups.models import Registration
from manyuan.kernel.clock import now

HELD = ("guardian", "phone", "code_digest", "submission_digest", "reason", "erased_at")


def erase(registration: Registration) -> None:
    """Forget who signed up; that somebody did, for how many and from which school, stays."""
    registration.guardian = registration.phone = registration.reason = ""
    registration.code_digest = registration.submission_digest = None
    registration.erased_at = now()
    registration.save(update_fields=HELD)
