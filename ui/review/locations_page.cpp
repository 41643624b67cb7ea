// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/locations_page.h"

#include "ui/map/map_canvas.h"
#include "ui/review/bar_delegate.h"
#include "ui/review/candidate_list.h"
#include "ui/review/match_report.h"
#include "ui/review/panel_parts.h"
#include "ui/review/pin_tool.h"
#include "ui/review/review_marks.h"
#include "ui/review/work_list_model.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/views/table_view.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_column.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <set>

namespace ui {

namespace {

constexpr int kLeftWidth = 408;
constexpr int kRightWidth = 392;
constexpr double kLeastView = 4000; ///< metres that the map shows at least

} // namespace

LocationsPage::LocationsPage(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), report_(new MatchReport(theme)),
      work_(new WorkListModel(this)), map_(new MapCanvas(this)),
      candidates_(new CandidateList(theme)), marks_(std::make_shared<ReviewMarks>()) {
    setObjectName("locationsPage");
    map_->setObjectName("reviewMap");
    map_->setAccessibleName(tr("Map of the account under review"));
    map_->setTokens(theme.tokens());
    connect(&theme, &Theme::changed, map_, [this] { map_->setTokens(theme_.tokens()); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeLeft());
    row->addWidget(new HairLine(theme, Qt::Vertical, this));
    row->addWidget(map_, 1);
    row->addWidget(new HairLine(theme, Qt::Vertical, this));
    row->addWidget(makeRight());
    connectParts();
    refreshActs();
}

LocationsPage::~LocationsPage() = default;

QWidget* LocationsPage::makeLeft() {
    auto* left = new SidePanel(theme_, kLeftWidth, this);
    reportDetail_ = left->addHead(tr("Match report"));
    left->add(report_);
    reportNote_ = left->addNote();
    workDetail_ = left->addHead(tr("Work list"));
    auto* table = new TableView(theme_);
    table->setModel(work_);
    table->setObjectName("workList");
    table->setAccessibleName(tr("Accounts to review"));
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setItemDelegateForColumn(WorkListModel::Weight, new BarDelegate(theme_, table));
    table_ = table;
    left->add(table, 1);
    return left;
}

QWidget* LocationsPage::makeRight() {
    auto* right = new SidePanel(theme_, kRightWidth, this);
    name_ = right->addTitle();
    place_ = right->detailOfTitle();
    right->addCaption(tr("Address as stated in the CRM"));
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(theme_.metrics().dockPadding, 2, theme_.metrics().dockPadding, 4);
    address_ = new QLineEdit;
    address_->setReadOnly(true);
    address_->setAccessibleName(tr("Address as stated in the CRM"));
    fix_ = new QPushButton(tr("Fix address…"));
    fix_->setObjectName("fixAddress");
    row->addWidget(address_, 1);
    row->addWidget(fix_);
    right->add(line);
    facts_ = new KeyValues(theme_);
    right->add(facts_);
    candidatesHead_ = right->addHead(tr("Candidates"));
    candidatesHead_->setText(tr("score, 1.00 = certain"));
    auto* scroll = new ScrollColumn;
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(candidates_);
    advice_ = new Label(theme_, TextRole::Small, Tone::Text3);
    advice_->setWordWrap(true);
    advice_->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 8);
    column->addWidget(advice_);
    column->addStretch(1);
    groundLikeTables(theme_, *inside);
    scroll->setContent(inside);
    right->add(scroll, 1);
    unmappable_ = new QPushButton(tr("Not mappable"));
    unmappable_->setObjectName("unmappable");
    skip_ = new QPushButton(tr("Next"));
    skip_->setObjectName("next");
    accept_ = new QPushButton;
    accept_->setObjectName("accept");
    setLook(accept_, Look::Primary);
    right->addActs(tr("A corrected address waits for the next sync."),
                   {unmappable_, nullptr, skip_, accept_});
    return right;
}

void LocationsPage::connectParts() {
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid()) {
                    emit accountChosen(work_->row(current.row()).id);
                }
            });
    connect(candidates_, &CandidateList::picked, this, &LocationsPage::choose);
    connect(accept_, &QPushButton::clicked, this, &LocationsPage::carryOut);
    connect(skip_, &QPushButton::clicked, this, &LocationsPage::next);
    connect(fix_, &QPushButton::clicked, this, [this] { emit fixAsked(case_.id); });
    connect(unmappable_, &QPushButton::clicked, this, [this] { emit unmappableAsked(case_.id); });
    PinTool::Acts acts;
    acts.moved = acts.dropped = [this](core::Point metres) { movePin(metres); };
    acts.picked = [this](int candidate) { choose(candidate); };
    map_->setTool(std::make_unique<PinTool>([this] { return marks_; }, std::move(acts)));
}

