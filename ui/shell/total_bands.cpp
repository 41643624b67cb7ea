// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/total_bands.h"

#include "geo/verbs/total_bands.h"
#include "ui/shell/plan_session.h"

#include <map>
#include <string>

namespace ui {

namespace {

constexpr int kPauseMs = 600; // after the last change

} // namespace

TotalBands::TotalBands(const AppContext& context, QObject* parent)
    : QObject(parent), context_(context) {
    timer_.setSingleShot(true);
    timer_.setInterval(kPauseMs);
    connect(&timer_, &QTimer::timeout, this, &TotalBands::compute);
    connect(&context.session, &PlanSession::planChanged, this, &TotalBands::invalidate);
    connect(&context.session, &PlanSession::closed, this, [this] {
        timer_.stop();
        bands_.clear();
    });
}

/// What was true before the change is not shown any more.
void TotalBands::invalidate() {
    if (!bands_.empty()) {
        bands_.clear();
        emit changed();
    }
    timer_.start();
}

void TotalBands::compute() {
    const LayerData* layer = context_.session.layer();
    if (layer == nullptr || layer->measure.summedFrom.empty() ||
        context_.session.state().territories.empty()) {
        return;
    }
    if (running_ != 0) {
        context_.runner.cancel(running_);
    }
    geo::TotalBandsParams params;
    params.scenario = context_.session.state().scenario.name;
    params.measure = layer->measure.name;
    const auto workspace = context_.session.shared();
    running_ = context_.runner.run(
        tr("Work out how sure totals are"), this,
        [workspace, params](core::Job& job) {
            return geo::totalBands(workspace->newReader(), params, job);
        },
        [this](const geo::TotalBandsReport& report) {
            running_ = 0;
            if (timer_.isActive()) {
                return; // the plan has changed meanwhile
            }
            std::map<std::string, const geo::TerritoryBand*> byCode;
            for (const geo::TerritoryBand& band : report.territories) {
                byCode[band.code] = &band;
            }
            for (const core::Territory& territory : context_.session.state().territories) {
                const auto found = byCode.find(territory.code);
                if (found != byCode.end()) {
                    bands_[territory.id.value] = {found->second->low, found->second->high,
                                                  found->second->uncertain};
                }
            }
            emit changed();
        },
        [this] { running_ = 0; });
}

} // namespace ui
