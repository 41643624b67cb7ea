#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds what Evenlode asks, and what our stand-in answers, against a vendor's own description of its interface:
# prism.sh VENDOR DESCRIPTIONS EVENLODE FAKE_CRM FOLDER. Ends with 77 (skipped) where the descriptions, npm or
# the validating proxy cannot be had.
set -eu
vendor=$1 descriptions=$2 evenlode=$3 fake=$4 folder=$5
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
skip() {
    echo "skipped: $*"
    exit 77
}
[ -d "$descriptions/$vendor" ] || skip "there is no description of $vendor in $descriptions"
command -v node >/dev/null && command -v npm >/dev/null || skip "node and npm are not installed"
command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
mkdir -p "$folder"
cd "$folder"
if [ ! -d node_modules/@stoplight/prism-cli ]; then
    [ -f package.json ] || echo '{"private": true, "type": "module"}' >package.json
    npm install --no-audit --no-fund --no-package-lock --ignore-scripts @stoplight/prism-cli@5 >npm.log 2>&1 ||
        skip "@stoplight/prism-cli cannot be had: $(tail -n 1 npm.log)"
fi
cp "$here/client.mjs" "$here/prism.mjs" "$here/prism_vendors.mjs" .
FAKE_CRM=$fake EVENLODE=$evenlode DESCRIPTIONS=$descriptions exec node --max-http-header-size=1000000 prism.mjs "$vendor"
