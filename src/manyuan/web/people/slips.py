"""The slips with one-time passwords: they exist in one answer only and are stored nowhere."""

import base64
from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from manyuan.seats.actions import Issued
from manyuan.sheets.workbook import table_workbook
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.export import XLSX


@sensitive_variables("issued", "workbook")
def show_slips(request: SeatRequest, issued: Sequence[Issued]) -> HttpResponse:
    """Show a printable slip for each account; several can also be kept as a workbook.

    The workbook travels inside the page, so that no second request needs the passwords again.
    """
    workbook = ""
    if len(issued) > 1:
        content = base64.b64encode(password_workbook(issued)).decode("ascii")
        workbook = f"data:{XLSX};base64,{content}"
    context = {"issued": issued, "workbook": workbook, "address": request.build_absolute_uri("/")}
    return render(request, "people/slips.html", context)


@sensitive_variables("issued", "rows")
def password_workbook(issued: Sequence[Issued]) -> bytes:
    """Return the names and one-time passwords as a workbook."""
    headers = [_("姓名"), _("用户名"), _("一次性密码"), _("角色"), _("单位")]
    rows = [
        [
            one.person.name,
            one.person.username,
            one.password,
            str(one.seat.get_role_display()) if one.seat else None,
            one.seat.unit.name if one.seat else None,
        ]
        for one in issued
    ]
    return table_workbook(_("一次性密码"), headers, rows)
