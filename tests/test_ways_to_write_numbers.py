"""Every way to write a number, how it is bounded and what it changed from, in frames of every pack.

A frame with a plain number says what the figure is; written otherwise, it is the same figure with another value.
"""

from functools import cache

import pytest

from tests.reading import EVERY_PACK, article, level, reader

Told = tuple[str, str, str, str | None, str | None, str | None]
"""Indicator, relation, value, place, population and day of a figure."""
PLAIN = {"%": "83%"}
COUNTS = {
    "截至3月5日，全市已复工规模以上工业企业{}。": "家",
    "截至3月5日，全市规模以上工业企业已复工{}。": "家",
    "目前，杭州市复工企业{}，返岗员工32.5万人。": "家",
    "截至3月5日，苏州市复工企业数{}。": "家",
    "截至3月5日，杭州市企业返岗员工{}。": "人",
    "截至3月5日24时，湖北省累计报告新冠肺炎确诊病例{}。": "例",
    "3月5日0—24时，湖北省新增新冠肺炎确诊病例{}。": "例",
    "截至3月5日24时，湖北省累计治愈出院新冠肺炎患者{}，死亡13例。": "例",
    "截至3月5日，广东省累计接种新冠疫苗{}。": "剂次",
    "截至3月5日，广东省新冠疫苗接种人数{}。": "人",
    "截至3月5日，河南省已收获小麦{}。": "亩",
    "截至3月5日，河南省小麦播种面积{}。": "亩",
    "台风过后电力抢修。截至3月5日18时，温州市已恢复供电{}。": "户",
    "截至3月5日，武汉市重大项目新开工{}。": "个",
}
"""Frames of counts, each with its unit."""
RATES = (
    "截至3月5日，全市规模以上工业企业复工率{}。",
    "目前，杭州市外贸企业复工{}。",
    "截至3月5日，苏州市企业员工返岗率{}，产能利用率76%。",
    "截至3月5日，广东省新冠疫苗接种率{}。",
    "截至3月5日，河南省小麦收获进度{}。",
    "台风过后电力抢修。截至3月5日，温州市恢复供电率{}。",
    "截至3月5日，武汉市新建项目开工率{}。",
)
"""Frames of rates."""
SAME = {
    "eq 26000": "2.6万{0} 26000{0} 2万6千{0} 两万六千{0} 达2.6万{0} 达到了2.6万{0} 高达2.6万{0} 多达2.6万{0} 共2.6万{0}"
    " 才2.6万{0} 增至2.6万{0} 增加到2.6万{0} 上升到2.6万{0} 降至2.6万{0} 减少到2.6万{0} 攀升至2.6万{0} 稳定在2.6万{0}"
    " 由2.1万{0}增至2.6万{0} 从2.1万{0}增加到2.6万{0} 由2.1万增加到2.6万{0} 由此前的2.1万{0}升至2.6万{0}",
    "ge 26000": "2.6万余{0} 超2.6万{0} 突破2.6万{0} 突破2.6万{0}大关 2.6万{0}出头 2.6万{0}以上 至少2.6万{0}",
    "lt 26000": "近2.6万{0} 不到2.6万{0} 跌破2.6万{0} 不足2.6万{0}",
    "ge 24000": "2.4万至2.6万{0} 2.4-2.6万{0} 2.4万{0}到2.6万{0}之间",
}
"""Ways to write a count."""
SHARED = {
    "eq 92": "92% 百分之九十二 九成二 9.2成 达92% 升至92% 由85%升至92% 从85%上升为92% 由85增至92% 从日前的85%提高到92%"
    " 环比上升7个百分点至92%",
    "ge 92": "92%以上 超92% 突破92%大关 92%出头 不低于92%",
    "lt 92": "近92% 不到92% 跌破92%",
    "ge 90": "九成出头 九成以上 90%至95% 在90%至95%之间",
}
"""Ways to write a rate."""


@cache
def told(text: str) -> tuple[Told, ...]:
    """Return the figures of the text, but for those that changes led away from."""
    found = reader(*EVERY_PACK).read(article(text)).observations
    return tuple(
        (
            one.series.indicator,
            one.relation.value,
            f"{one.value.normalize():f}",
            one.series.place.code,
            one.series.subject,
            one.as_of,
        )
        for one in found
        if one.as_of_kind != "before"
    )


