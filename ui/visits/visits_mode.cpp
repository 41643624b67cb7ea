// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/visits/visits_mode.h"

#include "core/verbs/rep_words.h"
#include "geo/verbs/export_visits.h"
#include "geo/verbs/import_visits.h"
#include "ui/dialogs/ask.h"
#include "ui/shell/account_store.h"
#include "ui/shell/file_work.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"
#include "ui/theme/theme.h"
#include "ui/visits/visit_report.h"
#include "ui/visits/visit_settle.h"
#include "ui/visits/visits_form.h"
#include "ui/visits/visits_summary.h"
#include "ui/visits/visits_tables.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"

#include <QPointer>
#include <QStackedWidget>

#include <memory>

namespace ui {

namespace {

constexpr int kSoonMs = 250;
constexpr int kMostHits = 8;

AccountHit accountOf(const core::Connection& db, core::AccountId account) {
    core::Statement row = db.prepare("SELECT external_id, coalesce(nullif(name, ''), external_id), "
                                     "coalesce(owner, '') FROM base_accounts WHERE id = ?");
    row.bind(account);
    if (!row.step()) {
        return {};
    }
    const core::RepWords reps(db);
    const auto rep = reps.find(row.string(2));
    return {QString::fromStdString(row.string(0)), QString::fromStdString(row.string(1)),
            rep ? QString::fromStdString(reps.numberOf(*rep)) : QString()};
}

std::vector<AccountHit> findAccounts(const std::string& file, const std::string& text) {
    const core::Workspace ws = core::Workspace::open(file);
    const core::RepWords reps(ws.reader());
    std::vector<AccountHit> hits;
    for (const FoundAccount& found : accountsLike(ws.reader(), {}, text, kMostHits)) {
        AccountHit hit;
        hit.number = QString::fromStdString(found.number);
        hit.name = QString::fromStdString(found.name);
        if (const auto rep = reps.find(found.owner)) {
            hit.rep = QString::fromStdString(reps.numberOf(*rep));
        }
        hits.push_back(std::move(hit));
    }
    return hits;
}

QString visits(std::int64_t count) {
    return countedText(count, VisitsMode::tr("visit"), VisitsMode::tr("visits"));
}

} // namespace

VisitsMode::VisitsMode(const AppContext& context, QObject* parent)
    : QObject(parent), context_(context), form_(new VisitsForm(context.theme, search())),
      tables_(new VisitsTables(context.theme)), summary_(new VisitsSummary(context.theme)),
      settle_(new VisitSettle(context.theme, search())), report_(new VisitReport(context.theme)),
      side_(new QStackedWidget), work_(new FileWork(context, this)) {
    for (QWidget* page : std::initializer_list<QWidget*>{summary_, settle_, report_}) {
        side_->addWidget(page);
    }
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, &VisitsMode::load);
    connect(form_, &VisitsForm::changed, &soon_, QOverload<>::of(&QTimer::start));
    connect(form_, &VisitsForm::logAsked, this, [this] { logVisit(); });
    connect(form_, &VisitsForm::importAsked, this, &VisitsMode::importVisits);
    connect(tables_, &VisitsTables::chosenChanged, this, &VisitsMode::showSide);
    connect(tables_, &VisitsTables::changeAsked, this,
            [this] { logVisit(draftOf(*tables_->chosen())); });
    connect(tables_, &VisitsTables::removeAsked, this, &VisitsMode::remove);
    connect(tables_, &VisitsTables::madeAsked, this, [this](std::int64_t visit) {
        core::VisitWords words;
        words.planned = false;
        change(visit, words, tr("The visit was made. The next sync posts it."));
    });
    connect(settle_, &VisitSettle::settled, this,
            [this](std::int64_t visit, const QString& number) {
                core::VisitWords words;
                words.account = number.toStdString();
                change(visit, words, tr("The visit has its account."));
            });
    connect(summary_, &VisitsSummary::planAsked, this,
            [this] { emit routesAsked(summary_->meant()); });
    connect(report_, &VisitReport::done, this, &VisitsMode::putBack);
    connect(report_, &VisitReport::settleAsked, this, [this] {
        putBack();
        form_->setList(VisitList::Open);
    });
    connect(work_, &FileWork::busyChanged, this, [this](bool busy, const QString& sentence) {
        form_->setBusy(busy, sentence);
        tables_->setBusy(busy);
        settle_->setBusy(busy);
    });
    const auto again = [this] {
        if (open_) {
            soon_.start(); // a change is told more than once
        }
    };
    connect(&context.session, &PlanSession::planChanged, this, again);
    connect(&context.session, &PlanSession::listsChanged, this, again);
}

