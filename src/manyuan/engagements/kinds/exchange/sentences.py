from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "exchange.offered": _("{host}开放学生交换「{title}」，自 {on} 起，名额 {places} 个"),
    "exchange.changed": _("修改学生交换「{title}」（{reason}）"),
    "exchange.asked": _("{sender}报名学生交换「{title}」：学生 {pupils} 人"),
    "exchange.accepted": _("{host}接受{sender}参加学生交换「{title}」：学生 {pupils} 人"),
    "exchange.declined": _("{host}没有接受{sender}参加学生交换「{title}」（{reason}）"),
    "exchange.unaccepted": _("{host}撤销了对{sender}参加学生交换「{title}」的接受"),
    "exchange.undeclined": _("{host}撤销了对{sender}参加学生交换「{title}」的不接受"),
    "exchange.withdrawn": _("{sender}退出学生交换「{title}」（{reason}）"),
    "exchange.consented": _("{sender}登记学生交换「{title}」的监护人同意：{consents} 人"),
    "exchange.started": _("学生交换「{title}」开始：{schools} 所学校，学生 {pupils} 人"),
    "exchange.finished": _("学生交换「{title}」结束：实到学生 {pupils} 人"),
    "exchange.cancelled": _("取消学生交换「{title}」（{reason}）"),
}
