// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_canvas.h"

#include "tests/ui/grid_scene.h"
#include "ui/draw/furniture.h"
#include "ui/tools/lasso_tool.h"
#include "ui/tools/paint_tool.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

namespace ui {
namespace {

using Units = std::vector<int>;

/// Of any channel of any pixel; smooth lines may round differently by one step.
int largestDifference(const QImage& a, const QImage& b) {
    if (a.size() != b.size()) {
        return 256;
    }
    int largest = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            largest = std::max({largest, std::abs(qRed(p) - qRed(q)),
                                std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
        }
    }
    return largest;
}

class MapCanvasTest : public ::testing::Test {
protected:
    void SetUp() override {
        MapScene scene = testing::gridPlan("AAAA/AABB/AABB/BBBB");
        scene.target = 1;
        finished_ = finishScene(scene);
        canvas_.resize(500, 400);
        canvas_.setScene(finished_);
        canvas_.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&canvas_));
        QObject::connect(&canvas_, &MapCanvas::unitsChosen, &canvas_, [this](const Units& units) {
            chosen_ = units;
            ++chosenCount_;
            canvas_.setSelectedUnits(units);
        });
        QObject::connect(&canvas_, &MapCanvas::assignRequested, &canvas_,
                         [this](const Units& units) { assigned_ = units; });
        waitUntilExact();
    }

    void waitUntilExact() {
        ASSERT_TRUE(QTest::qWaitFor([this] { return canvas_.isExact(); }, 5000));
    }

    QPoint middleOf(int unit) const {
        return canvas_.positionOf(finished_->units->unit(unit).centroid).toPoint();
    }

    void wheel(QPointF at, int delta) {
        QWheelEvent event(at, canvas_.mapToGlobal(at), {}, QPoint(0, delta), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&canvas_, &event);
    }

    void drag(const std::vector<QPoint>& way, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mousePress(&canvas_, Qt::LeftButton, modifiers, way.front());
        for (std::size_t i = 1; i < way.size(); ++i) {
            moveTo(way[i], Qt::LeftButton, modifiers);
        }
        QTest::mouseRelease(&canvas_, Qt::LeftButton, modifiers, way.back());
    }

    void moveTo(QPoint at, Qt::MouseButtons buttons = Qt::NoButton,
                Qt::KeyboardModifiers modifiers = {}) {
        QMouseEvent event(QEvent::MouseMove, at, canvas_.mapToGlobal(at), Qt::NoButton, buttons,
                          modifiers);
        QCoreApplication::sendEvent(&canvas_, &event);
    }

    std::shared_ptr<const MapScene> finished_;
    MapCanvas canvas_;
    Units chosen_;
    Units assigned_;
    int chosenCount_ = 0;
};

TEST_F(MapCanvasTest, ShowsThePlanFromEdgeToEdge) {
    const QImage image = canvas_.grab().toImage();
    const QColor first = image.pixelColor(middleOf(0) + QPoint(-20, -20));
    EXPECT_EQ(first, loadTokens(ThemeKind::Light).territories[0]);
    EXPECT_TRUE(canvas_.rect().contains(canvas_.positionOf({0, 0}).toPoint()));
    EXPECT_TRUE(canvas_.rect().contains(canvas_.positionOf({4000, -4000}).toPoint()));
}

TEST_F(MapCanvasTest, TheWheelKeepsThePointUnderThePointer) {
    const QPointF at(130, 90);
    const core::Point before = canvas_.view().toMetres(at * canvas_.devicePixelRatioF());
    for (const int delta : {120, 240, -120, 15}) {
        wheel(at, delta);
        const core::Point now = canvas_.view().toMetres(at * canvas_.devicePixelRatioF());
        EXPECT_NEAR(now.x, before.x, 1e-6);
        EXPECT_NEAR(now.y, before.y, 1e-6);
    }
    wheel(at, 120);
    waitUntilExact();
}

