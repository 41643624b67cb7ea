// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/duplicates_page.h"

#include "ui/review/cluster_model.h"
#include "ui/review/field_grid.h"
#include "ui/review/once_totals.h"
#include "ui/review/panel_parts.h"
#include "ui/review/weight_bars.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/views/table_view.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_column.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QKeyEvent>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kLeftWidth = 372;
constexpr int kRightWidth = 348;
constexpr int kNarrowest = 360; // of the records side by side

} // namespace

DuplicatesPage::DuplicatesPage(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), clusters_(new ClusterModel(this)),
      fields_(new FieldGrid(theme)), totals_(new OnceTotals(theme)),
      weights_(new WeightBars(theme)), after_(new KeyValues(theme)) {
    setObjectName("duplicatesPage");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeLeft());
    row->addWidget(new HairLine(theme, Qt::Vertical, this));
    row->addWidget(makeCentre(), 1);
    row->addWidget(new HairLine(theme, Qt::Vertical, this));
    row->addWidget(makeRight());
    connectParts();
    refreshActs();
}

QWidget* DuplicatesPage::makeLeft() {
    auto* left = new SidePanel(theme_, kLeftWidth, this);
    listDetail_ = left->addHead(tr("Probable duplicates"));
    auto* filters = new QWidget;
    auto* row = new QHBoxLayout(filters);
    row->setContentsMargins(theme_.metrics().dockPadding, 6, theme_.metrics().dockPadding, 6);
    auto* group = new QButtonGroup(this);
    for (int i = 0; i < 3; ++i) {
        stateButtons_[i] = new QToolButton;
        stateButtons_[i]->setCheckable(true);
        stateButtons_[i]->setAutoRaise(true);
        group->addButton(stateButtons_[i], i);
        row->addWidget(stateButtons_[i]);
    }
    row->addStretch(1);
    stateButtons_[0]->setChecked(true);
    connect(group, &QButtonGroup::idClicked, this, [this](int id) {
        state_ = static_cast<ClusterState>(id);
        emit stateChosen(state_);
    });
    left->add(filters);
    auto* table = new TableView(theme_);
    table->setModel(clusters_);
    table->setObjectName("clusters");
    table->setAccessibleName(tr("Probable duplicates"));
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setColumnWidths({0, 124, 64, 52});
    table_ = table;
    left->add(table, 1);
    return left;
}

QWidget* DuplicatesPage::makeCentre() {
    auto* centre = new SidePanel(theme_, 0, this);
    centre->setMinimumWidth(kNarrowest);
    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(theme_.metrics().dockPadding, 10, theme_.metrics().dockPadding, 8);
    column->setSpacing(2);
    auto* first = new QHBoxLayout;
    title_ = new Label(theme_, TextRole::Heading, Tone::Text);
    title_->setElided(true);
    score_ = new Chip(theme_);
    first->addWidget(title_, 1);
    first->addWidget(score_);
    column->addLayout(first);
    subtitle_ = new Label(theme_, TextRole::Small, Tone::Text2);
    subtitle_->setWordWrap(true);
    column->addWidget(subtitle_);
    centre->add(head);
    centre->add(new HairLine(theme_, Qt::Horizontal));
    auto* scroll = new ScrollColumn;
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    auto* inside = new QWidget;
    auto* rows = new QVBoxLayout(inside);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(fields_);
    auto* note = new Label(theme_, TextRole::Small, Tone::Text3,
                           tr("≈ the same after normalising. Proposed survivor: best located, most "
                              "fields filled, changed last. Ticked rows are kept from all."));
    note->setWordWrap(true);
    note->setContentsMargins(theme_.metrics().dockPadding, 4, theme_.metrics().dockPadding, 8);
    rows->addWidget(note);
    rows->addStretch(1);
    groundLikeTables(theme_, *inside);
    scroll->setContent(inside);
    centre->add(scroll, 1);
    auto* totalsHead = new QWidget;
    auto* line = new QHBoxLayout(totalsHead);
    line->setContentsMargins(theme_.metrics().dockPadding, 6, theme_.metrics().dockPadding, 6);
    line->addWidget(new Label(theme_, TextRole::BodyStrong, Tone::Text, tr("In the totals")));
    line->addStretch(1);
    once_ = new QCheckBox(tr("Count once in analysis"));
    once_->setObjectName("countOnce");
    line->addWidget(once_);
    centre->add(new HairLine(theme_, Qt::Horizontal));
    centre->add(totalsHead);
    centre->add(new HairLine(theme_, Qt::Horizontal));
    centre->add(totals_);
    return centre;
}

