from random import Random

LONGEST_NAME = "满园示范区海棠湾街道东部片区云杉路小学暨劳动教育综合实践学校"
# Without the endings of many real places (桥, 浦, 林, 峰); a likeness that remains is chance.
FIRST = "云松青银丹兰梅桂榆槐枫柏桃杏柳荷竹芦蒲禾麦星月霞晴朗晨曙春秋霜露溪泉石岩翠澄"
SECOND = "棠杉涛荫溪亭苑圃坪湾汀洲渡岗屿泽澜汐岚庭畔垣塘径"
NUMERALS = "零一二三四五六七八九"
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
    "贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段"
)
# Surnames are drawn with a bias to the front of the list, the commoner ones.
GIVEN = {
    "female": "芳娜敏静丽艳娟霞燕玲萍红英华慧洁倩莉雪梅琳颖婷欣怡佳悦蕾媛晴雯瑶璐思雨涵宁秀兰",
    "male": "伟强磊军勇杰涛明超刚平辉鹏斌波峰健志海建国文博宇浩然晨阳旭东凯哲翔林松毅诚远",
}
ENDINGS = {
    "primary": ("路小学", "路小学", "街小学", "里小学", "路第二小学"),
    "junior": ("路初级中学", "中学", "初级中学"),
    "nine_year": ("学校", "路学校"),
    "complete": ("中学", "第一中学"),
    "twelve_year": ("实验学校",),
    "senior": ("高级中学",),
    "teaching_point": ("村教学点",),
    "special": ("特殊教育学校",),
}
PRIVATE_ENDINGS = {
    "primary": ("外国语小学", "双语小学"),
    "junior": ("外国语中学",),
    "nine_year": ("双语学校",),
    "twelve_year": ("国际学校",),
}


class NameBook:
    """Invents names of places and schools, none of them twice."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._used: set[str] = set()

    def word(self) -> str:
        """Return an invented two-character place word, which may come again."""
        while True:
            word = self._rng.choice(FIRST) + self._rng.choice(SECOND)
            if word[0] != word[1]:
                return word

    def school(self, kind: str, *, private: bool) -> str:
        """Return a new name for a school of ``kind``."""
        endings = (PRIVATE_ENDINGS if private else ENDINGS).get(kind, ENDINGS[kind])
        while True:
            name = self._numbered(kind) if self._is_numbered(kind, private=private) else ""
            name = name or self.word() + self._rng.choice(endings)
            if name not in self._used:
                self._used.add(name)
                return name

    def address(self) -> str:
        """Return an invented street address."""
        return f"示范区{self.word()}路{self._rng.randint(1, 380)}号"

    def _is_numbered(self, kind: str, *, private: bool) -> bool:
        return kind == "junior" and not private and self._rng.random() < 0.5

    def _numbered(self, kind: str) -> str:
        taken = sum(name.startswith("示范区第") for name in self._used)
        return f"示范区第{numeral(taken + 1)}初级中学" if kind == "junior" else ""


def numeral(number: int) -> str:
    """Write a whole number from 1 to 999 in Chinese.

    Examples
    --------
    >>> numeral(17), numeral(20), numeral(104)
    ('十七', '二十', '一百零四')
    """
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if hundreds:
        gap = "" if tens or not ones else "零"
        tail = f"{NUMERALS[tens]}十" if tens else gap
        return f"{NUMERALS[hundreds]}百{tail}{NUMERALS[ones] if ones else ''}"
    head = "" if not tens else ("十" if tens == 1 else f"{NUMERALS[tens]}十")
    return head + (NUMERALS[ones] if ones else "")


def person(rng: Random, sex: str) -> str:
    """Return an invented name of a teacher."""
    given = GIVEN[sex]
    name = SURNAMES[int(rng.random() ** 2 * len(SURNAMES))] + given[int(rng.random() * len(given))]
    return name if rng.random() < 0.3 else name + given[int(rng.random() * len(given))]