AccountSearch VisitsMode::search() {
    return [this](const QString& text, std::function<void(std::vector<AccountHit>)> then) {
        if (!context_.session.isOpen()) {
            then({});
            return;
        }
        ++running_;
        context_.runner.run(
            tr("Find accounts"), this,
            [file = context_.session.workspace().path(), text = text.toStdString()](core::Job&) {
                return findAccounts(file, text);
            },
            [this, then](std::vector<AccountHit> hits) {
                --running_;
                then(std::move(hits));
            },
            [this, then] {
                --running_;
                then({});
            });
    };
}

VisitChoices VisitsMode::choices() {
    VisitChoices choices;
    context_.runner.now(tr("Read reps"),
                        [&] { choices = loadVisitChoices(context_.session.workspace().reader()); });
    return choices;
}

/// The one that is chosen in the table of accounts.
AccountHit VisitsMode::chosenAccount() {
    AccountHit account;
    context_.runner.now(tr("Read the account"), [&] {
        account = accountOf(context_.session.workspace().reader(), context_.selection.account());
    });
    return account;
}

QString VisitsMode::repNamed(const QString& name) {
    for (const RepChoice& rep : choices().reps) {
        if (rep.name == name) {
            return rep.number;
        }
    }
    return {};
}

void VisitsMode::open() {
    open_ = true;
    const QString plan = context_.session.path();
    if (plan != plan_) {
        plan_ = plan;
        named_.clear();
        putBack();
        form_->forget();
    }
    form_->setReps(choices().reps);
    if (context_.selection.account()) {
        form_->setAccount(chosenAccount());
    }
    load();
}

void VisitsMode::close() {
    open_ = false;
    soon_.stop();
}

bool VisitsMode::settled() const {
    return !soon_.isActive() && running_ == 0 && !work_->isBusy();
}

bool VisitsMode::putBack() {
    const bool shown = reporting_;
    reporting_ = false;
    showSide();
    return shown;
}

void VisitsMode::load() {
    if (!open_ || !context_.session.isOpen()) {
        return;
    }
    const int number = ++asked_;
    context_.runner.cancel(loading_); // what it would bring is not asked for any more
    ++running_;
    loading_ = context_.runner.run(
        tr("Read visits"), this,
        [file = context_.session.workspace().path(), ask = form_->ask(),
         scenario = context_.session.state().scenario.name](core::Job& job) {
            return loadVisitData(core::Workspace::open(file), ask, scenario, job);
        },
        [this, number](VisitData data) {
            --running_;
            if (number == asked_) {
                show(std::move(data));
            }
        },
        [this] { --running_; });
}

void VisitsMode::show(VisitData data) {
    data_ = std::move(data);
    tables_->setData(data_);
    summary_->setData(data_);
    form_->setCallPlanProblem(data_.callPlanProblem);
    if (data_.ask.list == VisitList::Open && tables_->chosen() == nullptr) {
        tables_->chooseFirst();
    }
}

void VisitsMode::showSide() {
    const core::VisitLine* chosen = tables_->chosen();
    if (reporting_) {
        side_->setCurrentWidget(report_);
    } else if (chosen != nullptr && !chosen->visit.account) {
        const Named& named = named_[chosen->visit.id.value];
        settle_->setVisit(*chosen, named.accounts, named.reason);
        side_->setCurrentWidget(settle_);
    } else {
        side_->setCurrentWidget(summary_);
    }
}

void VisitsMode::logVisit() {
    VisitDraft draft = freshDraft();
    const core::VisitLine* chosen = open_ ? tables_->chosen() : nullptr;
    if (chosen != nullptr && chosen->visit.account) {
        draft.account = draftOf(*chosen).account;
    } else if (!open_ && context_.selection.account()) {
        draft.account = chosenAccount();
    }
    logVisit(std::move(draft));
}

