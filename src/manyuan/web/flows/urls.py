from django.urls import path

from manyuan.web.flows import coverage_page, kinds_page, map_page, silent_page

urlpatterns = [
    path("flow-map/", map_page.show_map, name="flow-map"),
    path("flow-kinds/", kinds_page.show_kinds, name="flow-kinds"),
    path("flow-coverage/", coverage_page.show_coverage, name="flow-coverage"),
    path("flow-silent/", silent_page.list_silent, name="flow-silent"),
]
