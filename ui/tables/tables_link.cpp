// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tables_link.h"

#include "geo/verbs/list_rows.h"
#include "ui/balance/pending_plan.h"
#include "ui/dialogs/ask.h"
#include "ui/dialogs/keep_dialog.h"
#include "ui/shell/actions.h"
#include "ui/shell/colour_menu.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/selection.h"
#include "ui/shell/settings.h"
#include "ui/tables/record_card.h"
#include "ui/views/table_view.h"
#include "ui/widgets/figures.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>

#include <algorithm>

namespace ui {

namespace tables = core::tables;

namespace {

/// More rows than this are for a file.
constexpr qint64 kMostCopied = 100000;
/// Accounts whose units are looked up when they are selected.
constexpr qint64 kMostFollowed = 5000;

std::size_t placeOf(tables::Table table) {
    return static_cast<std::size_t>(table);
}

} // namespace

TablesLink::TablesLink(const AppContext& context, TablesPanel& panel, QObject* parent)
    : QObject(parent), context_(context), panel_(panel) {
    for (const tables::Table table :
         {tables::Table::Territories, tables::Table::Units, tables::Table::Accounts}) {
        TablePage& page = panel.page(table);
        page.setColumnState(context.settings.tableColumns(QLatin1String(tables::tableName(table))));
        connectPage(page);
    }
    const PlanSession& session = context.session;
    connect(&session, &PlanSession::opened, this, &TablesLink::forget);
    connect(&session, &PlanSession::closed, this, &TablesLink::forget);
    connect(&session, &PlanSession::layerChanged, this, &TablesLink::layerChanged);
    connect(&session, &PlanSession::planChanged, this, &TablesLink::planChanged);
    connect(&session, &PlanSession::pendingChanged, this, [this] {
        for (const tables::Table table : {tables::Table::Units, tables::Table::Accounts}) {
            panel_.page(table).model().setMarks(marks());
        }
    });
    connect(&context.selection, &Selection::unitsChanged, this, &TablesLink::selectionToRows);
    connect(&context.selection, &Selection::territoriesChanged, this, &TablesLink::selectionToRows);
    connect(&panel, &TablesPanel::tableChanged, this, [this] {
        openShown();
        selectionToRows();
    });
    connect(&panel, &TablesPanel::exportAsked, this, &TablesLink::exportRows);
    connect(&panel, &TablesPanel::onlySelectionAsked, this, &TablesLink::onlySelection);
    connect(&panel, &TablesPanel::leaveAsked, context.actions["window.map"], &QAction::trigger);
}

void TablesLink::connectPage(TablePage& page) {
    connect(&page, &TablePage::rowsChosen, this, [this, &page] { rowsToSelection(page); });
    connect(&page, &TablePage::rowActivated, this, [this, &page](qint64 id) { zoomTo(page, id); });
    connect(&page, &TablePage::menuAsked, this, [this, &page](QPoint at) { openMenu(page, at); });
    connect(&page, &TablePage::columnStateChanged, this, [this, &page] { rememberColumns(page); });
    auto* copy = new QShortcut(QKeySequence::Copy, &page);
    copy->setContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QShortcut::activated, this, [this, &page] { copyRows(page); });
}

void TablesLink::setShown(bool shown) {
    shown_ = shown;
    if (shown) {
        openShown();
        selectionToRows();
    }
}

bool TablesLink::idle() const {
    return !shown_ || panel_.current().model().idle();
}

void TablesLink::forget() {
    opened_ = {};
    stalePlan_ = staleData_ = {};
    for (const tables::Table table :
         {tables::Table::Territories, tables::Table::Units, tables::Table::Accounts}) {
        panel_.page(table).setOnlyUnits({});
        panel_.page(table).model().open({}, true);
    }
    openShown();
}

void TablesLink::layerChanged() {
    staleData_.fill(true);
    planChanged();
}

void TablesLink::planChanged() {
    stalePlan_.fill(true);
    openShown();
}

void TablesLink::openShown() {
    const PlanSession& session = context_.session;
    if (!shown_ || !session.isOpen()) {
        return;
    }
    const tables::Table table = panel_.shown();
    const std::size_t place = placeOf(table);
    PageModel& model = panel_.page(table).model();
    const bool zips = session.figures().zips;
    panel_.setZips(zips);
    TableOrigin origin;
    origin.workspace = context_.session.shared();
    origin.table = table;
    origin.layer = session.layer() ? session.layer()->layer.id : core::LayerId();
    origin.scenario = session.figures().scenario;
    if (!opened_[place] || model.origin() != origin) {
        opened_[place] = true;
        model.open(origin, zips);
        model.setMarks(marks());
    } else if (stalePlan_[place] || staleData_[place]) {
        model.setMarks(marks());
        model.refresh(staleData_[place]);
    }
    stalePlan_[place] = staleData_[place] = false;
}

