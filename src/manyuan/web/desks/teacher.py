from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.kernel.clock import today
from manyuan.offers.queries.teachers import own_record
from manyuan.web.desks.collecting_words import collecting_tasks
from manyuan.web.desks.coming import Coming, coming_of_teacher
from manyuan.web.desks.matter_words import matter_tasks
from manyuan.web.directory.finding import school_at
from manyuan.web.directory.sources import register_source
from manyuan.web.postings.path import path_shown
from manyuan.web.seated import SeatRequest


def teacher_desk(request: SeatRequest) -> HttpResponse:
    """Show a teacher what waits, what comes next and where one has been posted."""
    seat = request.seat
    teacher = own_record(seat)
    ahead = coming_of_teacher(seat)
    context = {
        "school": school_at(seat, seat.unit.code),
        "teacher": teacher,
        "headline": _headline(ahead),
        "tasks": [*matter_tasks(seat), *collecting_tasks(seat)],
        "coming": ahead,
        "path": path_shown(seat, [teacher.pk]) if teacher else [],
        "source": register_source(today()),
    }
    return render(request, "desks/teacher.html", context)


def _headline(ahead: Coming) -> str:
    if not ahead.count:
        return _("未来两周您没有新的安排")
    text = ngettext("未来两周您有 {n} 项安排", "未来两周您有 {n} 项安排", ahead.count)
    return text.format(n=ahead.count)
