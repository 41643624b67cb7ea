// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/ring_figures.h"

#include "ui/review/panel_parts.h"
#include "ui/routes/route_overlay.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_column.h"

#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kWidth = 382;
constexpr int kSwatchWide = 18;
constexpr int kSwatchHigh = 12;
constexpr double kHundred = 100; // shares of areas are no more exact than that

/// The fill of a ring, as pale as on the map.
QPixmap ringSwatch(const Theme& theme, int colour, std::size_t place, std::size_t count) {
    QPixmap image(2 * kSwatchWide, 2 * kSwatchHigh);
    image.setDevicePixelRatio(2);
    const QColor fill = routeColour(theme.tokens(), colour).fill;
    const double share = 0.16 * static_cast<double>(count - place);
    image.fill(blend(fill, theme.tokens().land, std::min(0.8, share)));
    QPainter painter(&image);
    painter.setPen(fill);
    painter.drawRect(QRectF(0.5, 0.5, kSwatchWide - 1, kSwatchHigh - 1));
    return image;
}

QString minutesText(double minutes) {
    return RingFigures::tr("%1 min").arg(
        decimalText(minutes, minutes == std::floor(minutes) ? 0 : 1));
}

QString measureText(double value) {
    return groupedText(std::llround(value / kHundred) * static_cast<qint64>(kHundred));
}

} // namespace

RingFigures::RingFigures(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto* outer = new SidePanel(theme, kWidth, this);
    content_ = new QWidget;
    column_ = new QVBoxLayout(content_);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
    auto* scroll = new ScrollColumn;
    scroll->setContent(content_);
    outer->add(scroll, 1);
    busyNote_ = outer->addNote();
    export_ = new QPushButton(icon(theme, "document-export"), tr("Export…"));
    export_->setObjectName("ringExport");
    write_ = new QPushButton;
    write_->setObjectName("ringWrite");
    setLook(write_, Look::Primary);
    outer->addActs({}, {nullptr, export_, write_});
    whole->addWidget(outer);
    connect(export_, &QPushButton::clicked, this, &RingFigures::exportAsked);
    connect(write_, &QPushButton::clicked, this, &RingFigures::writeAsked);
    setResult(nullptr, {});
}

