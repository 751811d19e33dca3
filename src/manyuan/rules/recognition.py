from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from manyuan.rules.pack import Heading, Rule, heading, read_pack, rule
from manyuan.rules.status import Status, weakest


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionPack:
    """When people count as satisfied, how many should be, and how few answers are not shown."""

    heading: Heading
    least_share: Rule[Decimal]
    satisfied_from: Rule[int]
    least_answers: Rule[int]

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.heading.id

    @property
    def rules(self) -> tuple[Rule[Decimal], Rule[int], Rule[int]]:
        """Every rule of the pack."""
        return (self.least_share, self.satisfied_from, self.least_answers)

    @property
    def status(self) -> Status:
        """The weakest status among the rules of the pack."""
        return weakest([one.status for one in self.rules])


@cache
def load_recognition_pack(name: str = "cn-recognition") -> RecognitionPack:
    """Return the pack called ``name``.

    Raises
    ------
    UnknownPack
        If there is no such pack.
    """
    pack = read_pack(name)
    share, mark, answers = pack["share"]["least"], pack["mark"]["satisfied_from"], pack["answers"]
    return RecognitionPack(
        heading=heading(pack),
        least_share=rule("share.least", share, Decimal(share["value"])),
        satisfied_from=rule("mark.satisfied_from", mark, int(mark["value"])),
        least_answers=rule("answers.least", answers["least"], int(answers["least"]["value"])),
    )
