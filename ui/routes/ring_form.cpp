// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/ring_form.h"

#include "ui/review/panel_parts.h"
#include "ui/routes/route_overlay.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_column.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int kWidth = 250;
constexpr int kFieldWidth = 90;
constexpr std::size_t kMost = 8; // rings of more centres cannot be told apart
constexpr int kMark = 12;
constexpr int kBarriersHigh = 52;
constexpr int kTraffics = 3; // before the hours of the plan

/// The diamond that stands for a base on the map; only its room without a colour.
QIcon diamond(const std::optional<QColor>& colour) {
    QPixmap image(2 * kMark, 2 * kMark);
    image.setDevicePixelRatio(2);
    image.fill(Qt::transparent);
    if (!colour) {
        return QIcon(image);
    }
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(*colour);
    const double r = kMark / 2.0;
    painter.drawPolygon(QPolygonF{{r, 0}, {2 * r, r}, {r, 2 * r}, {0, r}});
    return QIcon(image);
}

} // namespace

RingForm::RingForm(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* outer = new SidePanel(theme, kWidth, this);
    auto* panel = new SidePanel(theme, 0);
    panel->addHead(tr("Drive-time ring"));
    addFields(*panel);
    panel->addHead(tr("Drive times"));
    addSourcesOfTimes(*panel);
    addBarriers(*panel);
    addBases(*panel);
    auto* scroll = new ScrollColumn;
    scroll->setContent(panel);
    outer->add(scroll, 1);
    keep_ = new QPushButton(tr("Save as layer"));
    keep_->setObjectName("ringKeep");
    keep_->setToolTip(tr("Keeps the rings in the workspace, where QGIS and ArcGIS see them too"));
    auto* place = new QPushButton(icon(theme, "list-add"), tr("Place"));
    place->setObjectName("ringPlace");
    place->setToolTip(tr("A ring around the middle of the map; drag it where you want it"));
    outer->addActs({}, {keep_, place});
    column->addWidget(outer);
    connect(keep_, &QPushButton::clicked, this, &RingForm::keepAsked);
    connect(place, &QPushButton::clicked, this, &RingForm::placeAsked);
    setSources({});
}

void RingForm::addFields(SidePanel& panel) {
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 8);
    form->setHorizontalSpacing(8);
    form->setVerticalSpacing(6);
    const auto named = [&](QWidget* field, const char* name, const QString& label) {
        field->setObjectName(name);
        field->setAccessibleName(label);
        field->setMinimumWidth(kFieldWidth);
        field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        form->addRow(new Label(theme_, TextRole::Body, Tone::Text2, label), field);
    };
    minutes_ = new QLineEdit(QStringLiteral("10, 20, 30"));
    named(minutes_, "ringMinutes", tr("Minutes"));
    wrong_ = new Label(theme_, TextRole::Small, Tone::Danger,
                       tr("Write minutes between 0 and 300, such as 10, 20, 30"));
    wrong_->setObjectName("ringWrong");
    wrong_->setWordWrap(true);
    form->addRow(wrong_);
    traffic_ = new QComboBox;
    traffic_->addItem(tr("Free flow"), QStringLiteral("free"));
    traffic_->addItem(tr("By day"), QStringLiteral("day"));
    traffic_->addItem(tr("Rush hour"), QStringLiteral("rush"));
    named(traffic_, "ringTraffic", tr("Leave at"));
    direction_ = new QComboBox;
    direction_->addItem(tr("From the base"), false);
    direction_->addItem(tr("To the base"), true);
    direction_->setToolTip(tr("What is reached from a base, or from where it is reached: one-way "
                              "streets make the two differ"));
    named(direction_, "ringDirection", tr("Direction"));
    value_ = new QComboBox;
    value_->setToolTip(tr("Summed over the accounts inside"));
    named(value_, "ringValue", tr("Value"));
    measure_ = new QComboBox;
    measure_->setToolTip(tr("Summed over the units inside, shared out by area"));
    named(measure_, "ringMeasure", tr("Measure"));
    panel.add(box);
    connect(minutes_, &QLineEdit::editingFinished, this, &RingForm::tell);
    for (QComboBox* field : {traffic_, direction_, value_, measure_}) {
        connect(field, QOverload<int>::of(&QComboBox::currentIndexChanged), this, &RingForm::tell);
    }
}

