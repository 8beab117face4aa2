# Two commands matter: `make demo` and `make test`. Everything else is for people who change the code.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: help demo test check lint format types imports bench tagger-neural train-small clean
help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(VENV)/.installed ## build the example graph, ask it, draw it
	@$(BIN)/python scripts/demo.py

test: $(VENV)/.installed-dev ## run the tests
	$(BIN)/python -m pytest -n auto

check: lint types imports test ## lint, types, import contract and tests

lint: $(VENV)/.installed-dev ## lint and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.installed-dev ## rewrite in the project's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.installed-dev ## strict type check
	$(BIN)/mypy

imports: $(VENV)/.installed-dev ## who may import whom
	$(BIN)/lint-imports

# Training needs libraries that digigraph does not; they have an environment of their own.
TRAINING := .venv-training
TEACHER  ?= ../shared/models/german-ner-e5-small
CORPORA  ?= ../shared/corpora
TRAIN    := PYTHONPATH=src $(TRAINING)/bin/python

$(TRAINING)/.installed: scripts/training-requirements.txt
	$(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

tagger-neural: $(TRAINING)/.installed ## export the accurate tagger to models/tagger-neural
	$(TRAIN) scripts/export_neural.py $(TEACHER) models/tagger-neural

train-small: tagger-neural ## train the small tagger anew (an hour on two cores)
	mkdir -p build
	$(TRAIN) scripts/silver.py models/tagger-neural $(CORPORA)/germeval2014 build/silver1.npz \
	  --teacher $(TEACHER) --versions 2 --seed 1 --more $(CORPORA)
	$(TRAIN) scripts/silver.py models/tagger-neural $(CORPORA)/germeval2014 build/silver2.npz \
	  --teacher $(TEACHER) --versions 3 --seed 2
	$(TRAIN) scripts/train_small.py $(TEACHER) $(CORPORA)/germeval2014 src/digigraph/models/tagger-small.npz \
	  --silver build/silver1.npz build/silver2.npz
	cd src/digigraph/models && sha256sum tagger-small.npz > tagger-small.sha256

clean: ## remove what the build made
	rm -rf $(VENV) demo dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
