// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/map_book.h"

#include "ui/draw/legend.h"
#include "ui/draw/map_render.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace ui {

namespace {

constexpr double kTop = 104; ///< below the head of a page
constexpr double kFoot = 62; ///< above the paper's end
constexpr double kMapWidth = 764;
constexpr double kRight = 840; ///< left edge of the right column
constexpr double kRightWidth = Sheet::kWidth - Sheet::kMargin - kRight;
constexpr double kWhole = Sheet::kWidth - 2 * Sheet::kMargin;

QString tr(const char* text) {
    return QCoreApplication::translate("MapBook", text);
}

QString whole(double value) {
    return QLocale().toString(value, 'f', 0);
}

QString percentText(double share, int decimals = 1) {
    QString digits = QLocale().toString(std::abs(share) * 100, 'f', decimals);
    return (share < 0 ? QString(QChar(0x2212)) : QString()) + digits + QStringLiteral("\u2009%");
}

QString signedPercentText(double share, int decimals = 1) {
    return (share > 0 ? QStringLiteral("+") : QString()) + percentText(share, decimals);
}

/// The head of a page: a title, what follows it, and two lines on the right.
struct Head {
    QString title;
    QString after;
    QString right;
    QString rightBold;
    QString rightAfter;
    QColor swatch;
};

void paintHead(Sheet& sheet, const Head& head) {
    const Tokens& tokens = sheet.style().tokens;
    double x = Sheet::kMargin;
    if (head.swatch.isValid()) {
        sheet.swatch({x, 52, 22, 22}, head.swatch);
        x += 34;
    }
    const double rightWidth = std::max(sheet.textWidth(head.right, 12, false),
                                       sheet.textWidth(head.rightBold, 15, true) +
                                           sheet.textWidth(head.rightAfter, 12, false));
    const double room = Sheet::kWidth - Sheet::kMargin - rightWidth - 24 - x;
    const double after = sheet.textWidth(head.after, 15, false);
    const double title = sheet.text(x, 71, head.title, {26, true, tokens.text},
                                    std::max(room - after - 16, room * 0.45));
    sheet.text(x + title + 16, 71, head.after, {15, false, tokens.text2}, room - title - 16);
    const double edge = Sheet::kWidth - Sheet::kMargin;
    sheet.text(edge, 55, head.right, {12, false, tokens.text2, Qt::AlignRight});
    const double tail =
        sheet.text(edge, 73, head.rightAfter, {12, false, tokens.text2, Qt::AlignRight});
    sheet.text(edge - tail, 73, head.rightBold, {15, true, tokens.text, Qt::AlignRight});
    sheet.line(Sheet::kMargin, 84, edge, 2, tokens.text);
}

/// Draws a scene into a frame of the page.
void paintMap(Sheet& sheet, const QRectF& rect, const MapScene& scene, const core::Box& box,
              int onlyTerritory, bool furniture) {
    MapStyle style = sheet.style();
    style.onlyTerritory = onlyTerritory;
    if (!furniture) {
        style.lineFactor *= 0.6;
        style.tokens.water = style.tokens.base;
    }
    const QRectF device = sheet.device(rect);
    const MapView view =
        fitView(box, device.size().toSize(), QMarginsF(14, 14, 14, 14), sheet.ratio());
    QPainter& painter = sheet.painter();
    painter.save();
    painter.translate(device.topLeft());
    painter.setClipRect(view.rect());
    MapPainter(scene, view, style, view.rect()).paintGround(painter);
    if (furniture) {
        paintMapAbove(painter, scene, view, style);
    }
    painter.restore();
    sheet.frame(rect, 1, sheet.style().tokens.borderStrong);
}

class Book {
public:
    Book(const BookData& data, double height) : data_(data), height_(height) {
        mapScene_ = *data.scene;
        for (int unit = 0; unit < data.scene->units->count(); ++unit) {
            const MapUnit& known = data.scene->units->unit(unit);
            hasNames_ = hasNames_ || (!known.name.isEmpty() && known.name != known.key);
            hasAccounts_ = hasAccounts_ || data.unitAccounts[static_cast<std::size_t>(unit)] > 0;
        }
        mapScene_.attribution.clear();
        locator_ = mapScene_;
        locator_.layers.units = locator_.layers.labels = locator_.layers.unitLabels = false;
        locator_.layers.accounts = locator_.layers.bases = locator_.layers.base = false;
    }

