"""A sentence that promises nothing is not read: that costs time only, never a figure."""

from pathlib import Path

import pytest

from shuize import packfile
from shuize.types import Article, Observation
from tests.reading import article, gazetteer, scene
from workers.extract.observe import Hope, observe
from workers.extract.promise import promises
from workers.extract.sentence.scene import Scene
from workers.extract.words.lexicon import Lexicon
from workers.text.segment import segmenter

PACKS = ("resumption", "epidemic", "vaccination")
SHARED = Path(__file__).resolve().parents[2] / "shared"
LEXICON = Lexicon([packfile.load(name) for name in PACKS])

HOPEFUL = [
    "宁波企业复工率95%。",
    "全市企业已全部复工。",
    "宁波无新增确诊病例。",
    "供热满意率达98%。",
    "其中杭州5例。",
    "新增5例。",
    "复工人数近400万。",
]
HOPELESS = [
    "宁波的春天来了。",
    "复工企业忙碌起来。",
    "全长12公里的大桥合龙。",
    "经济增长5.2%。",
    "复工企业占地30亩。",
    "全部到齐。",
    "并无大碍。",
]


def _read(one: Article, hope: Hope) -> tuple[Observation, ...]:
    """Return the article's figures of all packs."""
    return observe(one, LEXICON, gazetteer(), segmenter(LEXICON.words), hope)


def _always(_scene: Scene, _lexicon: Lexicon) -> bool:
    """Hope of every sentence."""
    return True


def _texts() -> list[str]:
    """Return the sample articles, and the labelled ones where they are there."""
    paths = [*Path(packfile.SEEDS).glob("*/articles/*.txt"), *SHARED.glob("gold/broadcast/**/*.txt")]
    return [path.read_text("utf-8") for path in sorted(paths)]


@pytest.mark.parametrize("text", HOPEFUL)
def test_promising(text: str) -> None:
    """A unit and a word that gives it a meaning, a completeness word and its verb, a negation and a name."""
    assert promises(scene(text, LEXICON), LEXICON)


@pytest.mark.parametrize("text", HOPELESS)
def test_not_promising(text: str) -> None:
    """A figure without a word of a pack, a word without a figure of its unit."""
    assert not promises(scene(text, LEXICON), LEXICON)


def test_reading_every_sentence_finds_nothing_more() -> None:
    """What is skipped would have given nothing, nor changed what the others give."""
    texts = _texts()
    assert len(texts) >= 13
    for text in texts:
        assert _read(article(text), promises) == _read(article(text), _always)
