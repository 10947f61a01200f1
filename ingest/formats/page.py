"""What a web page shows, line by line: its blocks of text without menus and link lists, and what its head says."""

from collections.abc import Mapping
from html.parser import HTMLParser

DROPPED = frozenset(("script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "iframe", "select"))
BLOCKS = frozenset(
    ("p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr",
     "td", "th", "table", "br", "hr", "blockquote", "pre", "figure", "figcaption", "dl", "dt", "dd", "body"),
)  # fmt: skip
VOID = frozenset(("br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"))
MAIN = frozenset(("article", "main"))
LINK_SHARE = 0.5
"""A block whose text is links to more than this share is a menu."""


class Page(HTMLParser):
    """Collects a page's blocks of text; depth of nesting costs nothing."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.title: str | None = None
        self.heading: str | None = None
        self.time: str | None = None
        self.address: str | None = None
        self._blocks: list[tuple[str, int, bool, str]] = []  # text, characters of it in links, within <article>, tag
        self._words: list[str] = []
        self._linked = 0
        self._dropped = 0
        self._main = 0
        self._in_link = 0
        self._tag = "body"
        self._title: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, or remember what the head says."""
        fields = {key: value or "" for key, value in attrs}
        if tag in {"meta", "link", "time"}:
            self._remember(tag, fields)
        if tag in BLOCKS:
            self._end_block()
            self._tag = tag
        if tag not in VOID:
            self._count(tag, 1)
        if tag == "title" and self.title is None:
            self._title = []

    def handle_endtag(self, tag: str) -> None:
        """Close a block."""
        if tag in BLOCKS:
            self._end_block()
            self._tag = "body"
        self._count(tag, -1)
        if tag == "title" and self._title is not None:
            self.title, self._title = " ".join("".join(self._title).split()) or None, None

    def handle_data(self, data: str) -> None:
        """Add words to the block."""
        if self._title is not None:
            self._title.append(data)
        elif not self._dropped:
            self._words.append(data)
            self._linked += len(data.strip()) if self._in_link else 0

    def text(self) -> str:
        """Return the main text, a line a block: what <article> or <main> holds if that is most of it, else all."""
        self._end_block()
        kept = [block for block in self._blocks if block[1] <= LINK_SHARE * len(block[0])]
        inner = [block for block in kept if block[2]]
        chosen = inner if 2 * sum(len(block[0]) for block in inner) >= sum(len(block[0]) for block in kept) else kept
        return "\n".join(block[0] for block in chosen)

    def _count(self, tag: str, step: int) -> None:
        """Keep track of what we are within; an end without a beginning counts for nothing."""
        if tag in DROPPED:
            self._dropped = max(0, self._dropped + step)
        elif tag in MAIN:
            self._main = max(0, self._main + step)
        elif tag == "a":
            self._in_link = max(0, self._in_link + step)

    def _remember(self, tag: str, fields: Mapping[str, str]) -> None:
        """Keep what a <meta>, <link> or <time> says."""
        if tag == "time":
            self.time = self.time or fields.get("datetime")
        elif tag == "link":
            self.address = self.address or (
                fields.get("href") if fields.get("rel", "").lower() == "canonical" else None
            )
        else:
            name = (fields.get("property") or fields.get("name") or fields.get("itemprop") or "").lower()
            self.meta.setdefault(name, fields.get("content", "").strip())

    def _end_block(self) -> None:
        """Put the words so far down as one block."""
        text = " ".join("".join(self._words).split())
        if text:
            self._blocks.append((text, self._linked, self._main > 0, self._tag))
            if self._tag == "h1" and self.heading is None:
                self.heading = text
        self._words, self._linked = [], 0
