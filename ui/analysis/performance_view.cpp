// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/performance.h"
#include "ui/analysis/analysis_frame.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(PerformanceView)
};

constexpr int kVerdictWidth = 84; ///< pixels at 100 % text
constexpr double kTells = 0.5;    ///< a share of the differences that is worth going by

QString wordOf(core::Verdict verdict) {
    switch (verdict) {
    case core::Verdict::Above: return Words::tr("above");
    case core::Verdict::Below: return Words::tr("below");
    case core::Verdict::AsExpected: return Words::tr("as expected");
    case core::Verdict::Unknown: break;
    }
    return Words::tr("unknown");
}

class Performance {
public:
    Performance(const AnalysisInput& input, core::Job& job) : input_(input) {
        core::PerformanceParams params;
        params.scenario = input.scenario;
        params.potential = input.query.measure;
        params.from = input.query.from;
        params.to = input.query.to;
        params.value = input.query.amount.empty() ? "1" : input.query.amount;
        params.where = input.query.where;
        if (input.query.target > 0) {
            params.target = std::llround(input.query.target);
        }
        report_ = core::performance(input.workspace->newReader(), params, job);
        double largest = 0;
        double potential = 0;
        for (const core::TerritoryPerformance& made : report_.territories) {
            largest = std::max({largest, made.won, std::abs(made.own), std::abs(made.structural)});
            potential = std::max(potential, made.potential);
        }
        scale_ = analysisScale(largest, input.unitOf(input.query.amount));
        potentialScale_ = analysisScale(potential, input.unitOf(report_.potential));
    }

    AnalysisResult run() {
        AnalysisResult result;
        headList(result, Words::tr("Ranked, best first"), Words::tr("Territory"),
                 Words::tr("Beyond potential"), scale_);
        result.besideHead = Words::tr("Verdict");
        result.besideWidth = kVerdictWidth;
        sort();
        for (const core::TerritoryPerformance& made : report_.territories) {
            result.areas.push_back(areaOf(made));
        }
        result.listed = result.areas.size();
        result.upper.classes = upperMap(result.areas);
        result.lower.classes = lowerMap(result.areas);
        result.plot = plot();
        result.totals = totals();
        result.meaning = meaning();
        result.sources = sources();
        return result;
    }

private:
    QString money(double value) const { return scale_.full.text(value); }

    /// Those of which nothing can be expected come last.
    void sort() {
        const auto known = [](const core::TerritoryPerformance& made) {
            return made.verdict != core::Verdict::Unknown;
        };
        std::stable_sort(report_.territories.begin(), report_.territories.end(),
                         [&](const auto& a, const auto& b) {
                             return known(a) != known(b) ? known(a) : a.own > b.own;
                         });
    }

    static QString shareText(const std::optional<double>& share) {
        return share ? percentText(*share) : QStringLiteral("\u2013");
    }
    static QString growthText(const core::TerritoryPerformance& made) {
        const std::optional<double> growth = made.growth();
        return growth ? signedPercentText(*growth) : QStringLiteral("\u2013");
    }
    static std::optional<double> ofTarget(const core::TerritoryPerformance& made) {
        return made.target && *made.target > 0
                   ? std::optional(made.won / static_cast<double>(*made.target))
                   : std::nullopt;
    }
    QString targetText(const core::TerritoryPerformance& made) const {
        return Words::tr("%1 of %2")
            .arg(shareText(ofTarget(made)), money(static_cast<double>(*made.target)));
    }

    AnalysisArea areaOf(const core::TerritoryPerformance& made) const {
        AnalysisArea area = territoryArea(input_, made.territory);
        area.value = made.own;
        area.beside = wordOf(made.verdict);
        area.facts = figuresOf(made);
        area.facts.push_back({measureTitle(QString::fromStdString(report_.potential)),
                              potentialScale_.full.text(made.potential)});
        if (made.verdict == core::Verdict::Unknown) {
            area.remark = Words::tr("Without potential nothing can be expected of it.");
            area.lines = {Words::tr("Won %1").arg(money(made.won)), area.remark};
            return area;
        }
        const QString range = Words::tr("%1 to %2").arg(money(made.low), money(made.high));
        area.facts.push_back({Words::tr("Expected of its potential"), money(made.expected)});
        area.facts.push_back({Words::tr("Eight of ten like it"), range});
        area.facts.push_back({Words::tr("The territory's part"), money(made.structural)});
        area.facts.push_back({Words::tr("Beyond that"), money(made.own)});
        area.lines = {
            Words::tr("Won %1, expected %2 (%3)").arg(money(made.won), money(made.expected), range),
            Words::tr("The territory %1, beyond that %2")
                .arg(money(made.structural), money(made.own)),
            sentenceOf(made)};
        area.remark = sentenceOf(made) + QLatin1Char(' ') + partsOf(made);
        return area;
    }

