// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/territory_page.h"

#include "ui/book/book_lists.h"
#include "ui/book/list_pages.h"
#include "ui/book/moves_pages.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kMapWidth = 764;
constexpr double kRight = 840; ///< left edge of the right column
constexpr double kRightWidth = Sheet::kWidth - Sheet::kMargin - kRight;
constexpr double kLocatorWidth = 200;
constexpr double kLocatorHeight = 144;
constexpr double kGap = 22; ///< between the parts of the right column
constexpr double kLine = 19;
constexpr std::size_t kMostAccounts = 10;
constexpr std::size_t kLeastUnitRows = 4;
constexpr double kFewAccounts = 5;
constexpr int kUnitColumns = 2;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(MapBook)
};

/// One territory's first page, worked out before it is drawn.
class TerritoryPage {
public:
    TerritoryPage(const BookData& data, std::size_t t, double height)
        : data_(data), t_(t), height_(height), units_(data.unitsOf(t)) {
        for (const BookAccount& account : data.accounts) {
            if (account.territory == static_cast<int>(t)) {
                accounts_.push_back(&account);
            }
        }
        list_ = unitList(data, units_, Shown::Here);
        makeChanges();
        share();
    }

    void paint(Sheet& sheet) const {
        paintHead(sheet, territoryHead(sheet, data_, t_));
        const double bottom = height_ - kBookFoot - kBookLegend;
        core::Box box;
        for (const int unit : units_) {
            box.add(data_.scene->units->bounds(unit));
        }
        BookMap map{{Sheet::kMargin, kBookTop, kMapWidth, bottom - kBookTop},
                    box.empty() ? data_.scene->units->bounds() : box,
                    static_cast<int>(t_)};
        paintMap(sheet, *data_.scene, map);
        paintLegend(sheet, data_, bottom + 10, kMapWidth, static_cast<int>(t_));
        paintTotals(sheet);
        paintLocator(sheet);
        paintUnits(sheet);
        paintAccounts(sheet);
        paintEnd(sheet);
    }

    /// The units that did not fit, as a list to go on with.
    FlowBlock rest() const {
        FlowBlock block = list_;
        block.title = unitsText(data_);
        block.after = Words::tr("continued");
        block.rows.erase(block.rows.begin(),
                         block.rows.begin() + static_cast<std::ptrdiff_t>(unitsShown()));
        return block;
    }

private:
    void makeChanges() {
        if (!data_.former) {
            return;
        }
        addExchanges(exchanges(data_, t_, true), Words::tr("From %1"), Words::tr("Received"));
        addExchanges(exchanges(data_, t_, false), Words::tr("To %1"), Words::tr("Given away"));
        const auto* known = data_.figuresOf(t_);
        if (const double before = data_.shareBefore(t_); known && std::isfinite(before)) {
            changes_.push_back(
                Words::tr("Share of target %1 \u2192 %2")
                    .arg(decimalText(before * 100), percentText(1 + known->deviations[0])));
        }
    }

    QString words(const Exchange& exchange) const {
        QString text = countedUnits(data_, exchange.units) + QStringLiteral(", ") +
                       countedAccounts(exchange.accounts);
        if (!data_.measure.isEmpty()) {
            text += QStringLiteral(", ") + amountText(exchange.value, data_.measureUnit);
        }
        return text;
    }

    /// The two largest by name, the others as one sum.
    void addExchanges(const std::vector<Exchange>& list, const QString& one, const QString& all) {
        if (list.empty()) {
            changes_.push_back(Words::tr("%1: nothing").arg(all));
            return;
        }
        const std::size_t named = list.size() > 3 ? 2 : list.size();
        for (std::size_t i = 0; i < named; ++i) {
            changes_.push_back(one.arg(list[i].name) + QStringLiteral(": ") + words(list[i]));
        }
        if (named < list.size()) {
            Exchange rest;
            for (std::size_t i = named; i < list.size(); ++i) {
                rest.units += list[i].units;
                rest.accounts += list[i].accounts;
                rest.value += list[i].value;
            }
            changes_.push_back(
                one.arg(Words::tr("%Ln others", nullptr, static_cast<int>(list.size() - named))) +
                QStringLiteral(": ") + words(rest));
        }
    }

