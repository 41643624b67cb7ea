// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"
#include "ui/shell/selection.h"
#include "ui/theme/icons.h"
#include "ui/views/cell_roles.h"
#include "ui/views/delegates.h"
#include "ui/views/imbalance_chart.h"
#include "ui/views/scenario_model.h"
#include "ui/views/table_view.h"
#include "ui/views/territory_model.h"
#include "ui/views/territory_view.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include "tests/ui/window_fixture.h"

#include <QPainter>
#include <QSet>
#include <QSignalSpy>

#include <cmath>

namespace {

const QString kThin = QString(QChar(0x2009));
const QString kMinus = QString(QChar(0x2212));

ui::PlanFigures threeTerritories() {
    ui::PlanFigures figures;
    figures.measure = "potential";
    figures.unit = "$";
    const char* const names[] = {"Avon", "Bere", "Cole"};
    const double values[] = {7.33e6, 6.09e6, 6.65e6};
    for (int i = 0; i < 3; ++i) {
        ui::TerritoryRow row;
        row.id = core::TerritoryId(10 + i);
        row.position = i + 1;
        row.name = names[i];
        row.fill = i;
        row.value = values[i];
        row.target = 6.69e6;
        row.components = 1;
        figures.territories.push_back(row);
        figures.total += values[i];
    }
    return figures;
}

QString text(const ui::TerritoryModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

/// Pixels of a colour left and right of the middle of a painted bar.
std::pair<int, int> barPixels(double deviation, const QColor& ink) {
    ui::PlanFigures figures = threeTerritories();
    figures.territories[0].value = figures.territories[0].target * (1 + deviation);
    ui::TerritoryModel model;
    model.setFigures(figures);
    const ui::DeviationDelegate delegate(support::theme());
    QImage image(101, 26, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    delegate.paint(&painter, option, model.index(0, ui::TerritoryModel::Deviation));
    painter.end();
    std::pair<int, int> count;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            // The column of the target itself belongs to neither side.
            if (image.pixelColor(x, y) == ink && x != image.width() / 2) {
                ++(x < image.width() / 2 ? count.first : count.second);
            }
        }
    }
    return count;
}

} // namespace

TEST(Figures, AreWrittenAsPeopleReadThem) {
    EXPECT_EQ(ui::percentText(0.0953), "9.5" + kThin + "%");
    EXPECT_EQ(ui::signedPercentText(-0.089), kMinus + "8.9" + kThin + "%");
    EXPECT_EQ(ui::signedPercentText(0.07), "+7.0" + kThin + "%");
    EXPECT_EQ(ui::signedText(-0.04), QString(QChar(0x00B1)) + "0.0");
    EXPECT_EQ(ui::percentText(std::nan("")), QStringLiteral("\u2013"));
    EXPECT_EQ(ui::timeLeftText(20), "about 20 s left");
    EXPECT_EQ(ui::timeLeftText(300), "about 5 min left");
}

TEST(Figures, OfAColumnShareUnitAndDecimals) {
    const ui::ValueScale money = ui::scaleFor(7.33e6, "$");
    EXPECT_EQ(money.text(6.77e6), "$6.77" + kThin + "M");
    EXPECT_EQ(money.text(-450000), kMinus + "$0.45" + kThin + "M");
    EXPECT_EQ(ui::scaleFor(446762, "people").text(446762), "446.8" + kThin + "k");
    EXPECT_EQ(ui::scaleFor(12, "hours").text(12), "12");
}

TEST(TerritoryModel, ShowsFiguresInFixedColumns) {
    ui::TerritoryModel model;
    model.setFigures(threeTerritories());
    EXPECT_EQ(text(model, 0, ui::TerritoryModel::Key), "1");
    EXPECT_EQ(text(model, 0, ui::TerritoryModel::Value), "$7.33" + kThin + "M");
    EXPECT_EQ(text(model, 0, ui::TerritoryModel::Index), "109.6");
    EXPECT_EQ(text(model, 0, ui::TerritoryModel::Owner), QStringLiteral("\u2013"));
    EXPECT_EQ(model.index(0, ui::TerritoryModel::Index).data(ui::ToneRole).toInt(),
              static_cast<int>(ui::Tone::Over));
    EXPECT_EQ(model.index(1, ui::TerritoryModel::Index).data(ui::ToneRole).toInt(),
              static_cast<int>(ui::Tone::Under));
    EXPECT_EQ(model.index(2, ui::TerritoryModel::Index).data(ui::ToneRole).toInt(),
              static_cast<int>(ui::Tone::Text));
    EXPECT_EQ(model.headerData(ui::TerritoryModel::Value, Qt::Horizontal, Qt::DisplayRole),
              "Potential");
    EXPECT_EQ(model.totalText(ui::TerritoryModel::Name), "3 territories");
}

