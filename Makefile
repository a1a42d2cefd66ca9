# Two commands for a reader: `make serve` and `make test`. The rest serve them.
VENV ?= .venv
PORT ?= 8000
bin := $(VENV)/bin
as_root = $(if $(filter 0,$(shell id -u)),--allow-root)
export VENV PYTHON AUDIT_SERVICE

.PHONY: help setup bench feel book lite serve zip epub pdf test livetest audit check notebooks lab clean

help:
	@echo "make serve      build the book and serve it on this machine (PORT=8000)"
	@echo "make book       build the book into _build/html"
	@echo "make lite       the same with the notebooks live in the browser, in _build/html/lite"
	@echo "make zip        build the book and pack it into _build/clearly-established.zip"
	@echo "make epub       write the whole book as an EPUB into _build"
	@echo "make pdf        write the whole book as a PDF into _build"
	@echo "make test       run all tests, browser tests included"
	@echo "make check      read all content and say everything that is wrong with it"
	@echo "make audit      ask the advisory service about every pinned package (needs the network)"
	@echo "make notebooks  run the notebooks and store their outputs"
	@echo "make lab        open the notebooks in JupyterLab (OPEN=chapters/malek/index.ipynb: this one)"
	@echo "make bench      measure builds, clean and after an edit, beside a stock Jupyter Book and of many opinions (SIZES='3 30 300')"
	@echo "make feel       measure how long an answer and a key in the search wait, also on a slower processor"
	@echo "make clean      remove what was built"

setup:
	@tools/setup.sh book

# A build reads and checks the content itself; what it remembers of the last one it does not read again, `check` does.
book: setup
	@$(bin)/casebook build

lite: check
	@tools/setup.sh lite
	@$(bin)/casebook build --lite

serve: book
	@$(bin)/casebook serve --port $(PORT)

zip: book
	@$(bin)/casebook zip

epub: check
	@$(bin)/casebook epub

pdf: check
	@tools/setup.sh pdf
	@$(bin)/casebook pdf

check: setup
	@$(bin)/casebook check

notebooks: check
	@$(bin)/casebook notebooks

# In JupyterLab the notebooks' links lead to the built pages, which it serves below static/.
lab: book
	@CASEBOOK_SITE=static/ $(bin)/jupyter lab --ServerApp.root_dir=. --ServerApp.extra_static_paths=_build/html $(as_root) $(OPEN)

test: book
	@tools/setup.sh tests
	@$(bin)/ruff check book tests
	@$(bin)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --reruns 1 --max-suite-reruns 3 --rerun-show-tracebacks -raR
	@$(bin)/python -m pytest --nbval -q -p no:cacheprovider chapters quizzes

livetest: lite
	@tools/setup.sh tests
	@$(bin)/python -m pytest -q tests/site/live_in_browser.py

bench: check
	@$(bin)/python -m pip install -q --disable-pip-version-check -c constraints.txt jupyterquiz psutil
	@$(bin)/python tools/bench.py $(SIZES)

feel: book
	@tools/setup.sh tests
	@$(bin)/python tools/feel.py

audit:
	@tools/setup.sh audit
	@$(bin)/python -m pytest -q tests/test_vendor.py
	@tools/audit.sh

clean:
	rm -rf _build
