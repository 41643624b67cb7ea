// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/line_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/io/feature_reader.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace geo {

using core::Code;
using core::Error;

namespace {

struct Columns {
    std::optional<std::size_t> speed;
    std::optional<std::size_t> oneWay;
    std::optional<std::size_t> roadClass;
    std::optional<std::size_t> name;
};

template <std::size_t N>
std::optional<std::size_t> chooseColumn(const FeatureReader& reader, const std::string& named,
                                        const std::array<const char*, N>& usual,
                                        const std::string& source) {
    if (!named.empty()) {
        const auto column = reader.column(named);
        if (!column) {
            throw Error(Code::Input, core::format("{} has no field {}", source, named),
                        "its fields are " + core::join(reader.columns(), ", "), named);
        }
        return column;
    }
    for (const char* name : usual) {
        if (const auto column = reader.column(name)) {
            return column;
        }
    }
    return std::nullopt;
}

/// Feature classes of the Census Bureau: S1100 primary roads and so on.
std::optional<RoadClass> tigerClass(const std::string& code, bool& known) {
    struct Row {
        const char* code;
        RoadClass roadClass;
    };
    constexpr std::array<Row, 8> kRows = {{{"S1100", RoadClass::Motorway},
                                           {"S1200", RoadClass::Secondary},
                                           {"S1400", RoadClass::Residential},
                                           {"S1630", RoadClass::Link},
                                           {"S1640", RoadClass::Service},
                                           {"S1730", RoadClass::Service},
                                           {"S1740", RoadClass::Service},
                                           {"S1780", RoadClass::Service}}};
    known = code.size() == 5 && std::isalpha(static_cast<unsigned char>(code[0])) != 0 &&
            std::all_of(code.begin() + 1, code.end(), [](char c) { return c >= '0' && c <= '9'; });
    for (const Row& row : kRows) {
        if (code == row.code) {
            return row.roadClass;
        }
    }
    return std::nullopt;
}

class LineDraft {
public:
    LineDraft(std::string source, LineFields fields, core::Job& job)
        : source_(std::move(source)), fields_(std::move(fields)), job_(job), reader_(source_) {}

    RoadDraft read();

private:
    void choose();
    std::optional<WayRule> ruleOf(const Feature& feature) const;
    bool applyClass(const std::string& text, WayRule& rule) const;
    void applyOneWay(const std::string& text, WayRule& rule) const;
    double speedOf(const std::string& text) const;
    std::uint32_t nodeAt(core::Point degrees);

