// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/routes_page.h"

#include "ui/crm/card_list.h"
#include "ui/map/map_canvas.h"
#include "ui/review/panel_parts.h"
#include "ui/routes/day_view.h"
#include "ui/routes/stops_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/views/table_view.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_column.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimeEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kLeftWidth = 250;
constexpr int kRightWidth = 400;
constexpr int kMostCalls = 5000;
constexpr int kMostDays = 60;
constexpr int kTimeWidth = 52;
constexpr int kFieldWidth = 90;
constexpr int kMapHeight = 460;
constexpr int kDayHeight = 300;

/// What would admit a stop, a change a line: the cheapest first.
QStringList remediesOf(const core::visits::UnservedStop& stop) {
    QStringList lines;
    for (QString part : QString::fromStdString(stop.remedy).split(QStringLiteral(", or "))) {
        if (!part.isEmpty()) {
            part[0] = part[0].toUpper();
            lines << coreText(part.toStdString());
        }
    }
    return lines;
}

} // namespace

RoutesPage::RoutesPage(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), map_(new MapCanvas), stopsModel_(new StopsModel(this)) {
    setObjectName("routesPage");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(new HairLine(theme, Qt::Horizontal));
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    leftSide_ = new QStackedWidget;
    leftSide_->addWidget(makeLeft());
    rightSide_ = new QStackedWidget;
    rightSide_->addWidget(makeRight());
    for (QStackedWidget* side : {leftSide_, rightSide_}) {
        side->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    }
    row->addWidget(leftSide_);
    row->addWidget(new HairLine(theme, Qt::Vertical));
    middle_ = new QStackedWidget;
    middle_->addWidget(makeCentre());
    row->addWidget(middle_, 1);
    row->addWidget(new HairLine(theme, Qt::Vertical));
    row->addWidget(rightSide_);
    column->addLayout(row, 1);
    setData({});
}

QWidget* RoutesPage::makeBar() {
    auto* bar = new QWidget;
    bar->setMinimumHeight(theme_.metrics().toolBar);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(6);
    const auto button = [&](const char* name, const char* sign, const QString& text,
                            const QString& tip) {
        auto* made = new QToolButton;
        made->setObjectName(name);
        made->setIcon(icon(theme_, sign));
        made->setAutoRaise(true);
        made->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly
                                                : Qt::ToolButtonTextBesideIcon);
        made->setText(text.isEmpty() ? tip : text);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        row->addWidget(made);
        return made;
    };
    earlier_ = button("routesEarlier", "go-previous", {}, tr("The day before"));
    dayBox_ = new QComboBox;
    dayBox_->setObjectName("routesDay");
    dayBox_->setAccessibleName(tr("Day"));
    dayBox_->setMinimumWidth(170);
    row->addWidget(dayBox_);
    later_ = button("routesLater", "go-next", {}, tr("The day after"));
    row->addSpacing(8);
    lock_ = button("routesLock", "object-locked", tr("Lock"),
                   tr("The stop stays where it is when the rest is planned again (L)"));
    drop_ = button("routesDrop", "edit-delete", tr("Take out"), tr("Nobody calls on it (Del)"));
    row->addSpacing(8);
    ring_ = button("routesRing", "chronometer", tr("Drive-time ring"),
                   tr("What is reached from the reps' bases within so many minutes"));
    visits_ = button("routesVisits", "mark-location", tr("Visits"),
                     tr("What was planned beside what was done, and visits to note"));
    row->addSpacing(8);
    log_ = button("routesLog", "list-add", tr("Log a visit…"),
                  tr("To the chosen account, or any other (V)"));
    for (QToolButton* view : {ring_, visits_}) {
        view->setCheckable(true);
    }
    row->addStretch(1);
    export_ = new QPushButton(tr("Export…"));
    export_->setObjectName("routesExport");
    export_->setIcon(icon(theme_, "document-export"));
    row->addWidget(export_);
    connect(earlier_, &QToolButton::clicked, this, [this] { stepDay(-1); });
    connect(later_, &QToolButton::clicked, this, [this] { stepDay(1); });
    connect(dayBox_, QOverload<int>::of(&QComboBox::currentIndexChanged), this, [this] {
        if (!filling_) {
            showDay();
        }
    });
    connect(ring_, &QToolButton::clicked, this, [this](bool on) { askView(RoutesView::Ring, on); });
    connect(visits_, &QToolButton::clicked, this,
            [this](bool on) { askView(RoutesView::Visits, on); });
    connect(log_, &QToolButton::clicked, this, &RoutesPage::logAsked);
    connect(lock_, &QToolButton::clicked, this, &RoutesPage::lockAsked);
    connect(drop_, &QToolButton::clicked, this, &RoutesPage::dropAsked);
    connect(export_, &QPushButton::clicked, this, &RoutesPage::exportAsked);
    return bar;
}

