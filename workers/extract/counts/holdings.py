"""Which areas are but one field's or one holder's, and none of a place."""

from shuize.types import Relation
from workers.extract.sentence.scene import Scene
from workers.extract.words import namewords
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

ONE_FIELD = re.compile(r"(?:[一这那两几][块片处家]|自家|家里|[承流][包转])的?$|[他她我]家[\u4e00-\u9fff]{0,2}的?$")
"""What makes an area one of a field, or of one holding (一块 12 亩的农田, 自家 30 亩小麦)."""
HOLDER = re.compile(
    r"(?:大户|理事长|负责人|场长|场主|社长)(?!们)[^，。；\d]{2,14}$|(?:师傅|机手)(?!们)[^，。；\d]{2,20}$"
)
"""Who has land of his own, or works another's, named before it (种粮大户李山种下 900 亩)."""
OWN = re.compile(
    r"(?:大户|农户|农民|村民|机手|师傅|理事长|场长|场主|社长)[^，。；\d]{0,6}?(?:说|告诉|介绍|表示|算)[^。；]{0,12}?(?:[他她]|自己|我(?![市区省县国镇乡村州]))[^。；]*$"
)
"""What makes all areas that follow those of who speaks."""
BARE = re.compile("[十百千万]+[多余]?亩")
"""What is no figure of an area but its size in round words (万亩早稻)."""
ONE_HOLDING = 10000
"""Less than so much one can have."""
FIELD = 100
"""Less than so much is no place's."""
REGION = 1_000_000
"""So much, where a word bounds it, is a figure in round words too (收获面积超千万亩)."""
OF_ONE = re.compile(rf"的[\u4e00-\u9fff“”]{{0,8}}?(?:{namewords.HEAD}|大户|[田块片])")
"""What an area is only an attribute of (水稻面积 50 万亩的农场)."""


def is_of_one(scene: Scene, quantity: Quantity, low: int) -> bool:
    """Say whether the area in the clause from `low` on is but a size, one field's, or one holder's who is named."""
    sized = BARE.fullmatch(scene.text, quantity.start, quantity.end) is not None
    if quantity.value < FIELD or (sized and (quantity.value < REGION or quantity.relation is Relation.EQ)):
        return True
    if ONE_FIELD.search(scene.text, low, quantity.prefix_start) or OF_ONE.match(scene.text, quantity.end):
        return True
    if quantity.value >= ONE_HOLDING:
        return False
    named = HOLDER.search(scene.text, low, quantity.prefix_start)
    return bool(named or OWN.search(scene.text, scene.start, quantity.prefix_start))
