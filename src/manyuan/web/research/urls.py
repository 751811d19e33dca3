from django.urls import path

from manyuan.web.research import (
    activity,
    arranging,
    attending,
    changing,
    holding,
    listing,
    outputs,
)

urlpatterns = [
    path("", listing.list_research, name="research-list"),
    path("new/", arranging.new_research, name="research-new"),
    path("<str:code>/", activity.show_research, name="research"),
    path("<str:code>/edit/", arranging.edit_research, name="research-edit"),
    path("<str:code>/schools/", arranging.choose_schools, name="research-schools"),
    path("<str:code>/move/", changing.move, name="research-move"),
    path("<str:code>/cancel/", changing.cancel, name="research-cancel"),
    path("<str:code>/held/", holding.hold, name="research-held"),
    path("<str:code>/minutes/", holding.minute, name="research-minutes"),
    path("<str:code>/attendance/", attending.report, name="research-attendance"),
    path("<str:code>/names/<str:school>/", attending.name_teachers, name="research-names"),
    path("<str:code>/outputs/", outputs.add, name="research-output-new"),
    path("<str:code>/outputs/<int:pk>/", outputs.show, name="research-output"),
    path("<str:code>/outputs/<int:pk>/remove/", outputs.remove, name="research-output-remove"),
]
