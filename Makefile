# Everything happens in .venv, installed from the lock files; nothing else on the machine is touched.
#   make demo   the whole system on its sample articles      make test   all tests
#   make check  what CI checks before it tests               make help   the rest
.DEFAULT_GOAL := help
.SUFFIXES:
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
CANDIDATES := python3 python3.13 python3.14 python3.12 python3.11 python
UV_VERSION := 0.13.9
LABELLED := ../shared/gold
# Labels whose texts lie outside of the repository, and where.
MORE := tests/data/gold/broadcast-more
STREAM := ../shared/stream/broadcast-2020H1.jsonl.gz
# What the guide to those labels leaves out: read or not, it is not judged.
UNLABELLED := --outside severe_cases --outside new_severe_cases
CHECKED := shuize ingest workers alerts seeds tests bench

# The first interpreter that is new enough and can make a virtual environment; PYTHON=... overrides the search.
PROBE := import ensurepip, ssl, sys, venv; sys.exit(sys.version_info < (3, 11))
PIP := $(BIN)/python -m pip --disable-pip-version-check install --require-hashes --no-build-isolation --use-pep517
SAY = @if [ -t 1 ]; then printf '\033[1m==> %s\033[0m\n' $(1); else printf '==> %s\n' $(1); fi

.PHONY: help install demo test check format lock env schema bench proof evaluate clean

help: ## show the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | column -t -s '|' 2>/dev/null || true

install: $(VENV)/.installed ## .venv with what running needs; then: .venv/bin/shuize up --help

demo: $(VENV)/.installed ## the whole system on its sample articles, in less than a minute
	@$(BIN)/shuize demo

test: $(VENV)/.developed ## everything that the tests need, then all tests (ARGS=... goes to pytest)
	$(call SAY,"Running the tests")
	@$(BIN)/pytest -n 2 --dist loadfile $(ARGS)

check: $(VENV)/.developed ## lint, format, types, who may import whom
	$(call SAY,"ruff")
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	$(call SAY,"mypy --strict")
	@$(BIN)/mypy
	$(call SAY,"import-linter")
	@$(BIN)/lint-imports

format: $(VENV)/.developed ## rewrite the sources as ruff formats them
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format

lock: $(VENV)/.uv ## resolve the newest versions that pyproject.toml allows and write the lock files
	$(call SAY,"Resolving")
	@set -e; \
	compile() { \
	  out=$$1; shift; \
	  $(BIN)/uv pip compile --no-config --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --custom-compile-command 'make lock' --output-file "$$out" "$$@"; \
	  echo "$$out: $$(grep -c '^[a-z]' "$$out") packages"; \
	}; \
	compile requirements.lock pyproject.toml; \
	compile requirements-build.lock --group build --constraints requirements.lock; \
	compile requirements-dev.lock pyproject.toml --group dev --group build \
	  --constraints requirements.lock --constraints requirements-build.lock

env: ## .env for docker compose, with random passwords; one that exists is left alone
	@if [ -e .env ]; then echo ".env exists already"; exit 0; fi; \
	mkdir -p inbox; uid=$$(id -u) gid=$$(id -g); \
	if [ "$$uid" = 0 ]; then uid=1000 gid=1000; chown 1000:1000 inbox; fi; \
	umask 077; \
	while IFS= read -r line; do case "$$line" in \
	  *_PASSWORD=) echo "$$line$$(od -An -N 16 -t x1 /dev/urandom | tr -d ' \n')" ;; \
	  SHUIZE_WEBHOOK_SECRET=) echo "$${line}whsec_$$(head -c 32 /dev/urandom | base64 | tr -d '\n')" ;; \
	  INBOX_UID=) echo "$$line$$uid" ;; \
	  INBOX_GID=) echo "$$line$$gid" ;; \
	  *) echo "$$line" ;; \
	esac; done < .env.example > .env; echo "wrote .env"

schema: $(VENV)/.installed ## write the JSON Schema of the webhook's body from its types
	@$(BIN)/shuize schema > docs/webhook.schema.json

bench: $(VENV)/.developed ## measure speed on this machine (ARGS="road latency": some of it)
	@$(BIN)/python -m bench $(ARGS)

proof: $(VENV)/.developed ## kill everything again and again, drop broken files: nothing gets lost (half an hour)
	@set -e; for one in kill_ingest kill_delivery bad_input; do echo "==> $$one"; $(BIN)/python -m "bench.$$one"; done

evaluate: $(VENV)/.installed ## measure how well articles are read, on all labels there are (ARGS=... goes to shuize)
	@set -e; evaluate() { \
	  gold="$$1" articles="$$2"; shift 2; \
	  if [ -e "$$gold" ] && [ -d "$$articles" ]; then \
	    echo "==> $$gold"; $(BIN)/shuize evaluate "$$gold" "$$articles" "$$@" $(ARGS); \
	  fi; \
	}; \
	for gold in seeds/resumption tests/data/gold; do evaluate $$gold $$gold/articles; done; \
	for gold in $(LABELLED)/*/; do evaluate "$${gold%/}" "$${gold%/}/articles" $(UNLABELLED); done; \
	evaluate $(LABELLED)/seeds.jsonl ../shared/seeds $(UNLABELLED) --outside loan_recipients; \
	if [ -e $(STREAM) ]; then \
	  texts=$$(mktemp -d); trap 'rm -rf "$$texts"' EXIT; \
	  $(BIN)/python bench/unpack.py $(STREAM) $(MORE) "$$texts"; evaluate $(MORE) "$$texts" $(UNLABELLED); \
	fi

clean: ## remove the virtual environment and all caches; the data folder and the inbox stay
	rm -rf $(VENV) dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage*
	find $(CHECKED) -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@python=; \
	for candidate in $(or $(PYTHON),$(CANDIDATES)); do \
	  if "$$candidate" -c '$(PROBE)' >/dev/null 2>&1; then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "No usable Python found among: $(or $(PYTHON),$(CANDIDATES))." >&2; \
	  echo "Install Python 3.11 or newer with venv (Debian, Ubuntu: apt-get install python3-venv), or name one:" >&2; \
	  echo "  make $(or $(MAKECMDGOALS),demo) PYTHON=/path/to/python3" >&2; \
	  exit 1; \
	fi; \
	printf '==> Making %s with %s\n' "$(VENV)" "$$("$$python" --version) ($$python)"; \
	"$$python" -m venv --clear $(VENV)

$(VENV)/.build: requirements-build.lock | $(BIN)/python
	$(call SAY,"Installing what builds packages (requirements-build.lock)")
	@$(BIN)/python -m pip --disable-pip-version-check install --require-hashes -r requirements-build.lock
	@touch $@

$(VENV)/.installed: requirements.lock pyproject.toml $(VENV)/.build
	$(call SAY,"Installing $$(grep -c '^[a-z]' requirements.lock) packages (requirements.lock)")
	@$(PIP) -r requirements.lock
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.developed: requirements-dev.lock $(VENV)/.installed
	$(call SAY,"Installing what checks and tests need (requirements-dev.lock)")
	@$(PIP) -r requirements-dev.lock
	@touch $@

$(VENV)/.uv: Makefile | $(BIN)/python
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet uv==$(UV_VERSION)
	@touch $@
