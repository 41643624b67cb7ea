// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/bar_table.h"
#include "ui/book/pack_parts.h"
#include "ui/book/quarterly_parts.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kGap = 24;
constexpr double kCurve = 190; ///< side of the Lorenz curve's square
constexpr double kBar = 10;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(QuarterlyPack)
};

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

void paintCurve(Sheet& sheet, const core::QuarterlyReview& review, const QRectF& square) {
    const Tokens& tokens = sheet.style().tokens;
    const QRectF box = sheet.device(square);
    const auto at = [&](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.bottom() - y * box.height());
    };
    QPainter& painter = sheet.painter();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF curve;
    for (const auto& point : review.lorenz) {
        curve << at(point.targets, point.amounts);
    }
    QPolygonF area = curve;
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.band);
    painter.drawPolygon(area);
    painter.setPen(QPen(tokens.text3, sheet.ratio(), Qt::DashLine));
    painter.drawLine(at(0, 0), at(1, 1));
    painter.setPen(QPen(tokens.text, 1.8 * sheet.ratio()));
    painter.drawPolyline(curve);
    painter.restore();
    sheet.frame(square, 1, tokens.borderStrong);
}

void paintLorenz(Sheet& sheet, const core::QuarterlyReview& review, const QRectF& rect) {
    const Tokens& tokens = sheet.style().tokens;
    sheet.heading(rect.left(), rect.top(), rect.width(), Words::tr("How evenly"),
                  Words::tr("Lorenz curve of shares of target"));
    const double top = rect.top() + kHeadingHeight + 4;
    const double side = std::min(kCurve, rect.bottom() - top);
    paintCurve(sheet, review, {rect.left(), top, side, side});
    const double x = rect.left() + side + 20;
    double y = top + 14;
    const auto line = [&](const QString& what, const QString& figure) {
        sheet.text(x, y, what, {12, false, tokens.text2});
        sheet.text(rect.right(), y, figure, {13, true, tokens.text, Qt::AlignRight});
        sheet.line(x, y + 7, rect.right(), 1, tokens.hair);
        y += 24;
    };
    line(Words::tr("Gini coefficient"), decimalText(review.gini, 3));
    line(Words::tr("Balance index"), decimalText(review.balanceIndex, 1));
    line(Words::tr("In band"),
         Words::tr("%1 of %2").arg(review.inBand()).arg(review.territories.size()));
    paintParagraph(sheet, {x, y - 4}, rect.right() - x,
                   Words::tr("On the dashed line every territory holds what it should; the "
                             "farther the curve hangs below it, the less even the plan."),
                   {11, false, tokens.text2});
}

/// Where shares of target stand in a bar: the band is seen, and nothing is cut.
class ShareScale {
public:
    explicit ShareScale(const core::QuarterlyReview& review) : tolerance_(review.tolerance) {
        double most = 2 * review.tolerance;
        for (const core::QuarterTerritory& one : review.territories) {
            most = std::max(
                {most, std::abs(one.low - 1), std::abs(one.high - 1), std::abs(one.share() - 1)});
        }
        most_ = std::min(most * 1.05, 1.5);
    }

    double x(const QRectF& rect, double share) const {
        const double way = std::clamp((share - 1) / most_, -1.0, 1.0);
        return rect.left() + rect.width() * (0.5 + way / 2);
    }

    void paint(Sheet& sheet, const QRectF& rect, const core::QuarterTerritory& one) const {
        const Tokens& tokens = sheet.style().tokens;
        const double left = x(rect, 1 - tolerance_);
        sheet.fill({left, rect.top(), x(rect, 1 + tolerance_) - left, rect.height()}, tokens.band);
        const double zero = x(rect, 1);
        const double end = x(rect, one.share());
        const QRectF bar(std::min(zero, end), rect.center().y() - kBar / 2, std::abs(end - zero),
                         kBar);
        // Light, so that the whiskers are seen on it.
        sheet.fill(bar, blend(one.inside ? packInk(sheet) : tokens.over, tokens.base, 0.5));
        if (!one.inside) {
            paintHatch(sheet, bar);
        }
        const double middle = rect.center().y();
        sheet.line(x(rect, one.low), middle, x(rect, one.high), 1.2, tokens.text);
        for (const double edge : {one.low, one.high}) {
            sheet.fill({x(rect, edge) - 0.6, middle - 4, 1.2, 8}, tokens.text);
        }
        sheet.fill({zero - 0.6, rect.top(), 1.2, rect.height()}, tokens.text2);
    }

private:
    double tolerance_;
    double most_ = 1;
};

} // namespace

void paintQuarterPlan(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect) {
    sheet.heading(rect.left(), rect.top(), rect.width(), plain(pack.review.scenario),
                  Words::tr("territories"));
    const double curve = kHeadingHeight + kCurve + 8;
    const double top = rect.top() + kHeadingHeight + 2;
    const QRectF map(rect.left(), top, rect.width(),
                     std::max(140.0, rect.height() - kHeadingHeight - 2 - kGap - curve));
    if (pack.plan) {
        paintMap(sheet, *pack.plan, {map, pack.plan->units->bounds(), -1, false});
    }
    paintLorenz(
        sheet, pack.review,
        {rect.left(), map.bottom() + kGap, rect.width(), rect.bottom() - map.bottom() - kGap});
}

double paintQuarterBalance(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect) {
    const core::QuarterlyReview& review = pack.review;
    const auto scale = std::make_shared<ShareScale>(review);
    BarTable table;
    table.title = Words::tr("Balance");
    table.after = Words::tr("%1 against target; grey: band; whiskers: 95 of 100 cases of data "
                            "error; hatched: outside")
                      .arg(measureTitle(plain(review.measure)));
    table.nameTitle = Words::tr("Territory");
    table.nameWidth = 190;
    table.barWidth = 300;
    table.tallest = 32;
    table.columns = {{Words::tr("Of target"), 74, true},
                     {Words::tr("Range"), 106, false},
                     {measureTitle(plain(review.measure)), 84, false},
                     {Words::tr("Target"), 84, false}};
    for (const core::QuarterTerritory& one : review.territories) {
        BarTable::Row row;
        row.name = plain(one.name);
        row.after = plain(one.rep);
        row.cells = {percentText(one.share()),
                     percentText(one.low, 0) + QStringLiteral("\u2013") + percentText(one.high, 0),
                     amountText(one.value, plain(review.unit)),
                     amountText(one.target, plain(review.unit))};
        row.strong = !one.inside;
        row.bar = [scale, &sheet, &one](const QRectF& part) { scale->paint(sheet, part, one); };
        table.rows.push_back(std::move(row));
    }
    const double end = paintBarTable(sheet, table, rect.adjusted(0, 0, 0, -20));
    if (review.changedSince > 0) {
        sheet.text(rect.left(), end + 16,
                   Words::tr("%Ln units were given to others since the plan was published; these "
                             "figures count them where they are now.",
                             nullptr, review.changedSince),
                   {11, false, sheet.style().tokens.text2}, rect.width());
    }
    return end + 20;
}

} // namespace ui
