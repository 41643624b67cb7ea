// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/national/national_instance.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "geo/areas/zip_areas.h"
#include "geo/crs/projection.h"
#include "geo/embedded/base_map.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bench {

namespace {

using core::Json;

constexpr double kMeanWeight = 1000;
constexpr double kMetreDecimals = 10;      // positions to 0.1 m
constexpr double kDegreeDecimals = 100000; // about 1 m

const char* const kContiguousStates =
    "AL AR AZ CA CO CT DC DE FL GA IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM "
    "NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY";

std::vector<std::string> statesOf(const NationalParams& params) {
    return params.states.empty() ? core::split(kContiguousStates, ' ') : params.states;
}

/// The ZIPs that give their units the key, without those that share a place with another.
std::vector<geo::ZipPlace> distinctZips(const NationalParams& params, core::Job& job) {
    const geo::ZipTable& table = geo::zipTable();
    const geo::ZipAreas all =
        geo::buildZipAreas(table.all(), geo::counties(), statesOf(params), job);
    std::vector<geo::ZipPlace> zips;
    for (const auto& unit : all.layer.units) {
        zips.push_back(*table.find(unit.key));
    }
    return zips;
}

/// Leaves `count` of the ZIPs, drawn by lot, in their order.
void thin(std::vector<geo::ZipPlace>& zips, std::size_t count, core::Random& random) {
    if (count > zips.size()) {
        throw core::Error(
            core::Code::Input,
            core::format("there are {} ZIP areas, {} cannot be made of them", zips.size(), count),
            "ask for fewer units, or for more states");
    }
    std::vector<std::size_t> order(zips.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    random.shuffle(order);
    order.resize(count);
    std::sort(order.begin(), order.end());
    std::vector<geo::ZipPlace> kept;
    for (const std::size_t i : order) {
        kept.push_back(zips[i]);
    }
    zips = std::move(kept);
}

std::int64_t weight(double sigma, core::Random& random) {
    // The mean of exp(sigma * normal) is exp(sigma^2 / 2).
    const double value = kMeanWeight * std::exp(sigma * random.normal() - sigma * sigma / 2);
    return std::max<std::int64_t>(1, std::llround(value));
}

double rounded(double value, double decimals) {
    return std::round(value * decimals) / decimals;
}

void addUnits(const geo::PreparedLayer& layer, Json& json) {
    const geo::Projection projection(layer.workCrs);
    for (const auto& unit : layer.units) {
        const core::Point degrees = projection.toDegrees(unit.position);
        json["geoid"].push_back(unit.key);
        json["lon"].push_back(rounded(degrees.x, kDegreeDecimals));
        json["lat"].push_back(rounded(degrees.y, kDegreeDecimals));
        json["x"].push_back(rounded(unit.position.x, kMetreDecimals));
        json["y"].push_back(rounded(unit.position.y, kMetreDecimals));
    }
}

void addEdges(const geo::PreparedLayer& layer, Json& json) {
    std::vector<std::pair<int, int>> edges;
    for (const auto& border : layer.adjacency.borders) {
        edges.emplace_back(border.pair.a, border.pair.b);
    }
    for (const auto& bridge : layer.bridges) {
        edges.emplace_back(std::min(bridge.pair.a, bridge.pair.b),
                           std::max(bridge.pair.a, bridge.pair.b));
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    json["m"] = edges.size();
    json["edges"] = edges;
}

} // namespace

Json nationalInstance(const NationalParams& params, core::Job& job) {
    core::Random random(params.seed);
    std::vector<geo::ZipPlace> zips;
    {
        const core::Job::Part part(job, 0, 0.5);
        zips = distinctZips(params, job);
    }
    thin(zips, params.units > 0 ? static_cast<std::size_t>(params.units) : zips.size(), random);
    const core::Job::Part part(job, 0.5, 1);
    const geo::PreparedLayer layer =
        geo::buildZipAreas(zips, geo::counties(), statesOf(params), job).layer;
    const auto units = static_cast<int>(layer.units.size());
    if (params.districts < 1 || params.districts > units) {
        throw core::Error(core::Code::Input, core::format("{} districts cannot be made of {} units",
                                                          params.districts, units));
    }
    std::vector<std::int64_t> weights;
    for (int i = 0; i < units; ++i) {
        weights.push_back(weight(params.sigma, random));
    }
    const auto total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    const double mean = static_cast<double>(total) / params.districts;
    Json json = {
        {"format", "districting-instance/1"},
        {"name", core::format("synthetic-{}-{}-k{}",
                              params.states.empty() ? "national" : core::join(params.states, "-"),
                              units, params.districts)},
        {"role", "synthetic"},
        {"note", "approximate ZIP areas, drawn by lot; weights log-normal"},
        {"attribution", "ZIP code points © GeoNames, CC BY 4.0; counties: US Census Bureau"},
        {"seed", params.seed},
        {"sigma", params.sigma},
        {"moment_about", "centroid"},
        {"n", units},
        {"m", 0},
        {"k", params.districts},
        {"L", std::llround(std::ceil(mean * (1 - params.tolerance)))},
        {"U", std::llround(std::floor(mean * (1 + params.tolerance)))},
        {"total_population", total},
        {"crs", {{"lonlat", "EPSG:4326"}, {"xy", layer.workCrs}, {"xy_unit", "metre"}}}};
    json["population"] = weights;
    addUnits(layer, json);
    addEdges(layer, json);
    json["objectives"] = Json::object();
    return json;
}

} // namespace bench
