from django.urls import path

from manyuan.web.decisions import (
    adopting,
    answering,
    consulting,
    discarding,
    my_move,
    notices,
    own_answers,
    papers,
    progress,
)

urlpatterns = [
    path("answers/", own_answers.list_own, name="answers"),
    path("answers/agree/", answering.agree_all, name="answers-agree"),
    path("answers/<int:pk>/", answering.answer, name="answer"),
    path("my-move/", my_move.show_own, name="my-move"),
    path("moves/<int:pk>/notice/", notices.show_notice, name="notice"),
    path("drafts/<int:pk>/eligible.xlsx", papers.download_eligible, name="eligible-list"),
    path("<int:pk>/ask/", consulting.ask_schools, name="plan-ask"),
    path("<int:pk>/answers/", progress.show_answers, name="plan-answers"),
    path("<int:pk>/remind/", progress.remind, name="plan-remind"),
    path("<int:pk>/adopt/", adopting.adopt, name="plan-adopt"),
    path("<int:pk>/discard/", discarding.discard, name="plan-discard"),
    path("<int:pk>/roster.xlsx", papers.download_roster, name="plan-roster"),
    path("<int:pk>/approval.xlsx", papers.download_approval, name="plan-approval"),
    path("<int:pk>/notices/", notices.list_notices, name="plan-notices"),
    path("<int:pk>/notices/<str:code>/", notices.show_school_notice, name="school-notice"),
]