    std::vector<BookPage> pages() const {
        std::vector<BookPage> pages;
        pages.push_back([this](Sheet& sheet) { overview(sheet); });
        addPaged(
            pages, count(), rowsFor(kTop + 64),
            [this](Sheet& sheet, std::size_t from, std::size_t to) { summary(sheet, from, to); });
        if (data_.figures) {
            addPaged(pages, count(), 20, [this](Sheet& sheet, std::size_t from, std::size_t to) {
                chart(sheet, from, to);
            });
        }
        for (std::size_t t = 0; t < count(); ++t) {
            addTerritory(pages, t);
        }
        return pages;
    }

private:
    std::size_t count() const { return data_.territories.size(); }

    std::size_t rowsFor(double top) const {
        const double rows = (height_ - kFoot - 24 - top - kTableHead) / kTableRow - 1;
        return static_cast<std::size_t>(std::max(1.0, std::floor(rows)));
    }

    static void addPaged(std::vector<BookPage>& pages, std::size_t items, std::size_t perPage,
                         const std::function<void(Sheet&, std::size_t, std::size_t)>& paint) {
        for (std::size_t from = 0; from == 0 || from < items; from += perPage) {
            const std::size_t to = std::min(items, from + perPage);
            pages.push_back([=](Sheet& sheet) { paint(sheet, from, to); });
        }
    }

    const core::TerritoryFigures* figures(std::size_t t) const {
        if (!data_.figures) {
            return nullptr;
        }
        for (const core::TerritoryFigures& known : data_.figures->territories) {
            if (known.territory.id == data_.territories[t].id) {
                return &known;
            }
        }
        return nullptr;
    }

    QColor colour(const Sheet& sheet, std::size_t t) const {
        return sheet.style().tokens.territoryFill(data_.scene->territories[t].fill);
    }

    QString bandText() const {
        return QChar(0x00B1) + percentText(data_.tolerance, data_.tolerance < 0.1 ? 1 : 0)
                                   .replace(QStringLiteral(".0"), QString());
    }

    std::vector<int> unitsOf(std::size_t t) const {
        std::vector<int> units;
        const auto& owner = data_.scene->territoryOf;
        for (std::size_t i = 0; i < owner.size(); ++i) {
            if (owner[i] == static_cast<int>(t)) {
                units.push_back(static_cast<int>(i));
            }
        }
        std::stable_sort(units.begin(), units.end(), [&](int a, int b) {
            return data_.unitValues[static_cast<std::size_t>(a)] >
                   data_.unitValues[static_cast<std::size_t>(b)];
        });
        return units;
    }

    void overview(Sheet& sheet) const {
        Head head;
        head.title = data_.scenario;
        head.after = QStringLiteral("%1 %2 \u00B7 %3")
                         .arg(whole(static_cast<double>(count())), tr("territories"), data_.layer);
        if (data_.figures) {
            head.right = tr("Largest deviation %1").arg(percentText(data_.figures->maxDeviation));
            head.rightBold = tr("%1 of %2 in band").arg(data_.figures->inBand).arg(count());
            head.rightAfter = QStringLiteral(", ") + bandText();
        }
        paintHead(sheet, head);
        const double bottom = height_ - kFoot - 44;
        paintMap(sheet, {Sheet::kMargin, kTop, kWhole, bottom - kTop}, mapScene_,
                 data_.scene->units->bounds(), -1, true);
        paintLegend(sheet, bottom + 10, mapScene_, -1);
    }

