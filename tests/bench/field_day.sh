#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A week of field days in Columbus, Ohio: coffee shops and banks as accounts, each due three times
# in the week, meetings of 40 minutes, every third with appointment windows, ten reps, drives on
# roads of OpenStreetMap; the same on mornings only, where not everything fits; and about 1,000
# visits over six weeks. Through the command line.
#
# usage: tests/bench/field_day.sh DATA
# DATA holds accounts/us_chain_locations_2024.csv and roads/columbus_oh_franklin.osm.pbf. EVENLODE
# names another program to run than build/release/bin/evenlode. Prints what was planned beside the
# order of the list and the nearest next stop.
set -eu

data=${1:?usage: tests/bench/field_day.sh DATA}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
evenlode=${EVENLODE:-$root/build/release/bin/evenlode}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ws=$folder/columbus.gpkg

# Those inside the part of the county that the extract covers. The name may hold commas, so places
# are counted from the end of the line.
sites() {
    awk -F, -v brands="$1" 'BEGIN { OFS = "," }
        NR > 1 && index(brands, "|" $2 "|") && $(NF - 2) > 39.885 && $(NF - 2) < 40.06 &&
        $(NF - 1) > -83.2 && $(NF - 1) < -82.83 { print $1, $2 " " $1, $(NF - 2), $(NF - 1) }' \
        "$data/accounts/us_chain_locations_2024.csv"
}
{
    echo account_id,name,lat,lon
    sites "|Starbucks|Bank of America|"
} >"$folder/accounts.csv"
{
    echo rep_id,name,lat,lon
    sites "|Dollar General|" | awk -F, 'BEGIN { OFS = "," }
        NR % 2 == 1 && n < 10 { n++; print "R" n, "Rep " n, $3, $4 }'
} >"$folder/reps.csv"
stops() {
    awk -F, -v every="$1" 'BEGIN { OFS = ","; print "account,minutes,window,every" }
        NR > 1 { w = NR % 6 == 0 ? "09:00-11:00" : NR % 6 == 3 ? "13:30-15:30;16:00-17:00" : ""
                 print $1, 40, w, every }' "$folder/accounts.csv"
}
stops 2 >"$folder/week.csv"
stops 3 >"$folder/weeks.csv"

"$evenlode" init "$ws" >/dev/null
"$evenlode" accounts import "$ws" "$folder/accounts.csv" --quiet | head -n 1
"$evenlode" reps import "$ws" "$folder/reps.csv" --quiet | head -n 1
"$evenlode" roads import "$ws" "$data/roads/columbus_oh_franklin.osm.pbf" --quiet 2>/dev/null

# The figures at the end only: the days themselves are long.
plan() {
    begun=$(date +%s)
    "$evenlode" route "$ws" --date 2027-01-11 --any-rep --dry-run --quiet "$@" |
        grep -A 1 " calls served"
    echo "in $(($(date +%s) - begun)) s"
}
echo
echo "== one week, ten reps"
plan --days 5 --hours 08:30-17:00 --break 12:00-13:30/30 --stops "$folder/week.csv"
echo
echo "== one week of mornings, ten reps"
plan --days 5 --hours 08:30-12:00 --break "" --stops "$folder/week.csv"
echo
echo "== six weeks, ten reps"
plan --days 30 --hours 08:30-17:00 --break 12:00-13:30/30 --stops "$folder/weeks.csv"
