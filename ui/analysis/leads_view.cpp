// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "geo/verbs/lead_markets.h"
#include "geo/verbs/market_areas.h"
#include "ui/analysis/analysis_frame.h"
#include "ui/widgets/core_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(LeadsView)
};

constexpr std::size_t kMarketsNamed = 3;
constexpr int kValueWidth = 38; ///< pixels at 100 % text

QString shareText(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? percentText(static_cast<double>(part) / static_cast<double>(whole), 0)
                     : QStringLiteral("\u2013");
}

class Leads {
public:
    Leads(const AnalysisInput& input, core::Job& job)
        : input_(input), job_(job), byOwner_(input.query.leadsBy == "owner") {
        geo::LeadMarketsParams params;
        params.by = byOwner_ ? "state" : input.query.leadsBy;
        if (params.by == "area") {
            params.areas = input.query.areas;
            params.areaColumn = input.query.areaColumn;
        }
        params.scenario = input.scenario;
        params.minutes = input.query.answer;
        params.where = input.query.where;
        const core::Job::Part part(job, 0, 0.6);
        report_ = geo::leadMarkets(*input.workspace, params, job);
        scale_ = analysisScale(100, byOwner_ ? QString() : QStringLiteral("%"), true);
        scale_.decimals = 0;
    }

    AnalysisResult run() {
        AnalysisResult result;
        const QString place = input_.query.leadsBy == "county"  ? Words::tr("County")
                              : input_.query.leadsBy == "state" ? Words::tr("State")
                              : byOwner_                        ? Words::tr("Owner")
                                                                : Words::tr("Market");
        headList(result,
                 byOwner_ ? Words::tr("Ranked by leads") : Words::tr("Ranked by lower estimate"),
                 place, byOwner_ ? Words::tr("Leads") : Words::tr("Conversion"), scale_);
        result.adds = byOwner_;
        result.valueWidth = kValueWidth;
        result.besideHead = byOwner_ ? Words::tr("Min", "minutes to the first answer, a table head")
                                     : Words::tr("Spend", "whether a market deserves it");
        const auto unitsOf = byOwner_ ? unitsByOwner() : unitsByMarket();
        for (const geo::LeadTally& tally : tallies()) {
            const auto units = unitsOf.find(byOwner_ ? core::lower(tally.name) : tally.key);
            result.areas.push_back(
                areaOf(tally, units == unitsOf.end() ? std::vector<int>() : units->second));
        }
        result.listed = result.areas.size();
        result.upper.classes = classes(result.areas);
        if (report_.all.leads > report_.withoutPlace) {
            addDensity(result, input_, job_, 0.6);
        }
        result.totals = totals();
        result.remark = deserving();
        result.meaning =
            byOwner_ ? Words::tr("Who has the lead is who answers it. On the map an owner's "
                                 "territories stand for the owner.")
                     : Words::tr("Conversion is drawn to the average where there are few leads; "
                                 "grey figures: it lies within in 8 of 10 cases. A market deserves "
                                 "spend if it converts more than the average even at the lower "
                                 "end.");
        result.sources = sources();
        return result;
    }

private:
    const std::vector<geo::LeadTally>& tallies() const {
        return byOwner_ ? report_.owners : report_.markets;
    }

    /// Units lie in the market of the county that their point lies in.
    std::map<std::string, std::vector<int>> unitsByMarket() const {
        std::vector<core::Point> points;
        for (const core::BasicUnit& unit : input_.layer->units) {
            points.push_back(unit.lonLat);
        }
        std::vector<core::Issue> issues; // those of the table are in the report already
        const geo::MarketAreas areas(
            input_.query.leadsBy, input_.query.leadsBy == "area" ? input_.query.areas : "",
            input_.query.leadsBy == "area" ? input_.query.areaColumn : "", issues);
        const std::vector<int> counties = geo::countiesAt(points, job_);
        std::map<std::string, std::vector<int>> units;
        std::string why;
        for (std::size_t i = 0; i < counties.size(); ++i) {
            if (counties[i] < 0) {
                continue;
            }
            const auto area = areas.of(geo::counties()[static_cast<std::size_t>(counties[i])], why);
            if (area) {
                units[area->key].push_back(static_cast<int>(i));
            }
        }
        return units;
    }

