"""What the settings file may say, and what is answered to one that says something else."""

from pathlib import Path

import pytest

from shuize.addresses import Rate
from shuize.declared import Declared, DigestTable, InboxTable, OwnerTable, SourceTable, load, parse
from shuize.endpoints import Endpoint, configured
from shuize.errors import UsageError
from shuize.settings import Settings
from shuize.wanted import Occurrence, Wanted, wants
from tests.outbox import OTHER_SECRET, SECRET

WHOLE = """
[[endpoint]]
id = "ops"
url = "https://hooks.example.com/T0KEN"
secret_file = "ops.secret"
format = "cloudevents-structured"
language = "en"
timezone = "UTC"
allow_cidrs = ["10.0.0.0/8"]
rate = "100/min, 5/s"
digest = true
types = ["milestone.*"]
severities = ["warning", "critical"]
places = ["370000"]

[[endpoint]]
id = "group"
sink = "dingtalk"
url_env = "DINGTALK_URL"
secret_env = "DINGTALK_SECRET"

[[endpoint]]
id = "mail"
sink = "email"
url = "smtps://mail.example.com:465"
to = ["desk@example.com"]
from = "shuize@example.com"

[[owner]]
id = "east"
places = ["370000"]

[[inbox]]
path = "wire"
rank = 10

[[source]]
name = "新华社"
rank = 0

[digest]
at = "21:30"
endpoints = ["group"]
"""
ENVIRON = {"DINGTALK_URL": "https://oapi.example.com/robot/send?access_token=T0KEN", "DINGTALK_SECRET": "SECabc"}
ENDPOINT = '[[endpoint]]\nid = "ops"\nurl = "https://hooks.example.com/T0KEN"\nsecret_env = "S"\n'


def settings(folder: Path, text: str) -> Settings:
    """Return settings that name a file of this text."""
    path = folder / "one.toml"
    path.write_text(text, "utf-8")
    return Settings(config=path)


def test_the_whole_file(tmp_path: Path) -> None:
    """Every section is read, and endpoints stand beside the log with what their sinks need."""
    (tmp_path / "ops.secret").write_text(f"{SECRET}\n{OTHER_SECRET} until 2020-01-01T00:00:00+00:00\n")
    given = settings(tmp_path, WHOLE)
    declared = load(given)
    assert declared.owners == (OwnerTable(id="east", places=("370000",)),)
    assert declared.inboxes == (InboxTable(path="wire", rank=10),)
    assert declared.sources == (SourceTable(name="新华社", rank=0),)
    assert declared.digest == DigestTable(at="21:30", endpoints=("group",))
    log, ops, group, mail = configured(given, ENVIRON)
    assert log == Endpoint("log", sink="log")
    assert (ops.sink, ops.format, ops.language, ops.timezone) == ("webhook", "cloudevents-structured", "en", "UTC")
    assert (ops.secrets, ops.secret_file) == ((SECRET,), tmp_path / "ops.secret")  # the other one has run out
    assert ops.rates == (Rate(100, 60), Rate(5, 1))
    assert ops.wanted == Wanted(types=("milestone.*",), severities=("warning", "critical"), places=("370000",))
    assert (group.url, group.secrets, group.rates) == (ENVIRON["DINGTALK_URL"], ("SECabc",), (Rate(20, 60),))
    assert (mail.to, mail.sender) == (("desk@example.com",), "shuize@example.com")
    assert not any(word in repr((ops, group, mail)) + group.shown for word in ("T0KEN", SECRET, "SECabc"))


