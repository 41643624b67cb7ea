// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/alignment_commands.h"

#include "core/verbs/split.h"
#include "ui/dialogs/ask.h"
#include "ui/shell/actions.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace ui {

namespace {

constexpr std::size_t kOverlapsNamed = 4;

/// Where translators find the texts of what would change.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(AlignmentText)
};

} // namespace

QString alignmentText(const geo::ImportAlignmentReport& report, bool zips) {
    QStringList lines{
        Words::tr("%1 get another territory; %2 the file says nothing about.")
            .arg(countedUnits(report.changed, zips), countedUnits(report.untouched, zips))};
    QStringList made;
    for (const geo::AlignedTerritory& t : report.territories) {
        if (t.isNew) {
            made << QString::fromStdString(t.name);
        }
    }
    if (!made.isEmpty()) {
        lines << Words::tr("New territories: %1.")
                     .arg(made.mid(0, 6).join(QStringLiteral(", ")) +
                          (made.size() > 6 ? QStringLiteral(" …") : QString()));
    }
    if (!report.overlaps.empty()) {
        QStringList named;
        for (std::size_t i = 0; i < report.overlaps.size() && i < kOverlapsNamed; ++i) {
            const geo::Overlap& overlap = report.overlaps[i];
            QStringList who;
            for (const std::string& name : overlap.territories) {
                who << QString::fromStdString(name);
            }
            named << QStringLiteral("%1 (%2)").arg(QString::fromStdString(overlap.unit),
                                                   who.join(QStringLiteral(", ")));
        }
        lines << Words::tr("%1 claimed more than once: %2")
                     .arg(countedUnits(static_cast<int>(report.overlaps.size()), zips),
                          named.join(QStringLiteral("; ")) +
                              (report.overlaps.size() > kOverlapsNamed ? QStringLiteral(" …")
                                                                       : QString()));
    }
    if (!report.issues.empty()) {
        const core::Issue& first = report.issues.front();
        lines << Words::tr("%1 remarks, the first: %2 %3.")
                     .arg(report.issues.size())
                     .arg(QString::fromStdString(first.subject),
                          QString::fromStdString(first.message));
    }
    return lines.join('\n');
}

AlignmentCommands::AlignmentCommands(const AppContext& context, QObject* parent)
    : QObject(parent), context_(context) {
    connect(context.actions["file.importAlignment"], &QAction::triggered, this,
            &AlignmentCommands::askFile);
    connect(context.actions["territory.splitParts"], &QAction::triggered, this,
            &AlignmentCommands::splitParts);
    const PlanSession& session = context.session;
    for (const auto signal : {&PlanSession::planChanged, &PlanSession::closed}) {
        connect(&session, signal, this, &AlignmentCommands::refresh);
    }
    connect(&context.selection, &Selection::territoriesChanged, this, &AlignmentCommands::refresh);
    refresh();
}

void AlignmentCommands::refresh() {
    const PlanSession& session = context_.session;
    const bool plan = session.isOpen() && !session.state().territories.empty();
    const bool editable = plan && session.planning();
    const QString published = tr("planning mode is off: this plan is published");
    context_.actions.setEnabled("file.importAlignment", editable,
                                plan ? published : tr("no plan is open"));
    context_.actions.setEnabled("territory.splitParts",
                                editable && context_.selection.territories().size() == 1,
                                plan && !editable ? published : tr("select a territory first"));
}

void AlignmentCommands::askFile() {
    context_.ask.openFile(
        context_.window, tr("Import an alignment"),
        {tr("Tables and shapes (*.csv *.tsv *.txt *.xlsx *.ods *.geojson *.json *.shp *.kml *.gpkg "
            "*.zip)"),
         tr("All files (*)")},
        [this](const QString& path) {
            geo::ImportAlignmentParams params;
            params.file = path.toStdString();
            params.scenario = context_.session.state().scenario.name;
            params.dryRun = true;
            preview(params);
        });
}

void AlignmentCommands::preview(const geo::ImportAlignmentParams& params) {
    context_.runner.run(
        tr("Read an alignment"), this,
        [workspace = context_.session.shared(), params](core::Job& job) {
            return geo::importAlignment(*workspace, params, job);
        },
        [this, params](const geo::ImportAlignmentReport& report) { propose(params, report); });
}

void AlignmentCommands::propose(const geo::ImportAlignmentParams& params,
                                const geo::ImportAlignmentReport& report) {
    const bool zips = context_.session.figures().zips;
    const QString text = alignmentText(report, zips);
    if (report.changed == 0) {
        context_.ask.tell(context_.window, tr("The plan is as the file says"), text);
        return;
    }
    if (!report.overlaps.empty()) {
        askOverlaps(params, text);
        return;
    }
    const QString name = QFileInfo(QString::fromStdString(params.file)).fileName();
    context_.ask.confirm(context_.window,
                         {tr("Import the alignment of %1?").arg(name), text,
                          tr("Move %1").arg(countedUnits(report.changed, zips)), false},
                         [this, params] { carryOut(params); });
}

void AlignmentCommands::askOverlaps(const geo::ImportAlignmentParams& params, const QString& text) {
    const Choice choice{tr("Who gets what is claimed more than once?"),
                        text,
                        tr("Import"),
                        {{QStringLiteral("first"), tr("The territory that is &first in the file")},
                         {QStringLiteral("last"), tr("The territory that is &last in the file")},
                         {QStringLiteral("larger"), tr("The territory that covers &more of it")},
                         {QStringLiteral("leave"), tr("&Nobody new: it stays where it is")}}};
    context_.ask.choose(context_.window, choice, [this, params](const QString& rule) {
        geo::ImportAlignmentParams chosen = params;
        chosen.overlaps = geo::overlapRule(rule.toStdString());
        carryOut(chosen);
    });
}

void AlignmentCommands::carryOut(geo::ImportAlignmentParams params) {
    params.dryRun = false;
    context_.runner.run(
        tr("Import an alignment"), this,
        [workspace = context_.session.shared(), params](core::Job& job) {
            return geo::importAlignment(*workspace, params, job);
        },
        [this](const geo::ImportAlignmentReport& report) {
            context_.session.reload();
            emit said(tr("%1 have another territory. Ctrl+Z takes it back")
                          .arg(countedUnits(report.changed, context_.session.figures().zips)));
        });
}

void AlignmentCommands::splitParts() {
    const PlanSession& session = context_.session;
    const int index = session.state().indexOf(context_.selection.territories().front());
    if (index < 0) {
        return;
    }
    const core::Territory& territory = session.state().territories[static_cast<std::size_t>(index)];
    context_.ask.text(context_.window, tr("Split %1").arg(QString::fromStdString(territory.name)),
                      tr("Number of parts that carry the same"), QStringLiteral("2"),
                      [this, code = territory.code](const QString& text) {
                          core::SplitParams params;
                          params.scenario = context_.session.state().scenario.name;
                          params.territory = code;
                          params.parts = text.toInt();
                          context_.runner.run(
                              tr("Split a territory"), this,
                              [workspace = context_.session.shared(), params](core::Job& job) {
                                  return core::splitTerritory(*workspace, params, job);
                              },
                              [this](const auto&) { context_.session.reload(); });
                      });
}

} // namespace ui
