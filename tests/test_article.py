import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import article, published
from ingest.article import Defaults, identity
from ingest.contents import articles, contents
from ingest.sidecar import sidecar_fields
from shuize.errors import ArticleError
from shuize.types import Article, PublishedKind

MODIFIED = datetime(2020, 5, 1, 20, 0, tzinfo=UTC)
SENTENCE = "截至3月24日，全市规模以上工业企业返岗率为96.3%，企业复工复产有序推进，比上周提高两个百分点。"
TRADITIONAL = "截至3月24日，全市規模以上工業企業返崗率為96.3%，企業復工復產有序推進，比上週提高兩個百分點。"
SHARED = Path(__file__).resolve().parents[2] / "shared"


def one(content: bytes, name: str = "a.txt", **given: object) -> Article:
    """Return the only article in `content`."""
    sidecar = given.pop("sidecar", None)
    (only,) = articles(name, content, sidecar=sidecar, modified=MODIFIED, defaults=Defaults(**given))
    return only


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SENTENCE, "utf-8"),
        (SENTENCE, "utf-8-sig"),
        (SENTENCE, "gb18030"),
        (SENTENCE, "gbk"),
        (SENTENCE, "utf-16"),
        (SENTENCE, "utf-16-le"),
        (SENTENCE, "utf-16-be"),
        (SENTENCE, "utf-32"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "utf-8"),
    ],
)
def test_every_encoding_gives_the_same_text(text: str, encoding: str) -> None:
    """The bytes tell how they are to be read."""
    assert one(text.encode(encoding)).text == text
    assert one(text.encode(encoding)).id == identity(text)


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.txt", "is empty"),
        (b" \r\n\t", "a.txt", "is empty"),
        ("\u3000\u200b\ufeff\n".encode(), "a.txt", "is empty"),
        (b"\xef\xbb\xbf", "a.txt", "is empty"),
        (bytes(range(256)) * 40, "a.txt", "is no text"),
        (b"ab\0\0\0\1\2\3" * 30, "a.txt", "is no text"),
        (b"\x01\x02\x03\x04\x05" * 100, "a.md", "is no text"),
        (b"%PDF-1.7 ...", "a.txt", "is a broken PDF"),
        (b"PK\x03\x04....", "a.txt", "zip archive"),
        (b"\x89PNG....", "a.txt", "a picture"),
        (SENTENCE.encode("utf-8")[:-1], "a.txt", "no whole utf-8 text: it ends within a character"),
        (f"{SENTENCE}\n".encode() + SENTENCE.encode("gbk"), "a.txt", r"no whole utf-8 text: byte \d+ does not fit"),
        (b'{"text": 5}', "a.json", "has no text"),
        (b"[1, 2]", "a.json", "record 1 is no object"),
        (b"[]", "a.json", "holds no article"),
        (b'{"text": \n{"text": ""}', "a.jsonl", "holds no article: line 1 is no JSON.*: column|line 1 is no JSON"),
        (b'{"text": "x",\n"title"}', "a.json", "is no JSON"),
        (b"[" * 100_000, "a.json", "is no JSON"),
        (gzip.compress(b'{"text": "x"}', mtime=0)[:-5], "a.jsonl.gz", "no whole gzip"),
        (gzip.compress(b'{"text": "x"}', mtime=0) + b"rest", "a.jsonl.gz", "the last 4 bytes of it are none"),
        (gzip.compress(b"0" * 3_000_000, mtime=0), "a.jsonl.gz", "unpacks to more than"),
        (b"x" * 2_000_001, "a.txt", "larger than 2000000 bytes"),
        (b"<html><body><nav>menu</nav></body></html>", "a.html", "without a text"),
        (b'{"text": "x", "published": "soon"}', "a.json", "cannot be dated"),
        (b'{"text": "x", "rank": "best"}', "a.json", "has rank"),
        (b"---\npublished: 2020-13-45\n---\ntext", "a.md", "cannot be dated"),
    ],
)
def test_what_is_no_article_is_said_in_one_line(content: bytes, name: str, reason: str) -> None:
    """A file that holds no article names its fault."""
    with pytest.raises(ArticleError, match=reason) as raised:
        articles(name, content, sidecar=None, modified=MODIFIED, defaults=Defaults(max_bytes=2_000_000))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "content", "sidecar", "day", "kind"),
    [
        ("a.txt", SENTENCE, {"published": "2020-03-25"}, date(2020, 3, 25), PublishedKind.SIDECAR),
        ("a.txt", f"---\npublished: 2020-03-26\n---\n{SENTENCE}", None, date(2020, 3, 26), PublishedKind.FRONT_MATTER),
        ("a.txt", f"标题\n2020年04月13日13:09  来源:某网\n{SENTENCE}", None, date(2020, 4, 13), PublishedKind.DATELINE),
        ("a.txt", f"标题\n发布时间：2020-04-14\n{SENTENCE}", None, date(2020, 4, 14), PublishedKind.DATELINE),
        ("a.txt", f"标题\n新华社济南4月15日电 {SENTENCE}", None, date(2020, 4, 15), PublishedKind.DATELINE),
        ("a.txt", f"标题\n新华社济南12月31日电 {SENTENCE}", None, date(2019, 12, 31), PublishedKind.DATELINE),
        ("2020-04-16 要闻.txt", SENTENCE, None, date(2020, 4, 16), PublishedKind.FILE_NAME),
        ("20200417/a.txt", SENTENCE, None, date(2020, 4, 17), PublishedKind.FILE_NAME),
        ("2020年4月18日.txt", SENTENCE, None, date(2020, 4, 18), PublishedKind.FILE_NAME),
        ("a.txt", SENTENCE, None, date(2020, 5, 2), PublishedKind.MODIFIED),
        ("a20200417b.txt", SENTENCE, None, date(2020, 5, 2), PublishedKind.MODIFIED),
        ("20201399.txt", SENTENCE, None, date(2020, 5, 2), PublishedKind.MODIFIED),
        ("a.txt", f"2020年1月20日，全市企业开始复工。\n{SENTENCE}", None, date(2020, 5, 2), PublishedKind.MODIFIED),
        ("a.txt", "据介绍，" * 20 + "2020年3月1日10:00起", None, date(2020, 5, 2), PublishedKind.MODIFIED),
        ("a.txt", f"2020年2月30日 10:00\n{SENTENCE}", None, date(2020, 5, 2), PublishedKind.MODIFIED),
        ("a.json", json.dumps({"text": SENTENCE, "published_at": "2020-01-01 19:12:02"}), None, date(2020, 1, 1),
         PublishedKind.FRONT_MATTER),
        ("a.json", json.dumps({"text": SENTENCE, "date": 1577770685000}), None, date(2019, 12, 31),
         PublishedKind.FRONT_MATTER),
    ],
)  # fmt: skip
def test_publication_date_and_what_it_was_taken_from(
    name: str, content: str, sidecar: dict[str, object] | None, day: date, kind: PublishedKind
) -> None:
    """Sidecar, front matter, dateline, file name, file time: the first that there is, and the article says which."""
    found = one(content.encode(), name, sidecar=sidecar)
    assert (found.published, found.published_kind) == (day, kind)


