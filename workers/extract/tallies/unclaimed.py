"""What stands beside a figure that is told of nobody in particular."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.tallies.aspects import ASPECT_WORDS
from workers.extract.words.heads import WHO_DID
from workers.extract.words.lexicon import Sort
from workers.text import lazyre as re

AREA = "[省市县区州份旗地]"
RIGHT = "(?:订正|更正|修正|改)[为成至]"
UNCLAIMED = re.compile(
    rf"""
    (?: [：:、，,\s•·●“”#【】\[\]—\-~～\d时点分]
      # what joins, says how many, how far, and where to
      | [均都也又再还仍约近有为系是则仅只在以之亦增达至到了的和及与等] | 已经?|超过?|属于?|[维保]持
      | 才 | 好(?=几) | [高多](?=达) | 整整 | 足足?(?=有|\d) | 计(?=\d)
      | (?:[猛激骤大暴]增|增[加长]|减少?|缩减|[上提回攀爬飙跃]?升|提高|扩大?)(?=[到至为])
      | (?:下?降低?|回落|跌|变|恢复|稳定|徘徊|停留)(?=[到至在为])
      | 首次?|一举|成功|进一步|[快迅]速|[稳逐]步|持续|大幅|尚
      | 由(?!\d[^，。；、]{{0,9}}?{RIGHT}) | (?>(?:[由从]\d[^，。；、]{{0,9}}?)?应?{RIGHT})
      # what parts a whole
      | [其当]中|中(?=[：:])|含|包括|包含|分别来自$|分别|其余|另外|另有|此外|其次|次之|依序|其[他它](?=分别|依次|[为是])
      | 第[一二三四五六七八九十\d]+[波轮] | 来自(?=\d) | (?:主要)?(?:分布|集中|居住)于? | 如下|情况
      # whom
      | {WHO_DID}(?=[已就共达有为超约近]|$) | 者(?=[则亦也]?[为共有达录]) | 人数
      # where: kinds of areas before a colon are one run
      | {AREA}{{1,4}}(?=[：:]) | 各(?:地(?!区(?![县市])|{AREA}{{0,3}}[：:]))?
      | 地级市 | (?:地区|[地省县区州]市|市州|省份|区县|县区|市县)(?!{AREA}{{0,3}}[：:])
      | 境内|内地|大陆|[国省市]内|全[省市区县]|我[省市区县国]
      # that it was told, and when
      | 种(?=\d|$)|报告|录得|通报|监测|发现|出现|确认|收到|完成 | 每日|日|截至|截止|目前|现|最新
    )*""",
    re.VERBOSE,
)
"""What may stand beside a figure that is told of nobody in particular; no words are two of these in two ways."""
KNOWN = (Sort.TERM, Sort.VERB, Sort.NOUN, Sort.SUBJECT)


def unclaimed(scene: Scene, start: int, end: int) -> bool:
    """Say whether the stretch holds nothing but places, days, known words, and words that point at nobody."""
    if start >= end:
        return True
    spans = [(one.start, one.end) for one in between(scene.marks, start, end) if one.sort in KNOWN]
    spans += [(one.start, one.end) for one in between(scene.places, scene.start, end) if one.end > start]
    spans += [(one.start, one.end) for one in between(scene.dates, start, end)]
    rest, at = [], start
    for low, high in sorted(spans):
        rest.append(scene.text[at : max(at, low)])
        at = max(at, min(high, end))
    rest.append(scene.text[at:end])
    return all(UNCLAIMED.fullmatch(ASPECT_WORDS.sub("", words)) for words in rest if words)
