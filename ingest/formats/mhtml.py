"""Pages that a browser saved with everything they show (.mhtml): the page among the parts is the article."""

from dataclasses import replace
from email.message import EmailMessage

from ingest.draft import Draft
from ingest.formats import html, mail
from ingest.formats.bounds import File
from shuize.errors import ArticleError


def extract(file: File) -> list[Draft]:
    """Return the page's article, with the address and the day at which it was saved."""
    message = mail.parsed(file)
    try:
        part = _page(message)
        content = mail.text(part).encode("utf-8", "replace")
    except mail.BROKEN as error:
        raise ArticleError(f"is a broken saved page: {type(error).__name__}") from error
    found = html.extract(file.member("page", content))
    address = mail.words(message, "snapshot-content-location") or part["content-location"]
    return [
        replace(
            one,
            title=one.title or mail.words(message, "subject"),
            url=one.url or (str(address) if address else None),
            modified=mail.sent(message),
        )
        for one in found
    ]


def _page(message: EmailMessage) -> EmailMessage:
    """Return the first part that is a page; the others are its pictures, styles and frames."""
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            return part
    raise ArticleError("is a saved page without a page in it")
