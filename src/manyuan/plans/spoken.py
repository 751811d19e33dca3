from django.utils.translation import get_language, gettext

from manyuan.kernel.saying import Said


def spoken(said: Said, *, discreet: bool = True) -> str:
    """Say a sentence of a room without Django in the reader's language.

    Plans are read by more people than need to know why a teacher is exempt.
    """
    language = "zh" if (get_language() or "zh").startswith("zh") else "en"
    return said.say(gettext, language=language, discreet=discreet)
