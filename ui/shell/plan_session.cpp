// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/plan_session.h"

#include "core/verbs/assign.h"
#include "core/verbs/fill_gaps.h"
#include "core/verbs/new_territory.h"
#include "core/verbs/override_account.h"
#include "core/verbs/scenarios.h"
#include "core/workspace/scenario_store.h"
#include "core/workspace/unit_store.h"
#include "geo/verbs/review_places.h"
#include "ui/shell/gesture_totals.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/paths.h"
#include "ui/widgets/core_words.h"

#include <QScopeGuard>

#include <algorithm>
#include <map>
#include <utility>

namespace ui {

PlanSession::PlanSession(JobRunner& runner, QObject* parent) : QObject(parent), runner_(runner) {
    poll_.setInterval(1000);
    connect(&poll_, &QTimer::timeout, this, &PlanSession::pollOutside);
}

PlanSession::~PlanSession() = default;

bool PlanSession::adopt(const std::function<core::Workspace()>& make) {
    std::shared_ptr<core::Workspace> opened;
    const auto act = [&] {
        opened = std::make_shared<core::Workspace>(make());
        // Reads everything once, so that a damaged file is refused before the old one is let go.
        const std::shared_ptr<core::Workspace> before = std::exchange(workspace_, opened);
        const core::ScenarioId scenarioBefore = std::exchange(scenario_, core::ScenarioId());
        auto putBack = qScopeGuard([&] {
            workspace_ = before;
            scenario_ = scenarioBefore;
        });
        measure_.clear();
        readLayer();
        readPlan();
        readScenarios();
        readHistory();
        putBack.dismiss();
    };
    if (!runner_.now(tr("Open a plan"), act)) {
        return false;
    }
    seenVersion_ = workspace_->dataVersion();
    poll_.start();
    emit this->opened();
    emit layerChanged();
    tellPlan();
    emit listsChanged();
    return true;
}

bool PlanSession::open(const QString& path) {
    const std::string file = absolutePath(path).toStdString();
    return adopt([file] { return core::Workspace::open(file); });
}

bool PlanSession::create(const QString& path) {
    const std::string file = absolutePath(path).toStdString();
    return adopt([file] { return core::Workspace::create(file); });
}

void PlanSession::close() {
    poll_.stop();
    workspace_.reset();
    layer_.reset();
    scenario_ = {};
    state_ = {};
    figures_ = {};
    proposed_.clear();
    pending_.reset();
    scenarios_.clear();
    base_.reset();
    history_.clear();
    emit closed();
}

QString PlanSession::path() const {
    return workspace_ ? QString::fromStdString(workspace_->path()) : QString();
}

void PlanSession::pickScenario() {
    const std::vector<core::Scenario> all = core::loadScenarios(workspace_->reader());
    const bool there = std::any_of(all.begin(), all.end(),
                                   [this](const core::Scenario& s) { return s.id == scenario_; });
    if (!there) {
        scenario_ = all.empty() ? core::ScenarioId() : all.back().id;
    }
}

void PlanSession::readLayer() {
    const core::Connection& db = workspace_->reader();
    const core::Snapshot snapshot(db);
    pickScenario();
    std::optional<core::UnitLayer> layer;
    std::string measure = measure_;
    const std::vector<core::UnitLayer> layers = core::loadLayers(db);
    for (const core::Scenario& scenario : core::loadScenarios(db)) {
        if (scenario.id == scenario_) {
            for (const core::UnitLayer& candidate : layers) {
                if (candidate.id == scenario.layer) {
                    layer = candidate;
                }
            }
            if (measure.empty() && !scenario.measures.empty()) {
                measure = scenario.measures.front().measure;
            }
        }
    }
    if (!layer && !layers.empty()) {
        layer = layers.back();
    }
    layer_ =
        layer ? std::make_shared<const LayerData>(loadLayerData(db, *layer, measure)) : nullptr;
}

void PlanSession::readPlan() {
    const core::Connection& db = workspace_->reader();
    const core::Snapshot snapshot(db);
    const PlanState before = std::exchange(state_, {});
    figures_ = {};
    if (!layer_) {
        return;
    }
    state_.owner.assign(layer_->units.size(), -1);
    for (const core::Scenario& scenario : core::loadScenarios(db)) {
        if (scenario.id == scenario_) {
            state_ = loadPlanState(db, *layer_, scenario, &before);
        }
    }
    figures_ = figuresOf(*layer_, state_);
}

void PlanSession::propose(std::vector<PendingMove> moves) {
    const bool before = pending_.has_value();
    proposed_ = std::move(moves);
    proposedFor_ = figures_.scenario;
    followProposal();
    if (before || pending_) {
        emit pendingChanged();
    }
}

void PlanSession::followProposal() {
    pending_.reset();
    if (layer_ && !proposed_.empty() && proposedFor_ == figures_.scenario) {
        PendingPlan pending = pendingPlan(*layer_, state_, proposed_);
        if (!pending.units.empty()) {
            pending_ = std::move(pending);
        }
    }
}

void PlanSession::tellPlan() {
    followProposal();
    emit planChanged();
}

void PlanSession::readScenarios() {
    scenarios_.clear();
    base_.reset();
    if (layer_) {
        scenarios_ = scenarioRows(workspace_->reader(), *layer_, base_);
    }
}

void PlanSession::readHistory() {
    // Steps keep their names, and putting hundreds into another language takes its time.
    std::map<qint64, QString> known;
    for (const HistoryRow& row : history_) {
        known.emplace(row.id, row.label);
    }
    history_.clear();
    for (const core::HistoryEntry& entry : workspace_->history()) {
        const auto label = known.find(entry.id);
        history_.push_back({entry.id, label == known.end() ? coreText(entry.label) : label->second,
                            QString::fromStdString(entry.at), entry.undone});
    }
    std::reverse(history_.begin(), history_.end());
}

void PlanSession::showScenario(core::ScenarioId scenario) {
    if (!workspace_ || scenario == scenario_) {
        return;
    }
    runner_.now(tr("Show a scenario"), [&] {
        scenario_ = scenario;
        measure_.clear();
        const std::shared_ptr<const LayerData> before = layer_;
        readLayer();
        const bool sameLayer = before && layer_ && before->layer.id == layer_->layer.id;
        if (sameLayer && before->measure.id == layer_->measure.id) {
            layer_ = before; // the map may be loading for it
        }
        readPlan();
        readScenarios();
        readHistory();
        if (layer_ && !sameLayer) {
            emit layerChanged();
        }
        tellPlan();
        emit listsChanged();
    });
}

void PlanSession::showMeasure(const QString& name) {
    measure_ = name.toStdString();
    runner_.now(tr("Show a measure"), [&] {
        readLayer();
        readPlan();
        readScenarios();
        readHistory();
        tellPlan();
        emit listsChanged();
    });
}

bool PlanSession::edited(const QString& title, Reach reach, const std::function<void()>& act,
                         const std::vector<core::UnitId>* onlyUnits) {
    if (!workspace_) {
        return false;
    }
    return runner_.now(title, [&] {
        act();
        const bool isBase = base_ && base_->scenario.id == scenario_;
        if (onlyUnits && layer_) {
            const core::Snapshot snapshot(workspace_->reader());
            const std::vector<int> touched =
                followUnits(workspace_->reader(), *layer_, state_, *onlyUnits);
            figures_ = figuresAfter(*layer_, state_, figures_, touched);
            if (isBase) {
                followBase(workspace_->reader(), *layer_, *base_, state_, *onlyUnits, scenarios_);
                base_->owner = state_.owner;
            }
        } else {
            readPlan();
        }
        if (reach == Reach::Everything || (isBase && !onlyUnits)) {
            readScenarios();
        } else {
            for (ScenarioRow& row : scenarios_) {
                const PlanState* base = base_ && !isBase ? &*base_ : nullptr;
                row = row.id == scenario_ ? scenarioRow(state_, figures_, base) : row;
            }
        }
        readHistory();
        tellPlan();
        emit listsChanged();
    });
}

bool PlanSession::mayEdit() {
    if (workspace_ && !planning()) {
        emit refused(tr("Planning mode is off: this plan is published. Make a draft"), 1);
    }
    return workspace_ && planning();
}

bool PlanSession::refuse(const std::vector<core::UnitId>& units, core::TerritoryId territory,
                         bool cutting) {
    std::vector<int> indices;
    for (const core::UnitId unit : units) {
        if (const int index = layer_ ? layer_->indexOf(unit) : -1; index >= 0) {
            indices.push_back(index);
        }
    }
    const GestureEffect effect =
        gestureEffect(*layer_, state_, indices, state_.indexOf(territory), scope_ == Scope::Both);
    const auto refusal = refusalOf(*layer_, state_, effect, cutting);
    if (!refusal) {
        return false;
    }
    emit refused(refusal->sentence(), 1);
    std::vector<core::UnitId> shown;
    for (const int unit : refusal->units) {
        shown.push_back(layer_->units[static_cast<std::size_t>(unit)].id);
    }
    emit unitsRefused(shown);
    return true;
}

bool PlanSession::assign(const std::vector<core::UnitId>& units, core::TerritoryId territory,
                         bool cutting) {
    if (scope_ == Scope::Accounts && territory) {
        return keepAccounts({{}, units, territory, scopeReason_.reason, scopeReason_.expires});
    }
    if (!mayEdit() || refuse(units, territory, cutting)) {
        return false;
    }
    const bool both = scope_ == Scope::Both;
    return handEdit(
        tr("Move units"),
        [&] {
            return core::assignUnitIds(*workspace_, scenario_, units, territory, {false, both})
                .issues;
        },
        both && !state_.kept.empty() ? nullptr : &units);
}

void PlanSession::setScope(Scope scope, const KeepReason& reason) {
    scope_ = scope;
    scopeReason_ = reason;
}

std::vector<std::string> PlanSession::keys(const std::vector<core::UnitId>& units) const {
    std::vector<std::string> keys;
    for (const core::UnitId unit : units) {
        if (const int index = layer_ ? layer_->indexOf(unit) : -1; index >= 0) {
            keys.push_back(layer_->units[static_cast<std::size_t>(index)].key);
        }
    }
    return keys;
}

bool PlanSession::keepAccounts(const Keep& keep) {
    return handEdit(keep.territory ? tr("Give accounts") : tr("Hold out accounts"), [&] {
        core::OverrideParams params;
        params.scenario = state_.scenario.name;
        params.accounts = keep.accounts;
        params.units = keys(keep.units);
        params.holdout = !keep.territory;
        params.territory = keep.territory ? territoryName(keep.territory) : std::string();
        params.reason = keep.reason;
        params.expiresOn = keep.expires;
        return core::overrideAccounts(*workspace_, params).issues;
    });
}

bool PlanSession::releaseAccounts(const std::vector<std::string>& accounts,
                                  const std::vector<core::UnitId>& units) {
    return handEdit(tr("Let accounts follow their unit"), [&] {
        return core::releaseAccounts(*workspace_, state_.scenario.name, accounts, keys(units))
            .issues;
    });
}

bool PlanSession::handEdit(const QString& title,
                           const std::function<std::vector<core::Issue>()>& act,
                           const std::vector<core::UnitId>* onlyUnits) {
    if (!mayEdit()) {
        return false;
    }
    std::vector<core::Issue> issues;
    const qint64 before = newestStep();
    const bool done = edited(
        title, Reach::ShownScenario, [&] { issues = act(); }, onlyUnits);
    if (done) {
        tellEdit(issues, before);
    }
    return done;
}

qint64 PlanSession::newestStep() const {
    return history_.empty() ? 0 : history_.front().id;
}

void PlanSession::tellEdit(const std::vector<core::Issue>& issues, qint64 before) {
    if (!issues.empty()) {
        emit refused(coreText(issues.front().subject + " " + issues.front().message),
                     static_cast<int>(issues.size()));
    }
    if (newestStep() != before && !history_.empty()) {
        emit acted(history_.front().label);
    }
}

bool PlanSession::handEditLater(const QString& title, LongEdit act) {
    if (!mayEdit()) {
        return false;
    }
    // A connection of its own: the reader of this thread is not to be shared.
    const auto work = [file = workspace_->path(), act = std::move(act)](core::Job& job) {
        core::Workspace workspace = core::Workspace::open(file);
        return act(workspace, job);
    };
    const auto done = [this, title, workspace = workspace_,
                       before = newestStep()](const std::vector<core::Issue>& issues) {
        endOwnWork();
        if (workspace_ == workspace && edited(title, Reach::ShownScenario, [] {})) {
            tellEdit(issues, before);
        }
    };
    beginOwnWork();
    runner_.run(title, this, work, done, [this] { endOwnWork(); });
    return true;
}

void PlanSession::endOwnWork() {
    ownWork_ = std::max(0, ownWork_ - 1);
    if (workspace_) {
        seenVersion_ = workspace_->dataVersion();
    }
}

void PlanSession::followStep(const QString& title) {
    edited(title, Reach::ShownScenario, [] {});
}

bool PlanSession::undo() {
    std::optional<core::Workspace::Step> step;
    const bool done = edited(tr("Undo"), Reach::Everything, [&] {
        step = workspace_->undo();
        pickScenario();
    });
    emit takenBack();
    followMoves(step);
    return done;
}

bool PlanSession::redo() {
    std::optional<core::Workspace::Step> step;
    const bool done = edited(tr("Redo"), Reach::Everything, [&] {
        step = workspace_->redo();
        pickScenario();
    });
    emit takenBack();
    followMoves(step);
    return done;
}

void PlanSession::followMoves(const std::optional<core::Workspace::Step>& step) {
    if (!step) {
        return;
    }
    const auto workspace = workspace_;
    runner_.run(
        tr("Locate accounts"), this,
        [workspace, changes = step->changes](core::Job& job) {
            return geo::locateAfter(*workspace, changes, job);
        },
        [this](bool moved) {
            if (moved) {
                reload();
            }
        });
}

std::string PlanSession::territoryName(core::TerritoryId territory) const {
    for (const core::Territory& candidate : state_.territories) {
        if (candidate.id == territory) {
            return candidate.code.empty() ? candidate.name : candidate.code;
        }
    }
    return {};
}

bool PlanSession::renameTerritory(core::TerritoryId territory, const QString& name) {
    return handEdit(tr("Rename a territory"), [&] {
        return core::renameTerritory(*workspace_, {state_.scenario.name, territoryName(territory),
                                                   name.toStdString()})
            .issues;
    });
}

std::vector<std::string> PlanSession::names(const std::vector<core::TerritoryId>& ids) const {
    std::vector<std::string> names;
    for (const core::TerritoryId id : ids) {
        names.push_back(territoryName(id));
    }
    return names;
}

bool PlanSession::setLocked(const std::vector<core::TerritoryId>& territories, bool locked) {
    return handEdit(locked ? tr("Lock") : tr("Unlock"), [&] {
        core::LockParams params;
        params.scenario = state_.scenario.name;
        params.territories = names(territories);
        return (locked ? core::lock(*workspace_, params) : core::unlock(*workspace_, params))
            .issues;
    });
}

bool PlanSession::unlockUnits(const std::vector<std::string>& keys) {
    return handEdit(tr("Unlock"), [&] {
        core::LockParams params;
        params.scenario = state_.scenario.name;
        params.units = keys;
        return core::unlock(*workspace_, params).issues;
    });
}

bool PlanSession::newTerritory(const std::vector<core::UnitId>& units) {
    return handEdit(tr("New territory"),
                    [&] { return core::newTerritoryOf(*workspace_, scenario_, units, {}).issues; });
}

bool PlanSession::merge(const std::vector<core::TerritoryId>& territories, core::TerritoryId into) {
    std::vector<core::TerritoryId> from = territories;
    from.erase(std::remove(from.begin(), from.end(), into), from.end());
    return handEdit(tr("Merge territories"), [&] {
        return core::mergeTerritories(*workspace_, state_.scenario.name, names(from),
                                      territoryName(into))
            .issues;
    });
}

bool PlanSession::splitAlong(core::TerritoryId territory, const std::vector<core::Point>& line) {
    return handEdit(tr("Split a territory"), [&] {
        return core::splitAlong(*workspace_,
                                {state_.scenario.name, territoryName(territory), line, {}})
            .issues;
    });
}

bool PlanSession::draw(const core::MultiPolygon& area, core::TerritoryId territory,
                       geo::InsideRule rule) {
    geo::DrawTerritoryParams params;
    params.scenario = state_.scenario.name;
    params.territory = territoryName(territory);
    params.area = area;
    params.rule = rule;
    return handEditLater(tr("Draw a territory"), [params](core::Workspace& ws, core::Job& job) {
        return geo::drawTerritory(ws, params, job).issues;
    });
}

bool PlanSession::recolour(core::TerritoryId territory, int fill) {
    return handEdit(tr("Recolour a territory"), [&] {
        return core::recolourTerritory(*workspace_,
                                       {state_.scenario.name, territoryName(territory), fill})
            .issues;
    });
}

bool PlanSession::fillGaps() {
    return handEditLater(tr("Fill gaps"),
                         [scenario = state_.scenario.name](core::Workspace& ws, core::Job& job) {
                             return core::fillGaps(ws, scenario, job).issues;
                         });
}

bool PlanSession::copyScenario(const QString& name) {
    return edited(tr("Copy a scenario"), Reach::Everything, [&] {
        core::copyScenario(*workspace_, state_.scenario.name, name.toStdString());
        if (const auto copy = core::findScenario(workspace_->reader(), name.toStdString())) {
            scenario_ = copy->id;
        }
    });
}

bool PlanSession::renameScenario(core::ScenarioId scenario, const QString& name) {
    return edited(tr("Rename a scenario"), Reach::Everything, [&] {
        for (const core::Scenario& candidate : core::loadScenarios(workspace_->reader())) {
            if (candidate.id == scenario) {
                core::renameScenario(*workspace_, candidate.name, name.toStdString());
            }
        }
    });
}

bool PlanSession::deleteScenario(core::ScenarioId scenario) {
    return edited(tr("Delete a scenario"), Reach::Everything, [&] {
        for (const core::Scenario& candidate : core::loadScenarios(workspace_->reader())) {
            if (candidate.id == scenario) {
                core::deleteScenario(*workspace_, candidate.name);
            }
        }
        pickScenario();
    });
}

void PlanSession::reload() {
    if (!workspace_) {
        return;
    }
    runner_.now(tr("Read the plan again"), [this] {
        readLayer();
        readPlan();
        readScenarios();
        readHistory();
        seenVersion_ = workspace_->dataVersion();
        emit layerChanged();
        tellPlan();
        emit listsChanged();
    });
}

void PlanSession::reloadShowing(const QString& scenario) {
    if (!workspace_) {
        return;
    }
    if (const auto found = core::findScenario(workspace_->reader(), scenario.toStdString())) {
        scenario_ = found->id;
        measure_.clear();
    }
    reload();
}

void PlanSession::pollOutside() {
    if (ownWork_ > 0) {
        return; // who began it reads the plan again when it has ended
    }
    const std::int64_t version = workspace_->dataVersion();
    if (version != seenVersion_) {
        seenVersion_ = version;
        reload();
        emit changedOutside();
    }
}

} // namespace ui
