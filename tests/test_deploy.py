"""The files for operators: that each is what its tool takes, and speaks of settings and metrics that exist."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from jsonschema import validate
from redis import Redis

from shuize import broker, metrics
from shuize.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parent.parent
MANIFESTS = ROOT / "deploy" / "kubernetes"
PROMETHEUS = ROOT / "deploy" / "prometheus"
DASHBOARD = ROOT / "deploy" / "grafana" / "dashboards" / "shuize.json"
NAME = re.compile(r"\bshuize_[a-z_]+")
SETTINGS = {f"{PREFIX}{item.name.upper()}" for item in fields(Settings)}
VERSION = "1.31"

WORDS = {"type": "object", "additionalProperties": {"type": "string"}}
TRIGGER = {
    "type": "object",
    "properties": {
        "type": {"const": "redis"},
        "metadata": WORDS,
        "authenticationRef": {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]},
    },
    "required": ["type", "metadata"],
    "additionalProperties": False,
}
REFERENCE = {
    "type": "object",
    "properties": {one: {"type": "string"} for one in ("parameter", "name", "key")},
    "required": ["parameter", "name", "key"],
    "additionalProperties": False,
}
KEDA: dict[str, dict[str, Any]] = {
    "ScaledObject": {
        "type": "object",
        "properties": {
            "scaleTargetRef": {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]},
            **{
                one: {"type": "integer", "minimum": 0}
                for one in ("pollingInterval", "cooldownPeriod", "minReplicaCount", "maxReplicaCount")
            },
            "fallback": {"type": "object", "required": ["failureThreshold", "replicas"]},
            "triggers": {"type": "array", "items": TRIGGER, "minItems": 1},
        },
        "required": ["scaleTargetRef", "triggers"],
        "additionalProperties": False,
    },
    "TriggerAuthentication": {
        "type": "object",
        "properties": {"secretTargetRef": {"type": "array", "items": REFERENCE}},
        "required": ["secretTargetRef"],
        "additionalProperties": False,
    },
}
"""What of KEDA's two kinds is used here, as https://keda.sh/docs describes it."""


def documents(file: Path) -> list[dict[str, Any]]:
    """Return the documents of a file."""
    return [one for one in yaml.safe_load_all(file.read_text("utf-8")) if one]


def objects() -> Iterator[dict[str, Any]]:
    """Yield every object of the manifests, the example's secrets too."""
    for file in sorted(MANIFESTS.glob("*.yaml")):
        if file.name != "kustomization.yaml":
            yield from documents(file)


def of_kind(kind: str) -> dict[str, dict[str, Any]]:
    """Return the objects of a kind by name."""
    return {one["metadata"]["name"]: one for one in objects() if one["kind"] == kind}


@pytest.mark.parametrize("found", list(objects()), ids=lambda one: f"{one['kind']}-{one['metadata']['name']}")
def test_each_manifest_is_of_its_kind(found: dict[str, Any]) -> None:
    """Kubernetes' own kinds by their published schemas, strictly; KEDA's by what is used of them."""
    if found["apiVersion"].startswith("keda.sh/"):
        validate(found["spec"], KEDA[found["kind"]])
    else:
        kubernetes_validate.validate(found, VERSION, strict=True)


def test_the_schemas_can_fail() -> None:
    """A misspelt key is found by both."""
    wrong = {**of_kind("Deployment")["workers"], "spce": {}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, VERSION, strict=True)
    with pytest.raises(Exception, match="cooldown"):
        validate({**of_kind("ScaledObject")["workers"]["spec"], "cooldown": 3}, KEDA["ScaledObject"])


def test_the_base_lists_its_files_and_no_secret() -> None:
    """Everything but the example is part of it."""
    (base,) = documents(MANIFESTS / "kustomization.yaml")
    there = {file.name for file in MANIFESTS.glob("*.yaml")} - {"kustomization.yaml", "secret.example.yaml"}
    assert set(base["resources"]) == there