def asked(frame: str, unit: str, means: str, words: str) -> tuple[list[Told], list[Told]]:
    """Return what a frame tells with a number so written, and what it must tell."""
    plain = PLAIN.get(unit, f"837{unit}")
    (relation, value), was = means.split(), plain.removesuffix(unit)
    kept = [(one, relation, value, *rest) if number == was else (one, bound, number, *rest)
            for one, bound, number, *rest in told(frame.format(plain))]  # fmt: skip
    return sorted(told(frame.format(words.format(unit))), key=str), sorted(kept, key=str)


@pytest.mark.parametrize("frame", COUNTS)
def test_counts(frame: str) -> None:
    """A count is the same figure however it is written, bounded, or said to have changed to."""
    ways = [(means, words) for means, written in SAME.items() for words in written.split(" ")]
    found = {words: asked(frame, COUNTS[frame], means, words) for means, words in ways}
    assert told(frame.format(f"837{COUNTS[frame]}"))
    assert {words: one for words, (one, _) in found.items()} == {words: one for words, (_, one) in found.items()}


@pytest.mark.parametrize("frame", RATES)
def test_rates(frame: str) -> None:
    """So is a rate."""
    ways = [(means, words) for means, written in SHARED.items() for words in written.split(" ")]
    found = {words: asked(frame, "%", means, words) for means, words in ways}
    assert told(frame.format("83%"))
    assert {words: one for words, (one, _) in found.items()} == {words: one for words, (_, one) in found.items()}


CHANGES = {
    "湖北省新冠肺炎现有确诊病例由37例降至12例。": "active_confirmed_cases 37 None 12 2020-03-12",
    "湖北省新增确诊病例从2月5日的37例下降至3月10日的12例。": "new_confirmed_cases 37 None 12 2020-03-10",
    "截至3月5日，苏州市复工企业由2.1万增至2.6万家。": "resumed_enterprises 21000 None 26000 2020-03-05",
    "截至3月5日，湖北省现有确诊病例较前日减少12例至837例。": "active_confirmed_cases 837 2020-03-05",
    "截至3月5日，湖北省累计确诊病例较前日增加12例至837例。": "confirmed_cases 837 2020-03-05",
}
"""What was changed from has no day; by how much is no level."""


@pytest.mark.parametrize("text", CHANGES)
def test_changes(text: str) -> None:
    """A change tells two figures, the earlier one of no day."""
    found = reader(*EVERY_PACK).read(article(text)).observations
    figures = [f"{one.value:f} {one.as_of}" for one in found]
    assert " ".join([*{one.series.indicator for one in found}, *figures]) == CHANGES[text]


