// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_frame.h"

#include "ui/widgets/core_words.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(WhitespaceView)
};

class Whitespace {
public:
    Whitespace(const AnalysisInput& input, core::Job& job) : input_(input), job_(job) {
        const core::Job::Part part(job, 0, 0.6);
        report_ = geo::whitespace(*input.workspace, whitespaceParams(input), job);
        const QString name = QString::fromStdString(input.query.market);
        market_ = input.query.marketFrom.empty() ? measureTitle(name) : name;
        const QString marketUnit = input.unitOf(input.query.market);
        const QString sold = input.unitOf(input.query.customers);
        double most = 0;
        double largest = 0;
        for (const geo::WhitespaceRow& row : report_.rows) {
            most = std::max(most, row.figures.marketHigh);
            if (isKnown(row)) {
                largest = std::max(largest, std::abs(row.gap.moreToWin));
            }
        }
        marketScale_ = scaleFor(most, marketUnit);
        scale_ = analysisScale(largest, sold, true);
    }

    AnalysisResult run() {
        AnalysisResult result;
        headList(result, Words::tr("Ranked by lower estimate"), areaWord(),
                 Words::tr("More to win"), scale_);
        result.besideHead = Words::tr("Min", "minutes of estimated drive, a table head");
        std::stable_partition(report_.rows.begin(), report_.rows.end(),
                              [this](const auto& row) { return isListed(row); });
        for (const geo::WhitespaceRow& row : report_.rows) {
            result.areas.push_back(areaOf(row));
            result.listed += isListed(row) ? 1 : 0;
        }
        result.upper.classes = classes();
        addDensity(result, input_, job_, 0.6);
        result.totals = totals();
        result.meaning =
            Words::tr("Rep and Min: nearest rep base, estimated minutes. Grey figures: 80 % "
                      "range; listed is only what has more to win over its whole range. Thin areas "
                      "are drawn to the average of all.");
        result.sources = sources();
        return result;
    }

private:
    QString areaWord() const {
        const std::string& by = input_.query.by;
        return by == "county"  ? Words::tr("County")
               : by == "state" ? Words::tr("State")
               : by == "area"  ? QString::fromStdString(input_.query.areaColumn)
                               : input_.unitWord();
    }
    bool isKnown(const geo::WhitespaceRow& row) const {
        return row.hasMarket && row.figures.marketHigh >= input_.query.least;
    }
    bool isListed(const geo::WhitespaceRow& row) const { return isKnown(row) && row.gap.low > 0; }

    /// A withheld figure is a range, never nothing.
    QString marketText(const geo::WhitespaceRow& row) const {
        const core::analysis::MarketArea& figures = row.figures;
        return row.withheldCells > 0 ? Words::tr("%1 to %2, withheld")
                                           .arg(marketScale_.text(figures.marketLow),
                                                marketScale_.text(figures.marketHigh))
                                     : marketScale_.text(figures.market);
    }
    QString leastText() const {
        return scaleFor(input_.query.least, input_.unitOf(input_.query.market))
            .text(input_.query.least);
    }
    QString presentText(const geo::WhitespaceRow& row) const {
        const QString accounts = countedAccounts(row.accounts);
        return input_.query.customers.empty()
                   ? accounts
                   : Words::tr("%1 in %2").arg(scale_.full.text(row.figures.customers), accounts);
    }

    AnalysisArea areaOf(const geo::WhitespaceRow& row) const {
        AnalysisArea area;
        area.key = QString::fromStdString(row.key);
        area.name = QString::fromStdString(row.name);
        area.rep = QString::fromStdString(row.rep);
        area.beside = minutesText(row.minutes);
        area.value = row.gap.moreToWin;
        area.low = row.gap.low;
        area.high = row.gap.high;
        for (const core::UnitId unit : row.units) {
            area.units.push_back(input_.units->indexOf(unit));
        }
        area.at = middleOf(*input_.units, area.units);
        const QString expected = scale_.full.text(row.gap.expected);
        const QString more = Words::tr("%1 (%2)").arg(scale_.full.text(row.gap.moreToWin),
                                                      scale_.range(row.gap.low, row.gap.high));
        if (!row.hasMarket) {
            area.lines = {Words::tr("Present %1").arg(presentText(row)),
                          Words::tr("The source has no figure here, which is not zero")};
        } else {
            area.lines = {Words::tr("Expected %1 from %2 of %3")
                              .arg(expected, marketText(row), market_.toLower()),
                          Words::tr("Present %1").arg(presentText(row)),
                          isKnown(row) ? Words::tr("More to win %1").arg(more)
                                       : Words::tr("Under %1: too thin to say").arg(leastText())};
        }
        area.facts = {{market_, row.hasMarket ? marketText(row) : Words::tr("no figure")},
                      {Words::tr("Present"), presentText(row)}};
        if (row.hasMarket) {
            area.facts.push_back({Words::tr("Expected at the average"), expected});
            area.facts.push_back({Words::tr("More to win"), more});
            area.facts.push_back(
                {Words::tr("Index, 100 = average"), decimalText(row.gap.index, 0)});
        }
        if (!row.territory.empty()) {
            area.facts.push_back({Words::tr("Territory"), QString::fromStdString(row.territory)});
        }
        if (row.minutes) {
            area.facts.push_back(
                {Words::tr("Nearest rep"),
                 Words::tr("%1, about %2 min (estimate)").arg(area.rep, area.beside)});
        }
        return area;
    }

