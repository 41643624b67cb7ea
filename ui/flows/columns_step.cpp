// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/columns_step.h"

#include "ui/flows/column_model.h"
#include "ui/flows/flow_delegates.h"
#include "ui/flows/issue_list.h"
#include "ui/flows/preview_model.h"
#include "ui/review/panel_parts.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/views/table_view.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_column.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kSideWidth = 372;
constexpr double kPreviewShare = 0.39;
constexpr int kPreviewLeast = 150;
constexpr int kRowColumn = 56;
constexpr int kRemarkLeast = 170;
constexpr int kCellPadding = 20;
constexpr int kWidestCell = 190;
/// Rows that are measured to find out how wide a column has to be.
constexpr int kMeasured = 60;

QString separatorAndEncoding(const geo::TableFacts& facts) {
    const QString word = coreText(geo::delimiterWord(facts.delimiter));
    return word + QStringLiteral(", ") + QString::fromStdString(facts.encoding);
}

} // namespace

ColumnsStep::ColumnsStep(const Theme& theme, ImportChoices& choices, QWidget* parent)
    : QWidget(parent), theme_(theme), choices_(choices),
      columnModel_(new ColumnModel(choices, this)), rowModel_(new PreviewModel(this)),
      columns_(new TableView(theme, this)) {
    columns_->setObjectName("import.columns");
    columns_->setAccessibleName(tr("Columns of the file"));
    auto* head = new TickHeader(columns_);
    columns_->setHorizontalHeader(head);
    head->setHighlightSections(false);
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    columns_->setModel(columnModel_);
    columns_->setSelectionMode(QAbstractItemView::SingleSelection);
    columns_->setEditTriggers(QAbstractItemView::EditKeyPressed);
    columns_->setItemDelegateForColumn(ColumnModel::Tick, new TickDelegate(theme, columns_));
    columns_->setItemDelegateForColumn(ColumnModel::ReadAs, new ReadAsDelegate(theme, columns_));
    columns_->setItemDelegateForColumn(ColumnModel::Confidence,
                                       new ConfidenceDelegate(theme, columns_));
    columns_->setItemDelegateForColumn(ColumnModel::Remark,
                                       new SignedTextDelegate(theme, columns_));
    columns_->installEventFilter(this);
    columns_->viewport()->installEventFilter(this);
    connect(head, &TickHeader::tickAsked, columnModel_, &ColumnModel::setAll);
    connect(columnModel_, &ColumnModel::decided, this, &ColumnsStep::decided);
    connect(columns_, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == ColumnModel::ReadAs) {
            columns_->edit(index);
        }
    });
    auto* upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(columns_, 1);
    upper->addWidget(new HairLine(theme, Qt::Vertical, this));
    upper->addWidget(makeSide());
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(upper, 1);
    whole->addWidget(new HairLine(theme, Qt::Horizontal, this));
    whole->addWidget(makePreview());
    connect(&theme, &Theme::changed, this, [this] {
        fitColumns();
        fitRows();
    });
}

QWidget* ColumnsStep::makeSide() {
    auto* side = new SidePanel(theme_, kSideWidth, this);
    issueDetail_ = side->addHead(tr("Issues found"));
    issues_ = new IssueList(theme_);
    auto* scroll = new ScrollColumn;
    auto* holder = new QWidget;
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(issues_);
    column->addStretch(1);
    scroll->setContent(holder);
    groundLikeTables(theme_, *holder);
    side->add(scroll, 1);
    side->add(new HairLine(theme_, Qt::Horizontal));
    sheetRow_ = new QWidget;
    auto* row = new QHBoxLayout(sheetRow_);
    row->setContentsMargins(12, 8, 12, 0);
    sheet_ = new QComboBox;
    sheet_->setObjectName("import.sheet");
    sheet_->setAccessibleName(tr("Sheet or layer"));
    row->addWidget(new Label(theme_, TextRole::Small, Tone::Text2, tr("Sheet or layer")));
    row->addWidget(sheet_, 1);
    sheetRow_->hide();
    connect(sheet_, &QComboBox::activated, this,
            [this] { emit sheetChosen(sheet_->currentText()); });
    side->add(sheetRow_);
    facts_ = new KeyValues(theme_);
    side->add(facts_);
    connect(issues_, &IssueList::chosen, this, [this](int issue, int choice) {
        choices_.choose(issue, choice);
        emit decided();
    });
    return side;
}

