# make plan: a plan for Palembang in out/palembang.   make test: what the tests need, and the tests.
PYTHON ?= python3
BIN := .venv/bin

plan: .venv/ready
	$(BIN)/siting solve examples/palembang --out out/palembang --plan today --plan mayor --seconds 120 --threads 2 --sensitivity

# two processes for two cores: threads of linear algebra would only wait for each other;
# loops are compiled beside the checks, because each process of the tests would do it for itself
test: .venv/ready-test
	$(BIN)/python tests/compile_once.py & compiling=$$!; \
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && wait $$compiling
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest -n 2 --dist worksteal --cov --cov-report=term

.venv/bin/python:
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'siting needs Python 3.11 or newer')"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip

.venv/ready: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet -e ".[all]"
	touch $@

.venv/ready-test: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet -e ".[test]"
	touch $@ .venv/ready

.PHONY: plan test
