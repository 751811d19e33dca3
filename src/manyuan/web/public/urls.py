from django.urls import path

from manyuan.web.public import codes, reading, signing_up

urlpatterns = [
    path("", reading.show_sites, name="public"),
    path("<str:bureau>/", reading.show_home, name="public-home"),
    path("<str:bureau>/groups/<str:code>/", reading.show_group, name="public-group"),
    path("<str:bureau>/schools/<str:code>/", reading.show_school, name="public-school"),
    path(
        "<str:bureau>/activities/<str:kind>/<str:code>/",
        reading.show_activity,
        name="public-activity",
    ),
    path(
        "<str:bureau>/activities/<str:kind>/<str:code>/poster/",
        reading.show_poster,
        name="public-poster",
    ),
    path("<str:bureau>/signups/<int:number>/", signing_up.sign_up_page, name="public-signup"),
    path("<str:bureau>/registration/", codes.look_up, name="public-code"),
    path("<str:bureau>/registration/cancel/", codes.cancel, name="public-code-cancel"),
    path("<str:bureau>/registration/erase/", codes.erase, name="public-code-erase"),
    path("<str:bureau>/registration/copy/", codes.take_along, name="public-code-copy"),
]
