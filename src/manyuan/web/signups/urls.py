from django.urls import path

from manyuan.web.signups import keeping, listing, pages, registrations

urlpatterns = [
    path("", listing.list_sign_ups, name="signups"),
    path("pages/", pages.list_pages, name="public-pages"),
    path("pages/all/", pages.publish_all, name="public-pages-all"),
    path("pages/<str:kind>/<str:code>/", pages.publish, name="public-page"),
    path("pages/<str:kind>/<str:code>/withdraw/", pages.withdraw, name="public-page-withdraw"),
    path("new/<str:kind>/<str:code>/", keeping.open_list, name="signup-new"),
    path("<int:number>/", listing.show_sign_up, name="signup"),
    path("<int:number>/edit/", keeping.edit, name="signup-edit"),
    path("<int:number>/close/", keeping.close, name="signup-close"),
    path("<int:number>/reopen/", keeping.reopen, name="signup-reopen"),
    path("<int:number>/<int:place>/refuse/", registrations.refuse, name="registration-refuse"),
    path("<int:number>/<int:place>/erase/", registrations.erase, name="registration-erase"),
]
