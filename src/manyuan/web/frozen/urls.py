from django.urls import path

from manyuan.web.frozen import (
    changes,
    freezing,
    group,
    groups,
    indicator,
    verifying,
    version,
    years,
)

VERSION = "<int:year>/<int:version>/"
GROUPS = f"{VERSION}groups/"
urlpatterns = [
    path("", years.frozen_years_page, name="frozen-years"),
    path("freeze/", freezing.freeze, name="freeze-year"),
    path("verify/", verifying.verify, name="frozen-verify"),
    path(VERSION, version.version_page, name="frozen-year"),
    path(f"{VERSION}folder.zip", version.folder, name="frozen-folder"),
    path(f"{VERSION}changes/<int:earlier>/", changes.changes, name="frozen-changes"),
    path(GROUPS, groups.groups, name="frozen-groups"),
    path(f"{GROUPS}<str:code>/", group.group, name="frozen-group"),
    path(f"{GROUPS}<str:code>/<str:indicator>/", indicator.indicator, name="frozen-indicator"),
]
