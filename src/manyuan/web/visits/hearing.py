from collections.abc import Sequence
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.offers.slots import Slot


class HearingForm(forms.Form):
    """A form whose answer may call for a remark: whoever has heard it ticks a box and sends again.

    The box holds for the day and the hours alone of which the remark was made.
    """

    HEARD: ClassVar = "heard"
    later: ClassVar = gettext_lazy("双方确认之前都可以再改。")

    def require_heard(self, remarks: Sequence[str], at: Slot) -> None:
        """Stop at remarks that have not been heard yet, and show the box.

        Raises
        ------
        ValidationError
            With the remarks.
        """
        if not remarks:
            return
        box = forms.MultipleChoiceField(
            label=_("仍按此时间安排"),
            choices=[(str(at), _("已知道，仍安排在 {at}").format(at=at))],
            widget=forms.CheckboxSelectMultiple,
            help_text=self.later,
        )
        self.fields[self.HEARD] = box
        if str(at) not in self[self.HEARD].value():
            raise ValidationError(list(remarks))