void RingFigures::clear() {
    while (QLayoutItem* item = column_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    text_.clear();
}

Label* RingFigures::addLine(const QString& text, Tone tone) {
    auto* line = new Label(theme_, TextRole::Small, tone, text);
    line->setWordWrap(true);
    line->setContentsMargins(theme_.metrics().dockPadding, 6, theme_.metrics().dockPadding, 6);
    column_->addWidget(line);
    text_ += text + QLatin1Char('\n');
    return line;
}

void RingFigures::addTable(const QString& title, std::optional<int> colour,
                           std::span<const geo::IsochronePolygon> polygons,
                           const RingResult& result) {
    auto* head = new SidePanel(theme_, 0);
    head->addHead(title);
    column_->addWidget(head);
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(theme_.metrics().dockPadding, 6, theme_.metrics().dockPadding, 8);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(5);
    double most = 0;
    for (const geo::IsochronePolygon& polygon : result.report.polygons) {
        most = std::max(most, polygon.value);
    }
    for (const geo::IsochronePolygon& polygon : result.report.together) {
        most = std::max(most, polygon.value);
    }
    const ValueScale scale = scaleFor(most, QString());
    QStringList heads{tr("Within"), tr("Accounts")};
    if (!result.ask.value.isEmpty()) {
        heads << measureTitle(result.ask.value);
    }
    if (!result.ask.measure.isEmpty()) {
        heads << measureTitle(result.ask.measure);
    }
    heads << tr("km²");
    const auto put = [&](int row, int at, const QString& text, TextRole role, Tone tone) {
        auto* label = new Label(theme_, role, tone, text);
        label->setElided(row == 0);
        grid->addWidget(label, row, at + 1, at == 0 ? Qt::AlignLeft : Qt::AlignRight);
    };
    text_ += title + QLatin1Char('\n');
    for (int i = 0; i < heads.size(); ++i) {
        put(0, i, heads[i], TextRole::Small, Tone::Text2);
        grid->setColumnStretch(i + 1, 1);
    }
    for (std::size_t k = 0; k < polygons.size(); ++k) {
        const geo::IsochronePolygon& polygon = polygons[k];
        QStringList cells{minutesText(polygon.minutes), groupedText(polygon.accounts)};
        if (!result.ask.value.isEmpty()) {
            cells << scale.text(polygon.value);
        }
        if (!polygon.measures.empty()) {
            cells << measureText(polygon.measures.front().second);
        }
        cells << groupedText(std::llround(polygon.areaKm2));
        const auto row = static_cast<int>(k) + 1;
        if (colour) {
            auto* swatch = new QLabel;
            swatch->setPixmap(ringSwatch(theme_, *colour, k, polygons.size()));
            grid->addWidget(swatch, row, 0);
        }
        for (int i = 0; i < cells.size(); ++i) {
            put(row, i, cells[i], i == 0 ? TextRole::BodyStrong : TextRole::Body, Tone::Text);
        }
        text_ += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    column_->addWidget(box);
}

void RingFigures::addOverlapNote(const RingResult& result) {
    if (result.bases.size() != 2 || result.report.together.empty()) {
        return;
    }
    const std::size_t last = result.each() - 1;
    const std::int64_t a = result.report.polygons[last].accounts;
    const std::int64_t b = result.report.polygons[result.each() + last].accounts;
    const std::int64_t once = result.report.together[last].accounts;
    addLine(tr("%1: %2 + %3 − %4 in both = %5 accounts")
                .arg(minutesText(result.report.together[last].minutes), groupedText(a),
                     groupedText(b), groupedText(a + b - once), groupedText(once)),
            Tone::Text2);
}

void RingFigures::addBeyondNote(const RingResult& result) {
    if (result.report.beyond) {
        addLine(tr("%1 of %2 in the territories of these reps lie farther than %3 from their own "
                   "base.")
                    .arg(groupedText(result.report.beyond->accounts),
                         countedAccounts(result.report.beyond->of),
                         minutesText(result.ask.minutes.back())),
                Tone::Text2);
    }
}

void RingFigures::setResult(const RingResult* result, const QString& why) {
    clear();
    any_ = result != nullptr;
    reached_ = 0;
    if (result == nullptr) {
        addLine(why, Tone::Text2);
        column_->addStretch(1);
        refreshActs();
        return;
    }
    const bool estimate = result->report.engine == "estimate";
    std::vector<std::size_t> order(result->bases.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return result->bases[a].colour < result->bases[b].colour;
    });
    const std::span<const geo::IsochronePolygon> all(result->report.polygons);
    for (const std::size_t i : order) {
        const RingBase& base = result->bases[i];
        addTable(estimate ? tr("%1 (estimate)").arg(base.name) : base.name, base.colour,
                 all.subspan(i * result->each(), result->each()), *result);
    }
    if (!result->report.together.empty()) {
        addTable(result->bases.size() == 2 ? tr("Both, overlap counted once")
                                           : tr("All, overlaps counted once"),
                 std::nullopt, result->report.together, *result);
    }
    addOverlapNote(*result);
    addBeyondNote(*result);
    if (estimate) {
        addLine(tr("Estimate: great circle × %1, without roads.")
                    .arg(decimalText(result->report.rule ? result->report.rule->detour : 1, 2)),
                Tone::Warn);
    }
    for (const core::Issue& issue : result->report.issues) {
        addLine(QString::fromStdString(issue.subject + " " + issue.message), Tone::Warn);
    }
    addLine(tr("Each account can hold the ring, the least minutes, and the area of its ring. The "
               "CRM gets them with the next publish, where their fields are mapped."),
            Tone::Text2);
    column_->addStretch(1);
    const auto& widest =
        result->report.together.empty() ? result->report.polygons : result->report.together;
    reached_ = widest.empty() ? 0 : widest.back().accounts;
    refreshActs();
}

void RingFigures::refreshActs() {
    write_->setText(any_ ? tr("Write to %1").arg(countedAccounts(reached_))
                         : tr("Write to accounts"));
    write_->setEnabled(any_ && reached_ > 0 && !busy_);
    export_->setEnabled(any_ && !busy_);
}

void RingFigures::setBusy(bool busy, const QString& sentence) {
    busy_ = busy;
    busyNote_->setText(sentence);
    busyNote_->setVisible(busy && !sentence.isEmpty());
    refreshActs();
}

} // namespace ui