LISTS = {
    "截至3月5日，杭州、宁波、温州复工企业分别为320、410和52家。": "杭州市 320家 宁波市 410家 温州市 52家",
    "截至3月5日，杭州、宁波、温州规上工业企业复工率分别为92、95和88%。": "杭州市 92% 宁波市 95% 温州市 88%",
    "截至3月5日，河南省、山东省小麦分别收获3200、4100万亩。": "河南省 32000000亩 山东省 41000000亩",
    "截至3月5日，杭州、宁波返岗员工分别为3.2、4.1万人。": "杭州市 32000人 宁波市 41000人",
    "截至3月5日，杭州、宁波、温州返岗员工分别为800、4.1万和5.2万人。": "杭州市 800人 宁波市 41000人 温州市 52000人",
    "3月5日0—24时，湖北省新增确诊、治愈、死亡病例分别为12、35和3例。": "湖北省 12例 湖北省 35例 湖北省 3例",
}
"""The unit of the last number of a list is that of all."""
HEADED = {
    "返岗人数（万人）：3.2": "returned_staff 32000人",
    "复工率（%）：92": "work_resumption_rate 92%",
    "截至3月5日，全市规上工业企业复工率45%→92%。": "work_resumption_rate [45%] work_resumption_rate 92%",
    "企业复工复产有序推进。全市外贸企业复工92%上下。": "work_resumption_rate ~92%",
    "截至3月5日，全市复工企业有26，175家，员工返岗率92%。": "resumed_enterprises 26175家 staff_return_rate 92%",
    "目前，杭州市企业复工数十家。": "resumed_enterprises >=10家",
    "截至3月5日，苏州市复工企业数十二家。": "resumed_enterprises 12家",
    "截至3月5日，广东省九成以上的60岁以上老年人完成新冠疫苗接种。": "vaccination_rate >=90%",
    "截至3月5日，广东省320万人完成新冠疫苗全程接种。": "vaccinated_people 3200000人",
    "截至3月5日，河南省小麦收获面积超千万亩。": "harvested_area >=10000000亩",
    "截至3月5日，全市银行发放贷款超3个亿。": "loans_issued >=300000000元",
}
"""A unit stands in brackets before its number, an arrow is a change, 下 of 上下 no circumstance, 岁 no count."""
ZEROS = {
    "3月5日，湖北省新增确诊病例为0。": "new_confirmed_cases",
    "3月5日，湖北省新增确诊病例首次零报告。": "new_confirmed_cases",
    "3月5日，湖北省新增确诊病例、疑似病例均为零。": "new_confirmed_cases new_suspected_cases",
    "截至3月5日，湖北省新冠肺炎确诊病例清零。": "active_confirmed_cases",
    "截至3月5日，湖北省疑似病例首次实现清零。": "suspected_cases",
}
"""What was cleared is what there was at the time."""
NOTHING = """
    全市复工率低于60%的县区将被通报。|全市规上工业企业复工率高于全省平均水平3%。|复工率高于去年同期3%。
    单位：万人。截至3月5日，全市返岗员工3.2。|多地疑似和确诊病例实现清零。|力争疑似病例清零。|湖北省多个市新增确诊病例为零。
    还有320万人未完成新冠疫苗全程接种。|截至3月5日，320万人完成新冠疫苗接种后返家。
    3月5日，湖北省新增确诊病例降至个位数。|截至3月5日，全市已有成千上万名员工返岗。|截至3月5日，全市多数规上工业企业已复工。
    杭州市每3家企业就有2家复工。|杭州市平均每家复工企业返岗员工120人。|湖北省每10万人确诊12例。|广东省每百人接种新冠疫苗82剂。
    杭州市日均复工企业32家。|返岗专列平均每列运送务工人员320人。
    截至3月5日，全市复工企业翻了一番。|截至3月5日，全市复工企业数是2月的2倍。|截至3月5日，全市复工率居全省第3。
"""
"""Conditions, comparisons, sizes, how many each has, and what only some have, are no figures."""


def figures(text: str) -> str:
    """Return each printed figure with its indicator."""
    found = reader(*EVERY_PACK).read(article(text)).observations
    return " ".join(f"{one.series.indicator} {level(one)}" for one in found if one.kind != "derived")


@pytest.mark.parametrize("text", LISTS)
def test_lists(text: str) -> None:
    """Each of those named has its own number."""
    found = reader(*EVERY_PACK).read(article(text)).observations
    assert " ".join(f"{one.series.place.name} {level(one)}" for one in found) == LISTS[text]


@pytest.mark.parametrize("text", HEADED)
def test_headed(text: str) -> None:
    """A number has the unit and the bound that its surroundings give it."""
    assert figures(text) == HEADED[text]


@pytest.mark.parametrize("text", ZEROS)
def test_zeros(text: str) -> None:
    """None is a figure too."""
    assert figures(text) == " ".join(f"{one} 0例" for one in ZEROS[text].split())


@pytest.mark.parametrize("text", [one.strip() for line in NOTHING.strip().splitlines() for one in line.split("|")])
def test_nothing(text: str) -> None:
    """What looks the same and tells no level."""
    assert figures(text) == ""


def test_whom_a_loan_is_for() -> None:
    """How many received a loan is no part of their name."""
    found = reader(*EVERY_PACK).read(article("截至3月5日，成都市为十余家小微企业发放贷款3.2亿元。")).observations
    told = [(one.series.indicator, level(one), one.series.subject) for one in found]
    assert told == [("loan_recipients", ">=10家", "小微企业"), ("loans_issued", "320000000元", None)]


