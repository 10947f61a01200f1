"""What is to be reached, because somebody set, asked or ordered it: no level that was."""

from workers.extract.sentence.scene import PAUSE, Scene
from workers.extract.sentence.spans import between
from workers.extract.words.unreal import STILL_TO, URGED
from workers.text import lazyre as re

CARRIED_OUT = re.compile(
    r"了|[\u4e00-\u9fff\d]{3,14}?已经?(?![有达超近])"
    r"|[^，。；]{0,12}?的[^，。；]{2,20}?[中里](?:目前|现|已经?|共)*有?(?:近|约|超过?)?$"
)
"""What makes a word of planning one of what was done (准备了 65 吨牛肉), or of a population (拟开工项目已开工 9 个)."""
MUST = re.compile(
    r"[要将下任目指](?:(?<=要)(?<![主只重首]要)(?:超过|达到?|力争|稳定|保持|确保|保证|完成|实现|突破|控制)"
    r"|(?<=将)(?<!即将)(?:继续|进一步)?(?:扩大|增加|提高|保持|稳定|维持)"
    r"|(?<=下)达[\u4e00-\u9fff]{0,8}(?:面积|计划|指标)|(?:(?<=任)务|(?<=[目指])标)(?:就?是|为)?[:：])"
)
"""What makes all that follows in its clause, or in its sentence after a colon, something that is to be (任务是：)."""
DEMANDED = re.compile(
    r"要求(?<![按照据合足的]要求)(?=[，,：:]?[^。]{0,40}?(?:要(?<![主重需首必]要)(?![求素])|确保|力争|务必|争取))"
)
"""What makes all that follows in its sentence something demanded (通知要求各区确保…，扩大…)."""
ORDERED = re.compile(
    r"(?<![^，。；、\n])(?!按|根据|依据|遵照|对照)[^，。；\d]{0,24}?(?:\d{4}年[^，。；\d]{0,12}?)?(?:工作报告|方案|通知|规划|意见|一号文件)[》”]?[中里]?(?:还|也)?(?:明确)?(?:提出|要求|明确|部署)(?!了)"
)
"""What makes all that follows in its sentence something that a paper sets (《政府工作报告》提出，新开工…)."""
SETTING = re.compile("提出|要求|明确|部署")
"""A word that what is demanded or set has; most sentences have none."""
SET = re.compile(r"(?:任务|指标)(?:总?面积|总?数|总?量)?(?:总共|[约共为是有达近超])*$")
"""What stands before the figure of a task that was set (油菜面积任务为 80 万亩)."""
MET = re.compile(r"完成|超额|占")
"""What says that a task was met."""
DONE_BY = re.compile(r"已|目前|现有|现在|截至|如今")
"""What tells of now after a clause that tells of what is to come."""


def is_set(scene: Scene, low: int, at: int) -> bool:
    """Say whether the figure is to be reached (面积要超过, 底线任务是：), or is that of a task (任务为 80 万亩)."""
    must = MUST.search(scene.text, scene.start, at)
    if (
        must
        and (scene.text[must.end() - 1] in ":：" or must.start() >= _listed_from(scene, low))
        and not DONE_BY.search(scene.text, low, at)
    ):
        return True
    if (
        SETTING.search(scene.text, scene.start, at)
        and (DEMANDED.search(scene.text, scene.start, at) or ORDERED.search(scene.text, scene.start, at))
        and not DONE_BY.search(scene.text, low, at)
    ):
        return True
    figure = between(scene.quantities, at, at + 1)
    left = scene.text[low : figure[0].prefix_start if figure else at]
    still = STILL_TO.search(left)
    undone = still and not (DONE_BY.search(left, still.end()) or CARRIED_OUT.match(left, still.end()))
    if undone or (figure and URGED.search(left)):
        return True
    return SET.search(left) is not None and not MET.search(left)


def _listed_from(scene: Scene, low: int) -> int:
    """Return where the first clause begins of the list that has one at `low` (面积 5 万亩、大豆 2 万亩)."""
    while scene.text[low - 1] == PAUSE and (before := scene.clause_before(low)):
        low, _ = before
    return low
