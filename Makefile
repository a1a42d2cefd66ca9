# Two commands for a reader: `make serve` and `make test`. The rest serve them.
VENV ?= .venv
PORT ?= 8000
bin := $(VENV)/bin
export VENV PYTHON AUDIT_SERVICE

.PHONY: help book serve zip test audit check notebooks lab clean

help:
	@echo "make serve      build the book and serve it on this machine (PORT=8000)"
	@echo "make book       build the book into _build/html"
	@echo "make zip        build the book and pack it into _build/clearly-established.zip"
	@echo "make test       run all tests, browser tests included"
	@echo "make check      read all content and say everything that is wrong with it"
	@echo "make audit      ask the advisory service about every pinned package (needs the network)"
	@echo "make notebooks  run the notebooks and store their outputs"
	@echo "make lab        open the notebooks in JupyterLab"
	@echo "make clean      remove what was built"

book: check
	@$(bin)/casebook build

serve: book
	@$(bin)/casebook serve --port $(PORT)

zip: book
	@$(bin)/casebook zip

check:
	@tools/setup.sh book
	@$(bin)/casebook check

notebooks: check
	@$(bin)/casebook notebooks

lab: check
	@$(bin)/jupyter lab

test: book
	@tools/setup.sh tests
	@$(bin)/ruff check book tests
	@$(bin)/python -m pytest -n auto --maxprocesses 4 --dist loadfile
	@$(bin)/python -m pytest --nbval -q -p no:cacheprovider chapters quizzes

audit:
	@tools/setup.sh audit
	@$(bin)/python -m pytest -q tests/test_vendor.py
	@tools/audit.sh

clean:
	rm -rf _build