void RingForm::addSourcesOfTimes(SidePanel& panel) {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(theme_.metrics().dockPadding, 8, theme_.metrics().dockPadding, 8);
    column->setSpacing(4);
    roads_ = new QRadioButton(tr("From roads"));
    roads_->setObjectName("ringRoads");
    roads_->setChecked(true);
    roadsNote_ = new Label(theme_, TextRole::Small, Tone::Text2);
    roadsNote_->setWordWrap(true);
    estimate_ = new QRadioButton(tr("Estimate"));
    estimate_->setObjectName("ringEstimate");
    auto* note = new Label(theme_, TextRole::Small, Tone::Text2,
                           tr("Great circle with a detour: a circle. Used where no roads are "
                              "loaded."));
    note->setWordWrap(true);
    both_ = new QCheckBox(tr("Estimate too, dotted"));
    both_->setObjectName("ringBoth");
    both_->setChecked(true);
    for (QWidget* part :
         std::initializer_list<QWidget*>{roads_, roadsNote_, estimate_, note, both_}) {
        column->addWidget(part);
    }
    panel.add(box);
    connect(roads_, &QRadioButton::toggled, this, &RingForm::tell);
    connect(both_, &QCheckBox::toggled, this, &RingForm::tell);
}

void RingForm::addBases(SidePanel& panel) {
    count_ = panel.addHead(tr("Bases"));
    bases_ = new QListWidget;
    bases_->setObjectName("ringBases");
    bases_->setAccessibleName(tr("Bases"));
    bases_->setFrameShape(QFrame::NoFrame);
    bases_->setSelectionMode(QAbstractItemView::SingleSelection);
    bases_->setIconSize({kMark, kMark});
    groundLikeTables(theme_, *bases_);
    panel.add(bases_, 1);
    Label* note = panel.addNote();
    note->setText(tr("Accounts by their point; measures of units shared out by area."));
    connect(bases_, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        if (!filling_) {
            sources_.bases[static_cast<std::size_t>(bases_->row(item))].chosen =
                item->checkState() == Qt::Checked;
            fillBases();
            tell();
        }
    });
    connect(&theme_, &Theme::changed, this, &RingForm::fillBases);
}

/// Lines that belong to the plan, not to this ring: routes and balances go round them too.
void RingForm::addBarriers(SidePanel& panel) {
    barrierCount_ = panel.addHead(tr("Barriers"));
    barriers_ = new QListWidget;
    barriers_->setObjectName("ringBarriers");
    barriers_->setAccessibleName(tr("Barriers"));
    barriers_->setFrameShape(QFrame::NoFrame);
    barriers_->setFixedHeight(kBarriersHigh);
    groundLikeTables(theme_, *barriers_);
    panel.add(barriers_);
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(theme_.metrics().dockPadding, 4, theme_.metrics().dockPadding, 8);
    draw_ = new QPushButton(icon(theme_, "draw-freehand"), tr("Draw"));
    draw_->setObjectName("ringDraw");
    draw_->setCheckable(true);
    draw_->setToolTip(tr("A river, a mountain: a line that no drive of this plan may cross"));
    unbar_ = new QPushButton(tr("Remove"));
    unbar_->setObjectName("ringUnbar");
    row->addWidget(draw_);
    row->addWidget(unbar_);
    row->addStretch(1);
    panel.add(box);
    connect(draw_, &QPushButton::clicked, this, &RingForm::drawAsked);
    connect(unbar_, &QPushButton::clicked, this, [this] {
        emit unbarAsked(sources_.barriers[static_cast<std::size_t>(barriers_->currentRow())].id);
    });
    connect(barriers_, &QListWidget::currentRowChanged, this,
            [this](int now) { unbar_->setEnabled(now >= 0); });
}

void RingForm::fillBarriers() {
    barriers_->clear();
    for (const geo::RoadBarrier& barrier : sources_.barriers) {
        barriers_->addItem(QString::fromStdString(barrier.name));
    }
    barrierCount_->setText(groupedText(static_cast<qint64>(sources_.barriers.size())));
    unbar_->setEnabled(false);
}

void RingForm::setDrawing(bool drawing) {
    draw_->setChecked(drawing);
}

QString RingForm::baseText(const RingBase& base) const {
    return base.moved && !base.rep.isEmpty() ? tr("%1, moved").arg(base.name) : base.name;
}

void RingForm::fillBases() {
    filling_ = true;
    while (bases_->count() > static_cast<int>(sources_.bases.size())) {
        delete bases_->takeItem(bases_->count() - 1);
    }
    int colour = 0;
    for (std::size_t i = 0; i < sources_.bases.size(); ++i) {
        const auto row = static_cast<int>(i);
        if (row == bases_->count()) {
            bases_->addItem(QString());
        }
        const RingBase& base = sources_.bases[i];
        QListWidgetItem* item = bases_->item(row);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setText(baseText(base));
        item->setCheckState(base.chosen ? Qt::Checked : Qt::Unchecked);
        const bool coloured = base.chosen && colour < static_cast<int>(kMost);
        item->setIcon(diamond(coloured ? std::optional(routeColour(theme_.tokens(), colour).fill)
                                       : std::nullopt));
        colour += base.chosen ? 1 : 0;
    }
    count_->setText(tr("%1 of %2")
                        .arg(groupedText(std::min<qint64>(colour, kMost)),
                             groupedText(static_cast<qint64>(sources_.bases.size()))));
    filling_ = false;
}

