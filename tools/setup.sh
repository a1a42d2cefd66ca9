#!/bin/sh
# Set up what is needed, and say plainly what is missing.
#   tools/setup.sh book      the virtual environment with the book's requirements
#   tools/setup.sh pdf       the same with what the PDF is drawn with: WeasyPrint, Pango, fonts
#   tools/setup.sh tests     all that with what the tests need, a Chromium browser and epubcheck
#   tools/setup.sh lite      the first with what JupyterLite needs, and npm
#   tools/setup.sh audit     the first with what audits the pinned packages
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
venv=${VENV:-.venv}

fail() { printf '%s\n' "$@" >&2; exit 1; }

# Install Debian packages where that is possible; otherwise say which are missing.
debian() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Debian packages: $*"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
  else
    fail "Missing: $*. There is no right to install it here." "Ask for: apt-get install $*"
  fi
}

environment() {
  command -v "$python" >/dev/null || fail "There is no Python: '$python' was not found." \
    "Debian: apt-get install python3 python3-venv. Another name: make PYTHON=/path/to/python3 …"
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "Python 3.11 or later is needed; '$python' is $("$python" --version 2>&1)."
  "$python" -c 'import ensurepip, venv' 2>/dev/null || debian python3-venv
  [ -x "$venv/bin/python" ] || "$python" -m venv "$venv" || fail "The virtual environment $venv could not be made; is the disk full or the folder not writable?"
  for list in "$@"; do install "$list"; done
}

# Install one list of requirements, unless it is installed already as it stands.
install() {
  stamp="$venv/installed-$(echo "$1" | tr / -)"
  now=$(cat "$1" constraints.txt pyproject.toml | cksum)
  [ "$(cat "$stamp" 2>/dev/null)" = "$now" ] && return
  echo "Installing $1 …"
  "$venv/bin/python" -m pip install -q --disable-pip-version-check -r "$1" || fail "Installing $1 failed. Is the package registry within reach?"
  echo "$now" >"$stamp"
}

browser() {
  [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] && return
  for name in chromium chromium-browser google-chrome; do command -v $name >/dev/null && return; done
  debian chromium
}

# WeasyPrint asks Pango to set the lines. The fonts are those that the style sheet of the PDF names.
pango() {
  "$venv/bin/python" -c 'import weasyprint' 2>/dev/null && fc-list 2>/dev/null | grep -q LiberationSerif && return
  debian libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-liberation
}

checker() { command -v epubcheck >/dev/null || debian epubcheck; }

case "${1:-}" in
  book) environment requirements.txt ;;
  pdf) environment requirements.txt book/paper/requirements.txt && pango ;;
  tests) environment requirements.txt book/paper/requirements.txt tests/requirements.txt && browser && pango && checker ;;
  lite) environment requirements.txt book/lite/requirements.txt && { command -v npm >/dev/null || debian npm; } ;;
  audit) environment requirements.txt tests/requirements.txt tools/audit-requirements.txt ;;
  *) fail "usage: tools/setup.sh book|pdf|tests|lite|audit" ;;
esac
