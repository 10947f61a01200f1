"""Write what the fuzzer begins with: the samples whole and by sentence, and a dictionary of the words with rules."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from shuize import packfile  # noqa: E402
from workers.text.stories import sentences  # noqa: E402

HEAD = b"\xff\0\0\0"
PACKS = ("resumption", "epidemic", "vaccination")
GRAMMAR = """
截至 截止 目前 今天 昨日 月底 3月中旬 上半年 前两个月 正月初十 去年同期 以来 由 从 提高到 增长 其中
分别 占 全部 近 超 约 不足 以上 左右 多 余 百分之 成 亿 万 千 百 十 零 〇 两 半 % ％ ‰ — ～ 至 、 ，
。 （ ） “ ” □记者 除 外 等 全省 该区 我市 宁波市 湖北 浙江 白银 合作 市中区 新疆生产建设兵团
有限公司 规模以上工业企业 企业 员工 1 2020年 2月30日 3月 10日 24时 96.3% 8,327 ① ½ e9 1e9 Ⅳ ٣ 𝟗 零零
万万 亿亿
"""
ODD = ("\u200b", "\ufeff", "\u3000", "\ufdd0", "\u2028", "\0")


def words() -> set[str]:
    """Return the grammar's words and those of the packs."""
    packs = [packfile.load(name) for name in PACKS]
    named = {word for one in packs for item in one.indicators for word in (*item.terms, *item.verbs, *item.nouns)}
    return {*GRAMMAR.split(), *ODD} | named | {term for one in packs for topic in one.topics for term in topic.terms}


def main(folder: Path) -> None:
    """Write the corpus and the dictionary into `folder`."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for path in sorted((ROOT / "seeds" / "resumption" / "articles").glob("*.txt")):
        text = path.read_text("utf-8")
        (corpus / path.stem).write_bytes(HEAD + text.encode())
        for number, one in enumerate(sentences(text)):
            (corpus / f"{path.stem}-{number}").write_bytes(HEAD + text[one.start : one.end].encode())
    lines = ['"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"' for word in sorted(words())]
    (folder / "words.dict").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
