# `make site` and `make test` do all of their own set-up. Works with GNU make 3.81 and BSD tools.

SHELL := /bin/sh
BIN := .venv/bin
LOCK := $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 \
	--generate-hashes --no-header $(if $(UPGRADE),--upgrade) pyproject.toml

# The parts that are nothing but rules on values: covered to the last branch.
COVERED := builder/source/*,builder/model/*,builder/checks/*,builder/followups/*,builder/insights/*,builder/drafts/*

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help site serve mine check due test fuzz coverage lint format vendor screenshots golden bench lock clean run dev

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile

site: run ## build the site from content/ and say which page to open
	@$(BIN)/keepwarm build

serve: run ## the site in the browser, built anew on every save of a note; Ctrl-C ends it
	@$(BIN)/keepwarm serve

mine: run ## a folder of your own for your notes: make mine DIR=../my-notes
ifeq ($(strip $(DIR)),)
	@echo 'Say where your notes shall live: make mine DIR=../my-notes' >&2; exit 2
else
	@case "$$DIR" in '~/'*) DIR=$$HOME/$${DIR#'~/'};; esac; $(BIN)/keepwarm init "$$DIR"
endif

check: run ## what is wrong in the notes
	@$(BIN)/keepwarm check

due: run ## the follow-ups that are due
	@$(BIN)/keepwarm due

test: dev ## all tests; BROWSER=no leaves out those that need Chromium
ifeq ($(BROWSER),no)
	@$(BIN)/pytest -n auto --dist worksteal --cov --cov-report= -m 'not browser'
	@$(MAKE) --no-print-directory coverage
	@$(BIN)/pytest --collect-only --quiet -m browser | awk '/::/ {n++} \
		END {printf "Left out by BROWSER=no: %d of the tests, which need Chromium (“make test” runs them).\n", n}'
else
	@chromium=$$(sh scripts/browser.sh) && \
		KEEPWARM_CHROMIUM="$$chromium" $(BIN)/pytest -n auto --dist worksteal --cov --cov-report=
	@$(MAKE) --no-print-directory coverage
endif

fuzz: dev ## the properties, on TRIES times as many random examples (50); long
	@KEEPWARM_TRIES=$(or $(TRIES),50) $(BIN)/pytest -n auto --dist worksteal -m 'not browser' \
		$$(grep -rl --include='*.py' 'from hypothesis import' tests | grep /test_)

coverage: dev ## what the last test run left uncovered of the parts that must be covered
	@$(BIN)/coverage report --include='$(COVERED)' --fail-under=100

lint: dev ## format, style, types and the direction of imports
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: dev ## mend what a machine can mend of it
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

vendor: dev ## the front-end files of npm packages, as vendor.json lists them; RECORD=yes lists them anew
	@$(BIN)/python scripts/vendor.py $(if $(RECORD),--record) themes/default/vendor.json tests/browser/vendor/vendor.json

screenshots: dev ## draw the pages of docs/pages.md from the sample
	@chromium=$$(sh scripts/browser.sh) && KEEPWARM_CHROMIUM="$$chromium" $(BIN)/python scripts/screenshots.py

golden: dev ## write anew what the sample's pages say, once a change is meant
	@$(BIN)/python -m tests.sample.golden

bench: dev ## measure beside Hugo and others, long; SIZES, ALONE, DUE, PEERS, REPEATS, DIR, MEMORY, RECORD=yes
	@$(BIN)/python -m benchmarks.run $(foreach option,SIZES ALONE DUE PEERS REPEATS DIR MEMORY,\
		$(if $(filter-out undefined,$(origin $(option))),--$(shell echo $(option) | tr A-Z a-z)='$($(option))')) \
		$(if $(filter yes,$(RECORD)),--record)

lock: dev ## pin the packages of pyproject.toml; UPGRADE=yes takes the newest of each
	@$(LOCK) --group build --output-file requirements/run.txt
	@$(LOCK) --group dev --constraint requirements/run.txt --output-file requirements/dev.txt

clean: ## remove what was made: .venv, site, caches
	@rm -rf .venv site .keepwarm .keepwarm-bench dist htmlcov .coverage .coverage.* .hypothesis \
		.import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Quick where there is nothing to do; .venv/*.stamp say so.
run dev:
	@sh scripts/setup.sh $@
