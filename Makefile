# Two commands for a new clone: `make brief` and `make test`. Needs Python 3.11 or newer and the package index; uv is
# used where there is one. Everything is installed into .venv and nowhere else.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.briefgen-ready
PYTEST_ARGS ?= -n auto

.PHONY: help brief test lint types docs bench ci clean

help:
	@echo "make brief   the briefing of the five articles in seeds/"
	@echo "make test    all tests, offline"
	@echo "make lint    ruff"
	@echo "make types   mypy, strict"
	@echo "make docs    write docs/cli.md and docs/briefing.schema.json again"
	@echo "make bench   the benchmarks"
	@echo "make ci      what CI runs"
	@echo "make clean   remove .venv and the caches"

brief: $(READY)
	@$(BIN)/briefgen brief seeds/

test: $(READY)
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(READY)
	@$(BIN)/python -m ruff check src tests

types: $(READY)
	@$(BIN)/python -m mypy --strict src

docs: $(READY)
	@$(BIN)/python tests/documents.py

bench: $(READY)
	@for script in benchmarks/*.py; do echo "$$script"; $(BIN)/python "$$script" || exit 1; done

ci:
	@.ci/run

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist

$(READY): pyproject.toml constraints.txt
	@.ci/install $(VENV) --editable ".[dev]"
	@touch $@
