"""A length of time after a beginning says when: 1月21日起…。一个多月时间，… is told of early March."""

from datetime import date, timedelta

from workers.extract.sentence.scene import Scene
from workers.text import lazyre as re

LENGTH = re.compile(
    r"[\s“]*(?:短短|仅仅?|只用|用时|历时|经过|过去)?(?:(?P<half>半)个?|(?P<months>[一两二三四五六])个?)(?P<more>多)?月(?:多)?(?:的?时间里?|[来内里后])[，,]"
)
"""A clause that a sentence opens with and that only says how long."""
NUMBERS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
MONTH, HALF = timedelta(days=30), timedelta(days=15)


def began(scene: Scene) -> date | None:
    """Return the last day since which the sentence tells of something."""
    since = [item.first for item in scene.dates if item.role == "since" and item.first == item.last]
    return since[-1] if since else None


def at_end_of_length(scene: Scene, since: date | None) -> str | None:
    """Return the month in which the length of time ended that the sentence opens with, counted from that day."""
    found = LENGTH.match(scene.text, scene.start, scene.end) if since else None
    if since is None or found is None:
        return None
    months = NUMBERS[found["months"]] if found["months"] else 0
    ended = since + MONTH * months + (HALF if found["half"] else timedelta()) + (HALF if found["more"] else timedelta())
    return min(ended, scene.published).isoformat()[:7]
