import secrets

from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher, make_password

# No letters or digits that are mistaken for each other on paper.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS = 4
LETTERS = 4
ROUNDS = 10_000


def one_time_password() -> str:
    """Return a random password that can be read out and typed, 79 bits strong."""
    return "-".join(
        "".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS)
    )


def one_time_hash(password: str) -> str:
    """Return what is stored of a one-time password.

    Slow hashing protects passwords that people invent. Seventy-nine random bits need none, and a
    bureau that opens two thousand accounts would wait for a quarter of an hour. Django stores the
    full-strength hash as soon as the password is used.
    """
    hasher = get_hasher()
    if isinstance(hasher, PBKDF2PasswordHasher):
        return hasher.encode(password, hasher.salt(), ROUNDS)
    return make_password(password)
