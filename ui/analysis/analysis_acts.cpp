// SPDX-License-Identifier: GPL-3.0-or-later
// What the Analysis workspace does with a view: keeps it, writes it, hands its places on.
#include "core/verbs/scenario_accounts.h"
#include "ui/analysis/analysis_export.h"
#include "ui/analysis/analysis_mode.h"
#include "ui/analysis/analysis_page.h"
#include "ui/dialogs/ask.h"
#include "ui/shell/map_link.h"
#include "ui/shell/plan_session.h"

#include <algorithm>
#include <set>

namespace ui {

void AnalysisMode::keepView() {
    const AnalysisQuery query = page_->query();
    context_.ask.text(context_.window, tr("Keep this view"), tr("Name"), nameOf(query),
                      [this, query](const QString& name) {
                          if (name.trimmed().isEmpty()) {
                              return;
                          }
                          saved_.push_back({name.trimmed(), query});
                          saveSavedViews(context_.session.path(), saved_);
                          page_->setSavedViews(saved_);
                          emit said(tr("Kept this view as \u201c%1\u201d").arg(name.trimmed()));
                      });
}

void AnalysisMode::forgetView(int view) {
    if (view >= 0 && view < static_cast<int>(saved_.size())) {
        saved_.erase(saved_.begin() + view);
        saveSavedViews(context_.session.path(), saved_);
        page_->setSavedViews(saved_);
    }
}

void AnalysisMode::exportView() {
    std::optional<AnalysisInput> asked = input();
    if (!asked || !result_) {
        return;
    }
    QStringList filters = {tr("Excel (*.xlsx)"), tr("CSV (*.csv)"), tr("GeoPackage (*.gpkg)"),
                           tr("GeoJSON (*.geojson)")};
    if (result_->lower.heat) {
        filters << tr("Density as GeoTIFF (*.tif)") << tr("Density as picture (*.png)");
    }
    context_.ask.saveFile(context_.window, tr("Export the view"), filters,
                          QStringLiteral("%1.xlsx").arg(nameOf(result_->query)),
                          [this, input = std::move(*asked), result = result_](const QString& path) {
                              ++running_;
                              context_.runner.run(
                                  tr("Export the view"), this,
                                  [input, result, file = path.toStdString()](core::Job& job) {
                                      return exportAnalysis(input, *result, file, job);
                                  },
                                  [this](const QString& file) {
                                      --running_;
                                      emit said(tr("Written to %1.").arg(file));
                                  },
                                  [this] { --running_; });
                          });
}

void AnalysisMode::sendToRoutes() {
    const std::vector<int> units = chosenUnits();
    std::set<core::UnitId> wanted;
    for (const int unit : units) {
        wanted.insert(map_.ground().units->unit(unit).id);
    }
    const bool ofAccounts = recordsOf(result_->query.kind) == std::string_view("accounts");
    ++running_;
    context_.runner.run(
        tr("Find the accounts"), this,
        [workspace = context_.session.shared(), wanted,
         scenario = context_.session.state().scenario.name,
         where = ofAccounts ? result_->query.where : std::string()](core::Job&) {
            QStringList accounts;
            const auto all =
                core::loadScenarioAccounts(workspace->newReader(), scenario, {}, where);
            for (const core::ScenarioAccount& account : all.accounts) {
                if (wanted.contains(account.unit)) {
                    QString id = QString::fromStdString(account.externalId);
                    accounts << QStringLiteral("'%1'").arg(id.replace('\'', "''"));
                }
            }
            return accounts;
        },
        [this](const QStringList& accounts) {
            --running_;
            if (accounts.isEmpty()) {
                emit said(tr("There are no accounts in these places yet."));
                return;
            }
            emit routesAsked(
                QStringLiteral("external_id IN (%1)").arg(accounts.join(QStringLiteral(", "))),
                static_cast<int>(accounts.size()));
        },
        [this] { --running_; });
}

void AnalysisMode::sendToBalance() {
    std::vector<core::UnitId> ids;
    std::vector<std::string> keys;
    for (const int unit : chosenUnits()) {
        ids.push_back(map_.ground().units->unit(unit).id);
        keys.push_back(map_.ground().units->unit(unit).key.toStdString());
    }
    if (ids.empty()) {
        emit said(tr("These places lie outside of the plan's areas."));
        return;
    }
    std::sort(ids.begin(), ids.end());
    emit balanceAsked(ids, keys);
}

} // namespace ui
