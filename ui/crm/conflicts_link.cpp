// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/conflicts_link.h"

#include "core/base/error.h"
#include "core/base/time.h"
#include "crm/verbs/conflicts.h"
#include "ui/crm/conflicts_page.h"
#include "ui/crm/diff_panel.h"
#include "ui/crm/ledger_panel.h"
#include "ui/dialogs/ask.h"
#include "ui/shell/file_work.h"
#include "ui/shell/plan_data.h"
#include "ui/shell/selection.h"
#include "ui/verbs/output_file.h"
#include "ui/widgets/figures.h"

#include <QDate>
#include <QSaveFile>

#include <algorithm>

namespace ui {

namespace {

QString records(qint64 count) {
    return countedText(count, ConflictsLink::tr("record"), ConflictsLink::tr("records"));
}

QString dayBefore(const QString& date) {
    return QDate::fromString(date, Qt::ISODate).addDays(-1).toString(Qt::ISODate);
}

/// Fills by the codes of the territories of the plan that is shown.
std::map<QString, int> fillsOf(const PlanSession& session) {
    std::map<QString, int> fills;
    const PlanState& state = session.state();
    for (std::size_t i = 0; i < state.territories.size() && i < state.fills.size(); ++i) {
        fills[QString::fromStdString(state.territories[i].code)] = state.fills[i];
    }
    return fills;
}

} // namespace

ConflictsLink::ConflictsLink(FileWork& work, ConflictsPage& page, QObject* parent)
    : QObject(parent), work_(work), page_(page) {
    connect(&page, &ConflictsPage::decideAsked, this, &ConflictsLink::decide);
    LedgerPanel& ledger = page.ledger();
    connect(&ledger, &LedgerPanel::verifyAsked, this, &ConflictsLink::verify);
    connect(&ledger, &LedgerPanel::exportAsked, this, &ConflictsLink::exportLedger);
    connect(&ledger, &LedgerPanel::writtenAsked, this, &ConflictsLink::showWritten);
    connect(&ledger, &LedgerPanel::replayAsked, this, &ConflictsLink::replay);
    connect(&ledger, &LedgerPanel::rollbackAsked, this, &ConflictsLink::rollbackAsked);
    DiffPanel& diff = page.diff();
    connect(&diff, &DiffPanel::datesChanged, this, &ConflictsLink::compare);
    connect(&diff, &DiffPanel::mapAsked, this, &ConflictsLink::selectChanged);
    connect(&diff, &DiffPanel::exportAsked, this, &ConflictsLink::exportDiff);
}

void ConflictsLink::setData(const CrmData& loaded) {
    data_ = loaded;
    const qint64 newest = data_.ledger.empty() ? 0 : data_.ledger.front().seq;
    if (newest == newest_) {
        return;
    }
    newest_ = newest;
    compared_ = false;
    const QString today = QString::fromStdString(core::nowUtc().substr(0, 10));
    const QString last = newest == 0 ? today : data_.ledger.front().effective;
    page_.diff().setDates(dayBefore(last), std::max(last, today));
    if (page_.isVisible()) {
        opened();
    }
}

void ConflictsLink::opened() {
    if (!compared_) {
        compare();
    }
}

void ConflictsLink::decide() {
    const std::vector<crm::ResolveParams> decisions = page_.conflicts().decisions();
    const qint64 count = page_.conflicts().recordsDecided();
    work_.run(
        tr("Decide conflicts"), tr("deciding"),
        [decisions](core::Workspace& ws, core::Job&) {
            return crm::resolveConflicts(ws, decisions);
        },
        [this, count](const crm::ConflictsReport& report) {
            const bool writes =
                std::any_of(report.conflicts.begin(), report.conflicts.end(),
                            [](const crm::Conflict& c) { return c.status == "ours"; });
            emit said(writes ? tr("%1 decided. Ours is written by the next publish or sync.")
                                   .arg(records(count))
                             : tr("%1 decided.").arg(records(count)));
            emit changed();
        });
}

void ConflictsLink::verify() {
    work_.run(
        tr("Verify the ledger"), tr("verifying"),
        [](core::Workspace& ws, core::Job&) { return core::verifyLedger(ws); },
        [this](const core::LedgerCheck& report) {
            page_.ledger().setVerified(report.check);
            if (report.check.ok) {
                emit said(tr("%1 verified; the chain is unbroken.")
                              .arg(countedText(report.check.entries, tr("entry"), tr("entries"))));
            }
        });
}

void ConflictsLink::exportLedger() {
    const AppContext& context = work_.context();
    context.ask.saveFile(
        context.window, tr("Export the ledger"), {tr("Text (*.txt)")}, tr("Ledger.txt"),
        [this](const QString& path) {
            work_.run(
                tr("Export the ledger"), tr("writing"),
                [file = path.toStdString()](core::Workspace& ws, core::Job&) {
                    return core::exportLedger(ws, outputPath(ws, file, {".txt"}));
                },
                [this](const core::LedgerExport& report) {
                    emit said(tr("%1 written to %2.")
                                  .arg(countedText(report.entries, tr("entry"), tr("entries")),
                                       QString::fromStdString(report.file)));
                });
        });
}

void ConflictsLink::showWritten(qint64 entry) {
    work_.run(
        tr("Read the ledger"), {},
        [entry](core::Workspace& ws, core::Job&) {
            const core::LedgerList list = core::listLedger(ws);
            const auto found =
                std::find_if(list.entries.begin(), list.entries.end(),
                             [&](const core::ledger::Entry& e) { return e.seq == entry; });
            return found == list.entries.end() ? core::ledger::Entry() : *found;
        },
        [this](const core::ledger::Entry& found) { page_.ledger().showWritten(found); });
}

void ConflictsLink::replay(qint64 entry) {
    const auto row = std::find_if(data_.ledger.begin(), data_.ledger.end(),
                                  [&](const LedgerRow& r) { return r.seq == entry; });
    if (row == data_.ledger.end()) {
        return;
    }
    const QString date = row->effective;
    work_.run(
        tr("Replay the ledger"), {},
        [date = date.toStdString()](core::Workspace& ws, core::Job&) {
            return core::ledgerAsOf(ws, {date, {}, {}});
        },
        [this, date](const core::LedgerState& state) {
            emit said(
                tr("Replayed to %1: %2 in %3, check sum %4.")
                    .arg(date, countedUnits(static_cast<qint64>(state.state.units.size()), true),
                         countedTerritories(static_cast<qint64>(state.state.territories.size())),
                         shortHash(QString::fromStdString(state.sha256))));
            page_.diff().setDates(dayBefore(date), date);
            compare();
        });
}

void ConflictsLink::compare() {
    if (!work_.context().session.isOpen()) {
        return;
    }
    compared_ = true;
    const std::string from = page_.diff().from().toStdString();
    const std::string to = page_.diff().to().toStdString();
    work_.run(
        tr("Compare two days"), {},
        [from, to](core::Workspace& ws, core::Job&) { return core::ledgerShares(ws, from, to); },
        [this](core::LedgerShares shares) { show(std::move(shares)); },
        [this] { page_.diff().setShares({}, {}); });
}

void ConflictsLink::show(core::LedgerShares shares) {
    const DiffPanel& diff = page_.diff();
    if (shares.from == diff.from().toStdString() && shares.to == diff.to().toStdString()) {
        page_.diff().setShares(std::move(shares), fillsOf(work_.context().session));
    } // else another pair of dates was chosen meanwhile, which is being compared
}

void ConflictsLink::selectChanged() {
    const std::vector<std::string>& changed = page_.diff().model().shares().changed;
    const LayerData* layer = work_.context().session.layer();
    if (layer == nullptr) {
        return;
    }
    std::vector<core::UnitId> units;
    for (const core::BasicUnit& unit : layer->units) {
        if (std::binary_search(changed.begin(), changed.end(), unit.key)) {
            units.push_back(unit.id);
        }
    }
    emit mapAsked();
    work_.context().selection.setUnits(std::move(units));
}

void ConflictsLink::exportDiff() {
    const AppContext& context = work_.context();
    const QByteArray csv = diffAsCsv(page_.diff().model());
    context.ask.saveFile(
        context.window, tr("Export the diff"), {tr("CSV (*.csv)")},
        tr("Diff %1 to %2.csv").arg(page_.diff().from(), page_.diff().to()),
        [this, csv](const QString& path) {
            work_.context().runner.now(tr("Export the diff"), [&] {
                QSaveFile file(QString::fromStdString(
                    outputPath(*work_.context().session.shared(), path.toStdString(), {".csv"})));
                if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size() ||
                    !file.commit()) {
                    throw core::Error(core::Code::Storage, file.errorString().toStdString(),
                                      "choose another folder", path.toStdString());
                }
                emit said(tr("The diff was written to %1.").arg(path));
            });
        });
}

} // namespace ui
