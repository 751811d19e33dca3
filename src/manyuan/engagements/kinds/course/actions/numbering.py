from manyuan.engagements.kinds.course.models import Course
from manyuan.engagements.numbering import free_codes
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat

LETTER = "C"


def free_code(by: Seat, year: SchoolYear) -> str:
    """Return the next free code of a year; drafts have one before any flow carries it.

    Whoever asks holds the bureau's lock until the code is written.
    """
    start = f"{LETTER}{year.start}-"
    known = Course.objects.filter(bureau_id=by.bureau_id, code__startswith=start).order_by()
    taken = set(known.values_list("code", flat=True))
    codes = free_codes(by, LETTER, [year] * (len(taken) + 1))
    return next(code for code in codes if code not in taken)
