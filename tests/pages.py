"""The pages that tests hold to the code."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENGLISH, CHINESE = ROOT / "README.md", ROOT / "README.zh-CN.md"
PAGES = (ENGLISH, CHINESE)
FORMATS_PAGE = ROOT / "docs" / "formats.md"
OPERATIONS_PAGE = ROOT / "docs" / "operations.md"


def chinese(page: Path) -> Path:
    """Return where the page stands in Chinese, or would."""
    return page.with_suffix(".zh-CN.md")


PAIRS = tuple((page, chinese(page)) for page in (ENGLISH, OPERATIONS_PAGE, FORMATS_PAGE))


def text_of(page: Path) -> str:
    """Return the page."""
    return page.read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """Return the text's code blocks in this language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
