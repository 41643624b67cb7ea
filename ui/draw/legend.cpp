// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/legend.h"

#include "ui/draw/cluster_ring.h"
#include "ui/draw/hatch.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kSwatchWidth = 22;
constexpr double kSwatchHeight = 12;
constexpr double kGap = 6;
constexpr double kColumnGap = 20;
constexpr double kRow = 20;
constexpr double kEdge = 12;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Legend)
};

QString number(double value) {
    const QLocale locale;
    if (std::abs(value) >= 1e6) {
        return locale.toString(value / 1e6, 'f', std::abs(value) < 1e7 ? 1 : 0) + Words::tr(" M");
    }
    const bool whole = value == std::round(value) || std::abs(value) >= 1000;
    QString text = locale.toString(std::abs(value), 'f', whole ? 0 : 2);
    return value < 0 ? text.prepend(QChar(0x2212)) : text;
}

void paintDots(QPainter& painter, QPointF middle, const MapStyle& style, double ratio, bool all) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.tokens.point);
    if (!all) {
        painter.drawEllipse(middle, 2.3 * ratio, 2.3 * ratio);
        return;
    }
    const std::pair<double, double> dots[] = {{-7, 3.2}, {1, 2.3}, {8, 1.6}};
    for (const auto& [x, radius] : dots) {
        painter.drawEllipse(middle + QPointF(x * ratio, 0), radius * ratio, radius * ratio);
    }
}

bool hasRanks(const std::vector<MapPoint>& points) {
    return std::any_of(points.begin(), points.end(),
                       [&](const MapPoint& p) { return p.rank != points.front().rank; });
}

void addClasses(const Choropleth& choropleth, std::vector<LegendEntry>& entries) {
    for (int i = static_cast<int>(choropleth.edges.size()) - 2; i >= 0; --i) {
        entries.push_back({LegendEntry::Symbol::Class, i, classText(choropleth, i)});
    }
    if (std::find(choropleth.classOf.begin(), choropleth.classOf.end(), -1) !=
        choropleth.classOf.end()) {
        entries.push_back({LegendEntry::Symbol::NoData, 0,
                           choropleth.noData.isEmpty() ? Words::tr("no data") : choropleth.noData});
    }
}

bool accountsShown(const MapScene& scene) {
    return scene.layers.accounts && scene.points && !scene.points->empty();
}

bool accountsColoured(const MapScene& scene) {
    return accountsShown(scene) && scene.accountColours && !scene.accountColours->entries.empty();
}

QString count(std::int64_t number) {
    return QLocale().toString(static_cast<qlonglong>(number));
}

void addMarks(const AccountColours& colours, std::vector<LegendEntry>& entries) {
    const auto classes = static_cast<std::size_t>(std::count_if(
        colours.entries.begin(), colours.entries.end(), [](const core::AccountCategory& entry) {
            return entry.kind == core::AccountCategory::Kind::Class;
        }));
    for (std::size_t place = 0; place < colours.entries.size(); ++place) {
        const std::size_t i = place < classes ? classes - 1 - place : place; // high on top
        entries.push_back(
            {LegendEntry::Symbol::AccountMark, static_cast<int>(i),
             Words::tr("%1 (%2)").arg(markWords(colours, i), count(colours.entries[i].accounts))});
    }
}

void addAccounts(const MapScene& scene, std::vector<LegendEntry>& entries) {
    using Symbol = LegendEntry::Symbol;
    if (accountsColoured(scene)) {
        entries.push_back(
            {Symbol::AccountMix, 0, Words::tr("accounts by %1").arg(scene.accountColours->title)});
        addMarks(*scene.accountColours, entries);
        return;
    }
    const bool ranks = hasRanks(*scene.points);
    QString words = ranks ? Words::tr("account, class A, B, C") : Words::tr("account");
    if (scene.accountColours) {
        words = Words::tr("account, %1 of %2 shown")
                    .arg(count(scene.accountColours->shown),
                         count(static_cast<std::int64_t>(scene.points->size())));
    }
    entries.push_back({ranks ? Symbol::Accounts : Symbol::AccountsOneSize, 0, words});
}

