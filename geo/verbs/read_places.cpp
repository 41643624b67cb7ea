// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/read_places.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/workspace/unit_store.h"
#include "geo/io/table.h"
#include "geo/verbs/own_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace geo {

using core::Code;
using core::Error;
using core::records::Column;
using core::records::ColumnRole;

namespace {

NamedPlaces fromQuery(core::Statement query) {
    NamedPlaces places;
    while (query.step()) {
        places.names.push_back(query.string(0));
        places.points.push_back({query.real(1), query.real(2)});
    }
    return places;
}

std::optional<std::size_t> byRole(const std::vector<Column>& columns, ColumnRole role) {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const Column& column) { return column.role == role; });
    return found == columns.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

template <std::size_t N>
std::optional<std::size_t> byName(const std::vector<Column>& columns,
                                  const std::array<const char*, N>& names) {
    for (const char* name : names) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (core::equalsIgnoreCase(core::trim(columns[i].name), name)) {
                return i;
            }
        }
    }
    return std::nullopt;
}

NamedPlaces fromFile(const std::string& source) {
    constexpr std::size_t kListed = 20;
    TableReader reader(source);
    const std::vector<Column>& columns = reader.columns();
    const auto lonByName = byName(columns, std::array{"lon", "longitude", "lng", "long", "x"});
    const auto latByName = byName(columns, std::array{"lat", "latitude", "y"});
    const auto lon = lonByName && latByName ? lonByName : byRole(columns, ColumnRole::PointLon);
    const auto lat = lonByName && latByName ? latByName : byRole(columns, ColumnRole::PointLat);
    if (!lon || !lat) {
        std::vector<std::string> names;
        for (const Column& column : columns) {
            names.push_back(column.name);
        }
        throw Error(Code::Input, core::format("{} does not say where its places are", source),
                    "give it columns lon and lat in degrees, or points; it has " +
                        core::join(names, ", "),
                    source);
    }
    const auto name = byName(columns, std::array{"id", "key", "name", "zip", "external_id"});
    NamedPlaces places;
    std::int64_t left = 0;
    core::records::RecordRow row;
    while (reader.next(row)) {
        const auto number = [&](std::size_t column) {
            return core::parseNumber(row.values[column].value_or(""));
        };
        const auto x = number(*lon);
        const auto y = number(*lat);
        std::string label = name ? row.values[*name].value_or("") : "";
        label = label.empty() ? std::to_string(row.number) : label;
        if (!x || !y || std::abs(*x) > 180 || std::abs(*y) > 90) {
            if (++left <= static_cast<std::int64_t>(kListed)) {
                places.issues.push_back({core::Severity::Warning, label, row.number,
                                         "has no place on the globe, so it was left out",
                                         "give longitude and latitude in degrees"});
            }
            continue;
        }
        places.names.push_back(label);
        places.points.push_back({*x, *y});
    }
    return places;
}

} // namespace

NamedPlaces readPlaces(const core::Workspace& ws, const std::string& source) {
    constexpr std::string_view kUnits = "units:";
    const core::Connection db = ws.newReader();
    if (source == "accounts") {
        return fromQuery(db.prepare("SELECT coalesce(external_id, id), lon, lat FROM accounts "
                                    "WHERE lon IS NOT NULL AND lat IS NOT NULL ORDER BY id"));
    }
    if (source == "reps") {
        return fromQuery(db.prepare("SELECT coalesce(external_id, name), lon, lat FROM base_reps "
                                    "WHERE lon IS NOT NULL AND lat IS NOT NULL ORDER BY id"));
    }
    if (source.starts_with(kUnits)) {
        const core::UnitLayer layer = core::requireLayer(db, source.substr(kUnits.size()));
        core::Statement query =
            db.prepare("SELECT key, lon, lat FROM base_units WHERE layer_id = ? ORDER BY id");
        query.bind(layer.id);
        return fromQuery(std::move(query));
    }
    refuseOwnFile(ws, source);
    return fromFile(source);
}

} // namespace geo