void RoutesPage::addForm(SidePanel& panel) {
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 8);
    form->setHorizontalSpacing(8);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto named = [&](QWidget* field, const char* name, const QString& label) {
        field->setObjectName(name);
        field->setAccessibleName(label);
        field->setMinimumWidth(kFieldWidth);
        field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        form->addRow(new Label(theme_, TextRole::Body, Tone::Text2, label), field);
    };
    date_ = new QDateEdit(QDate::currentDate().addDays(1));
    date_->setCalendarPopup(true);
    date_->setDisplayFormat(tr("d MMM yyyy"));
    named(date_, "routesDate", tr("From"));
    const auto spin = [](int least, int most, int now, const QString& suffix) {
        auto* field = new QSpinBox;
        field->setRange(least, most);
        field->setValue(now);
        field->setSuffix(suffix);
        return field;
    };
    days_ = spin(1, kMostDays, 1, {});
    days_->setToolTip(tr("Working days, from Monday to Friday"));
    named(days_, "routesDays", tr("Days"));
    scenario_ = new QComboBox;
    scenario_->setToolTip(tr("Who owns the territory calls; without a scenario, who owns the "
                             "account"));
    named(scenario_, "routesScenario", tr("Owners of"));
    auto* hours = new QWidget;
    auto* row = new QHBoxLayout(hours);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    from_ = new QTimeEdit(QTime(8, 30));
    to_ = new QTimeEdit(QTime(17, 0));
    from_->setObjectName("routesFrom");
    from_->setAccessibleName(tr("Work begins"));
    to_->setObjectName("routesTo");
    to_->setAccessibleName(tr("Work ends"));
    for (QTimeEdit* edit : {from_, to_}) {
        edit->setDisplayFormat(QStringLiteral("HH:mm"));
        edit->setButtonSymbols(
            QAbstractSpinBox::NoButtons); // they would leave no room for the time
        edit->setMinimumWidth(kTimeWidth);
        row->addWidget(edit, 1);
    }
    named(hours, "routesHours", tr("Hours"));
    minutes_ = spin(1, 480, 40, tr(" min"));
    named(minutes_, "routesMinutes", tr("Visit length"));
    pause_ = spin(0, 180, 30, tr(" min"));
    pause_->setSpecialValueText(tr("none"));
    pause_->setToolTip(tr("Begins between 12:00 and 13:30"));
    named(pause_, "routesBreak", tr("Break"));
    aim_ = new QComboBox;
    aim_->addItem(tr("Least driving"), QStringLiteral("driving"));
    aim_->addItem(tr("Least distance"), QStringLiteral("distance"));
    aim_->addItem(tr("Earliest finish"), QStringLiteral("finish"));
    named(aim_, "routesAim", tr("Aim"));
    panel.add(box);
}

