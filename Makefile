# Datong Explorer: `make run` and `make test` install whatever is missing first.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run test headless interop check bench gazetteer clean
python := .venv/bin/python
# Without its bytecode the program starts half as fast, and some environments forbid Python to write it.
compile := $(python) -m compileall -q geodata explorer

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## install all that is needed to run and to test
	@.ci/setup dev
	@$(compile)

run: ## open the explorer on the five documents (without a display: on a virtual screen, results in out/)
	@.ci/setup run
	@$(compile)
	@.ci/open

test: ## run the tests
	@.ci/setup dev
	@$(compile)
	@$(python) -m pytest

interop: ## read exports back with other people's programs
	@.ci/setup interop
	@$(python) -m pytest -m interop tests/interop

headless: ## run the library's tests where Qt cannot be imported
	@.ci/setup dev
	@PYTHONPATH=.ci/without_qt $(python) -m pytest -p no:pytest-qt -W ignore::pytest.PytestConfigWarning \
		-o addopts="--strict-markers --import-mode=importlib" tests/unit/geodata

check: ## lint (Python, scripts, styles), format, types and import contracts
	@.ci/setup dev
	@$(python) -m ruff check
	@$(python) -m ruff format --check
	@$(python) -m mypy
	@.venv/bin/lint-imports
	@.ci/lint-web

bench: ## measure speed beside named peers
	@.ci/setup bench
	@$(compile)
	@$(python) -m tests.benchmarks

gazetteer: ## rebuild resources/gazetteer/datong.gpkg
	@.ci/setup gazetteer
	@$(python) -m geodata.gazetteer.build

clean: ## remove everything that make has made
	rm -rf .venv out dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf resources/web/node_modules resources/web/vendor resources/i18n/*.qm
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
