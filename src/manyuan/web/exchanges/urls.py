from django.urls import path

from manyuan.web.exchanges import answering, asking, exchange, holding, listing, offering

urlpatterns = [
    path("", listing.list_exchanges, name="pupil-exchanges"),
    path("new/", offering.new_exchange, name="pupil-exchange-new"),
    path("<str:code>/", exchange.show_exchange, name="pupil-exchange"),
    path("<str:code>/edit/", offering.edit_exchange, name="pupil-exchange-edit"),
    path("<str:code>/ask/", asking.ask_places, name="pupil-exchange-ask"),
    path("<str:code>/start/", holding.start, name="pupil-exchange-start"),
    path("<str:code>/finish/", holding.finish, name="pupil-exchange-finish"),
    path("<str:code>/cancel/", holding.cancel, name="pupil-exchange-cancel"),
    path("<str:code>/<str:school>/accept/", answering.accept, name="pupil-exchange-accept"),
    path("<str:code>/<str:school>/decline/", answering.decline, name="pupil-exchange-decline"),
    path("<str:code>/<str:school>/consents/", asking.consents, name="pupil-exchange-consents"),
    path("<str:code>/<str:school>/withdraw/", asking.withdraw, name="pupil-exchange-withdraw"),
]
