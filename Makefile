# Two commands matter: `make run` starts the portal with demo data, `make test` runs every gate.

PYTHON ?= python3
FLASK = .venv/bin/flask --app app
PYTEST = .venv/bin/python -m pytest
WERKERS ?= 2
ADRES ?= 127.0.0.1:5000
UV_COMPILE = .venv/bin/uv pip compile pyproject.toml -q --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate

.DEFAULT_GOAL := help
.PHONY: help run test check clean lock bench screenshots browser html

help:
	@echo 'make run          start the portal with demo data on http://$(ADRES)'
	@echo 'make test         check, then the whole test suite'
	@echo 'make check        format, lint, types, imports and templates'
	@echo 'make html         check the rendered pages with the Nu HTML checker (after make test)'
	@echo 'make screenshots  write a picture of every page to build/screenshots'
	@echo 'make bench        measure the speed of the rekentool and the lists'
	@echo 'make lock         write the lock files anew from pyproject.toml'
	@echo 'make clean        remove what tools made; the data in instance/ stay'

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv

.venv/.run: requirements.txt | .venv/bin/python
	.venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt requirements.txt | .venv/bin/python
	.venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/.run

run: .venv/.run
	$(FLASK) static-build
	$(FLASK) db upgrade
	$(FLASK) demo-data
	@$(FLASK) demo-accounts
	@echo
	@echo 'The portal runs on http://$(ADRES)  (stop with Ctrl-C)'
	@echo 'All people and organisations in it are invented. The accounts above again, as data:'
	@echo '  $(FLASK) demo-accounts --json'
	@.venv/bin/gunicorn app:app -b $(ADRES) -w 2 -k gthread --threads 4 --no-control-socket --log-level warning & g=$$!; \
	$(FLASK) worker & w=$$!; \
	trap 'kill -TERM $$g $$w 2>/dev/null' INT TERM HUP; \
	while kill -0 $$g 2>/dev/null && kill -0 $$w 2>/dev/null; do sleep 1; done; \
	kill -TERM $$g $$w 2>/dev/null; wait $$w; wait $$g

check: .venv/.dev
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/djlint --lint templates
	.venv/bin/djlint --check templates

test: check browser
	mkdir -p build
	$(PYTEST) -n $(WERKERS) --dist worksteal --cov --cov-report= --durations=10
	.venv/bin/coverage report --include='portal/domain/*' --fail-under=100 --skip-covered --show-missing
	.venv/bin/coverage report --fail-under=95 --skip-covered --show-missing

browser:
	@tests/chromium.sh

html: node_modules/vnu-jar/build/dist/vnu.jar
	java -jar $< --errors-only --format gnu build/html/*.html

node_modules/vnu-jar/build/dist/vnu.jar: package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

screenshots: .venv/.dev browser
	MEERZORG_BEELDEN=build/screenshots $(PYTEST) -n $(WERKERS) tests/browser/test_paginas.py

bench: .venv/.dev
	for meting in bench/*.py; do .venv/bin/python "$$meting" || exit 1; done

lock: .venv/.dev
	$(UV_COMPILE) -o requirements.txt
	$(UV_COMPILE) --extra dev -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf build htmlcov .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find portal tests bench migrations -name __pycache__ -prune -exec rm -rf {} +
