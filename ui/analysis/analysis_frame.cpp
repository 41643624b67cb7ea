// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_frame.h"

#include <algorithm>

namespace ui {

namespace {

constexpr int kClasses = 5;

} // namespace

QString withUnit(const QString& name, const AnalysisScale& scale) {
    return scale.unit.isEmpty() ? name : name + QStringLiteral(", ") + scale.unit;
}

void headList(AnalysisResult& result, const QString& title, const QString& area,
              const QString& value, const AnalysisScale& scale) {
    result.listTitle = title;
    result.areaHead = area;
    result.valueHead = withUnit(value, scale);
    result.divisor = scale.divisor;
    result.decimals = scale.decimals;
}

void addDensity(AnalysisResult& result, const AnalysisInput& input, core::Job& job, double begin) {
    const core::Job::Part part(job, begin, 1);
    result.lower = askedDensity(input, job);
}

std::vector<int> unitsOfTerritory(const AnalysisInput& input, const std::string& code) {
    std::vector<int> units;
    const auto found =
        std::find_if(input.territories.begin(), input.territories.end(),
                     [&](const core::Territory& territory) { return territory.code == code; });
    const auto index = static_cast<int>(found - input.territories.begin());
    for (std::size_t i = 0; found != input.territories.end() && i < input.owner.size(); ++i) {
        if (input.owner[i] == index) {
            units.push_back(static_cast<int>(i));
        }
    }
    return units;
}

AnalysisArea territoryArea(const AnalysisInput& input, const core::Territory& territory) {
    AnalysisArea area;
    area.name = QString::fromStdString(territory.name);
    area.rep = QString::fromStdString(territory.owner);
    area.units = unitsOfTerritory(input, territory.code);
    if (!area.units.empty()) {
        area.at = middleOf(*input.units, area.units);
    }
    return area;
}

std::vector<double> valuesByUnit(const AnalysisInput& input, const std::vector<AnalysisArea>& areas,
                                 const std::vector<std::optional<double>>& figures) {
    std::vector<double> values(static_cast<std::size_t>(input.units->count()), kNoShare);
    for (std::size_t i = 0; i < areas.size(); ++i) {
        for (const int unit : areas[i].units) {
            values[static_cast<std::size_t>(unit)] = figures[i].value_or(kNoShare);
        }
    }
    return values;
}

Choropleth classesFromZero(const std::vector<double>& values, const QString& title,
                           const QString& unit, const QString& zero) {
    std::vector<double> above = values;
    for (double& value : above) {
        value = value > 0 ? value : kNoShare;
    }
    Choropleth made = classify(above, title, unit, kClasses);
    if (made.edges.size() < 2) {
        made.edges = {1}; // nothing is above it
    }
    made.edges.front() = std::min(made.edges.front(), 1.0);
    made.edges.insert(made.edges.begin(), 0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        made.classOf[i] = values[i] == 0 ? 0 : made.classOf[i] < 0 ? -1 : made.classOf[i] + 1;
    }
    made.lowest = zero;
    return made;
}

} // namespace ui
