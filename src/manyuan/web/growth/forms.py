from django import forms
from django.utils.translation import gettext_lazy as _

from manyuan.directory.enums import Stage
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.web.growth.in_memory import MEGABYTES

YEARS_BACK = 10
JUDGED = (Stage.PRIMARY, Stage.JUNIOR, Stage.SENIOR)


class PupilsForm(forms.Form):
    """Pupils' rows as a file, and of which stage and school year they are."""

    file = forms.FileField(
        label=_("学生成绩行"),
        help_text=_("Excel（.xlsx、.xls）或 CSV 文件，三列：学校代码、入口成绩、出口成绩。"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
        error_messages={
            "required": _("请选择文件；文件不能超过 {limit} MB。").format(limit=MEGABYTES)
        },
    )
    stage = forms.ChoiceField(
        label=_("学段"), choices=[(stage.value, stage.label) for stage in JUDGED]
    )
    year = forms.TypedChoiceField(
        label=_("学年"), coerce=int, help_text=_("学生取得出口成绩的学年。")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        now = SchoolYear.on(today()).start
        years = range(now, now - YEARS_BACK, -1)
        self.fields["year"].choices = [(year, str(SchoolYear(year))) for year in years]  # type: ignore[attr-defined]