def test_a_date_given_with_the_call_is_before_all_others() -> None:
    """What a person says outranks what files say."""
    found = one(SENTENCE.encode(), sidecar={"published": "2020-03-25"}, given=date(2020, 1, 2))
    assert (found.published, found.published_kind) == (date(2020, 1, 2), PublishedKind.GIVEN)


def test_an_instant_is_a_day_in_the_configured_zone() -> None:
    """Late in the evening in London it is tomorrow in Shanghai."""
    said = {"published": "2020-03-25T20:00:00Z"}
    assert one(SENTENCE.encode(), sidecar=said).published == date(2020, 3, 26)
    assert one(SENTENCE.encode(), sidecar=said, timezone="Europe/London").published == date(2020, 3, 25)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("山东复工加快\n正文。", "山东复工加快"),
        ("# 山东复工加快\n正文。", "山东复工加快"),
        ("核心阅读\n山东复工加快\n正文。", "山东复工加快"),
        ("【系列报道】\n\n山东复工加快\n正文。", "山东复工加快"),
        (SENTENCE, None),
        ("很" * 200, None),
    ],
)
def test_title_is_the_first_line_if_it_is_one(text: str, title: str | None) -> None:
    """A kicker is passed over, a sentence is no headline."""
    assert one(text.encode()).title == title


