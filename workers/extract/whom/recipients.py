"""Who received an amount: the population that it was given to, or the firm that speaks of what it got."""

from functools import lru_cache

from shuize.pack import Indicator
from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.canon import canonical
from workers.extract.whom.firms import firm_of
from workers.extract.whom.names import ANYONE, name_before
from workers.extract.words import namewords
from workers.extract.words.heads import PEOPLE, is_head
from workers.extract.words.lexicon import Lexicon, Sort
from workers.text import lazyre as re

GIVEN = r"""(?:为|给|向|对|安排|支持)(?P<given>[\u4e00-\u9fff“”]{2,14}?)
        (?=带来|提供|安排|送[去到]|办理|审批|批[复准]|[发投]放|放[款贷]|注入|授信|融资|新增|的?(?:%s))
      | [这该那]家(?P<got>[\u4e00-\u9fff]{2,14}?)
        (?=[就已便也才很快顺利成功]*(?:拿到|获得|得到|获批|申请到|收到|取得))
    """
"""为茶企带来, 给养殖场发放, or before the name of what is given: to whom; 这家企业就拿到: who got it."""
OTHERS = ("公司", "电网", "集团", "局", "所", "户", "灾区", "地区")
"""Who gives power back, or all those of the place that get it: no class of their own."""
HERE = re.compile("^(?:当地|本地|辖区内?)的?")
"""What says of those it was given to only that they are of the place told of."""
OWN = re.compile(
    r"我们|我公司|我厂|我企业|(?:^|[，,。；“\s])(?:该|这家)?(?:公司|企业)(?=[急需获拿得申]|资金|很快|顺利)"
)
"""A firm that speaks of itself, or is told of as 公司."""
GOT = re.compile(
    r"(?:的?(?:负责人|总经理|董事长|厂长|经理|老板)[\u4e00-\u9fff]{0,3})?[就已也才便很快顺利成功]*(?:拿到|获得|得到|获批|申请到|收到)"
)
"""What follows the name of a firm that an amount came to."""
LENDERS = re.compile(r"(?:银行|[支分农商]行|信用社|农信社|信用联社|担保公司|小贷公司|机构)$")
"""Who gives a loan, and is none of those that have it."""


@lru_cache(maxsize=64)
def _given(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of those to whom what has one of the names is given."""
    return re.compile(GIVEN % ("|".join(map(re.escape, names)) or "(?!)"), re.VERBOSE)


def recipient(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population that an amount was given to, None where it is counted (为 22 家企业) or not named."""
    words = scene.text[scene.start : link.start]
    for found in reversed(list(_given(lexicon.amounts).finditer(words))):
        name = HERE.sub("", found["given"] or found["got"])
        low, high = (scene.start + at for at in found.span("given" if found["given"] else "got"))
        if between(scene.quantities, low, high):
            return None
        if is_head(name) and name not in namewords.ANAPHORS:
            about = canonical(name, lexicon)
            return about if about != ANYONE else None
    return None


def owns(scene: Scene, link: Link) -> bool:
    """Say whether the sentence tells of the amount as one firm's own."""
    return bool(OWN.search(scene.text[scene.start : link.start]))


def receiver(scene: Scene, link: Link) -> str | None:
    """Return the firm that the figure's clause names by its full name as the one that got the amount."""
    low, _ = scene.clause(link.start)
    ends = [end for _, end in scene.firms if low < end <= link.start and GOT.match(scene.text, end, link.start)]
    return firm_of(scene, ends[-1]) if ends else None


def borrowers(about: str | None, firm: str | None) -> tuple[str | None, str | None]:
    """Return whom a count of those who received an amount is said to be of, and no firm: who lends is none of them."""
    lender = LENDERS.search(about or firm or "")
    return (None, None) if lender else (about, firm)


def named_class(scene: Scene, link: Link, indicator: Indicator, lexicon: Lexicon) -> str | None:
    """Return the class that the clause of a rate of nobody in particular names (重要用户复电率), as a pack knows it.

    Sites that it is told of right before its name are a class of their own (医院供电恢复九成), whoever lives around.
    """
    if indicator.measure != "rate":
        return None
    low, _ = scene.clause(link.first)
    named = scene.of(Sort.SUBJECT, low, link.start)
    known = next((one for mark in named[::-1] for one in mark.ids if one not in lexicon.products), None)
    return known or _site(scene, link, low, lexicon)


def _site(scene: Scene, link: Link, low: int, lexicon: Lexicon) -> str | None:
    """Return the sites named right before the name of the link's rate, which are no people of its place."""
    whole = link.rule is Rule.COMPLETE and low < link.start
    if not whole and (link.rule not in {Rule.TERM_BEFORE, Rule.VERB_BEFORE} or not low < link.anchor[0] < link.start):
        return None
    name = name_before(scene, link.start if whole else link.anchor[0], lexicon)
    sites = name is not None and is_head(name) and not name.endswith((*PEOPLE, *OTHERS))
    return name if sites and name not in namewords.ANAPHORS else None
