// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/daily_pages.h"
#include "ui/book/daily_parts.h"
#include "ui/book/pack_parts.h"
#include "ui/book/review_words.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr std::size_t kMostAccounts = 60;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(DailyPack)
};

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

QString orNone(const std::string& text) {
    return text.empty() ? noFigure() : plain(text);
}

QString inThousands(double value) {
    return groupedText(std::llround(value / 1000));
}

QString minutesOf(std::int64_t seconds) {
    return wholeMinutes(static_cast<double>(seconds) / 60);
}

PackTable decisionTable(const core::DailyReview& day, std::size_t from) {
    PackTable table{Words::tr("To decide, continued"), {}, {}, {}};
    table.addColumns({Words::tr("About"), Words::tr("What")}, {Words::tr("Decided")});
    for (std::size_t i = from; i < day.decisions.size(); ++i) {
        table.rows.push_back(
            {{aboutWords(day.decisions[i].about), decisionWords(day.decisions[i]), {}}, false, {}});
    }
    return table;
}

PackTable repTable(const core::DailyReview& day) {
    PackTable table{Words::tr("Reps"), Words::tr("open value in $ k"), {}, {}};
    table.addColumns({Words::tr("Rep"), Words::tr("Territories"), Words::tr("Plan of the route")},
                     {Words::tr("Calls"), Words::tr("From"), Words::tr("To"),
                      Words::tr("Drive, min"), Words::tr("km"), Words::tr("On site, min"),
                      Words::tr("Open value")});
    for (const core::DailyRep& rep : day.reps) {
        const bool route = !rep.plan.empty();
        const auto figure = [&](const QString& words) { return route ? words : noFigure(); };
        table.rows.push_back(
            {{plain(rep.rep), orNone(rep.territories), route ? coreText(rep.plan) : noFigure(),
              groupedText(static_cast<qint64>(rep.calls.size())),
              figure(plain(core::visits::clockTextOf(rep.starts))),
              figure(plain(core::visits::clockTextOf(rep.ends))), figure(minutesOf(rep.driving)),
              figure(groupedText((rep.metres + 500) / 1000)), figure(minutesOf(rep.onSite())),
              inThousands(rep.openValue())},
             false,
             {}});
    }
    return table;
}

PackTable callTable(const core::DailyReview& day) {
    PackTable table{Words::tr("Calls of the day"), Words::tr("open value in $ k"), {}, {}};
    table.none = Words::tr("No calls are planned.");
    table.addColumns({Words::tr("Rep"), Words::tr("Start"), Words::tr("Account"), Words::tr("Name"),
                      Words::tr("Last visit")},
                     {Words::tr("Drive, min"), Words::tr("km"), Words::tr("On site, min"),
                      Words::tr("Open value")});
    for (const core::DailyRep& rep : day.reps) {
        for (const core::DailyCall& call : rep.calls) {
            const auto figure = [&](const QString& words) {
                return call.routed ? words : noFigure();
            };
            table.rows.push_back(
                {{plain(rep.rep), orNone(call.start), plain(call.account), plain(call.name),
                  call.lastVisit.empty() ? noFigure() : dayText(plain(call.lastVisit)),
                  figure(minutesOf(call.driving)),
                  figure(decimalText(static_cast<double>(call.metres) / 1000, 1)),
                  figure(minutesOf(call.leaves - call.starts)), inThousands(call.openValue)},
                 false,
                 {}});
        }
    }
    return table;
}

PackTable talliesTable(const core::DailyReview& day) {
    PackTable table{Words::tr("Visits before, by rep"), daysBeforeText(day), {}, {}};
    table.addColumns({Words::tr("Rep")},
                     {Words::tr("Planned"), Words::tr("Done"), Words::tr("Late"),
                      Words::tr("Not done"), Words::tr("Unplanned"), Words::tr("Planned, min"),
                      Words::tr("Made, min")});
    const auto row = [&](const QString& name, const core::VisitTally& tally, bool bold) {
        table.rows.push_back(
            {{name, groupedText(tally.planned), groupedText(tally.inTime + tally.late),
              groupedText(tally.late), groupedText(tally.missed), groupedText(tally.unplanned),
              wholeMinutes(tally.plannedMinutes), wholeMinutes(tally.actualMinutes)},
             bold,
             {}});
    };
    for (const auto& [rep, tally] : day.byRep) {
        row(rep.empty() ? Words::tr("nobody") : plain(rep), tally, false);
    }
    if (!table.rows.empty()) {
        row(Words::tr("All reps"), day.looked, true);
    }
    return table;
}

