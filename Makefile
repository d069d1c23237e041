# Each target is one line into a tool. `make run` and `make test` are all that a newcomer needs.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
UV_VERSION := 0.13.9
.DEFAULT_GOAL := help
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help setup run test check bench nightly docs messages screenshots

help: ## show these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.base ## install what a desk needs

run: $(VENV)/.base ## set all up and serve a sample desk on http://localhost:8000
	@exec $(BIN)/overture run

test: $(VENV)/.dev ## run every test (SQLite; PostgreSQL too when DATABASE_URL says so)
	@$(BIN)/pytest -q -n auto --dist loadgroup $(ARGS)

check: $(VENV)/.dev ## format, lint, types, layers, templates, spelling, known vulnerabilities
	@scripts/check

bench: $(VENV)/.dev ## benchmarks, as ratios in one run
	@$(BIN)/python -m benchmarks $(ARGS)

nightly: $(VENV)/.dev ## the long runs
	@$(BIN)/pytest -q -n auto -m "nightly or not nightly" --hypothesis-profile=nightly && $(BIN)/python -m benchmarks && $(BIN)/python -m benchmarks --size 10k,100k,1m

docs: $(VENV)/.dev ## the documentation as a site in build/docs
	@$(BIN)/mkdocs build -q --strict -d build/docs

messages: $(VENV)/.dev ## collect and compile the translations (needs gettext)
	@scripts/messages

screenshots: $(VENV)/.dev ## make the pictures of docs/ anew
	@OVERTURE_SCREENSHOTS=1 $(BIN)/pytest -q -n0 tests/journey

$(VENV)/bin/uv:
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install -q "uv==$(UV_VERSION)" || echo "uv could not be installed; pip does its work."

# The machine's own UV_PYTHON would win over VIRTUAL_ENV, so the interpreter is named each time.
$(VENV)/.base: requirements/base.txt pyproject.toml $(VENV)/bin/uv
	@scripts/install base && touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml $(VENV)/bin/uv
	@scripts/install dev && touch $@ $(VENV)/.base
