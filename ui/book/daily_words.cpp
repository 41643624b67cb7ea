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

QString text(const core::Json& facts, const char* key) {
    return QString::fromStdString(facts.at(key).get<std::string>());
}

double number(const core::Json& facts, const char* key) {
    return facts.at(key).get<double>();
}

int count(const core::Json& facts, const char* key) {
    return facts.at(key).get<int>();
}

QString named(const core::Json& names) {
    QStringList list;
    for (const core::Json& name : names) {
        list << QString::fromStdString(name.get<std::string>());
    }
    return list.join(QStringLiteral(", "));
}

HeadWords routes(const core::Json& facts) {
    return {Words::tr("%1 of %Ln reps with a route", nullptr, count(facts, "reps"))
                .arg(groupedText(count(facts, "routes"))),
            Words::tr("%Ln calls, %1 of driving, %2 km", nullptr, count(facts, "calls"))
                .arg(hoursWords(number(facts, "hours")),
                     groupedText((facts.at("metres").get<qint64>() + 500) / 1000))};
}

HeadWords visits(const core::Json& facts) {
    return {Words::tr("%1 of %2 visits")
                .arg(groupedText(count(facts, "done")), groupedText(count(facts, "planned"))),
            Words::tr("done, %1; %2 unplanned")
                .arg(shareWords(number(facts, "done"), number(facts, "planned")),
                     groupedText(count(facts, "unplanned")))};
}

} // namespace

std::optional<HeadWords> dailyHeadWords(const std::string& kind, const core::Json& facts) {
    if (kind == "value") {
        return HeadWords{Words::tr("%1 open").arg(shortAmountText(number(facts, "value"))),
                         Words::tr("at the %Ln calls of the day", nullptr, count(facts, "calls"))};
    }
    if (kind == "visits_none") {
        return HeadWords{Words::tr("No visits planned"),
                         Words::tr("on the days before; %1 unplanned")
                             .arg(groupedText(count(facts, "unplanned")))};
    }
    if (kind == "waiting") {
        return HeadWords{Words::tr("%Ln visits wait", nullptr, count(facts, "waiting")),
                         Words::tr("to be posted to the CRM")};
    }
    return kind == "routes"   ? std::optional(routes(facts))
           : kind == "visits" ? std::optional(visits(facts))
                              : std::nullopt;
}

QString dailyDecisionWords(const std::string& kind, const core::Json& facts) {
    if (kind == "missed") {
        return Words::tr("%1 was not visited by %2: %3 open")
            .arg(text(facts, "account"), text(facts, "rep"),
                 shortAmountText(number(facts, "value")));
    }
    if (kind == "missed_class") {
        return Words::tr("%1 was not visited by %2: class A")
            .arg(text(facts, "account"), text(facts, "rep"));
    }
    if (kind == "missed_more") {
        return Words::tr("%Ln more important visits not done", nullptr, count(facts, "count"));
    }
    if (kind == "idle") {
        const bool one = facts.at("names").size() == 1 && count(facts, "more") == 0;
        return (one ? Words::tr("%1 has no route and no planned visit")
                    : Words::tr("%1 have no route and no planned visit"))
            .arg(namedWords(facts));
    }
    if (kind == "band") {
        return Words::tr("Out of band: %1 (notice %2)")
            .arg(named(facts.at("territories")))
            .arg(count(facts, "notice"));
    }
    if (kind == "event") {
        return Words::tr("%1 (notice %2)")
            .arg(coreText(facts.at("text").get<std::string>()))
            .arg(count(facts, "notice"));
    }
    if (kind == "notices_more") {
        return Words::tr("%Ln more notices are open", nullptr, count(facts, "count"));
    }
    if (kind == "no_territory") {
        return Words::tr("%Ln accounts are in no territory: %1 open, %2 first", nullptr,
                         count(facts, "count"))
            .arg(shortAmountText(number(facts, "value")), text(facts, "account"));
    }
    if (kind == "not_on_map") {
        return Words::tr("%Ln accounts are not on the map: %1 open, %2 first", nullptr,
                         count(facts, "count"))
            .arg(shortAmountText(number(facts, "value")), text(facts, "account"));
    }
    if (kind == "conflicts") {
        return Words::tr("%Ln fields were edited on both sides: choose what counts", nullptr,
                         count(facts, "count"));
    }
    if (kind == "stuck") {
        return Words::tr("%Ln changes did not get through to the CRM", nullptr,
                         count(facts, "count"));
    }
    return {};
}

} // namespace ui
