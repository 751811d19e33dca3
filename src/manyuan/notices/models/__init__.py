from manyuan.notices.models.letters import Letter, LetterChoice
from manyuan.notices.models.notices import Notice
from manyuan.notices.models.robots import Robot, RobotText
from manyuan.notices.models.sendings import Sending

__all__ = ["Letter", "LetterChoice", "Notice", "Robot", "RobotText", "Sending"]