/// The ring of a cluster with the colours of the legend.
void paintMix(QPainter& painter, const QRectF& rect, const MapScene& scene, const MapStyle& style) {
    std::vector<QColor> colours;
    for (std::size_t i = 0; i < scene.accountColours->entries.size(); ++i) {
        colours.push_back(markLook(*scene.accountColours, i, style.tokens).colour);
    }
    const double radius = std::min(rect.width(), rect.height()) / 2 + 1;
    paintClusterRing(painter, rect.center(), radius, 0, std::vector<int>(colours.size(), 1),
                     {colours, style.tokens.halo, style.vector});
    painter.setPen(QPen(style.tokens.halo, radius / 8));
    painter.setBrush(style.tokens.point);
    painter.drawEllipse(rect.center(), radius * 0.55, radius * 0.55);
}

} // namespace

QString classText(const Choropleth& choropleth, int index) {
    const auto i = static_cast<std::size_t>(index);
    const std::size_t last = choropleth.edges.size() - 2;
    // The outermost bounds are the extremes of the data, no round numbers.
    if (last > 0 && i == 0) {
        return Words::tr("under %1").arg(number(choropleth.edges[1]));
    }
    if (last > 0 && i == last) {
        return Words::tr("%1 and more").arg(number(choropleth.edges[i]));
    }
    // A dash between figures with signs would read as one.
    return choropleth.edges.front() < 0
               ? Words::tr("%1 to %2")
                     .arg(number(choropleth.edges[i]), number(choropleth.edges[i + 1]))
               : number(choropleth.edges[i]) + QStringLiteral(" \u2013 ") +
                     number(choropleth.edges[i + 1]);
}

std::vector<LegendEntry> legendOf(const MapScene& scene) {
    using Symbol = LegendEntry::Symbol;
    std::vector<LegendEntry> entries;
    if (scene.choropleth) {
        addClasses(*scene.choropleth, entries);
    } else if (scene.layers.territories && !scene.territories.empty()) {
        entries.push_back({Symbol::Territory, 0, Words::tr("territory, name and share of target")});
    }
    if (scene.derived.proposing) {
        entries.push_back({Symbol::Proposed, 0, Words::tr("proposed move, new owner's colour")});
        entries.push_back({Symbol::OldBorder, 0, Words::tr("present border of a proposed move")});
    }
    if (accountsShown(scene)) {
        addAccounts(scene, entries);
    }
    if (scene.layers.bases &&
        std::any_of(scene.territories.begin(), scene.territories.end(),
                    [](const MapTerritory& t) { return t.base.has_value(); })) {
        entries.push_back({Symbol::RepBase, 0, Words::tr("rep base")});
    }
    if (scene.approximate) {
        entries.push_back({Symbol::Approximate, 0, Words::tr("approximate ZIP area")});
    }
    return entries;
}

