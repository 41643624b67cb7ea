// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/table_page.h"

#include "core/base/text.h"
#include "ui/tables/territory_cell.h"
#include "ui/theme/theme.h"
#include "ui/views/cell_roles.h"
#include "ui/views/table_view.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace tables = core::tables;

namespace {

/// Selections larger than this are not looked for again after the rows have changed.
constexpr qint64 kMostKept = 20000;

} // namespace

TablePage::TablePage(const Theme& theme, tables::Table table, QWidget* parent)
    : QWidget(parent), theme_(theme), model_(new PageModel(table, this)),
      table_(new TableView(theme, this)),
      error_(new Label(theme, TextRole::Small, Tone::Danger, {}, this)) {
    build(theme);
    connect(model_, &PageModel::columnsChanged, this, &TablePage::arrangeColumns);
    connect(model_, &PageModel::aboutToChangeRows, this, &TablePage::keepPlace);
    connect(model_, &PageModel::rowsChanged, this, &TablePage::findPlace);
    connect(model_, &PageModel::searchingChanged, this, &TablePage::countChanged);
    connect(model_, &PageModel::refused, this, [this](const QString& sentence) {
        error_->setText(sentence);
        error_->setVisible(!sentence.isEmpty());
    });
    told_.setSingleShot(true);
    told_.setInterval(0);
    connect(&told_, &QTimer::timeout, this, &TablePage::rowsChosen);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!choosing_) {
            told_.start();
        }
        emit countChanged();
    });
    connect(table_, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { emit rowActivated(model_->idAt(index.row())); });
    connect(table_, &QWidget::customContextMenuRequested, this,
            [this](QPoint at) { emit menuAsked(table_->viewport()->mapToGlobal(at)); });
}

void TablePage::build(const Theme& theme) {
    table_->setObjectName(QStringLiteral("%1Rows").arg(tables::tableName(model_->table())));
    table_->setModel(model_);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    table_->setItemDelegate(new TerritoryCellDelegate(theme, table_));
    const QString name = model_->table() == tables::Table::Territories ? tr("Rows of territories")
                         : model_->table() == tables::Table::Units     ? tr("Rows of units")
                                                                       : tr("Rows of accounts");
    table_->setAccessibleName(name);
    QHeaderView* head = table_->horizontalHeader();
    head->setSectionsMovable(true);
    head->setSectionsClickable(true);
    head->setSortIndicatorShown(false);
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(head, &QWidget::customContextMenuRequested, this, [this, head](QPoint at) {
        auto* menu = new QMenu(head);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(menu);
        menu->popup(head->mapToGlobal(at));
    });
    connect(head, &QHeaderView::sectionClicked, this, [this, head](int column) {
        const std::string id = model_->columns()[static_cast<std::size_t>(column)].id;
        descending_ = sort_ == id && !descending_;
        sort_ = id;
        head->setSortIndicatorShown(true);
        head->setSortIndicator(column, descending_ ? Qt::DescendingOrder : Qt::AscendingOrder);
        applyQuery();
    });
    for (const auto signal : {&QHeaderView::sectionResized, &QHeaderView::sectionMoved}) {
        connect(head, signal, this, [this] {
            if (!arranging_) {
                state_ = columnState();
                emit columnStateChanged();
            }
        });
    }
    error_->setObjectName(QStringLiteral("filterError"));
    error_->setContentsMargins(theme.metrics().dockPadding, 4, theme.metrics().dockPadding, 4);
    error_->setElided(true);
    error_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(error_);
    column->addWidget(table_, 1);
}

void TablePage::setFilter(const QString& expression) {
    if (expression != filter_) {
        filter_ = expression;
        applyQuery();
    }
}

void TablePage::setOnlyUnits(std::vector<core::UnitId> units) {
    if (units != only_) {
        only_ = std::move(units);
        applyQuery();
    }
}

