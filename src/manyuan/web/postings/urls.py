from django.urls import path

from manyuan.web.postings import arranging, changing, listing, posting, reporting

urlpatterns = [
    path("", listing.list_postings, name="postings"),
    path("new/", arranging.new_posting, name="posting-new"),
    path("<str:code>/", posting.show_posting, name="posting"),
    path("<str:code>/end/", changing.end_early, name="posting-end"),
    path("<str:code>/extend/", changing.extend, name="posting-extend"),
    path("<str:code>/replace/", changing.replace, name="posting-replace"),
    path("<str:code>/report/<str:kind>/", reporting.report, name="posting-report"),
    path("<str:code>/cancel/", changing.cancel, name="posting-cancel"),
]
