from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from manyuan.notices.actions import RobotFacts
from manyuan.notices.channels import CHANNELS
from manyuan.notices.enums import RobotPace
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat
from manyuan.seats.queries import units_of_bureau
from manyuan.web.directory.choosing import EntryField

SPEAKING = (UnitKind.BUREAU, UnitKind.GROUP, UnitKind.SCHOOL)


class RobotForm(forms.Form):
    """For whom a robot speaks, on which platform, at which address, how often."""

    unit = EntryField(
        label=_("单位"), help_text=_("教育局、集团或学校；机器人只报这个单位的消息条数。")
    )
    vendor = forms.ChoiceField(label=_("平台"))
    address = forms.CharField(
        label=_("机器人地址"),
        max_length=500,
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "off"}),
        help_text=_("从群机器人的设置里复制。地址就是钥匙：保存后不再显示，要换就移除后重设。"),
    )
    secret = forms.CharField(
        label=_("加签密钥"),
        max_length=120,
        required=False,
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "off"}),
        help_text=_("只有钉钉机器人选了“加签”才填，以 SEC 开头。"),
    )
    pace = forms.ChoiceField(
        label=_("发送方式"), choices=RobotPace.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = (unit for kind in SPEAKING for unit in units_of_bureau(kind).order_by("code"))
        cast("EntryField", self.fields["unit"]).offer(units)
        self.initial = {"pace": RobotPace.DAILY, "unit": seat.unit.name, **self.initial}
        platforms = [(slug, channel.label) for slug, channel in CHANNELS.items()]
        cast("forms.ChoiceField", self.fields["vendor"]).choices = platforms

    def facts(self) -> RobotFacts:
        """Return what was filled in."""
        filled = self.cleaned_data
        return RobotFacts(
            unit=filled["unit"],
            vendor=filled["vendor"],
            address=filled["address"].strip(),
            secret=filled["secret"].strip(),
            pace=RobotPace(filled["pace"]),
        )