void VisitsMode::logVisit(VisitDraft draft) {
    if (!context_.session.isOpen()) {
        return;
    }
    auto* dialog =
        new VisitDialog(context_.theme, draft, choices(), search(), context_.ask, context_.window);
    connect(dialog, &VisitDialog::noted, this,
            [this, visit = draft.visit](const core::VisitWords& words) { note(words, visit); });
    dialog->open();
}

void VisitsMode::note(const core::VisitWords& words, std::optional<std::int64_t> visit) {
    if (visit) {
        change(*visit, words, tr("The visit is changed. The next sync posts it."));
        return;
    }
    work_->run(
        tr("Log a visit"), {},
        [words](core::Workspace& ws, core::Job&) { return core::addVisit(ws, words); },
        [this](const core::VisitsReport& report) {
            const core::VisitLine& line = report.visits.front();
            const QString name =
                QString::fromStdString(line.accountName.empty() ? line.account : line.accountName);
            emit said(line.visit.done
                          ? tr("A visit to %1 is noted. The next sync posts it.").arg(name)
                          : tr("A visit to %1 is planned. The next sync posts it.").arg(name));
            reload();
        });
}

void VisitsMode::change(std::int64_t visit, const core::VisitWords& words, const QString& done) {
    work_->run(
        tr("Change a visit"), {},
        [visit, words](core::Workspace& ws, core::Job&) {
            return core::changeVisit(ws, visit, words);
        },
        [this, done](const core::VisitsReport&) {
            emit said(done);
            reload();
        });
}

void VisitsMode::remove(const std::vector<std::int64_t>& numbers) {
    work_->run(
        tr("Remove visits"), {},
        [numbers](core::Workspace& ws, core::Job&) { return core::removeVisits(ws, numbers); },
        [this](const core::VisitsReport& report) {
            emit said(tr("%1 removed. Undo brings them back.")
                          .arg(visits(static_cast<std::int64_t>(report.visits.size()))));
            reload();
        });
}

void VisitsMode::importVisits() {
    context_.ask.openFile(
        context_.window, tr("Import visits"),
        {tr("Tables and tracks (*.csv *.xlsx *.gpx *.geojson *.ods *.txt)"), tr("All files (*)")},
        [this](const QString& file) {
            geo::ImportVisitsParams params;
            params.read.source = file.toStdString();
            params.take.rep = form_->ask().rep.toStdString();
            work_->run(
                tr("Import visits"), tr("reading and matching visits"),
                [params](core::Workspace& ws, core::Job& job) {
                    return geo::importVisits(ws, params, job);
                },
                [this](const geo::ImportVisitsReport& report) { showReport(report); });
        });
}

void VisitsMode::showReport(const geo::ImportVisitsReport& report) {
    for (const core::TakenEntry& entry : report.taken.entries) {
        if (entry.fate != core::EntryFate::Unmatched || !entry.visit) {
            continue;
        }
        Named named{{}, coreText(entry.match.reason)};
        for (const core::visits::MatchCandidate& candidate : entry.match.candidates) {
            const core::visits::FoundAccount& account = report.taken.account(candidate.account);
            named.accounts.push_back({account.number, account.name, candidate.metres.value_or(0)});
        }
        named_[entry.visit.value] = std::move(named);
    }
    report_->setReport(report);
    reporting_ = true;
    showSide();
    emit said(tr("%1 taken in. Undo takes them back.")
                  .arg(visits(report.taken.count(core::EntryFate::Added) +
                              report.taken.count(core::EntryFate::Completed) +
                              report.taken.count(core::EntryFate::Unmatched))));
    reload();
}

void VisitsMode::exportCompared() {
    context_.ask.saveFile(
        context_.window, tr("Export planned against done"),
        {tr("Excel (*.xlsx)"), tr("CSV (*.csv)")}, tr("Visits.xlsx"), [this](const QString& path) {
            work_->run(
                tr("Export planned against done"), {},
                [report = data_.compared, file = path.toStdString()](core::Workspace& ws,
                                                                     core::Job&) {
                    return geo::exportCompared(ws, report, file);
                },
                [this](const geo::ExportReport& report) {
                    emit said(tr("Written to %1.").arg(QString::fromStdString(report.file)));
                });
        });
}

/// The plan is read again, and with it the visits.
void VisitsMode::reload() {
    context_.session.reload();
}

} // namespace ui
