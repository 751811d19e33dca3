"""What people call the measures of schools' results; another is called by its own code."""

from django.utils.translation import gettext as _

from manyuan.directory.enums import Stage

# Measures that are shares from 0 to 1: differences of theirs are told in percentage points.
SHARES = frozenset(
    {
        "enrolment_choice_rate",
        "intake_share",
        "satisfaction_parents",
        "satisfaction_pupils",
        "satisfaction_teachers",
    }
)


def measure_name(measure: str) -> str:
    """Return the name of a measure."""
    names = {
        "satisfaction": _("满意度"),
        "satisfaction_parents": _("家长满意度"),
        "satisfaction_pupils": _("学生满意度"),
        "satisfaction_teachers": _("教师满意度"),
        "exam_mean": _("学业平均分"),
        "enrolment_choice_rate": _("对口就读率"),
        "intake_share": _("对口就读率"),
        "value_added": _("学生增值"),
    }
    return names.get(measure, measure)


def series_name(stage: str, measure: str) -> str:
    """Return the name of a measure of one stage."""
    return f"{Stage(stage).label} · {measure_name(measure)}"


def is_share(measure: str) -> bool:
    """Say whether a measure is a share from 0 to 1."""
    return measure in SHARES
