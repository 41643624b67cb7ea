// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "geo/verbs/draw_territory.h"
#include "ui/balance/pending_plan.h"
#include "ui/shell/keep_reason.h"
#include "ui/shell/plan_data.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace ui {

class JobRunner;

/// The workspace that is open, the scenario that is shown, and the figures that follow from them.
/// Reads through the workspace's reader; every change goes through a verb and comes back as
/// `planChanged`. Nothing here draws.
class PlanSession : public QObject {
    Q_OBJECT

public:
    explicit PlanSession(JobRunner& runner, QObject* parent = nullptr);
    ~PlanSession() override;

    /// Opens a workspace and shows its newest scenario. On failure the runner reports why and what
    /// was open stays open.
    bool open(const QString& path);
    /// Makes an empty workspace and opens it.
    bool create(const QString& path);
    void close();
    bool isOpen() const { return workspace_ != nullptr; }
    QString path() const;

    core::Workspace& workspace() { return *workspace_; }
    std::shared_ptr<core::Workspace> shared() { return workspace_; }

    /// Null until a layer has been imported.
    const LayerData* layer() const { return layer_.get(); }
    std::shared_ptr<const LayerData> sharedLayer() const { return layer_; }
    const PlanState& state() const { return state_; }
    const PlanFigures& figures() const { return figures_; }
    const std::vector<ScenarioRow>& scenarios() const { return scenarios_; }
    /// Newest first.
    const std::vector<HistoryRow>& history() const { return history_; }

    /// The plan as it would be with the proposal that is looked at; null without one.
    const PendingPlan* pending() const { return pending_ ? &*pending_ : nullptr; }
    /// Looks at a proposal for the scenario shown; no moves: at none. What edits change meanwhile
    /// is followed.
    void propose(std::vector<PendingMove> moves);

    void showScenario(core::ScenarioId scenario);
    /// Shows the figures of another measure of the layer.
    void showMeasure(const QString& name);

    /// False for a published plan: hand edits are refused until there is a draft.
    bool planning() const { return figures_.status != QLatin1String("published"); }

    /// Hand edits. Each is one step to undo; each reports refusals through `refused`. Moves that
    /// would cut a territory in two are refused unless `cutting` allows them.
    bool assign(const std::vector<core::UnitId>& units, core::TerritoryId territory,
                bool cutting = false);
    /// Accounts that belong to a territory whatever their unit's is; 0 = to none, they are held
    /// out. By their ids, and all that lie in the units. `expires`: last day, empty = for good.
    struct Keep {
        std::vector<std::string> accounts;
        std::vector<core::UnitId> units;
        core::TerritoryId territory;
        std::string reason;
        std::string expires;
    };
    bool keepAccounts(const Keep& keep);
    /// Lets them follow their unit again.
    bool releaseAccounts(const std::vector<std::string>& accounts,
                         const std::vector<core::UnitId>& units);
    /// What hand tools move: the units, the accounts in them, or both: then accounts in the units
    /// that are named to another territory follow their unit again.
    enum class Scope { Units, Accounts, Both };
    Scope scope() const { return scope_; }
    /// `reason` is written down with the accounts that are moved by themselves.
    void setScope(Scope scope, const KeepReason& reason = {});
    bool undo();
    bool redo();
    bool renameTerritory(core::TerritoryId territory, const QString& name);
    /// Takes the locks off units, by their keys.
    bool unlockUnits(const std::vector<std::string>& keys);
    bool setLocked(const std::vector<core::TerritoryId>& territories, bool locked);
    bool newTerritory(const std::vector<core::UnitId>& units);
    bool merge(const std::vector<core::TerritoryId>& territories, core::TerritoryId into);
    /// Line and area in EPSG:4326. A drawn area goes to `territory`, 0 = to a new one.
    bool splitAlong(core::TerritoryId territory, const std::vector<core::Point>& line);
    bool draw(const core::MultiPolygon& area, core::TerritoryId territory, geo::InsideRule rule);
    bool recolour(core::TerritoryId territory, int fill);
    bool fillGaps(); ///< as `draw`, in the background; false if the plan may not be edited
    bool copyScenario(const QString& name);
    bool renameScenario(core::ScenarioId scenario, const QString& name);
    bool deleteScenario(core::ScenarioId scenario);