QWidget* RoutesPage::makeLeft() {
    auto* outer = new SidePanel(theme_, kLeftWidth, this);
    auto* panel = new SidePanel(theme_, 0);
    panel->addHead(tr("Stops from the CRM"));
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 8);
    column->setSpacing(6);
    where_ = new QLineEdit(QStringLiteral("days_since_visit > 60"));
    where_->setObjectName("routesWhere");
    where_->setAccessibleName(tr("Accounts to call on"));
    where_->setToolTip(tr("An expression over the columns of accounts, such as "
                          "class = 'A' AND days_since_visit > 60 AND open_value > 1000"));
    column->addWidget(where_);
    auto* most = new QHBoxLayout;
    most->addWidget(new Label(theme_, TextRole::Body, Tone::Text2, tr("At most")));
    top_ = new QSpinBox;
    top_->setObjectName("routesTop");
    top_->setAccessibleName(tr("At most so many accounts, by open value"));
    top_->setRange(1, kMostCalls);
    top_->setValue(60);
    most->addWidget(top_);
    most->addWidget(new Label(theme_, TextRole::Small, Tone::Text2, tr("by open value")), 1);
    column->addLayout(most);
    panel->add(box);
    panel->addHead(tr("Plan"));
    addForm(*panel);
    panel->addHead(tr("Result"));
    figures_ = new KeyValues(theme_);
    figures_->setObjectName("routesFigures");
    panel->add(figures_);
    estimate_ = panel->addNote();
    estimate_->setTone(Tone::Warn);
    estimate_->setText(tr("No road network here: legs are straight and times estimated."));
    panel->add(new QWidget, 1);
    auto* scroll = new ScrollColumn;
    scroll->setContent(panel);
    outer->add(scroll, 1);
    busyNote_ = outer->addNote();
    again_ = new QPushButton(tr("Plan the rest again"));
    again_->setObjectName("routesAgain");
    post_ = new QPushButton(tr("Send to CRM…"));
    post_->setObjectName("routesPost");
    plan_ = new QPushButton(tr("Plan routes"));
    plan_->setObjectName("routesPlan");
    setLook(plan_, Look::Primary);
    auto* acts = new QWidget;
    auto* buttons = new QVBoxLayout(acts);
    buttons->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 10);
    buttons->setSpacing(6);
    for (QPushButton* act : {plan_, again_, post_}) {
        buttons->addWidget(act);
    }
    outer->add(new HairLine(theme_, Qt::Horizontal));
    outer->add(acts);
    connect(plan_, &QPushButton::clicked, this, &RoutesPage::planAsked);
    connect(again_, &QPushButton::clicked, this, &RoutesPage::againAsked);
    connect(post_, &QPushButton::clicked, this, &RoutesPage::postAsked);
    connect(where_, &QLineEdit::returnPressed, this, &RoutesPage::planAsked);
    return outer;
}

QWidget* RoutesPage::makeCentre() {
    auto* both = new QSplitter(Qt::Vertical);
    centre_ = both;
    both->addWidget(map_);
    auto* lower = new SidePanel(theme_, 0);
    dayNote_ = lower->addHead(tr("Day"));
    dayView_ = new DayView(theme_);
    auto* scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Day"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(dayView_);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    groundLikeTables(theme_, *scroll);
    lower->add(scroll, 1);
    both->addWidget(lower);
    hours_ = lower;
    both->setStretchFactor(0, kMapHeight);
    both->setStretchFactor(1, kDayHeight);
    connect(dayView_, &DayView::chosen, this, &RoutesPage::choose);
    connect(dayView_, &DayView::moveAsked, this,
            [this](int row, int stop, int toRow, int position) {
                const auto route = [&](int r) {
                    return static_cast<int>(shown_[static_cast<std::size_t>(r)]);
                };
                emit moveAsked(route(row), stop, route(toRow), position);
            });
    return both;
}

