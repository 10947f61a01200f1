"""Our own walk over jieba's dictionary: the words are jieba's, always."""

from pathlib import Path

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workers.text.cutting import Cutter, guessed

GOLD = Path(__file__).parent / "data" / "gold"
COMMON = "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏复工率产鄞镇瑶濮阳阜"  # noqa: E501 - the characters that texts have most, and some that are rarer
MIXED = st.text(st.one_of(st.sampled_from(COMMON), st.sampled_from("a1B9+#&._%- \r\n\t，。、")), max_size=40)


@pytest.fixture(scope="module")
def words() -> tuple[Cutter, jieba.Tokenizer]:
    """Give ours and jieba's own, with a word of one's own."""
    jieba.setLogLevel(60)
    own = jieba.Tokenizer()
    own.add_word("规上工业企业")
    return Cutter(own), own


def test_articles_are_cut_as_by_jieba(words: tuple[Cutter, jieba.Tokenizer]) -> None:
    """Whole articles, with all their marks, digits and letters."""
    ours, own = words
    texts = [path.read_text("utf-8") for path in sorted(GOLD.rglob("*.txt"))]
    assert sum(map(len, texts)) > 10_000
    assert [text for text in texts if ours.cut(text) != own.lcut(text)] == []


@settings(deadline=None)
@given(text=MIXED)
def test_any_characters_are_cut_as_by_jieba(words: tuple[Cutter, jieba.Tokenizer], text: str) -> None:
    """Whatever follows on whatever."""
    ours, own = words
    assert ours.cut(text) == own.lcut(text)


@settings(deadline=None)
@given(run=st.text(st.sampled_from(COMMON), min_size=1, max_size=12))
def test_what_no_dictionary_knows_is_guessed_as_by_jieba(run: str) -> None:
    """Single characters in a row, which make the words of its model."""
    assert guessed(run) == list(jieba.finalseg.cut(run))