void TablePage::applyQuery() {
    tables::RowQuery query;
    query.sort = sort_;
    query.descending = descending_;
    query.where = filter_.trimmed().toStdString();
    if (!only_.empty()) {
        std::string list;
        for (const core::UnitId unit : only_) {
            list += core::format("{}{}", list.empty() ? "" : ",", unit.value);
        }
        const char* column = model_->table() == tables::Table::Units ? "id" : "unit_id";
        query.where = core::format(
            "{}{} IN ({})", query.where.empty() ? "" : core::format("({}\n) AND ", query.where),
            column, list);
    }
    model_->setQuery(query);
}

std::vector<std::int64_t> TablePage::chosen() const {
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange& range : table_->selectionModel()->selection()) {
        ranges.emplace_back(range.top(), range.bottom());
    }
    std::sort(ranges.begin(), ranges.end());
    std::vector<std::int64_t> ids;
    for (const auto& [top, bottom] : ranges) {
        for (int row = top; row <= bottom; ++row) {
            ids.push_back(model_->idAt(row));
        }
    }
    return ids;
}

qint64 TablePage::chosenCount() const {
    qint64 count = 0;
    for (const QItemSelectionRange& range : table_->selectionModel()->selection()) {
        count += range.height();
    }
    return count;
}

void TablePage::choose(const std::vector<std::int64_t>& ids) {
    std::vector<int> rows;
    for (const std::int64_t id : ids) {
        if (const int row = model_->rowOf(id); row >= 0) {
            rows.push_back(row);
        }
    }
    std::sort(rows.begin(), rows.end());
    QItemSelection selection;
    const int last = model_->columnCount() - 1;
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i;
        while (end + 1 < rows.size() && rows[end + 1] == rows[end] + 1) {
            ++end;
        }
        selection.append({model_->index(rows[i], 0), model_->index(rows[end], last)});
        i = end + 1;
    }
    choosing_ = true;
    table_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    choosing_ = false;
    if (rows.empty()) {
        return;
    }
    const QModelIndex first = model_->index(rows.front(), 0);
    table_->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    const bool seen = std::any_of(rows.begin(), rows.end(), [this](int row) {
        return table_->viewport()->rect().contains(
            table_->visualRect(model_->index(row, 0)).center());
    });
    if (!seen) {
        const int left = table_->horizontalScrollBar()->value();
        table_->scrollTo(first, QAbstractItemView::PositionAtCenter);
        table_->horizontalScrollBar()->setValue(left);
    }
}

std::vector<std::string> TablePage::shownColumns() const {
    std::vector<std::string> ids;
    const QHeaderView* head = table_->horizontalHeader();
    for (int place = 0; place < head->count(); ++place) {
        const int column = head->logicalIndex(place);
        if (!head->isSectionHidden(column)) {
            ids.push_back(model_->columns()[static_cast<std::size_t>(column)].id);
        }
    }
    return ids;
}

QByteArray TablePage::columnState() const {
    QJsonArray columns;
    const QHeaderView* head = table_->horizontalHeader();
    for (int place = 0; place < head->count(); ++place) {
        const int column = head->logicalIndex(place);
        const bool hidden = head->isSectionHidden(column);
        columns.append(QJsonObject{
            {"id", QString::fromStdString(model_->columns()[static_cast<std::size_t>(column)].id)},
            {"width", hidden ? 0 : head->sectionSize(column)},
            {"hidden", hidden}});
    }
    return QJsonDocument(columns).toJson(QJsonDocument::Compact);
}

void TablePage::setColumnState(const QByteArray& state) {
    state_ = state;
    arrangeColumns();
}