def test_sidecar_speaks_before_front_matter_and_defaults() -> None:
    """Each field comes from the first that says it."""
    content = f"---\ntitle: 甲\nsource: 乙报\nurl: https://a.example/1\nrank: 3\n---\n{SENTENCE}".encode()
    plain = one(content, source="默认")
    assert (plain.title, plain.source, plain.url, plain.rank) == ("甲", "乙报", "https://a.example/1", 3)
    assert plain.text == SENTENCE
    told = one(content, sidecar={"title": "丙", "rank": 1, "correction_of": "*", "note": "ignored"})
    assert (told.title, told.source, told.rank, told.correction_of) == ("丙", "乙报", 1, "*")
    assert one(SENTENCE.encode(), source="默认").source == "默认"


@pytest.mark.parametrize("content", [b"[1]", b"no json", b'{"a": ', b"\xff\xfe\xfd" * 5])
def test_a_sidecar_must_be_a_json_object(content: bytes) -> None:
    """Anything else is a fault of the article's drop, said as such."""
    with pytest.raises(ArticleError):
        sidecar_fields(content)


def test_identity_is_blind_to_layout_and_width() -> None:
    """The same article with other line breaks, widths and spaces is the same article."""
    assert identity("返岗率 ９６．３％\n") == identity("返岗率96.3%") == identity("返岗\u200b率96.\r\n3%")
    assert identity("返岗率96.3%") != identity("返岗率96.4%")


def test_many_articles_in_one_file() -> None:
    """Lists, lines and gzip of lines give each article once, in order; a record without text is none."""
    records = [{"text": f"第{number}篇，复工率{number}%。", "title": f"标题{number}"} for number in range(1, 4)]
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in [*records, {"text": " "}, records[0]])
    forms = {
        "a.jsonl": lines.encode(),
        "a.jsonl.gz": gzip.compress(lines[:50].encode()) + gzip.compress(lines[50:].encode()),
        "a.json": json.dumps(records).encode("utf-8-sig"),
        "named-wrongly.txt": json.dumps(records).encode(),
    }
    for name, content in forms.items():
        found = articles(name, content, sidecar=None, modified=MODIFIED)
        assert [each.title for each in found] == ["标题1", "标题2", "标题3"], name


def test_a_broken_line_loses_no_other() -> None:
    """The good lines are articles; of each other one it is said where it stands and why, and it is kept as it is."""
    lines = [
        '{"text": "一"}',
        '{"text": "二"',
        "",
        '{"text": "三", "published": "soon"}',
        '{"title": "四"}',
        "5",
        '{"text": "六"}',
    ]
    for name, content in (
        ("a.jsonl", "\n".join(lines).encode()),
        ("a.jsonl.gz", gzip.compress("\r\n".join(lines).encode())),
    ):
        found = contents(name, content, sidecar=None, modified=MODIFIED)
        assert [one.text for one in found.articles] == ["一", "六"]
        assert [one[0] for one in found.refused] == [name] * 4
        assert [" ".join(reason.split()[:4]) for _, reason in found.refused] == [
            "line 2 is no",
            "line 4 cannot be",
            "line 5 has no",
            "line 6 is no",
        ]
        assert [line.strip() for line in found.remains.split("\n")] == [lines[1], *lines[3:6]]


def test_bytes_that_do_not_fit_cost_only_their_line() -> None:
    """One bad byte makes no stream another encoding; its line is kept byte for byte. GB18030 is still found out."""
    lines = [json.dumps({"text": f"{SENTENCE}{number}"}, ensure_ascii=False).encode() for number in range(4)]
    torn = [lines[0], lines[1][:20] + b"\xff\xfe" + lines[1][22:], b"\0" * 50, *lines[2:]]
    for name, content in (("a.jsonl", b"\n".join(torn)), ("a.jsonl.gz", gzip.compress(b"\n".join(torn)))):
        found = contents(name, content, sidecar=None, modified=MODIFIED)
        assert [one.text[-1] for one in found.articles] == ["0", "2", "3"]
        assert [reason for _, reason in found.refused] == [
            f"line {number} is no whole UTF-8: a byte does not fit" for number in (2, 3)
        ]
        assert found.remains.encode("utf-8", "surrogateescape") == b"\n".join(torn[1:3])
    found = contents("a.jsonl", b"\n".join(lines).decode().encode("gb18030"), sidecar=None, modified=MODIFIED)
    assert [one.text[-1] for one in found.articles] == ["0", "1", "2", "3"]
    assert found.guesses == (("a.jsonl", "gb18030"),)


