"""What the public reads: the bureau's page, groups, schools, and what takes place."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from manyuan.directory.queries.groups import group_with_code, members_on
from manyuan.directory.queries.schools import school_with_code
from manyuan.engagements.signups.kinds import Shown, public_kinds
from manyuan.engagements.signups.queries.lists import shown_engagements
from manyuan.engagements.signups.queries.pages import open_sites, published
from manyuan.kernel.clock import today
from manyuan.seats.enums import UnitKind
from manyuan.web.public.cards import activity_card, list_cards, parted
from manyuan.web.public.entering import PublicRequest, for_public
from manyuan.web.public.finding import activity_at, page_at
from manyuan.web.public.when import hours_of, when_of

MOST_PAST = 12


@login_not_required
@require_safe
def show_sites(request: HttpRequest) -> HttpResponse:
    """Show which bureaus have public pages; where there is one, go there."""
    sites = open_sites()
    if len(sites) == 1:
        return HttpResponseRedirect(reverse("public-home", args=[sites[0].code]))
    return render(request, "public/sites.html", {"sites": sites})


@for_public
@require_safe
def show_home(request: PublicRequest) -> HttpResponse:
    """Show a bureau's own page: what is coming, its groups and schools."""
    pages = list(published(request.seat))
    context = {
        "groups": [one.unit for one in pages if one.unit.kind == UnitKind.GROUP],
        "schools": [one.unit for one in pages if one.unit.kind == UnitKind.SCHOOL],
        **_activities(request, shown_engagements(request.seat)),
    }
    return render(request, "public/home.html", context)


@for_public
@require_safe
def show_group(request: PublicRequest, code: str) -> HttpResponse:
    """Show a group: its schools, and what it does."""
    page = page_at(request.seat, UnitKind.GROUP, code)
    group = group_with_code(request.seat, code)
    if group is None:
        raise Http404
    members = list(members_on(request.seat, today(), group=group))
    units = {page.unit.pk, *(one.school_id for one in members)}
    context = {
        "page": page,
        "group": group,
        "members": members,
        "published": _published_schools(request),
        **_activities(request, _of_units(request, units)),
    }
    return render(request, "public/group.html", context)


@for_public
@require_safe
def show_school(request: PublicRequest, code: str) -> HttpResponse:
    """Show a school: where it is, in which groups, and what it does."""
    page = page_at(request.seat, UnitKind.SCHOOL, code)
    school = school_with_code(request.seat, code)
    if school is None:
        raise Http404
    groups = members_on(request.seat, today()).filter(school=school.pk)
    open_groups = published(request.seat).filter(unit__kind=UnitKind.GROUP)
    context = {
        "page": page,
        "school": school,
        "groups": [one.group for one in groups],
        "published": set(open_groups.values_list("unit_id", flat=True)),
        **_activities(request, _of_units(request, {page.unit.pk})),
    }
    return render(request, "public/school.html", context)


@for_public
@require_safe
def show_activity(request: PublicRequest, kind: str, code: str) -> HttpResponse:
    """Show what takes place: when, where, its programme, and how to sign up."""
    shown = activity_at(request.seat, kind, code)
    context = {
        "shown": shown,
        "card": activity_card(request.seat, shown),
        "when": when_of(shown),
        "programme": [
            (hours_of(one.starts_at, one.ends_at), one)
            for one in public_kinds()[kind].programme(request.seat, code)
        ],
        "lists": [] if shown.is_cancelled else list_cards(request.seat, shown),
        "published": _published_schools(request),
    }
    return render(request, "public/activity.html", context)


@for_public
@require_safe
def show_poster(request: PublicRequest, kind: str, code: str) -> HttpResponse:
    """Hand out the picture that announces something."""
    shown = activity_at(request.seat, kind, code)
    poster = public_kinds()[kind].poster(request.seat, code) if shown.has_poster else None
    if poster is None:
        raise Http404
    answer = HttpResponse(poster.content, content_type=poster.media_type)
    answer["Content-Disposition"] = "inline"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "public, max-age=300"
    return answer


def _activities(request: PublicRequest, shown: list[Shown]) -> dict[str, object]:
    coming, past = parted(shown)
    return {
        "coming": [activity_card(request.seat, one) for one in coming],
        "past": [activity_card(request.seat, one) for one in past[:MOST_PAST]],
    }


def _of_units(request: PublicRequest, units: set[int]) -> list[Shown]:
    found = shown_engagements(request.seat)
    return [one for one in found if units & {unit.pk for unit in one.units}]


def _published_schools(request: PublicRequest) -> set[int]:
    found = published(request.seat).filter(unit__kind=UnitKind.SCHOOL)
    return set(found.values_list("unit_id", flat=True))
