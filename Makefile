# make demo   everything set up, and one story from a fresh workspace to a report
# make test   everything set up, and all tests
# make cover  which lines and branches all tests together reach
# make bench  how fast, as ratios against the floor and what others do
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo
AS_OF := 2026-11-23
MOFKIT := $(BIN)/mofkit

ROOMS := text model analysis lint
THINKING := $(ROOMS:%=tests/%)
COUNTED := $(ROOMS:%=--cov=mofkit.%)

.PHONY: demo test cover lint bench docs lock clean

$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("mofkit needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: $(VENV)/ready
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh docs/demo.sh $(DEMO) $(AS_OF)

# The rooms that only think are tested by themselves and counted line by line; counting all takes three times as long.
test: $(VENV)/ready lint
	$(BIN)/python -m pytest -q -n 2 $(THINKING) $(COUNTED) --cov-report=term:skip-covered --cov-fail-under=95
	$(BIN)/python -m pytest -q -n 2 tests $(THINKING:%=--ignore=%)

cover: $(VENV)/ready
	$(BIN)/python -m pytest -q -n 2 --cov --cov-report=term-missing:skip-covered

lint: $(VENV)/ready
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/mypy
	$(BIN)/codespell mofkit content docs workspace-template README.md CHANGELOG.md

bench: $(VENV)/ready
	$(BIN)/python -m compileall -q mofkit $(VENV)/lib
	$(BIN)/python -m mofkit.content.compile
	$(BIN)/python tests/benchmarks/run.py

docs: $(VENV)/ready
	$(BIN)/python docs/generate.py

lock: $(VENV)/ready
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --python-version 3.11 --quiet --universal --generate-hashes --no-header --no-annotate --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) $(DEMO) dist build
