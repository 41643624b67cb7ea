// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_mode.h"

#include "geo/crs/projection.h"
#include "geo/verbs/export.h"
#include "ui/compare/compare_page.h"
#include "ui/compare/scatter_chart.h"
#include "ui/compare/trade_off_bar.h"
#include "ui/dialogs/ask.h"
#include "ui/draw/map_render.h"
#include "ui/map/map_canvas.h"
#include "ui/shell/map_link.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/scene_source.h"
#include "ui/widgets/figures.h"

#include <algorithm>

namespace ui {

CompareMode::CompareMode(const AppContext& context, MapLink& map, QObject* parent)
    : QObject(parent), context_(context), map_(map), page_(new ComparePage(context.theme)) {
    const auto reload = [this] {
        if (open_) {
            load();
        }
    };
    connect(&context.session, &PlanSession::planChanged, this, reload);
    connect(&context.session, &PlanSession::listsChanged, this, reload);
    connect(&map, &MapLink::sceneChanged, this, [this] {
        if (open_ && job_ == 0) {
            showScenes();
        }
    });
    connect(page_, &ComparePage::sidesChosen, this, &CompareMode::setSides);
    connect(page_, &ComparePage::measureChosen, this,
            [this](const QString& name) { context_.session.showMeasure(name); });
    connect(page_, &ComparePage::exportAsked, this, &CompareMode::exportMoves);
    connect(page_, &ComparePage::unitChosen, this, &CompareMode::findUnit);
    connect(page_, &ComparePage::left, this, &CompareMode::leaveAsked);
    TradeOffBar& bar = page_->tradeOff();
    connect(&bar, &TradeOffBar::searchAsked, this, &CompareMode::findTradeOffs);
    connect(&bar, &TradeOffBar::stopAsked, this, [this] { context_.runner.wrapUp(tradeOffJob_); });
    connect(&bar, &TradeOffBar::keepAsked, this, &CompareMode::keepTradeOff);
    for (const auto signal : {&PlanSession::opened, &PlanSession::closed}) {
        connect(&context.session, signal, this, [this] {
            context_.runner.cancel(tradeOffJob_);
            showTradeOffs(nullptr);
        });
    }
    connect(page_, &ComparePage::takeAsked, this, [this](core::ScenarioId scenario) {
        emit leaveAsked();
        context_.session.showScenario(scenario);
    });
}

void CompareMode::open() {
    open_ = true;
    pickSides();
    load();
}

void CompareMode::close() {
    open_ = false;
}

bool CompareMode::settled() const {
    return job_ == 0 && page_->map().isExact();
}

void CompareMode::pickSides() {
    const auto& rows = context_.session.scenarios();
    const auto known = [&](core::ScenarioId id) {
        return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
    };
    if (rows.empty()) {
        return;
    }
    if (!known(left_)) {
        left_ = rows.front().id;
    }
    if (!known(right_) || right_ == left_) {
        const core::ScenarioId present = context_.session.figures().scenario;
        right_ = present != left_ && known(present) ? present : rows.back().id;
    }
}

void CompareMode::setSides(core::ScenarioId left, core::ScenarioId right) {
    left_ = left;
    right_ = right;
    load();
}

void CompareMode::load() {
    pickSides();
    const PlanSession& session = context_.session;
    const auto layer = session.sharedLayer();
    if (!session.isOpen() || !layer || session.scenarios().empty()) {
        page_->setNote(tr("There is no scenario to compare yet."));
        return;
    }
    if (job_ != 0) {
        again_ = true;
        return;
    }
    page_->setScenarios(session.scenarios(), left_, right_);
    QStringList measures;
    for (const core::Measure& measure : layer->measures) {
        measures << QString::fromStdString(measure.name);
    }
    page_->setMeasures(measures, session.figures().measure);
    page_->setNote(tr("comparing"));
    const auto work = [workspace = context_.session.shared(), layer, left = left_, right = right_,
                       rows = session.scenarios(), shown = session.state()](core::Job& job) {
        return loadComparison(workspace->newReader(), *layer, rows, shown, left, right, job);
    };
    job_ = context_.runner.run(
        tr("Compare"), this, work, [this](Comparison found) { show(std::move(found)); },
        [this] {
            job_ = 0;
            page_->setNote(tr("The scenarios could not be compared."));
        });
}

void CompareMode::show(Comparison comparison) {
    job_ = 0;
    if (again_) {
        again_ = false;
        load();
        return;
    }
    comparison_ = std::move(comparison);
    page_->setNote(comparison_.rows.size() < 2
                       ? tr("Save the plan as a scenario to have something to compare it with.")
                       : QString());
    page_->setComparison(comparison_);
    showScenes();
}

void CompareMode::showScenes() {
    const LayerMap& ground = map_.ground();
    const auto units = static_cast<std::size_t>(ground.units ? ground.units->count() : 0);
    if (units == 0 || comparison_.left.owner.size() != units ||
        comparison_.right.owner.size() != units) {
        return;
    }
    const geo::Projection plane(ground.crs);
    MapScene left = sceneOf(ground, plane, comparison_.left, comparison_.leftFigures, -1);
    MapScene right = sceneOf(ground, plane, comparison_.right, comparison_.rightFigures, -1);
    for (MapScene* scene : {&left, &right}) {
        scene->layers.accounts = false;
        scene->layers.proposal = true;
    }
    right.territoryOf = ownersIn(comparison_.left, comparison_.right);
    right.proposedOf = comparison_.right.owner;
    page_->map().setScenes(finishScene(std::move(left)), finishScene(std::move(right)));
}

void CompareMode::findTradeOffs() {
    const auto& rows = context_.session.scenarios();
    if (rows.empty() || tradeOffJob_ != 0) {
        return;
    }
    core::TradeOffParams params;
    // What the other dots are counted against.
    params.balance.from = rows.front().name.toStdString();
    const auto workspace = context_.session.shared();
    tradeOffJob_ = context_.runner.run(
        tr("Find trade-offs"), this,
        [workspace, params](core::Job& job) { return core::findTradeOff(*workspace, params, job); },
        [this, workspace](const std::shared_ptr<const core::FoundTradeOff>& found) {
            tradeOffJob_ = 0;
            showTradeOffs(workspace == context_.session.shared() ? found : nullptr);
        },
        [this] {
            tradeOffJob_ = 0;
            page_->tradeOff().setSearching(false);
        },
        true);
    page_->tradeOff().setSearching(true);
}

void CompareMode::showTradeOffs(const std::shared_ptr<const core::FoundTradeOff>& found) {
    tradeOff_ = found;
    std::vector<PlanDot> dots;
    if (found) {
        const auto all =
            static_cast<double>(std::max<std::size_t>(1, found->problem.plan.units.size()));
        for (const core::TradeOffRow& row : found->report.plans) {
            if (row.units == 0) {
                continue; // the plan as it is has a dot
            }
            const QString text = tr("%1 · deviation %2 · %3 move · %4 min")
                                     .arg(row.knee ? tr("Plan %1, the best bargain").arg(row.number)
                                                   : tr("Plan %1").arg(row.number),
                                          percentText(row.maxDeviation),
                                          countedUnits(row.units, context_.session.figures().zips),
                                          decimalText(row.travelMinutes));
            dots.push_back(
                {row.number, row.maxDeviation, row.units / all, row.travelMinutes, row.knee, text});
        }
        if (dots.empty()) {
            emit said(tr("No plan is better than the present one on any side."));
        }
    }
    page_->tradeOff().setSearching(false);
    page_->chart().setPlans(dots);
    page_->tradeOff().setPlans(dots);
}

void CompareMode::keepTradeOff(int plan) {
    if (!tradeOff_) {
        return;
    }
    core::TradeOffParams params;
    params.save = {std::to_string(plan)};
    params.name = tr("Trade-off").toStdString();
    context_.runner.run(
        tr("Keep as scenario"), this,
        [workspace = context_.session.shared(), found = tradeOff_, params](core::Job&) {
            return core::keepTradeOff(*workspace, *found, params);
        },
        [this, plan](const core::TradeOffReport& report) {
            const QString name = QString::fromStdString(
                report.plans.at(static_cast<std::size_t>(plan - 1)).scenario);
            context_.session.reload();
            for (const ScenarioRow& row : context_.session.scenarios()) {
                if (row.name == name) {
                    setSides(left_, row.id);
                }
            }
            emit said(tr("Plan %1 is kept as “%2”. Ctrl+Z takes it back").arg(plan).arg(name));
        });
}

void CompareMode::exportMoves() {
    const ComparedRow* left = comparison_.find(left_);
    const ComparedRow* right = comparison_.find(right_);
    if (left == nullptr || right == nullptr) {
        return;
    }
    geo::ExportParams params;
    params.what = "moves";
    params.from = left->name.toStdString();
    params.scenario = right->name.toStdString();
    const QStringList filters{tr("Excel workbook (*.xlsx)"), tr("CSV (*.csv)"),
                              tr("OpenDocument (*.ods)")};
    context_.ask.saveFile(
        context_.window, tr("Export moves"), filters,
        tr("Moves %1 to %2.xlsx").arg(left->name, right->name),
        [this, params](const QString& path) {
            geo::ExportParams to = params;
            to.file = path.toStdString();
            const auto work = [workspace = context_.session.shared(), to](core::Job& job) {
                return geo::exportTable(*workspace, to, job);
            };
            context_.runner.run(
                tr("Export moves"), this, work, [this](const geo::ExportReport& report) {
                    emit said(tr("%Ln moves written to %1", nullptr, static_cast<int>(report.rows))
                                  .arg(QString::fromStdString(report.file)));
                });
        });
}

void CompareMode::findUnit(const QString& key) {
    const LayerData* layer = context_.session.layer();
    if (layer == nullptr || page_->map().right().scene() == nullptr) {
        return;
    }
    const auto found =
        std::find_if(layer->units.begin(), layer->units.end(),
                     [&](const auto& unit) { return unit.key == key.toStdString(); });
    if (found != layer->units.end()) {
        const int index = page_->map().right().scene()->units->indexOf(found->id);
        page_->map().left().setSelectedUnits({index});
        page_->map().right().setSelectedUnits({index});
    }
}

} // namespace ui
