"""Which places there are, since when, and which of their names may stand alone: writes places.csv, not_places.txt.

    python seeds/build_places.py GAZETTEER_FOLDER [OUTPUT_FOLDER]

Reads provinces.csv, cities.csv, areas.csv, HK-MO-TW.json and changes-2002-2023.txt of that folder, and beside this
script places_former.csv (codes that are gone) and place_names.csv (short names decided by hand). Whether a county's
short name may be read without its suffix comes from jieba's dictionary: a common word that is not tagged as a place
may not, one that no text uses otherwise may where a word can begin.
"""

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
COLUMNS = ("code", "name", "short", "use", "aliases", "level", "parent", "from", "to", "successor", "part_of")
NATIONALITIES = re.findall(
    r"\S+",
    "壮族 回族 维吾尔 土家族 苗族 侗族 布依族 彝族 哈尼族 傣族 白族 景颇族 傈僳族 藏族 羌族 蒙古族 满族 朝鲜族 "
    "哈萨克族 哈萨克 柯尔克孜族 柯尔克孜 锡伯 塔吉克 瑶族 畲族 仫佬族 毛南族 黎族 仡佬族 水族 纳西族 拉祜族 佤族 "
    "独龙族 怒族 普米族 布朗族 撒拉族 土族 保安族 东乡族 裕固族 达斡尔族 各族 蒙古",
)
SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|行政委员会|地区|林区|特区|省|市|区|县|旗|盟)$")
PEOPLES = re.compile(f"(?:{'|'.join(NATIONALITIES)})+$")
PROVINCES_SHORT = {"内蒙古自治区": "内蒙古", "新疆维吾尔自治区": "新疆", "克孜勒苏柯尔克孜自治州": "克孜勒苏"}
# A county named only by such characters (江山, 东湖, 平原, 新城) reads as a common noun without its suffix.
COMMON_CHARACTERS = frozenset(
    "东西南北中上下前后内外城山江河湖海港桥关门口原平安新老古大长天龙永兴太泰滨沿通和乐宁清青白黑红金银石沙"
    "川岭峰泉溪井市街路阳阴高建福寿庆云水木花林树田园台塔岛湾明民"
)
NOT_A_NAME = re.compile(r"^(?:市辖区|县|.*直辖县级行政区划)$")
STATISTICAL = range(71, 100)  # the last two digits of districts that only statistics know; zones.csv has the known ones
# Nouns of kind rather than names: read only after the city they lie in.
BARE_KINDS = frozenset(
    re.findall(
        r"\S+",
        "城区 郊区 矿区 东区 西区 南区 北区 中区 新城区 老城区 城中区 城东区 城西区 城北区 新市区 西市区 站前区 工农区 "
        "解放区 红旗区 友好区 前进区 向阳区 东风区 光明区 港口区 南部县 平安区 新区 大港区",
    )
)
OTHER_NAMES = {
    "652800": ("巴州",), "652700": ("博州",), "653000": ("克州",), "433100": ("湘西",), "622926": ("东乡县",),
    "150121": ("土左旗",), "150221": ("土右旗",), "150122": ("托县",), "150123": ("和林县",), "150223": ("达茂旗",),
    "150521": ("科左中旗",), "150522": ("科左后旗",), "150726": ("新左旗",), "150727": ("新右旗",),
    "150823": ("乌前旗",), "150824": ("乌中旗",), "150825": ("乌后旗",), "150926": ("察右前旗",),
    "150927": ("察右中旗",), "150928": ("察右后旗",), "152221": ("科右前旗",), "152222": ("科右中旗",),
    "152523": ("苏左旗",), "152524": ("苏右旗",), "152525": ("东乌旗",), "152526": ("西乌旗",), "152921": ("阿左旗",),
    "152922": ("阿右旗",),
    "710000": ("流行疫情指挥中心", "疾管署", "卫福部"), "810000": ("本港", "卫生防护中心"),
    "820000": ("本澳", "应变协调中心"),
}  # fmt: skip
"""What else a place is called: short forms, what its own papers say of it (本港), and offices that only it has."""
WHOLE_PREFECTURE = 6  # cells before the arrow in a change that names no county
SHORTEST = 2  # characters of a short name
LONGEST_WORD = 4  # characters of a common word that is kept
RARER = 4  # a place may be this much commoner than the word that hides it
MANY = 100  # occurrences in jieba's dictionary that make a word common
FEW = 20  # occurrences below which a name means nothing else: 任丘, 射洪, 德惠
SOME = 10  # occurrences from which on a longer word is met in texts: 双城记, 和政制
WATERS = re.compile("[江河湖泽山岭岛]$")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of places.csv: a name that a code bore from one day to another."""

    code: str
    name: str
    short: str = ""
    use: str = ""
    aliases: str = ""
    level: str = "county"
    parent: str = ""
    since: str = ""
    until: str = ""
    successor: str = ""
    part_of: str = ""

    def line(self) -> list[str]:
        """Return the cells in the order of COLUMNS."""
        return [
            self.code, self.name, self.short, self.use, self.aliases, self.level, self.parent,
            self.since, self.until, self.successor, self.part_of,
        ]  # fmt: skip


def stem(name: str) -> str:
    """Return the name without its kind and its nationalities: 长阳土家族自治县 -> 长阳.

    >>> stem("延边朝鲜族自治州"), stem("沙县区"), stem("青岛市"), stem("单县")
    ('延边', '沙县', '青岛', '单')
    """
    if name in PROVINCES_SHORT:
        return PROVINCES_SHORT[name]
    bare = SUFFIX.sub("", name)
    return (PEOPLES.sub("", bare) or bare) if "自治" in name else bare


def aliases(name: str) -> list[str]:
    """Return the shorter full forms of an autonomous place: 恩施土家族苗族自治州 -> 恩施州."""
    short = stem(name)
    kind = {"自治州": "州", "自治县": "县", "自治旗": "旗"}.get(name[-3:], "")
    return [short + kind] if kind and not short.endswith(kind) else []


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def current(folder: Path) -> Iterator[Row]:
    """Yield the places of today: the nation, provinces, prefectures, counties."""
    yield Row("100000", "中华人民共和国", level="nation")
    for item in read(folder / "provinces.csv"):
        yield Row(item["code"] + "0000", item["name"], level="province", parent="100000")
    for name in json.loads((folder / "HK-MO-TW.json").read_text(encoding="utf-8")):
        code = {"香": "810000", "澳": "820000", "台": "710000"}[name[0]]
        yield Row(code, name, level="province", parent="100000")
    prefectures = set()
    for item in read(folder / "cities.csv"):
        if not NOT_A_NAME.match(item["name"]):
            prefectures.add(item["code"])
            yield Row(item["code"] + "00", item["name"], level="prefecture", parent=item["provinceCode"] + "0000")
    for item in read(folder / "areas.csv"):
        code, city = item["code"], item["cityCode"]
        statistical = int(code[4:]) in STATISTICAL and code[4] == "7"
        if NOT_A_NAME.match(item["name"]) or code == city + "00" or code == "620201" or statistical:
            continue
        if code.startswith("6328") and code.endswith("57"):
            continue
        parent = city + "00" if city in prefectures else item["provinceCode"] + "0000"
        yield Row(code, item["name"], parent=parent)


def changes(folder: Path) -> dict[tuple[str, str], str]:
    """Return (prefecture, former name) -> the day it ended, from the list of changes."""
    ended = {}
    for line in (folder / "changes-2002-2023.txt").read_text(encoding="utf-8").splitlines():
        before, _, _ = line.partition("=>")
        cells = before.split("\t")
        whole_prefecture = len(cells) == WHOLE_PREFECTURE
        ended[cells[4], cells[4] if whole_prefecture else cells[-2]] = cells[0]
    return ended


def former(folder: Path, now: dict[str, Row]) -> Iterator[Row]:
    """Yield the places that are gone, dated by the list of changes where it has them."""
    ended = changes(folder)
    rows = read(HERE / "places_former.csv")
    cities = {item["code"]: item["name"] for item in rows if item["level"] == "prefecture"}
    for item in rows:
        code = item["code"]
        city = code[:4] + "00"
        known = city in now or (city in cities and city != code)
        parent = city if known and item["level"] == "county" else code[:2] + "0000"
        city_name = now[city].name if city in now else cities.get(city, "")
        until = item["to"] or ended[city_name, item["name"]]
        yield Row(
            code, item["name"], level=item["level"], parent=parent, until=until,
            successor=item["successor"], part_of=item["part_of"],
        )  # fmt: skip


def begun(rows: list[Row]) -> list[Row]:
    """Give each place that succeeds another the day on which that one ended as its first."""
    first: dict[str, str] = {}
    for row in rows:
        if row.successor and row.successor != row.code:
            first[row.successor] = max(row.until, first.get(row.successor, ""))
        elif row.successor:
            first[row.successor] = row.until
    return [replace(row, since=first.get(row.code, "")) if row.code and not _renamed(row) else row for row in rows]


def _renamed(row: Row) -> bool:
    """Tell whether this is the earlier name of a code that goes on."""
    return row.successor == row.code


def dictionary() -> dict[str, tuple[int, str]]:
    """Return jieba's words with their frequency and part of speech."""
    import jieba  # noqa: PLC0415 only building needs it

    words = {}
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        words[word] = (int(frequency), tag)
    return words