void paintSymbol(QPainter& painter, const LegendEntry& entry, const QRectF& rect,
                 const MapScene& scene, const MapStyle& style, double pixelRatio) {
    using Symbol = LegendEntry::Symbol;
    painter.setRenderHint(QPainter::Antialiasing, true);
    const Tokens& tokens = style.tokens;
    const auto lineAcross = [&](const QPen& pen) {
        painter.setPen(pen);
        painter.drawLine(QPointF(rect.left(), rect.center().y()),
                         QPointF(rect.right(), rect.center().y()));
    };
    switch (entry.symbol) {
    case Symbol::Territory:
        painter.setPen(QPen(tokens.outline, 1.5 * pixelRatio));
        painter.setBrush(
            tokens.territoryFill(scene.territories.empty() ? 0 : scene.territories.front().fill));
        painter.drawRect(rect);
        break;
    case Symbol::Class:
        painter.fillRect(rect, classColour(tokens, *scene.choropleth, entry.index));
        break;
    case Symbol::NoData:
        painter.fillRect(rect, tokens.noData);
        paintGreySwatch(painter, rect, style, pixelRatio);
        break;
    case Symbol::Proposed: {
        const int only = style.onlyTerritory;
        painter.fillRect(rect, tokens.territoryFill(
                                   only >= 0 && only < static_cast<int>(scene.territories.size())
                                       ? scene.territories[static_cast<std::size_t>(only)].fill
                                       : 0));
        paintHatchSwatch(painter, rect, style, pixelRatio);
        break;
    }
    case Symbol::OldBorder: {
        QPen pen(tokens.outline, 1.5 * pixelRatio, Qt::SolidLine, Qt::RoundCap);
        pen.setDashPattern({0.5 / 1.5, 5.5 / 1.5});
        lineAcross(pen);
        break;
    }
    case Symbol::Accounts: paintDots(painter, rect.center(), style, pixelRatio, true); break;
    case Symbol::AccountsOneSize:
        paintDots(painter, rect.center(), style, pixelRatio, false);
        break;
    case Symbol::AccountMix: paintMix(painter, rect, scene, style); break;
    case Symbol::AccountMark:
        drawMark(
            painter, rect.center(), 4 * pixelRatio, 0.5 * pixelRatio,
            markLook(*scene.accountColours, static_cast<std::size_t>(entry.index), style.tokens));
        break;
    case Symbol::RepBase: {
        const double r = 5 * pixelRatio;
        const QPointF c = rect.center();
        const QPointF diamond[] = {c - QPointF(0, r), c + QPointF(r, 0), c + QPointF(0, r),
                                   c - QPointF(r, 0)};
        painter.setPen(QPen(tokens.ink, 1.4 * pixelRatio));
        painter.setBrush(tokens.dark ? tokens.halo : tokens.base);
        painter.drawPolygon(diamond, 4);
        break;
    }
    case Symbol::Approximate: {
        QPen pen(tokens.coast, 1 * pixelRatio);
        pen.setDashPattern({4, 3});
        lineAcross(pen);
        break;
    }
    }
}

double paintLegendRow(QPainter& painter, const std::vector<LegendEntry>& entries,
                      const QRectF& rect, const MapScene& scene, const MapStyle& style,
                      double pixelRatio) {
    MapView scale;
    scale.pixelRatio = pixelRatio;
    const QFont font = mapFont(11, scale, false);
    const QFontMetricsF metrics(font);
    double x = rect.left();
    double y = rect.top();
    double widest = 0;
    for (const LegendEntry& entry : entries) {
        const double words = metrics.horizontalAdvance(entry.words);
        const double whole = (kSwatchWidth + kGap) * pixelRatio + words;
        if (x > rect.left() && x + whole > rect.right()) {
            x = rect.left();
            y += kRow * pixelRatio;
        }
        const QRectF symbol(x, y, kSwatchWidth * pixelRatio, kSwatchHeight * pixelRatio);
        paintSymbol(painter, entry, symbol, scene, style, pixelRatio);
        painter.setFont(font);
        painter.setPen(style.tokens.text2);
        painter.drawText(QPointF(x + (kSwatchWidth + kGap) * pixelRatio,
                                 symbol.center().y() + metrics.capHeight() / 2),
                         entry.words);
        x += whole + kColumnGap * pixelRatio;
        widest = std::max(widest, x - rect.left());
    }
    return widest;
}

