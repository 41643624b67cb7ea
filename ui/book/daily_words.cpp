// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/review_words.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(DailyPack)
};

QString named(const core::Json& names) {
    QStringList list;
    for (const core::Json& name : names) {
        list << QString::fromStdString(name.get<std::string>());
    }
    return list.join(QStringLiteral(", "));
}

HeadWords routes(const core::Json& facts) {
    return {Words::tr("%1 of %Ln reps with a route", nullptr, factCount(facts, "reps"))
                .arg(groupedText(factCount(facts, "routes"))),
            Words::tr("%Ln calls, %1 of driving, %2 km", nullptr, factCount(facts, "calls"))
                .arg(hoursWords(factNumber(facts, "hours")),
                     groupedText((facts.at("metres").get<qint64>() + 500) / 1000))};
}

HeadWords visits(const core::Json& facts) {
    return {
        Words::tr("%1 of %2 visits")
            .arg(groupedText(factCount(facts, "done")), groupedText(factCount(facts, "planned"))),
        Words::tr("done, %1; %2 unplanned")
            .arg(shareWords(factNumber(facts, "done"), factNumber(facts, "planned")),
                 groupedText(factCount(facts, "unplanned")))};
}

} // namespace

std::optional<HeadWords> dailyHeadWords(const std::string& kind, const core::Json& facts) {
    if (kind == "value") {
        return HeadWords{
            Words::tr("%1 open").arg(shortAmountText(factNumber(facts, "value"))),
            Words::tr("at the %Ln calls of the day", nullptr, factCount(facts, "calls"))};
    }
    if (kind == "visits_none") {
        return HeadWords{Words::tr("No visits planned"),
                         Words::tr("on the days before; %1 unplanned")
                             .arg(groupedText(factCount(facts, "unplanned")))};
    }
    if (kind == "waiting") {
        return HeadWords{Words::tr("%Ln visits wait", nullptr, factCount(facts, "waiting")),
                         Words::tr("to be posted to the CRM")};
    }
    return kind == "routes"   ? std::optional(routes(facts))
           : kind == "visits" ? std::optional(visits(facts))
                              : std::nullopt;
}

QString dailyDecisionWords(const std::string& kind, const core::Json& facts) {
    if (kind == "missed") {
        return Words::tr("%1 was not visited by %2: %3 open")
            .arg(factText(facts, "account"), factText(facts, "rep"),
                 shortAmountText(factNumber(facts, "value")));
    }
    if (kind == "missed_class") {
        return Words::tr("%1 was not visited by %2: class A")
            .arg(factText(facts, "account"), factText(facts, "rep"));
    }
    if (kind == "missed_more") {
        return Words::tr("%Ln more important visits not done", nullptr, factCount(facts, "count"));
    }
    if (kind == "idle") {
        const bool one = facts.at("names").size() == 1 && factCount(facts, "more") == 0;
        return (one ? Words::tr("%1 has no route and no planned visit")
                    : Words::tr("%1 have no route and no planned visit"))
            .arg(namedWords(facts));
    }
    if (kind == "band") {
        return Words::tr("Out of band: %1 (notice %2)")
            .arg(named(facts.at("territories")))
            .arg(factCount(facts, "notice"));
    }
    if (kind == "event") {
        return Words::tr("%1 (notice %2)")
            .arg(coreText(facts.at("text").get<std::string>()))
            .arg(factCount(facts, "notice"));
    }
    if (kind == "notices_more") {
        return Words::tr("%Ln more notices are open", nullptr, factCount(facts, "count"));
    }
    if (kind == "no_territory") {
        return Words::tr("%Ln accounts are in no territory: %1 open, %2 first", nullptr,
                         factCount(facts, "count"))
            .arg(shortAmountText(factNumber(facts, "value")), factText(facts, "account"));
    }
    if (kind == "not_on_map") {
        return Words::tr("%Ln accounts are not on the map: %1 open, %2 first", nullptr,
                         factCount(facts, "count"))
            .arg(shortAmountText(factNumber(facts, "value")), factText(facts, "account"));
    }
    if (kind == "conflicts") {
        return Words::tr("%Ln fields were edited on both sides: choose what counts", nullptr,
                         factCount(facts, "count"));
    }
    if (kind == "stuck") {
        return Words::tr("%Ln changes did not get through to the CRM", nullptr,
                         factCount(facts, "count"));
    }
    return {};
}

} // namespace ui