def test_what_is_referred_to_exists() -> None:
    """Selectors find pods, claims and secrets are there, KEDA looks at the queue that is used."""
    deployments, secrets = of_kind("Deployment"), of_kind("Secret")
    labels = [one["spec"]["template"]["metadata"]["labels"].items() for one in deployments.values()]
    for one in [*deployments.values(), *of_kind("PodDisruptionBudget").values()]:
        assert any(one["spec"]["selector"]["matchLabels"].items() <= had for had in labels)
    (scaled,) = of_kind("ScaledObject").values()
    assert scaled["spec"]["scaleTargetRef"]["name"] in deployments
    assert "replicas" not in deployments["workers"]["spec"], "would fight with what KEDA sets"
    (trigger,) = scaled["spec"]["triggers"]
    assert trigger["metadata"]["listName"] == broker.queue(Redis()).key
    (login,) = of_kind("TriggerAuthentication").values()
    for one in login["spec"]["secretTargetRef"]:
        assert one["key"] in secrets[one["name"]]["stringData"]


def test_manifests_speak_of_settings_that_exist() -> None:
    """In the config and in the example of the secret; the probes ask the port that is set."""
    config = of_kind("ConfigMap")["shuize"]["data"]
    assert {*config, *of_kind("Secret")["shuize"]["stringData"]} <= SETTINGS
    for deployment in of_kind("Deployment").values():
        (container,) = deployment["spec"]["template"]["spec"]["containers"]
        assert str(container["ports"][0]["containerPort"]) == config["SHUIZE_METRICS_PORT"]


def known_metrics() -> set[str]:
    """Return every metric's name as the code has it."""
    counted = {one.name for counter in metrics.COUNTERS.values() for one in counter.describe()}
    text = (ROOT / "shuize" / "gauges.py").read_text("utf-8") + (ROOT / "shuize" / "metrics.py").read_text("utf-8")
    gauges = set(re.findall(r'"(shuize_[a-z_]+)"', text))
    return gauges | {f"{name}_{end}" for name in counted for end in ("total", "bucket", "count", "sum")}


def expressions() -> list[str]:
    """Return what the dashboard asks Prometheus."""
    panels = json.loads(DASHBOARD.read_text("utf-8"))["panels"]
    return [target["expr"] for panel in panels for target in panel["targets"]]


@pytest.mark.parametrize("file", ["rules.yml", "dashboard"])
def test_rules_and_dashboard_ask_for_metrics_that_exist(file: str) -> None:
    """No panel stays empty because a metric was renamed."""
    text = " ".join(expressions()) if file == "dashboard" else (PROMETHEUS / file).read_text("utf-8")
    asked = set(NAME.findall(text))
    assert asked
    assert asked <= known_metrics()


def test_every_metric_is_documented_and_nothing_else() -> None:
    """The table of docs/operations.md and the code name the same."""
    text = (ROOT / "docs" / "operations.md").read_text("utf-8")
    section = text.partition("\n## Metrics\n")[2].partition("\n## ")[0]
    bare = {re.sub("_(bucket|count|sum)$", "", name) for name in known_metrics()}
    histograms = {one.name for c in metrics.COUNTERS.values() for one in c.describe() if one.type == "histogram"}
    assert set(NAME.findall(section)) == bare - {f"{name}_total" for name in histograms} - {
        one.name for c in metrics.COUNTERS.values() for one in c.describe() if one.type == "counter"
    }


def promtool(*arguments: str | Path) -> None:
    """Run Prometheus' own checker."""
    if shutil.which("promtool") is None:
        pytest.skip("promtool (Debian: prometheus) is not installed")
    done = subprocess.run(["promtool", *arguments], cwd=PROMETHEUS, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_prometheus_takes_its_configuration_and_rules() -> None:
    """Syntax of both, and the rules against series that must and must not raise them."""
    promtool("check", "config", "prometheus.yml")
    promtool("test", "rules", "rules_test.yml")


def test_prometheus_takes_what_the_dashboard_asks(tmp_path: Path) -> None:
    """Each panel's expression as a recording rule."""
    rules = [{"record": f"panel:{number}", "expr": asked} for number, asked in enumerate(expressions())]
    file = tmp_path / "panels.yml"
    file.write_text(yaml.safe_dump({"groups": [{"name": "panels", "rules": rules}]}), "utf-8")
    promtool("check", "rules", file)


def test_the_rules_are_in_the_configuration_of_compose() -> None:
    """Compose shows metrics on the port that Prometheus asks."""
    (compose,) = documents(ROOT / "docker-compose.yml")
    (asked,) = documents(PROMETHEUS / "prometheus.yml")
    (found,) = asked["scrape_configs"][0]["dns_sd_configs"]
    for name in found["names"]:
        assert compose["services"][name]["environment"]["SHUIZE_METRICS_PORT"] == str(found["port"])