QWidget* RoutesPage::makeRight() {
    auto* panel = new SidePanel(theme_, kRightWidth, this);
    repName_ = panel->addTitle();
    repHours_ = panel->detailOfTitle();
    stops_ = new TableView(theme_);
    stops_->setObjectName("routeStops");
    stops_->setAccessibleName(tr("Stops of the route"));
    stops_->setModel(stopsModel_);
    stops_->setSelectionMode(QAbstractItemView::SingleSelection);
    stops_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    stops_->setColumnWidths({26, 48, 0, 64, 76});
    panel->add(stops_, 1);
    routeSum_ = panel->addNote();
    unservedCount_ = panel->addHead(tr("Not served"));
    unserved_ = new CardList(theme_, tr("Not served"));
    unserved_->setObjectName("routesUnserved");
    panel->add(unserved_, 1);
    connect(stops_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (!filling_ && current.isValid()) {
                    choose(chosenRow_, current.row());
                }
            });
    return panel;
}

void RoutesPage::setRingSides(QWidget* left, QWidget* right) {
    leftSide_->addWidget(left);
    rightSide_->addWidget(right);
    showSides(0);
}

/// A side is as wide as what it shows, not as the widest that it could show.
void RoutesPage::showSides(int index) {
    for (QStackedWidget* side : {leftSide_, rightSide_}) {
        for (int i = 0; i < side->count(); ++i) {
            const auto policy = i == index ? QSizePolicy::Preferred : QSizePolicy::Ignored;
            side->widget(i)->setSizePolicy(policy, policy);
        }
        side->setCurrentIndex(index);
    }
}

void RoutesPage::setVisits(QWidget* left, QWidget* centre, QWidget* right) {
    middle_->addWidget(centre);
    setRingSides(left, right);
}

/// A button that is pressed again leads back to the routes.
void RoutesPage::askView(RoutesView view, bool shown) {
    emit viewAsked(shown ? view : RoutesView::Routes);
}

void RoutesPage::showView(RoutesView view) {
    view_ = view;
    ring_->setChecked(view == RoutesView::Ring);
    visits_->setChecked(view == RoutesView::Visits);
    showSides(static_cast<int>(view));
    middle_->setCurrentIndex(view == RoutesView::Visits ? 1 : 0);
    hours_->setVisible(view == RoutesView::Routes);
    refreshActs();
}

void RoutesPage::setWhere(const QString& expression, int calls) {
    where_->setText(expression);
    where_->setCursorPosition(0);
    top_->setValue(calls);
}

void RoutesPage::setData(const RouteData& routeData) {
    const QString before = day();
    data_ = routeData;
    filling_ = true;
    dayBox_->clear();
    for (const QString& one : data_.days()) {
        const QDate date = QDate::fromString(one, Qt::ISODate);
        dayBox_->addItem(QLocale().toString(date, tr("ddd, d MMM yyyy")), one);
    }
    dayBox_->setCurrentIndex(std::max(0, dayBox_->findData(before)));
    const QString scenario = scenario_->currentData().toString();
    scenario_->clear();
    scenario_->addItem(tr("the accounts"), QString());
    for (const QString& name : data_.scenarios) {
        scenario_->addItem(name, name);
    }
    scenario_->setCurrentIndex(std::max(0, scenario_->findData(scenario)));
    filling_ = false;
    showFigures();
    showDay();
}

QString RoutesPage::day() const {
    return dayBox_->currentData().toString();
}

void RoutesPage::stepDay(int by) {
    const int to = dayBox_->currentIndex() + by;
    if (to >= 0 && to < dayBox_->count()) {
        dayBox_->setCurrentIndex(to);
    }
}

void RoutesPage::showDay() {
    shown_ = data_.routesOn(day());
    dayView_->setRoutes(data_, shown_);
    const int room = centre_->height();
    if (room > 0 && !shown_.empty()) {
        const int wanted =
            std::min(room / 2, dayView_->sizeHint().height() + theme_.metrics().toolBar);
        centre_->setSizes({room - wanted, wanted});
    }
    dayNote_->setText(shown_.empty() ? QString() : tr("drag a stop to another time or rep"));
    const bool any = !shown_.empty();
    chosenRow_ = any ? std::clamp(chosenRow_, 0, static_cast<int>(shown_.size()) - 1) : -1;
    choose(chosenRow_, chosenStop_);
    emit dayChanged();
}

