from django.urls import path

from manyuan.web.evaluation import cell, district, group, reports, rules, school, schools

urlpatterns = [
    path("balance/", district.balance, name="balance"),
    path("balance/schools/", schools.schools, name="balance-schools"),
    path("balance/schools/<str:code>/", school.school, name="balance-school"),
    path("balance/schools/<str:code>/<str:stage>/<str:indicator>/", cell.cell, name="balance-cell"),
    path("balance/groups/<str:code>/", group.group, name="balance-group"),
    path(
        "reports/<str:code>/<str:stage>/<int:year>/edit/",
        reports.report_edit,
        name="report-edit",
    ),
    path("rules/", rules.rule_pack, name="rule-pack"),
]
