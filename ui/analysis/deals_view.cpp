// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_frame.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(DealsView)
};

/// What the deals of one area add up to.
struct Sum {
    double plus = 0; ///< won, or open
    double minus = 0;
    int deals = 0;
};

class Deals {
public:
    Deals(const AnalysisInput& input, core::Job& job)
        : input_(input), won_(input.query.kind == AnalysisKind::WonLost),
          query_(densityQuery(input.query)) {
        records_ = recordsOnMap(input, query_, job);
    }

    AnalysisResult run() {
        std::vector<Sum> sums(static_cast<std::size_t>(input_.units->count()));
        for (const core::analysis::HeatPoint& point : records_.points) {
            const int unit = input_.units->unitAt(point.at);
            if (unit < 0) {
                ++outside_;
                continue;
            }
            Sum& sum = sums[static_cast<std::size_t>(unit)];
            (point.value < 0 ? sum.minus : sum.plus) += std::abs(point.value);
            ++sum.deals;
        }
        double largest = 0;
        for (const Sum& sum : sums) {
            largest = std::max(largest, std::abs(sum.plus - sum.minus));
        }
        scale_ = analysisScale(largest, input_.unitOf(input_.query.amount));
        AnalysisResult result;
        addAreas(result, sums);
        result.upper.classes = classes(sums);
        result.lower = densityMap(input_, records_, query_,
                                  won_ ? Words::tr("Won minus lost, density")
                                       : Words::tr("Open pipeline, density"));
        addWords(result);
        return result;
    }

private:
    void addAreas(AnalysisResult& result, const std::vector<Sum>& sums) {
        for (std::size_t i = 0; i < sums.size(); ++i) {
            AnalysisArea area = unitArea(input_, static_cast<int>(i));
            const Sum& sum = sums[i];
            area.value = sum.plus - sum.minus;
            const QString deals = Words::tr("%Ln deals", nullptr, sum.deals);
            total_.plus += sum.plus;
            total_.minus += sum.minus;
            total_.deals += sum.deals;
            area.facts = {{Words::tr("Deals"), groupedText(sum.deals)}};
            if (won_) {
                area.lines = {deals,
                              Words::tr("Won %1, lost %2")
                                  .arg(scale_.full.text(sum.plus), scale_.full.text(sum.minus)),
                              Words::tr("Won minus lost %1").arg(scale_.full.text(area.value))};
                area.facts.push_back({Words::tr("Won"), scale_.full.text(sum.plus)});
                area.facts.push_back({Words::tr("Lost"), scale_.full.text(sum.minus)});
                area.facts.push_back({Words::tr("Won minus lost"), scale_.full.text(area.value)});
            } else {
                area.lines = {deals, Words::tr("Open %1").arg(scale_.full.text(area.value))};
                area.facts.push_back({Words::tr("Open"), scale_.full.text(area.value)});
            }
            result.areas.push_back(std::move(area));
        }
        rank(
            result,
            [&](const AnalysisArea& area) {
                return sums[static_cast<std::size_t>(area.units.front())].deals > 0;
            },
            input_.query.lowestFirst);
        addNearest(input_, input_.workspace->newReader(), result);
    }

    Choropleth classes(const std::vector<Sum>& sums) const {
        std::vector<double> values;
        for (const Sum& sum : sums) {
            values.push_back((sum.plus - sum.minus) / scale_.divisor);
        }
        const QString unit = scale_.unit;
        if (won_) {
            Choropleth made =
                divergingClasses(values, Words::tr("Won minus lost by %1").arg(input_.unitWord()),
                                 unit, input_.query.quantiles);
            made.highest = Words::tr("more won");
            made.lowest = Words::tr("more lost");
            return made;
        }
        // Where nothing is open there is nothing to rank; the classes are of the others.
        for (double& value : values) {
            value = value > 0 ? value : kNoShare;
        }
        Choropleth made =
            classify(values, Words::tr("Open pipeline by %1").arg(input_.unitWord()), unit, 5);
        made.noData = Words::tr("nothing open");
        return made;
    }

    void addWords(AnalysisResult& result) const {
        const QString name = won_ ? Words::tr("Won minus lost") : Words::tr("Open");
        headList(result,
                 !won_                      ? Words::tr("Ranked by open value")
                 : input_.query.lowestFirst ? Words::tr("Ranked by what was lost")
                                            : Words::tr("Ranked by what was won"),
                 input_.unitWord(), name, scale_);
        result.totals = {{Words::tr("Deals"), groupedText(total_.deals)}};
        if (won_) {
            result.totals.push_back({Words::tr("Won"), scale_.full.text(total_.plus)});
            result.totals.push_back({Words::tr("Lost"), scale_.full.text(total_.minus)});
        } else {
            result.totals.push_back({Words::tr("Open"), scale_.full.text(total_.plus)});
        }
        result.meaning = Words::tr("A deal lies where its account does. Rep and Min: nearest rep "
                                   "base, estimated minutes.");
        QStringList notes;
        if (records_.noPlace > 0) {
            notes << Words::tr("%Ln deals have no place and are not on the map.", nullptr,
                               static_cast<int>(records_.noPlace));
        }
        if (outside_ > 0) {
            notes << Words::tr("%Ln deals lie outside of all areas.", nullptr, outside_);
        }
        if (records_.noValue > 0) {
            notes << Words::tr("%Ln deals have no amount.", nullptr,
                               static_cast<int>(records_.noValue));
        }
        if (records_.byZip > 0) {
            notes << Words::tr("%Ln are placed by ZIP only.", nullptr,
                               static_cast<int>(records_.byZip));
        }
        result.sources = notes.join(QLatin1Char(' '));
    }

    const AnalysisInput& input_;
    bool won_;
    geo::HeatQuery query_;
    geo::HeatRecords records_;
    AnalysisScale scale_;
    Sum total_;
    int outside_ = 0;
};

} // namespace

AnalysisResult dealsView(const AnalysisInput& input, core::Job& job) {
    return Deals(input, job).run();
}

} // namespace ui
