from django.urls import path

from manyuan.web.visits import (
    answering,
    arranging,
    changing,
    coverage,
    evidence,
    judging,
    listing,
    notice,
    reporting,
    tour_sheet,
    visit,
)

urlpatterns = [
    path("", listing.list_visits, name="visits"),
    path("new/", arranging.new_visit, name="visit-new"),
    path("coverage/", coverage.show_coverage, name="visit-coverage"),
    path("tours/<str:expert>/<str:day>/", tour_sheet.show_tour, name="visit-tour"),
    path("<str:code>/", visit.show_visit, name="visit"),
    path("<str:code>/notice/", notice.show_notice, name="visit-notice"),
    path("<str:code>/confirm/", answering.confirm, name="visit-confirm"),
    path("<str:code>/decline/", answering.decline, name="visit-decline"),
    path("<str:code>/move/", changing.move, name="visit-move"),
    path("<str:code>/cancel/", changing.cancel, name="visit-cancel"),
    path("<str:code>/attendance/", reporting.report, name="visit-attendance"),
    path("<str:code>/feedback/", judging.judge, name="visit-feedback"),
    path("<str:code>/evidence/", evidence.add, name="visit-evidence"),
    path("<str:code>/evidence/<int:pk>/", evidence.show, name="visit-evidence-file"),
    path("<str:code>/evidence/<int:pk>/remove/", evidence.remove, name="visit-evidence-remove"),
]
