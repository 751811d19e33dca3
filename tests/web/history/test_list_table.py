from django.utils.translation import override

from manyuan.history.sentences import registered_codes
from manyuan.web.history.list_table import _rooms


def test_every_kind_of_record_has_a_word():
    rooms = {code.partition(".")[0] for code in registered_codes()} - {"test"}

    with override("zh-hans"):
        words = dict(_rooms([{"room": room} for room in rooms]))

    assert {room for room, word in words.items() if word == room} == set()
