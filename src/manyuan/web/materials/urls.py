from django.urls import path

from manyuan.web.materials import changing, listing, material, sharing, using

urlpatterns = [
    path("", listing.list_materials, name="materials"),
    path("new/", sharing.new_material, name="material-new"),
    path("<str:code>/", material.show_material, name="material"),
    path("<str:code>/edit/", changing.edit, name="material-edit"),
    path("<str:code>/versions/new/", sharing.new_version, name="material-version-new"),
    path("<str:code>/withdraw/", changing.withdraw, name="material-withdraw"),
    path("<str:code>/files/<int:pk>/", material.hand_out_file, name="material-file"),
    path("<str:code>/uses/new/", using.report, name="material-use-new"),
    path("<str:code>/uses/<int:number>/remove/", using.take_back, name="material-use-remove"),
]
