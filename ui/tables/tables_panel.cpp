// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tables_panel.h"

#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/views/table_view.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segment_button.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace tables = core::tables;

namespace {

constexpr tables::Table kTables[] = {tables::Table::Territories, tables::Table::Units,
                                     tables::Table::Accounts};
/// A pause in typing after which an expression is looked at.
constexpr int kTypingMs = 450;

const char* exampleFor(tables::Table table) {
    switch (table) {
    case tables::Table::Territories:
        return QT_TRANSLATE_NOOP("ui::TablesPanel", "Filter: units > 20 AND owner LIKE 'Rep%'");
    case tables::Table::Units:
        return QT_TRANSLATE_NOOP("ui::TablesPanel", "Filter: accounts > 5 AND territory = 'North'");
    case tables::Table::Accounts: break;
    }
    return QT_TRANSLATE_NOOP("ui::TablesPanel", "Filter: segment = 'Services' AND state = 'CT'");
}

} // namespace

TablesPanel::TablesPanel(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), head_(new QWidget(this)), tabs_(new QTabBar(head_)),
      filter_(new QLineEdit(head_)), segments_(new SegmentButton(theme, head_)),
      only_(new QToolButton(head_)), columns_(new QToolButton(head_)),
      export_(new QToolButton(head_)),
      count_(new Label(theme, TextRole::Small, Tone::Text3, {}, head_)),
      stack_(new QStackedWidget(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
    for (const tables::Table table : kTables) {
        auto* page = new TablePage(theme, table);
        pages_[static_cast<std::size_t>(stack_->addWidget(page))] = page;
        connect(page, &TablePage::countChanged, this, &TablesPanel::refreshCount);
        page->table().installEventFilter(this);
    }
    buildHead(theme);
    typing_.setSingleShot(true);
    typing_.setInterval(kTypingMs);
    connect(&typing_, &QTimer::timeout, this, [this] { current().setFilter(filter_->text()); });
    setZips(true);
    follow();
}

void TablesPanel::buildHead(const Theme& theme) {
    tabs_->setObjectName("tableTabs");
    tabs_->setAccessibleName(tr("Tables"));
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    tabs_->addTab(tr("Territories"));
    tabs_->addTab(tr("ZIPs"));
    tabs_->addTab(tr("Accounts"));
    filter_->setObjectName("tableFilter");
    filter_->setAccessibleName(tr("Filter of the rows"));
    filter_->setClearButtonEnabled(true);
    filter_->setMinimumWidth(120);
    filter_->installEventFilter(this);
    setLook(filter_, Look::Plain, true);
    const auto dress = [&](QToolButton* button, const char* name, const char* sign,
                           const QString& words) {
        button->setObjectName(name);
        button->setIcon(icon(theme, sign, Tone::Text2));
        button->setToolTip(words);
        button->setAccessibleName(words);
        button->setFocusPolicy(Qt::TabFocus);
        setLook(button, Look::Plain, true);
    };
    dress(only_, "onlySelection", "zoom-fit-selection", tr("Only rows of the selected units"));
    only_->setCheckable(true);
    dress(columns_, "tableColumns", "configure", tr("Columns"));
    dress(export_, "tableExport", "document-export", tr("Export these rows…"));
    auto* menu = new QMenu(columns_);
    columns_->setMenu(menu);
    columns_->setPopupMode(QToolButton::InstantPopup);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        current().fillColumnMenu(menu);
    });
    auto* row = new QHBoxLayout(head_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(tabs_);
    row->addSpacing(6);
    row->addWidget(filter_, 1);
    row->addWidget(segments_);
    row->addWidget(count_);
    row->addWidget(only_);
    row->addWidget(columns_);
    row->addWidget(export_);
    connect(tabs_, &QTabBar::currentChanged, this, &TablesPanel::follow);
    connect(filter_, &QLineEdit::textEdited, &typing_, qOverload<>(&QTimer::start));
    connect(filter_, &QLineEdit::returnPressed, this, [this] {
        typing_.stop();
        current().setFilter(filter_->text());
        current().table().setFocus();
    });
    segments_->setObjectName("tableSegments");
    connect(segments_, &SegmentButton::chosen, this, [this](const QString& expression) {
        typing_.stop();
        filter_->setText(expression);
        current().setFilter(expression);
    });
    connect(only_, &QToolButton::clicked, this, &TablesPanel::onlySelectionAsked);
    connect(export_, &QToolButton::clicked, this, &TablesPanel::exportAsked);
}

TablePage& TablesPanel::page(tables::Table table) {
    return *pages_[static_cast<std::size_t>(table)];
}

TablePage& TablesPanel::current() {
    return *pages_[static_cast<std::size_t>(tabs_->currentIndex())];
}

tables::Table TablesPanel::shown() const {
    return kTables[tabs_->currentIndex()];
}

void TablesPanel::show(tables::Table table) {
    tabs_->setCurrentIndex(static_cast<int>(table));
}

void TablesPanel::setZips(bool zips) {
    tabs_->setTabText(1, zips ? tr("ZIPs") : tr("Units"));
}

void TablesPanel::setSchemes(const std::vector<core::AccountChoices::Scheme>& schemes) {
    segments_->setSchemes(schemes);
}

void TablesPanel::follow() {
    typing_.stop();
    segments_->setVisible(shown() == tables::Table::Accounts);
    stack_->setCurrentWidget(&current());
    filter_->setText(current().filter());
    const QString example = tr(exampleFor(shown()));
    filter_->setPlaceholderText(example);
    filter_->setToolTip(tr("An expression over the columns, as --where of the command line takes "
                           "it. Point at the head of a column to see what it is called."));
    only_->setEnabled(shown() != tables::Table::Territories);
    only_->setChecked(current().onlyUnits());
    refreshCount();
    emit tableChanged();
}

void TablesPanel::refreshCount() {
    const QString text = current().countText();
    if (text != count_->text()) {
        count_->setText(text);
    }
}

bool TablesPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        if (watched != filter_) {
            emit leaveAsked();
        } else if (filter_->text().isEmpty()) {
            current().table().setFocus();
        } else {
            filter_->clear();
            current().setFilter({});
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
