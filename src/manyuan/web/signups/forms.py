"""The forms in which lists are opened and pages published; rules are the actions'."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.models import School
from manyuan.directory.queries.schools import schools_on
from manyuan.engagements.signups.actions import ListFacts
from manyuan.engagements.signups.kinds import Shown
from manyuan.engagements.signups.models import SignUp
from manyuan.engagements.signups.queries.lists import quotas_of
from manyuan.kernel.clock import CHINA, now, today
from manyuan.seats.models import Seat
from manyuan.web.directory.forms import DayInput

A_WEEK, A_MONTH = timedelta(days=7), timedelta(days=30)
NAMES = (
    "title",
    "note",
    "places",
    "waiting_places",
    "most_people",
    "opens_at",
    "closes_at",
    "needs",
    "asks_school",
    "weaker_first_until",
    "delete_on",
)


class MomentInput(forms.DateTimeInput):
    """The browser's own calendar with a clock."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class ListForm(forms.ModelForm):
    """What a list says, and its quotas, a school a line."""

    quotas = forms.CharField(
        label=gettext_lazy("学校名额"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy(
            "一行一所学校：名称或代码，空格，人数。不填则不分学校；填了就只有这些学校可以报名。"
        ),
    )

    class Meta:
        model = SignUp
        fields = NAMES
        widgets = {
            "note": forms.Textarea({"rows": 3}),
            "opens_at": MomentInput,
            "closes_at": MomentInput,
            "weaker_first_until": MomentInput,
            "delete_on": DayInput,
        }
        help_texts = {
            "note": gettext_lazy("带什么、在哪里集合、谁可以参加；会显示在报名页。"),
            "waiting_places": gettext_lazy("名额满后还可以排队的人数；有人取消时按先后递补。"),
            "most_people": gettext_lazy("一份报名连同孩子和家长一共几人。"),
            "needs": gettext_lazy("只收集用得上的；收集了手机号，同一个号码只能报一份。"),
            "weaker_first_until": gettext_lazy(
                "在这之前只有薄弱校和新校的孩子可以报名；须填写孩子所在学校。"
            ),
            "delete_on": gettext_lazy("到这一天系统自动删除姓名和电话，只留人数；会写在报名页上。"),
        }

    def __init__(self, *args: Any, seat: Seat, shown: Shown | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat
        if self.instance.pk is not None:
            written = (f"{one.school.name} {one.places}" for one in quotas_of(seat, self.instance))
            self.initial["quotas"] = "\n".join(written)
        elif shown is not None:
            self._propose(shown)

    def _propose(self, shown: Shown) -> None:
        """Fill in what is usual: from tomorrow morning until the day before."""
        opens = now().astimezone(CHINA).replace(hour=9, minute=0, second=0, microsecond=0)
        opens += timedelta(days=1)
        closes = max(opens + A_WEEK, opens)
        self.initial.update(
            title=_("{title}报名").format(title=shown.title)[:60],
            opens_at=opens,
            closes_at=closes.replace(hour=18),
            delete_on=max(shown.ends_on, closes.date()) + A_MONTH,
        )

    def clean_quotas(self) -> dict[School, int]:
        """Return the quotas by school; each line names a school and a number."""
        lines = [line for line in self.cleaned_data["quotas"].splitlines() if line.strip()]
        if not lines:
            return {}
        open_today = schools_on(self.seat, today()).select_related("unit")
        known = {key: one for one in open_today for key in (one.name, one.code)}
        return dict(_quota(line, known) for line in lines)

    def clean(self) -> dict[str, Any]:
        """Let quotas stand only where the school is asked for."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("quotas") and not given.get("asks_school"):
            raise ValidationError(_("按学校分配名额时，请勾选“填写孩子所在学校”。"))
        return given

    def _post_clean(self) -> None:
        """Leave the rules to the action, which says them of what is stored."""

    @property
    def facts(self) -> ListFacts:
        """Return what was filled in."""
        return ListFacts(**{name: self.cleaned_data[name] for name in (*NAMES, "quotas")})


def _quota(line: str, known: dict[str, School]) -> tuple[School, int]:
    name, _blank, number = line.strip().rpartition(" ")
    school = known.get(name.strip())
    if school is None or not number.isdecimal() or int(number) < 1:
        said = _("看不懂这一行：“{line}”。请写学校名称或代码，空格，再写人数。")
        raise ValidationError(said.format(line=line.strip()[:40]))
    return school, int(number)


class PageForm(forms.Form):
    """What the public reads of a unit."""

    introduction = forms.CharField(
        label=gettext_lazy("对公众的介绍"),
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 5}),
        help_text=gettext_lazy("任何人都能看到；请不要写个人的姓名和电话。"),
    )