def named(rows: list[Row], words: dict[str, tuple[int, str]]) -> list[Row]:
    """Give each place its short name and how it may be read.

    "bare" stands anywhere, "edge" where a word can begin, "weak" only after its parent, "never" not at all; "kind":
    even the full name (城区) only after its parent.
    """
    decided = {
        item["word"]: item["use"] for item in read(HERE / "place_names.csv") if item["use"] not in ("trap", "open")
    }
    levels: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        levels[stem(row.name)].add(row.code if not row.until else "")
    out = []
    for row in rows:
        short = "" if row.level == "nation" else stem(row.name)
        if len(short) < SHORTEST or short == row.name:
            short = ""
        shared = row.level == "county" and len(levels[short] - {""}) > 1
        use = _use(row, short, shared=shared, decided=decided, words=words) if short else ""
        short = "" if use == "never" else short
        use = "kind" if row.name in BARE_KINDS else use
        out.append(replace(row, short=short, use=use, aliases=" ".join(_other_names(row, rows))))
    return out


def _use(row: Row, short: str, *, shared: bool, decided: dict[str, str], words: dict[str, tuple[int, str]]) -> str:
    """Decide how a short name may be read: by its level, by hand, by its characters, by jieba's dictionary."""
    if row.level == "province" or decided.get(short) == "never":
        return decided.get(short, "bare")
    if shared or row.part_of:
        return "weak"
    if short in decided or row.level == "prefecture":
        return decided.get(short, "bare")
    if set(short) <= COMMON_CHARACTERS:
        return "weak"
    frequency, tag = words.get(short, (0, "ns" if len(short) > SHORTEST else ""))
    named = tag == "ns" or (len(short) > SHORTEST and tag.startswith("nr"))
    return "edge" if named or (len(short) == SHORTEST and frequency < FEW) else "weak"