void RingForm::setSources(const RingSources& sources) {
    const std::vector<RingBase> before = std::exchange(sources_, sources).bases;
    for (RingBase& base : sources_.bases) {
        for (const RingBase& old : before) {
            if (!base.rep.isEmpty() && old.rep == base.rep) {
                base.chosen = old.chosen;
                base.moved = old.moved;
            }
        }
    }
    for (const RingBase& old : before) {
        if (old.rep.isEmpty()) {
            sources_.bases.push_back(old);
        }
    }
    filling_ = true;
    const auto refill = [](QComboBox& box, const QStringList& names, const QString& none) {
        const bool first = box.count() <= 1; // nothing could be chosen yet
        const QVariant chosen = box.currentData();
        box.clear();
        box.addItem(none, QString());
        for (const QString& name : names) {
            box.addItem(measureTitle(name), name);
        }
        box.setCurrentIndex(first ? std::min(1, box.count() - 1)
                                  : std::max(0, box.findData(chosen)));
    };
    const QVariant leave = traffic_->currentData();
    while (traffic_->count() > kTraffics) {
        traffic_->removeItem(kTraffics);
    }
    for (const QString& hour : sources_.hours) {
        traffic_->addItem(hour, hour);
    }
    traffic_->setCurrentIndex(std::max(0, traffic_->findData(leave)));
    draw_->setEnabled(!sources_.roads.isEmpty());
    fillBarriers();
    refill(*value_, sources_.values, tr("none"));
    const bool first = measure_->count() <= 1;
    refill(*measure_, sources_.measures, tr("none"));
    if (first && measure_->currentData() == value_->currentData()) {
        // Summed twice, it says nothing more.
        measure_->setCurrentIndex(measure_->count() > 2 ? 2 : 0);
    }
    const bool any = !sources_.roads.isEmpty();
    if (any && !roads_->isEnabled()) {
        roads_->setChecked(true); // there was nothing but the estimate before
    }
    roads_->setEnabled(any);
    roadsNote_->setText(any ? sources_.roads : tr("No roads are loaded: evenlode roads import"));
    if (!any) {
        estimate_->setChecked(true);
    }
    both_->setEnabled(any && roads_->isChecked());
    filling_ = false;
    fillBases();
    wrong_->setVisible(ask().minutes.empty());
}

RingAsk RingForm::ask() const {
    RingAsk ask;
    ask.minutes = minutesFrom(minutes_->text());
    const QString leave = traffic_->currentData().toString();
    if (traffic_->currentIndex() < kTraffics) {
        ask.traffic = leave;
    } else {
        ask.depart = leave;
    }
    ask.inward = direction_->currentData().toBool();
    ask.value = value_->currentData().toString();
    ask.measure = measure_->currentData().toString();
    ask.roads = roads_->isChecked();
    ask.alsoEstimate = ask.roads && both_->isChecked();
    return ask;
}

std::vector<RingBase> RingForm::chosen() const {
    std::vector<RingBase> chosen;
    for (const RingBase& base : sources_.bases) {
        if (base.chosen && chosen.size() < kMost) {
            chosen.push_back(base);
            chosen.back().colour = static_cast<int>(chosen.size()) - 1;
            chosen.back().name = baseText(base);
        }
    }
    return chosen;
}

void RingForm::moveBase(std::size_t ticked, std::optional<core::Point> to) {
    for (RingBase& base : sources_.bases) {
        if (base.chosen && ticked-- == 0) {
            base.moved = to;
            break;
        }
    }
    fillBases();
    emit changed();
}

void RingForm::addPlace(core::Point at) {
    const auto places = std::count_if(sources_.bases.begin(), sources_.bases.end(),
                                      [](const RingBase& base) { return base.rep.isEmpty(); });
    RingBase base;
    base.name = tr("Place %1").arg(places + 1);
    base.home = at;
    base.chosen = true;
    sources_.bases.push_back(base);
    fillBases();
    emit changed();
}

bool RingForm::putBack() {
    bool any = false;
    for (RingBase& base : sources_.bases) {
        any = any || base.moved;
        base.moved.reset();
    }
    if (any) {
        fillBases();
        emit changed();
    }
    return any;
}

void RingForm::setBusy(bool busy) {
    keep_->setEnabled(!busy);
}

void RingForm::tell() {
    if (!filling_) {
        wrong_->setVisible(ask().minutes.empty());
        both_->setEnabled(roads_->isEnabled() && roads_->isChecked());
        emit changed();
    }
}

} // namespace ui
