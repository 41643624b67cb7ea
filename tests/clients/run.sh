#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a vendor's own client against our stand-in of that vendor: run.sh VENDOR PACKAGE FAKE_CRM FOLDER.
# Ends with 77 (skipped) where there is no npm, or the package cannot be had.
set -eu
vendor=$1 package=$2 program=$3 folder=$4
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
skip() {
    echo "skipped: $*"
    exit 77
}
command -v node >/dev/null && command -v npm >/dev/null || skip "node and npm are not installed"
name=${package%@*}
mkdir -p "$folder"
cd "$folder"
if [ ! -d "node_modules/$name" ]; then
    [ -f package.json ] || echo '{"private": true, "type": "module"}' >package.json
    npm install --no-audit --no-fund --no-package-lock --ignore-scripts "$package" >npm.log 2>&1 ||
        skip "$package cannot be had: $(tail -n 1 npm.log)"
fi
cp "$here/client.mjs" "$here/$vendor.mjs" .
FAKE_CRM=$program exec node "$vendor.mjs"
