from django.urls import path

from manyuan.web.offers import (
    accounts,
    contests,
    exemptions,
    landing,
    posts,
    record,
    reminding,
    roster,
    school,
    teachers,
    windows,
    wishes,
    workbooks,
)

# Codes are the district's own and may hold a slash: what follows a code closes the address.
urlpatterns = [
    path("", landing.show_offers, name="offers"),
    path("windows/new/", windows.new_window, name="window-new"),
    path("windows/<int:year>/edit/", windows.edit_window, name="window-edit"),
    path("remind/", reminding.remind, name="remind"),
    path("mine/", record.show_my_record, name="my-record"),
    path("mine/wishes/", wishes.show_wishes, name="my-wishes"),
    path("mine/contest/", contests.new_contest, name="contest-new"),
    path("contests/", contests.list_contests, name="contests"),
    path("contests/<int:pk>/", contests.show_contest, name="contest"),
    path("contests/<int:pk>/answer/", contests.give_answer, name="contest-answer"),
    path("exemptions/", exemptions.list_exemptions, name="exemptions"),
    path("exemptions/<int:pk>/", exemptions.show_exemption, name="exemption"),
    path("exemptions/<int:pk>/decide/", exemptions.answer_exemption, name="exemption-decide"),
    path(
        "exemptions/<int:pk>/withdraw/",
        exemptions.take_back_exemption,
        name="exemption-withdraw",
    ),
    path("teachers/<int:pk>/edit/", teachers.edit_teacher, name="teacher-edit"),
    path("teachers/<int:pk>/remove/", teachers.take_teacher_off, name="teacher-remove"),
    path("teachers/<int:pk>/exemption/", exemptions.new_exemption, name="exemption-new"),
    path("teachers/<int:pk>/account/", accounts.choose_account, name="teacher-account"),
    path("upload/", workbooks.send_roster, name="roster-upload"),
    path("upload/<int:pk>/", workbooks.show_check, name="roster-check"),
    path("upload/<int:pk>/apply/", workbooks.write_roster, name="roster-apply"),
    path("upload/<int:pk>/annotated.xlsx", workbooks.download_marked, name="roster-annotated"),
    path("upload/<int:pk>/discard/", workbooks.throw_away, name="roster-discard"),
    path("schools/<path:code>/roster/", roster.show_roster, name="school-roster"),
    path("schools/<path:code>/roster.xlsx", workbooks.download_roster, name="roster-workbook"),
    path(
        "schools/<path:code>/confirm-roster/", school.confirm_school_roster, name="confirm-roster"
    ),
    path("schools/<path:code>/confirm-posts/", school.confirm_school_posts, name="confirm-posts"),
    path("schools/<path:code>/new-teacher/", teachers.new_teacher, name="teacher-new"),
    path("schools/<path:code>/link-accounts/", accounts.link_by_code, name="accounts-by-code"),
    path("schools/<path:code>/posts/", posts.show_posts, name="school-posts"),
    path("schools/<path:code>/", school.show_school_offers, name="school-offers"),
]
