# Two commands for a reader: `make serve` and `make test`. The rest serve them.
VENV ?= .venv
PORT ?= 8000
bin := $(VENV)/bin
export VENV PYTHON

.PHONY: help book serve epub pdf test check notebooks lab clean

help:
	@echo "make serve      build the book and serve it on this machine (PORT=8000)"
	@echo "make book       build the book into _build/html"
	@echo "make epub       write the whole book as an EPUB into _build"
	@echo "make pdf        write the whole book as a PDF into _build"
	@echo "make test       run all tests, browser tests included"
	@echo "make check      read all content and say everything that is wrong with it"
	@echo "make notebooks  run the notebooks and store their outputs"
	@echo "make lab        open the notebooks in JupyterLab"
	@echo "make clean      remove what was built"

book: check
	@$(bin)/casebook build

serve: book
	@$(bin)/casebook serve --port $(PORT)

epub: check
	@$(bin)/casebook epub

pdf: check
	@tools/setup.sh pdf
	@$(bin)/casebook pdf

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

clean:
	rm -rf _build
