// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/districting_instance.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace bench {

namespace {

using core::Json;
using core::align::Amount;
using core::align::ProblemData;

constexpr double kKilometre = 1000;

Json readJson(const std::string& path) {
    std::ifstream file(path);
    if (!file) {
        throw core::Error(core::Code::Input, core::format("the instance {} cannot be read", path),
                          "check the path", path);
    }
    std::string text(std::istreambuf_iterator<char>(file), {});
    // Python writes infinite and missing numbers in a way that JSON does not know.
    for (const std::string word : {"-Infinity", "Infinity", "NaN"}) {
        for (auto at = text.find(":" + word); at != text.npos; at = text.find(":" + word, at)) {
            text.replace(at + 1, word.size(), "null");
        }
    }
    try {
        return Json::parse(text);
    } catch (const Json::exception& error) {
        throw core::Error(core::Code::Input,
                          core::format("the instance {} is not JSON: {}", path, error.what()), {},
                          path);
    }
}

/// Equal targets; the published limits are the only ones.
void setTerritories(ProblemData& data, int count, Amount lower, Amount upper) {
    data.territories.assign(static_cast<std::size_t>(count), {});
    for (auto& territory : data.territories) {
        territory.minimum = {lower};
        territory.maximum = {upper};
    }
    data.tolerance = 1;
}

ProblemData readGraph(const Json& json) {
    ProblemData data;
    const auto x = json.at("x").get<std::vector<double>>();
    const auto y = json.at("y").get<std::vector<double>>();
    for (std::size_t i = 0; i < x.size() && i < y.size(); ++i) {
        data.positions.push_back({x[i], y[i]});
    }
    data.names = json.at("geoid").get<std::vector<std::string>>();
    for (const Json& edge : json.at("edges")) {
        data.borders.push_back({edge.at(0).get<int>(), edge.at(1).get<int>(), 0, false});
    }
    data.compactness = core::align::Compactness::MemberMoment;
    data.distanceStep = kKilometre;
    return data;
}

void setPopulation(ProblemData& data, std::vector<Amount> population) {
    data.positionWeights.assign(population.begin(), population.end());
    data.measures = {{"population", std::move(population), 1}};
}

void readPublished(const Json& json, DistrictingInstance& out) {
    const Json objectives = json.value("objectives", Json::object());
    if (objectives.contains("moment_of_inertia")) {
        const Json& moment = objectives.at("moment_of_inertia");
        out.status = moment.value("status", "");
        // Where positions differ from the authors', their plan evaluated on ours is the mark.
        const bool same = moment.value("reproduces_published", true);
        out.published = same ? moment.at("published_value").get<double>()
                             : moment.at("recomputed_value_rounded_km").get<double>();
        if (moment.contains("solution") && moment.at("solution").is_array()) {
            out.solution = moment.at("solution").get<core::align::Alignment>();
        }
        if (moment.contains("published_lower_bound") &&
            moment.at("published_lower_bound").is_number()) {
            out.lowerBound = moment.at("published_lower_bound").get<double>();
        }
    }
    if (objectives.contains("cut_edges")) {
        out.cutEdges = objectives.at("cut_edges").at("published_value").get<double>();
    }
}

template <class Function> auto translated(const std::string& path, Function function) {
    try {
        return function();
    } catch (const Json::exception& error) {
        throw core::Error(core::Code::Input,
                          core::format("{} is not a districting instance: {}", path, error.what()),
                          {}, path);
    }
}

} // namespace

DistrictingInstance readDistricting(const std::string& path, DistrictingObjective objective) {
    const Json json = readJson(path);
    return translated(path, [&] {
        DistrictingInstance out;
        out.name = json.at("name").get<std::string>();
        out.data = readGraph(json);
        setPopulation(out.data, json.at("population").get<std::vector<Amount>>());
        setTerritories(out.data, json.at("k").get<int>(), json.at("L").get<Amount>(),
                       json.at("U").get<Amount>());
        readPublished(json, out);
        if (objective == DistrictingObjective::CutEdges) {
            out.data.compactness = core::align::Compactness::CutBorders;
        }
        return out;
    });
}

DistrictingInstance readPerturbedDistricting(const std::string& path, const std::string& name) {
    const Json json = readJson(path);
    return translated(path, [&] {
        for (const Json& item : json.at("instances")) {
            if (item.at("name").get<std::string>() != name) {
                continue;
            }
            const auto folder = std::filesystem::path(path).parent_path();
            const auto base = folder / (item.at("base").get<std::string>() + ".json");
            DistrictingInstance out = readDistricting(base.string());
            out.name = name;
            out.status = item.at("status").get<std::string>();
            out.published.reset();
            out.lowerBound.reset();
            out.cutEdges.reset();
            out.solution.clear();
            if (item.contains("moment_of_inertia") && item.at("moment_of_inertia").is_number()) {
                out.published = item.at("moment_of_inertia").get<double>();
            }
            setPopulation(out.data, item.at("population").get<std::vector<Amount>>());
            setTerritories(out.data, item.at("k").get<int>(), item.at("L").get<Amount>(),
                           item.at("U").get<Amount>());
            return out;
        }
        throw core::Error(core::Code::Input, core::format("there is no case {} in {}", name, path),
                          "see the names in the file", path);
    });
}

std::vector<std::string> perturbedNames(const std::string& path) {
    const Json json = readJson(path);
    return translated(path, [&] {
        std::vector<std::string> names;
        for (const Json& item : json.at("instances")) {
            names.push_back(item.at("name").get<std::string>());
        }
        return names;
    });
}

} // namespace bench
