// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/proposal.h"
#include "ui/balance/proposal_store.h"
#include "ui/balance/search_feed.h"
#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace core {
struct DriftReport;
}

namespace ui {

/// Searches for a better plan and holds what was found until somebody takes it or throws it away.
/// The plan as it would be is shown through the session (`PlanSession::pending`); nothing is
/// written before `acceptAll` or `acceptSelection`. A first plan, beside which there is nothing, is
/// taken at once. A proposal that a window which was cut off has left is offered again.
class ProposalDesk : public QObject {
    Q_OBJECT

public:
    explicit ProposalDesk(const AppContext& context, QObject* parent);
    ~ProposalDesk() override;

    void search(const core::BalanceParams& params);
    /// Looks at the drift of the plan in force and proposes its smallest repair, if it needs one.
    void repairDrift();
    /// Ends the search; its best plan becomes the proposal.
    void stop();
    bool searching() const { return job_ != 0; }
    /// Seconds the search has run, or ran.
    double seconds() const { return seconds_; }
    SearchCurve curve() const;

    /// Null while searching and without a proposal.
    const core::Proposal* proposal() const { return proposal_.get(); }
    /// Counts proposals since the window was opened: "Proposal 2".
    int number() const { return number_; }
    /// Of the selected units those that the proposal moves.
    std::vector<core::UnitId> selectedMoves() const;

    void acceptAll();
    void acceptSelection();
    void discard();

signals:
    /// Progress of the search; several times a second.
    void progressed(const ui::JobState& job);
    /// A search began or ended, or the proposal is another one, or gone.
    void changed();
    /// What became of a search or an acceptance, in one sentence.
    void said(const QString& text);

private:
    void showRepair(const core::DriftReport& report);
    std::string placeForRepair(const core::DriftReport& report);
    void poll();
    void found(const std::shared_ptr<const core::Proposal>& proposal);
    void accept(const std::vector<core::UnitId>& only);
    void drop();
    void recover();
    void offerAgain(const std::shared_ptr<const core::Proposal>& proposal);
    bool offer(const std::shared_ptr<const core::Proposal>& proposal);

    AppContext context_;
    std::shared_ptr<SearchFeed> feed_;
    ProposalStore store_;
    core::BalanceParams params_; ///< of the last search
    std::shared_ptr<const core::Proposal> proposal_;
    std::shared_ptr<core::Workspace> workspace_; ///< that the proposal is for
    JobId job_ = 0;
    JobId accepting_ = 0;
    bool stopping_ = false; ///< accept as soon as the search has ended
    int number_ = 0;
    double seconds_ = 0;
    QElapsedTimer clock_;
    QTimer poll_;
};

} // namespace ui
