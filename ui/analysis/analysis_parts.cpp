// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_parts.h"

#include "geo/verbs/nearest_rep.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <set>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Analysis)
};

constexpr int kScaleCells = 700;  ///< of the surface that the scale is read from, along a side
constexpr std::size_t kSteps = 3; ///< classes on each side of zero
constexpr double kLeastShown = 0.005;

double niceEdge(double value) {
    const double power = std::pow(10, std::floor(std::log10(value)));
    const double lead = value / power;
    return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
}

/// Where classes end on the way from zero.
std::array<double, kSteps> stepsOf(std::vector<double> sizes, bool quantiles) {
    std::sort(sizes.begin(), sizes.end());
    const auto at = [&](double share) {
        return sizes.empty()
                   ? 0.0
                   : sizes[static_cast<std::size_t>(share * static_cast<double>(sizes.size() - 1))];
    };
    if (!quantiles) {
        const double largest = at(0.9) > 0 ? at(0.9) : at(1);
        const double first = largest > 0 ? niceEdge(largest / 6) : 1;
        return {first, 3 * first, 6 * first};
    }
    std::array<double, kSteps> steps{};
    double before = 0;
    for (std::size_t i = 0; i < kSteps; ++i) {
        const double share = at(std::array{0.4, 0.7, 0.9}[i]);
        const double edge = share > 0 ? niceEdge(share) : 1;
        steps[i] = before = edge > before ? edge : 2 * before;
    }
    return steps;
}

} // namespace

QString AnalysisInput::unitOf(const std::string& column) const {
    const QString money = QStringLiteral("$€£");
    QString currency;
    for (const core::Measure& measure : layer->measures) {
        const QString unit = QString::fromStdString(measure.unit);
        if (measure.name == column) {
            return unit;
        }
        if (unit.size() == 1 && money.contains(unit)) {
            currency = unit;
        }
    }
    static const std::set<std::string> kAmounts = {"amount", "revenue", "potential", "open_value"};
    return kAmounts.contains(column) ? currency : QString();
}

QString AnalysisInput::unitWord() const {
    return layer->zips ? Words::tr("ZIP") : Words::tr("Unit");
}

QString AnalysisScale::text(double value) const {
    const QString figure = QLocale().toString(std::abs(value) / divisor, 'f', decimals);
    const bool zero = figure == QLocale().toString(0.0, 'f', decimals);
    return value < 0 && !zero ? QChar(0x2212) + figure : figure;
}

QString AnalysisScale::range(double low, double high) const {
    const bool sign = low < 0 || high < 0;
    return sign ? Words::tr("%1 to %2").arg(text(low), text(high))
                : text(low) + QChar(0x2013) + text(high);
}

AnalysisScale analysisScale(double largest, const QString& unit, bool fractions) {
    AnalysisScale scale;
    scale.full = scaleFor(largest, unit);
    scale.unit = (scale.full.prefix + scale.full.suffix).simplified();
    if (!scale.full.prefix.isEmpty() && !scale.full.suffix.isEmpty()) {
        scale.unit = scale.full.prefix + QLatin1Char(' ') + scale.full.suffix.simplified();
    }
    if (scale.unit.isEmpty() && !unit.isEmpty()) {
        scale.unit = unit;
    }
    scale.divisor = scale.full.divisor;
    scale.decimals = scale.divisor >= 1e6 ? 2 : fractions && std::abs(largest) < 100 ? 1 : 0;
    scale.full.decimals = scale.decimals;
    return scale;
}

QString minutesText(const std::optional<double>& minutes) {
    return minutes ? decimalText(*minutes, 0) : QStringLiteral("\u2013");
}

Choropleth divergingClasses(std::vector<double> values, const QString& title, const QString& unit,
                            bool quantiles) {
    Choropleth out{title, unit, {}, std::vector<int>(values.size(), -1)};
    out.diverging = true;
    std::vector<double> sizes;
    double low = 0;
    double high = 0;
    for (double& value : values) {
        value = std::abs(value) < kLeastShown ? 0 : value; // no legend could tell it from zero
        if (std::isfinite(value)) {
            sizes.push_back(std::abs(value));
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    const auto steps = stepsOf(sizes, quantiles);
    for (std::size_t i = kSteps; i-- > 0;) {
        out.edges.push_back(-steps[i]);
    }
    out.edges.insert(out.edges.end(), steps.begin(), steps.end());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isfinite(values[i])) {
            const auto above = std::upper_bound(out.edges.begin(), out.edges.end(), values[i]);
            out.classOf[i] = static_cast<int>(above - out.edges.begin());
        }
    }
    out.edges.insert(out.edges.begin(), std::min(low, 2 * out.edges.front()));
    out.edges.push_back(std::max(high, 2 * out.edges.back()));
    return out;
}

core::Point middleOf(const MapUnits& units, const std::vector<int>& members) {
    core::Point sum;
    for (const int unit : members) {
        sum.x += units.unit(unit).centroid.x / static_cast<double>(members.size());
        sum.y += units.unit(unit).centroid.y / static_cast<double>(members.size());
    }
    return sum;
}

AnalysisArea unitArea(const AnalysisInput& input, int unit) {
    AnalysisArea area;
    area.key = input.units->unit(unit).key;
    area.name = input.units->unit(unit).name;
    area.units = {unit};
    area.at = input.units->unit(unit).centroid;
    return area;
}

