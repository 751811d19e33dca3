from django.urls import path

from manyuan.web.scores import (
    adjusting,
    appealing,
    group,
    index,
    judging,
    notice,
    publishing,
    scheme,
    vetoing,
    year,
)

GROUP = "<int:year>/groups/<str:code>/"
urlpatterns = [
    path("", index.index, name="scores"),
    path("<int:year>/", year.year_page, name="scores-year"),
    path("<int:year>/scheme/", scheme.scheme, name="scores-scheme"),
    path("<int:year>/publish/", publishing.publish, name="scores-publish"),
    path("<int:year>/notice/", notice.notice, name="grades-notice"),
    path(GROUP, group.group, name="score-group"),
    path(f"{GROUP}judge/", judging.judge, name="score-judge"),
    path(f"{GROUP}adjust/", adjusting.adjust, name="score-adjust"),
    path(f"{GROUP}veto/", vetoing.veto, name="score-veto"),
    path(f"{GROUP}veto/<str:kind>/lift/", vetoing.lift, name="score-veto-lift"),
    path(f"{GROUP}appeal/", appealing.appeal, name="grade-appeal"),
]
