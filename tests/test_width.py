"""The short ways to NFKC lead where the long one does."""

import re
import unicodedata
from hashlib import sha256

from hypothesis import example, given
from hypothesis import strategies as st

from ingest.article import INVISIBLE, identity
from shuize.width import MARKS, PLAIN, bare, is_plain, narrow, normal
from workers.compare.reprints import NUMBER

COMMON = "水则碑复工率年月日0123456789.%AZaz \n\t\u3000\u00a0，。、：；？！“”‘’（）《》〈〉「」【】—…·％～-/"
RARE = "９６．３ａＺ℃①㎡ﬁé\u0301\u200b\ufeff\u00ad가\u3042ｶ\u3099〇㐀\U00020000\x1f\x85"
TEXTS = st.one_of(st.text(COMMON), st.text(COMMON + RARE), st.text())


@given(TEXTS)
@example("3…5.2％～1．5")
def test_short_ways(text: str) -> None:
    """Of any text the same is left, the same numbers are found, and the same article is known again."""
    folded = unicodedata.normalize("NFKC", text)
    assert normal(text) == "".join(folded.split())
    assert bare(text) == "".join(filter(str.isalnum, folded))
    assert NUMBER.findall(narrow(text)) == NUMBER.findall(folded)
    if not any("\ud800" <= one <= "\udfff" for one in text):
        again = "".join(folded.translate(INVISIBLE).split())
        assert identity(text) == sha256(again.encode()).hexdigest()


def test_every_plain_character() -> None:
    """Each character that takes the short way is text, and changes into what the short way makes of it."""
    plain = [chr(point) for point in range(0x10000) if PLAIN.fullmatch(chr(point))]
    assert len(plain) > 21_000
    for one in plain:
        folded = unicodedata.normalize("NFKC", one)
        assert unicodedata.category(one) not in {"Co", "Cn", "Cs"} or one.isspace()
        assert normal(one) == "".join(folded.split())
        assert bool(MARKS.fullmatch(one)) == (not folded.isalnum())
    assert is_plain("水则：７".replace("７", "7"))
    assert not re.search(
        r"[.0-9]", "".join(unicodedata.normalize("NFKC", one) for one in plain if not one.isascii()).replace("...", "")
    )
