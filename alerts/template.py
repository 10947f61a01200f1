"""Templates of messages: Jinja2 in its sandbox, each form with its own escaping, undefined names an error, all bounded.

What articles say is never markup: HTML is escaped, and what would be markup to a robot becomes its full-width form.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from shuize.errors import UsageError

Form = Literal["md", "txt", "html", "slack"]
BUILT_IN = Path(__file__).parent / "templates"
TURNS_MOST = 10_000
TEXT_MOST = 200_000
TURNS = "_turns"
WIDE: dict[int, str] = {ord(one): wide for one, wide in zip("[]<>*`\\", "［］＜＞＊｀＼", strict=True)}
SLACK: dict[int, str] = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "*": "＊", "`": "｀", "~": "～"})


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment in which loops are counted and nothing else is read, powered or multiplied."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401  # jinja2's
        """Refuse what could make a small text a huge one."""
        if operator == "**" or not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise TemplateError(f"{operator} is for small numbers only")
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Let every loop go through the counter of its rendering."""
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Call(nodes.Name(TURNS, "load"), [loop.iter], [], None, None)
        return tree


def compiled(path: Path, form: Form) -> Template:
    """Return the template in the file. Raises UsageError with the line where it is none."""
    environment = Sandbox(
        undefined=StrictUndefined, autoescape=form == "html", finalize=_finalize(form), trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    try:
        return environment.from_string(path.read_text(encoding="utf-8"))
    except TemplateSyntaxError as error:
        raise UsageError(f"template {path}, line {error.lineno}: {error.message}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"template {path}: cannot be read ({type(error).__name__})") from None


def rendered(template: Template, words: Mapping[str, object]) -> str:
    """Return the text of the template with these words. Raises TemplateError where it fails or does not end."""
    text = ""
    try:
        for part in template.generate(**words, **{TURNS: _counter()}):
            text += str(part)  # markup added to a text would be escaped
            if len(text) > TEXT_MOST:
                raise TemplateError(f"its text is longer than {TEXT_MOST:,} characters")
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise TemplateError(f"{type(error).__name__}: {error}") from error
    return text.strip()


def _counter() -> Callable[[Iterable[object]], Iterator[object]]:
    """Return what lets loops turn, so often in all."""
    left = TURNS_MOST

    def turns(values: Iterable[object]) -> Iterator[object]:
        nonlocal left
        for value in values:
            left -= 1
            if left < 0:
                raise TemplateError(f"its loops turn more than {TURNS_MOST:,} times")
            yield value

    return turns


def _finalize(form: Form) -> Callable[[object], object]:
    """Return what makes values harmless to the form; `{{ value|safe }}` is left as it is."""
    table: dict[int, str] = {"md": WIDE, "slack": SLACK}.get(form, {})

    def harmless(value: object) -> object:
        return value if not table or isinstance(value, Markup) else str(value).translate(table)

    return harmless
