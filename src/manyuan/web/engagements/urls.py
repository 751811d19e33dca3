from django.urls import include, path
from django.views.generic import RedirectView

from manyuan.offers.kinds import flow_kinds
from manyuan.web.engagements import flows

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="flows"), name="engagements"),
    path("flows/", flows.list_flows, name="flows"),
    *(path(f"{kind.path}/", include(kind.urls)) for kind in flow_kinds().values()),
]