    std::map<std::string, std::vector<int>> unitsByOwner() const {
        std::map<std::string, std::vector<int>> units;
        for (const core::Territory& territory : input_.territories) {
            const std::vector<int> members = unitsOfTerritory(input_, territory.code);
            for (const std::string& owner : core::split(territory.owner, ',')) {
                auto& all = units[core::lower(core::trim(owner))];
                all.insert(all.end(), members.begin(), members.end());
            }
        }
        return units;
    }

    AnalysisArea areaOf(const geo::LeadTally& tally, std::vector<int> units) const {
        AnalysisArea area;
        area.name = QString::fromStdString(tally.name);
        if (area.name.isEmpty()) {
            area.name = Words::tr("Nobody");
        }
        area.units = std::move(units);
        if (!area.units.empty()) {
            area.at = middleOf(*input_.units, area.units);
        }
        const QString conversion = Words::tr("%1 (%2 to %3)")
                                       .arg(percentText(tally.likely), percentText(tally.low, 0),
                                            percentText(tally.high, 0));
        const QString minutes = tally.minutes ? Words::tr("%1 min").arg(minutesText(tally.minutes))
                                              : QStringLiteral("\u2013");
        if (byOwner_) {
            area.value = static_cast<double>(tally.leads);
            area.beside = minutesText(tally.minutes);
        } else {
            area.rep = QString::fromStdString(tally.topOwner);
            area.value = 100 * tally.likely;
            area.low = 100 * tally.low;
            area.high = 100 * tally.high;
            area.beside = report_.deserves(tally) ? Words::tr("yes") : QStringLiteral("\u2013");
        }
        area.facts = {{Words::tr("Leads"), groupedText(tally.leads)},
                      {Words::tr("Converted"), groupedText(tally.converted)},
                      {Words::tr("Conversion"), conversion},
                      {Words::tr("First answer, median"), minutes}};
        if (!byOwner_) {
            area.facts.push_back(
                {Words::tr("Most are with"),
                 Words::tr("%1, %2").arg(area.rep.isEmpty() ? Words::tr("nobody") : area.rep,
                                         shareText(tally.topLeads, tally.leads))});
        }
        area.facts.push_back(
            {byOwner_ ? Words::tr("Markets") : Words::tr("Owners"), groupedText(tally.others)});
        addRouting(area.facts, tally);
        area.lines = {Words::tr("%1 leads, %2 converted")
                          .arg(groupedText(tally.leads), groupedText(tally.converted)),
                      Words::tr("First answer after %1").arg(minutes),
                      Words::tr("Conversion %1").arg(conversion)};
        if (!byOwner_ && report_.deserves(tally)) {
            area.remark = Words::tr("Deserves spend: converts more than the average of %1 even at "
                                    "the lower end.")
                              .arg(percentText(report_.all.likely));
        }
        if (area.units.empty()) {
            area.remark += (area.remark.isEmpty() ? QString() : QStringLiteral(" ")) +
                           (byOwner_ ? Words::tr("Has no territory on the map.")
                                     : Words::tr("Lies outside of the plan's areas."));
        }
        return area;
    }

    static void addRouting(std::vector<KeyValue>& facts, const geo::LeadTally& tally) {
        facts.push_back({Words::tr("With the territory's own"),
                         shareText(tally.routed - tally.misrouted, tally.routed)});
        facts.push_back(
            {Words::tr("Two hours or more apart"), shareText(tally.farZone, tally.zoned)});
    }

