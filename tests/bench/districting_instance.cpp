// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/districting_instance.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "tests/bench/instance_json.h"

#include <filesystem>

namespace bench {

namespace {

using core::Json;
using core::align::Amount;
using core::align::ProblemData;

constexpr double kKilometre = 1000;
constexpr std::size_t kNamesShown = 12;

/// Equal targets; the published limits are the only ones.
void setTerritories(ProblemData& data, const InstanceJson& json) {
    const std::int64_t count = json.whole("k");
    if (count < 1 || count > static_cast<std::int64_t>(data.positions.size())) {
        json.refuse(
            core::format("{} districts cannot be made of {} units", count, data.positions.size()));
    }
    data.territories.assign(static_cast<std::size_t>(count), {});
    for (auto& territory : data.territories) {
        territory.minimum = {json.whole("L")};
        territory.maximum = {json.whole("U")};
    }
    data.tolerance = 1;
}

void readBorders(const InstanceJson& json, ProblemData& data) {
    const auto units = static_cast<std::int64_t>(data.positions.size());
    for (const Json& edge : json.list("edges")) {
        const bool pair = edge.is_array() && edge.size() == 2 && edge[0].is_number_integer() &&
                          edge[1].is_number_integer();
        const std::int64_t a = pair ? edge[0].get<std::int64_t>() : -1;
        const std::int64_t b = pair ? edge[1].get<std::int64_t>() : -1;
        if (a < 0 || b < 0 || a >= units || b >= units || a == b) {
            json.refuse(
                core::format("the edge {} does not join two of its {} units", edge.dump(), units));
        }
        data.borders.push_back({static_cast<int>(a), static_cast<int>(b), 0, false});
    }
}

ProblemData readGraph(const InstanceJson& json) {
    ProblemData data;
    const auto x = json.numbers("x");
    const auto y = json.numbers("y");
    data.names = json.texts("geoid");
    if (x.size() != y.size() || x.size() != data.names.size()) {
        json.refuse(core::format("\"x\", \"y\" and \"geoid\" have {}, {} and {} entries", x.size(),
                                 y.size(), data.names.size()));
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
        data.positions.push_back({x[i], y[i]});
    }
    readBorders(json, data);
    return data;
}

/// About the best member with whole kilometres, as in the published tables, or about the centroid.
void setMoment(DistrictingInstance& out, const InstanceJson& json) {
    const std::string about = json.text("moment_about", "member");
    if (about != "member" && about != "centroid") {
        json.refuse(core::format("\"moment_about\" is \"{}\", neither member nor centroid", about));
    }
    out.aboutCentroid = about == "centroid";
    out.data.compactness = out.aboutCentroid ? core::align::Compactness::Moment
                                             : core::align::Compactness::MemberMoment;
    out.data.distanceStep = out.aboutCentroid ? 0 : kKilometre;
}

void setPopulation(ProblemData& data, const InstanceJson& json) {
    std::vector<Amount> population = json.wholes("population");
    if (population.size() != data.positions.size()) {
        json.refuse(core::format("\"population\" has {} entries for {} units", population.size(),
                                 data.positions.size()));
    }
    data.positionWeights.assign(population.begin(), population.end());
    data.measures = {{"population", std::move(population), 1}};
}

/// Further measures to balance, each with limits of its own.
void addMeasures(ProblemData& data, const InstanceJson& json, const std::string& path) {
    if (!json.has("measures")) {
        return;
    }
    for (const Json& item : json.list("measures")) {
        const InstanceJson fields(item, path);
        std::vector<Amount> values = fields.wholes("values");
        if (values.size() != data.positions.size()) {
            fields.refuse(core::format("measure \"{}\" has {} values for {} units",
                                       fields.text("name"), values.size(), data.positions.size()));
        }
        data.measures.push_back({fields.text("name"), std::move(values), 1});
        for (auto& territory : data.territories) {
            territory.minimum.emplace_back(fields.whole("L"));
            territory.maximum.emplace_back(fields.whole("U"));
        }
    }
}

std::optional<double> numberIn(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number() ? std::optional(found->get<double>())
                                                     : std::nullopt;
}

core::align::Alignment solutionIn(const Json& json, const DistrictingInstance& instance) {
    const auto found = json.find("solution");
    const auto& data = instance.data;
    if (found == json.end() || !found->is_array() || found->size() != data.positions.size()) {
        return {};
    }
    core::align::Alignment out;
    for (const Json& district : *found) {
        if (!district.is_number_integer() || district < 0 || district >= data.territories.size()) {
            return {};
        }
        out.push_back(district.get<int>());
    }
    return out;
}

void readPublished(const Json& json, const InstanceJson& fields, DistrictingInstance& out) {
    const Json objectives = json.value("objectives", Json::object());
    if (!objectives.is_object()) {
        fields.refuse("\"objectives\" is no object");
    }
    const Json moment = objectives.value("moment_of_inertia", Json::object());
    const Json cut = objectives.value("cut_edges", Json::object());
    if (!moment.is_object() || !cut.is_object()) {
        fields.refuse("an objective is no object");
    }
    out.status = moment.value("status", "");
    // Where positions differ from the authors', their plan evaluated on ours is the mark.
    const bool large = fields.text("role", "").ends_with("-large");
    out.published = numberIn(moment, large ? "recomputed_value_rounded_km" : "published_value");
    out.lowerBound = numberIn(moment, "published_lower_bound");
    out.solution = solutionIn(moment, out);
    out.cutEdges = numberIn(cut, "published_value");
    out.cutEdgesStatus = cut.value("status", "");
}

void setObjective(ProblemData& data, DistrictingObjective objective) {
    if (objective == DistrictingObjective::CutEdges) {
        data.compactness = core::align::Compactness::CutBorders;
    }
}

/// Kinds of JSON that the readers above do not look at one by one.
template <class Function> auto translated(const std::string& path, Function function) {
    try {
        return function();
    } catch (const Json::exception& error) {
        throw core::Error(core::Code::Input,
                          core::format("{} is not a districting instance: {}", path, error.what()),
                          "the format is described in docs/benchmarks.md", path);
    }
}

DistrictingInstance instanceOf(const Json& json, const std::string& path) {
    const InstanceJson fields(json, path);
    if (fields.has("instances")) {
        throw core::Error(core::Code::Input,
                          core::format("{} holds several cases, and none is named", path),
                          core::format("name one with --case: {}",
                                       [&] {
                                           auto names = perturbedNames(path);
                                           names.resize(std::min(names.size(), kNamesShown));
                                           return core::join(names, ", ") + ", ...";
                                       }()),
                          path);
    }
    DistrictingInstance out;
    out.name = fields.text("name");
    out.data = readGraph(fields);
    setMoment(out, fields);
    setPopulation(out.data, fields);
    setTerritories(out.data, fields);
    addMeasures(out.data, fields, path);
    readPublished(json, fields, out);
    return out;
}

DistrictingInstance caseOf(const Json& item, const std::string& path) {
    const InstanceJson fields(item, path);
    const auto base = std::filesystem::path(path).parent_path() / (fields.text("base") + ".json");
    DistrictingInstance out = readDistricting(base.string());
    out.name = fields.text("name");
    out.status = fields.text("status", "");
    out.published = numberIn(item, "moment_of_inertia");
    out.lowerBound.reset();
    out.cutEdges.reset();
    out.cutEdgesStatus.clear();
    out.solution.clear();
    setPopulation(out.data, fields);
    setTerritories(out.data, fields);
    return out;
}

} // namespace

const char* objectiveName(DistrictingObjective objective) noexcept {
    return objective == DistrictingObjective::CutEdges ? "cut-edges" : "moment-of-inertia";
}

std::optional<double> DistrictingInstance::mark(DistrictingObjective objective) const {
    return objective == DistrictingObjective::CutEdges ? cutEdges : published;
}

const std::string& DistrictingInstance::markStatus(DistrictingObjective objective) const {
    return objective == DistrictingObjective::CutEdges ? cutEdgesStatus : status;
}

DistrictingInstance districtingOf(const Json& json, const std::string& source,
                                  DistrictingObjective objective) {
    return translated(source, [&] {
        DistrictingInstance out = instanceOf(json, source);
        setObjective(out.data, objective);
        return out;
    });
}

DistrictingInstance readDistricting(const std::string& path, DistrictingObjective objective) {
    return districtingOf(readJsonFile(path), path, objective);
}

DistrictingInstance readPerturbedDistricting(const std::string& path, const std::string& name,
                                             DistrictingObjective objective) {
    const Json json = readJsonFile(path);
    return translated(path, [&] {
        const InstanceJson fields(json, path);
        if (!fields.has("instances")) {
            throw core::Error(core::Code::Input,
                              core::format("{} is a single instance without cases", path),
                              "leave --case out", path);
        }
        for (const Json& item : fields.list("instances")) {
            if (InstanceJson(item, path).text("name") == name) {
                DistrictingInstance out = caseOf(item, path);
                setObjective(out.data, objective);
                return out;
            }
        }
        throw core::Error(core::Code::Input, core::format("there is no case {} in {}", name, path),
                          core::format("its cases are {}", core::join(perturbedNames(path), ", ")),
                          path);
    });
}

std::vector<std::string> perturbedNames(const std::string& path) {
    const Json json = readJsonFile(path);
    const InstanceJson fields(json, path);
    std::vector<std::string> names;
    if (fields.has("instances")) {
        for (const Json& item : fields.list("instances")) {
            names.push_back(InstanceJson(item, path).text("name"));
        }
    }
    return names;
}

} // namespace bench
