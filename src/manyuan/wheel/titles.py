"""What the steps are called, in the language of whoever reads."""

from django.utils.functional import lazy
from django.utils.translation import get_language

from manyuan.rules.wheel import YearStep, load_wheel_pack


def title_of(step: YearStep) -> str:
    """Return the title of a step."""
    is_english = (get_language() or "").startswith("en")
    return step.due.title_en if is_english else step.due.title_zh


def _title(code: str) -> str:
    return title_of(load_wheel_pack().steps[code])


def titles() -> dict[str, object]:
    """Return every step's title, said when it is read."""
    later = lazy(_title, str)
    return {code: later(code) for code in load_wheel_pack().steps}
