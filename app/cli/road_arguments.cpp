// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/road_arguments.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/io/feature_reader.h"

namespace app {

core::Point parsePosition(const std::string& text) {
    const std::vector<std::string> parts = core::split(text, ',');
    const auto lon = parts.size() == 2 ? core::parseNumber(parts[0]) : std::nullopt;
    const auto lat = parts.size() == 2 ? core::parseNumber(parts[1]) : std::nullopt;
    if (!lon || !lat || *lon < -180 || *lon > 180 || *lat < -90 || *lat > 90) {
        throw core::Error(core::Code::Usage, core::format("\"{}\" is no LON,LAT", text),
                          "give degrees, for example --at -83.0,39.96", text);
    }
    return {*lon, *lat};
}

std::map<std::string, double> roadFactors(const std::vector<std::string>& texts) {
    std::map<std::string, double> factors;
    for (const std::string& text : texts) {
        const std::vector<std::string> parts = core::split(text, '=');
        const auto factor = parts.size() == 2 ? core::parseNumber(parts[1]) : std::nullopt;
        if (!factor) {
            throw core::Error(core::Code::Usage, core::format("\"{}\" is no CLASS=FACTOR", text),
                              "for example motorway=1.1", text);
        }
        factors[std::string(core::trim(parts[0]))] = *factor;
    }
    return factors;
}

void RoadArguments::add(CLI::App& command) {
    command.add_option("--traffic", traffic_, "free, day (between the peaks) or rush")
        ->check(CLI::IsMember(geo::trafficNames()));
    command
        .add_option("--factor", factors_,
                    "Longer or shorter times by road class: motorway=1.1,residential=1.3")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option(
        "--depart", depart_,
        "When one drives, 08:15, or between 08:30-17:00: speeds by the hour that the "
        "plan keeps (roads speeds)");
    command.add_option("--barriers", barriers_, "File of lines that no drive may cross");
}

geo::RoadUse RoadArguments::use() const {
    geo::RoadUse use;
    use.traffic = traffic_;
    if (!depart_.empty()) {
        use.hours = geo::driveHoursOf(depart_);
    }
    use.factors = roadFactors(factors_);
    if (!barriers_.empty()) {
        geo::FeatureReader reader(barriers_);
        geo::Feature feature;
        while (reader.next(feature)) {
            if (feature.shape.size() >= 2) {
                use.barriers.push_back(feature.shape);
            }
        }
        if (use.barriers.empty()) {
            throw core::Error(core::Code::Input, core::format("{} holds no lines", barriers_),
                              "give a file of lines, such as GeoJSON", barriers_);
        }
    }
    return use;
}

} // namespace app
