from django.urls import path

from manyuan.web.grouping import (
    adopting,
    compare,
    copying,
    discarding,
    download,
    draft,
    drafting,
    landing,
    plan,
    rules,
    trying,
    why,
    wills,
)

urlpatterns = [
    path("", landing.show_groupings, name="grouping"),
    path("drafts/new/", drafting.new_draft, name="grouping-new"),
    path("drafts/<int:pk>/", draft.show_draft, name="grouping-draft"),
    path("drafts/<int:pk>/edit/", drafting.edit_draft, name="grouping-draft-edit"),
    path("drafts/<int:pk>/copy/", copying.copy, name="grouping-draft-copy"),
    path("drafts/<int:pk>/discard/", drafting.discard, name="grouping-draft-discard"),
    path("drafts/<int:pk>/rules/", rules.show_rules, name="grouping-draft-rules"),
    path("drafts/<int:pk>/wills/", wills.show_wills, name="grouping-draft-wills"),
    path("drafts/<int:pk>/run/", drafting.start, name="grouping-run"),
    path("<int:pk>/", plan.show_plan, name="grouping-plan"),
    path("<int:pk>/why/", why.show_why, name="grouping-why"),
    path("<int:pk>/try/", trying.try_school, name="grouping-try"),
    path("<int:pk>/place/", trying.place, name="grouping-place"),
    path("<int:pk>/adopt/", adopting.adopt, name="grouping-adopt"),
    path("<int:pk>/discard/", discarding.discard, name="grouping-discard"),
    path("<int:pk>/compare/", compare.show_difference, name="grouping-compare"),
    path("<int:pk>.json", download.download_plan, name="grouping-file"),
]