    void paintLegend(Sheet& sheet, double y, const MapScene& scene, int only) const {
        MapStyle style = sheet.style();
        style.onlyTerritory = only;
        std::vector<LegendEntry> entries = legendOf(scene);
        if (only >= 0) {
            std::erase_if(entries, [](const LegendEntry& entry) {
                return entry.symbol == LegendEntry::Symbol::Territory;
            });
        }
        paintLegendRow(sheet.painter(), entries,
                       sheet.device({Sheet::kMargin, y, only < 0 ? kWhole : kMapWidth, 30}), scene,
                       style, sheet.ratio());
    }

    void summary(Sheet& sheet, std::size_t from, std::size_t to) const {
        paintHead(sheet, {tr("Summary"), data_.scenario, {}, {}, {}, {}});
        if (data_.figures) {
            keyFigures(sheet);
        }
        std::vector<SheetColumn> columns = {{tr("Territory"), 300, false},
                                            {tr("Rep"), 250, false},
                                            {data_.unitWord, 90, true},
                                            {tr("Accounts"), 100, true}};
        if (data_.figures) {
            columns.push_back({data_.measure, 150, true});
            columns.push_back({tr("Target"), 150, true});
            columns.push_back({tr("Index"), 90, true});
            columns.push_back({tr("Deviation"), 110, true});
            columns.push_back({tr("Pieces"), 104, true});
        }
        std::vector<SheetRow> rows;
        for (std::size_t t = from; t < to; ++t) {
            rows.push_back(summaryRow(sheet, t));
        }
        if (to == count()) {
            rows.push_back(totalsRow());
        }
        paintTable(sheet, {Sheet::kMargin, kTop + (data_.figures ? 64 : 8)}, columns, rows);
    }

    void keyFigures(Sheet& sheet) const {
        const core::ScoreReport& figures = *data_.figures;
        const std::pair<QString, QString> cells[] = {
            {tr("In band (%1)").arg(bandText()), tr("%1 of %2").arg(figures.inBand).arg(count())},
            {tr("Largest deviation"), percentText(figures.maxDeviation)},
            {tr("Balance index (100 = even)"),
             QLocale().toString(figures.measures.front().score.balanceIndex, 'f', 1)},
            {tr("Contiguous"), figures.contiguous ? tr("Yes") : tr("No")},
            {tr("Without a territory"),
             QStringLiteral("%1 %2").arg(whole(figures.unassignedUnits), data_.unitWord)}};
        double x = Sheet::kMargin;
        for (const auto& [label, value] : cells) {
            sheet.text(x, kTop + 14, label, {12, false, sheet.style().tokens.text2}, 250);
            sheet.text(x, kTop + 38, value, {15, true, sheet.style().tokens.text}, 250);
            x += kWhole / 5;
        }
    }

    SheetRow summaryRow(const Sheet& sheet, std::size_t t) const {
        const core::Territory& territory = data_.territories[t];
        SheetRow row;
        row.swatch = colour(sheet, t);
        const auto units = unitsOf(t);
        int accounts = 0;
        for (const int unit : units) {
            accounts += data_.unitAccounts[static_cast<std::size_t>(unit)];
        }
        const QString owner = QString::fromStdString(territory.owner);
        row.cells = {QString::fromStdString(territory.name),
                     owner.isEmpty() ? QString(QChar(0x2013)) : owner,
                     whole(static_cast<double>(units.size())), whole(accounts)};
        if (const core::TerritoryFigures* known = figures(t)) {
            row.cells.push_back(amountText(known->values[0], data_.measureUnit));
            row.cells.push_back(amountText(known->targets[0], data_.measureUnit));
            row.cells.push_back(QLocale().toString(100 * (1 + known->deviations[0]), 'f', 1));
            row.cells.push_back(signedPercentText(known->deviations[0]));
            row.cells.push_back(whole(known->components));
            row.bold = std::abs(known->deviations[0]) > data_.tolerance + 1e-9;
        }
        return row;
    }

