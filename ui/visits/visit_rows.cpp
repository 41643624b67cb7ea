// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/visits/visit_rows.h"

#include "core/base/instant.h"
#include "core/base/zone.h"
#include "ui/views/table_view.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(VisitRows)
};

constexpr std::size_t kMostLines = 5000;
constexpr double kMinutesOfHour = 60;

QString whole(double value) {
    return groupedText(std::llround(value));
}

QString hours(double minutes) {
    return decimalText(minutes / kMinutesOfHour);
}

RowCell count(std::int64_t value, Tone tone) {
    return {groupedText(value), value == 0 ? Tone::Text3 : tone};
}

TableRow tallyRow(const QString& name, const core::VisitTally& tally, bool sum) {
    const std::int64_t over = tally.planned - tally.open;
    const QString share = over > 0 ? percentText(static_cast<double>(tally.inTime + tally.late) /
                                                     static_cast<double>(over),
                                                 0)
                                   : QStringLiteral("–");
    TableRow row;
    row.cells = {
        {name, Tone::Text, sum},
        count(tally.planned, Tone::Text),
        {share, Tone::Text},
        count(tally.inTime, Tone::Ok),
        count(tally.late, Tone::Warn),
        count(tally.missed, Tone::Danger),
        count(tally.open, Tone::Text2),
        count(tally.unplanned, Tone::Text2),
        {Words::tr("%1 of %2").arg(hours(tally.actualMinutes), hours(tally.plannedMinutes)),
         Tone::Text2},
        {Words::tr("%1 of %2").arg(hours(tally.actualDrive), hours(tally.plannedDrive)),
         Tone::Text2}};
    return row;
}

QString minutesText(const core::visits::Span& when) {
    return when.allDay || when.seconds() <= 0 ? QString() : groupedText(when.seconds() / 60);
}

TableRow rowOf(const core::VisitLine& line, int about) {
    const core::visits::Visit& visit = line.visit;
    TableRow row;
    row.about = about;
    const QString account =
        visit.account
            ? QString::fromStdString(line.accountName.empty() ? line.account : line.accountName)
            : Words::tr("whose?");
    row.cells = {{visitWhenText(visit.when)},
                 {minutesText(visit.when)},
                 {account, visit.account ? Tone::Text : Tone::Warn, true},
                 {QString::fromStdString(line.repName)},
                 {visitKindText(visit.kind)},
                 {visit.done ? Words::tr("made") : Words::tr("planned"),
                  visit.done ? Tone::Ok : Tone::Text2},
                 {QString::fromStdString(visit.outcome.empty() ? visit.note : visit.outcome)}};
    return row;
}

TableRow rowOf(const core::visits::StoredActivity& stored) {
    const core::visits::Activity& activity = stored.activity;
    TableRow row;
    row.cells = {{visitWhenText(activity.when)},
                 {minutesText(activity.when)},
                 {QString::fromStdString(activity.account), Tone::Text, true},
                 {QString::fromStdString(activity.owner)},
                 {visitKindText(activity.kind)},
                 {activity.done ? Words::tr("made") : Words::tr("planned"),
                  activity.done ? Tone::Ok : Tone::Text2},
                 {QString::fromStdString(activity.subject)}};
    row.tip = Words::tr("On the timeline of %1").arg(QString::fromStdString(stored.source));
    return row;
}

TableRow rowOf(const core::ComparedVisit& call) {
    const bool late = call.state == core::VisitState::Late;
    TableRow row;
    row.cells = {{Words::tr("%1 %2").arg(dayText(QString::fromStdString(call.day)),
                                         QString::fromStdString(call.plannedStart))},
                 {call.plannedMinutes ? whole(*call.plannedMinutes) : QString()},
                 {QString::fromStdString(call.name), Tone::Text, true},
                 {QString::fromStdString(call.rep)},
                 {QString::fromStdString(call.territory)},
                 {late ? Words::tr("%1 min late").arg(whole(call.minutesLate.value_or(0)))
                       : Words::tr("missed"),
                  late ? Tone::Warn : Tone::Danger},
                 {QString::fromStdString(call.outcome)}};
    return row;
}

RowTable missedTable(const VisitData& data) {
    RowTable table;
    table.heads = {{Words::tr("Planned for")}, {Words::tr("Min"), true}, {Words::tr("Account")},
                   {Words::tr("Rep")},         {Words::tr("Territory")}, {Words::tr("State")},
                   {Words::tr("Outcome")}};
    for (const core::ComparedVisit& call : data.compared.visits) {
        const bool meant =
            (call.state == core::VisitState::Late || call.state == core::VisitState::Missed) &&
            (data.ask.rep.isEmpty() || data.ask.rep.toStdString() == call.repNumber) &&
            (data.ask.account.isEmpty() || data.ask.account.toStdString() == call.account);
        if (meant && ++table.all <= static_cast<std::int64_t>(kMostLines)) {
            table.rows.push_back(rowOf(call));
        }
    }
    return table;
}

} // namespace

