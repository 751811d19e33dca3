"""Which teachers a school wants in addition."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.enums import Stage
from manyuan.directory.models import School
from manyuan.directory.permissions import may_see_roster_of
from manyuan.kernel.errors import BadInput, NotPossible
from manyuan.offers.actions.posts import Wanted, set_posts
from manyuan.offers.models import Post
from manyuan.offers.permissions import may_correct
from manyuan.offers.queries.schools import legal_of, places_of
from manyuan.offers.queries.teachers import posts_of, taught_at
from manyuan.rules.subjects import load_subjects
from manyuan.seats.permissions import require
from manyuan.web.directory.finding import school_at
from manyuan.web.errors import sentence
from manyuan.web.offers.finding import window_now
from manyuan.web.offers.teacher_forms import UsualInput
from manyuan.web.offers.trail import to_school
from manyuan.web.offers.words import source_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb, Tab, Twin

FREE_ROWS = 4


class PostForm(forms.Form):
    """One row: a stage, a subject, how many, and how many of them backbone teachers."""

    stage = forms.ChoiceField(label=gettext_lazy("学段"), required=False)
    subject = forms.CharField(
        label=gettext_lazy("学科"),
        required=False,
        max_length=40,
        widget=UsualInput(load_subjects().names),
    )
    wanted = forms.IntegerField(label=gettext_lazy("需增教师数"), required=False, min_value=0)
    backbone = forms.IntegerField(label=gettext_lazy("其中骨干"), required=False, min_value=0)

    def __init__(self, *args: Any, stages: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stage = self.fields["stage"]
        assert isinstance(stage, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        stage.choices = stages if len(stages) == 1 else [("", "—"), *stages]

    @property
    def is_blank(self) -> bool:
        """Say whether the row is left out: neither a subject nor a number."""
        given = self.cleaned_data
        return not given.get("subject") and not given.get("wanted")

    def post(self) -> Wanted:
        """Return what was filled in."""
        given = self.cleaned_data
        return Wanted(
            stage=given["stage"],
            subject=given["subject"],
            wanted=given["wanted"] or 0,
            backbone=given["backbone"] or 0,
        )


def show_posts(request: SeatRequest, code: str) -> HttpResponse:
    """Show what a place of teaching wants, and let its school say so."""
    school = school_at(request.seat, code)
    require(may_see_roster_of(request.seat, school))
    window = window_now(request.seat)
    may = may_correct(request.seat, school, window)
    posts = posts_of(school, window.year)
    rows = _rows(request, school, posts)
    errors: list[str] = []
    if request.method == "POST":
        require(may)
        errors = _saved(request, school, window.year, rows)
        if not errors and rows.is_valid():
            messages.success(request, _("已保存{school}的岗位需求。").format(school=school.name))
            return redirect("school-posts", code)
    context = {
        "school": school,
        "rows": rows,
        "errors": errors,
        "may": may,
        "posts": posts,
        "crumbs": to_school(legal_of(school), Crumb(_("岗位需求"))),
        "headline": _headline(school, posts, str(window)),
        "places": _places(school),
        "twin": _twin(school),
        "source": source_of(window),
    }
    return render(request, "offers/posts.html", context)


def _saved(request: SeatRequest, school: School, year: int, rows: BaseFormSet) -> list[str]:
    """Save the list, or say what is wrong with it."""
    if not rows.is_valid():
        return []
    wanted = [form.post() for form in rows if not form.is_blank]
    try:
        set_posts(by=request.seat, school=school, year=year, posts=wanted)
    except (BadInput, NotPossible) as error:
        return [sentence(error)]
    except ValidationError as error:
        return list(error.messages)
    return []


def _rows(request: SeatRequest, school: School, posts: list[Post]) -> BaseFormSet:
    factory = formset_factory(PostForm, extra=FREE_ROWS, max_num=200)
    known = [
        {
            "stage": post.stage,
            "subject": post.subject,
            "wanted": post.wanted,
            "backbone": post.backbone_wanted,
        }
        for post in posts
    ]
    stages = [(stage.value, str(stage.label)) for stage in school.stages]
    return factory(
        request.POST if request.method == "POST" else None,
        initial=known,
        prefix="posts",
        form_kwargs={"stages": stages},
    )


def _headline(school: School, posts: list[Post], year: str) -> str:
    wanted = sum(post.wanted or 0 for post in posts)
    if not wanted:
        return _("{school} {year} 学年还没有填写岗位需求").format(school=school.name, year=year)
    text = _("{school} {year} 学年需增教师 {n} 人")
    return text.format(school=school.name, year=year, n=number(wanted))


def _places(school: School) -> list[Tab]:
    places = places_of(school)
    if len(places) == 1:
        return []
    return [
        Tab(
            label=place.name,
            url=reverse("school-posts", args=[place.code]),
            current=place.pk == school.pk,
        )
        for place in places
    ]


def _twin(school: School) -> Twin:
    return Twin(
        headers=[_("任教学科"), _("现有教师")],
        rows=list(_taught(school)),
        caption=_("现有教师"),
    )


def _taught(school: School) -> Iterator[list[object]]:
    for stage, subject, count in taught_at(school):
        words = (str(Stage(stage).label) if stage else "", subject)
        yield [" ".join(filter(None, words)) or "—", count]