    /// Shares the right column out: what changes and the accounts get what they need, the units
    /// what is left, but a few rows at least.
    void share() {
        for (const auto& [a, b] :
             territoryBorders(*data_.scene->units, data_.scene->derived.shownOf)) {
            if (a == static_cast<int>(t_) || b == static_cast<int>(t_)) {
                neighbours_.push_back(static_cast<std::size_t>(a == static_cast<int>(t_) ? b : a));
            }
        }
        const std::size_t lines =
            std::clamp<std::size_t>(std::max(changes_.size(), neighbourLines()), 1, 8);
        endHeight_ = kHeadingHeight + static_cast<double>(lines) * kLine;
        const double room = height_ - kBookFoot - 8 - unitsTop();
        const double least = listHeight(std::min(kLeastUnitRows, columnRows(units_.size())));
        accountsShown_ = std::min(kMostAccounts, accounts_.size());
        while (accountsShown_ > 3 &&
               least + kGap + listHeight(accountsShown_) + kGap + endHeight_ > room) {
            --accountsShown_;
        }
        // Rather fewer accounts than a further page for a few units.
        const auto missing = [&] {
            const double taken = listHeight(columnRows(units_.size())) + kGap + endHeight_ +
                                 (accountsShown_ > 0 ? listHeight(accountsShown_) + kGap : 0);
            return taken - room;
        };
        const double rows = std::ceil(missing() / kTableRow);
        if (rows > 0 && rows + kFewAccounts <= static_cast<double>(accountsShown_)) {
            accountsShown_ -= static_cast<std::size_t>(rows);
        }
        const double accounts = accountsShown_ > 0 ? listHeight(accountsShown_) + kGap : 0;
        const double left = room - accounts - kGap - endHeight_ - kHeadingHeight - kTableHead;
        unitRows_ = std::min(columnRows(units_.size()),
                             static_cast<std::size_t>(std::max(1.0, left / kTableRow)));
    }

    static double listHeight(std::size_t rows) {
        return kHeadingHeight + kTableHead + static_cast<double>(rows) * kTableRow;
    }
    static std::size_t columnRows(std::size_t units) {
        return (units + kUnitColumns - 1) / kUnitColumns;
    }
    std::size_t unitsShown() const { return std::min(units_.size(), unitRows_ * kUnitColumns); }
    std::size_t neighbourLines() const {
        return changes_.empty() ? (neighbours_.size() + 2) / 3 : neighbours_.size();
    }
    std::size_t totalLines() const { return data_.figures ? 6 : 2; }
    double unitsTop() const {
        const double totals =
            kBookTop + kHeadingHeight + static_cast<double>(totalLines()) * kTableRow;
        return std::max(totals, kBookTop + kLocatorHeight) + kGap;
    }

    void paintTotals(Sheet& sheet) const {
        const double width = kRightWidth - kLocatorWidth - 20;
        sheet.heading(kRight, kBookTop, width, Words::tr("Totals"));
        std::vector<std::pair<QString, QString>> lines;
        const auto* known = data_.figuresOf(t_);
        if (known != nullptr) {
            lines.emplace_back(measureTitle(data_.measure),
                               amountText(known->values[0], data_.measureUnit));
            lines.emplace_back(Words::tr("Share of target"), percentText(1 + known->deviations[0]));
        }
        lines.emplace_back(Words::tr("Accounts"),
                           groupedText(static_cast<qint64>(accounts_.size())));
        lines.emplace_back(unitsText(data_), groupedText(static_cast<qint64>(units_.size())));
        if (known != nullptr) {
            lines.emplace_back(Words::tr("Area"), groupedText(std::llround(known->areaKm2)) +
                                                      QStringLiteral("\u2009km\u00B2"));
            lines.emplace_back(Words::tr("Pieces"), groupedText(known->components));
        }
        double y = kBookTop + 24;
        for (const auto& [label, value] : lines) {
            const double taken = sheet.text(kRight + width, y + 15, value,
                                            {12, true, sheet.style().tokens.text, Qt::AlignRight});
            sheet.text(kRight, y + 15, label, {12, false, sheet.style().tokens.text2},
                       width - taken - 12);
            y += kTableRow;
            sheet.line(kRight, y, kRight + width, 1, sheet.style().tokens.hair);
        }
    }

    void paintLocator(Sheet& sheet) const {
        MapScene scene = *data_.scene;
        scene.layers.units = scene.layers.labels = scene.layers.unitLabels = false;
        scene.layers.accounts = scene.layers.bases = scene.layers.base = false;
        scene.derived.proposing = false;
        paintMap(sheet, scene,
                 {{kRight + kRightWidth - kLocatorWidth, kBookTop, kLocatorWidth, kLocatorHeight},
                  data_.scene->units->bounds(),
                  static_cast<int>(t_),
                  true});
    }

    void paintUnits(Sheet& sheet) const {
        QString after = groupedText(static_cast<qint64>(units_.size()));
        const QString shown = groupedText(static_cast<qint64>(unitsShown()));
        if (unitsShown() < units_.size()) {
            after += QStringLiteral(", ") +
                     (data_.measure.isEmpty()
                          ? Words::tr("the first %1; the rest on the next page").arg(shown)
                          : Words::tr("the %1 with most %2; the rest on the next page")
                                .arg(shown, data_.measure));
        }
        const double top = unitsTop();
        sheet.heading(kRight, top, kRightWidth, unitsText(data_), after);
        FlowRoom room{kUnitColumns, 0, kRight, kRightWidth};
        std::vector<SheetColumn> columns = list_.columns;
        fitColumns(sheet, columns, list_.rows, room.columnWidth());
        for (int column = 0; column < kUnitColumns; ++column) {
            const std::size_t from = static_cast<std::size_t>(column) * unitRows_;
            if (from < unitsShown()) {
                paintTable(
                    sheet, {room.columnLeft(column), top + kHeadingHeight}, columns,
                    std::span(list_.rows).subspan(from, std::min(unitRows_, unitsShown() - from)));
            }
        }
    }

