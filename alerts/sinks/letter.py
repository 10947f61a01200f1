"""An event as a letter: text and HTML, its id as Message-ID, under the letter that it takes back or follows."""

import json
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from alerts.message import Writer
from shuize.endpoints import Endpoint
from shuize.errors import UsageError
from shuize.store.deliveries import Claim

TEXT_MOST_BYTES = 50_000
HTML_SUFFIXES = (".html", ".htm")


class Letters:
    """Writes one endpoint's letters; its own template replaces the text or, where it is named `.html`, the page."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Try the templates and the addresses. Raises UsageError."""
        own = endpoint.template
        page = own is not None and own.suffix in HTML_SUFFIXES
        self._text = Writer(endpoint, "txt", own=None if page else own)
        self._page = Writer(endpoint, "html", own=own if page else None)
        self._sender = _address(endpoint.sender, endpoint.id, "from")
        self._to = tuple(_address(one, endpoint.id, "to") for one in endpoint.to)

    def write(self, delivery: Claim, now: datetime) -> EmailMessage:
        """Return the letter of this event."""
        text = self._text.write(delivery.body, TEXT_MOST_BYTES)
        letter = EmailMessage(policy=SMTP)
        letter["Subject"] = text.title
        letter["From"] = self._sender
        letter["To"] = self._to
        letter["Date"] = format_datetime(now)
        letter["Message-ID"] = self._message_id(delivery.event_id)
        if before := _superseded(delivery.body):
            letter["In-Reply-To"] = letter["References"] = self._message_id(before)
        letter["Auto-Submitted"] = "auto-generated"
        letter["X-Shuize-Type"] = delivery.type
        letter.set_content(text.text + "\n")
        letter.add_alternative(self._page.write(delivery.body, TEXT_MOST_BYTES).text + "\n", subtype="html")
        return letter

    def _message_id(self, event_id: str) -> str:
        """Return the id of the letter of that event, the same on every attempt."""
        return f"<{event_id}@{self._sender.domain}>"


def _superseded(body: str) -> str | None:
    """Return the id of the event that this one takes back or follows."""
    found = json.loads(body).get("data", {}).get("alert", {}).get("supersedes")
    return found if isinstance(found, str) else None


def _address(text: str, endpoint: str, key: str) -> Address:
    """Return the address, with a name or without. Raises UsageError."""
    name, _, rest = text.rpartition("<")
    try:
        address = Address(display_name=name.strip().strip('"'), addr_spec=rest.strip().rstrip(">"))
    except (HeaderParseError, ValueError, IndexError) as error:
        raise UsageError(f"[[endpoint]] {endpoint} {key}: {text!r} is no mail address") from error
    if not (address.username and address.domain and address.addr_spec.isascii()):
        raise UsageError(f"[[endpoint]] {endpoint} {key}: {text!r} is no mail address")
    return address
