from django.urls import path

from manyuan.web.scenarios import (
    choosing,
    copying,
    drafting,
    freezing,
    landing,
    rules,
    run,
    running,
    scenario,
    submitting,
    wills,
)

urlpatterns = [
    path("", landing.show_plans, name="plans"),
    path("freezes/new/", freezing.new_freeze, name="freeze-new"),
    path("freezes/<int:pk>.zip", freezing.download_freeze, name="freeze-file"),
    path("drafts/new/", drafting.new_scenario, name="scenario-new"),
    path("drafts/<int:pk>/", scenario.show_scenario, name="scenario"),
    path("drafts/<int:pk>/edit/", drafting.edit_scenario, name="scenario-edit"),
    path("drafts/<int:pk>/copy/", copying.copy, name="scenario-copy"),
    path("drafts/<int:pk>/discard/", submitting.discard, name="scenario-discard"),
    path("drafts/<int:pk>/submit/", submitting.submit, name="scenario-submit"),
    path("drafts/<int:pk>/return/", submitting.send_back, name="scenario-return"),
    path("drafts/<int:pk>/rules/", rules.show_rules, name="scenario-rules"),
    path("drafts/<int:pk>/wills/", wills.show_wills, name="scenario-wills"),
    path("drafts/<int:pk>/compare/", choosing.compare, name="scenario-compare"),
    path("drafts/<int:pk>/run/", running.start, name="run-start"),
    path("runs/<int:pk>/", run.show_run, name="run"),
    path("runs/<int:pk>/stop/", running.stop, name="run-stop"),
]