RowMarks TablesLink::marks() const {
    const PlanSession& session = context_.session;
    RowMarks marks;
    marks.tolerance = session.figures().tolerance;
    const PlanState& state = session.state();
    for (std::size_t i = 0; i < state.territories.size(); ++i) {
        const core::Territory& territory = state.territories[i];
        const TerritoryMark mark{QString::fromStdString(territory.name), state.fills[i]};
        marks.fills.emplace(territory.id.value, mark.fill);
        marks.byCode.emplace(territory.code, mark);
    }
    const PendingPlan* pending = session.pending();
    const LayerData* layer = session.layer();
    for (std::size_t i = 0; pending && layer && i < pending->units.size(); ++i) {
        const int unit = layer->indexOf(pending->units[i]);
        const int owner = unit < 0 ? -1 : pending->owner[static_cast<std::size_t>(unit)];
        if (owner >= 0) {
            const core::Territory& to = state.territories[static_cast<std::size_t>(owner)];
            marks.target.emplace(pending->units[i].value, marks.byCode.at(to.code));
        }
    }
    return marks;
}

void TablesLink::rowsToSelection(TablePage& page) {
    const tables::Table table = page.model().table();
    if (table == tables::Table::Accounts) {
        if (page.chosenCount() > kMostFollowed) {
            emit said(tr("More than %1 accounts: their units are not selected on the map")
                          .arg(groupedText(kMostFollowed)));
            return;
        }
        auto units = std::make_shared<std::vector<core::UnitId>>();
        auto account = std::make_shared<core::AccountId>();
        page.model().readRows(
            page.chosen(),
            [units, account](tables::TableSource& source, const std::vector<std::int64_t>& ids) {
                *account = core::AccountId(ids.size() == 1 ? ids.front() : 0);
                for (const tables::Row& row : source.rows(ids, {source.columnNamed("unit_id")})) {
                    const auto* unit =
                        row.empty() ? nullptr : std::get_if<std::int64_t>(&row.front());
                    if (unit) {
                        units->push_back(core::UnitId(*unit));
                    }
                }
            },
            [this, units, account] {
                syncing_ = true;
                context_.selection.setUnits(*units);
                context_.selection.setAccount(*account);
                syncing_ = false;
            });
        return;
    }
    syncing_ = true;
    if (table == tables::Table::Units) {
        std::vector<core::UnitId> units;
        for (const std::int64_t id : page.chosen()) {
            units.push_back(core::UnitId(id));
        }
        context_.selection.setUnits(std::move(units));
    } else {
        std::vector<core::TerritoryId> territories;
        for (const std::int64_t id : page.chosen()) {
            territories.push_back(core::TerritoryId(id));
        }
        context_.selection.setTerritories(std::move(territories));
    }
    syncing_ = false;
}

void TablesLink::selectionToRows() {
    if (!shown_ || syncing_) {
        return;
    }
    std::vector<std::int64_t> ids;
    TablePage& page = panel_.current();
    if (page.model().table() == tables::Table::Territories) {
        for (const core::TerritoryId id : context_.selection.territories()) {
            ids.push_back(id.value);
        }
    } else if (page.model().table() == tables::Table::Units) {
        for (const core::UnitId id : context_.selection.units()) {
            ids.push_back(id.value);
        }
    }
    // Accounts that were selected are not those of the units that are selected now.
    page.choose(ids);
}

void TablesLink::zoomTo(TablePage& page, std::int64_t id) {
    QAction* fit = context_.actions["view.fitSelection"];
    switch (page.model().table()) {
    case tables::Table::Territories:
        context_.selection.setTerritories({core::TerritoryId(id)});
        context_.actions["territory.selectUnits"]->trigger();
        fit->trigger();
        break;
    case tables::Table::Units:
        context_.selection.setUnits({core::UnitId(id)});
        fit->trigger();
        break;
    case tables::Table::Accounts: {
        const int row = page.model().rowOf(id);
        const std::int64_t unit = row < 0 ? 0 : page.model().unitAt(row);
        if (unit == 0) {
            emit said(tr("This account lies in no unit of the map"));
            break;
        }
        syncing_ = true;
        context_.selection.setUnits({core::UnitId(unit)});
        syncing_ = false;
        fit->trigger();
        break;
    }
    }
}

