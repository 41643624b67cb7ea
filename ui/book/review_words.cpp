// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/review_words.h"

#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>
#include <map>

namespace ui {

namespace {

constexpr double kMillions = 999'500;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReviewPack)
};

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace

HeadWords headWords(const core::ReviewHead& head) {
    for (const auto& words :
         {weeklyHeadWords(head.kind, head.facts), dailyHeadWords(head.kind, head.facts),
          quarterlyHeadWords(head.kind, head.facts)}) {
        if (words) {
            return *words;
        }
    }
    return {plain(head.figure), plain(head.text)};
}

QString decisionWords(const core::ReviewDecision& decision) {
    for (const QString& words : {weeklyDecisionWords(decision.kind, decision.facts),
                                 dailyDecisionWords(decision.kind, decision.facts),
                                 quarterlyDecisionWords(decision.kind, decision.facts)}) {
        if (!words.isEmpty()) {
            return words;
        }
    }
    return plain(decision.text);
}

QString aboutWords(const std::string& about) {
    static const std::map<std::string, const char*> words{
        {"balance", QT_TRANSLATE_NOOP("ReviewPack", "Balance")},
        {"load", QT_TRANSLATE_NOOP("ReviewPack", "Load")},
        {"visits", QT_TRANSLATE_NOOP("ReviewPack", "Visits")},
        {"pipeline", QT_TRANSLATE_NOOP("ReviewPack", "Pipeline")},
        {"whitespace", QT_TRANSLATE_NOOP("ReviewPack", "Whitespace")},
        {"routes", QT_TRANSLATE_NOOP("ReviewPack", "Routes")},
        {"drift", QT_TRANSLATE_NOOP("ReviewPack", "Drift")},
        {"accounts", QT_TRANSLATE_NOOP("ReviewPack", "Accounts")},
        {"crm", QT_TRANSLATE_NOOP("ReviewPack", "CRM")},
        {"performance", QT_TRANSLATE_NOOP("ReviewPack", "Performance")},
        {"quota", QT_TRANSLATE_NOOP("ReviewPack", "Quota")},
        {"team", QT_TRANSLATE_NOOP("ReviewPack", "Team")},
        {"scenarios", QT_TRANSLATE_NOOP("ReviewPack", "Scenarios")}};
    const auto found = words.find(about);
    return found == words.end() ? plain(about)
                                : QCoreApplication::translate("ReviewPack", found->second);
}

QString seatWords(const std::string& name) {
    return name == "nobody"     ? Words::tr("nobody")
           : name == "no stage" ? Words::tr("no stage")
                                : plain(name);
}

QString shortAmountText(double value, const QString& unit) {
    const double size = std::abs(value);
    const bool money = unit == QLatin1String("$");
    ValueScale scale = size >= kMillions ? scaleFor(std::max(size, 1e6), unit)
                       : size >= 1000    ? scaleFor(1e5, unit)
                                         : scaleFor(1, unit);
    scale.decimals = size >= kMillions ? 2 : 0;
    const QString figure = scale.text(value);
    return money || unit.isEmpty() ? figure : figure + QLatin1Char(' ') + unit;
}

QString hoursWords(double hours) {
    return Words::tr("%1 h").arg(decimalText(hours, 1));
}

QString plainNumber(double number) {
    return QLocale().toString(number);
}

QString shareWords(double part, double of) {
    return of > 0 ? percentText(part / of, 0) : QStringLiteral("\u2013");
}

QString factText(const core::Json& facts, const char* key) {
    return seatWords(facts.at(key).get<std::string>());
}

double factNumber(const core::Json& facts, const char* key) {
    return facts.at(key).get<double>();
}

int factCount(const core::Json& facts, const char* key) {
    return facts.at(key).get<int>();
}

QString namedWords(const core::Json& facts) {
    QStringList names;
    for (const core::Json& name : facts.at("names")) {
        names << plain(name.get<std::string>());
    }
    const int more = facts.at("more").get<int>();
    const QString list = names.join(QStringLiteral(", "));
    return more > 0 ? Words::tr("%1 and %2 more").arg(list).arg(more) : list;
}

QString causeWords(const core::WeekDrift::Cause& cause, const std::string& measure,
                   const std::string& unit) {
    const QString name = plain(cause.name);
    const QString territory = plain(cause.territory);
    const QString of = measureTitle(plain(measure));
    const QString before = shortAmountText(cause.before, plain(unit));
    const QString after = shortAmountText(cause.after, plain(unit));
    const std::string& kind = cause.kind;
    if (kind == "account_new") {
        return Words::tr("%1 is new: %2 %3").arg(name, of, after);
    }
    if (kind == "account_gone") {
        return Words::tr("%1 is gone: %2 %3").arg(name, of, before);
    }
    if (kind == "account_grew" || kind == "account_shrank") {
        return Words::tr("%1: %2 %3 \u2192 %4").arg(name, of, before, after);
    }
    if (kind == "account_moved") {
        return Words::tr("%1 (%2) now counts for another territory").arg(name, after);
    }
    if (kind == "units_changed") {
        return Words::tr("the %1 of the units of %2 changed: %3 \u2192 %4")
            .arg(of, territory, before, after);
    }
    if (kind == "target_changed") {
        return Words::tr("the target of %1 went from %2 to %3, as the whole changed")
            .arg(territory, before, after);
    }
    if (kind == "rep_left") {
        return Words::tr("%1 left").arg(name);
    }
    if (kind == "rep_joined") {
        return Words::tr("%1 joined").arg(name);
    }
    if (kind == "big_win") {
        return Words::tr("%1 was won: %2").arg(name, shortAmountText(cause.after));
    }
    if (kind == "big_loss") {
        return Words::tr("%1 was lost: %2").arg(name, shortAmountText(cause.after));
    }
    if (kind == "acquisition") {
        return Words::tr("%1 accounts of %2 came in at once")
            .arg(groupedText(std::llround(cause.after)), name);
    }
    return coreText(cause.text);
}

} // namespace ui