    std::vector<KeyValue> figuresOf(const core::TerritoryPerformance& made) const {
        std::vector<KeyValue> rows = {{Words::tr("Won"), money(made.won)}};
        if (made.target) {
            rows.push_back({Words::tr("Of target"), targetText(made)});
        }
        rows.push_back({Words::tr("Growth"), growthText(made)});
        rows.push_back(
            {Words::tr("Conversion"),
             Words::tr("%1 of %2")
                 .arg(shareText(made.conversion()), groupedText(made.wonDeals + made.lostDeals))});
        rows.push_back({Words::tr("New accounts"), groupedText(made.newAccounts)});
        rows.push_back({Words::tr("Open"), money(made.open)});
        return rows;
    }

    static QString sentenceOf(const core::TerritoryPerformance& made) {
        return made.verdict == core::Verdict::Above
                   ? Words::tr("More than nine of ten territories like it.")
               : made.verdict == core::Verdict::Below
                   ? Words::tr("Less than nine of ten territories like it.")
                   : Words::tr("What territories of its potential make.");
    }

    QString partsOf(const core::TerritoryPerformance& made) const {
        return Words::tr("Against the mean of all, the territory accounts for %1, and the rep, or "
                         "chance, for %2.")
            .arg(signedMoney(made.structural), signedMoney(made.own));
    }
    QString signedMoney(double value) const {
        return value > 0 ? QLatin1Char('+') + money(value) : money(value);
    }

    template <class Figure>
    std::vector<double> valuesOf(const std::vector<AnalysisArea>& areas, Figure&& figure) const {
        std::vector<std::optional<double>> figures;
        for (const core::TerritoryPerformance& made : report_.territories) {
            figures.push_back(figure(made));
        }
        return valuesByUnit(input_, areas, figures);
    }

    Choropleth diverging(std::vector<double> values, const QString& title,
                         const QString& unit) const {
        Choropleth made = divergingClasses(std::move(values), title, unit, false);
        made.highest = Words::tr("above");
        made.lowest = Words::tr("below");
        made.noData = Words::tr("no territory, or nothing to go by");
        return made;
    }

    Choropleth upperMap(const std::vector<AnalysisArea>& areas) const {
        using Made = core::TerritoryPerformance;
        const std::string& figure = input_.query.figure;
        if (figure == "target" && report_.all.target) {
            return diverging(
                valuesOf(areas,
                         [](const Made& made) {
                             const auto share = ofTarget(made);
                             return share ? std::optional((*share - 1) * 100) : std::nullopt;
                         }),
                Words::tr("Won against target"), Words::tr("% above or below the target"));
        }
        if (figure == "growth") {
            return diverging(valuesOf(areas,
                                      [](const Made& made) {
                                          const auto growth = made.growth();
                                          return growth ? std::optional(*growth * 100) : growth;
                                      }),
                             Words::tr("Growth"), Words::tr("% on the period before"));
        }
        const QString none = Words::tr("none");
        if (figure == "conversion") {
            return classesFromZero(valuesOf(areas,
                                            [](const Made& made) {
                                                const auto share = made.conversion();
                                                return share ? std::optional(*share * 100) : share;
                                            }),
                                   Words::tr("Conversion"), Words::tr("% of closed deals are won"),
                                   none);
        }
        if (figure == "new") {
            return classesFromZero(
                valuesOf(areas,
                         [](const Made& made) {
                             return std::optional(static_cast<double>(made.newAccounts));
                         }),
                Words::tr("New accounts"), Words::tr("whose first deal was won in the period"),
                none);
        }
        return classesFromZero(
            valuesOf(areas,
                     [this](const Made& made) { return std::optional(made.won / scale_.divisor); }),
            Words::tr("Won"),
            figure == "target" ? withUnit(Words::tr("No target has been given"), scale_)
                               : scale_.unit,
            none);
    }