    SheetRow totalsRow() const {
        double accounts = 0;
        double units = 0;
        for (std::size_t i = 0; i < data_.scene->territoryOf.size(); ++i) {
            if (data_.scene->territoryOf[i] >= 0) {
                accounts += data_.unitAccounts[i];
                ++units;
            }
        }
        SheetRow row;
        row.bold = true;
        row.cells = {tr("%1 territories").arg(count()), {}, whole(units), whole(accounts)};
        if (data_.figures) {
            double value = 0;
            double target = 0;
            for (const core::TerritoryFigures& known : data_.figures->territories) {
                value += known.values[0];
                target += known.targets[0];
            }
            row.cells.push_back(amountText(value, data_.measureUnit));
            row.cells.push_back(amountText(target, data_.measureUnit));
        }
        return row;
    }

    void chart(Sheet& sheet, std::size_t from, std::size_t to) const {
        const Tokens& tokens = sheet.style().tokens;
        paintHead(sheet,
                  {tr("Imbalance"), tr("%1, % from target").arg(data_.measure), {}, {}, {}, {}});
        double extent = data_.tolerance * 1.6;
        for (std::size_t t = 0; t < count(); ++t) {
            if (const auto* known = figures(t)) {
                extent = std::max(extent, std::min(1.0, std::abs(known->deviations[0])) * 1.1);
            }
        }
        const QRectF plot(Sheet::kMargin + 260, kTop + 34, kWhole - 340,
                          height_ - kFoot - kTop - 60);
        const double middle = plot.center().x();
        const double scale = plot.width() / 2 / extent;
        const double step =
            plot.height() / static_cast<double>(std::max<std::size_t>(to - from, 8));
        const double end = plot.top() + step * static_cast<double>(to - from);
        sheet.fill({middle - data_.tolerance * scale, plot.top() - 6, 2 * data_.tolerance * scale,
                    end - plot.top() + 12},
                   tokens.band);
        const double tick = extent > 0.4 ? 0.2 : extent > 0.2 ? 0.1 : 0.05;
        for (double at = -std::floor(extent / tick) * tick; at <= extent + 1e-9; at += tick) {
            const double x = middle + at * scale;
            sheet.painter().setPen(
                QPen(std::abs(at) < 1e-9 ? tokens.borderStrong : tokens.hair, sheet.ratio()));
            sheet.painter().drawLine(QPointF(x, plot.top() - 6) * sheet.ratio(),
                                     QPointF(x, end + 6) * sheet.ratio());
            sheet.text(x, plot.top() - 12,
                       std::abs(at) < 1e-9 ? tr("target") : signedPercentText(at, 0),
                       {11, false, tokens.text3, Qt::AlignHCenter});
        }
        for (std::size_t t = from; t < to; ++t) {
            chartRow(sheet, t, plot.top() + step * static_cast<double>(t - from), step, middle,
                     scale);
        }
    }

    void chartRow(Sheet& sheet, std::size_t t, double top, double step, double middle,
                  double scale) const {
        const auto* known = figures(t);
        if (known == nullptr) {
            return;
        }
        const Tokens& tokens = sheet.style().tokens;
        const double deviation = std::clamp(known->deviations[0], -1.0, 1.0);
        const double height = std::min(22.0, step * 0.6);
        const double y = top + step / 2;
        sheet.swatch({Sheet::kMargin, y - 6, 12, 12}, colour(sheet, t));
        sheet.text(Sheet::kMargin + 20, y + 4, QString::fromStdString(data_.territories[t].name),
                   {13, true, tokens.text}, 220);
        const QColor ink = tokens.deviationColour(deviation, data_.tolerance);
        const double x = middle + deviation * scale;
        sheet.fill(
            {std::min(middle, x), y - height / 2, std::max(1.0, std::abs(x - middle)), height},
            ink);
        const bool over = deviation >= 0;
        sheet.text(over ? x + 6 : x - 6, y + 4, signedPercentText(known->deviations[0]),
                   {12, true, tokens.text, over ? Qt::AlignLeft : Qt::AlignRight});
    }

