from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="desk"), name="home"),
    path("account/", include("manyuan.web.account.urls")),
    path("desk/", include("manyuan.web.desks.urls")),
    path("inbox/", include("manyuan.web.inbox.urls")),
    path("directory/", include("manyuan.web.directory.urls")),
    path("directory/files/", include("manyuan.web.files.urls")),
    path("offers/boards/", include("manyuan.web.boards.urls")),
    path("offers/needs/", include("manyuan.web.needs.urls")),
    path("offers/", include("manyuan.web.offers.urls")),
    path("plans/", include("manyuan.web.scenarios.urls")),
    path("plans/", include("manyuan.web.decisions.urls")),
    path("plans/", include("manyuan.web.plans.urls")),
    path("plans/caravan/", include("manyuan.web.caravan.urls")),
    path("plans/grouping/", include("manyuan.web.grouping.urls")),
    path("engagements/signups/", include("manyuan.web.signups.urls")),
    path("engagements/", include("manyuan.web.engagements.urls")),
    path("evaluation/", include("manyuan.web.evaluation.urls")),
    path("lifecycle/", include("manyuan.web.lifecycle.urls")),
    path("link/", include("manyuan.web.links.urls")),
    path("public/", include("manyuan.web.public.urls")),
    path("history/", include("manyuan.web.history.urls")),
    path("notices/", include("manyuan.web.notices.urls")),
    path("people/", include("manyuan.web.people.urls")),
    path("search/", include("manyuan.web.search.urls")),
]
