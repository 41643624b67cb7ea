// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/review_words.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(WeeklyPack)
};

QString band(const core::Json& facts) {
    return QChar(0x00B1) + percentText(factNumber(facts, "tolerance"), 0);
}

HeadWords outOfBand(const core::Json& facts) {
    const QString first =
        factText(facts, "territory") + QLatin1Char(' ') + percentText(factNumber(facts, "share"));
    const int more = facts.at("more").get<int>();
    HeadWords words{more > 0 ? Words::tr("%1 and %2 more").arg(first).arg(more) : first, {}};
    if (facts.at("repair").is_null()) {
        words.text = Words::tr("outside %1; no repair was found").arg(band(facts));
    } else {
        words.text =
            Words::tr("outside %1; %Ln units repair it", nullptr, facts.at("repair").get<int>())
                .arg(band(facts));
    }
    return words;
}

HeadWords hours(const core::Json& facts) {
    HeadWords words{hoursWords(factNumber(facts, "hours")), Words::tr("of visits and driving")};
    if (!facts.at("change").is_null()) {
        words.text = Words::tr("of visits and driving, %1 since last week")
                         .arg(signedText(factNumber(facts, "change"), 1));
    }
    return words;
}

HeadWords visits(const core::Json& facts) {
    HeadWords words{Words::tr("%1 of %2 visits")
                        .arg(groupedText(facts.at("done").get<int>()),
                             groupedText(facts.at("planned").get<int>())),
                    {}};
    const QString share = shareWords(factNumber(facts, "done"), factNumber(facts, "planned"));
    words.text = facts.at("last_planned").is_null()
                     ? Words::tr("done, %1").arg(share)
                     : Words::tr("done, %1 after %2")
                           .arg(share, shareWords(factNumber(facts, "last_done"),
                                                  factNumber(facts, "last_planned")));
    return words;
}

HeadWords pipeline(const core::Json& facts) {
    HeadWords words{Words::tr("%1 open").arg(shortAmountText(factNumber(facts, "value"))),
                    Words::tr("nothing was kept of last week")};
    if (!facts.at("change").is_null()) {
        const double change = factNumber(facts, "change");
        words.text =
            Words::tr("%1 since last week")
                .arg((change > 0 ? QStringLiteral("+") : QString()) + shortAmountText(change));
    }
    return words;
}

QString sinceWords(const core::Json& facts) {
    const QString since = factText(facts, "since");
    return since == QLatin1String("first")   ? Words::tr("first week out of band")
           : since == QLatin1String("again") ? Words::tr("out of band again")
                                             : Words::tr("out of band");
}

QString move(const core::Json& facts) {
    QStringList moves;
    for (const core::Json& one : facts.at("moves")) {
        moves << Words::tr("%1 to %2", "a unit to a territory")
                     .arg(factText(one, "unit"), factText(one, "to"));
    }
    QString list = moves.join(QStringLiteral(", "));
    const int more = facts.at("more").get<int>();
    if (more > 0) {
        list = Words::tr("%1 and %2 more").arg(list).arg(more);
    }
    QStringList takers;
    for (const core::Json& name : facts.at("takers")) {
        takers << QString::fromStdString(name.get<std::string>());
    }
    if (takers.isEmpty()) {
        return Words::tr("Move %1, or wait: %2").arg(list, sinceWords(facts));
    }
    const QString limit = plainNumber(factNumber(facts, "field_hours"));
    const QString names = takers.join(QStringLiteral(", "));
    return takers.size() == 1 ? Words::tr("Move %1, or wait: %2, and %3 is above %4 h")
                                    .arg(list, sinceWords(facts), names, limit)
                              : Words::tr("Move %1, or wait: %2, and %3 are above %4 h")
                                    .arg(list, sinceWords(facts), names, limit);
}

QString tooLong(const core::Json& facts) {
    const double took = factNumber(facts, "hours");
    const double limit = factNumber(facts, "field_hours");
    const QString pattern =
        facts.at("again").get<bool>()
            ? Words::tr("%1: %2, second week above %3 h; %4 to hand over or to drop from the call "
                        "plan")
            : Words::tr("%1: %2, above %3 h; %4 to hand over or to drop from the call plan");
    return pattern.arg(factText(facts, "rep"), hoursWords(took), plainNumber(limit),
                       hoursWords(took - limit));
}

QString flag(const core::Json& facts) {
    const QString since = factText(facts, "since");
    const QString pattern =
        since == QLatin1String("again")   ? Words::tr("%1: %2 to win, flagged again")
        : since == QLatin1String("first") ? Words::tr("%1: %2 to win, new this week")
                                          : Words::tr("%1: %2 to win, most of all");
    return pattern.arg(factText(facts, "area"),
                       groupedText(std::llround(factNumber(facts, "value"))));
}

} // namespace

std::optional<HeadWords> weeklyHeadWords(const std::string& kind, const core::Json& facts) {
    if (kind == "all_in_band") {
        return HeadWords{Words::tr("All %1 in band").arg(facts.at("territories").get<int>()),
                         Words::tr("%1 of target").arg(band(facts))};
    }
    if (kind == "too_long") {
        return HeadWords{namedWords(facts),
                         Words::tr("above %1 h in the field")
                             .arg(plainNumber(factNumber(facts, "field_hours")))};
    }
    return kind == "out_of_band"   ? std::optional(outOfBand(facts))
           : kind == "hours"       ? std::optional(hours(facts))
           : kind == "week_visits" ? std::optional(visits(facts))
           : kind == "pipeline"    ? std::optional(pipeline(facts))
                                   : std::nullopt;
}

QString weeklyDecisionWords(const std::string& kind, const core::Json& facts) {
    if (kind == "no_repair") {
        return Words::tr("%1 %2, %3; no repair was found")
            .arg(factText(facts, "territory"), percentText(factNumber(facts, "share")),
                 sinceWords(facts));
    }
    if (kind == "rep_missed") {
        return Words::tr("%1: %2 of %3 planned visits not done")
            .arg(factText(facts, "rep"))
            .arg(facts.at("missed").get<int>())
            .arg(facts.at("planned").get<int>());
    }
    if (kind == "stage_lost") {
        return Words::tr("%1 lost %2, most at %3, %4")
            .arg(factText(facts, "stage"), shortAmountText(factNumber(facts, "value")),
                 factText(facts, "rep"), shortAmountText(factNumber(facts, "rep_value")));
    }
    return kind == "move"       ? move(facts)
           : kind == "too_long" ? tooLong(facts)
           : kind == "flag"     ? flag(facts)
                                : QString();
}

} // namespace ui
