from random import Random


def stream(seed: int, subject: str) -> Random:
    """Return the random numbers of one subject, so that a change in one leaves the others alone."""
    return Random(f"manyuan:{seed}:{subject}")  # noqa: S311 -- invented data, not secrets


def normal(rng: Random, *, bound: float = 2.2) -> float:
    """Draw from the standard normal distribution, held within ``bound`` on both sides."""
    return max(-bound, min(bound, rng.gauss(0, 1)))