TEST_F(MapCanvasTest, WheelZoomStopsAtSensibleScales) {
    for (int i = 0; i < 200; ++i) {
        wheel({250, 200}, -1200);
    }
    EXPECT_LE(canvas_.view().scaleDenominator(), 200e6 * 1.001);
    for (int i = 0; i < 200; ++i) {
        wheel({250, 200}, 1200);
    }
    EXPECT_GE(canvas_.view().scaleDenominator(), 500 * 0.999);
}

TEST_F(MapCanvasTest, AClickSelectsTheUnitUnderThePointer) {
    QTest::mouseClick(&canvas_, Qt::LeftButton, {}, middleOf(5));
    EXPECT_EQ(chosen_, Units{5});
    QTest::mouseClick(&canvas_, Qt::LeftButton, Qt::ShiftModifier, middleOf(6));
    EXPECT_EQ(chosen_, (Units{5, 6}));
    QTest::mouseClick(&canvas_, Qt::LeftButton, Qt::ControlModifier, middleOf(5));
    EXPECT_EQ(chosen_, Units{6});
    QTest::mouseClick(&canvas_, Qt::LeftButton, {}, QPoint(3, 3));
    EXPECT_TRUE(chosen_.empty());
    EXPECT_TRUE(assigned_.empty());
}

TEST_F(MapCanvasTest, ADragWithTheSelectToolPans) {
    const QPointF before = canvas_.positionOf({0, 0});
    drag({{200, 200}, {220, 210}, {260, 230}});
    const QPointF after = canvas_.positionOf({0, 0});
    EXPECT_NEAR(after.x() - before.x(), 60, 0.6);
    EXPECT_NEAR(after.y() - before.y(), 30, 0.6);
    EXPECT_EQ(chosenCount_, 0);
}

TEST_F(MapCanvasTest, PannedAndFreshPicturesAreTheSame) {
    for (int i = 0; i < 12; ++i) {
        canvas_.panBy({-22, 15});
    }
    const QImage shifted = canvas_.grab().toImage();
    MapCanvas fresh;
    fresh.resize(canvas_.size());
    fresh.setScene(finished_);
    fresh.show();
    fresh.setView(canvas_.view());
    ASSERT_TRUE(QTest::qWaitFor([&] { return fresh.isExact(); }, 5000));
    waitUntilExact();
    const QImage exact = canvas_.grab().toImage();
    EXPECT_LE(largestDifference(exact, fresh.grab().toImage()), 2);
    // Before the labels found their new places, the ground was already right.
    const QPoint somewhere = middleOf(6) + QPoint(17, -21);
    EXPECT_EQ(shifted.pixelColor(somewhere), exact.pixelColor(somewhere));
}

TEST_F(MapCanvasTest, SpaceAndMovePansAndATapSelects) {
    moveTo({200, 200});
    QTest::keyPress(&canvas_, Qt::Key_Space);
    const QPointF before = canvas_.positionOf({0, 0});
    moveTo({180, 230});
    QTest::keyRelease(&canvas_, Qt::Key_Space);
    EXPECT_NEAR(canvas_.positionOf({0, 0}).x() - before.x(), -20, 0.6);
    EXPECT_EQ(chosenCount_, 0);

    moveTo(middleOf(9));
    QTest::keyClick(&canvas_, Qt::Key_Space);
    EXPECT_EQ(chosen_, Units{9});
}

TEST_F(MapCanvasTest, ALassoTakesUnitsByTheirCentroidAndAsksToAssign) {
    canvas_.setTool(ToolKind::Lasso);
    const QPoint a = middleOf(0);
    const QPoint b = middleOf(5);
    const QPoint out(-20, -20);
    // Round the first unit and the one diagonal to it, not the two beside them.
    drag({a + out,
          {a.x() + 20, a.y() - 20},
          {b.x() + 20, b.y() - 10},
          b + QPoint(20, 20),
          {b.x() - 10, b.y() + 20},
          {a.x() - 20, a.y() + 20}});
    EXPECT_EQ(assigned_, (Units{0, 5}));
    EXPECT_EQ(chosenCount_, 0);
}

