from django.urls import include, path

from manyuan.offers.kinds import flow_kinds
from manyuan.web.engagements import flows

urlpatterns = [
    path("", include("manyuan.web.calendar.urls")),
    path("flows/", flows.list_flows, name="flows"),
    path("", include("manyuan.web.flows.urls")),
    *(path(f"{kind.path}/", include(kind.urls)) for kind in flow_kinds().values()),
]