QWidget* DuplicatesPage::makeRight() {
    auto* right = new SidePanel(theme_, kRightWidth, this);
    sum_ = right->addHead(tr("Why they look the same"));
    right->add(weights_);
    right->addHead(tr("Decision"));
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 8);
    column->setSpacing(2);
    auto* group = new QButtonGroup(this);
    const QString names[] = {tr("Link, in Evenlode only"), tr("Merge, in the CRM"), tr("Ignore")};
    for (int i = 0; i < 3; ++i) {
        acts_[i] = new QRadioButton(names[i]);
        group->addButton(acts_[i], i);
        column->addWidget(acts_[i]);
        auto* text = new Label(theme_, TextRole::Small, Tone::Text2);
        text->setWordWrap(true);
        text->setContentsMargins(22, 0, 0, 6);
        actTexts_[i] = text;
        column->addWidget(text);
    }
    acts_[0]->setChecked(true);
    connect(group, &QButtonGroup::idClicked, this, [this] { refreshActs(); });
    right->add(box);
    right->addHead(tr("Afterwards"));
    right->add(after_);
    right->add(new QWidget, 1);
    ignore_ = new QPushButton(tr("Ignore"));
    merge_ = new QPushButton;
    link_ = new QPushButton;
    ignore_->setObjectName("ignore");
    merge_->setObjectName("merge");
    link_->setObjectName("link");
    setLook(link_, Look::Primary);
    right->addActs(tr("Remembered by record, and taken back with Undo."),
                   {ignore_, nullptr, merge_, link_});
    return right;
}

void DuplicatesPage::connectParts() {
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid()) {
                    emit clusterChosen(clusters_->row(current.row()).id);
                }
            });
    connect(fields_, &FieldGrid::survivorChanged, this, [this] { refreshActs(); });
    connect(ignore_, &QPushButton::clicked, this, [this] { decide(DuplicateAct::Ignore); });
    connect(merge_, &QPushButton::clicked, this, [this] { decide(DuplicateAct::Merge); });
    connect(link_, &QPushButton::clicked, this, [this] { decide(DuplicateAct::Link); });
    connect(once_, &QCheckBox::clicked, this, &DuplicatesPage::countOnceAsked);
}

void DuplicatesPage::setClusters(ClusterState state, std::vector<ClusterRow> rows, Counts counts,
                                 const QString& unit, const QString& detail) {
    const int before = clusters_->rowOf(case_.id);
    const int id = case_.id;
    state_ = state;
    const std::pair<QString, int> words[] = {{tr("To decide"), counts.open},
                                             {tr("Linked"), counts.linked},
                                             {tr("Ignored"), counts.ignored}};
    for (int i = 0; i < 3; ++i) {
        stateButtons_[i]->setText(
            QStringLiteral("%1  %2").arg(words[i].first, groupedText(words[i].second)));
        stateButtons_[i]->setChecked(i == static_cast<int>(state));
    }
    listDetail_->setText(detail);
    clusters_->setRows(std::move(rows), unit);
    int row = clusters_->rowOf(id);
    if (row < 0) {
        // The one that was shown is decided: what follows it has moved up to its place.
        row = std::min(std::max(before, 0), clusters_->rowCount() - 1);
    }
    if (row >= 0) {
        table_->setCurrentIndex(clusters_->index(row, 0));
    } else {
        setCase({});
    }
}

void DuplicatesPage::setCase(const ClusterCase& cluster) {
    case_ = cluster;
    title_->setText(cluster.accounts.empty() ? tr("Nothing to decide") : cluster.title);
    subtitle_->setText(cluster.accounts.empty()
                           ? tr("No records look alike from the score that is listed.")
                           : cluster.subtitle);
    score_->setState(cluster.accounts.empty() ? QString()
                                              : tr("Score %1").arg(decimalText(cluster.score, 2)),
                     ChipKind::Warn);
    score_->setVisible(!cluster.accounts.empty());
    sum_->setText(cluster.accounts.empty() ? QString()
                                           : tr("sum %1").arg(decimalText(cluster.score, 2)));
    fields_->setCase(cluster);
    weights_->setWeights(cluster.weights);
    acts_[0]->setChecked(true);
    refreshActs();
}