    std::string source_;
    LineFields fields_;
    core::Job& job_;
    FeatureReader reader_;
    Columns columns_;
    RoadDraft draft_;
    std::unordered_map<std::uint64_t, std::uint32_t> nodes_;
};

void LineDraft::choose() {
    if (!fields_.layer.empty()) {
        std::size_t layer = 0;
        while (layer < reader_.layerCount() &&
               !core::equalsIgnoreCase(reader_.layerName(layer), fields_.layer)) {
            ++layer;
        }
        if (layer == reader_.layerCount()) {
            throw Error(Code::Input, core::format("{} has no layer {}", source_, fields_.layer),
                        "leave --layer out to take the first layer of lines", fields_.layer);
        }
        reader_.choose(layer);
    } else {
        for (std::size_t layer = 0; layer < reader_.layerCount() && !reader_.hasLines(); ++layer) {
            reader_.choose(layer);
        }
    }
    columns_.speed = chooseColumn(
        reader_, fields_.speed,
        std::array{"speed", "maxspeed", "speed_limit", "speedlimit", "kmh", "mph", "speed_kmh"},
        source_);
    columns_.oneWay = chooseColumn(reader_, fields_.oneWay,
                                   std::array{"oneway", "one_way", "direction", "dir"}, source_);
    columns_.roadClass = chooseColumn(
        reader_, fields_.roadClass,
        std::array{"highway", "road_class", "roadclass", "fclass", "class", "MTFCC"}, source_);
    columns_.name = chooseColumn(
        reader_, {}, std::array{"name", "fullname", "street", "street_name", "road_name"}, source_);
    if (columns_.speed &&
        core::lower(reader_.columns()[*columns_.speed]).find("mph") != std::string::npos) {
        fields_.milesPerHour = true;
    }
}

double LineDraft::speedOf(const std::string& text) const {
    constexpr double kMile = 1.609344;
    const auto plain = core::parseNumber(text);
    const double kmh =
        plain ? *plain * (fields_.milesPerHour ? kMile : 1) : parseMaxSpeed(text).value_or(0);
    return kmh >= 1 && kmh <= 300 ? kmh : 0;
}

/// False for what no car drives on.
bool LineDraft::applyClass(const std::string& text, WayRule& rule) const {
    bool tiger = false;
    const std::string word = core::lower(core::trim(text));
    if (const auto fromTiger = tigerClass(core::upper(word), tiger)) {
        rule.roadClass = *fromTiger;
    } else if (tiger) {
        return false;
    } else if (const auto known = roadClassOf(word)) {
        rule.roadClass = *known;
    } else {
        RoadTags tags;
        tags.add("highway", word);
        tags.add("motor_vehicle", "yes");
        if (const auto fromHighway = carRule(tags)) {
            rule.roadClass = fromHighway->roadClass;
            rule.linkOf = fromHighway->linkOf;
        } else {
            constexpr std::array<std::string_view, 7> kNotForCars = {
                "footway", "cycleway", "path", "steps", "pedestrian", "bridleway", "railway"};
            return std::find(kNotForCars.begin(), kNotForCars.end(), word) == kNotForCars.end();
        }
    }
    return true;
}

void LineDraft::applyOneWay(const std::string& text, WayRule& rule) const {
    constexpr std::array<std::string_view, 7> kWith = {"f", "ft", "1", "yes", "true", "y", "with"};
    constexpr std::array<std::string_view, 5> kAgainst = {"t", "tf", "-1", "reverse", "against"};
    const std::string word = core::lower(core::trim(text));
    const bool with = std::find(kWith.begin(), kWith.end(), word) != kWith.end();
    const bool against = std::find(kAgainst.begin(), kAgainst.end(), word) != kAgainst.end();
    rule.forward = !against && word != "n";
    rule.backward = !with && word != "n";
}

std::optional<WayRule> LineDraft::ruleOf(const Feature& feature) const {
    const auto value = [&](std::optional<std::size_t> column) {
        return column ? feature.values[*column] : std::string();
    };
    WayRule rule;
    rule.roadClass = RoadClass::Minor;
    if (!applyClass(value(columns_.roadClass), rule)) {
        return std::nullopt;
    }
    applyOneWay(value(columns_.oneWay), rule);
    rule.limitForward = rule.limitBackward = speedOf(value(columns_.speed));
    return rule.forward || rule.backward ? std::optional(rule) : std::nullopt;
}

std::uint32_t LineDraft::nodeAt(core::Point degrees) {
    const RoadPoint at = roadPointOf(degrees);
    const std::uint64_t key =
        (static_cast<std::uint64_t>(static_cast<std::uint32_t>(at.lon)) << 32) |
        static_cast<std::uint32_t>(at.lat);
    const auto [found, added] =
        nodes_.try_emplace(key, static_cast<std::uint32_t>(draft_.nodes.size()));
    if (added) {
        draft_.nodes.push_back({at, {}});
    }
    return found->second;
}

RoadDraft LineDraft::read() {
    constexpr std::int64_t kBetweenReports = 4096;
    choose();
    const double expected = static_cast<double>(std::max<std::int64_t>(reader_.expectedRows(), 1));
    std::int64_t withoutLine = 0;
    Feature feature;
    while (reader_.next(feature)) {
        if (draft_.waysRead++ % kBetweenReports == 0) {
            job_.step(std::min(1.0, static_cast<double>(draft_.waysRead) / expected),
                      "reading roads");
        }
        if (feature.shape.size() < 2 || feature.area) {
            ++withoutLine;
            continue;
        }
        const std::optional<WayRule> rule = ruleOf(feature);
        if (!rule) {
            continue;
        }
        DraftWay way;
        way.id = draft_.waysRead;
        way.rule = *rule;
        if (columns_.name) {
            way.name = draft_.names.numberOf(core::cleanText(feature.values[*columns_.name]));
        }
        way.first = static_cast<std::uint32_t>(draft_.wayNodes.size());
        for (const core::Point& point : feature.shape) {
            const std::uint32_t node = nodeAt(point);
            if (draft_.wayNodes.size() == way.first || draft_.wayNodes.back() != node) {
                draft_.wayNodes.push_back(node);
            }
        }
        way.count = static_cast<std::uint32_t>(draft_.wayNodes.size()) - way.first;
        draft_.ways.push_back(way);
    }
    if (withoutLine > 0) {
        draft_.issues.push_back({core::Severity::Warning, source_, 0,
                                 core::format("{} without a line that can be used",
                                              core::counted(withoutLine, "row", "rows")),
                                 "roads are lines; rows with points or areas are left out"});
    }
    return std::move(draft_);
}

} // namespace

RoadDraft readLines(const std::string& source, const LineFields& fields, core::Job& job) {
    return LineDraft(source, fields, job).read();
}

} // namespace geo
