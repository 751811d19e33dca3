from django.urls import path

from manyuan.web.caravan import (
    compare,
    copying,
    deciding,
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
    path("", landing.show_caravans, name="caravan"),
    path("drafts/new/", drafting.new_draft, name="caravan-new"),
    path("drafts/<int:pk>/", draft.show_draft, name="caravan-draft"),
    path("drafts/<int:pk>/edit/", drafting.edit_draft, name="caravan-draft-edit"),
    path("drafts/<int:pk>/copy/", copying.copy, name="caravan-draft-copy"),
    path("drafts/<int:pk>/discard/", drafting.discard, name="caravan-draft-discard"),
    path("drafts/<int:pk>/rules/", rules.show_rules, name="caravan-draft-rules"),
    path("drafts/<int:pk>/wills/", wills.show_wills, name="caravan-draft-wills"),
    path("drafts/<int:pk>/run/", drafting.start, name="caravan-run"),
    path("<int:pk>/", plan.show_plan, name="caravan-plan"),
    path("<int:pk>/why/", why.show_why, name="caravan-why"),
    path("<int:pk>/try/", trying.try_request, name="caravan-try"),
    path("<int:pk>/pin/", trying.pin, name="caravan-pin"),
    path("<int:pk>/adopt/", deciding.adopt, name="caravan-adopt"),
    path("<int:pk>/again/", deciding.again, name="caravan-again"),
    path("<int:pk>/discard/", discarding.discard, name="caravan-discard"),
    path("<int:pk>/compare/", compare.show_difference, name="caravan-compare"),
    path("<int:pk>.json", download.download_plan, name="caravan-file"),
]
