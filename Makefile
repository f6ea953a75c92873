# Needs Python 3.11 or newer, git, make and the package index; everything else goes into .venv.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

# Any of these may be set: `make test PYTHON=python3.12`, `make site SITE=/srv/www`.
PYTHON ?=
SITE ?= _site
VENV ?= .venv
WORKERS ?= 2
# More arguments for pytest: `make test PYTEST="-k dates -x"`.
PYTEST ?=
# Arguments for the measurements: `make bench BENCH="--entries 1000 --rounds 3"`.
BENCH ?=
# Arguments for the search for texts that fail: `make fuzz FUZZ="--minutes 5 --seed 7"`.
FUZZ ?=

export PIP_DISABLE_PIP_VERSION_CHECK := 1

py := $(VENV)/bin/python
pip := $(py) -m pip --quiet install

# A candidate has to run: a name on the path may be a stub of a version manager.
find_python = for candidate in $(if $(PYTHON),'$(PYTHON)',python3.13 python3.12 python3.11 python3.14 python3 python); do \
	if "$$candidate" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
		echo "$$candidate"; exit 0; fi; done; \
	echo 'No Python 3.11 or newer with the modules venv and ensurepip was found$(if $(PYTHON), at `$(PYTHON)`).' >&2; \
	echo 'Install one (on Debian: apt-get install python3 python3-venv), or name it: make PYTHON=/path/to/python3.' >&2; \
	exit 1

# An environment works only in the folder it was made in, so one that was moved or copied is made anew.
ifneq ($(shell test "$$(cat '$(VENV)/folder' 2>/dev/null)" = "$$(pwd -P)" && '$(py)' -c pass 2>/dev/null && echo whole),whole)
.PHONY: $(VENV)/folder
endif

.PHONY: help python site test browser lint types audit oldest bench bench-peers clean locked lock fuzz

help: ## Lists the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' Makefile

python: ## Says which Python would be used
	@$(find_python)

site: $(VENV)/installed ## Builds content/ into _site/
	@$(VENV)/bin/journal build --output '$(SITE)'
	@echo "The site is in $$(cd '$(SITE)' && pwd -P); open index.html there."

test: $(VENV)/installed-test ## Runs the tests, but for the slow ones and those in a browser
	@$(py) -m pytest -n $(WORKERS) --dist worksteal $(PYTEST)

browser: $(VENV)/installed-test ## Runs the tests in a browser, which skip where there is none
	@$(py) -m pytest -n $(WORKERS) --dist worksteal -m 'browser and not slow' tests/browser $(PYTEST)

lint: $(VENV)/installed-dev ## Looks for mistakes in code, formatting and workflows
	@$(py) -m ruff check .
	@$(py) -m ruff format --check .
	@$(py) -m check_jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(py) -m check_jsonschema --builtin-schema vendor.github-actions action.yml

types: $(VENV)/installed-dev ## Checks the types
	@$(py) -m mypy

# What measures the pages runs alone, since another process beside it would slow them down.
audit: export JOURNAL_NODE_MODULES := $(VENV)/node/node_modules
audit: $(VENV)/installed-dev $(VENV)/node/installed oldest ## Runs everything that takes long
	@$(py) -m pytest -n $(WORKERS) --dist worksteal -m 'slow and not browser' --hypothesis-profile=audit $(PYTEST)
	@$(py) -m pytest -m 'slow and browser' -rP $(PYTEST)

# The lowest version of each dependency, as pyproject.toml allows it, in an environment of its own.
oldest: $(VENV)/installed-test ## Runs the tests with the oldest packages allowed
	@rm -rf '$(VENV)-oldest'
	@$(py) -m venv '$(VENV)-oldest'
	@$(py) -c 'import tomllib; print(*(need.replace(">=", "==") for need in tomllib.load(open("pyproject.toml", "rb"))["project"]["dependencies"]), sep="\n")' > '$(VENV)-oldest/constraints.txt'
	@$(VENV)-oldest/bin/python -m pip --quiet install --constraint '$(VENV)-oldest/constraints.txt' --editable '.[test]'
	@$(VENV)-oldest/bin/python -m pytest -n $(WORKERS) --dist worksteal $(PYTEST)