void TablesLink::openMenu(TablePage& page, QPoint at) {
    const qint64 count = page.chosenCount();
    if (count == 0) {
        return;
    }
    auto* menu = new QMenu(&page);
    menu->setObjectName("rowMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const std::int64_t first = page.chosen().front();
    menu->addAction(tr("&Zoom to"), this, [this, &page, first, count] {
        if (count > 1 && page.model().table() != tables::Table::Territories) {
            context_.actions["view.fitSelection"]->trigger();
        } else {
            zoomTo(page, first);
        }
    });
    if (page.model().table() == tables::Table::Territories) {
        addTerritoryActs(menu);
    } else {
        addUnitActs(menu);
    }
    if (page.model().table() == tables::Table::Accounts) {
        addAccountActs(page, menu);
    }
    menu->addSeparator();
    QAction* record =
        menu->addAction(tr("&Open the record"), this, [this, &page] { openRecord(page); });
    record->setEnabled(count == 1);
    menu->addAction(tr("&Copy"), QKeySequence::Copy, this, [this, &page] { copyRows(page); });
    menu->addAction(tr("&Export these rows…"), this, &TablesLink::exportRows);
    menu->popup(at);
}

void TablesLink::addUnitActs(QMenu* menu) {
    menu->addSeparator();
    menu->addAction(context_.actions["territory.assign"]);
    QMenu* others = menu->addMenu(tr("Move &units to"));
    others->setObjectName("moveTo");
    others->setEnabled(context_.session.planning() && !context_.selection.units().empty());
    for (const core::Territory& territory : context_.session.state().territories) {
        others->addAction(QString::fromStdString(territory.name), this, [this, id = territory.id] {
            context_.session.assign(context_.selection.units(), id);
        });
    }
    menu->addAction(context_.actions["plan.why"]);
}

void TablesLink::addTerritoryActs(QMenu* menu) {
    const auto& chosen = context_.selection.territories();
    if (chosen.size() == 1) {
        menu->addAction(tr("Make it the &target"), this,
                        [this, id = chosen.front()] { context_.selection.setTarget(id); });
    }
    menu->addSeparator();
    for (const char* id : {"territory.selectUnits", "territory.rename", "territory.lock",
                           "territory.merge", "territory.splitParts"}) {
        menu->addAction(context_.actions[id]);
    }
    if (const TerritoryRow* row =
            chosen.size() == 1 ? context_.session.figures().find(chosen.front()) : nullptr) {
        addColourMenu(menu, context_.theme, row->fill, [this, id = row->id](int fill) {
            context_.session.recolour(id, fill);
        })->setEnabled(context_.session.planning());
    }
}

void TablesLink::addAccountActs(TablePage& page, QMenu* menu) {
    const bool able = context_.session.planning() && page.chosenCount() <= kMostFollowed &&
                      !context_.session.state().territories.empty();
    menu->addSeparator();
    QMenu* others = menu->addMenu(tr("Give &accounts to"));
    others->setObjectName("giveTo");
    others->setEnabled(able);
    for (const core::Territory& territory : context_.session.state().territories) {
        others->addAction(QString::fromStdString(territory.name), this,
                          [this, &page, id = territory.id] { keepChosen(page, id); });
    }
    menu->addAction(tr("&Hold out of the plan…"), this, [this, &page] { keepChosen(page, {}); })
        ->setEnabled(able);
    menu->addAction(context_.actions["visits.log"]);
    QAction* release = menu->addAction(tr("Let them &follow their unit"), this, [this, &page] {
        withChosenAccounts(page, [this](const std::vector<std::string>& accounts) {
            context_.session.releaseAccounts(accounts, {});
        });
    });
    release->setEnabled(able);
    menu->addAction(tr("&Named accounts and holdouts"), this, [this, &page] {
        page.setFilter(QStringLiteral("kept IS NOT NULL"));
        panel_.filter().setText(page.filter());
    });
}

void TablesLink::keepChosen(TablePage& page, core::TerritoryId territory) {
    const int at = context_.session.state().indexOf(territory);
    const QString count = countedAccounts(static_cast<int>(page.chosenCount()));
    KeepDialog::Words words{tr("Hold %1 out of the plan").arg(count), tr("Hold out"),
                            tr("house account"),
                            tr("Accounts that are held out belong to no territory and are not "
                               "balanced.")};
    if (at >= 0) {
        const auto& name = context_.session.state().territories[static_cast<std::size_t>(at)].name;
        words = {tr("Give %1 to %2").arg(count, QString::fromStdString(name)), tr("Give"),
                 tr("named account"),
                 tr("They belong to that territory whatever becomes of their unit.")};
    }
    auto* dialog = new KeepDialog(context_.theme, words, context_.window);
    connect(dialog, &KeepDialog::answered, &page,
            [this, &page, territory](const KeepReason& reason) {
                const PlanSession::Keep keep{{}, {}, territory, reason.reason, reason.expires};
                withChosenAccounts(page, [this, keep](const std::vector<std::string>& accounts) {
                    PlanSession::Keep named = keep;
                    named.accounts = accounts;
                    context_.session.keepAccounts(named);
                });
            });
    dialog->open();
}

void TablesLink::withChosenAccounts(
    TablePage& page, const std::function<void(const std::vector<std::string>&)>& then) {
    auto ids = std::make_shared<std::vector<std::string>>();
    page.model().readRows(
        page.chosen(),
        [ids](tables::TableSource& source, const std::vector<std::int64_t>& rows) {
            for (const tables::Row& row : source.rows(rows, {source.columnNamed("external_id")})) {
                if (!row.empty()) {
                    ids->push_back(tables::textOf(row.front()));
                }
            }
        },
        [ids, then] { then(*ids); });
}

void TablesLink::openRecord(TablePage& page) {
    struct Fields {
        std::vector<tables::Column> columns;
        std::vector<tables::Row> rows;
    };
    auto fields = std::make_shared<Fields>();
    page.model().readRows(
        page.chosen(),
        [fields](tables::TableSource& source, const std::vector<std::int64_t>& ids) {
            std::vector<std::size_t> columns;
            for (std::size_t i = 0; i < source.columns().size(); ++i) {
                if (source.columns()[i].listed) {
                    columns.push_back(i);
                    fields->columns.push_back(source.columns()[i]);
                }
            }
            fields->rows = source.rows(ids, columns);
        },
        [this, fields, &page] {
            if (fields->rows.empty() || fields->rows.front().empty()) {
                return;
            }
            const tables::Row& row = fields->rows.front();
            std::vector<KeyValue> lines;
            QString name;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const tables::Column& column = fields->columns[i];
                const QString text = cellText(row[i], column);
                if (name.isEmpty() && column.kind == tables::ColumnKind::Text) {
                    name = text;
                }
                name = column.id == "name" && !text.isEmpty() ? text : name;
                lines.push_back(
                    {columnTitle(column, page.model().table(), context_.session.figures().zips),
                     text.isEmpty() ? QStringLiteral("–") : text});
            }
            (new RecordCard(context_.theme, name, lines, context_.window))->show();
        });
}

