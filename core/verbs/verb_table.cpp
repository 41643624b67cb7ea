// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/verb_table.h"

namespace core {

namespace {

constexpr Verb kVerbs[] = {
    {"demo", "Build a sample workspace and run the whole loop on it", false},
    {"init", "Make an empty workspace", false},
    {"doctor", "Check the installation, or a workspace", true},
    {"history", "List the steps that can be undone and redone", true},
    {"undo", "Take back the newest steps", false},
    {"redo", "Bring back undone steps", false},
    {"units import", "Read basic units from any map file", false},
    {"units areas", "Make approximate ZIP areas where no polygons are at hand", false},
    {"units measure", "Join a table, or sum a raster, to units", false},
    {"units aggregate", "Sum account or opportunity values per unit", false},
    {"accounts import", "Read accounts from a table or file", false},
    {"opportunities import", "Read opportunities from a table or file", false},
    {"contacts import", "Read contacts from a table or file", false},
    {"leads import", "Read leads from a table or file", false},
    {"reps import", "Read reps and teams from a table or file", false},
    {"geocode", "Place accounts on the map, with match level and confidence", false},
    {"geocode reference add", "Add streets or addresses to the geocoder's index", false},
    {"geocode reference fetch", "Download county files of the Census Bureau and add them", false},
    {"geocode reference list", "List what the geocoder's index holds", true},
    {"geocode reference remove", "Remove a source from the geocoder's index", false},
    {"geocode find", "Look up one address, with reasons and candidates", true},
    {"geocode suggest", "Complete an address that is being typed", true},
    {"dedupe", "Find accounts that are probably there twice", false},
    {"duplicates list", "List probable duplicates, or those decided about", true},
    {"duplicates decide", "Link, merge or tell apart accounts that look alike", false},
    {"duplicates count", "Count linked accounts once in totals, or all records", false},
    {"places review", "List accounts whose place is doubtful, the dearest first", true},
    {"places decide", "Accept, pick, pin or correct the place of an account", false},
    {"changes list", "List changes of fields that wait for the CRM", true},
    {"balance", "Build or rebalance a scenario", false},
    {"trade-off", "Find plans that trade balance, disruption and compactness", false},
    {"score", "Compute the figures of a scenario from scratch", true},
    {"charts", "Compute distribution, Lorenz curve and Gini coefficient of a scenario", true},
    {"explain", "Say why a unit is where it is, and what another place would change", true},
    {"assign", "Give units to a territory by hand", false},
    {"alignment import", "Give units to territories as a table or a map of shapes says", false},
    {"new-territory", "Make a territory of some units", false},
    {"merge", "Merge territories into another", false},
    {"split", "Split a territory into balanced parts, or along a line", false},
    {"draw", "Give the units inside a drawn shape to a territory", false},
    {"override", "Let accounts not follow their unit", false},
    {"lock", "Lock territories or units", false},
    {"unlock", "Unlock territories or units", false},
    {"rename", "Rename a territory", false},
    {"recolour", "Give a territory a colour on the map", false},
    {"islands", "List parts of territories that do not hang together with the rest", true},
    {"fill-gaps", "Give unassigned units to the nearest territory", false},
    {"compare", "Set scenarios side by side and list the moves", true},
    {"scenario list", "List the scenarios", true},
    {"scenario copy", "Copy a scenario", false},
    {"scenario rename", "Rename a scenario", false},
    {"scenario delete", "Delete a scenario", false},
    {"list", "List territories, units or accounts, filtered and sorted", true},
    {"export", "Write units, territories, assignments or accounts to a file", true},
    {"render", "Draw the map into a picture", true},
    {"report", "Write the map book", true},
    {"crm add", "Add a CRM connection", false},
    {"crm list", "List the CRM connections", true},
    {"crm test", "Try a CRM connection", true},
    {"crm remove", "Remove a CRM connection", false},
    {"sync", "Read changes from the CRM", false},
    {"publish", "Write territories and owners to the CRM", false},
    {"bench districting", "Solve a districting instance with a published optimum", true},
    {"bench national", "Write the synthetic national instance for `bench districting`", true},
    {"bench export", "Write a layer of a workspace as an instance for `bench districting`", true},
    {"bench render", "Time the map of the window on a national layer", true},
    {"bench tables", "Time the tables and the brush of the window on a large plan", true},
    {"bench editing", "Time painted units and gentle rebalances", true},
    {"bench geocode", "Measure the geocoder against addresses whose place is known", true},
    {"bench duplicates", "Find the damaged copies among generated accounts", true},
    {"bench all", "Run every benchmark and print one table", true},
};

} // namespace

std::span<const Verb> verbTable() {
    return kVerbs;
}

} // namespace core
