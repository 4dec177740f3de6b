# Two commands for a new clone: `make brief` and `make test`. Needs Python 3.11 or newer and the package index; uv is
# used where there is one. Everything is installed into .venv and nowhere else.

VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.briefgen-run
DEV := $(VENV)/.briefgen-dev
# A worker that has done its tests takes over those of another: the long ones stand together, and one would have them all.
PYTEST_ARGS ?= -n auto --dist worksteal

.PHONY: help brief test lint types docs bench ci clean

help:
	@echo "make brief   the briefing of the five articles in seeds/"
	@echo "make test    all tests, offline"
	@echo "make lint    ruff, its format too"
	@echo "make types   mypy, strict"
	@echo "make docs    write docs/cli.md and docs/briefing.schema.json again"
	@echo "make bench   the benchmarks"
	@echo "make ci      what CI runs"
	@echo "make clean   remove .venv and the caches"

brief: $(RUN)
	@$(BIN)/briefgen brief seeds/

test: $(DEV)
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(DEV)
	@$(BIN)/python -m ruff check src tests benchmarks
	@$(BIN)/python -m ruff format --check --quiet src tests benchmarks

types: $(DEV)
	@$(BIN)/python -m mypy --strict src

docs: $(DEV)
	@$(BIN)/python tests/documents.py

bench: $(DEV)
	@for script in benchmarks/*.py; do echo "$$script"; $(BIN)/python "$$script" || exit 1; done

ci:
	@.ci/run

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist

$(RUN): pyproject.toml constraints.txt
	@.ci/install $(VENV) --editable ".[offline]"
	@touch $@

$(DEV): pyproject.toml constraints.txt
	@.ci/install $(VENV) --editable ".[dev]"
	@touch $(RUN) $@
