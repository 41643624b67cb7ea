// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/crm_mode.h"

#include "core/base/time.h"
#include "crm/verbs/write_back.h"
#include "ui/crm/card_list.h"
#include "ui/crm/conflicts_link.h"
#include "ui/crm/conflicts_page.h"
#include "ui/crm/connection_link.h"
#include "ui/crm/connection_page.h"
#include "ui/crm/crm_page.h"
#include "ui/crm/publish_model.h"
#include "ui/crm/publish_page.h"
#include "ui/dialogs/ask.h"
#include "ui/shell/actions.h"
#include "ui/shell/file_work.h"
#include "ui/shell/plan_session.h"
#include "ui/verbs/output_file.h"
#include "ui/verbs/sync.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"

#include <QSaveFile>

#include <set>

namespace ui {

namespace {

constexpr int kSkippedShown = 6; // in the question before a rollback

std::string today() {
    return core::nowUtc().substr(0, 10);
}

QString records(qint64 count) {
    return countedText(count, CrmMode::tr("record"), CrmMode::tr("records"));
}

qint64 recordsLeft(const crm::RollbackReport& report) {
    std::set<std::string> ids;
    for (const crm::RollbackSkip& skip : report.skipped) {
        ids.insert(skip.id);
    }
    return static_cast<qint64>(ids.size());
}

} // namespace

CrmMode::CrmMode(const AppContext& context, QObject* parent)
    : QObject(parent), context_(context), page_(new CrmPage(context.theme)),
      work_(new FileWork(context, this)),
      conflicts_(new ConflictsLink(*work_, page_->conflicts(), this)),
      connections_(new ConnectionLink(*work_, page_->mapping(), this)) {
    const auto reload = [this] {
        if (open_) {
            stale_ = true;
            load();
        }
    };
    connect(&context.session, &PlanSession::planChanged, this, reload);
    connect(&context.session, &PlanSession::listsChanged, this, reload);
    connect(page_, &CrmPage::connectAsked, connections_, &ConnectionLink::add);
    connect(page_, &CrmPage::left, this, &CrmMode::leaveAsked);
    connect(page_, &CrmPage::syncAsked, this, &CrmMode::sync);
    connect(page_, &CrmPage::rollbackAsked, this, &CrmMode::planRollback);
    connect(page_, &CrmPage::pageChosen, this, &CrmMode::showPage);
    connect(work_, &FileWork::busyChanged, this, [this](bool busy, const QString& sentence) {
        page_->setBusy(busy);
        page_->publish().setBusy(busy, sentence);
        page_->conflicts().setBusy(busy);
    });
    connect(page_, &CrmPage::choiceChanged, this, [this] {
        stale_ = true;
        follow();
    });
    connectPublish();
    connectConflicts();
    connectConnections();
}

void CrmMode::connectConnections() {
    connect(connections_, &ConnectionLink::said, this, &CrmMode::said);
    connect(connections_, &ConnectionLink::changed, this, &CrmMode::load);
    connect(connections_, &ConnectionLink::syncAsked, this, &CrmMode::sync);
    connect(connections_, &ConnectionLink::writeBackAsked, this, &CrmMode::switchWriteBack);
    connect(connections_, &ConnectionLink::previewAsked, this, [this] {
        showPage(CrmPage::Publish);
        dryRun();
    });
    connect(connections_, &ConnectionLink::callsKnown, page_, &CrmPage::setCalls);
    connect(connections_, &ConnectionLink::added, this, [this](const QString& connection) {
        toChoose_ = connection;
        showPage(CrmPage::Mapping);
        load();
    });
}

void CrmMode::connectConflicts() {
    connect(conflicts_, &ConflictsLink::said, this, &CrmMode::said);
    connect(conflicts_, &ConflictsLink::mapAsked, this, &CrmMode::leaveAsked);
    connect(conflicts_, &ConflictsLink::rollbackAsked, this, &CrmMode::planRollback);
    connect(conflicts_, &ConflictsLink::changed, this, &CrmMode::reloadAll);
}

/// Decisions about edits change the plan, those about the plan what a publish would write.
void CrmMode::reloadAll() {
    context_.session.reload();
    stale_ = true;
    load();
}

void CrmMode::showPage(int page) {
    page_->show(static_cast<CrmPage::Page>(page));
    if (open_ && (page == CrmPage::Conflicts || page == CrmPage::Ledger)) {
        conflicts_->opened();
    }
}

void CrmMode::connectPublish() {
    PublishPage& publish = page_->publish();
    connect(&publish, &PublishPage::dryRunAsked, this, &CrmMode::dryRun);
    connect(&publish, &PublishPage::actAsked, this, &CrmMode::dryRun);
    connect(&publish, &PublishPage::writeAsked, this, &CrmMode::askToWrite);
    connect(&publish, &PublishPage::writeBackAsked, this, &CrmMode::switchWriteBack);
    connect(&publish, &PublishPage::exportAsked, this, &CrmMode::exportRows);
    connect(&publish, &PublishPage::leaveOutAsked, this, &CrmMode::leaveOut);
}

void CrmMode::open() {
    open_ = true;
    stale_ = true;
    load();
}

void CrmMode::close() {
    open_ = false;
}

bool CrmMode::settled() const {
    return !work_->isBusy();
}

void CrmMode::load() {
    if (!context_.session.isOpen()) {
        return;
    }
    if (loading_) {
        again_ = true;
        return;
    }
    loading_ = true;
    work_->count(1);
    const auto work = [file = context_.session.workspace().path()](core::Job& job) {
        const core::Workspace ws = core::Workspace::open(file);
        return loadCrmData(ws, today(), job);
    };
    const auto end = [this] {
        loading_ = false;
        work_->count(-1);
    };
    context_.runner.run(
        tr("Read connections"), this, work,
        [this, end](CrmData data) {
            end();
            show(std::move(data));
        },
        end);
}

void CrmMode::show(CrmData data) {
    if (again_) {
        again_ = false;
        load();
        return;
    }
    data_ = std::move(data);
    const QString shown = context_.session.state().scenario.name.empty()
                              ? QString()
                              : QString::fromStdString(context_.session.state().scenario.name);
    page_->setData(data_, shown);
    if (!toChoose_.isEmpty()) {
        page_->choose(toChoose_);
        toChoose_.clear();
    }
    conflicts_->setData(data_);
    follow();
}

/// Brings the publish page in line with the choice. A folder is compared at once; a CRM with an API
/// is asked only when a person wants it.
void CrmMode::follow() {
    const crm::CrmConnection* connection = data_.connection(page_->connection());
    page_->conflicts().setData(data_, page_->connection());
    connections_->setData(data_, page_->connection());
    if (connection == nullptr) {
        return;
    }
    PublishOffer offer;
    offer.connection = page_->connection();
    offer.scenario = page_->scenario();
    offer.scope = page_->scopeName();
    offer.writeBack = connection->writeBack;
    if (!connection->lastSync.empty()) {
        offer.since = momentText(QString::fromStdString(connection->lastSync));
    }
    PublishPage& publish = page_->publish();
    publish.setOffer(offer);
    if (!stale_) {
        return;
    }
    if (offer.scenario.isEmpty()) {
        publish.setEmpty(tr("There is no plan to publish yet."), {});
    } else if (connection->kind == "files") {
        publish.setEmpty(tr("Comparing the plan with the CRM."), {});
        dryRun();
    } else {
        publish.setEmpty(
            tr("See what would be written to %1 before anything is.").arg(offer.connection),
            tr("Dry run"));
    }
    stale_ = false;
}

crm::PublishParams CrmMode::params() const {
    crm::PublishParams params;
    params.connection = page_->connection().toStdString();
    params.scenario = page_->scenario().toStdString();
    params.effective = page_->publish().effective().toStdString();
    params.atOnce = !page_->publish().waits();
    if (!page_->scopeCode().isEmpty()) {
        params.only = {page_->scopeCode().toStdString()};
    }
    return params;
}

void CrmMode::dryRun() {
    if (page_->connection().isEmpty() || page_->scenario().isEmpty()) {
        return;
    }
    if (comparing_) {
        return;
    }
    comparing_ = true;
    crm::PublishParams asked = params();
    asked.dryRun = true;
    work_->run(
        tr("Dry run"), tr("comparing"),
        [asked](core::Workspace& ws, core::Job& job) {
            return std::pair(publishPlan(ws, asked, job), asked);
        },
        [this](std::pair<crm::PublishReport, crm::PublishParams> result) {
            comparing_ = false;
            const crm::PublishParams now = params();
            const crm::PublishParams& then = result.second;
            if (now.connection != then.connection || now.scenario != then.scenario ||
                now.effective != then.effective || now.only != then.only) {
                dryRun(); // the choice has changed meanwhile
                return;
            }
            dryRun_ = std::move(result.first);
            page_->publish().setReport(dryRun_);
        },
        [this] {
            comparing_ = false;
            page_->publish().setEmpty(
                tr("What would be written could not be found out. Nothing was written."),
                tr("Dry run"));
        });
}

void CrmMode::leaveOut(const QStringList& ids, bool out) {
    crm::LeaveOutParams asked;
    asked.connection = page_->connection().toStdString();
    asked.takeIn = !out;
    for (const QString& id : ids) {
        asked.records.push_back(id.toStdString());
    }
    if (!out) {
        changeLeftOut(asked);
        return;
    }
    context_.ask.text(context_.window, tr("Leave %1 out?").arg(records(ids.size())),
                      tr("They keep their values in the CRM until you take them in again. Reason:"),
                      tr("left out for now"), [this, asked](const QString& why) mutable {
                          asked.why = why.toStdString();
                          changeLeftOut(asked);
                      });
}

void CrmMode::changeLeftOut(const crm::LeaveOutParams& asked) {
    work_->run(
        asked.takeIn ? tr("Take records in") : tr("Leave records out"), {},
        [asked](core::Workspace& ws, core::Job&) { return crm::leaveRecordsOut(ws, asked); },
        [this, asked](const crm::LeaveOutReport&) {
            if (asked.takeIn) {
                dryRun();
                return;
            }
            // The CRM need not be asked again for what is not written.
            crm::leaveOutOf(dryRun_.plan, asked.records, asked.why);
            dryRun_.conflicts = dryRun_.plan.sync.conflicts;
            dryRun_.failed = dryRun_.plan.failed;
            page_->publish().setReport(dryRun_);
        });
}

void CrmMode::askToWrite(qint64 count) {
    if (page_->publish().waits()) {
        write(page_->publish().consented()); // nothing is written yet, and it can be withdrawn
        return;
    }
    Question question;
    question.title = tr("Write %1 to %2?").arg(records(count), page_->connection());
    question.text =
        tr("Territory and owner of these records are replaced in the CRM. Conflicts and refused "
           "records stay as they are. The publish can be rolled back.");
    question.accept = tr("Write %1").arg(records(count));
    const bool consented = page_->publish().consented();
    context_.ask.confirm(context_.window, question, [this, consented] { write(consented); });
}

void CrmMode::write(bool consented) {
    crm::PublishParams asked = params();
    asked.yes = consented;
    work_->run(
        tr("Publish"), tr("writing"),
        [asked](core::Workspace& ws, core::Job& job) { return publishPlan(ws, asked, job); },
        [this](const crm::PublishReport& report) { written(report); });
}

void CrmMode::written(const crm::PublishReport& report) {
    page_->publish().setReport(report);
    QString text = page_->publish().summary();
    if (report.entry > 0) {
        text += tr(". Receipt P-%1").arg(report.entry, 3, 10, QChar('0'));
    }
    emit said(text + QStringLiteral("."));
    context_.session.reload();
    stale_ = false; // what was written stays in sight
    load();
}

void CrmMode::sync() {
    crm::SyncParams asked;
    asked.connections = {page_->connection().toStdString()};
    work_->run(
        tr("Sync"), tr("syncing"),
        [asked](core::Workspace& ws, core::Job& job) { return syncAndPlace(ws, asked, job); },
        [this](const crm::SyncReport& report) { synced(report); }, [this] { load(); });
}

void CrmMode::synced(const crm::SyncReport& report) {
    std::int64_t read = 0;
    for (const auto& [object, counts] : report.objects) {
        read += counts.read;
    }
    QString text = report.next.empty()
                       ? tr("%1 read, %2 sent, %3 in conflict")
                             .arg(records(read), groupedText(report.pushed),
                                  groupedText(static_cast<qint64>(report.conflicts.size())))
                       : tr("The CRM allows no more calls until %1. The rest goes on then.")
                             .arg(momentText(QString::fromStdString(report.next)));
    for (const core::DriftNotice& notice : report.notices) {
        text += QStringLiteral(". ") + tr("Drift: %1").arg(coreText(notice.text));
    }
    emit said(text);
    reloadAll();
}

void CrmMode::switchWriteBack(bool on) {
    const std::string connection = page_->connection().toStdString();
    work_->run(
        tr("Write-back"), {},
        [connection, on](core::Workspace& ws, core::Job&) {
            return crm::switchWriteBack(ws, connection, on);
        },
        [this](const crm::CrmConnection& switched) {
            for (crm::CrmConnection& known : data_.connections) {
                if (known.id == switched.id) {
                    known = switched;
                    data_.facts[known.name].map.connection = switched;
                }
            }
            page_->setData(data_, page_->scenario());
            follow();
        });
}

void CrmMode::planRollback(const QString& publish) {
    crm::RollbackParams asked;
    asked.publish = publish.toStdString();
    asked.dryRun = true;
    work_->run(
        tr("Roll back"), tr("comparing"),
        [asked](core::Workspace& ws, core::Job& job) { return crm::rollback(ws, asked, job); },
        [this](const crm::RollbackReport& plan) { askToRollBack(plan); });
}

void CrmMode::askToRollBack(const crm::RollbackReport& plan) {
    if (plan.withdrawn) {
        Question question;
        question.title = tr("Withdraw the scheduled publish?");
        question.text = tr("Nothing of it has been written yet, and nothing will be.");
        question.accept = tr("Withdraw");
        question.destructive = true;
        context_.ask.confirm(context_.window, question,
                             [this, id = plan.publish] { rollBack(id); });
        return;
    }
    const qint64 left = recordsLeft(plan);
    QString name = tr("the publish");
    for (const crm::EarlierPublish& earlier : data_.publishes) {
        if (earlier.publish.id == plan.publish) {
            name = publishName(earlier);
        }
    }
    Question question;
    question.title = tr("Roll back %1?").arg(name);
    question.text = left == 0 ? tr("%1 get their old values.").arg(records(plan.toRestore))
                              : tr("%1 get their old values; %2 edited since stay as they are:")
                                    .arg(records(plan.toRestore), groupedText(left));
    int shown = 0;
    for (const crm::RollbackSkip& skip : plan.skipped) {
        if (++shown > kSkippedShown) {
            question.text +=
                QStringLiteral("\n") +
                tr("and %1 more values")
                    .arg(groupedText(static_cast<qint64>(plan.skipped.size()) - kSkippedShown));
            break;
        }
        question.text += QStringLiteral("\n") +
                         tr("%1, %2: now %3, was published as %4")
                             .arg(QString::fromStdString(skip.name.empty() ? skip.id : skip.name),
                                  QString::fromStdString(skip.field),
                                  QString::fromStdString(skip.now.empty() ? "–" : skip.now),
                                  QString::fromStdString(skip.published));
    }
    question.accept = tr("Roll back %1").arg(records(plan.toRestore));
    question.destructive = true;
    context_.ask.confirm(context_.window, question, [this, id = plan.publish] { rollBack(id); });
}

void CrmMode::rollBack(const std::string& publish) {
    crm::RollbackParams asked;
    asked.publish = publish;
    work_->run(
        tr("Roll back"), tr("restoring"),
        [asked](core::Workspace& ws, core::Job& job) { return crm::rollback(ws, asked, job); },
        [this](const crm::RollbackReport& report) {
            emit said(report.withdrawn
                          ? tr("The publish was withdrawn.")
                          : tr("%1 restored, %2 left as they are.")
                                .arg(records(report.restored), groupedText(recordsLeft(report))));
            reloadAll();
        });
}

void CrmMode::exportRows() {
    const PublishModel& model = page_->publish().model();
    QStringList head{tr("Record"), tr("ID in the CRM")};
    for (const int column : {PublishModel::Field, PublishModel::Before, PublishModel::After,
                             PublishModel::Reason, PublishModel::State}) {
        head << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    const QByteArray csv = rowsAsCsv(model.shown(), head,
                                     {tr("Ready"), PublishModel::tr("Conflict"),
                                      PublishModel::tr("Refused"), PublishModel::tr("Left out")});
    context_.ask.saveFile(
        context_.window, tr("Export the list"), {tr("CSV (*.csv)")},
        tr("Publish %1.csv").arg(page_->scenario()), [this, csv](const QString& path) {
            context_.runner.now(tr("Export the list"), [&] {
                QSaveFile file(QString::fromStdString(
                    outputPath(*context_.session.shared(), path.toStdString(), {".csv"})));
                if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size() ||
                    !file.commit()) {
                    throw core::Error(core::Code::Storage, file.errorString().toStdString(),
                                      "choose another folder", path.toStdString());
                }
                emit said(tr("The list was written to %1.").arg(path));
            });
        });
}

} // namespace ui