    Choropleth classes() const {
        std::vector<double> values(static_cast<std::size_t>(input_.units->count()), kNoShare);
        for (const geo::WhitespaceRow& row : report_.rows) {
            for (const core::UnitId unit : row.units) {
                if (isKnown(row)) {
                    values[static_cast<std::size_t>(input_.units->indexOf(unit))] =
                        row.gap.moreToWin / scale_.divisor;
                }
            }
        }
        const std::string& by = input_.query.by;
        const QString area = by == "county"  ? Words::tr("county")
                             : by == "state" ? Words::tr("state")
                                             : areaWord();
        Choropleth made = divergingClasses(
            std::move(values), Words::tr("Whitespace by %1").arg(area),
            scale_.unit.isEmpty() ? Words::tr("Expected minus present")
                                  : Words::tr("Expected minus present, %1").arg(scale_.unit),
            input_.query.quantiles);
        made.highest = Words::tr("more to win");
        made.lowest = Words::tr("above market");
        made.noData = Words::tr("under %1 of %2, or no figure").arg(leastText(), market_.toLower());
        return made;
    }

    std::vector<KeyValue> totals() const {
        std::vector<KeyValue> rows = {
            {market_, sumText(report_.marketTotal.placed, input_.query.market)},
            {Words::tr("Present"), sumText(report_.customerTotal.placed, input_.query.customers)},
            {Words::tr("Areas without a figure"), groupedText(report_.withoutMarket)}};
        if (report_.marketTotal.withheldCells > 0) {
            rows.push_back({Words::tr("Withheld figures"),
                            Words::tr("%1: %2 to %3")
                                .arg(groupedText(report_.marketTotal.withheldCells),
                                     marketScale_.text(report_.marketTotal.withheldLow),
                                     marketScale_.text(report_.marketTotal.withheldHigh))});
        }
        return rows;
    }

    QString sumText(double sum, const std::string& column) const {
        return scaleFor(sum, input_.unitOf(column)).text(sum);
    }

    QString sources() const {
        QString text = input_.query.marketFrom.empty() ? measureSource() : tableSource();
        std::int64_t lost = 0;
        for (const geo::JoinLoss& loss : report_.losses) {
            lost += loss.of == "customers" ? loss.rows : 0;
        }
        if (lost > 0) {
            text += QLatin1Char(' ') +
                    Words::tr("%1 lie in no area and are not counted.").arg(countedAccounts(lost));
        }
        return text;
    }

    QString measureSource() const {
        for (const core::Measure& measure : input_.layer->measures) {
            if (measure.name != input_.query.market) {
                continue;
            }
            if (!measure.summedFrom.empty()) {
                return Words::tr("%1 was summed up from your own records: it says where these hold "
                                 "more than is sold, and nothing of those who are no customers.")
                    .arg(market_);
            }
            if (!measure.source.empty()) {
                return Words::tr("%1: %2.").arg(market_, QString::fromStdString(measure.source));
            }
        }
        return Words::tr("%1: measure of the layer %2.")
            .arg(market_, QString::fromStdString(report_.layer));
    }

    /// Where the table's total has gone: what is placed, and what each reason lost.
    QString tableSource() const {
        const geo::SourceTotal& total = report_.marketTotal;
        QString text =
            Words::tr("%1: %2, %3 of %4 placed.")
                .arg(market_, QFileInfo(QString::fromStdString(input_.query.marketFrom)).fileName(),
                     sumText(total.placed, input_.query.market),
                     sumText(total.source, input_.query.market));
        for (const geo::JoinLoss& loss : report_.losses) {
            if (loss.of == "market") {
                text += QLatin1Char(' ') +
                        Words::tr("Not placed: %1 (%2).")
                            .arg(sumText(loss.value, input_.query.market), coreText(loss.reason));
            }
        }
        return text;
    }

    const AnalysisInput& input_;
    core::Job& job_;
    geo::WhitespaceReport report_;
    QString market_;
    ValueScale marketScale_;
    AnalysisScale scale_;
};

} // namespace

geo::WhitespaceParams whitespaceParams(const AnalysisInput& input) {
    geo::WhitespaceParams params;
    params.layer = input.layer->layer.name;
    params.market = input.query.market;
    params.marketFrom = input.query.marketFrom;
    if (!params.marketFrom.empty()) {
        params.marketKey = input.query.marketKey;
        params.withheld = input.query.withheld;
    }
    params.customers = input.query.customers;
    params.where = input.query.where;
    params.by = input.query.by;
    if (params.by == "area") {
        params.areas = input.query.areas;
        params.areaColumn = input.query.areaColumn;
    }
    params.scenario = input.scenario;
    return params;
}

AnalysisResult whitespaceView(const AnalysisInput& input, core::Job& job) {
    return Whitespace(input, job).run();
}

} // namespace ui
