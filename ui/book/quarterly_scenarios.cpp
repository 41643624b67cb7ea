// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/pack_parts.h"
#include "ui/book/quarterly_parts.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

constexpr double kGap = 20;
constexpr double kRow = 24;
constexpr int kColumns = 3; ///< at least as many are given room, so that one map is not huge
constexpr double kMostMap = 420;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(QuarterlyPack)
};

struct Fact {
    QString what, figure;
};

std::vector<Fact> factsOf(const core::QuarterScenario& one) {
    const QString none = noFigure();
    return {{Words::tr("In band"), Words::tr("%1 of %2").arg(one.inBand).arg(one.territories)},
            {Words::tr("Largest deviation"), percentText(one.maxDeviation)},
            {Words::tr("Gini coefficient"), decimalText(one.gini, 3)},
            {Words::tr("Mean drive, min (estimate)"), decimalText(one.travelMinutes, 1)},
            {Words::tr("Units that move"), one.plan ? none : groupedText(one.units)},
            {Words::tr("Accounts that change rep"),
             one.plan ? none : groupedText(one.accountsChangingRep)},
            {Words::tr("Share that moves"), one.plan ? none : percentText(one.measureShare)}};
}

void paintOne(Sheet& sheet, const core::QuarterScenario& one, const MapScene& scene,
              const QRectF& rect, double map) {
    const Tokens& tokens = sheet.style().tokens;
    sheet.heading(rect.left(), rect.top(), rect.width(), QString::fromStdString(one.name),
                  one.plan ? Words::tr("the plan") : QString());
    const double top = rect.top() + kHeadingHeight + 2;
    paintMap(sheet, scene,
             {{rect.left(), top, rect.width(), map}, scene.units->bounds(), -1, true});
    double y = top + map + 8;
    for (const Fact& fact : factsOf(one)) {
        const double taken =
            sheet.text(rect.right(), y + 17, fact.figure, {12, true, tokens.text, Qt::AlignRight});
        sheet.text(rect.left(), y + 17, fact.what, {12, false, tokens.text2},
                   rect.width() - taken - 8);
        y += kRow;
        sheet.line(rect.left(), y, rect.right(), 1, tokens.hair);
    }
}

} // namespace

void paintQuarterScenarios(Sheet& sheet, const QuarterlyPack& pack, const QRectF& rect) {
    const auto& scenarios = pack.review.scenarios;
    sheet.heading(rect.left(), rect.top(), rect.width(), Words::tr("Scenarios side by side"),
                  Words::tr("by the measures of the plan; what moves is against it"));
    const double top = rect.top() + kHeadingHeight + 10;
    if (scenarios.empty() || pack.scenarios.size() != scenarios.size()) {
        sheet.text(rect.left(), top + 15, Words::tr("There is no scenario beside the plan."),
                   {12, false, sheet.style().tokens.text2});
        return;
    }
    const auto columns = static_cast<double>(std::max<std::size_t>(kColumns, scenarios.size()));
    const double width = (rect.width() - (columns - 1) * kGap) / columns;
    const double facts = static_cast<double>(factsOf(scenarios.front()).size()) * kRow;
    const double map =
        std::min({kMostMap, width * 0.85, rect.bottom() - top - kHeadingHeight - 10 - facts});
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        const double left = rect.left() + static_cast<double>(i) * (width + kGap);
        paintOne(sheet, scenarios[i], *pack.scenarios[i].scene,
                 {left, top, width, rect.bottom() - top}, map);
    }
}

} // namespace ui