TEST(TerritoryModel, RowsKeepTheirPlaceWhileTheTerritoriesAreTheSame) {
    ui::TerritoryModel model;
    model.setFigures(threeTerritories());
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    ui::PlanFigures figures = threeTerritories();
    figures.territories[1].value = 6.5e6;
    model.setFigures(figures);
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(changed.count(), 1);
    figures.territories.pop_back();
    model.setFigures(figures);
    EXPECT_EQ(reset.count(), 1);
}

TEST(TerritoryModel, ATypedNameIsOnlyAskedFor) {
    ui::TerritoryModel model;
    model.setFigures(threeTerritories());
    QSignalSpy asked(&model, &ui::TerritoryModel::renameAsked);
    const QModelIndex name = model.index(0, ui::TerritoryModel::Name);
    EXPECT_FALSE(model.setData(name, "  ", Qt::EditRole));
    EXPECT_FALSE(model.setData(name, "Avon", Qt::EditRole));
    EXPECT_TRUE(model.setData(name, " New  name ", Qt::EditRole));
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked.front().at(1).toString(), "New name");
    EXPECT_EQ(text(model, 0, ui::TerritoryModel::Name), "Avon");
}

TEST(TerritoryModel, TheAxisHoldsTheLargestDeviation) {
    ui::PlanFigures figures = threeTerritories();
    EXPECT_DOUBLE_EQ(ui::deviationAxis(figures), 0.15);
    figures.territories[0].value = 8.5e6;
    EXPECT_DOUBLE_EQ(ui::deviationAxis(figures), 0.3);
    figures.territories[0].value = 20e6;
    EXPECT_DOUBLE_EQ(ui::deviationAxis(figures), 1);
    EXPECT_DOUBLE_EQ(ui::deviationAxis(ui::PlanFigures()), 0.15);
}

TEST(DeviationDelegate, DrawsTheBarOnTheSideOfTheDeviation) {
    const ui::Tokens& tokens = support::theme().tokens();
    const auto [overLeft, overRight] = barPixels(0.10, tokens.over);
    EXPECT_EQ(overLeft, 0);
    EXPECT_GT(overRight, 50);
    const auto [underLeft, underRight] = barPixels(-0.10, tokens.under);
    EXPECT_GT(underLeft, 50);
    EXPECT_EQ(underRight, 0);
    const auto [bandLeft, bandRight] = barPixels(0.04, tokens.inBand);
    EXPECT_GT(bandRight, 10);
    EXPECT_EQ(bandLeft, 0);
}

TEST(ImbalanceChart, BarsStandOnTheSideOfTheirDeviation) {
    ui::Selection selection;
    ui::ImbalanceChart chart(support::theme(), selection);
    chart.resize(560, 170);
    chart.setFigures(threeTerritories());
    EXPECT_LT(chart.barRect(0).top(), chart.barRect(1).top());
    EXPECT_NEAR(chart.barRect(0).bottom(), chart.barRect(1).top(), 0.5);
    EXPECT_TRUE(chart.barRect(3).isNull());
    chart.setFigures(ui::PlanFigures());
    EXPECT_TRUE(chart.barRect(0).isNull());
    EXPECT_FALSE(chart.grab().isNull());
}

TEST(PlanIssues, NameWhatNeedsADecision) {
    ui::PlanFigures figures = threeTerritories();
    figures.territories[2].components = 2;
    figures.unassignedUnits = 4;
    const auto issues = ui::planIssues(figures);
    ASSERT_EQ(issues.size(), 3U);
    EXPECT_TRUE(issues[0].text.startsWith("2 territories are outside"));
    EXPECT_EQ(issues[0].action, "plan.balance");
    EXPECT_EQ(issues[1].text, "Cole is in 2 parts");
    EXPECT_TRUE(ui::planIssues(ui::PlanFigures()).empty());
}

