import csv
import io

from shuize.cli import spreadsheet

ROW = dict.fromkeys(spreadsheet.COLUMNS, "") | {"value": "-3.5", "quote": "济南，“九成”\n以上", "source": None}


def test_a_spreadsheet_knows_its_encoding_and_keeps_each_cell() -> None:
    """Excel reads UTF-8 only by its mark; commas, quotation marks and line ends stay within their cell."""
    out = io.StringIO()
    spreadsheet.write(iter([ROW]), out)
    assert out.getvalue().startswith("\ufeffseries,")
    (read,) = csv.DictReader(io.StringIO(out.getvalue().removeprefix("\ufeff")))
    assert read == ROW | {"source": ""}


def test_what_an_article_says_is_no_formula() -> None:
    """A sentence that begins like one is shown as it stands; a number below zero stays a number."""
    out = io.StringIO()
    spreadsheet.write(iter([ROW | {"quote": "=HYPERLINK(1)", "source": "@某报"}]), out)
    (read,) = csv.DictReader(io.StringIO(out.getvalue().removeprefix("\ufeff")))
    assert (read["quote"], read["source"], read["value"]) == ("'=HYPERLINK(1)", "'@某报", "-3.5")
