// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/plan_lists.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "geo/crs/projection.h"
#include "geo/io/table.h"

#include <algorithm>
#include <optional>

namespace geo {

using core::Code;
using core::Error;

namespace {

core::UnitLayer layerOf(const core::Connection& db, const core::BalanceParams& params) {
    if (!params.from.empty()) {
        return core::requireLayer(db, core::requireScenario(db, params.from).layerName);
    }
    const auto existing = core::findScenario(db, params.scenario);
    return core::requireLayer(db, existing ? existing->layerName : params.layer);
}

bool onEarth(const std::optional<double>& lon, const std::optional<double>& lat) {
    return lon && lat && *lon >= -180 && *lon <= 180 && *lat >= -90 && *lat <= 90;
}

void project(const core::UnitLayer& layer, std::vector<core::FixedCentre>& centres) {
    const Projection projection(layer.workCrs);
    for (core::FixedCentre& centre : centres) {
        centre.position = projection.toMetres(centre.lonLat);
    }
}

/// A table with columns found by any of their names.
class Rows {
public:
    explicit Rows(const std::string& file) : file_(file), table_(readTable(file)) {}

    std::optional<std::size_t> column(const std::vector<std::string>& names) const {
        for (const std::string& name : names) {
            for (std::size_t i = 0; i < table_.columns.size(); ++i) {
                if (core::equalsIgnoreCase(core::trim(table_.columns[i].name), name)) {
                    return i;
                }
            }
        }
        return std::nullopt;
    }

    std::size_t require(const std::vector<std::string>& names) const {
        if (const auto found = column(names)) {
            return *found;
        }
        std::vector<std::string> there;
        for (const auto& column : table_.columns) {
            there.push_back(column.name);
        }
        throw Error(Code::Input,
                    core::format("{} has no column {}", file_, core::join(names, " or ")),
                    core::format("columns: {}", core::join(there, ", ")), file_);
    }

    std::size_t size() const { return table_.rows.size(); }
    std::int64_t number(std::size_t row) const { return static_cast<std::int64_t>(row) + 1; }
    std::string text(std::size_t row, std::optional<std::size_t> column) const {
        const auto& values = table_.rows[row].values;
        return column && *column < values.size()
                   ? std::string(core::trim(values[*column].value_or("")))
                   : std::string();
    }

private:
    std::string file_;
    core::records::RecordTable table_;
};

} // namespace

CentreList centresOfReps(const core::Connection& db, const core::BalanceParams& params) {
    CentreList list;
    const std::string today = core::nowUtc().substr(0, 10);
    core::Statement rows = db.prepare("SELECT id, name, lon, lat, coalesce(ends_on, '') FROM "
                                      "base_reps WHERE removed = 0 ORDER BY id");
    bool any = false;
    while (rows.step()) {
        any = true;
        const auto lon = rows.optionalReal(2);
        const auto lat = rows.optionalReal(3);
        if (!rows.text(4).empty() && rows.text(4) < today) {
            continue;
        }
        if (!onEarth(lon, lat)) {
            list.issues.push_back({core::Severity::Warning, rows.string(1), 0,
                                   "has no place on the map: not used as a base",
                                   "give the rep a home address with a ZIP, or lon and lat"});
            continue;
        }
        list.centres.push_back({"", rows.string(1), rows.id<core::RepTag>(0), {*lon, *lat}, {}});
    }
    if (list.centres.empty()) {
        throw Error(Code::Input, any ? "no rep has a place on the map" : "there are no reps",
                    "import them with `evenlode reps import`, with a home address or lon and lat");
    }
    project(layerOf(db, params), list.centres);
    return list;
}

CentreList centresOfFile(const core::Connection& db, const core::BalanceParams& params,
                         const std::string& file) {
    CentreList list;
    const Rows rows(file);
    const auto name = rows.column({"territory", "code", "name", "id"});
    const std::size_t lonColumn = rows.require({"lon", "longitude", "lng", "x"});
    const std::size_t latColumn = rows.require({"lat", "latitude", "y"});
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto lon = core::parseNumber(rows.text(row, lonColumn));
        const auto lat = core::parseNumber(rows.text(row, latColumn));
        const std::string territory = rows.text(row, name);
        if (!onEarth(lon, lat)) {
            list.issues.push_back({core::Severity::Error, territory, rows.number(row),
                                   "has no place on the earth: not used as a centre",
                                   "write lon and lat in degrees"});
            continue;
        }
        list.centres.push_back({territory, territory, {}, {*lon, *lat}, {}});
    }
    if (list.centres.empty()) {
        throw Error(Code::Input, core::format("{} has no row with a place", file),
                    "write one row per territory with lon and lat in degrees", file);
    }
    project(layerOf(db, params), list.centres);
    return list;
}

std::vector<core::LockWish> locksOfFile(const std::string& file) {
    std::vector<core::LockWish> locks;
    const Rows rows(file);
    const std::size_t unit = rows.require({"unit", "key", "zip", "zip_code", "zcta"});
    const auto territory = rows.column({"territory", "territory_id", "code"});
    const auto reason = rows.column({"reason", "why", "note"});
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (!rows.text(row, unit).empty()) {
            locks.push_back({rows.text(row, unit), rows.text(row, territory),
                             rows.text(row, reason), rows.number(row)});
        }
    }
    if (locks.empty()) {
        throw Error(Code::Input, core::format("{} names no unit", file), "write one unit per row",
                    file);
    }
    return locks;
}

} // namespace geo
