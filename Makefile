# Two commands for a reader: `make serve` and `make test`. The rest serve them.
VENV ?= .venv
PORT ?= 8000
bin := $(VENV)/bin
export VENV PYTHON

.PHONY: help bench book lite serve test livetest check notebooks lab clean

help:
	@echo "make serve      build the book and serve it on this machine (PORT=8000)"
	@echo "make book       build the book into _build/html"
	@echo "make lite       the same with the notebooks live in the browser, in _build/html/lite"
	@echo "make test       run all tests, browser tests included"
	@echo "make check      read all content and say everything that is wrong with it"
	@echo "make notebooks  run the notebooks and store their outputs"
	@echo "make lab        open the notebooks in JupyterLab (OPEN=chapters/malek/index.ipynb: this one)"
	@echo "make bench      measure builds, beside a stock Jupyter Book and of many opinions (SIZES='3 30 300')"
	@echo "make clean      remove what was built"

book: check
	@$(bin)/casebook build

lite: check
	@tools/setup.sh lite
	@$(bin)/casebook build --lite

serve: book
	@$(bin)/casebook serve --port $(PORT)

check:
	@tools/setup.sh book
	@$(bin)/casebook check

notebooks: check
	@$(bin)/casebook notebooks

lab: check
	@$(bin)/jupyter lab $(OPEN)

test: book
	@tools/setup.sh tests
	@$(bin)/ruff check book tests
	@$(bin)/python -m pytest -n auto --maxprocesses 4 --dist loadfile
	@$(bin)/python -m pytest --nbval -q -p no:cacheprovider chapters quizzes

livetest: lite
	@tools/setup.sh tests
	@$(bin)/python -m pytest -q tests/site/live_in_browser.py

bench: check
	@$(bin)/python -m pip install -q --disable-pip-version-check -c constraints.txt jupyterquiz
	@$(bin)/python tools/bench.py $(SIZES)

clean:
	rm -rf _build