NAMES = {
    "规上工业企业复工率": ("work_resumption_rate", "92%"),
    "返岗员工": ("returned_staff", "320人"),
    "新冠肺炎现有确诊病例": ("active_confirmed_cases", "320例"),
    "新冠肺炎死亡病例": ("deaths", "320例"),
    "新冠疫苗接种人数": ("vaccinated_people", "320人"),
    "新冠疫苗接种率": ("vaccination_rate", "92%"),
    "小麦播种面积": ("sown_area", "320亩"),
    "小麦收获进度": ("harvest_progress", "92%"),
    "台风过后已复电用户": ("users_restored", "320户"),
    "新开工项目": ("projects_started", "320个"),
}
"""Names of figures, with a number each."""
REACHED = {
    "": """
    达 达到了 高达 多达 已达 共达 总计达 升至 上升到 攀升至 飙升至 猛增至 激增至 增至 增到 增加到 增长到 扩大到 扩至
    提升至 回升至 降至 下降到 下降为 跌至 回落至 减至 减少到 缩减至 变为 为 仅 仅为 只有 才 共 共有 保持在 维持在
    稳定在 徘徊在 停留在 再增至 进一步增至 快速增至 稳步提高到 逐步恢复到 首次达到 已经 目前为
    """,
    ">=": "超 已超过 首超 首次超过 突破 首次突破 一举突破 成功突破 冲破 迈过 不低于 至少 至少有",
    "<": "近 接近 逼近 直逼 将近 不到 尚不足 低于 跌破",
    "~": "约 约为 约达 大约",
}
"""Verbs and words of how much that lead from a name to its number."""
UNREACHED = """
    将达 有望达到 预计达 力争突破 目标为 计划达到 应达到 须达到 必须达到 即将突破 还差 仍差
    距 增长 下降 提高 升 降 多 少 环比增长 同比下降 比昨日减少 翻了
"""
"""Those that lead to a goal, or to an amount of change."""


VERBS = {
    "截至3月5日，苏州市外贸企业复工{}。": ("work_resumption_rate", "92%", "外贸企业"),
    "截至3月5日，苏州市外贸企业已复工{}。": ("resumed_enterprises", "320家", "外贸企业"),
    "截至3月5日，广东省累计接种新冠疫苗{}。": ("doses_administered", "320剂次", None),
    "截至3月5日，河南省小麦收获{}。": ("harvested_area", "320亩", "小麦"),
    "截至3月5日，河南省小麦播种{}。": ("sown_area", "320亩", "小麦"),
    "企业复工后，口罩日产量{}。": ("daily_output", "320只", "口罩"),
    "截至3月5日，成都市运送返岗务工人员{}。": ("workers_transported", "320人", None),
}
"""The same of verbs and goods."""


@pytest.mark.parametrize("frame", VERBS)
def test_what_leads_from_a_verb(frame: str) -> None:
    """What leads from a verb, or from goods, to a number names nobody and nothing."""
    indicator, number, subject = VERBS[frame]
    led = {verb: f"{indicator} {sign}{number} {subject}" for sign, words in REACHED.items() for verb in words.split()}
    assert {verb: whose(frame.format(verb + number)) for verb in led} == led


def whose(text: str) -> str:
    """Return each printed figure with its indicator and population."""
    found = reader(*EVERY_PACK).read(article(text)).observations
    return " ".join(f"{one.series.indicator} {level(one)} {one.series.subject}" for one in found)


@pytest.mark.parametrize("name", NAMES)
def test_what_leads_to_a_number(name: str) -> None:
    """What was reached is a figure; what is to be reached, or by how much it changed, is none."""
    indicator, number = NAMES[name]
    led = {verb: f"{indicator} {sign}{number}" for sign, words in REACHED.items() for verb in words.split()}
    led |= dict.fromkeys(UNREACHED.split(), "")
    asked = {f"截至3月5日，苏州市{name}{verb}{number}。": told for verb, told in led.items()}
    assert {text: figures(text) for text in asked} == asked


FELL = {
    "武汉确诊病例首次降至100例以下。": "active_confirmed_cases <=100例",
    "武汉确诊病例由320例降至97例。": "active_confirmed_cases [320例] active_confirmed_cases 97例",
    "3月5日0—24时，武汉确诊病例降至12例。": "new_confirmed_cases 12例",
    "3月6日，湖北无新增确诊病例，重症病例首次降到200例以内。": "new_confirmed_cases 0例 severe_cases <=200例",
    "25日新增确诊病例13例，重症病例降至10例以下。": "new_confirmed_cases 13例 severe_cases <=10例",
    "武汉确诊病例增至320例。": "confirmed_cases 320例",
}
"""What is counted from the beginning never falls."""


@pytest.mark.parametrize("text", FELL)
def test_what_fell(text: str) -> None:
    """What fell to so many is what there still is, or what came in a day."""
    assert figures(text) == FELL[text]
