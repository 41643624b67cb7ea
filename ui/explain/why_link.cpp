// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/why_link.h"

#include "core/verbs/assign.h"
#include "core/verbs/explain.h"
#include "ui/explain/why_view.h"
#include "ui/shell/dock.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"

#include <algorithm>
#include <utility>

namespace ui {

WhyLink::WhyLink(const AppContext& context, WhyView& view, Dock& dock, QObject* parent)
    : QObject(parent), context_(context), view_(view), dock_(dock) {
    connect(&context.selection, &Selection::unitsChanged, this, &WhyLink::refresh);
    connect(&context.session, &PlanSession::planChanged, this, &WhyLink::refresh);
    connect(&dock, &QDockWidget::visibilityChanged, this, &WhyLink::refresh);
    connect(&view, &WhyView::moveAsked, this, [this](const QString& code) {
        const PlanSession& session = context_.session;
        for (const core::Territory& territory : session.state().territories) {
            if (territory.code == code.toStdString()) {
                context_.session.assign(context_.selection.units(), territory.id);
                return;
            }
        }
    });
    connect(&view, &WhyView::lockAsked, this, [this] {
        context_.runner.now(tr("Lock a unit"), [this] {
            core::LockParams params;
            params.scenario = context_.session.state().scenario.name;
            params.units = {unit_};
            core::lock(context_.session.workspace(), params);
        });
        context_.session.reload();
    });
}

void WhyLink::open() {
    dock_.show();
    dock_.raise();
    refresh();
}

std::string WhyLink::chosenUnit() const {
    const LayerData* layer = context_.session.layer();
    const auto& units = context_.selection.units();
    if (layer == nullptr || units.size() != 1 || context_.session.state().territories.empty()) {
        return {};
    }
    const int index = layer->indexOf(units.front());
    return index < 0 ? std::string() : layer->units[static_cast<std::size_t>(index)].key;
}

void WhyLink::refresh() {
    if (!dock_.isVisible()) {
        return;
    }
    const std::string unit = chosenUnit();
    if (unit.empty()) {
        view_.clear(context_.selection.units().empty()
                        ? tr("Select a unit and press W: its figures in other territories stand "
                             "here.")
                        : tr("Several units are selected. Select one to ask about it."));
        return;
    }
    ask(unit);
}

void WhyLink::ask(const std::string& unit) {
    unit_ = unit;
    if (job_ != 0) {
        again_ = true;
        return;
    }
    core::ExplainParams params;
    params.scenario = context_.session.state().scenario.name;
    params.unit = unit;
    const auto work = [workspace = context_.session.shared(), params](core::Job& job) {
        return core::explain(workspace->newReader(), params, job);
    };
    const auto over = [this] {
        job_ = 0;
        if (std::exchange(again_, false)) {
            refresh();
        }
    };
    job_ = context_.runner.run(
        tr("Why here?"), this, work,
        [this, over](const core::ExplainReport& report) {
            if (report.unit == unit_ || !again_) {
                view_.setReport(report, context_.session.figures());
            }
            over();
        },
        over);
}

} // namespace ui
