"""A receiver to try alerts with: verifies every signature, tells repeats, shows each alert, fails on demand."""

import json
import random
import signal
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import click
from rich.console import Console
from standardwebhooks import Webhook, WebhookVerificationError

from alerts import display
from shuize import settings as configuration
from shuize.errors import ShuizeError, UsageError
from shuize.keys import NEW_SECRET, parse_secrets
from shuize.refusals import spoken

BODY_MOST_BYTES = 1_000_000
LENGTH_MOST_DIGITS = 10
REMEMBERED_IDS = 100_000
SILENT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How the receiver answers: `fail_rate` of the requests get `status`; `lose_rate` are kept and never answered.

    `slow_seconds` pass before any answer.
    """

    secrets: tuple[str, ...] = field(repr=False)
    fail_rate: float = 0.0
    status: int = HTTPStatus.INTERNAL_SERVER_ERROR
    lose_rate: float = 0.0
    slow_seconds: float = 0.0


class Receiver:
    """What was received so far and how it is shown; `emit` takes lines of JSON instead where it is given."""

    def __init__(self, behaviour: Behaviour, console: Console, emit: Callable[[str], None] | None = None) -> None:
        """Begin with nothing received."""
        self.behaviour = behaviour
        self.counts = {"alerts": 0, "repeats": 0, "refused": 0, "failed": 0}
        self._console = console
        self._emit = emit
        self._signers = [Webhook(secret) for secret in behaviour.secrets]
        self._seen: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    def receive(self, raw: bytes, headers: dict[str, str]) -> int | None:
        """Take one request and return the status to answer with; None: the answer gets lost on its way."""
        now = datetime.now(UTC)
        with self._lock:
            if problem := self._problem(raw, headers):
                self._count("refused", f"refused: {problem}", now, style="bold red")
                return HTTPStatus.UNAUTHORIZED
            chance = random.random()  # noqa: S311  # plays a bad network, guards nothing
            if chance < self.behaviour.fail_rate:
                self._count("failed", f"answered {self.behaviour.status} on purpose", now, style="yellow")
                return self.behaviour.status
            self._keep(headers["webhook-id"], raw, now)
            lost = chance < self.behaviour.fail_rate + self.behaviour.lose_rate
            return None if lost else HTTPStatus.NO_CONTENT

    def _problem(self, raw: bytes, headers: dict[str, str]) -> str | None:
        """Return what is wrong with the request: its signature over the raw bytes, its time or its form."""
        try:
            if not any(self._verified(signer, raw, headers) for signer in self._signers):
                return "no signature that fits the secret, the body and the time"
            return None if isinstance(json.loads(raw), dict) else "the body is no JSON object"
        except ValueError:
            return "the body is not JSON"

    @staticmethod
    def _verified(signer: Webhook, raw: bytes, headers: dict[str, str]) -> bool:
        """Say whether the signature is this secret's."""
        try:
            signer.verify(raw, headers, json_parse=False)
        except (WebhookVerificationError, ValueError):  # ValueError: what is no base64 or no UTF-8
            return False
        return True

    def _keep(self, webhook_id: str, raw: bytes, now: datetime) -> None:
        """Show the alert, or say that it came again."""
        repeat = webhook_id in self._seen
        self._seen[webhook_id] = None
        if len(self._seen) > REMEMBERED_IDS:
            self._seen.popitem(last=False)
        self.counts["repeats" if repeat else "alerts"] += 1
        if self._emit:
            self._emit(display.json_line(webhook_id, raw, repeat=repeat, now=now))
        elif repeat:
            display.note(self._console, f"repeat of {webhook_id}: known already", now)
        else:
            display.show(self._console, webhook_id, json.loads(raw), now)

    def _count(self, what: str, text: str, now: datetime, *, style: str) -> None:
        """Count a request that brought nothing, and say why it did not."""
        self.counts[what] += 1
        display.note(self._console, text, now, style=style)


class Server(ThreadingHTTPServer):
    """The HTTP server of one receiver; a peer that hangs up is no error."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], receiver: Receiver) -> None:
        """Listen at once; port 0 takes a free one, which `server_port` names."""
        self.receiver = receiver
        self.ending = False
        super().__init__(address, Requests)

    def end(self, *_: object) -> None:
        """Stop serving soon. A signal's handler: an exception of its own may be lost wherever it interrupts."""
        self.ending = True

    def service_actions(self) -> None:
        """Between two requests, end where that is wanted."""
        if self.ending:
            raise KeyboardInterrupt

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a connection that broke, everything of a bug."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # what the base class gave us


