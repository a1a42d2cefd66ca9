#!/bin/sh
# Ask the advisory service about every package pinned in constraints.txt, and say plainly how that went.
#   AUDIT_SERVICE=osv tools/audit.sh     asks OSV in place of PyPI
set -u
cd "$(dirname "$0")/.."
service=${AUDIT_SERVICE:-pypi}

# --strict: a package that the service does not know is a failure, not a pass; a mirror without advisories knows none.
said=$("${VENV:-.venv}/bin/pip-audit" --requirement constraints.txt --no-deps --disable-pip --strict \
  --vulnerability-service "$service" --progress-spinner off --desc off 2>&1)
status=$?

if [ $status -eq 0 ]; then
  echo "Audited: $(grep -c == constraints.txt) pinned packages, no known vulnerability ($service)."
elif printf '%s' "$said" | grep -q '^Found .* known vulnerabilit'; then
  printf '%s\n' "$said" "Raise these pins in constraints.txt." >&2
else
  printf '%s\n' "$said" | tail -n 1 >&2
  echo "The audit could not be done: the service '$service' did not answer for every package, which says nothing about the" \
    "packages. Is the network within reach? Another service: make audit AUDIT_SERVICE=osv" >&2
fi
exit $status
