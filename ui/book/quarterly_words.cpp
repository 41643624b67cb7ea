// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/review_words.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <cmath>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(QuarterlyPack)
};

HeadWords visits(const core::Json& facts) {
    return {
        Words::tr("%1 of %2 visits")
            .arg(groupedText(factCount(facts, "done")), groupedText(factCount(facts, "planned"))),
        Words::tr("done, %1; %2 unplanned")
            .arg(shareWords(factNumber(facts, "done"), factNumber(facts, "planned")),
                 groupedText(factCount(facts, "unplanned")))};
}

HeadWords moved(const core::Json& facts) {
    return {Words::tr("%Ln units changed hands", nullptr, factCount(facts, "units")),
            Words::tr("%1, %2 written to the CRM")
                .arg(Words::tr("%Ln publishes", nullptr, factCount(facts, "publishes")),
                     countedAccounts(factCount(facts, "accounts")))};
}

HeadWords won(const core::Json& facts) {
    return {Words::tr("%1 won").arg(shortAmountText(factNumber(facts, "value"))),
            facts.at("growth").is_null()
                ? Words::tr("nothing was won in as many days before")
                : Words::tr("%1 on as many days before")
                      .arg(signedPercentText(factNumber(facts, "growth"), 0))};
}

} // namespace

std::optional<HeadWords> quarterlyHeadWords(const std::string& kind, const core::Json& facts) {
    if (kind == "no_plan") {
        return HeadWords{Words::tr("No plan to review"),
                         Words::tr("nothing was in force, and no scenario is named")};
    }
    if (kind == "balance") {
        return HeadWords{Words::tr("%1 of %2 in band")
                             .arg(factCount(facts, "in_band"))
                             .arg(factCount(facts, "territories")),
                         Words::tr("\u00B1%1 of target; Gini %2")
                             .arg(percentText(factNumber(facts, "tolerance"), 0),
                                  decimalText(factNumber(facts, "gini"), 3))};
    }
    if (kind == "quarter_visits_none") {
        return HeadWords{Words::tr("No visits planned"),
                         Words::tr("%Ln visits made", nullptr, factCount(facts, "unplanned"))};
    }
    if (kind == "nothing_published") {
        return HeadWords{Words::tr("Nothing published"),
                         Words::tr("no unit changed hands in force")};
    }
    return kind == "quarter_visits" ? std::optional(visits(facts))
           : kind == "moved"        ? std::optional(moved(facts))
           : kind == "won"          ? std::optional(won(facts))
                                    : std::nullopt;
}

QString quarterlyDecisionWords(const std::string& kind, const core::Json& facts) {
    if (kind == "out_of_band_count") {
        return Words::tr("%1 of %2 out of band, most of all %3 with %4")
            .arg(factCount(facts, "count"))
            .arg(factCount(facts, "of"))
            .arg(factText(facts, "territory"), percentText(factNumber(facts, "share")));
    }
    if (kind == "left_band") {
        const bool one = facts.at("names").size() == 1 && factCount(facts, "more") == 0;
        return (one ? Words::tr("%1 left its band in the quarter")
                    : Words::tr("%1 left their band in the quarter"))
            .arg(namedWords(facts));
    }
    if (kind == "better_scenario") {
        return Words::tr("%1 has %2 of %3 in band: %4 move, %5 would change rep")
            .arg(factText(facts, "scenario"))
            .arg(factCount(facts, "in_band"))
            .arg(factCount(facts, "of"))
            .arg(countedUnits(factCount(facts, "units"), false),
                 countedAccounts(factCount(facts, "accounts")));
    }
    if (kind == "team_size") {
        return Words::tr("%1 h of work a year take %2; the plan has %3")
            .arg(groupedText(std::llround(factNumber(facts, "hours"))),
                 Words::tr("%Ln reps", nullptr, factCount(facts, "needed")),
                 countedTerritories(factCount(facts, "now")));
    }
    if (kind == "below") {
        return Words::tr("%1 won less than potential leads to expect").arg(namedWords(facts));
    }
    if (kind == "quota") {
        return Words::tr("Share %1 out by potential: %2 to %3 a territory")
            .arg(shortAmountText(factNumber(facts, "total")),
                 shortAmountText(factNumber(facts, "low")),
                 shortAmountText(factNumber(facts, "high")));
    }
    if (kind == "territory_missed") {
        return Words::tr("%1: %2 of %3 planned visits not done")
            .arg(factText(facts, "territory"), groupedText(factCount(facts, "missed")),
                 groupedText(factCount(facts, "planned")));
    }
    return {};
}

} // namespace ui