def test_huge_and_hostile_lines_cost_only_themselves() -> None:
    """Deep nesting and numbers of thousands of digits; a line of megabytes is an article as any other."""
    good = json.dumps({"text": SENTENCE}, ensure_ascii=False)
    long = json.dumps({"text": SENTENCE * 50_000}, ensure_ascii=False)
    lines = [good, "[" * 100_000, f'{{"text": "x", "rank": {"9" * 5000}}}', long]
    found = contents("a.jsonl", "\n".join(lines).encode(), sidecar=None, modified=MODIFIED)
    assert [len(one.text) for one in found.articles] == [len(SENTENCE), len(SENTENCE) * 50_000]
    assert [reason[:20] for _, reason in found.refused] == ["line 2 is no JSON: m", "line 3 is no JSON: E"]
    assert found.remains == "\n".join(lines[1:3])


def test_a_bad_record_of_a_list_loses_no_other() -> None:
    """A list is a stream too."""
    content = json.dumps([{"text": "一"}, {"text": 2}, "三"], ensure_ascii=False).encode()
    found = contents("a.json", content, sidecar=None, modified=MODIFIED)
    assert [one.text for one in found.articles] == ["一"]
    assert found.refused == (
        ("a.json", "record 2 has no text; expected one of text, content, body, summary, description"),
        ("a.json", "record 3 is no object with a text"),
    )
    again = contents("a.json", found.remains.encode() + b'\n{"text": "x"}', sidecar=None, modified=MODIFIED)
    assert len(again.refused) == 2


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"pack": 5}, "neither a name nor a list"),
        ({"pack": []}, "neither a name nor a list"),
        ({"pack": "resumptoin"}, "asks for the pack 'resumptoin', expected resumption or mine"),
        ({"language": "fr"}, "with language 'fr', expected zh or en"),
        ({"rank": 101}, "has rank"),
        ({"source": ["x"]}, "whose source is no string"),
    ],
)
def test_a_sidecar_that_is_wrong_says_what(said: dict[str, object], reason: str) -> None:
    """What it says is never guessed at."""
    defaults = Defaults(known_packs=("resumption", "mine"))
    with pytest.raises(ArticleError, match=reason):
        articles("a.txt", b"text", sidecar=said, modified=MODIFIED, defaults=defaults)


def test_what_a_sidecar_says_of_packs_and_language() -> None:
    """Before the defaults; an unknown key is told with the nearest that there is, and spoils nothing."""
    defaults = Defaults(packs=("resumption",), language="zh", known_packs=("resumption", "mine"), ranks={"甲报": 3})
    said = {"pack": ["mine", "mine"], "language": "en", "sauce": "x", "qqq": 1, "source": "甲报"}
    found = contents("a.txt", b"text", sidecar=said, modified=MODIFIED, defaults=defaults)
    (article,) = found.articles
    assert (article.packs, article.language, article.rank) == (("mine",), "en", 3)
    assert len(found.doubts) == 2
    assert "'sauce', which says nothing; did you mean 'source'?" in found.doubts[1]
    (plain,) = articles("a.txt", b"text", sidecar=None, modified=MODIFIED, defaults=defaults)
    assert (plain.packs, plain.language, plain.rank) == (("resumption",), "zh", 50)


