# Everything goes through .venv; `make setup` builds it once and does nothing more until its inputs change.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.liasse-setup
SAMPLES := samples/dossiers
OUT := out
# Reference sets that the confidences are fitted on, and where their readings are kept (docs/calibration.md).
SETS :=
CACHE := .calibration

.DEFAULT_GOAL := help
.PHONY: help setup demo test check fix schemas samples bench bench-ocr bench-guide bench-reconcile calibrate clean

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## Install everything into .venv, with Tesseract and LibreOffice; quick when it is done

$(STAMP): pyproject.toml constraints.txt $(wildcard tools/setup/*.sh)
	@sh tools/setup/programs.sh
	@sh tools/setup/python.sh $(VENV)
	@touch $@

demo: setup ## Read the invented dossiers of samples/ into out/
	$(BIN)/liasse convert $(SAMPLES) --out $(OUT); status=$$?; [ $$status -le 1 ]
	@echo "Open $(OUT)/rapport.html"

test: setup check ## Set up, then check everything as CI does

check: ## What CI checks: format, lint, types, import contracts, tests; changes nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

fix: ## Format, and repair what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

schemas: ## Write schemas/*.schema.json from the models
	$(BIN)/liasse schema --out schemas

samples: ## Write the invented dossiers of samples/ again
	$(BIN)/python tools/reference/samples.py --force

bench: setup ## The whole run over scans against the bare tesseract command: seconds and ratio
	$(BIN)/python tools/bench.py

bench-ocr: setup ## Accuracy against time for the choices of OCR
	$(BIN)/python tools/bench_ocr.py

bench-guide: setup ## A guide as text and as PDF of 100 pages against pdfplumber's words: seconds and ratio
	$(BIN)/python tools/bench_guide.py

bench-reconcile: ## Dossiers made from a guide's sheets, and outsiders: GUIDE=OUT/guide.json, else an invented one
	$(BIN)/python tools/bench_reconcile.py $(GUIDE) --rounds 2

calibrate: ## Fit the confidences on SETS="folder…" again (docs/calibration.md)
	$(BIN)/python tools/calibrate.py $(SETS) --cache $(CACHE)

clean: ## Remove what was made, but not .venv
	rm -rf $(OUT) $(OUT)-bench build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
