// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/balance_link.h"

#include "geo/verbs/plan_lists.h"
#include "ui/balance/balance_panel.h"
#include "ui/balance/proposal_card.h"
#include "ui/balance/proposal_view.h"
#include "ui/balance/rule_facts.h"
#include "ui/map/map_canvas.h"
#include "ui/shell/actions.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"
#include "ui/widgets/core_words.h"

#include <algorithm>

namespace ui {

BalanceLink::BalanceLink(const AppContext& context, BalancePanel& panel, ProposalView& view,
                         ProposalDesk& desk, QObject* parent)
    : QObject(parent), context_(context), panel_(panel), view_(view), desk_(desk) {
    connect(&panel, &BalancePanel::runAsked, this, &BalanceLink::run);
    connect(&panel, &BalancePanel::stopAsked, &desk, &ProposalDesk::stop);
    connect(&panel, &BalancePanel::wayOutAsked, this, &BalanceLink::takeWayOut);
    connect(&desk, &ProposalDesk::progressed, &panel, &BalancePanel::showRunning);
    connect(&desk, &ProposalDesk::changed, this, &BalanceLink::refresh);
    connect(&desk, &ProposalDesk::said, this, [this](const QString& text) {
        panel_.showDone(text, desk_.proposal() != nullptr);
        emit said(text);
    });
    connect(&context.session, &PlanSession::planChanged, this, &BalanceLink::refreshFacts);
    connect(&context.session, &PlanSession::planChanged, this, &BalanceLink::refresh);
    connect(&context.session, &PlanSession::pendingChanged, this, &BalanceLink::refreshFacts);
    connect(&context.session, &PlanSession::layerChanged, this, [this] { values_.reset(); });
    connect(&view, &ProposalView::listMovesAsked, this, &BalanceLink::selectMoves);
    connect(context.actions["plan.repairDrift"], &QAction::triggered, &desk,
            &ProposalDesk::repairDrift);
    connect(context.actions["plan.acceptProposal"], &QAction::triggered, &desk,
            &ProposalDesk::acceptAll);
    connect(context.actions["plan.discardProposal"], &QAction::triggered, &desk,
            &ProposalDesk::discard);
}

void BalanceLink::attach(MapCanvas& canvas) {
    card_ = new ProposalCard(context_.theme, desk_, &canvas);
    connect(card_, &ProposalCard::listMovesAsked, this, &BalanceLink::selectMoves);
    connect(card_, &ProposalCard::placed, this, [this, &canvas] {
        canvas.setObstacles(card_->isVisibleTo(&canvas)
                                ? std::vector<QRectF>{QRectF(card_->geometry())}
                                : std::vector<QRectF>{});
    });
}

void BalanceLink::setOpen(bool open) {
    open_ = open;
    if (open) {
        context_.runner.now(tr("Read the rules"), [this] {
            if (context_.session.isOpen()) {
                rules_ = loadRuleFacts(context_.session.workspace().reader(),
                                       context_.session.figures());
            }
        });
        refreshFacts();
        panel_.focusSearch();
    }
    showProposal();
}

void BalanceLink::run() {
    core::BalanceParams params = panel_.params();
    if (params.measures.empty()) {
        panel_.showDone(tr("Tick a measure to balance."), false);
        return;
    }
    const bool ready = context_.runner.now(tr("Read the bases of the reps"), [&] {
        if (panel_.centresAtBases()) {
            params.centres =
                geo::centresOfReps(context_.session.workspace().reader(), params).centres;
        }
    });
    if (ready) {
        desk_.search(params);
    }
}

void BalanceLink::takeWayOut(const core::WayOut& way) {
    if (way.kind == core::WayOut::Kind::Unlock) {
        desk_.discard();
        if (context_.session.unlockUnits(way.units)) {
            run();
        }
    } else if (panel_.loosen(way)) {
        run();
    }
}

void BalanceLink::refresh() {
    panel_.showCurve(desk_.curve(), desk_.seconds());
    if (desk_.searching() && !panel_.running()) {
        JobState starting;
        starting.text = tr("reading the plan");
        panel_.showRunning(starting);
    }
    if (const core::Proposal* proposal = desk_.proposal()) {
        const core::BalanceReport& report = proposal->report;
        if (panel_.running()) {
            panel_.showDone(tr("Searched %1 s. The best plan is on the map, hatched; nothing is "
                               "written yet.")
                                .arg(decimalText(report.seconds)),
                            true);
            panel_.showOutcome(
                report.feasible ? tr("The proposal keeps every rule")
                : report.reasons.empty()
                    ? tr("Not every rule could be kept; this is the best found")
                    : QStringLiteral("%1: %2").arg(coreText(report.reasons.front().message),
                                                   coreText(report.reasons.front().hint)),
                report.feasible);
            panel_.showClash(report);
        }
    } else if (!desk_.searching() && panel_.running()) {
        panel_.showDone({}, false);
    }
    const bool any = context_.session.pending() != nullptr;
    context_.actions.setEnabled("plan.acceptProposal", any, tr("there is no proposal"));
    context_.actions.setEnabled("plan.discardProposal", any, tr("there is no proposal"));
    showProposal();
}

void BalanceLink::showProposal() {
    const PlanSession& session = context_.session;
    view_.setPlans(session.figures(), session.pending());
    if (card_ != nullptr) {
        card_->setPlans(session.figures(),
                        open_ || desk_.proposal() == nullptr ? nullptr : session.pending());
    }
}

void BalanceLink::refreshFacts() {
    if (!open_ || context_.session.layer() == nullptr) {
        return;
    }
    if (!values_ || valuesOf_ != context_.session.sharedLayer()) {
        loadValues();
        return;
    }
    const PendingPlan* pending = context_.session.pending();
    panel_.setFacts(measureFacts(*values_, context_.session.state(),
                                 pending ? pending->owner : std::vector<int>()),
                    rules_);
    showProposal();
}

void BalanceLink::loadValues() {
    if (loading_) {
        return;
    }
    loading_ = true;
    const auto work = [workspace = context_.session.shared(),
                       layer = context_.session.sharedLayer()](core::Job&) {
        return std::pair(layer, std::make_shared<const MeasureValues>(
                                    loadMeasureValues(workspace->newReader(), *layer)));
    };
    const auto done = [this](const auto& loaded) {
        loading_ = false;
        valuesOf_ = loaded.first;
        values_ = loaded.second;
        if (valuesOf_ == context_.session.sharedLayer()) {
            refreshFacts();
        }
    };
    context_.runner.run(tr("Read measures"), this, work, done, [this] { loading_ = false; });
}

void BalanceLink::selectMoves() {
    if (const PendingPlan* pending = context_.session.pending()) {
        std::vector<core::UnitId> units = pending->units;
        std::sort(units.begin(), units.end());
        context_.selection.setUnits(std::move(units));
    }
}

} // namespace ui