QString stateText(core::VisitState state) {
    switch (state) {
    case core::VisitState::InTime: return Words::tr("done");
    case core::VisitState::Late: return Words::tr("late");
    case core::VisitState::Missed: return Words::tr("not done");
    case core::VisitState::Open: return Words::tr("open");
    case core::VisitState::Unplanned: break;
    }
    return Words::tr("unplanned");
}

/// What differs from the plan; what was done as planned is counted above.
PackTable visitTable(const core::DailyReview& day) {
    PackTable table{
        Words::tr("Not done, late or unplanned"), Words::tr("open value in $ k"), {}, {}};
    table.addColumns({Words::tr("State"), Words::tr("Day"), Words::tr("Rep"), Words::tr("Account"),
                      Words::tr("Name"), Words::tr("Planned"), Words::tr("Made"),
                      Words::tr("Outcome")},
                     {Words::tr("Made, min"), Words::tr("Open value")});
    for (const core::DailyVisit& one : day.visits) {
        const core::ComparedVisit& visit = one.visit;
        if (visit.state == core::VisitState::InTime) {
            continue;
        }
        const std::string made =
            visit.actualStart.size() > 11 ? visit.actualStart.substr(11) : std::string();
        table.rows.push_back(
            {{stateText(visit.state), dayText(plain(visit.day)), orNone(visit.rep),
              orNone(visit.account), orNone(visit.name), orNone(visit.plannedStart), orNone(made),
              orNone(visit.outcome),
              visit.actualMinutes ? wholeMinutes(*visit.actualMinutes) : noFigure(),
              inThousands(one.openValue)},
             one.important && visit.state == core::VisitState::Missed,
             {}});
    }
    return table;
}

PackTable accountTable(const core::DailyReview& day) {
    PackTable table{Words::tr("Accounts without a territory or a place"), {}, {}, {}};
    if (day.accounts.size() > kMostAccounts) {
        table.after = Words::tr("the %1 of %2 with the most open value")
                          .arg(kMostAccounts)
                          .arg(groupedText(static_cast<qint64>(day.accounts.size())));
    }
    table.addColumns({Words::tr("Account"), Words::tr("Name"), Words::tr("Rep in the CRM"),
                      Words::tr("Place"), Words::tr("What is missing"), Words::tr("Since publish")},
                     {Words::tr("Open value")});
    for (std::size_t i = 0; i < std::min(kMostAccounts, day.accounts.size()); ++i) {
        const core::DailyAccount& account = day.accounts[i];
        const QString missing = account.onMap         ? Words::tr("territory")
                                : account.inTerritory ? Words::tr("place")
                                                      : Words::tr("territory and place");
        table.rows.push_back(
            {{plain(account.account), plain(account.name), orNone(account.owner),
              orNone(account.place), missing, account.fresh ? Words::tr("new") : noFigure(),
              inThousands(account.openValue)},
             false,
             {}});
    }
    return table;
}

PackTable noticeTable(const core::DailyReview& day) {
    PackTable table{Words::tr("Open notices of drift"), {}, {}, {}};
    table.addColumns({Words::tr("Notice"), Words::tr("Since"), Words::tr("Out of band")}, {});
    for (const core::DailyNotice& notice : day.notices) {
        QStringList names;
        for (const std::string& name : notice.territories) {
            names << plain(name);
        }
        table.rows.push_back({{QString::number(notice.id), dayText(plain(notice.raisedAt)),
                               names.isEmpty() ? noFigure() : names.join(QStringLiteral(", "))},
                              false,
                              {}});
    }
    return table;
}

} // namespace

std::vector<BookPage> dailyTables(const DailyPack& pack, double height, std::size_t decided) {
    const core::DailyReview& day = pack.day;
    return packTablePages({decisionTable(day, decided), repTable(day), callTable(day),
                           talliesTable(day), visitTable(day), accountTable(day), noticeTable(day)},
                          height, [&pack](Sheet& sheet) { paintDailyHead(sheet, pack); });
}

} // namespace ui
