from django.urls import path

from manyuan.web.engagements import arranging, changing, flows, posting, postings

urlpatterns = [
    path("", postings.list_postings, name="engagements"),
    path("flows/", flows.list_flows, name="flows"),
    path("postings/new/", arranging.new_posting, name="posting-new"),
    path("postings/<str:code>/", posting.show_posting, name="posting"),
    path("postings/<str:code>/end/", changing.end_early, name="posting-end"),
    path("postings/<str:code>/extend/", changing.extend, name="posting-extend"),
    path("postings/<str:code>/replace/", changing.replace, name="posting-replace"),
    path("postings/<str:code>/cancel/", changing.cancel, name="posting-cancel"),
]