TEST_F(MapCanvasTest, ALassoWithShiftAddsToTheSelection) {
    canvas_.setTool(ToolKind::Lasso);
    canvas_.setSelectedUnits({15});
    const QPoint a = middleOf(0);
    drag({a + QPoint(-20, -20), a + QPoint(20, -20), a + QPoint(20, 20), a + QPoint(-20, 20)},
         Qt::ShiftModifier);
    EXPECT_EQ(chosen_, (Units{0, 15}));
    EXPECT_TRUE(assigned_.empty());
}

TEST_F(MapCanvasTest, ALassoCanBeClickedAndItsLastPointTakenBack) {
    canvas_.setTool(ToolKind::Lasso);
    const QPoint a = middleOf(0);
    for (const QPoint corner :
         {QPoint(-20, -20), QPoint(20, -20), QPoint(20, 20), QPoint(-20, 20)}) {
        QTest::mouseClick(&canvas_, Qt::LeftButton, {}, a + corner);
    }
    auto& lasso = dynamic_cast<LassoTool&>(canvas_.tool());
    EXPECT_EQ(lasso.line().size(), 4u);
    QTest::keyClick(&canvas_, Qt::Key_Backspace);
    EXPECT_EQ(lasso.line().size(), 3u);
    QTest::mouseClick(&canvas_, Qt::LeftButton, {}, a + QPoint(-20, 20));
    QTest::keyClick(&canvas_, Qt::Key_Return);
    EXPECT_EQ(assigned_, Units{0});
}

TEST_F(MapCanvasTest, EscapeForgetsTheLassoThenTheSelection) {
    canvas_.setTool(ToolKind::Lasso);
    canvas_.setSelectedUnits({3});
    const QPoint a = middleOf(0);
    QTest::mousePress(&canvas_, Qt::LeftButton, {}, a + QPoint(-20, -20));
    moveTo(a + QPoint(20, -20), Qt::LeftButton);
    moveTo(a + QPoint(20, 20), Qt::LeftButton);
    QTest::keyClick(&canvas_, Qt::Key_Escape);
    EXPECT_FALSE(canvas_.tool().active());
    QTest::mouseRelease(&canvas_, Qt::LeftButton, {}, a);
    EXPECT_TRUE(assigned_.empty());
    EXPECT_EQ(chosenCount_, 0);
    QTest::keyClick(&canvas_, Qt::Key_Escape);
    EXPECT_EQ(chosenCount_, 1);
    EXPECT_TRUE(chosen_.empty());
}

TEST_F(MapCanvasTest, ABoxTakesWhatLiesInside) {
    canvas_.setTool(ToolKind::Box);
    drag({middleOf(0) - QPoint(10, 10), middleOf(5), middleOf(5) + QPoint(10, 10)});
    EXPECT_EQ(assigned_, (Units{0, 1, 4, 5}));
}

TEST_F(MapCanvasTest, TheBrushTakesWhatItPassesOverAlsoInOneLeap) {
    canvas_.setTool(ToolKind::Paint);
    drag({middleOf(0), middleOf(3)});
    EXPECT_EQ(assigned_, (Units{0, 1, 2, 3}));
    QTest::keyClick(&canvas_, Qt::Key_BracketRight);
    EXPECT_GT(dynamic_cast<PaintTool&>(canvas_.tool()).radius(), 0);
}

TEST_F(MapCanvasTest, WithoutATargetALassoOnlySelects) {
    MapScene scene = *finished_;
    scene.target = -1;
    canvas_.setScene(finishScene(scene, finished_.get()));
    canvas_.setTool(ToolKind::Box);
    drag({middleOf(0) - QPoint(10, 10), middleOf(5), middleOf(5) + QPoint(10, 10)});
    EXPECT_EQ(chosen_, (Units{0, 1, 4, 5}));
    EXPECT_TRUE(assigned_.empty());
}

TEST_F(MapCanvasTest, ArrowsWalkFromUnitToUnitAndEnterAssigns) {
    moveTo(middleOf(5));
    QTest::keyClick(&canvas_, Qt::Key_Right);
    EXPECT_EQ(canvas_.cursorUnit(), 5);
    QTest::keyClick(&canvas_, Qt::Key_Right);
    EXPECT_EQ(canvas_.cursorUnit(), 6);
    QTest::keyClick(&canvas_, Qt::Key_Down);
    EXPECT_EQ(canvas_.cursorUnit(), 10);
    QTest::keyClick(&canvas_, Qt::Key_Return);
    EXPECT_EQ(assigned_, Units{10});
    EXPECT_TRUE(canvas_.accessibleDescription().contains(QLatin1String("22")));
}