class Requests(BaseHTTPRequestHandler):
    """POST anywhere is an alert; GET /healthz says how it goes."""

    protocol_version = "HTTP/1.1"
    timeout = SILENT_SECONDS
    server: Server

    def do_POST(self) -> None:  # the library's name
        """Take an alert."""
        raw = self._body()
        if raw is None:
            self._answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        status = self.server.receiver.receive(raw, headers)
        time.sleep(self.server.receiver.behaviour.slow_seconds)
        if status is None:
            self.close_connection = True
            return
        self._answer(status)

    def do_GET(self) -> None:  # the library's name
        """Say that it is alive and what it has counted."""
        if self.path != "/healthz":
            self._answer(HTTPStatus.NOT_FOUND)
            return
        self._answer(HTTPStatus.OK, json.dumps({"status": "ok", **self.server.receiver.counts}).encode() + b"\n")

    def _body(self) -> bytes | None:
        """Return the request's body; None where it has no length or is too long to be an alert."""
        text = self.headers.get("content-length", "")
        if not (text.isascii() and text.isdigit() and len(text) <= LENGTH_MOST_DIGITS and int(text) <= BODY_MOST_BYTES):
            self.close_connection = True
            return None
        return self.rfile.read(int(text))

    def _answer(self, status: int, body: bytes = b"") -> None:
        """Answer with the status and the body."""
        self.send_response(status)
        if status != HTTPStatus.NO_CONTENT:
            self.send_header("content-length", str(len(body)))
        if body:
            self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Say nothing: alerts are shown, not requests."""


def serve(receiver: Receiver, host: str, port: int, console: Console) -> None:
    """Receive until SIGTERM or SIGINT. Raises UsageError where the address cannot be listened on."""
    try:
        server = Server((host, port), receiver)
    except OSError as error:
        raise UsageError(f"cannot listen on {host}:{port}: {error.strerror}; choose another --port") from error
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, server.end)
    console.print(f"receiving alerts on http://{host}:{server.server_port}/", highlight=False)
    with server:
        try:
            server.serve_forever(poll_interval=0.1)
        except KeyboardInterrupt:
            return


def secrets_of(text: str) -> tuple[str, ...]:
    """Return the secrets to verify with: those given, else those of the settings. Raises UsageError for none."""
    secrets = parse_secrets(text or configuration.load().webhook_secret)
    if not secrets:
        raise UsageError(f"the receiver needs --secret or SHUIZE_WEBHOOK_SECRET; make one with {NEW_SECRET}")
    return secrets


@click.command("receiver")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8787, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option(
    "--secret", default="",
    help="whsec_... to verify with. `ps` shows it to everybody: better SHUIZE_WEBHOOK_SECRET, or _FILE with its path.",
)  # fmt: skip
@click.option("--fail-rate", default=0.0, type=click.FloatRange(0, 1), help="Share of requests answered --status.")
@click.option("--status", default=500, show_default=True, type=click.IntRange(200, 599), help="What failures answer.")
@click.option("--lose-rate", default=0.0, type=click.FloatRange(0, 1), help="Share of alerts kept but never answered.")
@click.option("--slow", "slow_seconds", default=0.0, type=click.FloatRange(0, 3600), help="Seconds before any answer.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line on stdout; notes on stderr.")
def command(  # click's help says what each option is
    *,
    host: str,
    port: int,
    secret: str,
    fail_rate: float,
    status: int,
    lose_rate: float,
    slow_seconds: float,
    as_json: bool,
) -> None:
    """Receive alerts, verify their signatures and show them."""
    console = Console(stderr=as_json, highlight=False)
    try:
        behaviour = Behaviour(secrets_of(secret), fail_rate, status, lose_rate, slow_seconds)
        serve(Receiver(behaviour, console, click.echo if as_json else None), host, port, console)
    except ShuizeError as error:
        click.echo(f"shuize: {spoken(str(error))}", err=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    command()
