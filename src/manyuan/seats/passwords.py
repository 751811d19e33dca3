import secrets

# No letters or digits that are mistaken for each other on paper.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS = 4
LETTERS = 4


def one_time_password() -> str:
    """Return a random password that can be read out and typed, 78 bits strong."""
    return "-".join(
        "".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS)
    )