def test_json_with_what_no_database_keeps() -> None:
    """NUL and lone surrogates become a replacement at their place, so that offsets stay."""
    found = one(b'{"text": "a\\u0000b\\ud800c", "title": "\\udfff"}', "a.json")
    assert found.text == "a\ufffdb\ufffdc"


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>门户 - 山东复工加快</title>
<meta property="og:title" content="山东复工加快">
<meta property="article:published_time" content="2020-04-13T13:09:00+08:00">
<meta name="source" content="某报"><link rel="canonical" href="https://n.example/1.html"></head>
<body><nav><a href=/>首页</a><a href=/2>财经</a></nav><div><a href=x>相关一</a> <a href=y>相关二</a></div>
<article><h1>山东复工加快</h1><p>截至3月24日，返岗率为<b>96.3</b>%。</p><script>var x = "97%";</script>
<p>各地&nbsp;推进。</p></article><footer>版权 2020</footer></body></html>"""


@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gbk"), ("wrong", "utf-8")])
def test_a_web_page_gives_its_article(charset: str, encoding: str) -> None:
    """Menus, scripts and footers stay out; head fields are used."""
    content = PAGE.format(charset=charset).encode(encoding)
    found = one(content, "a.html")
    assert found.text == "山东复工加快\n截至3月24日，返岗率为96.3%。\n各地 推进。"
    assert (found.title, found.source, found.url) == ("山东复工加快", "某报", "https://n.example/1.html")
    assert (found.published, found.published_kind) == (date(2020, 4, 13), PublishedKind.FRONT_MATTER)


def test_a_page_without_article_tags_or_with_bad_dates() -> None:
    """Without <article> all text blocks count; a date that is none is passed over; nesting is no matter."""
    page = "<html><head><meta name=pubdate content=soon></head><body>" + "<div>" * 10_000 + f"<p>{SENTENCE}"
    found = one(page.encode(), "a.txt")
    assert found.text == SENTENCE
    assert found.published_kind is PublishedKind.MODIFIED


def test_the_real_articles_are_dated_as_far_as_they_say() -> None:
    """One of the five carries its date and clock; the others have only their sidecar to say it."""
    if not SHARED.exists():
        pytest.skip("the real articles are not here")
    found = {path.name[:3]: one(path.read_bytes(), path.name) for path in sorted((SHARED / "seeds").glob("*.txt"))}
    dated = {name for name, each in found.items() if each.published_kind is PublishedKind.DATELINE}
    assert dated == {"004"}
    assert found["004"].published == date(2020, 4, 13)


@given(st.binary(max_size=400))
def test_any_bytes_are_articles_or_a_reason(content: bytes) -> None:
    """No bytes raise anything but ArticleError."""
    try:
        found = articles("x", content, sidecar=None, modified=MODIFIED)
    except ArticleError:
        return
    assert all(each.text.strip() and "\0" not in each.text and each.text.encode() for each in found)


@given(
    st.lists(
        st.sampled_from(["<", ">", "<!", "<![", "]]>", "&", "#", "p", "a", "/", "'", '"', "=", "--", "<!--", "文"])
    )
)
def test_any_page_is_an_article_or_a_reason(parts: list[str]) -> None:
    """Broken markup raises nothing but ArticleError."""
    page = "<!DOCTYPE html><body>" + "".join(parts)
    try:
        found = articles("x.html", page.encode(), sidecar=None, modified=MODIFIED)
    except ArticleError:
        return
    assert all(each.text.strip() for each in found)


@given(st.text(st.characters(exclude_characters="\0"), max_size=200))
def test_utf8_text_keeps_every_character(text: str) -> None:
    """Offsets count in the text that was dropped."""
    try:
        found = one(text.encode(), "a.txt")
    except (ArticleError, UnicodeEncodeError):
        return
    if not text.lstrip("\ufeff").lstrip().startswith(("{", "[", "<", "---", "+++")):
        assert found.text == text.removeprefix("\ufeff")


def test_words_that_are_no_date() -> None:
    """What is no date gives none, never an exception."""
    for value in (None, True, "", "昨天", 1e300, float("nan"), "2020-02-30", [], "2020"):
        assert published.from_words(value, article.ZoneInfo("UTC")) is None, value
    assert published.from_words("2020/4/3 08:00", article.ZoneInfo("UTC")) == date(2020, 4, 3)
    assert published.from_words(date(2020, 4, 3), article.ZoneInfo("UTC")) == date(2020, 4, 3)