    // --- a territory

    static constexpr std::size_t kListColumns = 3;

    void addTerritory(std::vector<BookPage>& pages, std::size_t t) const {
        const std::vector<int> units = unitsOf(t);
        const std::size_t first = std::min(units.size(), 2 * listRows());
        pages.push_back(
            [this, t, units, first](Sheet& sheet) { territory(sheet, t, units, first); });
        const std::size_t perPage = kListColumns * rowsFor(kTop + 30);
        for (std::size_t from = first; from < units.size(); from += perPage) {
            const std::size_t to = std::min(units.size(), from + perPage);
            pages.push_back([this, t, units, from, to](Sheet& sheet) {
                moreUnits(sheet, t,
                          {units.begin() + static_cast<std::ptrdiff_t>(from),
                           units.begin() + static_cast<std::ptrdiff_t>(to)});
            });
        }
    }

    /// Rows of the unit list that fit on a territory's first page, beside its map.
    std::size_t listRows() const {
        const double room = height_ - kFoot - 150 - (kTop + 200) - 30 - kTableHead;
        return static_cast<std::size_t>(std::max(3.0, room / kTableRow));
    }

    Head territoryHead(const Sheet& sheet, std::size_t t) const {
        const core::Territory& territory = data_.territories[t];
        Head head;
        head.title = QString::fromStdString(territory.name);
        head.swatch = colour(sheet, t);
        const QString owner = QString::fromStdString(territory.owner);
        head.after = (owner.isEmpty() ? QString() : owner + QStringLiteral(" \u00B7 ")) +
                     tr("scenario %1, %2").arg(data_.scenario, data_.printedOn);
        if (const auto* known = figures(t)) {
            head.right = tr("%1 %2 of %3 target")
                             .arg(data_.measure, amountText(known->values[0], data_.measureUnit),
                                  amountText(known->targets[0], data_.measureUnit));
            head.rightBold = percentText(1 + known->deviations[0]);
            const bool in = std::abs(known->deviations[0]) <= data_.tolerance + 1e-9;
            head.rightAfter = (in ? tr(", in band %1") : tr(", outside band %1")).arg(bandText());
        }
        return head;
    }

    void territory(Sheet& sheet, std::size_t t, const std::vector<int>& units,
                   std::size_t first) const {
        paintHead(sheet, territoryHead(sheet, t));
        const double bottom = height_ - kFoot - 44;
        core::Box box;
        for (const int unit : units) {
            box.add(data_.scene->units->bounds(unit));
        }
        const core::Box shown = box.empty() ? data_.scene->units->bounds() : box;
        paintMap(sheet, {Sheet::kMargin, kTop, kMapWidth, bottom - kTop}, mapScene_, shown,
                 static_cast<int>(t), true);
        paintLegend(sheet, bottom + 10, mapScene_, static_cast<int>(t));
        totals(sheet, t, units);
        paintMap(sheet, {kRight + kRightWidth - 200, kTop, 200, 144}, locator_,
                 data_.scene->units->bounds(), static_cast<int>(t), false);
        unitList(sheet, units, first);
        neighbours(sheet, t);
    }

    void totals(Sheet& sheet, std::size_t t, const std::vector<int>& units) const {
        const double width = kRightWidth - 220;
        sheet.heading(kRight, kTop, width, tr("Totals"));
        std::vector<std::pair<QString, QString>> lines;
        if (const auto* known = figures(t)) {
            lines.emplace_back(data_.measure, amountText(known->values[0], data_.measureUnit));
            lines.emplace_back(tr("Share of target"), percentText(1 + known->deviations[0]));
        }
        double accounts = 0;
        for (const int unit : units) {
            accounts += data_.unitAccounts[static_cast<std::size_t>(unit)];
        }
        lines.emplace_back(tr("Accounts"), whole(accounts));
        lines.emplace_back(data_.unitWord, whole(static_cast<double>(units.size())));
        if (const auto* known = figures(t)) {
            lines.emplace_back(tr("Area"),
                               whole(known->areaKm2) + QStringLiteral("\u2009km\u00B2"));
            lines.emplace_back(tr("Pieces"), whole(known->components));
        }
        double y = kTop + 26;
        for (const auto& [label, value] : lines) {
            const double taken = sheet.text(kRight + width, y + 15, value,
                                            {12, true, sheet.style().tokens.text, Qt::AlignRight});
            sheet.text(kRight, y + 15, label, {12, false, sheet.style().tokens.text2},
                       width - taken - 12);
            y += kTableRow;
            sheet.line(kRight, y, kRight + width, 1, sheet.style().tokens.hair);
        }
    }