TEST_F(MapCanvasTest, TheTipAsksForTotalsWhileTheGestureRuns) {
    Units asked;
    int to = -1;
    canvas_.setTotalsProvider([&](const Units& units, int territory) {
        asked = units;
        to = territory;
        return std::optional(
            TotalsTip{QStringLiteral("Move"), {{QStringLiteral("A"), 1, 0.9}}, {}, false});
    });
    canvas_.setTool(ToolKind::Box);
    QTest::mousePress(&canvas_, Qt::LeftButton, {}, middleOf(0) - QPoint(10, 10));
    moveTo(middleOf(1) + QPoint(10, 10), Qt::LeftButton);
    EXPECT_EQ(asked, (Units{0, 1}));
    EXPECT_EQ(to, 1);
    const QImage during = canvas_.grab().toImage();
    QTest::keyClick(&canvas_, Qt::Key_Escape);
    EXPECT_NE(during, canvas_.grab().toImage());
}

TEST_F(MapCanvasTest, AMovedUnitIsRedrawnAlone) {
    MapScene next = *finished_;
    next.territoryOf[5] = 1;
    canvas_.setScene(finishScene(next, finished_.get()));
    const QColor now = canvas_.grab().toImage().pixelColor(middleOf(5) + QPoint(-20, -20));
    EXPECT_EQ(now, loadTokens(ThemeKind::Light).territories[1]);
    waitUntilExact();
    MapCanvas fresh;
    fresh.resize(canvas_.size());
    fresh.setScene(finishScene(next, finished_.get()));
    fresh.show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return fresh.isExact(); }, 5000));
    moveTo({1, 1});
    EXPECT_LE(largestDifference(canvas_.grab().toImage(), fresh.grab().toImage()), 2);
}