    double accountsTop() const { return unitsTop() + listHeight(unitRows_) + kGap; }

    void paintAccounts(Sheet& sheet) const {
        if (accountsShown_ == 0) {
            return;
        }
        const std::vector<const BookAccount*> shown(
            accounts_.begin(), accounts_.begin() + static_cast<std::ptrdiff_t>(accountsShown_));
        FlowBlock block = accountList(data_, shown, Shown::Here);
        QString after;
        if (accountsShown_ < accounts_.size()) {
            after = Words::tr("%1 of %2")
                        .arg(groupedText(static_cast<qint64>(accountsShown_)),
                             groupedText(static_cast<qint64>(accounts_.size())));
        }
        const bool ranked = std::isfinite(shown.front()->value);
        sheet.heading(kRight, accountsTop(), kRightWidth,
                      ranked ? Words::tr("Largest accounts") : Words::tr("Accounts"), after);
        fitColumns(sheet, block.columns, block.rows, kRightWidth);
        paintTable(sheet, {kRight, accountsTop() + kHeadingHeight}, block.columns, block.rows);
    }

    void paintEnd(Sheet& sheet) const {
        const double top =
            accountsShown_ > 0 ? accountsTop() + listHeight(accountsShown_) + kGap : accountsTop();
        double left = kRight;
        if (!changes_.empty()) {
            const double width = kRightWidth * 0.56;
            sheet.heading(kRight, top, width, Words::tr("What changes"),
                          Words::tr("since %1").arg(data_.former->label));
            double y = top + kHeadingHeight + 14;
            for (const QString& line : changes_) {
                sheet.text(kRight, y, line, {12, false, sheet.style().tokens.text}, width);
                y += kLine;
            }
            left += width + 20;
        }
        paintNeighbours(sheet, left, top, changes_.empty() ? 3 : 1);
    }

    void paintNeighbours(Sheet& sheet, double left, double top, std::size_t columns) const {
        const double width = kRight + kRightWidth - left;
        sheet.heading(left, top, width, Words::tr("Neighbours"));
        if (neighbours_.empty()) {
            sheet.text(left, top + kHeadingHeight + 14, Words::tr("None"),
                       {12, false, sheet.style().tokens.text2});
        }
        const auto lines =
            static_cast<std::size_t>(std::round((endHeight_ - kHeadingHeight) / kLine));
        const std::size_t most = lines * columns;
        const double each = width / static_cast<double>(columns);
        for (std::size_t i = 0; i < std::min(neighbours_.size(), most); ++i) {
            const double x = left + static_cast<double>(i % columns) * each;
            const double y = top + kHeadingHeight + static_cast<double>(i / columns) * kLine;
            if (i + 1 == most && neighbours_.size() > most) {
                sheet.text(
                    x, y + 14,
                    Words::tr("and %Ln more", nullptr, static_cast<int>(neighbours_.size() - i)),
                    {12, false, sheet.style().tokens.text2});
                break;
            }
            sheet.swatch({x, y + 4, 11, 11}, territoryColour(sheet, data_, neighbours_[i]));
            sheet.text(x + 18, y + 14, neighbourText(neighbours_[i]),
                       {12, false, sheet.style().tokens.text}, each - 28);
        }
    }

    QString neighbourText(std::size_t other) const {
        QString words = data_.name(other);
        if (!data_.owner(other).isEmpty()) {
            words += QStringLiteral(", ") + data_.owner(other);
        }
        if (const auto* known = data_.figuresOf(other)) {
            words += QStringLiteral(", ") + percentText(1 + known->deviations[0]);
        }
        return words;
    }

    const BookData& data_;
    std::size_t t_;
    double height_;
    std::vector<int> units_;
    std::vector<const BookAccount*> accounts_; ///< largest value first
    FlowBlock list_;                           ///< of all units
    std::vector<QString> changes_;
    std::vector<std::size_t> neighbours_;
    std::size_t unitRows_ = 0;
    std::size_t accountsShown_ = 0;
    double endHeight_ = 0;
};

} // namespace

std::vector<BookPage> territoryPages(const BookData& data, std::size_t t, double height) {
    const auto page = std::make_shared<const TerritoryPage>(data, t, height);
    std::vector<BookPage> pages = {[page](Sheet& sheet) { page->paint(sheet); }};
    std::vector<FlowBlock> lists = movesOf(data, t);
    lists.insert(lists.begin(), page->rest());
    addListPages(pages, std::move(lists), kListColumns, height,
                 [&data, t](const Sheet& sheet) { return territoryHead(sheet, data, t); });
    return pages;
}

} // namespace ui
