// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/geocoding/truth.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/geocode/address.h"
#include "geo/io/table.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace bench {

namespace {

using Columns = std::vector<core::records::Column>;

std::optional<std::size_t> findColumn(const Columns& columns,
                                      const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (core::equalsIgnoreCase(columns[i].name, name)) {
                return i;
            }
        }
    }
    return std::nullopt;
}

std::size_t column(const Columns& columns, const std::vector<std::string>& names,
                   const std::string& path) {
    const auto found = findColumn(columns, names);
    if (!found) {
        throw core::Error(core::Code::Input,
                          core::format("{} has no column {}", path, names.front()),
                          "name the columns street, city, state, zip, lat and lon", path);
    }
    return *found;
}

std::string addressKey(const TrueAddress& row) {
    return core::upper(row.street) + '|' + core::upper(row.city) + '|' + row.zip;
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    }
    return out + '"';
}

} // namespace

std::vector<TrueAddress> readTruth(const std::string& path) {
    geo::TableReader reader(path);
    const Columns& columns = reader.columns();
    const std::size_t street = column(columns, {"street", "address", "street_address"}, path);
    const std::size_t city = column(columns, {"city", "town"}, path);
    const std::size_t state = column(columns, {"state", "region"}, path);
    const std::size_t zip = column(columns, {"zip", "postcode", "zipcode", "postal_code"}, path);
    const std::size_t lat = column(columns, {"lat", "latitude", "y"}, path);
    const std::size_t lon = column(columns, {"lon", "lng", "longitude", "x"}, path);
    std::vector<TrueAddress> rows;
    core::records::RecordRow row;
    while (reader.next(row)) {
        const auto text = [&](std::size_t i) { return row.values[i].value_or(""); };
        const auto y = core::parseNumber(text(lat));
        const auto x = core::parseNumber(text(lon));
        if (!text(street).empty() && x && y) {
            rows.push_back({text(street), text(city), text(state), text(zip), {*x, *y}});
        }
    }
    return rows;
}

std::vector<TrueAddress> choose(const std::vector<TrueAddress>& rows, const TruthChoice& choice) {
    std::vector<TrueAddress> chosen;
    std::set<std::string> seen;
    int count = 0;
    for (const TrueAddress& row : rows) {
        const bool inZips = choice.zips.empty() || std::find(choice.zips.begin(), choice.zips.end(),
                                                             row.zip) != choice.zips.end();
        if (!inZips || (choice.distinct && !seen.insert(addressKey(row)).second)) {
            continue;
        }
        if (count++ % choice.every == 0) {
            chosen.push_back(row);
        }
    }
    return chosen;
}

HeldOut holdOutNumbers(const std::vector<TrueAddress>& rows) {
    std::map<std::string, std::map<std::pair<std::string, std::int64_t>, TrueAddress>> streets;
    for (const TrueAddress& row : rows) {
        const geo::Address address =
            geo::parseAddress({row.street, row.city, row.state, row.zip, ""});
        if (address.house) {
            const std::string street = geo::streetText(address.street) + '|' + row.zip + '|' +
                                       (address.house->number % 2 == 0 ? 'e' : 'o');
            streets[street].try_emplace({address.house->prefix, address.house->number}, row);
        }
    }
    HeldOut out;
    for (const auto& [street, numbers] : streets) {
        std::size_t i = 0;
        for (const auto& [number, row] : numbers) {
            (i++ % 2 == 0 ? out.reference : out.queries).push_back(row);
        }
    }
    return out;
}

std::string openAddressesText(const std::vector<TrueAddress>& rows) {
    std::string text = "LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID\n";
    int id = 0;
    for (const TrueAddress& row : rows) {
        const geo::Address address =
            geo::parseAddress({row.street, row.city, row.state, row.zip, ""});
        if (address.house) {
            text += core::format("{:.7f},{:.7f},{},{},,{},,{},{},{}\n", row.point.x, row.point.y,
                                 quoted(geo::houseNumberText(*address.house)),
                                 quoted(geo::streetText(address.street)), quoted(row.city),
                                 quoted(row.state), row.zip, ++id);
        }
    }
    return text;
}

} // namespace bench