TEST_F(MapCanvasTest, FitSelectionBringsTheSelectedUnitsNear) {
    canvas_.setSelectedUnits({15});
    const double before = canvas_.view().scaleDenominator();
    QTest::keyClick(&canvas_, Qt::Key_J, Qt::ControlModifier);
    EXPECT_LT(canvas_.view().scaleDenominator(), before);
    EXPECT_EQ(canvas_.unitAt(QRectF(canvas_.rect()).center()), 15);
    QTest::keyClick(&canvas_, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_NEAR(canvas_.view().scaleDenominator(), before, before * 1e-9);
}

TEST_F(MapCanvasTest, NothingToShowIsNoTrouble) {
    canvas_.setScene(nullptr);
    canvas_.grab();
    QTest::mouseClick(&canvas_, Qt::LeftButton, {}, {100, 100});
    wheel({100, 100}, 120);
    QTest::keyClick(&canvas_, Qt::Key_Return);
    canvas_.setScene(finishScene({}));
    canvas_.grab();
    QTest::keyClick(&canvas_, Qt::Key_Right);
    EXPECT_EQ(chosenCount_, 0);
    EXPECT_TRUE(assigned_.empty());
    EXPECT_EQ(canvas_.accessibleName(), QStringLiteral("Map"));
}

TEST(TotalsTipPlace, FlipsAtTheEdges) {
    const QRectF room(0, 0, 800, 600);
    const QSizeF size(250, 80);
    EXPECT_TRUE(room.contains(tipRect(size, {790, 590}, room)));
    EXPECT_TRUE(room.contains(tipRect(size, {3, 3}, room)));
    EXPECT_FALSE(tipRect(size, {400, 595}, room).contains(QPointF(400, 595)));
}

TEST_F(MapCanvasTest, CtrlAndWheelZoomsInSmallerSteps) {
    const double before = canvas_.view().metresPerPixel;
    wheel({250, 200}, 120);
    const double whole = before / canvas_.view().metresPerPixel;
    QWheelEvent fine(QPointF(250, 200), canvas_.mapToGlobal(QPointF(250, 200)), {}, QPoint(0, 120),
                     Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    const double there = canvas_.view().metresPerPixel;
    QCoreApplication::sendEvent(&canvas_, &fine);
    const double small = there / canvas_.view().metresPerPixel;
    EXPECT_GT(small, 1);
    EXPECT_NEAR(std::pow(small, 4), whole, 1e-9);
}

TEST_F(MapCanvasTest, PageKeysZoomAndTheMouseGoesBackToWhereTheMapRested) {
    const MapView first = canvas_.view();
    QTest::keyClick(&canvas_, Qt::Key_PageUp);
    EXPECT_LT(canvas_.view().metresPerPixel, first.metresPerPixel);
    waitUntilExact();
    const MapView second = canvas_.view();
    QTest::keyClick(&canvas_, Qt::Key_PageDown);
    EXPECT_NEAR(canvas_.view().metresPerPixel, first.metresPerPixel, 1e-9);
    canvas_.setView(second.zoomed(2, QPointF(40, 40)));
    waitUntilExact();
    QTest::mousePress(&canvas_, Qt::BackButton, {}, {100, 100});
    EXPECT_EQ(canvas_.view(), second);
    waitUntilExact();
    QTest::mousePress(&canvas_, Qt::BackButton, {}, {100, 100});
    waitUntilExact();
    EXPECT_EQ(canvas_.view(), first);
    QTest::mousePress(&canvas_, Qt::BackButton, {}, {100, 100});
    EXPECT_EQ(canvas_.view(), first);
    QTest::mousePress(&canvas_, Qt::ForwardButton, {}, {100, 100});
    EXPECT_EQ(canvas_.view(), second);
}

TEST_F(MapCanvasTest, ALargeSelectionIsTintedLikeASmallOne) {
    MapScene scene = testing::gridPlan(
        "AAAAAAAAAAAAAAAA/AAAAAAAAAAAAAAAA/AAAAAAAAAAAAAAAA/AAAAAAAAAAAAAAAA/AAAAAAAAAAAAAAAA/"
        "AAAAAAAAAAAAAAAA/AAAAAAAAAAAAAAAA/AAAAAAAAAAAAAAAA/AAAAAAAAAAAAAAAA/AAAAAAAAAAAAAAAA");
    scene.layers.units = scene.layers.unitLabels = scene.layers.labels = false;
    finished_ = finishScene(scene);
    canvas_.setScene(finished_);
    waitUntilExact();
    Units some;
    for (int unit = 0; unit < 160; ++unit) {
        some.push_back(unit);
    }
    canvas_.setSelectedUnits(some);
    const QPoint inside = middleOf(40);
    const QColor many = canvas_.grab().toImage().pixelColor(inside);
    canvas_.setSelectedUnits({39, 40, 41});
    const QColor few = canvas_.grab().toImage().pixelColor(inside);
    EXPECT_NEAR(many.red(), few.red(), 2);
    EXPECT_NEAR(many.green(), few.green(), 2);
    EXPECT_NEAR(many.blue(), few.blue(), 2);
    canvas_.setSelectedUnits({});
    EXPECT_NE(canvas_.grab().toImage().pixelColor(inside), few);
}

TEST_F(MapCanvasTest, TheScaleBarLeavesPlanAndAttributionAlone) {
    MapScene scene = testing::gridPlan("AB/AB");
    scene.attribution = QString(300, QLatin1Char('x'));
    const auto finished = finishScene(scene);
    MapView view = fitView(finished->units->bounds(), QSize(900, 500), QMarginsF(14, 14, 14, 14));
    for (const QPointF shift : {QPointF(0, 0), QPointF(-300, 0), QPointF(300, 0)}) {
        const MapView moved = view.moved(shift);
        const QRectF bar = scaleBarRect(*finished, moved);
        EXPECT_TRUE(moved.rect().contains(bar));
        EXPECT_FALSE(bar.intersects(attributionRect(*finished, moved)));
        EXPECT_EQ(finished->units->unitAt(moved.toMetres(bar.center())), -1);
    }
}

} // namespace
} // namespace ui