    /// Between these, what changes in the file is our own doing: a job writes over a connection of
    /// its own, and reads the plan again when it has ended.
    void beginOwnWork() { ++ownWork_; }
    void endOwnWork();
    /// After a step that a job wrote and that leaves the layer as it was: reads the plan again.
    void followStep(const QString& title);

    /// Reads everything again: after an import, a balance, or a change by another program.
    void reload();
    /// As `reload`, and then shows the scenario of that name if it exists.
    void reloadShowing(const QString& scenario);

signals:
    void opened();
    void closed();
    /// Units, borders or measures are different: the map has to be built anew.
    void layerChanged();
    /// Territories, assignments or figures of the shown scenario are different.
    void planChanged();
    /// Another proposal is looked at, or none.
    void pendingChanged();
    /// The list of scenarios or of steps is different.
    void listsChanged();
    /// Another program committed to the file; it has been read.
    void changedOutside();
    /// Units that stayed where they are, with the reason of the first.
    void refused(const QString& reason, int count);
    /// Those units, to be shown.
    void unitsRefused(const std::vector<core::UnitId>& units);
    /// A hand edit was done; `label` is the step that Undo takes back.
    void acted(const QString& label);
    /// An undo or a redo was done.
    void takenBack();

private:
    bool adopt(const std::function<core::Workspace()>& make);
    void readLayer();
    void readPlan();
    void readScenarios();
    void readHistory();
    void pickScenario();
    void pollOutside();
    void followProposal();
    void tellPlan();
    std::string territoryName(core::TerritoryId territory) const;
    std::vector<std::string> names(const std::vector<core::TerritoryId>& ids) const;
    /// What an act can have changed.
    enum class Reach { ShownScenario, Everything };
    /// After an undo or a redo: accounts that it moved lie in other units now.
    void followMoves(const std::optional<core::Workspace::Step>& step);
    /// `onlyUnits`: the act gives these units to territories and does nothing else.
    bool edited(const QString& title, Reach reach, const std::function<void()>& act,
                const std::vector<core::UnitId>* onlyUnits = nullptr);
    bool mayEdit();
    /// As `edited`, for hand edits of the shown scenario: refused where planning is off, and said
    /// with an Undo where it was done. The act hands back what stayed as it was.
    bool handEdit(const QString& title, const std::function<std::vector<core::Issue>()>& act,
                  const std::vector<core::UnitId>* onlyUnits = nullptr);
    std::vector<std::string> keys(const std::vector<core::UnitId>& units) const;
    /// As `handEdit`, for what may take longer than a frame: done in the background. False if
    /// planning is off.
    using LongEdit = std::function<std::vector<core::Issue>(core::Workspace&, core::Job&)>;
    bool handEditLater(const QString& title, LongEdit act);
    qint64 newestStep() const;
    void tellEdit(const std::vector<core::Issue>& issues, qint64 before);
    bool refuse(const std::vector<core::UnitId>& units, core::TerritoryId territory, bool cutting);

    JobRunner& runner_;
    std::shared_ptr<core::Workspace> workspace_;
    std::shared_ptr<const LayerData> layer_;
    core::ScenarioId scenario_;
    std::string measure_;
    PlanState state_;
    PlanFigures figures_;
    std::vector<PendingMove> proposed_;
    core::ScenarioId proposedFor_;
    std::optional<PendingPlan> pending_;
    std::vector<ScenarioRow> scenarios_;
    std::optional<PlanState> base_; ///< the scenario that the others are compared with
    std::vector<HistoryRow> history_;
    Scope scope_ = Scope::Units;
    KeepReason scopeReason_;
    int ownWork_ = 0;
    std::int64_t seenVersion_ = 0;
    QTimer poll_;
};

} // namespace ui