void addNearest(const AnalysisInput& input, const core::Connection& db, AnalysisResult& result) {
    std::vector<core::Point> places;
    for (const AnalysisArea& area : result.areas) {
        places.push_back(input.layer->units[static_cast<std::size_t>(area.units.front())].lonLat);
    }
    const auto nearest = geo::nearestReps(db, places);
    for (std::size_t i = 0; i < result.areas.size(); ++i) {
        AnalysisArea& area = result.areas[i];
        area.beside = minutesText({});
        if (i < nearest.size()) {
            area.rep = QString::fromStdString(nearest[i].rep);
            area.beside = minutesText(nearest[i].minutes);
            area.facts.push_back({Words::tr("Nearest rep"), area.rep});
            area.facts.push_back(
                {Words::tr("Drive, estimate"), Words::tr("about %1 min").arg(area.beside)});
        }
    }
    result.besideHead = Words::tr("Min", "minutes of estimated drive, a table head");
}

void indexAreas(const AnalysisInput& input, AnalysisResult& result) {
    result.areaOf.assign(static_cast<std::size_t>(input.units->count()), -1);
    for (std::size_t i = 0; i < result.areas.size(); ++i) {
        for (const int unit : result.areas[i].units) {
            result.areaOf[static_cast<std::size_t>(unit)] = static_cast<int>(i);
        }
    }
}

QString recordsWord(const std::string& of) {
    return of == "opportunities" ? Words::tr("opportunities")
           : of == "leads"       ? Words::tr("leads")
           : of == "visits"      ? Words::tr("visits")
                                 : Words::tr("accounts");
}

std::string bothOf(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) {
        return a.empty() ? b : a;
    }
    return "(" + a + ") AND (" + b + ")";
}

geo::HeatRecords recordsOnMap(const AnalysisInput& input, const geo::HeatQuery& query,
                              core::Job& job) {
    const core::Connection db = input.workspace->newReader();
    const core::Snapshot snapshot(db);
    return geo::loadHeatRecords(
        db, query, [&](const core::Box&, std::span<const core::Point>) { return input.crs; }, job);
}

AnalysisMap densityMap(const AnalysisInput& input, const geo::HeatRecords& records,
                       const geo::HeatQuery& query, const QString& title) {
    using core::analysis::HeatMaker;
    using core::analysis::HeatOptions;
    using core::analysis::HeatPoints;
    using core::analysis::HeatView;
    const auto points = std::make_shared<const HeatPoints>(records.points);
    HeatOptions options;
    options.radius = input.query.radiusKm * 1000;
    const HeatView whole = core::analysis::heatViewFor(input.units->bounds(), options.radius / 2,
                                                       kScaleCells, kScaleCells);
    HeatMaker maker;
    const double scale =
        roundHeatScale(core::analysis::heatScale(maker.make(*points, whole, options)));
    AnalysisMap map;
    const HeatLook look{scale > 0 ? scale : 1, query.difference};
    map.points = points;
    map.options = options;
    map.heat = std::make_shared<const HeatGround>(points, options, look);
    const QString unit = input.unitOf(query.value);
    const QString counted = query.value.empty() ? recordsWord(query.of) : unit;
    map.heatUnit = counted.isEmpty() ? Words::tr("per km²") : Words::tr("%1 per km²").arg(counted);
    map.words.title = title;
    map.words.detail = Words::tr("%1, Gaussian kernel, σ %2 km")
                           .arg(map.heatUnit, decimalText(input.query.radiusKm / 3, 1));
    map.words.note = Words::tr("Scale fixed while you pan and zoom");
    return map;
}

geo::HeatQuery densityQuery(const AnalysisQuery& asked) {
    geo::HeatQuery query;
    if (asked.kind == AnalysisKind::WonLost || asked.kind == AnalysisKind::Pipeline) {
        query.of = "opportunities";
        query.value = asked.amount;
        query.difference = asked.kind == AnalysisKind::WonLost;
        if (query.difference) {
            query.minus = bothOf("is_closed = 1 AND is_won = 0", asked.where);
        }
        std::string stage = asked.stage;
        for (std::size_t i = 0; (i = stage.find('\'', i)) != std::string::npos; i += 2) {
            stage.insert(i, 1, '\'');
        }
        query.where = bothOf(query.difference ? "is_won = 1"
                             : stage.empty()  ? "is_closed = 0"
                                              : "stage = '" + stage + "'",
                             asked.where);
        return query;
    }
    if (asked.kind == AnalysisKind::Leads) {
        query.of = "leads";
        query.where = asked.where;
        return query;
    }
    query.of = asked.of;
    query.value = asked.weight;
    if (query.of == "accounts") {
        query.where = asked.where;
    }
    return query;
}

AnalysisMap askedDensity(const AnalysisInput& input, core::Job& job) {
    const geo::HeatQuery query = densityQuery(input.query);
    const QString of = recordsWord(query.of);
    const QString title = query.value.empty()
                              ? Words::tr("Density of %1").arg(of)
                              : Words::tr("%1 of %2, density")
                                    .arg(measureTitle(QString::fromStdString(query.value)), of);
    return densityMap(input, recordsOnMap(input, query, job), query, title);
}

AnalysisResult computeAnalysis(const AnalysisInput& input, core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    const auto compute = [&] {
        switch (input.query.kind) {
        case AnalysisKind::WonLost:
        case AnalysisKind::Pipeline: return dealsView(input, job);
        case AnalysisKind::Workload: return workloadView(input, job);
        case AnalysisKind::Coverage: return coverageView(input, job);
        case AnalysisKind::Overlap: return overlapView(input, job);
        case AnalysisKind::Performance: return performanceView(input, job);
        case AnalysisKind::Leads: return leadsView(input, job);
        default: return whitespaceView(input, job);
        }
    };
    AnalysisResult result = compute();
    result.query = input.query;
    indexAreas(input, result);
    result.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
}

} // namespace ui
