"""What was done, by every verb of it and in every order, and what only is to be done, may be, or was not."""

import pytest

from tests.reading import stated

WORK, POWER, FIELDS, SITES, DOSES, CASES = "resumption", "power", "harvest", "projects", "vaccination", "epidemic"
DAYS = {
    WORK: "2020-03-10", POWER: "2024-09-11", FIELDS: "2021-06-07", SITES: "2022-04-11", DOSES: "2021-07-11",
    CASES: "2020-03-10",
}  # fmt: skip
WISHES = (
    "未", "尚未", "没有", "拟", "将", "要", "可", "可以", "能够", "应", "待", "希望", "愿意", "打算", "承诺", "等待",
    "申请", "暂不", "不再", "才能", "拒绝", "想", "即将", "有望", "计划",
)  # fmt: skip
HOW = ("", "有序", "尽快", "分批", "如期", "全面", "重新")
DOERS = [
    (WORK, "台州市207家企业{}复工。"),
    (WORK, "台州市2070名员工{}返岗。"),
    (WORK, "台州市62%的企业{}复工。"),
    (POWER, "台州市20.7万户居民{}复电。"),
    (FIELDS, "台州市20.7万亩小麦{}收割。"),
    (FIELDS, "台州市62%的小麦{}收割。"),
    (SITES, "台州市207个重点项目{}开工。"),
    (DOSES, "台州市20.7万人{}接种疫苗。"),
    (CASES, "台州市207名患者{}出院。"),
]
"""Those who are counted before what they are said to do."""
PLANS = ("拟", "将", "要", "可", "能够", "尚未", "确保", "打算", "承诺")
DEEDS = [
    (WORK, "台州市{}捐赠口罩20.7万只。"),
    (WORK, "台州市{}向武汉捐赠口罩20.7万只。"),
    (WORK, "台州市{}发放20.7万只口罩。"),
    (WORK, "台州市{}运送务工人员2070人。"),
    (WORK, "台州市{}开行务工专列27趟。"),
    (WORK, "台州市{}组织务工专列27趟。"),
    (WORK, "台州市银行{}发放贷款27亿元。"),
    (WORK, "台州市银行{}为企业提供贷款27亿元。"),
    (FIELDS, "台州市{}播种水稻20.7万亩。"),
    (SITES, "台州市{}开工项目207个。"),
    (DOSES, "台州市{}接种疫苗20.7万剂次。"),
    (POWER, "台州市{}为20.7万户居民恢复供电。"),
]
"""What is done before how much of it."""
NOTHING = [
    (WORK, "台州市鼓励207家企业复工。"),
    (WORK, "台州市正在推动207家企业复工。"),
    (WORK, "台州市确保62%的员工返岗。"),
    (WORK, "台州市207家企业正在复工。"),
    (WORK, "台州市走访复工企业207家。"),
    (WORK, "台州市检查了已开业门店207家。"),
    (WORK, "台州市有复工意愿的企业207家。"),
    (WORK, "台州市有意愿返岗的员工2070人。"),
    (WORK, "27亿元贷款即将发放。"),
    (WORK, "27亿元贷款尚未投放到位。"),
    (WORK, "台州市停运务工专列27趟。"),
    (WORK, "台州市发放消费券20.7万张。"),
    (WORK, "台州市具备供应20.7万只口罩的能力。"),
    (WORK, "台州市又有207家企业复工。"),
    (WORK, "台州市为207家复工企业送去口罩。"),
    (WORK, "台州市可日产口罩20.7万只。"),
    (WORK, "台州市设计日产口罩20.7万只。"),
    (WORK, "台州市收回贷款27亿元。"),
    (WORK, "台州市比上月多捐赠口罩20.7万只。"),
    (WORK, "台州市企业愿捐赠口罩20.7万只。"),
    (WORK, "台州市企业复工率应达62%。"),
    (WORK, "台州市企业复工率需达62%。"),
    (WORK, "企业复工率达62%时，台州市将取消限制。"),
    (WORK, "台州市207家企业中无一复工。"),
    (FIELDS, "台州市适宜播种水稻20.7万亩。"),
    (FIELDS, "台州市日移栽水稻20.7万亩。"),
    (POWER, "台州市新增复电20.7万户。"),
    (FIELDS, "台州市比去年多播种水稻20.7万亩。"),
    (FIELDS, "台州市正抢收小麦20.7万亩。"),
    (FIELDS, "台州市要趁晴天把20.7万亩水稻播种完。"),
    (POWER, "台州市正抓紧为20.7万户居民恢复供电。"),
    (DOSES, "台州市人均接种疫苗2.1剂次。"),
    (CASES, "台州市27名员工已治愈出院。"),
]
SO_ALL_THE_SAME = [
    (WORK, "台州市要求企业做好防控，207家企业已复工。"),
    (WORK, "台州市将防控要求落实到位，207家企业顺利复工。"),
    (WORK, "台州市为满足需要，调运口罩20.7万只。"),
    (WORK, "台州市已有207家企业真正复工。"),
    (WORK, "台州市主要复工企业207家。"),
    (WORK, "经许可复工的企业有207家。"),
    (WORK, "台州市能复工的207家企业都已复工。"),
    (WORK, "台州市不仅捐赠口罩20.7万只，还派出医疗队。"),
    (FIELDS, "台州市适宜机收的小麦已收20.7万亩。"),
    (SITES, "台州市拟开工项目500个，实际开工207个。"),
]
DONE: list[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = [
    (
        "resumed_enterprises", WORK,
        (
            "复工", "开门", "重启", "正常运转", "恢复运转", "开工复产", "重新开工", "恢复施工", "复工达产",
            "开张", "开市", "恢复正常运营", "恢复正常经营", "有序复工", "顺利复工", "实现复工复产",
        ),
        (
            "台州市已有{N}家企业{V}。", "台州市{N}家企业均已{V}。", "台州市企业{V}{N}家。", "台州市帮助{N}家企业{V}。",
            "台州市{V}企业{N}家。",
        ),
    ),
    (
        "producing_enterprises", WORK, ("投入生产", "恢复正常生产", "恢复生产经营"),
        ("台州市已有{N}家企业{V}。", "台州市{N}家企业先后{V}。", "台州市已{V}的企业有{N}家。"),
    ),
    (
        "returned_staff", WORK, ("就位", "报到", "回厂", "回岗", "回归岗位", "返岗上班", "进场", "到岗到位"),
        ("台州市已有{N}名员工{V}。", "台州市{N}名员工陆续{V}。", "台州市组织{N}名员工{V}。"),
    ),
    (
        "supplies_delivered", WORK, ("发放", "分发", "派发", "捐出", "送出", "运出", "寄出", "到货"),
        ("台州市已{V}口罩{N}只。", "台州市{V}了{N}只口罩。", "台州市{N}只口罩已{V}。", "台州市把{N}只口罩{V}。"),
    ),
    (
        "daily_output", WORK, ("产出", "加工", "赶制", "生产"),
        ("台州市每天{V}口罩{N}只。", "台州市目前每日{V}{N}只口罩。"),
    ),
    (
        "workers_transported", WORK, ("运送", "运送到宁波", "护送", "迎回"),
        ("台州市把{N}名农民工安全{V}。", "台州市已{V}农民工{N}人。"),
    ),
    (
        "users_restored", POWER, ("通电", "重新通电", "重新用上电", "接通电源", "抢修送电", "抢修复电", "重获光明"),
        ("台州市已有{N}户居民{V}。", "台州市{N}户居民均已{V}。", "台州市已为{N}户居民{V}。", "台州市让{N}户居民{V}。"),
    ),
    (
        "harvested_area", FIELDS, ("收完", "割完", "收割完", "收割入库", "收割完毕"),
        ("台州市{N}亩小麦已{V}。", "台州市把{N}亩小麦全部{V}。"),
    ),
    (
        "sown_area", FIELDS, ("种完", "种好", "栽完", "插完", "播下", "下种", "种植", "插秧", "栽插", "栽种"),
        ("台州市{N}亩水稻已{V}。",),
    ),
    ("projects_started", SITES, ("启动施工", "开始建设", "如期开工", "集中签约开工"), ("台州市{N}个重点项目{V}。",)),
    (
        "vaccinated_people", DOSES, ("接种疫苗", "注射疫苗", "打疫苗", "打了疫苗", "打上疫苗", "打完疫苗", "完成接种"),
        ("台州市已有{N}人{V}。", "台州市{N}人均已{V}。", "台州市已为{N}人{V}。", "台州市累计有{N}人{V}。"),
    ),
    (
        "doses_administered", DOSES, ("接种", "完成接种", "接种了", "施打", "施打了"),
        ("台州市已{V}{N}剂次。", "台州市累计{V}疫苗{N}剂次。"),
    ),
    (
        "recovered_cases", CASES, ("治愈", "出院", "好转出院", "治好", "康复离院"),
        ("台州市{N}名患者已{V}。", "台州市{N}名病人均已{V}。", "台州市已{V}{N}例。", "台州市累计{V}{N}例。"),
    ),
]  # fmt: skip
"""By what is counted: its verbs, and the orders in which it is told by them."""


def told(packs: str, text: str) -> list[tuple[str, str]]:
    """Return the printed figures of a text, each with its indicator."""
    return [(words, indicator) for words, indicator, _ in stated(text, DAYS[packs], packs)]


@pytest.mark.parametrize(("packs", "frame"), DOERS)
def test_who_is_yet_to_do_it(packs: str, frame: str) -> None:
    """Whoever wishes, is to or may do something, however and whenever, has not done it."""
    texts = [frame.format(wish + how) for wish in WISHES for how in HOW]
    assert [text for text in texts if told(packs, text)] == []
    assert told(packs, frame.format("已"))


@pytest.mark.parametrize(("packs", "frame"), DEEDS)
def test_what_is_yet_to_be_done(packs: str, frame: str) -> None:
    """So much that is to be given, carried or sown was not, whomever it is for."""
    assert [wish for wish in PLANS if told(packs, frame.format(wish))] == []
    assert told(packs, frame.format("已"))


@pytest.mark.parametrize(("packs", "text"), NOTHING)
def test_nothing_was_done(packs: str, text: str) -> None:
    """Who is urged, helped or visited, what goes on, is owed or can be: no figure of what was done."""
    assert told(packs, text) == []


@pytest.mark.parametrize(("packs", "text"), SO_ALL_THE_SAME)
def test_it_was_done_all_the_same(packs: str, text: str) -> None:
    """What is wanted, allowed or fit stands beside what was done, and takes nothing from it."""
    assert [words[:3] for words, _ in told(packs, text)] in (["207"], ["20."])


@pytest.mark.parametrize(
    ("indicator", "packs", "verbs", "frames"), DONE, ids=lambda one: one if type(one) is str else ""
)
def test_what_was_done(indicator: str, packs: str, verbs: tuple[str, ...], frames: tuple[str, ...]) -> None:
    """Each verb tells of it in each order."""
    texts = [frame.format(N="207", V=verb) for frame in frames for verb in verbs]
    found = {text: told(packs, text) for text in texts}
    assert {text: said for text, said in found.items() if [one for _, one in said] != [indicator]} == {}