def test_no_file_is_no_mistake_unless_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The default file need not be there; one that was named must."""
    monkeypatch.chdir(tmp_path)
    assert load(Settings()) == Declared()
    with pytest.raises(UsageError, match=r"^SHUIZE_CONFIG: cannot read other\.toml: "):
        load(Settings(config=Path("other.toml")))
    Path("shuize.toml").write_text('[[owner]]\nid = "east"\n')
    assert load(Settings()).owners == (OwnerTable(id="east"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[endpoint]]\nid = "a"\nsnk = "T0KEN"', r"unknown key 'snk' in \[\[endpoint\]\]; did you mean 'sink'\?"),
        ('[[endpoints]]\nid = "a"', r"unknown key 'endpoints' in the file; did you mean 'endpoint'\?"),
        ('[[endpoint]]\nid = "a"\nsecret = "T0KEN"', r"'secret' in .*never stand in this file; use secret_env or"),
        ('[[endpoint]]\nid = "a"\nsink = "T0KEN"', r"\[\[endpoint\]\] sink: must be one of webhook, dingtalk"),
        ('[[endpoint]]\nid = "a"\nlanguage = "T0KEN"', "language: must be one of zh, en"),
        ('[[endpoint]]\nurl = "T0KEN"', r"\[\[endpoint\]\] needs id"),
        ('[[endpoint]]\nid = "a b"', "id: letters, digits"),
        ('[[endpoint]]\nid = "a"\n[[endpoint]]\nid = "a"', "id: 'a' stands twice"),
        ('[[endpoint]]\nid = "a"\ntimezone = "Mars/T0KEN"', r"\[\[endpoint\]\] a timezone: no such time zone"),
        ('[[endpoint]]\nid = "a"\ntypes = "T0KEN"', r"types: expected `array`, got `str`"),
        ('[digest]\nat = "25:00"', r"\[digest\] at: must be a time of day"),
        ('[digest]\nendpoints = ["lgo"]', r"\[digest\] endpoints: no endpoint 'lgo'; did you mean 'log'\?"),
        ('[[source]]\nname = "x"\nrank = -1', r"\[\[source\]\] rank: must be 0"),
        ('[[inbox]]\npath = "x"\nrank = -1', r"\[\[inbox\]\] rank: must be 0"),
        ("url = T0KEN", "not TOML: at line 1"),
    ],
)
def test_mistakes_in_the_file(text: str, said: str) -> None:
    """Each is named with its place, and no value is repeated that may be a secret."""
    with pytest.raises(UsageError, match=said) as raised:
        parse(text, "shuize.toml")
    assert str(raised.value).startswith("shuize.toml: ")
    assert "T0KEN" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENDPOINT + 'url_env = "U"', "needs one of url, url_env and url_file"),
        (ENDPOINT.replace("https://", "ftp://"), "ops url: must begin with http:// or https://"),
        (ENDPOINT.replace('"S"', '"UNSET"'), "ops secret_env: the variable is not set"),
        (ENDPOINT.replace('"S"', '"SHUIZE_S"'), "names beginning with SHUIZE_ are Shuize's own"),
        (ENDPOINT.replace('"S"', '"WEAK"'), "ops secret_env: must be whsec_"),
        (ENDPOINT.replace('secret_env = "S"', ""), "ops: webhooks are always signed"),
        (ENDPOINT + 'secret_file = "x"', "one of secret_env and secret_file, not both"),
        (ENDPOINT.replace('secret_env = "S"', 'secret_file = "none"'), "secret_file: the file cannot be read"),
        (ENDPOINT + 'rate = "often"', "ops rate: must be a number up to 1000 a time, as 20/min"),
        (ENDPOINT + 'allow_cidrs = ["10.0.0.1/8"]', "ops allow_cidrs: "),
        (ENDPOINT + 'ca_file = "none.pem"', "ops ca_file: there is no file"),
        (ENDPOINT + 'to = ["desk@example.com"]', "are an email's"),
        (ENDPOINT.replace('"ops"', '"ops"\nsink = "slack"\nformat = "cloudevents-binary"'), "only a webhook has one"),
        (ENDPOINT.replace('"ops"', '"log"'), "log: this id is taken already"),
        (ENDPOINT.replace('"ops"', '"ops"\nsink = "email"'), "an email needs `to` and `from`"),
    ],
)
def test_endpoints_that_could_not_be_told(text: str, said: str, tmp_path: Path) -> None:
    """They stop the start, and neither URL nor secret is repeated."""
    with pytest.raises(UsageError, match=said) as raised:
        configured(settings(tmp_path, text), {"S": SECRET, "WEAK": "hunter2"})
    assert not any(word in str(raised.value) for word in ("T0KEN", SECRET, "hunter2"))


TOLD = Occurrence(
    type="milestone.crossed", severity="warning", rule="resumption/rate", kind="milestone", pack="resumption",
    indicator="work_resumption_rate", places=frozenset({"371000", "370000"}), topics=frozenset({"work"}),
    owners=frozenset({"east"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), True),
        (Wanted(types=("milestone.crossed",)), True),
        (Wanted(types=("milestone.*", "conflict.*")), True),
        (Wanted(types=("conflict.*",)), False),
        (Wanted(severities=("critical",)), False),
        (Wanted(severities=("critical", "warning")), True),
        (Wanted(places=("370000",)), True),
        (Wanted(places=("330000",)), False),
        (Wanted(rules=("rate",)), True),
        (Wanted(rules=("resumption/rate",)), True),
        (Wanted(rules=("travel/rate",)), False),
        (Wanted(packs=("travel",)), False),
        (Wanted(kinds=("milestone",)), True),
        (Wanted(kinds=("record",)), False),
        (Wanted(indicators=("cases",)), False),
        (Wanted(topics=("work",)), True),
        (Wanted(topics=("travel",)), False),
        (Wanted(owners=("east",)), True),
        (Wanted(owners=("west",)), False),
        (Wanted(types=("milestone.*",), owners=("west",)), False),
    ],
)
def test_filters(wanted: Wanted, expected: object) -> None:
    """All filters must let it through; within one, any word does."""
    assert wants(wanted, TOLD) is expected