QWidget* ColumnsStep::makePreview() {
    auto* box = new QWidget(this);
    previewBox_ = box;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QWidget;
    head->setAutoFillBackground(true);
    const auto dress = [this, head] {
        QPalette palette = head->palette();
        palette.setColor(QPalette::Window, theme_.tokens().panel);
        head->setPalette(palette);
    };
    dress();
    connect(&theme_, &Theme::changed, head, dress);
    head->setMinimumHeight(theme_.metrics().dockTitle);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(12, 2, 10, 2);
    row->setSpacing(6);
    row->addWidget(new Label(theme_, TextRole::BodyStrong, Tone::Text, tr("Preview")));
    rowsNote_ = new Label(theme_, TextRole::Small, Tone::Text3, tr("rows as they will be read"));
    row->addWidget(rowsNote_);
    row->addStretch(1);
    filters_ = new QHBoxLayout;
    filters_->setSpacing(2);
    row->addLayout(filters_);
    column->addWidget(head);
    column->addWidget(new HairLine(theme_, Qt::Horizontal));
    rows_ = new TableView(theme_);
    rows_->setObjectName("import.rows");
    rows_->setAccessibleName(tr("Rows as they will be read"));
    rows_->setModel(rowModel_);
    rows_->setItemDelegate(new ChangedCellDelegate(theme_, rows_));
    rows_->setSelectionMode(QAbstractItemView::SingleSelection);
    rows_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    rows_->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    column->addWidget(rows_, 1);
    rows_->viewport()->installEventFilter(this);
    return box;
}

void ColumnsStep::refresh() {
    const QModelIndex current = columns_->currentIndex();
    columnModel_->refresh();
    if (!current.isValid() && columnModel_->rowCount() > 0) {
        columns_->setCurrentIndex(columnModel_->index(0, ColumnModel::ReadAs));
        columns_->clearSelection();
    }
    issues_->setIssues(choices_.preview().issues);
    issueDetail_->setText(choices_.issueSummary());
    rowModel_->setPreview(choices_.preview());
    refreshFilters();
    refreshFacts();
    fitColumns();
    fitRows();
}

