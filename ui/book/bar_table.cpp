// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/bar_table.h"

#include "ui/book/book_paper.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

constexpr double kTitles = 18;
constexpr double kRow = 24;
constexpr double kGap = 8;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReviewPack)
};

class Painting {
public:
    Painting(Sheet& sheet, const BarTable& table, const QRectF& rect)
        : sheet_(sheet), table_(table), rect_(rect), tokens_(sheet.style().tokens) {
        double right = rect.right();
        for (auto column = table.columns.rbegin(); column != table.columns.rend(); ++column) {
            ends_.insert(ends_.begin(), right);
            right -= column->width;
        }
        barLeft_ = rect.left() + table.nameWidth;
        barWidth_ = std::min(table.barWidth, right - barLeft_ - kGap);
        const double room =
            rect.height() - kHeadingHeight - kTitles - (table.total.empty() ? 0 : kRow);
        row_ = std::clamp(room / static_cast<double>(std::max<std::size_t>(1, table.rows.size())),
                          kRow, std::max(kRow, table.tallest));
    }

    double paint() {
        sheet_.heading(rect_.left(), rect_.top(), rect_.width(), table_.title, table_.after);
        double y = rect_.top() + kHeadingHeight;
        if (table_.rows.empty()) {
            sheet_.text(rect_.left(), y + 17, table_.none, {12, false, tokens_.text2},
                        rect_.width());
            return y + kRow;
        }
        titles(y);
        y += kTitles;
        const double room = rect_.bottom() - y - (table_.total.empty() ? 0 : kRow);
        const auto fits = static_cast<std::size_t>(std::max(1.0, room / row_ + 1e-9));
        const std::size_t count = table_.rows.size();
        const std::size_t shown = count <= fits ? count : std::max<std::size_t>(1, fits - 1);
        for (std::size_t i = 0; i < shown; ++i) {
            row(table_.rows[i], y);
            y += row_;
        }
        if (shown < count) {
            sheet_.text(
                rect_.left(), y + 17,
                Words::tr("%Ln more in the tables", nullptr, static_cast<int>(count - shown)),
                {12, false, tokens_.text2});
            y += kRow;
        }
        if (!table_.total.empty()) {
            sheet_.text(rect_.left(), y + 17, Words::tr("All"), {12, true, tokens_.text});
            cells(table_.total, y + 17, true, tokens_.text);
            y += kRow;
        }
        return y;
    }

private:
    void titles(double y) {
        sheet_.text(rect_.left(), y + 12, table_.nameTitle, {11, false, tokens_.text3});
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            sheet_.text(ends_[i], y + 12, table_.columns[i].title,
                        {11, false, tokens_.text3, Qt::AlignRight}, table_.columns[i].width - kGap);
        }
    }

    void cells(const std::vector<QString>& words, double baseline, bool bold,
               const QColor& colour) {
        for (std::size_t i = 0; i < std::min(words.size(), ends_.size()); ++i) {
            sheet_.text(ends_[i], baseline, words[i],
                        {12, bold || table_.columns[i].bold, colour, Qt::AlignRight},
                        table_.columns[i].width - kGap);
        }
    }

    void row(const BarTable::Row& one, double y) {
        const double room = table_.nameWidth - kGap;
        const double baseline = y + row_ / 2 + 5;
        const double taken =
            sheet_.text(rect_.left(), baseline, one.name, {12, one.strong, tokens_.text}, room);
        if (!one.after.isEmpty() && one.after != one.name && room - taken > 30) {
            sheet_.text(rect_.left() + taken + 5, baseline, one.after, {12, false, tokens_.text2},
                        room - taken - 5);
        }
        if (one.bar && barWidth_ > 0) {
            one.bar({barLeft_, y, barWidth_, row_});
        }
        cells(one.cells, baseline, one.strong, one.strong ? tokens_.over : tokens_.text);
        sheet_.line(rect_.left(), y + row_, rect_.right(), 1, tokens_.hair);
    }

    Sheet& sheet_;
    const BarTable& table_;
    QRectF rect_;
    const Tokens& tokens_;
    std::vector<double> ends_; ///< x of the columns' right ends
    double barLeft_ = 0, barWidth_ = 0;
    double row_ = kRow;
};

} // namespace

double paintBarTable(Sheet& sheet, const BarTable& table, const QRectF& rect) {
    return Painting(sheet, table, rect).paint();
}

} // namespace ui
