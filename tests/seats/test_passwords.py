from django.contrib.auth.hashers import check_password, identify_hasher

from manyuan.seats.passwords import ALPHABET, ROUNDS, one_time_hash, one_time_password


def test_one_time_password_is_four_groups_of_unmistakable_letters():
    groups = one_time_password().split("-")

    assert [len(group) for group in groups] == [4, 4, 4, 4]
    assert set("".join(groups)) <= set(ALPHABET)
    assert not set("01lio") & set(ALPHABET)


def test_one_time_passwords_differ():
    assert len({one_time_password() for _ in range(100)}) == 100


def test_one_time_hash_is_quick_and_renewed_at_first_use(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    renewed = []

    encoded = one_time_hash("abcd-efgh")

    assert identify_hasher(encoded).decode(encoded)["iterations"] == ROUNDS
    assert check_password("abcd-efgh", encoded, setter=renewed.append)
    assert renewed == ["abcd-efgh"]


def test_one_time_hash_uses_whatever_hasher_is_set(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

    encoded = one_time_hash("abcd-efgh")

    assert encoded.startswith("md5$")
    assert check_password("abcd-efgh", encoded)
