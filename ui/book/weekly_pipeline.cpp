// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/review_words.h"
#include "ui/book/weekly_parts.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

constexpr std::size_t kMostReps = 9;
constexpr std::size_t kMostStages = 7;
constexpr double kTitles = 18;
constexpr double kStageWidth = 108;
constexpr double kAllWidth = 76;
constexpr double kTotal = 26;
constexpr double kLegend = 20;
constexpr double kTallest = 46;
constexpr std::size_t kClasses = 5;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(WeeklyPack)
};

qint64 thousands(double value) {
    return std::llround(value / 1000);
}

/// Up and down as signs, so that a change tells without colour.
QString changeText(std::optional<double> change) {
    if (!change) {
        return QStringLiteral("\u2013");
    }
    const qint64 k = thousands(*change);
    return (k > 0   ? QStringLiteral("\u25B2 ")
            : k < 0 ? QStringLiteral("\u25BC ")
                    : QStringLiteral("= ")) +
           groupedText(std::abs(k));
}

/// Round class edges, in thousands.
std::array<qint64, kClasses - 1> edgesFor(double largest) {
    const double step = std::max(1.0, largest / 1000 / kClasses);
    const double power = std::pow(10.0, std::floor(std::log10(step)));
    const double digit = step / power;
    const double round = (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
    std::array<qint64, kClasses - 1> edges{};
    for (std::size_t i = 0; i < edges.size(); ++i) {
        edges[i] = std::llround(round * static_cast<double>(i + 1));
    }
    return edges;
}

class PipelinePart {
public:
    PipelinePart(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect)
        : sheet_(sheet), review_(pack.review), rect_(rect), reps_(shownReps(pack, kMostReps)),
          tokens_(sheet.style().tokens) {
        stages_ = review_.stages;
        if (stages_.size() > kMostStages) {
            stages_.resize(kMostStages);
        }
        double largest = 0;
        for (const core::WeekRep* rep : reps_) {
            for (const auto& [stage, value] : rep->pipeline) {
                largest = std::max(largest, value);
            }
        }
        edges_ = edgesFor(largest);
        const double room = rect.height() - kHeadingHeight - kTitles - kTotal - kLegend;
        cell_ = std::min(kTallest,
                         room / static_cast<double>(std::max<std::size_t>(1, stages_.size())));
        column_ = (rect.width() - kStageWidth - kAllWidth) /
                  static_cast<double>(std::max<std::size_t>(1, reps_.size()));
    }

    void paint() {
        sheet_.heading(rect_.left(), rect_.top(), rect_.width(), Words::tr("Pipeline by stage"),
                       review_.last ? Words::tr("open value, $ k, and change since last week")
                                    : Words::tr("open value, $ k"));
        if (stages_.empty()) {
            sheet_.text(rect_.left(), rect_.top() + kHeadingHeight + 17,
                        Words::tr("No open opportunities."), {12, false, tokens_.text2});
            return;
        }
        double y = rect_.top() + kHeadingHeight;
        titles(y);
        y += kTitles;
        for (const std::string& stage : stages_) {
            row(stage, y);
            y += cell_;
        }
        totals(y);
        legend(y + kTotal + 4);
    }

private:
    double columnLeft(std::size_t rep) const {
        return rect_.left() + kStageWidth + static_cast<double>(rep) * column_;
    }

    void titles(double y) {
        sheet_.text(rect_.left(), y + 12, Words::tr("Stage"), {11, false, tokens_.text3});
        for (std::size_t i = 0; i < reps_.size(); ++i) {
            sheet_.text(columnLeft(i) + column_ / 2, y + 12, seatWords(reps_[i]->rep),
                        {11, false, tokens_.text3, Qt::AlignHCenter}, column_ - 4);
        }
        sheet_.text(rect_.right(), y + 12, Words::tr("All"),
                    {11, false, tokens_.text3, Qt::AlignRight});
    }

    /// Light enough for black figures.
    QColor inkOf(std::size_t k) const {
        return k == 0 ? blend(tokens_.heat[0], tokens_.base, 0.4) : tokens_.heat[k - 1];
    }

    std::size_t classOf(double value) const {
        std::size_t k = 0;
        while (k < edges_.size() && thousands(value) >= edges_[k]) {
            ++k;
        }
        return k;
    }

    /// Two lines in a cell: the value, and its change if there is room for both.
    void cell(double x, double y, Qt::Alignment align, double value,
              const std::optional<double>& change, double room) {
        const bool two = review_.last && cell_ >= 30;
        const double middle = y + cell_ / 2;
        sheet_.text(x, two ? middle - 2 : middle + 4, groupedText(thousands(value)),
                    {12, true, tokens_.text, align}, room);
        if (two) {
            sheet_.text(x, middle + 13, changeText(change), {11, false, tokens_.text, align}, room);
        }
    }

    void row(const std::string& stage, double y) {
        sheet_.text(rect_.left(), y + cell_ / 2 + 4, seatWords(stage), {12, true, tokens_.text},
                    kStageWidth - 10);
        for (std::size_t i = 0; i < reps_.size(); ++i) {
            const auto found = reps_[i]->pipeline.find(stage);
            const double value = found == reps_[i]->pipeline.end() ? 0 : found->second;
            sheet_.fill({columnLeft(i) + 0.5, y + 0.5, column_ - 1, cell_ - 1},
                        inkOf(classOf(value)));
            cell(columnLeft(i) + column_ / 2, y, Qt::AlignHCenter, value,
                 review_.change(stage, reps_[i]->rep), column_ - 6);
        }
        cell(rect_.right(), y, Qt::AlignRight, review_.week.stageValue(stage),
             review_.change(stage), kAllWidth - 6);
    }

    void totals(double y) {
        sheet_.text(rect_.left(), y + 18, Words::tr("All stages"), {12, true, tokens_.text});
        for (std::size_t i = 0; i < reps_.size(); ++i) {
            sheet_.text(columnLeft(i) + column_ / 2, y + 18,
                        groupedText(thousands(reps_[i]->openValue())),
                        {12, true, tokens_.text, Qt::AlignHCenter}, column_ - 4);
        }
        sheet_.text(rect_.right(), y + 18, groupedText(thousands(review_.week.openValue())),
                    {12, true, tokens_.text, Qt::AlignRight});
    }

    void legend(double y) {
        double x = rect_.left();
        for (std::size_t k = 0; k < kClasses; ++k) {
            sheet_.swatch({x, y + 1, 16, 10}, inkOf(k));
            const QString words =
                k == 0              ? Words::tr("under %1").arg(groupedText(edges_.front()))
                : k + 1 == kClasses ? Words::tr("%1 and over").arg(groupedText(edges_.back()))
                                    : QStringLiteral("%1\u2013%2")
                                          .arg(groupedText(edges_[k - 1]), groupedText(edges_[k]));
            x += 21 + sheet_.text(x + 21, y + 10, words, {11, false, tokens_.text2}) + 16;
        }
        QString right;
        if (review_.last) {
            right = Words::tr("\u25B2 \u25BC change since last week, $ k");
        }
        if (reps_.size() < review_.week.reps.size() || stages_.size() < review_.stages.size()) {
            right = Words::tr("all of them on the next page") +
                    (right.isEmpty() ? QString() : QStringLiteral(" \u00B7 ")) + right;
        }
        sheet_.text(rect_.right(), y + 10, right, {11, false, tokens_.text2, Qt::AlignRight},
                    rect_.right() - x);
    }

    Sheet& sheet_;
    const core::WeeklyReview& review_;
    QRectF rect_;
    std::vector<const core::WeekRep*> reps_;
    std::vector<std::string> stages_;
    const Tokens& tokens_;
    std::array<qint64, kClasses - 1> edges_{};
    double cell_ = kTallest;
    double column_ = 0;
};

} // namespace

void paintPipeline(Sheet& sheet, const WeeklyPack& pack, const QRectF& rect) {
    PipelinePart(sheet, pack, rect).paint();
}

} // namespace ui
