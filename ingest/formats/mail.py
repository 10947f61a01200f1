"""Mails: the body is an article, and so is each attachment; who sent it is not who says it."""

from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from ingest.draft import Draft
from ingest.formats import members
from ingest.formats.bounds import File
from ingest.formats.text import decode_declared
from shuize.errors import ArticleError

BROKEN = (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError, IndexError)
"""What the standard library's parser raises for headers and parts that are none."""
BODY = ("plain", "html")


def extract(file: File) -> list[Draft]:
    """Return the body's article and those of the attachments. Raises ArticleError: broken, too much."""
    mail = parsed(file)
    try:
        body = mail.get_body(BODY)
        found = _body(file, mail, body) if isinstance(body, EmailMessage) else []
        for number, part in enumerate(_attachments(mail, body), start=1):
            name = part.get_filename() or f"part {number}"
            found += members.read(file, name, payload(part))
    except BROKEN as error:
        raise ArticleError(f"is a broken mail: {type(error).__name__}") from error
    return found


def parsed(file: File) -> EmailMessage:
    """Return the message. Raises ArticleError where it is none."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(file.content)
    except BROKEN as error:
        raise ArticleError(f"is a broken mail: {type(error).__name__}") from error
    return message


def payload(part: EmailMessage) -> bytes:
    """Return a part's bytes; a text without a known encoding as it stands, a mail within the mail whole."""
    content = part.get_payload(decode=True)
    if isinstance(content, bytes):
        return content
    inner = part.get_payload()
    first = inner[0] if isinstance(inner, list) and inner else None
    return first.as_bytes() if isinstance(first, EmailMessage) else b""


def words(message: EmailMessage, header: str) -> str | None:
    """Return a header's words, None where it is missing or cannot be read."""
    try:
        return str(message[header]) if message[header] is not None else None
    except BROKEN:
        return None


def sent(message: EmailMessage) -> str | None:
    """Return the instant of its sending as the mail says it."""
    try:
        return parsedate_to_datetime(words(message, "date") or "").isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _body(file: File, mail: EmailMessage, body: EmailMessage) -> list[Draft]:
    """Return the body's article; the subject is its title. No text at all is no article, and no fault either."""
    content = text(body)
    if not content.strip():
        return []
    if body.get_content_subtype() == "html":
        found = members.read(file, "body.html", content.encode("utf-8", "replace"))
        return [_titled(one, mail) for one in found]
    file.budget.spend(len(content))
    return [Draft(content, title=words(mail, "subject"), member="body", modified=sent(mail))]


def _titled(one: Draft, mail: EmailMessage) -> Draft:
    """Return the article of a body that is a page, with the subject as its title."""
    if one.refused:
        return one
    return Draft(
        one.text, title=words(mail, "subject") or one.title, source=one.source, published=one.published, url=one.url,
        member="body", modified=sent(mail),
    )  # fmt: skip


def text(part: EmailMessage) -> str:
    """Return a part's characters: as it declares, else as they look."""
    content = payload(part)
    return decode_declared(content, part.get_content_charset() or "") if content.strip() else ""


def _attachments(mail: EmailMessage, body: object) -> list[EmailMessage]:
    """Return what is attached; pictures that the body shows and the body in other forms are no articles."""
    if not mail.is_multipart():
        return []
    found = [part for part in mail.walk() if isinstance(part, EmailMessage) and _is_attached(part, body)]
    inside = {id(inner) for part in found for inner in part.walk() if inner is not part}
    return [part for part in found if id(part) not in inside]


def _is_attached(part: EmailMessage, body: object) -> bool:
    """Say whether a part is a file of its own."""
    if part is body:
        return False
    if part.get_content_type() == "message/rfc822":
        return True
    return not part.is_multipart() and (part.is_attachment() or part.get_filename() is not None)