QTableView& LocationsPage::table() {
    return *table_;
}

core::AccountId LocationsPage::account() const {
    return case_.id;
}

int LocationsPage::openCount() const {
    return work_->open();
}

void LocationsPage::setScene(std::shared_ptr<const MapScene> scene, Plane plane) {
    const bool first = !scene_;
    scene_ = std::move(scene);
    plane_ = std::move(plane);
    map_->setScene(scene_);
    if (case_.id.value != 0) {
        setCase(case_);
    }
    if (first && scene_ && !marks_->now) {
        map_->fitPlan();
    }
}

void LocationsPage::setReport(std::vector<LevelRow> rows, const QString& detail,
                              const QString& note) {
    report_->setRows(std::move(rows));
    reportDetail_->setText(detail);
    reportNote_->setText(note);
}

void LocationsPage::setWork(std::vector<WorkRow> rows, const QString& valueName,
                            const QString& unit, const QString& detail) {
    const core::AccountId before = case_.id;
    valueName_ = valueName;
    work_->setRows(std::move(rows), valueName, unit);
    table_->setColumnWidths({0, 48, std::max(68, table_->widthOfFigures(WorkListModel::Value, {})),
                             std::max(56, table_->widthOfFigures(WorkListModel::Unsure, {})), 92});
    workDetail_->setText(detail);
    emit openCountChanged(work_->open());
    const int row = std::max(work_->rowOf(before), work_->rowCount() > 0 ? 0 : -1);
    if (row >= 0) {
        table_->setCurrentIndex(work_->index(row, 0));
    } else {
        case_ = {};
        marks_ = std::make_shared<ReviewMarks>();
        candidates_->setCandidates({});
        showMarks();
        refreshActs();
    }
}

void LocationsPage::setCase(const ReviewCase& account) {
    case_ = account;
    auto marks = std::make_shared<ReviewMarks>();
    if (plane_.toMetres) {
        if (account.now) {
            marks->now = plane_.toMetres(*account.now);
        }
        for (const CandidateCard& card : account.candidates) {
            marks->candidates.push_back({plane_.toMetres(card.degrees), card.title});
        }
    }
    marks->nowText = account.nowText;
    marks->unsureMetres = account.unsureMetres;
    marks->chosen = account.candidates.empty() ? -1 : 0;
    marks_ = marks;
    candidates_->setCandidates(account.candidates);
    candidates_->setChosen(marks->chosen);
    showMarks();
    frameMarks();
    refreshActs();
}

void LocationsPage::decided(core::AccountId account) {
    work_->setDecided(account);
    emit openCountChanged(work_->open());
    if (account == case_.id) {
        next();
    }
}

void LocationsPage::choose(int candidate) {
    if (candidate < 0 || candidate >= candidates_->count()) {
        return;
    }
    auto marks = std::make_shared<ReviewMarks>(*marks_);
    marks->chosen = candidate;
    marks->pin.reset();
    marks_ = marks;
    candidates_->setChosen(candidate);
    showMarks();
    refreshActs();
}

void LocationsPage::movePin(core::Point metres) {
    auto marks = std::make_shared<ReviewMarks>(*marks_);
    marks->pin = metres;
    marks_ = marks;
    candidates_->setChosen(-1);
    showMarks();
    refreshActs();
}

void LocationsPage::showMarks() {
    map_->setOverlay(marks_);
    std::vector<int> stated;
    if (scene_ && !case_.zip.isEmpty()) {
        for (int unit = 0; unit < scene_->units->count(); ++unit) {
            if (scene_->units->unit(unit).key == case_.zip) {
                stated.push_back(unit);
            }
        }
    }
    map_->setSelectedUnits(stated);
}

