#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# California's 1,769 ZIP areas in 40 territories, population and establishments balanced together
# within 5 %, through the command line.
#
# usage: tests/bench/california.sh DATA [TOLERANCE] [SEED]
# DATA holds zcta/tl_2010_06_zcta510.zip (Census ZIP areas), demand/zip_profile_census2010_acs.csv.gz
# and demand/zbp16totals.txt.gz (ZIP Business Patterns). EVENLODE names another program to run than
# build/release/bin/evenlode. Prints seconds, deviations and whether the plan keeps the limits.
set -eu

data=${1:?usage: tests/bench/california.sh DATA [TOLERANCE] [SEED]}
tolerance=${2:-0.05}
seed=${3:-1}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
evenlode=${EVENLODE:-$root/build/release/bin/evenlode}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ws=$folder/california.gpkg

"$evenlode" init "$ws" >/dev/null
"$evenlode" units import "$ws" "$data/zcta/tl_2010_06_zcta510.zip" --layer zcta --key ZCTA5CE10 --quiet |
    head -n 1
"$evenlode" units measure "$ws" --layer zcta --from "$data/demand/zip_profile_census2010_acs.csv.gz" \
    --key zipcode --columns population --quiet >/dev/null 2>&1
"$evenlode" units measure "$ws" --layer zcta --from "$data/demand/zbp16totals.txt.gz" \
    --key zip --columns establishments=est --quiet >/dev/null 2>&1
status=0
"$evenlode" balance "$ws" --layer zcta --measure population --measure establishments --territories 40 \
    --tolerance "$tolerance" --seed "$seed" --scenario California --json --quiet >"$folder/plan.json" || status=$?
for key in seconds max_deviation in_band contiguous moment_of_inertia lower_bound gap iterations; do
    grep -m 1 "^  \"$key\":" "$folder/plan.json"
done
case $status in
0) echo "all limits are kept" ;;
7) echo "not all limits are kept" ;;
*) cat "$folder/plan.json" ;;
esac
exit "$status"
