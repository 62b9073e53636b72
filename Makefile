# `make` alone shows what there is to do. GNU Make 3.81, as macOS has it, is enough.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

VENV := .venv
PY := $(VENV)/bin/python
# One mark for each place: a checkout that was moved sets itself up again.
READY := $(VENV)/ready-$(shell pwd -P | cksum | tr ' ' '-')
BROKEN := $(shell $(PY) -c '' 2>/dev/null || echo broken)
NO_SCREEN := [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ]
WITHOUT_SCREEN := QT_QPA_PLATFORM="$${QT_QPA_PLATFORM:-offscreen}"
TEST_JOBS ?= 2

.PHONY: help run test lint format demo bench faults package deb portable offline size lock clean always

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

run: $(READY) ## start the app (ARGS="--library DIR" and the like are passed on)
	@if $(NO_SCREEN); then \
		echo "There is no screen here, so make demo plays the job into build/demo instead."; \
		$(MAKE) --no-print-directory demo; \
	else \
		$(PY) packaging/check_qt.py && $(PY) -m facilitator $(ARGS); \
	fi

test: lint ## check style, types and layers, then run every test
	@$(WITHOUT_SCREEN) $(PY) packaging/check_qt.py
	$(WITHOUT_SCREEN) $(PY) -m pytest -n $(TEST_JOBS) --dist loadfile $(PYTEST_ARGS)

lint: $(READY) ## only the checks that read the source
	$(PY) -m ruff format --check
	$(PY) -m ruff check
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-logo --cache-dir build/import-linter

format: $(READY) ## bring the source into its form
	$(PY) -m ruff check --select I --fix
	$(PY) -m ruff format

demo: $(READY) ## play the whole job and leave pictures and PDFs in build/demo (PLAN=file)
	@if $(NO_SCREEN); then export QT_QPA_PLATFORM=offscreen; fi; \
	$(PY) packaging/check_qt.py && PLAN="$(PLAN)" $(PY) -m tests.e2e.demo

faults: $(READY) ## break the disk under it at every Nth call (see docs/trust.md)
	FAULTS=long $(WITHOUT_SCREEN) $(PY) -m pytest -n $(TEST_JOBS) tests/faults tests/library/test_salvage.py

bench: $(READY) ## measure against the floor, into docs/performance.md (BENCH="words")
	@$(WITHOUT_SCREEN) $(PY) packaging/check_qt.py
	$(WITHOUT_SCREEN) $(PY) -m tests.benchmarks $(BENCH)

package: $(VENV)/package-ready ## build a folder to hand out, into dist/facilitator
	$(PY) -m PyInstaller --noconfirm --log-level WARN \
		--distpath dist --workpath build/pyinstaller packaging/facilitator.spec
	dist/facilitator/facilitator --self-check

deb: package ## build the package for Debian and Ubuntu, into dist
	$(PY) packaging/deb.py

portable: package ## build the folder for a stick, which keeps its data beside it, into dist
	$(PY) packaging/portable.py

size: package ## measure the package against a bare window that PyInstaller packs by itself
	$(PY) packaging/size.py
	FACILITATOR_MEASURED=1 $(PY) -m PyInstaller --noconfirm --log-level ERROR \
		--distpath build/measured --workpath build/pyinstaller packaging/facilitator.spec
	$(WITHOUT_SCREEN) $(PY) -m tests.benchmarks packaged

offline: $(READY) ## play the job and run the tests (PYTEST_ARGS) where there is no network at all
	@$(PY) packaging/offline.py env $(WITHOUT_SCREEN) $(PY) -m tests.e2e.demo
	@$(PY) packaging/offline.py env $(WITHOUT_SCREEN) $(PY) -m pytest -q -n $(TEST_JOBS) --dist loadfile $(PYTEST_ARGS)

lock: ## write requirements/*.txt anew (needs uv)
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-header \
		--group dev pyproject.toml requirements/build.in -o requirements/dev.txt
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-header \
		requirements/package.in -o requirements/package.txt

clean: ## remove what make built; the environment in .venv stays
	rm -rf build dist .hypothesis .ruff_cache .mypy_cache .import_linter_cache
	find src tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements/dev.txt pyproject.toml packaging/make_venv.sh $(if $(BROKEN),always)
	@PYTHON="$(PYTHON)" sh packaging/make_venv.sh
	@rm -f $(VENV)/ready-* && touch $@

$(VENV)/package-ready: requirements/package.txt $(READY)
	$(PY) -m pip install --quiet -r requirements/package.txt
	@touch $@