void ColumnsStep::refreshFilters() {
    while (QLayoutItem* item = filters_->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->setObjectName({});
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (const geo::PreviewFilter& filter : choices_.preview().filters) {
        auto* button = new QToolButton(this);
        button->setObjectName("import.filter." + QString::fromStdString(filter.id));
        button->setText(
            QStringLiteral("%1  %2").arg(coreText(filter.label), groupedText(filter.count)));
        button->setCheckable(true);
        button->setChecked(rowModel_->filter() == filter.flag);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        button->setFont(theme_.font(TextRole::Small));
        setLook(button, Look::Plain, true);
        connect(button, &QToolButton::clicked, this, [this, flag = filter.flag] {
            rowModel_->setFilter(flag);
            refreshFilters();
            fitRows();
        });
        filters_->addWidget(button);
    }
    const auto kept = static_cast<std::int64_t>(choices_.preview().rows.size());
    rowsNote_->setText(kept < choices_.preview().read
                           ? tr("the first %1 rows, as they will be read").arg(groupedText(kept))
                           : tr("rows as they will be read"));
}

void ColumnsStep::refreshFacts() {
    const geo::ImportPreview& preview = choices_.preview();
    std::vector<KeyValue> rows;
    rows.push_back({preview.facts.headerRow ? tr("Rows, one header") : tr("Rows, no header"),
                    groupedText(preview.read), Tone::Text});
    if (preview.facts.delimiter != 0) {
        rows.push_back(
            {tr("Separator, encoding"), separatorAndEncoding(preview.facts), Tone::Text});
    } else {
        rows.push_back({tr("Format"), QString::fromStdString(preview.facts.format), Tone::Text});
    }
    facts_->setRows(rows);
    const QSignalBlocker blocker(sheet_);
    sheet_->clear();
    for (const std::string& sheet : preview.sheets) {
        sheet_->addItem(QString::fromStdString(sheet));
    }
    sheet_->setCurrentText(QString::fromStdString(preview.sheet));
    sheetRow_->setVisible(preview.sheets.size() > 1);
}

/// The widths of the mock; where there is less room the first values give way.
void ColumnsStep::fitColumns() {
    const int room = static_cast<int>(columns_->viewport()->width() / theme_.textScale());
    int name = 104;
    const QFontMetrics metrics(theme_.font(TextRole::BodyStrong));
    for (int row = 0; row < columnModel_->rowCount(); ++row) {
        const QString text = columnModel_->index(row, ColumnModel::Name).data().toString();
        name = std::max(name, static_cast<int>((metrics.horizontalAdvance(text) + kCellPadding) /
                                               theme_.textScale()));
    }
    name = std::min(name, 220);
    const int rest = 36 + name + 24 + 178 + 116;
    int remark = 150;
    const QFontMetrics small(theme_.font(TextRole::Small));
    for (int row = 0; row < columnModel_->rowCount(); ++row) {
        const QString text = columnModel_->index(row, ColumnModel::Remark).data().toString();
        remark = std::max(
            remark, static_cast<int>((small.horizontalAdvance(text) + 40) / theme_.textScale()));
    }
    const int first = std::clamp(room - rest - remark, 110, 344);
    columns_->setColumnWidths({36, name, first, 24, 178, 116, 0});
}

/// Every column as wide as what it shows, the remark takes the rest.
void ColumnsStep::fitRows() {
    const QFontMetrics metrics(theme_.font(TextRole::SmallStrong));
    const QFontMetrics struck(theme_.font(TextRole::Small));
    QHeaderView* head = rows_->horizontalHeader();
    const int columns = rowModel_->columnCount();
    int used = 0;
    for (int column = 0; column < columns; ++column) {
        int width = metrics.horizontalAdvance(
                        rowModel_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()) +
                    kCellPadding;
        for (int row = 0; row < std::min(rowModel_->rowCount(), kMeasured); ++row) {
            const QModelIndex index = rowModel_->index(row, column);
            const QString was = index.data(PreviewModel::kWasRole).toString();
            const int both =
                was.isEmpty() || was.size() > 12 ? 0 : struck.horizontalAdvance(was) + 4;
            width = std::max(width, metrics.horizontalAdvance(index.data().toString()) + both +
                                        kCellPadding);
        }
        const bool last = column == columns - 1;
        const int widest = static_cast<int>(kWidestCell * theme_.textScale());
        width = last ? std::max(kRemarkLeast, rows_->viewport()->width() - used)
                     : std::min(column == 0 ? std::max(width, kRowColumn) : width, widest);
        head->setSectionResizeMode(column, QHeaderView::Fixed);
        head->resizeSection(column, width);
        used += width;
    }
}

void ColumnsStep::toggleCurrent() {
    const QModelIndex current = columns_->currentIndex();
    if (current.isValid()) {
        const QModelIndex tick = current.siblingAtColumn(ColumnModel::Tick);
        const bool on = tick.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        columnModel_->setData(tick, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }
}

void ColumnsStep::begin() {
    rowModel_->setFilter(0);
    rows_->scrollToTop();
    columns_->clearSelection();
    for (const geo::PreviewIssue& issue : choices_.preview().issues) {
        const int row = rowModel_->rowOf(issue.row);
        if (issue.column.empty() || row < 0) {
            continue;
        }
        for (int c = 0; c < choices_.columns(); ++c) {
            if (choices_.column(c).name == issue.column) {
                columns_->setCurrentIndex(columnModel_->index(c, ColumnModel::ReadAs));
            }
        }
        rows_->setCurrentIndex(rowModel_->index(row, 0));
        rows_->scrollTo(rowModel_->index(std::max(0, row - 2), 0),
                        QAbstractItemView::PositionAtTop);
        return;
    }
}

bool ColumnsStep::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && watched == columns_->viewport()) {
        fitColumns();
    } else if (event->type() == QEvent::Resize && rows_ != nullptr &&
               watched == rows_->viewport()) {
        fitRows();
    }
    if (watched == columns_ && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Space) {
            toggleCurrent();
            return true;
        }
        const bool open = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter ||
                          key->key() == Qt::Key_F2 ||
                          (key->key() == Qt::Key_Down && key->modifiers() == Qt::AltModifier);
        if (open && columns_->currentIndex().isValid()) {
            columns_->edit(columns_->currentIndex().siblingAtColumn(ColumnModel::ReadAs));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ColumnsStep::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    previewBox_->setFixedHeight(
        std::max(kPreviewLeast, static_cast<int>(height() * kPreviewShare)));
}

void ColumnsStep::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), theme_.tokens().base);
}

} // namespace ui