void RoutesPage::choose(int row, int stop) {
    chosenRow_ = row;
    chosenStop_ = stop;
    if (chosenRoute() >= 0) {
        const auto count = static_cast<int>(
            data_.plan()->routes[static_cast<std::size_t>(chosenRoute())].stops.size());
        chosenStop_ = std::clamp(stop, -1, count - 1);
    }
    dayView_->choose(chosenRow_, chosenStop_);
    showStops();
    refreshActs();
    emit chosenChanged();
}

int RoutesPage::chosenRoute() const {
    return chosenRow_ >= 0 && chosenRow_ < static_cast<int>(shown_.size())
               ? static_cast<int>(shown_[static_cast<std::size_t>(chosenRow_)])
               : -1;
}

void RoutesPage::showFigures() {
    const core::visits::RoutePlan* plan = data_.plan();
    std::vector<KeyValue> rows;
    if (plan != nullptr) {
        const auto calls = plan->served() + static_cast<std::int64_t>(plan->unserved.size());
        const bool estimated = plan->engine == "estimate";
        rows.push_back({tr("Stops served"),
                        tr("%1 of %2").arg(groupedText(plan->served()), groupedText(calls)),
                        Tone::Text});
        rows.push_back({estimated ? tr("Driving (estimate)") : tr("Driving"),
                        drivingText(plan->driving()), Tone::Text});
        rows.push_back(
            {tr("In list order"),
             tr("%1, %2 stops")
                 .arg(drivingText(plan->listed.driving), groupedText(plan->listed.served)),
             Tone::Text2});
        rows.push_back(
            {tr("Nearest first"),
             tr("%1, %2 stops")
                 .arg(drivingText(plan->nearest.driving), groupedText(plan->nearest.served)),
             Tone::Text2});
        // Fewer stops drive less: only as many or more served is a saving.
        if (plan->served() >= plan->listed.served && plan->listed.driving > plan->driving()) {
            const auto saved = plan->listed.driving - plan->driving();
            rows.push_back(
                {tr("Saved"),
                 tr("%1, %2").arg(drivingText(saved),
                                  percentText(static_cast<double>(saved) /
                                                  static_cast<double>(plan->listed.driving),
                                              0)),
                 Tone::Ok});
        }
        core::visits::ClockTime latest = 0;
        for (const core::visits::DayRoute& route : plan->routes) {
            latest = std::max(latest, route.ends);
        }
        rows.push_back({tr("Latest return"), clockText(latest), Tone::Text});
    }
    figures_->setRows(rows);
    estimate_->setVisible(plan != nullptr && plan->engine == "estimate");
    std::vector<Card> cards;
    for (const core::visits::UnservedStop& stop :
         plan != nullptr ? plan->unserved : std::vector<core::visits::UnservedStop>()) {
        const StopFacts facts = data_.factsOf(stop.account);
        Card card;
        card.key = facts.account;
        card.name = facts.name;
        card.lines << coreText(stop.message);
        card.lines << remediesOf(stop);
        cards.push_back(std::move(card));
    }
    unservedCount_->setText(cards.empty() ? QString()
                                          : groupedText(static_cast<qint64>(cards.size())));
    unserved_->setCards(std::move(cards));
}

