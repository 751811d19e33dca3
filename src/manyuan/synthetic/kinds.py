from dataclasses import dataclass

STAGES_OF = {
    "primary": ("primary",),
    "junior": ("junior",),
    "nine_year": ("primary", "junior"),
    "complete": ("junior", "senior"),
    "twelve_year": ("primary", "junior", "senior"),
    "senior": ("senior",),
    "teaching_point": ("primary",),
    "special": ("primary", "junior"),
}
# Type digits of the official ten-digit code; a school with a senior stage counts as senior.
CODE_TYPES = {
    "primary": "21",
    "teaching_point": "21",
    "junior": "31",
    "nine_year": "31",
    "complete": "34",
    "twelve_year": "34",
    "senior": "34",
    "special": "51",
}


@dataclass(frozen=True, slots=True)
class _Quota:
    """How many schools of a kind stand among ``per`` schools, once there are ``enough``."""

    kind: str
    share: float
    enough: int

    def of(self, schools: int) -> int:
        return max(1, round(self.share * schools)) if schools >= self.enough else 0


_QUOTAS = (
    _Quota("special", 0.01, 20),
    _Quota("teaching_point", 0.02, 10),
    _Quota("twelve_year", 0.01, 15),
    _Quota("complete", 0.032, 15),
    _Quota("senior", 0.02, 30),
    _Quota("nine_year", 0.053, 8),
    _Quota("junior", 0.22, 3),
)


def kinds_of(schools: int) -> list[str]:
    """Return the kinds of a district's open schools, primaries first and about two thirds.

    Examples
    --------
    >>> kinds = kinds_of(94)
    >>> len(kinds), kinds.count("primary"), kinds.count("junior"), kinds.count("special")
    (94, 59, 21, 1)
    """
    rest = [quota.kind for quota in reversed(_QUOTAS) for _ in range(quota.of(schools))]
    return ["primary"] * (schools - len(rest)) + rest
