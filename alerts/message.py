"""The message that a sink sends: title and text of an event, or of several, within so many bytes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import structlog
from jinja2 import Template, TemplateError

from alerts.cut import cut, size
from alerts.samples import SAMPLES
from alerts.template import BUILT_IN, SLACK, WIDE, Form, compiled, rendered
from alerts.told import Told, told
from shuize.endpoints import Endpoint
from shuize.errors import UsageError

log = structlog.get_logger()

TITLE_MOST_BYTES = 240
SHORTEST_BYTES = 60
SEVERAL = (("{count} 条警讯", "……另有 {rest} 条"), ("{count} alerts", "… and {rest} more"))
BULLETS = {"md": "- ", "slack": "• ", "txt": "- "}
HARMLESS = {"md": WIDE, "slack": SLACK}


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent; the title is one line of plain text."""

    title: str
    text: str


class Writer:
    """Writes one endpoint's messages in one form, by the endpoint's own template where it names one."""

    def __init__(self, endpoint: Endpoint, form: Form, own: Path | None = None) -> None:
        """Compile and try the templates. Raises UsageError where the endpoint's `own` fails on a sample event."""
        self._endpoint = endpoint
        self._form = form
        self._built_in = compiled(BUILT_IN / f"message.{form}", form)
        self._own = compiled(own, form) if own else None
        for sample in SAMPLES if self._own else ():
            self._try(json.loads(sample), own)

    def _try(self, event: dict[str, object], own: Path | None) -> None:
        """Raise UsageError where the endpoint's own template cannot say this event."""
        words = told(event, self._endpoint.language, self._endpoint.timezone)
        try:
            _text(self._own or self._built_in, words)
        except TemplateError as error:
            raise UsageError(f"template {own}: {error.message} (of a {words.type})") from None

    def write(self, body: str, most_bytes: int) -> Message:
        """Return the message for the event: the quote is shortened first, then its text, then whatever there is."""
        words = told(json.loads(body), self._endpoint.language, self._endpoint.timezone)
        text = self._fitting(words, most_bytes)
        return Message(cut(words.title, TITLE_MOST_BYTES), cut(text, most_bytes))

    def write_all(self, bodies: Sequence[str], most_bytes: int) -> Message:
        """Return one message for several events: a headline each, and how many there was no room for."""
        column = 0 if self._endpoint.language == "zh" else 1
        title, more = SEVERAL[column]
        lines = [self._headline(body) for body in bodies]
        kept = len(lines)
        text = "\n".join(lines)
        while size(text) > most_bytes and kept:
            kept -= 1
            text = "\n".join([*lines[:kept], more.format(rest=len(lines) - kept)])
        return Message(title.format(count=len(lines)), cut(text, most_bytes))

    def _headline(self, body: str) -> str:
        """Return the event as one line of a list."""
        words = told(json.loads(body), self._endpoint.language, self._endpoint.timezone)
        line = cut(words.title, TITLE_MOST_BYTES).translate(HARMLESS.get(self._form, {}))
        return BULLETS.get(self._form, "") + line

    def _fitting(self, words: Told, most_bytes: int) -> str:
        """Return the text, with a shorter quote and a shorter sentence where it would be too long."""
        text = self._rendered(words)
        if (over := size(text) - most_bytes) > 0 and words.quote:
            words = words.shorter(quote=cut(words.quote, max(size(words.quote) - over, SHORTEST_BYTES)))
            text = self._rendered(words)
        if (over := size(text) - most_bytes) > 0:
            text = self._rendered(words.shorter(text=cut(words.text, max(size(words.text) - over, SHORTEST_BYTES))))
        return text

    def _rendered(self, words: Told) -> str:
        """Return the text by the endpoint's template; by the built-in one where that fails: an alert must be told."""
        if self._own is not None:
            try:
                return _text(self._own, words)
            except TemplateError as error:
                log.warning("template_failed", endpoint=self._endpoint.id, type=words.type, error=error.message)
        return _text(self._built_in, words)


def _text(template: Template, words: Told) -> str:
    """Return the template's text with these words."""
    return rendered(template, {one.name: getattr(words, one.name) for one in fields(words)})