def _other_names(row: Row, rows: list[Row]) -> list[str]:
    """Return the other full names of a place: the short autonomous form, and 青岛市北区 for 青岛 + 市北区."""
    names = aliases(row.name)
    if row.level == "county" and row.name.startswith("市"):
        parent = next(other for other in rows if other.code == row.parent)
        names.append(stem(parent.name) + row.name)
    if row.code in ("710000", "810000", "820000"):
        names.append("中国" + stem(row.name))
    names += OTHER_NAMES.get(row.code, ()) if not row.until else ()
    return names


def not_places(rows: list[Row], words: dict[str, tuple[int, str]]) -> list[str]:
    """Return common words that run into a place's name or hold it: 提高 before 邮, 真金白银.

    Found first, such a word keeps 提高邮政 from being read as 高邮. A word that is much rarer than a place it runs
    into is left out (接上 would hide 上海), and so are those marked "open" by hand.
    """
    foreign = {item["name"] for item in read(HERE / "regions.csv") if item["level"] == "foreign"}
    bare = {row.short for row in rows if row.use == "bare"} | foreign
    begun_by: dict[str, int] = defaultdict(int)
    for name in bare | _loose(rows, words):
        for size in range(1, len(name)):
            begun_by[name[:size]] = max(begun_by[name[:size]], MANY, words.get(name, (0, ""))[0])
    edge = {row.short for row in rows if row.use == "edge"}
    named_alone = bare | edge
    places = named_alone | {row.name for row in rows} | {row.short for row in rows}
    by_hand = {item["word"]: item["use"] for item in read(HERE / "place_names.csv")}
    traps = {word for word, use in by_hand.items() if use == "trap"}
    kept = {
        word
        for word, (frequency, tag) in words.items()
        if _may_mislead(word, tag) and by_hand.get(word) != "open"
        if _runs_into(word, frequency, begun_by) or (tag != "nz" and _holds(word, named_alone))
    }
    kept |= {word for word, (frequency, tag) in words.items() if _goes_on(word, frequency, tag, edge)}
    return sorted(traps | (kept - places))