void TablesLink::copyRows(TablePage& page) {
    const qint64 count = page.chosenCount();
    if (count == 0 || count > kMostCopied) {
        emit said(count == 0 ? tr("Select rows to copy them")
                             : tr("%1 rows are too many for the clipboard; export them instead")
                                   .arg(groupedText(count)));
        return;
    }
    auto text = std::make_shared<std::string>();
    page.model().readRows(
        page.chosen(),
        [text, names = page.shownColumns()](tables::TableSource& source,
                                            const std::vector<std::int64_t>& ids) {
            std::vector<std::size_t> columns;
            for (const std::string& name : names) {
                columns.push_back(source.columnNamed(name));
            }
            core::Job job;
            *text = geo::tabSeparated(source, ids, columns, job);
        },
        [this, text, count] {
            QGuiApplication::clipboard()->setText(QString::fromStdString(*text));
            emit said(tr("Copied %1").arg(countedText(count, tr("row"), tr("rows"))));
        });
}

void TablesLink::exportRows() {
    TablePage& page = panel_.current();
    geo::ListParams params;
    params.table = tables::tableName(page.model().table());
    params.scenario = context_.session.figures().scenarioName.toStdString();
    if (params.scenario.empty() && context_.session.layer()) {
        params.layer = context_.session.layer()->layer.name;
    }
    params.query = page.model().query();
    params.columns = page.shownColumns();
    const QString suggestion = QString::fromStdString(params.table) + QStringLiteral(".xlsx");
    context_.ask.saveFile(
        context_.window, tr("Export these rows"),
        {tr("Excel (*.xlsx)"), tr("CSV (*.csv)"), tr("OpenDocument (*.ods)")}, suggestion,
        [this, params](const QString& path) mutable {
            params.file = path.toStdString();
            const auto workspace = context_.session.shared();
            context_.runner.run(
                tr("Export a table"), this,
                [workspace, params](core::Job& job) {
                    return geo::listRows(*workspace, params, job);
                },
                [this](const geo::ListReport& report) {
                    emit said(tr("%1 written to %2")
                                  .arg(countedText(report.written, tr("row"), tr("rows")),
                                       QString::fromStdString(report.file)));
                });
        });
}

void TablesLink::onlySelection(bool on) {
    if (on && context_.selection.units().empty()) {
        panel_.only().setChecked(false);
        emit said(tr("Select units on the map first"));
        return;
    }
    panel_.current().setOnlyUnits(on ? context_.selection.units() : std::vector<core::UnitId>());
}

void TablesLink::rememberColumns(TablePage& page) {
    context_.settings.setTableColumns(QLatin1String(tables::tableName(page.model().table())),
                                      page.columnState());
}

} // namespace ui
