from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.sheets.enums import UploadState
from manyuan.sheets.models import Upload
from manyuan.web.ui.columns import Column
from manyuan.web.ui.table import Table


def uploads_table(uploads: Sequence[Upload]) -> Table:
    """Return what was sent in lately, newest first."""
    rows = [
        {
            "pk": upload.pk,
            "name": upload.name,
            "at": upload.at,
            "who": upload.seat.holder,
            "state": upload.state,
        }
        for upload in uploads
    ]
    return Table(
        id="uploads",
        title=_("最近的上传"),
        rows=rows,
        columns=[
            Column(
                key="name", label=_("文件"), href=lambda row: reverse("upload", args=[row["pk"]])
            ),
            Column(key="at", label=_("时间"), kind="date"),
            Column(key="who", label=_("上传人")),
            Column(key="state", label=_("状态"), kind="tag", labels=dict(UploadState.choices)),
        ],
        page_size=20,
    )