void LocationsPage::frameMarks() {
    core::Box box = marks_->bounds();
    if (scene_) {
        for (const int unit : map_->selectedUnits()) {
            box.add(scene_->units->bounds(unit));
        }
    }
    map_->fitBox(box, kLeastView);
}

QString LocationsPage::territoryAt(core::Point metres) const {
    const int unit = scene_->units->unitAt(metres);
    const int territory = unit < 0 ? -1 : scene_->territoryOf[static_cast<std::size_t>(unit)];
    return territory < 0 ? tr("No territory")
                         : scene_->territories[static_cast<std::size_t>(territory)].name;
}

QString LocationsPage::territoryText() const {
    if (!scene_ || scene_->territoryOf.empty()) {
        return QStringLiteral("–");
    }
    std::set<QString> all;
    if (marks_->now) {
        all.insert(territoryAt(*marks_->now));
    }
    for (const ReviewMarks::Candidate& candidate : marks_->candidates) {
        all.insert(territoryAt(candidate.at));
    }
    const auto chosen = marks_->pinAt();
    if (all.size() == 1 && !marks_->pin) {
        return marks_->candidates.empty() ? *all.begin()
                                          : tr("%1 with every candidate").arg(*all.begin());
    }
    if (!chosen) {
        return all.empty() ? QStringLiteral("–") : *all.begin();
    }
    const QString then = territoryAt(*chosen);
    const QString now = marks_->now ? territoryAt(*marks_->now) : then;
    return now == then ? then : tr("%1 → %2").arg(now, then);
}

void LocationsPage::refreshActs() {
    const bool any = case_.id.value != 0;
    const int row = work_->rowOf(case_.id);
    name_->setText(any ? case_.name : tr("No account to review"));
    place_->setText(row < 0 ? QString()
                            : tr("%1 of %2").arg(row + 1).arg(groupedText(work_->rowCount())));
    address_->setText(case_.address);
    address_->setCursorPosition(0);
    facts_->setRows(any ? std::vector<KeyValue>{{tr("Located by"), case_.locatedBy,
                                                 case_.doubtful ? Tone::Warn : Tone::Text},
                                                {valueName_, case_.valueText, Tone::Text},
                                                {tr("Territory"), territoryText(), Tone::Text}}
                        : std::vector<KeyValue>{});
    const int chosen = candidates_->chosen();
    accept_->setText(marks_->pin   ? tr("Place the pin here")
                     : chosen >= 0 ? tr("Accept %1").arg(chosen + 1)
                                   : tr("Accept as it is"));
    accept_->setEnabled(any && (marks_->pinAt() || marks_->now));
    accept_->setToolTip(accept_->isEnabled() ? QString() : tr("there is no place to accept"));
    for (QPushButton* button : {unmappable_, skip_, fix_}) {
        button->setEnabled(any);
    }
    advice_->setText(!any ? tr("Every account is located well enough, or decided.")
                     : case_.candidates.empty()
                         ? tr("No candidate was found. Fix the address, or mark the account as not "
                              "mappable; it keeps counting in totals by its ZIP.")
                         : tr("A pin you place is never moved again without asking."));
}

void LocationsPage::carryOut() {
    if (case_.id.value == 0) {
        return;
    }
    if (marks_->pin && plane_.toDegrees) {
        emit pinAsked(case_.id, plane_.toDegrees(*marks_->pin));
    } else if (candidates_->chosen() >= 0) {
        emit candidateAsked(case_.id, candidates_->chosen());
    } else if (marks_->now) {
        emit acceptAsked(case_.id);
    }
}

void LocationsPage::next() {
    const int row = work_->nextOpen(work_->rowOf(case_.id));
    if (row >= 0) {
        table_->setCurrentIndex(work_->index(row, 0));
    }
}

void LocationsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    // Only after the layout is it known how much the map has room for.
    QTimer::singleShot(0, this, &LocationsPage::frameMarks);
}

void LocationsPage::keyPressEvent(QKeyEvent* event) {
    const bool plain =
        event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (plain && event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9) {
        choose(event->key() - Qt::Key_1);
    } else if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        carryOut();
    } else if (plain && event->key() == Qt::Key_N) {
        next();
    } else if (plain && event->key() == Qt::Key_Delete && unmappable_->isEnabled()) {
        emit unmappableAsked(case_.id);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace ui