    Choropleth lowerMap(const std::vector<AnalysisArea>& areas) const {
        const bool own = input_.query.part != "structural";
        std::vector<double> values = valuesOf(areas, [&](const core::TerritoryPerformance& made) {
            return made.verdict == core::Verdict::Unknown
                       ? std::nullopt
                       : std::optional((own ? made.own : made.structural) / scale_.divisor);
        });
        return own ? diverging(std::move(values), Words::tr("Beyond potential"),
                               withUnit(Words::tr("Won minus expected"), scale_))
                   : diverging(std::move(values), Words::tr("The territory's part"),
                               withUnit(Words::tr("Expected minus the mean"), scale_));
    }

    FitPlot plot() const {
        FitPlot made;
        made.x = withUnit(measureTitle(QString::fromStdString(report_.potential)), potentialScale_);
        made.y = withUnit(Words::tr("Won"), scale_);
        made.xScale = potentialScale_.full;
        made.yScale = scale_.full;
        for (std::size_t i = 0; i < report_.territories.size(); ++i) {
            const core::TerritoryPerformance& one = report_.territories[i];
            if (one.verdict != core::Verdict::Unknown) {
                made.marks.push_back({static_cast<int>(i), one.potential, one.won, one.expected,
                                      one.low, one.high,
                                      one.verdict == core::Verdict::Above   ? 1
                                      : one.verdict == core::Verdict::Below ? -1
                                                                            : 0});
            }
        }
        return made;
    }

    std::vector<KeyValue> totals() const {
        std::vector<KeyValue> rows = figuresOf(report_.all);
        const auto count = [this](core::Verdict verdict) {
            return groupedText(std::count_if(
                report_.territories.begin(), report_.territories.end(),
                [&](const core::TerritoryPerformance& made) { return made.verdict == verdict; }));
        };
        rows.push_back(
            {Words::tr("Territories above, below"),
             Words::tr("%1, %2").arg(count(core::Verdict::Above), count(core::Verdict::Below))});
        rows.push_back({Words::tr("Differences that potential foretells"),
                        percentText(report_.fit.structural, 0)});
        return rows;
    }

    QString meaning() const {
        QString text =
            report_.fit.structural >= kTells
                ? Words::tr("Potential foretells most of the differences between territories.")
                : Words::tr("Potential foretells little of the differences between territories: "
                            "where one stands says little about its potential.");
        text +=
            QLatin1Char(' ') +
            (report_.fit.fitted ? Words::tr("1 % more potential goes with %1 % more.")
                                      .arg(decimalText(report_.fit.elasticity, 2))
                                : Words::tr("Results are taken as in proportion to potential."));
        return text + QLatin1Char(' ') +
               Words::tr("In the chart each dot is a territory; the line through it is where eight "
                         "of ten territories of its potential would lie.");
    }

    QString sources() const {
        const auto day = [](const std::string& text) {
            return dayText(QString::fromStdString(text));
        };
        QStringList notes = {Words::tr("Closed %1 to %2; growth is against %3 to %4.")
                                 .arg(day(report_.from), day(report_.to), day(report_.beforeFrom),
                                      day(report_.beforeTo))};
        const auto lost = [&](std::int64_t deals, const QString& why) {
            if (deals > 0) {
                notes << why.arg(groupedText(deals));
            }
        };
        lost(report_.withoutAccount, Words::tr("Of no known account: %1."));
        lost(report_.withoutTerritory, Words::tr("In no territory: %1."));
        lost(report_.withoutDate, Words::tr("Closed without a date: %1."));
        return notes.join(QLatin1Char(' '));
    }

    const AnalysisInput& input_;
    core::PerformanceReport report_;
    AnalysisScale scale_;
    AnalysisScale potentialScale_;
};

} // namespace

AnalysisResult performanceView(const AnalysisInput& input, core::Job& job) {
    return Performance(input, job).run();
}

} // namespace ui