void showTable(RowTable table, RowModel& model, TableView& view) {
    const std::vector<RowHead> heads = table.heads;
    model.setRows(std::move(table.heads), std::move(table.rows));
    for (std::size_t i = 0; i < heads.size() && i < table.widths.size(); ++i) {
        if (heads[i].figure) {
            table.widths[i] = view.widthOfFigures(static_cast<int>(i), {});
        }
    }
    view.setColumnWidths(QVector<int>(table.widths.begin(), table.widths.end()));
}

RowTable tallyTable(const core::CompareVisitsReport& report, TallyBy by) {
    RowTable table;
    const QString what = by == TallyBy::Rep         ? Words::tr("Rep")
                         : by == TallyBy::Territory ? Words::tr("Territory")
                                                    : Words::tr("Week");
    table.heads = {{what},
                   {Words::tr("Planned"), true},
                   {Words::tr("Done"), true},
                   {Words::tr("In time"), true},
                   {Words::tr("Late"), true},
                   {Words::tr("Missed"), true},
                   {Words::tr("To come"), true},
                   {Words::tr("Unplanned"), true},
                   {Words::tr("On site, h"), true},
                   {Words::tr("Driving, h"), true}};
    table.widths = {0, 56, 50, 56, 44, 56, 60, 72, 92, 92};
    const auto& tallies = by == TallyBy::Rep         ? report.byRep
                          : by == TallyBy::Territory ? report.byTerritory
                                                     : report.byWeek;
    for (const auto& [name, tally] : tallies) {
        table.rows.push_back(tallyRow(
            name.empty() ? Words::tr("none") : QString::fromStdString(name), tally, false));
    }
    table.all = static_cast<std::int64_t>(table.rows.size());
    table.rows.push_back(tallyRow(Words::tr("All"), report.all, true));
    return table;
}

RowTable visitTable(const VisitData& data) {
    const std::vector<int> widths = {124, 36, 0, 92, 64, 76, 0};
    if (data.ask.list == VisitList::Missed) {
        RowTable table = missedTable(data);
        table.widths = widths;
        return table;
    }
    RowTable table;
    table.heads = {{Words::tr("When")},   {Words::tr("Min"), true}, {Words::tr("Account")},
                   {Words::tr("Rep")},    {Words::tr("Kind")},      {Words::tr("State")},
                   {Words::tr("Outcome")}};
    table.widths = widths;
    std::vector<std::pair<std::string, TableRow>> lines;
    for (std::size_t i = 0; i < data.timeline.visits.size(); ++i) {
        const core::VisitLine& line = data.timeline.visits[i];
        lines.emplace_back(line.visit.when.starts, rowOf(line, static_cast<int>(i)));
    }
    for (const auto& stored : data.timeline.activities) {
        lines.emplace_back(stored.activity.when.starts, rowOf(stored));
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    table.all = static_cast<std::int64_t>(lines.size());
    for (std::size_t i = 0; i < lines.size() && i < kMostLines; ++i) {
        table.rows.push_back(std::move(lines[i].second));
    }
    return table;
}

RowTable staleTable(const core::StaleAccountsReport& report) {
    RowTable table;
    table.heads = {{Words::tr("Account")},
                   {Words::tr("Rep")},
                   {Words::tr("Last visit"), true},
                   {Words::tr("Open value"), true}};
    table.widths = {0, 68, 66, 76};
    table.all = static_cast<std::int64_t>(report.accounts.size());
    for (std::size_t i = 0; i < report.accounts.size() && i < kMostLines; ++i) {
        const core::StaleAccount& account = report.accounts[i];
        TableRow row;
        row.about = static_cast<int>(i);
        row.cells = {
            {QString::fromStdString(account.name), Tone::Text},
            {QString::fromStdString(account.rep)},
            {account.days ? Words::tr("%1 d").arg(groupedText(*account.days)) : Words::tr("never")},
            {whole(account.value)}};
        row.tip =
            Words::tr("%1, %2, %3")
                .arg(QString::fromStdString(account.name), QString::fromStdString(account.account),
                     QString::fromStdString(account.territory));
        table.rows.push_back(std::move(row));
    }
    return table;
}

QString visitWhenText(const core::visits::Span& when) {
    const auto starts = core::parseInstant(when.starts);
    if (when.allDay || !starts) {
        return dayText(QString::fromStdString(when.starts));
    }
    const std::string zone = core::isZone(when.zone) ? when.zone : "UTC";
    const QDateTime at = QDateTime::fromString(
        QString::fromStdString(core::localText(zone, *starts)), QStringLiteral("yyyy-MM-dd HH:mm"));
    return at.isValid() ? QLocale().toString(at, Words::tr("ddd, d MMM HH:mm"))
                        : QString::fromStdString(core::localText(zone, *starts));
}

QString visitKindText(const std::string& kind) {
    const std::pair<const char*, QString> kinds[] = {{"meeting", Words::tr("Meeting")},
                                                     {"call", Words::tr("Call")},
                                                     {"note", Words::tr("Note")},
                                                     {"task", Words::tr("Task")}};
    for (const auto& [key, text] : kinds) {
        if (kind == key) {
            return text;
        }
    }
    return QString::fromStdString(kind);
}

QStringList visitKinds() {
    return {QStringLiteral("meeting"), QStringLiteral("call"), QStringLiteral("note"),
            QStringLiteral("task")};
}

} // namespace ui