    std::vector<SheetColumn> unitColumns(double width) const {
        // Columns that would be empty in every row are left out.
        std::vector<SheetColumn> columns = {{tr("Key"), hasNames_ ? 58 : width, false}};
        double others = 0;
        if (hasNames_) {
            columns.push_back({tr("Place"), width - 58, false});
        }
        if (hasAccounts_) {
            columns.push_back({tr("Accounts"), 64, true});
            others += 64;
        }
        if (data_.figures) {
            columns.push_back({data_.measure, 84, true});
            others += 84;
        }
        columns[hasNames_ ? 1 : 0].width -= others;
        return columns;
    }

    std::vector<SheetRow> unitRows(const std::vector<int>& units) const {
        std::vector<SheetRow> rows;
        for (const int unit : units) {
            const MapUnit& known = data_.scene->units->unit(unit);
            SheetRow row;
            row.cells = {known.key};
            if (hasNames_) {
                row.cells.push_back(known.name == known.key ? QString() : known.name);
            }
            if (hasAccounts_) {
                row.cells.push_back(whole(data_.unitAccounts[static_cast<std::size_t>(unit)]));
            }
            if (data_.figures) {
                row.cells.push_back(
                    amountText(data_.unitValues[static_cast<std::size_t>(unit)], {}));
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }

    void unitList(Sheet& sheet, const std::vector<int>& units, std::size_t first) const {
        const double top = kTop + 200;
        QString after = whole(static_cast<double>(units.size()));
        if (first < units.size()) {
            after += QStringLiteral(", ") +
                     (data_.figures ? tr("the %1 with most %2; the rest on the next page")
                                          .arg(whole(static_cast<double>(first)), data_.measure)
                                    : tr("the first %1; the rest on the next page")
                                          .arg(whole(static_cast<double>(first))));
        }
        sheet.heading(kRight, top, kRightWidth, data_.unitWord, after);
        paintColumns(sheet, top + 28, 2,
                     {units.begin(), units.begin() + static_cast<std::ptrdiff_t>(first)}, kRight,
                     kRightWidth);
    }

    void paintColumns(Sheet& sheet, double top, std::size_t columns, const std::vector<int>& units,
                      double left, double width) const {
        const std::vector<SheetRow> rows = unitRows(units);
        const std::size_t perColumn = (rows.size() + columns - 1) / columns;
        const double gap = 20;
        const double each =
            (width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
        for (std::size_t c = 0; c < columns && c * perColumn < rows.size(); ++c) {
            const std::size_t from = c * perColumn;
            const std::size_t count = std::min(perColumn, rows.size() - from);
            paintTable(sheet, {left + static_cast<double>(c) * (each + gap), top},
                       unitColumns(each + 8), std::span(rows).subspan(from, count));
        }
    }

    void moreUnits(Sheet& sheet, std::size_t t, const std::vector<int>& units) const {
        paintHead(sheet, territoryHead(sheet, t));
        sheet.heading(Sheet::kMargin, kTop, kWhole, data_.unitWord, tr("continued"));
        paintColumns(sheet, kTop + 28, kListColumns, units, Sheet::kMargin, kWhole);
    }

    void neighbours(Sheet& sheet, std::size_t t) const {
        const double top = height_ - kFoot - 140;
        sheet.heading(kRight, top, kRightWidth, tr("Neighbours"));
        std::vector<std::size_t> found;
        for (const auto& [a, b] : territoryBorders(*data_.scene->units, data_.scene->territoryOf)) {
            if (a == static_cast<int>(t) || b == static_cast<int>(t)) {
                found.push_back(static_cast<std::size_t>(a == static_cast<int>(t) ? b : a));
            }
        }
        if (found.empty()) {
            sheet.text(kRight, top + 44, tr("None"), {12, false, sheet.style().tokens.text2});
        }
        const std::size_t perColumn = 4;
        const std::size_t most = 3 * perColumn;
        for (std::size_t i = 0; i < std::min(found.size(), most); ++i) {
            const double x = kRight + static_cast<double>(i / perColumn) * kRightWidth / 3;
            const double y = top + 30 + static_cast<double>(i % perColumn) * 20;
            if (i + 1 == most && found.size() > most) {
                sheet.text(x, y + 12, tr("and %1 more").arg(found.size() - i),
                           {12, false, sheet.style().tokens.text2});
                break;
            }
            sheet.swatch({x, y + 1, 12, 12}, colour(sheet, found[i]));
            const core::Territory& other = data_.territories[found[i]];
            QString words = QString::fromStdString(other.name);
            if (!other.owner.empty()) {
                words += QStringLiteral(", ") + QString::fromStdString(other.owner);
            }
            if (const auto* known = figures(found[i])) {
                words += QStringLiteral(", ") + percentText(1 + known->deviations[0]);
            }
            sheet.text(x + 18, y + 12, words, {12, false, sheet.style().tokens.text},
                       kRightWidth / 3 - 28);
        }
    }

    const BookData& data_;
    double height_;
    bool hasNames_ = false;
    bool hasAccounts_ = false;
    MapScene mapScene_;
    MapScene locator_;
};

} // namespace

QString amountText(double value, const QString& unit) {
    const QLocale locale;
    const bool money = unit == QLatin1String("$") || unit == QStringLiteral("\u20AC") ||
                       unit == QStringLiteral("\u00A3");
    const double size = std::abs(value);
    QString digits;
    if (size >= 1e9) {
        digits = locale.toString(value / 1e9, 'f', 2) + tr(" bn");
    } else if (size >= (money ? 1e6 : 1e7)) {
        digits = locale.toString(value / 1e6, 'f', 2) + tr(" M");
    } else {
        digits = locale.toString(value, 'f', size >= 100 || value == std::round(value) ? 0 : 1);
    }
    digits.replace(QLatin1Char('-'), QChar(0x2212));
    return money ? unit + digits : digits;
}

std::vector<BookPage> bookPages(const BookData& data, double pageHeight) {
    const auto book = std::make_shared<const Book>(data, pageHeight);
    std::vector<BookPage> pages = book->pages();
    for (BookPage& page : pages) {
        page = [book, paint = std::move(page)](Sheet& sheet) { paint(sheet); };
    }
    return pages;
}

void paintFoot(Sheet& sheet, const BookData& data, int page, int pages) {
    const Tokens& tokens = sheet.style().tokens;
    const double y = sheet.height() - 48;
    sheet.line(Sheet::kMargin, y, Sheet::kWidth - Sheet::kMargin, 1, tokens.border);
    const QString right = tr("Territory map book \u00B7 page %1 of %2 \u00B7 printed %3")
                              .arg(page)
                              .arg(pages)
                              .arg(data.printedOn);
    const double taken = sheet.text(Sheet::kWidth - Sheet::kMargin, y + 18, right,
                                    {11, false, tokens.text3, Qt::AlignRight});
    QString source = data.scene->attribution;
    if (data.scene->approximate) {
        source = tr("Approximate ZIP areas.") + QLatin1Char(' ') + source;
    }
    sheet.text(Sheet::kMargin, y + 18, source, {11, false, tokens.text3}, kWhole - taken - 24);
}

} // namespace ui