    std::optional<double> figureOf(const geo::LeadTally& tally) const {
        const auto share = [](std::int64_t part, std::int64_t whole) {
            return whole > 0 ? std::optional(100.0 * static_cast<double>(part) /
                                             static_cast<double>(whole))
                             : std::nullopt;
        };
        const std::string& figure = input_.query.leadFigure;
        return figure == "minutes"  ? tally.minutes
               : figure == "others" ? share(tally.misrouted, tally.routed)
               : figure == "zones"  ? share(tally.farZone, tally.zoned)
                                    : std::optional(100 * (tally.likely - report_.all.likely));
    }

    Choropleth classes(const std::vector<AnalysisArea>& areas) const {
        std::vector<std::optional<double>> figures;
        for (const geo::LeadTally& tally : tallies()) {
            figures.push_back(figureOf(tally));
        }
        std::vector<double> values = valuesByUnit(input_, areas, figures);
        const std::string& figure = input_.query.leadFigure;
        Choropleth made;
        if (figure == "minutes") {
            made = classesFromZero(values, Words::tr("Until the first answer"),
                                   Words::tr("min, median"), Words::tr("at once"));
        } else if (figure == "others") {
            made = classesFromZero(values, Words::tr("Not with the territory's own"),
                                   Words::tr("% of leads in a territory"), Words::tr("none"));
        } else if (figure == "zones") {
            made =
                classesFromZero(values, Words::tr("Two hours or more apart"),
                                Words::tr("% of leads, by the clocks of both"), Words::tr("none"));
        } else {
            made = divergingClasses(std::move(values), Words::tr("Conversion of leads"),
                                    Words::tr("percentage points from the average of %1")
                                        .arg(percentText(report_.all.likely)),
                                    false);
            made.highest = Words::tr("more");
            made.lowest = Words::tr("less");
        }
        made.noData = figure == "conversion" ? Words::tr("no leads") : Words::tr("not known");
        return made;
    }

    std::vector<KeyValue> totals() const {
        const geo::LeadTally& all = report_.all;
        std::vector<KeyValue> rows = {
            {Words::tr("Leads"), groupedText(all.leads)},
            {Words::tr("Converted"),
             Words::tr("%1, %2").arg(groupedText(all.converted), percentText(all.likely))},
            {Words::tr("First answer, median"),
             all.minutes ? Words::tr("%1 min").arg(minutesText(all.minutes))
                         : QStringLiteral("\u2013")}};
        addRouting(rows, all);
        return rows;
    }

    QString deserving() const {
        QStringList names;
        std::size_t more = 0;
        for (const geo::LeadTally& market : report_.markets) {
            if (report_.deserves(market)) {
                if (static_cast<std::size_t>(names.size()) < kMarketsNamed) {
                    names << QString::fromStdString(market.name);
                } else {
                    ++more;
                }
            }
        }
        if (byOwner_ || report_.markets.empty()) {
            return {};
        }
        if (names.isEmpty()) {
            return Words::tr("No market stands out: none converts more than the average beyond "
                             "what chance would do.");
        }
        const QString list = names.join(QStringLiteral("; "));
        return more == 0 ? Words::tr("Deserves spend: %1.").arg(list)
                         : Words::tr("Deserves spend: %1, and %2 more.")
                               .arg(list, groupedText(static_cast<qint64>(more)));
    }

    QString sources() const {
        QStringList notes;
        if (report_.withoutPlace > 0) {
            notes << Words::tr("Leads without a place: %1.").arg(groupedText(report_.withoutPlace));
        }
        if (report_.withoutMarket > 0 && !byOwner_) {
            notes << Words::tr("In no market: %1.").arg(groupedText(report_.withoutMarket));
        }
        for (const core::Issue& issue : report_.issues) {
            notes << coreText(issue.message);
        }
        return notes.join(QLatin1Char(' '));
    }

    const AnalysisInput& input_;
    core::Job& job_;
    bool byOwner_;
    geo::LeadMarketsReport report_;
    AnalysisScale scale_;
};

} // namespace

AnalysisResult leadsView(const AnalysisInput& input, core::Job& job) {
    return Leads(input, job).run();
}

} // namespace ui