void RoutesPage::showStops() {
    const int route = chosenRoute();
    filling_ = true;
    stopsModel_->setRoute(data_, route < 0 ? std::nullopt
                                           : std::optional(static_cast<std::size_t>(route)));
    if (chosenStop_ >= 0) {
        stops_->selectRow(chosenStop_);
    }
    filling_ = false;
    if (route < 0) {
        repName_->setText(data_.report ? tr("No routes on this day") : tr("No routes yet"));
        repHours_->clear();
        routeSum_->setText(data_.report ? QString()
                                        : tr("Say which accounts are to be called on, and press "
                                             "Plan routes."));
        return;
    }
    const core::visits::DayRoute& shown = data_.plan()->routes[static_cast<std::size_t>(route)];
    repName_->setText(data_.repName(shown.rep));
    repHours_->setText(tr("%1–%2").arg(clockText(shown.starts), clockText(shown.ends)));
    routeSum_->setText(
        tr("Drive %1, %2 km%3")
            .arg(drivingText(shown.driving), decimalText(static_cast<double>(shown.metres) / 1000),
                 data_.plan()->engine == "estimate" ? tr(" (estimate)") : QString()));
}

void RoutesPage::refreshActs() {
    const bool any = data_.report.has_value();
    const bool stop = chosenRoute() >= 0 && chosenStop_ >= 0 && view_ == RoutesView::Routes;
    const bool locked = stop && data_.plan()
                                    ->routes[static_cast<std::size_t>(chosenRoute())]
                                    .stops[static_cast<std::size_t>(chosenStop_)]
                                    .locked;
    plan_->setEnabled(!busy_);
    again_->setEnabled(!busy_ && any);
    again_->setToolTip(any ? tr("Plans all stops again that are not locked") : tr("No routes yet"));
    post_->setEnabled(!busy_ && any);
    post_->setToolTip(tr("Makes planned visits, which the next sync posts to the timeline"));
    const bool visits = view_ == RoutesView::Visits;
    export_->setEnabled(any || visits);
    export_->setToolTip(visits ? tr("Each call that was planned and each visit, as a table")
                               : tr("For navigation devices, calendars, maps and tables"));
    lock_->setEnabled(!busy_ && stop);
    lock_->setText(locked ? tr("Unlock") : tr("Lock"));
    drop_->setEnabled(!busy_ && stop);
    earlier_->setEnabled(!visits && dayBox_->currentIndex() > 0);
    later_->setEnabled(!visits && dayBox_->currentIndex() + 1 < dayBox_->count());
    dayBox_->setEnabled(!visits && dayBox_->count() > 0);
}

void RoutesPage::setBusy(bool busy, const QString& sentence) {
    busy_ = busy;
    busyNote_->setText(sentence);
    busyNote_->setVisible(busy && !sentence.isEmpty());
    refreshActs();
}

void RoutesPage::setCalls(const QString& where, int count) {
    where_->setText(where);
    where_->setCursorPosition(0);
    top_->setValue(std::clamp(count, 1, kMostCalls));
}

core::RouteParams RoutesPage::params() const {
    core::RouteParams params;
    params.date = date_->date().toString(Qt::ISODate).toStdString();
    params.days = days_->value();
    params.where = where_->text().trimmed().toStdString();
    params.top = top_->value();
    params.sort = "open_value";
    params.scenario = scenario_->currentData().toString().toStdString();
    params.hours = (from_->time().toString(QStringLiteral("HH:mm")) + QStringLiteral("-") +
                    to_->time().toString(QStringLiteral("HH:mm")))
                       .toStdString();
    params.minutes = minutes_->value();
    params.pause = pause_->value() == 0
                       ? std::string()
                       : QStringLiteral("12:00-13:30/%1").arg(pause_->value()).toStdString();
    params.aim = aim_->currentData().toString().toStdString();
    return params;
}

void RoutesPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        emit left();
    } else if (event->key() == Qt::Key_V && event->modifiers() == Qt::NoModifier) {
        emit logAsked();
    } else if (event->key() == Qt::Key_L && lock_->isEnabled()) {
        emit lockAsked();
    } else if (event->key() == Qt::Key_Delete && drop_->isEnabled()) {
        emit dropAsked();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace ui
