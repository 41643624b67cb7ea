// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/proposal_desk.h"

#include "core/verbs/drift_repair.h"
#include "core/verbs/kept_proposal.h"
#include "core/verbs/scenarios.h"
#include "core/workspace/scenario_store.h"
#include "geo/verbs/unit_travel.h"
#include "ui/shell/draft_name.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"
#include "ui/verbs/drift.h"
#include "ui/widgets/core_words.h"

#include <algorithm>
#include <set>

namespace ui {

namespace {

constexpr int kPollMs = 150;

} // namespace

ProposalDesk::ProposalDesk(const AppContext& context, QObject* parent)
    : QObject(parent), context_(context) {
    poll_.setInterval(kPollMs);
    connect(&poll_, &QTimer::timeout, this, &ProposalDesk::poll);
    connect(&context.runner, &JobRunner::progressed, this, [this](const JobState& job) {
        if (job.id == job_) {
            emit progressed(job);
        }
    });
    connect(&context.session, &PlanSession::closed, this, [this] {
        drop();
        store_.take({});
    });
    connect(&context.session, &PlanSession::opened, this, [this] {
        drop();
        recover();
    });
    connect(&context.selection, &Selection::unitsChanged, this, [this] {
        if (proposal_) {
            emit changed();
        }
    });
}

ProposalDesk::~ProposalDesk() = default;

SearchCurve ProposalDesk::curve() const {
    return feed_ ? feed_->curve() : SearchCurve{};
}

void ProposalDesk::search(const core::BalanceParams& params) {
    if (job_ != 0 || !context_.session.isOpen()) {
        return;
    }
    discard();
    feed_ = std::make_shared<SearchFeed>();
    workspace_ = context_.session.shared();
    params_ = params;
    const auto work = [workspace = workspace_, feed = feed_, params](core::Job& job) {
        core::BalanceParams asked = params;
        asked.drives = geo::workspaceDrives(*workspace);
        core::ProposalWatch watch;
        watch.better = [feed](const core::BalanceProblem& problem,
                              const core::align::FoundPlan& plan) { feed->plan(problem, plan); };
        watch.bounded = [feed](double bound, double seconds) { feed->bound(bound, seconds); };
        return core::proposeBalance(*workspace, asked, job, watch);
    };
    const auto otherwise = [this] {
        job_ = 0;
        drop();
        emit said(tr("Stopped. The plan is as it was."));
    };
    clock_.start();
    seconds_ = 0;
    poll_.start();
    job_ = context_.runner.run(
        tr("Balance"), this, work,
        [this](const std::shared_ptr<const core::Proposal>& proposal) { found(proposal); },
        otherwise, true);
    emit changed();
}

void ProposalDesk::stop() {
    context_.runner.wrapUp(job_);
}

void ProposalDesk::poll() {
    seconds_ = static_cast<double>(clock_.elapsed()) / 1000;
    if (auto moves = feed_ ? feed_->takeMoves() : std::nullopt) {
        context_.session.propose(std::move(*moves));
    }
    emit changed();
}

void ProposalDesk::found(const std::shared_ptr<const core::Proposal>& proposal) {
    job_ = 0;
    poll_.stop();
    seconds_ = proposal->report.seconds;
    if (context_.session.shared() != workspace_) {
        drop();
        return;
    }
    proposal_ = proposal;
    ++number_;
    if (!proposal->problem.setup.inPlace() || stopping_) {
        stopping_ = false;
        acceptAll();
        return;
    }
    context_.session.propose(movesOf(proposal->problem, proposal->alignment));
    if (context_.session.pending() == nullptr) {
        drop();
        emit said(tr("Nothing better was found. The plan is as it was."));
        return;
    }
    store_.keep(core::keptProposal(*proposal, params_));
    emit changed();
}

/// What a window that was cut off has left for this plan.
void ProposalDesk::recover() {
    std::optional<core::Json> kept = store_.take(context_.session.path());
    if (!kept) {
        return;
    }
    const auto workspace = context_.session.shared();
    const auto work = [workspace, kept = std::move(*kept)](core::Job& job) {
        return core::restoredProposal(workspace->newReader(), kept, job,
                                      geo::workspaceDrives(*workspace));
    };
    const auto done = [this, workspace](const std::shared_ptr<const core::Proposal>& proposal) {
        if (context_.session.shared() == workspace && job_ == 0 && !proposal_) {
            workspace_ = workspace;
            offerAgain(proposal);
        }
    };
    context_.runner.run(tr("Offer the proposal again"), this, work, done,
                        [this] { store_.forget(); });
}

void ProposalDesk::offerAgain(const std::shared_ptr<const core::Proposal>& proposal) {
    if (!proposal) {
        store_.forget();
        return;
    }
    if (offer(proposal)) {
        emit said(tr("The window was cut off before the proposal was decided. Here it is again."));
    }
}

/// Shows a proposal that was not searched for here. False if it would change nothing.
bool ProposalDesk::offer(const std::shared_ptr<const core::Proposal>& proposal) {
    proposal_ = proposal;
    ++number_;
    seconds_ = proposal->report.seconds;
    context_.session.showScenario(proposal->problem.setup.source->id);
    context_.session.propose(movesOf(proposal->problem, proposal->alignment));
    if (context_.session.pending() == nullptr) {
        drop();
        return false;
    }
    emit changed();
    return true;
}

void ProposalDesk::repairDrift() {
    if (job_ != 0 || !context_.session.isOpen()) {
        return;
    }
    discard();
    const auto workspace = context_.session.shared();
    context_.runner.run(
        tr("Repair drift"), this,
        [workspace](core::Job& job) { return drift(*workspace, {}, job).report; },
        [this, workspace](const core::DriftReport& report) {
            if (context_.session.shared() == workspace && job_ == 0 && !proposal_) {
                showRepair(report);
            }
        });
}

/// Shows the scenario that the repair can be written into: the one in force, or, since a published
/// one stays as it is, the draft of it that is being worked on, or a new one. Its name.
std::string ProposalDesk::placeForRepair(const core::DriftReport& report) {
    PlanSession& session = context_.session;
    const core::Connection& db = session.workspace().reader();
    const core::Scenario inForce = core::requireScenario(db, report.scenario);
    const core::Scenario& shown = session.state().scenario;
    const bool draftShown =
        shown.status == "draft" && core::isCopyOf(db, shown.name, report.scenario);
    if (inForce.status != "published" || !draftShown) {
        session.showScenario(inForce.id);
    }
    if (session.state().scenario.status == "published") {
        session.copyScenario(draftName(session));
    }
    return session.state().scenario.name;
}

void ProposalDesk::showRepair(const core::DriftReport& report) {
    const QString text = report.repair ? coreText(report.repair->text)
                                       : tr("All territories of the published plan are in band.");
    if (!report.repair || report.repair->moves.empty()) {
        context_.session.reload(); // measures may have been summed anew
        emit said(text);
        return;
    }
    const auto workspace = context_.session.shared();
    core::DriftReport placed = report;
    placed.scenario = placeForRepair(report);
    const auto work = [workspace, placed](core::Job& job) {
        return core::repairProposal(workspace->newReader(), placed, {}, job);
    };
    const auto done = [this, workspace, text, scenario = placed.scenario](const auto& proposal) {
        if (context_.session.shared() != workspace || job_ != 0 || proposal_) {
            return;
        }
        workspace_ = workspace;
        params_ = {};
        params_.scenario = scenario;
        if (offer(proposal)) {
            store_.keep(core::keptProposal(*proposal, params_));
        }
        emit said(text);
    };
    context_.runner.run(tr("Repair drift"), this, work, done);
}

std::vector<core::UnitId> ProposalDesk::selectedMoves() const {
    std::vector<core::UnitId> both;
    if (const PendingPlan* pending = context_.session.pending()) {
        const auto& chosen = context_.selection.units();
        const std::set<core::UnitId> selected(chosen.begin(), chosen.end());
        std::copy_if(pending->units.begin(), pending->units.end(), std::back_inserter(both),
                     [&](core::UnitId unit) { return selected.contains(unit); });
    }
    return both;
}

void ProposalDesk::acceptAll() {
    if (job_ != 0) { // accepting stops the search
        stopping_ = true;
        stop();
        return;
    }
    accept({});
}

void ProposalDesk::acceptSelection() {
    const std::vector<core::UnitId> units = selectedMoves();
    if (!units.empty()) {
        accept(units);
    }
}

void ProposalDesk::accept(const std::vector<core::UnitId>& only) {
    if (!proposal_ || accepting_ != 0) {
        return;
    }
    const auto work = [workspace = workspace_, proposal = proposal_, only](core::Job&) {
        return core::acceptProposal(*workspace, *proposal, only);
    };
    const auto done = [this, proposal = proposal_,
                       part = !only.empty()](const core::AcceptReport& report) {
        accepting_ = 0;
        if (context_.session.shared() != workspace_) {
            return;
        }
        if (!part) {
            drop();
        }
        context_.session.reloadShowing(QString::fromStdString(report.scenario));
        if (part && context_.session.pending() == nullptr) {
            drop();
        }
        const int moved = static_cast<int>(report.moved);
        QString text = tr("Accepted: %Ln moves. Undo takes them back.", nullptr, moved);
        if (report.left > 0) {
            text = tr("Accepted: %Ln moves.", nullptr, moved) + QChar(' ') +
                   tr("%Ln units stay where they were put by hand meanwhile.", nullptr,
                      static_cast<int>(report.left));
        }
        emit said(text);
        emit changed();
    };
    accepting_ = context_.runner.run(tr("Accept the proposal"), this, work, done,
                                     [this] { accepting_ = 0; });
}

void ProposalDesk::discard() {
    if (job_ != 0) {
        context_.runner.cancel(job_);
        return; // the end of the job drops what it has found
    }
    drop();
}

void ProposalDesk::drop() {
    poll_.stop();
    stopping_ = false;
    proposal_.reset();
    store_.forget();
    if (context_.session.pending() != nullptr) {
        context_.session.propose({});
    }
    emit changed();
}

} // namespace ui