TEST(HistoryModel, TellsWhatUndoAndRedoWouldDo) {
    ui::HistoryModel model;
    model.setRows({{3, "Third", "", true}, {2, "Second", "", true}, {1, "First", "", false}});
    EXPECT_EQ(model.undoLabel(), "First");
    EXPECT_EQ(model.redoLabel(), "Second");
    EXPECT_TRUE(model.index(2, 0).data(ui::StrongRole).toBool());
    EXPECT_FALSE(model.index(0, 0).data(ui::StrongRole).toBool());
}

TEST(Actions, NoTwoShareAKey) {
    QSet<QString> seen;
    const ui::Actions actions(support::theme());
    for (const QAction* action : actions.all()) {
        for (const QKeySequence& key : action->shortcuts()) {
            EXPECT_FALSE(seen.contains(key.toString())) << key.toString().toStdString();
            seen.insert(key.toString());
        }
    }
}

TEST(Actions, EveryIconHasADrawingOfOurOwn) {
    for (const ui::ActionSpec& spec : ui::actionTable()) {
        if (*spec.icon) {
            EXPECT_TRUE(ui::hasOwnIcon(spec.icon)) << spec.icon;
        }
    }
}

TEST(Actions, DisabledOnesSayWhy) {
    ui::Actions actions(support::theme());
    actions.setEnabled("edit.undo", false, "nothing to undo");
    EXPECT_TRUE(actions["edit.undo"]->toolTip().endsWith("nothing to undo"));
    actions.setEnabled("edit.undo", true);
    EXPECT_EQ(actions["edit.undo"]->toolTip(), "Undo (Ctrl+Z)");
}

TEST(Icons, FollowTheColourTheyAreGiven) {
    const QColor ink = support::theme().tokens().danger;
    const QImage image = ui::iconPixmap("list-add", ink, 32, 1).toImage();
    int coloured = 0;
    for (int x = 0; x < image.width(); ++x) {
        coloured +=
            image.pixelColor(x, 16).alpha() == 255 && image.pixelColor(x, 16).rgb() == ink.rgb();
    }
    EXPECT_GT(coloured, 4);
}

TEST(PlanFigures, WritesABandAsSharesOfTheTarget) {
    EXPECT_EQ(ui::bandText({94, 106, 3}, 100, {}), "94–106" + kThin + "%");
    EXPECT_EQ(ui::bandText({94, 106, 3}, 0, {}), "94–106");
}

TEST(TerritoryModel, TellsHowSureAValueIsInItsToolTip) {
    ui::TerritoryModel model;
    model.setFigures(threeTerritories());
    const QModelIndex index = model.index(0, ui::TerritoryModel::Index);
    EXPECT_FALSE(index.data(Qt::ToolTipRole).isValid() &&
                 !index.data(Qt::ToolTipRole).toString().isEmpty());
    model.setBands({{10, {7.1e6, 7.5e6, 4}}});
    EXPECT_TRUE(index.data(Qt::ToolTipRole).toString().startsWith("106–112" + kThin + "%"))
        << index.data(Qt::ToolTipRole).toString().toStdString();
}

TEST(TerritoryView, DropsTheRepColumnWhereNamesHaveTooLittleRoom) {
    ui::PlanFigures figures = threeTerritories();
    for (ui::TerritoryRow& row : figures.territories) {
        row.owner = "Rep 01 of the north";
    }
    ui::Selection selection;
    ui::TerritoryView view(support::theme(), selection);
    view.setFigures(figures);
    view.resize(340, 300);
    view.show();
    const auto hidden = [&] { return view.table().isColumnHidden(ui::TerritoryModel::Owner); };
    EXPECT_TRUE(QTest::qWaitFor(hidden));
    view.resize(520, 300);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !hidden(); }));
}

TEST(Label, KeepsTheRoomOfTheWidestFigure) {
    ui::Label label(support::theme(), ui::TextRole::Small, ui::Tone::Text);
    label.setSteadyText("1,234,567");
    const int wide = label.width();
    label.setSteadyText("7");
    EXPECT_EQ(label.width(), wide);
    label.setSteadyText("1,234,567,890");
    EXPECT_GT(label.width(), wide);
}