def _may_mislead(word: str, tag: str) -> bool:
    """Tell whether a word is neither a place nor too long; of people's names only the short, which are words too."""
    named = tag in ("ns", "nt") or (tag.startswith("nr") and len(word) > SHORTEST)
    return SHORTEST <= len(word) <= LONGEST_WORD and not named


def _runs_into(word: str, frequency: int, begun_by: dict[str, int]) -> bool:
    """Tell whether the word ends as places' names begin, and is not much rarer than any of them."""
    ends = [begun_by[word[-size:]] for size in range(1, len(word)) if word[-size:] in begun_by]
    return frequency >= MANY and any(place <= RARER * frequency for place in ends)


def _holds(word: str, named: set[str]) -> bool:
    """Tell whether the word holds a place's name after its first character and does not begin with one."""
    return word[:2] not in named and any(word[at : at + 2] in named for at in range(1, len(word) - 1))


def _goes_on(word: str, frequency: int, tag: str, edge: set[str]) -> bool:
    """Tell whether the word begins as a place's short name does and is none: 高密度, 双城记, 嘉陵江."""
    begins = SHORTEST < len(word) <= LONGEST_WORD and word[:SHORTEST] in edge
    if not begins or SUFFIX.search(word) or word[-1] in "镇人":
        return False
    return WATERS.search(word) is not None or (frequency >= SOME and tag not in ("ns", "nt"))


def _loose(rows: list[Row], words: dict[str, tuple[int, str]]) -> set[str]:
    """Return full names whose end is itself a common word (南山区: 山区), so that another word may precede it."""
    return {row.name for row in rows if len(row.name) > SHORTEST and words.get(row.name[1:], (0, ""))[0] >= MANY}


def check(rows: Iterable[Row]) -> None:
    """Raise ValueError where a row points to a code that no row has."""
    rows = list(rows)
    codes = {row.code for row in rows}
    for row in rows:
        for code in (row.parent, row.successor, row.part_of):
            if code and code not in codes:
                raise ValueError(f"{row.code} {row.name}: no place {code}")


def build(folder: Path) -> tuple[list[Row], list[str]]:
    """Return the rows of places.csv and the lines of not_places.txt."""
    now = list(current(folder))
    gone = list(former(folder, {row.code: row for row in now}))
    words = dictionary()
    rows = named(begun(now + gone), words)
    rows.sort(key=lambda row: (row.code, row.until or "9999"))
    check(rows)
    return rows, not_places(rows, words)


def main(arguments: list[str]) -> None:
    """Build both files from the gazetteer in the folder that is the first argument."""
    rows, words = build(Path(arguments[0]))
    out = Path(arguments[1]) if len(arguments) > 1 else HERE
    with (out / "places.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(row.line() for row in rows)
    (out / "not_places.txt").write_text("\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
