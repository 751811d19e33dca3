from django.urls import path

from manyuan.web.files import downloads, files_page, upload_page

urlpatterns = [
    path("", files_page.show_files, name="files"),
    path("template.xlsx", downloads.download_template, name="template"),
    path("export.zip", downloads.download_folder, name="export"),
    path("export.xlsx", downloads.download_workbook, name="export-workbook"),
    path("uploads/<int:pk>/", upload_page.show_upload, name="upload"),
    path("uploads/<int:pk>/apply/", upload_page.confirm_import, name="upload-apply"),
    path(
        "uploads/<int:pk>/annotated.xlsx", upload_page.download_annotated, name="upload-annotated"
    ),
    path("uploads/<int:pk>/discard/", upload_page.throw_away, name="upload-discard"),
]