int TablePage::firstWidth(int column) const {
    const tables::Column& head = model_->columns()[static_cast<std::size_t>(column)];
    const QFontMetrics metrics(theme_.font(TextRole::Small));
    const int title = metrics.horizontalAdvance(
        model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    const int digits = metrics.horizontalAdvance(QLatin1Char('0'));
    const bool name = head.id == "name" || head.id == "territory";
    const int cells = name ? 28 : head.kind == tables::ColumnKind::Text ? 14 : 10;
    return std::max(title + 26, cells * digits + 12);
}

/// Where a person has put the columns; new ones come after the others.
void TablePage::arrangeColumns() {
    QHeaderView* head = table_->horizontalHeader();
    if (model_->columnCount() == 0) {
        return;
    }
    arranging_ = true;
    for (int column = 0; column < model_->columnCount(); ++column) {
        head->resizeSection(column, firstWidth(column));
        head->setSectionHidden(
            column,
            !shownAtFirst(model_->columns()[static_cast<std::size_t>(column)], model_->table()));
    }
    int place = 0;
    for (const QJsonValue& value : QJsonDocument::fromJson(state_).array()) {
        const QJsonObject kept = value.toObject();
        const int column = model_->columnOf(kept["id"].toString());
        if (column < 0) {
            continue;
        }
        head->moveSection(head->visualIndex(column), place++);
        if (const int width = kept["width"].toInt(); width > 0) {
            head->resizeSection(column, width);
        }
        head->setSectionHidden(column, kept["hidden"].toBool());
    }
    const int sorted = model_->columnOf(QString::fromStdString(sort_));
    head->setSortIndicatorShown(sorted >= 0);
    if (sorted >= 0) {
        head->setSortIndicator(sorted, descending_ ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
    arranging_ = false;
}

void TablePage::fillColumnMenu(QMenu* menu) {
    menu->setObjectName("columnMenu");
    QHeaderView* head = table_->horizontalHeader();
    for (int place = 0; place < head->count(); ++place) {
        const int column = head->logicalIndex(place);
        QAction* action =
            menu->addAction(model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!head->isSectionHidden(column));
        connect(action, &QAction::toggled, this, [this, head, column](bool shown) {
            arranging_ = true;
            head->setSectionHidden(column, !shown);
            if (shown && head->sectionSize(column) < 24) {
                head->resizeSection(column, firstWidth(column));
            }
            arranging_ = false;
            state_ = columnState();
            emit columnStateChanged();
        });
    }
    menu->addSeparator();
    menu->addAction(tr("&Reset columns"), this, [this] {
        state_.clear();
        for (int column = 0; column < model_->columnCount(); ++column) {
            table_->horizontalHeader()->moveSection(table_->horizontalHeader()->visualIndex(column),
                                                    column);
        }
        arrangeColumns();
        emit columnStateChanged();
    });
}

QString TablePage::countText() const {
    if (model_->searching()) {
        return tr("Searching…");
    }
    const int rows = model_->rowCount();
    const QString count = model_->table() == tables::Table::Territories
                              ? countedText(rows, tr("territory"), tr("territories"))
                              : countedText(rows, tr("row"), tr("rows"));
    const qint64 selected = chosenCount();
    return selected == 0 ? count : tr("%1, %2 selected").arg(count, groupedText(selected));
}

void TablePage::keepPlace(bool fresh) {
    const int top = fresh ? -1 : table_->rowAt(0);
    anchor_ = top >= 0 ? model_->idAt(top) : 0;
    current_ = model_->idAt(table_->currentIndex().row());
    kept_ = chosenCount() <= kMostKept ? chosen() : std::vector<std::int64_t>();
    choosing_ = true;
}

void TablePage::findPlace() {
    choosing_ = false;
    const int row = anchor_ == 0 ? -1 : model_->rowOf(anchor_);
    if (row < 0) {
        table_->scrollToTop();
    } else {
        table_->scrollTo(model_->index(row, 0), QAbstractItemView::PositionAtTop);
    }
    const int current = current_ == 0 ? -1 : model_->rowOf(current_);
    if (current >= 0) {
        table_->selectionModel()->setCurrentIndex(model_->index(current, 0),
                                                  QItemSelectionModel::NoUpdate);
    }
    if (!kept_.empty()) {
        const int at = table_->verticalScrollBar()->value();
        choose(kept_);
        table_->verticalScrollBar()->setValue(at);
    }
    emit countChanged();
}

} // namespace ui
