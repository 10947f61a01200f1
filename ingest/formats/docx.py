"""Word documents: the text as it stands after all changes, a line a paragraph, table cells and text boxes included."""

from datetime import UTC
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from ingest.draft import Draft
from ingest.formats.bounds import File, check_ratio
from ingest.formats.zipped import BROKEN
from shuize.errors import ArticleError

TAKEN_BACK = (qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
"""Deleted text, text that was moved away, and the second copy of a text box."""
TEMPLATE = "2013-12-23T23:15:00+00:00"
"""The time in python-docx's own template: what programs make of it keeps it for ever."""
PARAGRAPH, TEXT, TAB, BREAKS = qn("w:p"), qn("w:t"), qn("w:tab"), (qn("w:br"), qn("w:cr"))
TABS = qn("w:tabs")


def extract(file: File) -> list[Draft]:
    """Return the document's one article. Raises ArticleError: broken, too much."""
    try:
        _check(file)
        document = docx.Document(BytesIO(file.content))
        body = document.element.body
        changed = document.core_properties.modified or document.core_properties.created
    except (*BROKEN, KeyError, AttributeError, IndexError, TypeError, NotImplementedError, RuntimeError) as error:
        raise ArticleError(f"is a broken Word document: {' '.join(str(error).split())[:200]}") from error
    except etree.LxmlError as error:
        raise ArticleError(f"is a broken Word document: {error}") from error
    except OpcError as error:
        raise ArticleError("is a broken Word document") from error
    said = changed and changed.replace(tzinfo=UTC).isoformat()
    return [Draft(text(body), modified=None if said == TEMPLATE else said)]


def _check(file: File) -> None:
    """Raise TooMuchError where the parts unpack to more than may be."""
    with ZipFile(BytesIO(file.content)) as archive:
        for info in archive.infolist():
            check_ratio(info.compress_size, info.file_size)
        file.budget.check(sum(info.file_size for info in archive.infolist()))


def text(body: etree._Element) -> str:
    """Return the body's text; every place is looked at once, however deep it lies."""
    etree.strip_elements(body, *TAKEN_BACK, with_tail=False)
    lines: list[list[str]] = [[]]
    for element in body.iter(PARAGRAPH, TEXT, TAB, *BREAKS):
        if element.tag == PARAGRAPH or element.tag in BREAKS:
            lines.append([])
        elif element.tag == TEXT:
            lines[-1].append(element.text or "")
        elif element.getparent() is None or element.getparent().tag != TABS:
            lines[-1].append("\t")
    return "\n".join(line for line in ("".join(parts).strip() for parts in lines) if line)