namespace {

struct Card {
    QString title;
    QString unit;
    std::vector<LegendEntry> entries;
};

std::vector<Card> cardsOf(const MapScene& scene) {
    std::vector<Card> cards;
    if (scene.choropleth) {
        cards.push_back({scene.choropleth->title, scene.choropleth->unit, {}});
        addClasses(*scene.choropleth, cards.back().entries);
    }
    if (accountsColoured(scene)) {
        cards.push_back({Words::tr("Accounts by %1").arg(scene.accountColours->title), {}, {}});
        addMarks(*scene.accountColours, cards.back().entries);
    }
    return cards;
}

/// What an end of the ramp means.
QString remarkOf(const MapScene& scene, const LegendEntry& entry) {
    if (entry.symbol != LegendEntry::Symbol::Class) {
        return {};
    }
    const int classes = static_cast<int>(scene.choropleth->edges.size()) - 1;
    return entry.index == classes - 1 ? scene.choropleth->highest
           : entry.index == 0         ? scene.choropleth->lowest
                                      : QString();
}

/// Draws a card and says where it ends, pixels.
double paintCard(QPainter& painter, const Card& legend, double top, const MapScene& scene,
                 const MapView& view, const MapStyle& style) {
    const double ratio = view.pixelRatio;
    const QFont titleFont = mapFont(13, view, true);
    const QFont font = mapFont(12, view, false);
    const QFontMetricsF titleMetrics(titleFont);
    const QFontMetricsF metrics(font);
    double width = std::max(titleMetrics.horizontalAdvance(legend.title),
                            metrics.horizontalAdvance(legend.unit));
    for (const LegendEntry& entry : legend.entries) {
        const QString remark = remarkOf(scene, entry);
        const double beside = remark.isEmpty() ? 0 : metrics.horizontalAdvance(remark) + 24 * ratio;
        width = std::max(width, (kSwatchWidth + kGap) * ratio +
                                    metrics.horizontalAdvance(entry.words) + beside);
    }
    const double unitLine = legend.unit.isEmpty() ? 0 : 16 * ratio;
    const double rows = static_cast<double>(legend.entries.size()) * kRow * ratio;
    const QRectF card(kEdge * ratio, top, width + 24 * ratio, rows + unitLine + 38 * ratio);
    painter.setRenderHint(QPainter::Antialiasing, true);
    QColor ground = style.tokens.base;
    ground.setAlphaF(0.94F);
    painter.setPen(QPen(style.tokens.border, ratio));
    painter.setBrush(ground);
    painter.drawRoundedRect(card, 6 * ratio, 6 * ratio);
    const double left = card.left() + 12 * ratio;
    double y = card.top() + 22 * ratio;
    painter.setFont(titleFont);
    painter.setPen(style.tokens.text);
    painter.drawText(QPointF(left, y), legend.title);
    painter.setFont(font);
    if (unitLine > 0) {
        y += unitLine;
        painter.setPen(style.tokens.text2);
        painter.drawText(QPointF(left, y), legend.unit);
    }
    y += 8 * ratio;
    for (const LegendEntry& entry : legend.entries) {
        const QRectF symbol(left, y + 3 * ratio, kSwatchWidth * ratio, 14 * ratio);
        paintSymbol(painter, entry, symbol, scene, style, ratio);
        painter.setPen(style.tokens.text);
        painter.setFont(font);
        painter.drawText(QPointF(left + (kSwatchWidth + kGap) * ratio,
                                 symbol.center().y() + metrics.capHeight() / 2),
                         entry.words);
        if (const QString remark = remarkOf(scene, entry); !remark.isEmpty()) {
            painter.setPen(style.tokens.text2);
            painter.drawText(QPointF(left + width - metrics.horizontalAdvance(remark),
                                     symbol.center().y() + metrics.capHeight() / 2),
                             remark);
        }
        y += kRow * ratio;
    }
    return card.bottom();
}

} // namespace

void paintLegendCard(QPainter& painter, const MapScene& scene, const MapView& view,
                     const MapStyle& style) {
    double top = kEdge * view.pixelRatio;
    for (const Card& card : cardsOf(scene)) {
        top = paintCard(painter, card, top, scene, view, style) + kGap * view.pixelRatio;
    }
}

} // namespace ui