void DuplicatesPage::setTotals(const OnceTable& table) {
    totals_->setTable(table);
    once_->setChecked(table.on);
    once_->setEnabled(!table.territories.empty());
}

DuplicateAct DuplicatesPage::chosenAct() const {
    return acts_[1]->isChecked()   ? DuplicateAct::Merge
           : acts_[2]->isChecked() ? DuplicateAct::Ignore
                                   : DuplicateAct::Link;
}

void DuplicatesPage::refreshActs() {
    const auto count = static_cast<int>(case_.accounts.size());
    const bool any = count > 1;
    const bool open = any && state_ == ClusterState::Open;
    const bool mergeable = open && case_.mergeable > 1;
    actTexts_[0]->setText(tr("The records stay where they are and point to the survivor. Nothing "
                             "is written."));
    actTexts_[1]->setText(
        mergeable ? tr("The chosen values are queued for the CRM. Records of one connection can be "
                       "merged there, which deletes one and cannot be undone.")
                  : tr("The records do not come from one CRM connection; they can be linked."));
    actTexts_[2]->setText(tr("Different accounts. Not proposed again unless a field changes."));
    acts_[0]->setEnabled(open);
    acts_[1]->setEnabled(mergeable);
    acts_[2]->setEnabled(open);
    ignore_->setEnabled(open);
    merge_->setEnabled(mergeable);
    link_->setEnabled(open);
    merge_->setText(tr("Merge %1…").arg(std::max(case_.mergeable, 2)));
    link_->setText(tr("Link %n records", nullptr, std::max(count, 2)));
    const QString survivor =
        any ? case_.names[static_cast<std::size_t>(fields_->survivor())] : QString();
    const DuplicateAct act = chosenAct();
    std::vector<KeyValue> rows;
    if (any) {
        rows.push_back({tr("Records"),
                        act == DuplicateAct::Ignore ? tr("%1, separate").arg(count)
                                                    : tr("%1, one leads").arg(count),
                        Tone::Text});
        rows.push_back({tr("Counted in analysis"),
                        once_->isChecked() && act != DuplicateAct::Ignore
                            ? tr("once")
                            : tr("%1 times").arg(count),
                        Tone::Text});
        rows.push_back(
            {tr("Leads"), act == DuplicateAct::Ignore ? tr("each itself") : survivor, Tone::Text});
        rows.push_back(
            {tr("In the CRM"),
             act == DuplicateAct::Merge ? tr("values wait for the next sync") : tr("unchanged"),
             Tone::Text});
    }
    after_->setRows(rows);
}

void DuplicatesPage::decide(DuplicateAct act) {
    if (case_.accounts.empty() || state_ != ClusterState::Open) {
        return;
    }
    DuplicateDecision decision;
    decision.act = act;
    decision.cluster = case_.id;
    decision.accounts = case_.accounts;
    const auto survivor = static_cast<std::ptrdiff_t>(fields_->survivor());
    std::rotate(decision.accounts.begin(), decision.accounts.begin() + survivor,
                decision.accounts.begin() + survivor + 1);
    const std::vector<int> kept = fields_->kept();
    for (std::size_t field = 0; field < kept.size(); ++field) {
        const FieldLine& line = case_.fields[field];
        if (line.kind == FieldLine::Kind::Choice && kept[field] >= 0 &&
            kept[field] != fields_->survivor()) {
            decision.keep.push_back(
                {line.field, case_.accounts[static_cast<std::size_t>(kept[field])]});
        }
    }
    emit decided(decision);
}

void DuplicatesPage::next() {
    const int count = clusters_->rowCount();
    if (count > 0) {
        const int row = (clusters_->rowOf(case_.id) + 1) % count;
        table_->setCurrentIndex(clusters_->index(row, 0));
    }
}

void DuplicatesPage::keyPressEvent(QKeyEvent* event) {
    const bool plain =
        event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        decide(chosenAct());
    } else if (plain && event->key() == Qt::Key_Delete) {
        decide(DuplicateAct::Ignore);
    } else if (plain && event->key() == Qt::Key_N) {
        next();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace ui
