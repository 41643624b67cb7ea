// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/visits/visits_tables.h"

#include "ui/review/panel_parts.h"
#include "ui/theme/theme.h"
#include "ui/views/table_view.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kTallyHeight = 300;
constexpr int kListHeight = 420;

TableView* quietTable(const Theme& theme, QAbstractItemModel* model, const char* name,
                      const QString& spoken) {
    auto* view = new TableView(theme);
    view->setObjectName(name);
    view->setAccessibleName(spoken);
    view->setModel(model);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setTabKeyNavigation(false);
    return view;
}

} // namespace

VisitsTables::VisitsTables(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), tallies_(new RowModel(this)), visits_(new RowModel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* both = new QSplitter(Qt::Vertical);
    both->addWidget(makeTallies());
    both->addWidget(makeList());
    both->setStretchFactor(0, kTallyHeight);
    both->setStretchFactor(1, kListHeight);
    column->addWidget(both);
    setData({});
}

QWidget* VisitsTables::makeTallies() {
    auto* panel = new SidePanel(theme_, 0);
    span_ = panel->addHead(tr("Planned against done"));
    by_ = new QTabBar;
    by_->setObjectName("visitsBy");
    by_->setAccessibleName(tr("Summed by"));
    by_->setDrawBase(false);
    by_->setExpanding(false);
    by_->addTab(tr("By rep"));
    by_->addTab(tr("By territory"));
    by_->addTab(tr("By week"));
    panel->add(by_);
    tallyView_ = quietTable(theme_, tallies_, "visitsTallies", tr("Planned against done"));
    tallyView_->setSelectionMode(QAbstractItemView::SingleSelection);
    panel->add(tallyView_, 1);
    connect(by_, &QTabBar::currentChanged, this, &VisitsTables::showTallies);
    return panel;
}

QWidget* VisitsTables::makeList() {
    auto* panel = new SidePanel(theme_, 0);
    count_ = panel->addHead(tr("Visits"));
    visitView_ = quietTable(theme_, visits_, "visitsTable", tr("Visits"));
    visitView_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    visitView_->installEventFilter(this);
    visitView_->setEmptyText(
        tr("No visits on these days. V logs one; Import visits takes a list."));
    panel->add(visitView_, 1);
    made_ = new QPushButton(tr("It was made"));
    made_->setObjectName("visitsMade");
    made_->setToolTip(tr("As planned; change it if it was otherwise"));
    change_ = new QPushButton(tr("Change…"));
    change_->setObjectName("visitsChange");
    change_->setToolTip(tr("Enter"));
    remove_ = new QPushButton(tr("Remove"));
    remove_->setObjectName("visitsRemove");
    remove_->setToolTip(tr("Del. The next sync takes it off the CRM's timeline"));
    panel->addActs({}, {nullptr, remove_, made_, change_});
    connect(visitView_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        refresh();
        emit chosenChanged();
    });
    connect(visitView_, &QTableView::doubleClicked, change_, &QPushButton::click);
    connect(change_, &QPushButton::clicked, this, &VisitsTables::changeAsked);
    connect(made_, &QPushButton::clicked, this,
            [this] { emit madeAsked(chosen()->visit.id.value); });
    connect(remove_, &QPushButton::clicked, this, [this] { emit removeAsked(chosenVisits()); });
    return panel;
}

void VisitsTables::setData(const VisitData& visitData) {
    const core::VisitLine* before = chosen();
    const std::int64_t visit = before != nullptr ? before->visit.id.value : 0;
    data_ = visitData;
    showTallies();
    showVisits();
    for (int row = 0; visit != 0 && row < visits_->rowCount(); ++row) {
        const int about = visits_->at(row).about;
        if (about >= 0 &&
            data_.timeline.visits[static_cast<std::size_t>(about)].visit.id.value == visit) {
            visitView_->selectRow(row);
        }
    }
    refresh();
    emit chosenChanged();
}

void VisitsTables::showTallies() {
    showTable(tallyTable(data_.compared, static_cast<TallyBy>(by_->currentIndex())), *tallies_,
              *tallyView_);
    span_->setText(data_.compared.from.empty()
                       ? QString()
                       : tr("%1 to %2")
                             .arg(dayText(QString::fromStdString(data_.compared.from)),
                                  dayText(QString::fromStdString(data_.compared.to))));
}

void VisitsTables::showVisits() {
    RowTable table = visitTable(data_);
    const auto shown = static_cast<std::int64_t>(table.rows.size());
    const std::int64_t all = table.all;
    showTable(std::move(table), *visits_, *visitView_);
    count_->setText(shown == all ? groupedText(all)
                                 : tr("%1 of %2").arg(groupedText(shown), groupedText(all)));
}

std::vector<std::int64_t> VisitsTables::chosenVisits() const {
    std::vector<std::int64_t> chosen;
    if (visitView_ != nullptr) {
        for (const QModelIndex& index : visitView_->selectionModel()->selectedRows()) {
            const int about = visits_->at(index.row()).about;
            if (about >= 0) {
                chosen.push_back(
                    data_.timeline.visits[static_cast<std::size_t>(about)].visit.id.value);
            }
        }
    }
    return chosen;
}

const core::VisitLine* VisitsTables::chosen() const {
    const std::vector<std::int64_t> visits = chosenVisits();
    for (const core::VisitLine& line : data_.timeline.visits) {
        if (visits.size() == 1 && line.visit.id.value == visits.front()) {
            return &line;
        }
    }
    return nullptr;
}

void VisitsTables::chooseFirst() {
    if (visits_->rowCount() > 0) {
        visitView_->selectRow(0);
        visitView_->setFocus();
    }
}

void VisitsTables::setBusy(bool busy) {
    busy_ = busy;
    refresh();
}

void VisitsTables::refresh() {
    const core::VisitLine* one = chosen();
    made_->setEnabled(!busy_ && one != nullptr && !one->visit.done);
    change_->setEnabled(!busy_ && one != nullptr);
    remove_->setEnabled(!busy_ && !chosenVisits().empty());
}

bool VisitsTables::eventFilter(QObject* watched, QEvent* event) {
    if (watched == visitView_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_V) {
            event->ignore(); // for the page, not a search for rows that begin so
            return true;
        }
        if (key == Qt::Key_Delete && remove_->isEnabled()) {
            remove_->click();
            return true;
        }
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && change_->isEnabled()) {
            change_->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
