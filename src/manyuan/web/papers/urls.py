from django.urls import path

from manyuan.web.papers import batch, issued, listing, starting, templates, verifying, writing

ASKED = "write/<str:kind>/<int:year>/<str:of>/<str:unit>"
TEMPLATE = "templates/<str:kind>"
ISSUED = "issued/<str:kind>/<int:year>/<int:number>"
urlpatterns = [
    path("", listing.list_papers, name="papers"),
    path("new/", starting.choose, name="paper-new"),
    path(f"{ASKED}/", writing.write, name="paper-write"),
    path(f"{ASKED}/issue/", writing.issue, name="paper-issue"),
    path(f"{ASKED}/preview/", writing.preview, name="paper-preview"),
    path(f"{ISSUED}/", issued.show, name="paper"),
    path(f"{ISSUED}/revoke/", issued.revoke, name="paper-revoke"),
    path(f"{ISSUED}/<str:form>/", issued.hand_out, name="paper-file"),
    path(f"{TEMPLATE}/", templates.show, name="paper-template"),
    path(
        "templates/<str:kind>/default/", templates.hand_out_default, name="paper-template-default"
    ),
    path(f"{TEMPLATE}/reset/", templates.reset, name="paper-template-reset"),
    path(f"{TEMPLATE}/<int:version>/", templates.hand_out, name="paper-template-file"),
    path("batch/<str:kind>/<int:year>/", batch.run, name="paper-batch"),
    path("batch/<str:kind>/<int:year>/zip/", batch.hand_out, name="paper-batch-zip"),
    path("verify/", verifying.verify, name="paper-verify"),
]