# What is installed is then neither newer nor other than what was tested; the digests are those of all systems.
locked: $(VENV)/folder ## Installs the very packages that requirements-dev.lock names
	@$(pip) --require-hashes --requirement requirements-dev.lock
	@$(pip) --no-deps --editable .
	@touch $(VENV)/installed $(VENV)/installed-test $(VENV)/installed-dev

lock: ## Writes requirements-dev.lock anew, with the newest packages
	@rm -rf '$(VENV)-lock' && $$($(find_python)) -m venv '$(VENV)-lock'
	@$(VENV)-lock/bin/python -m pip --quiet install pip-tools
	@$(VENV)-lock/bin/pip-compile --quiet --upgrade --generate-hashes --extra dev --strip-extras --allow-unsafe \
		--no-annotate --no-header --no-emit-options --no-emit-index-url --output-file '$(VENV)-lock/lock' pyproject.toml
	@{ sed -n 1p requirements-dev.lock; sed '/^learning-journal @/d; /^#/d' '$(VENV)-lock/lock'; } > '$(VENV)-lock/new'
	@mv '$(VENV)-lock/new' requirements-dev.lock

fuzz: $(VENV)/installed-test ## Tries made-up texts for half an hour, or as FUZZ says
	@$(py) -m tests.fuzz $(FUZZ)

bench: $(VENV)/installed-bench ## Measures builds, and Hugo's of the same notes
	@$(py) bench/run.py --programs '$(VENV)/peers' $(BENCH)

bench-peers: $(VENV)/peers/installed ## Installs the other programs that `make bench` can compare with

clean: ## Removes everything that was made
	@rm -rf .venv .venv-* _site .journal dist build .coverage htmlcov .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/folder: pyproject.toml
	@python=$$($(find_python)) && echo "Making $(VENV) with $$("$$python" --version) ..." && \
		"$$python" -m venv --clear '$(VENV)' && pwd -P > '$@'

# Compiled once, for a Python that may not write bytecode when it runs.
$(VENV)/installed: $(VENV)/folder
	@$(pip) --editable .
	@$(py) -m compileall -q journal
	@touch '$@'

$(VENV)/installed-test: $(VENV)/folder
	@$(pip) --editable '.[test]'
	@touch '$@'

$(VENV)/installed-bench: $(VENV)/folder
	@$(pip) --editable '.[bench]'
	@touch '$@'

# Eleventy needs Node 18 or newer. The programs in Python have an environment of their own, which keeps ours as it is.
$(VENV)/peers/installed: bench/peers/requirements.txt bench/peers/package.json $(VENV)/folder
	@command -v npm >/dev/null || { echo 'make bench-peers needs npm (on Debian: apt-get install nodejs npm).' >&2; exit 1; }
	@$(py) -m venv '$(VENV)/peers'
	@'$(VENV)/peers/bin/python' -m pip --quiet install --requirement bench/peers/requirements.txt
	@cp bench/peers/package.json '$(VENV)/peers/'
	@npm install --silent --no-audit --no-fund --prefix '$(VENV)/peers'
	@touch '$@'

# The Nu Html Checker, which needs Java, and Lighthouse, which needs Node 18 or newer and a Chromium.
$(VENV)/node/installed: $(VENV)/folder
	@for need in node npm java; do command -v $$need >/dev/null || { echo "make audit needs $$need (on Debian: apt-get install nodejs npm default-jre-headless)." >&2; exit 1; }; done
	@npm install --silent --no-save --no-audit --no-fund --prefix '$(VENV)/node' vnu-jar@26.9.27 lighthouse@12.8.2
	@touch '$@'

$(VENV)/installed-dev: $(VENV)/folder
	@$(pip) --editable '.[dev]'
	@touch '$@'
