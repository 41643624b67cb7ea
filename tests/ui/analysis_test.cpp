// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/coverage.h"
#include "core/verbs/imbalance.h"
#include "core/verbs/overlap.h"
#include "core/verbs/plan_routes.h"
#include "geo/verbs/unit_travel.h"
#include "geo/verbs/whitespace.h"
#include "tests/ui/analysis_desk.h"
#include "ui/analysis/analysis_overlay.h"
#include "ui/balance/balance_panel.h"
#include "ui/balance/proposal_desk.h"
#include "ui/map/map_canvas.h"
#include "ui/routes/routes_mode.h"
#include "ui/shell/panels.h"
#include "ui/widgets/key_values.h"

#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <iostream>
#include <set>

using support::AnalysisDesk;

namespace {

core::Point centreOf(const ui::MapView& view) {
    return view.toMetres(view.rect().center());
}

} // namespace

TEST_F(AnalysisDesk, WhitespaceIsRankedAsTheVerbRanksIt) {
    geo::WhitespaceParams params;
    params.layer = window->session().layer()->layer.name;
    params.market = "establishments";
    params.customers = "potential";
    params.scenario = scenario();
    core::Job job;
    const geo::WhitespaceReport report = geo::whitespace(ws(), params, job);
    ASSERT_GT(result().listed, 2U);
    std::size_t row = 0;
    for (const geo::WhitespaceRow& known : report.rows) {
        if (known.hasMarket && known.gap.low > 0 && known.figures.marketHigh >= 20) {
            const ui::AnalysisArea& shown = result().areas[row];
            EXPECT_EQ(shown.key.toStdString(), known.key);
            EXPECT_DOUBLE_EQ(shown.value, known.gap.moreToWin);
            EXPECT_DOUBLE_EQ(*shown.low, known.gap.low);
            EXPECT_EQ(cell(static_cast<int>(row), 1), shown.key);
            ++row;
        }
    }
    EXPECT_EQ(result().listed, row);
    // The ranks on the map are those of the list.
    for (const ui::AnalysisOverlay::Number& number : window->analysis().overlay()->numbers) {
        const auto& area = result().areas[static_cast<std::size_t>(number.rank - 1)];
        EXPECT_EQ(number.at.x, area.at.x);
    }
    support::keepBothThemes(*window, "analysis-whitespace");
}

TEST_F(AnalysisDesk, AClickSelectsInMapAndListAndHoverSaysTheFigures) {
    clickRow(1);
    EXPECT_EQ(window->analysis().page().chosen(), std::vector<int>{1});
    EXPECT_EQ(maps().upper().selectedUnits(), result().areas[1].units);
    EXPECT_EQ(maps().lower().selectedUnits(), result().areas[1].units);
    clickRow(2, Qt::ControlModifier);
    EXPECT_EQ(window->analysis().page().chosen(), (std::vector<int>{1, 2}));
    EXPECT_TRUE(part<ui::KeyValues>("analysisFacts").isVisible());

    const QPoint place = placeOf(result().areas[0]);
    QTest::mouseMove(&maps().upper(), place + QPoint(3, 3));
    QTest::mouseMove(&maps().upper(), place);
    const auto tip = maps().upper().tool().tip();
    ASSERT_TRUE(tip.has_value());
    EXPECT_TRUE(tip->title.contains(result().areas[0].key)) << tip->title.toStdString();
    EXPECT_EQ(tip->lines, result().areas[0].lines);
    QTest::mouseClick(&maps().upper(), Qt::LeftButton, {}, place);
    EXPECT_EQ(window->analysis().page().chosen(), std::vector<int>{0});
    EXPECT_TRUE(window->analysis().overlay()->numbers.back().chosen);
    EXPECT_EQ(part<ui::TableView>("analysisList").selectionModel()->selectedRows().size(), 1);

    // The lower map says how dense it is there.
    QTest::mouseMove(&maps().lower(), maps().lower().positionOf(result().areas[0].at).toPoint());
    ASSERT_TRUE(maps().lower().tool().tip().has_value());
    EXPECT_TRUE(maps().lower().tool().tip()->lines.front().contains("km"));
    QTest::keyClick(&window->analysis().page(), Qt::Key_Escape);
    EXPECT_TRUE(window->analysis().page().chosen().empty());
}

TEST_F(AnalysisDesk, BothMapsMoveTogether) {
    auto& upper = maps().upper();
    const QPoint middle = upper.rect().center();
    QTest::mousePress(&upper, Qt::LeftButton, {}, middle);
    QTest::mouseMove(&upper, middle + QPoint(40, 10));
    QTest::mouseMove(&upper, middle + QPoint(80, 20));
    QTest::mouseRelease(&upper, Qt::LeftButton, {}, middle + QPoint(80, 20));
    press("analysisZoomIn");
    ready();
    const core::Point above = centreOf(upper.view());
    const core::Point below = centreOf(maps().lower().view());
    EXPECT_NEAR(above.x, below.x, 1);
    EXPECT_NEAR(above.y, below.y, 1);
    EXPECT_DOUBLE_EQ(upper.view().metresPerPixel, maps().lower().view().metresPerPixel);
    const double scale = maps().lower().scene()->heat->look().scale;
    press("analysisZoomOut");
    EXPECT_EQ(maps().lower().scene()->heat->look().scale, scale)
        << "it is the plan's, not the view's";
    press("analysisMaps1");
    EXPECT_FALSE(maps().lower().isVisible());
    press("analysisMaps2");
    EXPECT_TRUE(maps().lower().isVisible());
}

TEST_F(AnalysisDesk, EveryViewHasTheFiguresOfItsVerb) {
    core::Job job;
    const core::Connection db = ws().newReader();
    chooseView(1); // won minus lost
    const auto deals = [&](const char* where) {
        return db.prepare(std::string("SELECT total(o.amount) FROM base_opportunities o JOIN "
                                      "accounts a ON a.external_id = o.account_external_id "
                                      "WHERE a.lon IS NOT NULL AND ") +
                          where);
    };
    core::Statement won = deals("is_won = 1");
    core::Statement lost = deals("is_closed = 1 AND is_won = 0");
    ASSERT_TRUE(won.step() && lost.step());
    double sum = 0;
    for (const ui::AnalysisArea& area : result().areas) {
        sum += area.value;
    }
    EXPECT_NEAR(sum, won.real(0) - lost.real(0), std::abs(won.real(0)) * 0.02)
        << "but for what lies off the coast";
    support::keepBothThemes(*window, "analysis-won-lost");

    chooseView(2); // pipeline
    ASSERT_GT(result().listed, 0U);
    EXPECT_GE(result().areas[0].value, result().areas[1].value);
    support::keepBothThemes(*window, "analysis-pipeline");

    chooseView(3); // workload
    core::ImbalanceParams load;
    load.scenario = scenario();
    const core::ImbalanceReport loads = core::imbalance(db, load, job);
    ASSERT_EQ(result().listed, loads.territories.size());
    double most = 0;
    for (const core::TerritoryLoad& territory : loads.territories) {
        most = std::max(most, territory.share);
    }
    EXPECT_DOUBLE_EQ(result().areas[0].value, most * 100);
    EXPECT_FALSE(part<QLineEdit>("analysisWhere").isEnabled());
    clickRow(0);
    support::keepBothThemes(*window, "analysis-workload");

    chooseView(4); // coverage
    core::CoverageParams reach;
    reach.scenario = scenario();
    reach.minutes = 45;
    reach.value = "potential";
    const core::CoverageReport covered = core::coverage(db, reach, job, geo::workspaceDrives(ws()));
    double beyond = 0;
    for (const ui::AnalysisArea& area : result().areas) {
        beyond += area.value;
    }
    double inUnits = 0; // the others lie in no area
    for (const core::UnitReach& unit : covered.units) {
        inUnits += unit.reach.beyondOwnValue;
    }
    EXPECT_NEAR(beyond, inUnits, 1);
    support::keepBothThemes(*window, "analysis-coverage");

    chooseView(5); // overlap
    core::OverlapParams shared;
    shared.scenario = scenario();
    shared.value = "potential";
    EXPECT_EQ(result().listed, core::overlap(db, shared, job).untangle.size());
    support::keepBothThemes(*window, "analysis-overlap");
}

TEST_F(AnalysisDesk, ASecondLookIsFoundAndAChangeForgetsIt) {
    for (int view = 0; view < ui::kAnalysisKinds; ++view) {
        chooseView(view);
    }
    const int computed = window->analysis().computed();
    EXPECT_EQ(computed, ui::kAnalysisKinds);
    for (int view = 0; view < ui::kAnalysisKinds; ++view) {
        QElapsedTimer clock;
        clock.start();
        auto& views = part<QListWidget>("analysisViews");
        QTest::mouseClick(views.viewport(), Qt::LeftButton, {},
                          views.visualItemRect(views.item(view)).center());
        const auto handed = clock.elapsed();
        while (!window->analysis().settled()) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        }
        std::cout << "  view " << view << " again: " << handed << " ms to its figures, "
                  << clock.elapsed() << " ms to its maps\n";
    }
    EXPECT_EQ(window->analysis().computed(), computed);

    const auto& state = window->session().state();
    const core::UnitId unit = window->session().layer()->units[0].id;
    const int other = state.owner[0] == 0 ? 1 : 0;
    ASSERT_TRUE(window->session().assign(
        {unit}, state.territories[static_cast<std::size_t>(other)].id, true));
    ready();
    EXPECT_EQ(window->analysis().computed(), computed + 1) << "an edit";
    ASSERT_TRUE(window->session().undo());
    ready();
    EXPECT_EQ(window->analysis().computed(), computed + 2) << "an undo";
    ws().record("import", [](core::Record& record) {
        record.db().exec("UPDATE base_accounts SET name = name || '.' WHERE id = 1");
    });
    window->session().reload();
    ready();
    EXPECT_EQ(window->analysis().computed(), computed + 3) << "an import or a sync";
}

TEST_F(AnalysisDesk, FieldsAndFilterAskAnew) {
    const double before = result().areas[0].value;
    auto& where = part<QLineEdit>("analysisWhere");
    where.setFocus();
    QTest::keyClicks(&where, "class = 'A'");
    QTest::keyClick(&where, Qt::Key_Return);
    ready();
    EXPECT_EQ(result().query.where, "class = 'A'");
    EXPECT_NE(result().areas[0].value, before);
    part<QComboBox>("analysisBy").setCurrentIndex(1);
    QTest::qWait(300);
    ready();
    EXPECT_EQ(result().query.by, "county");
    // A click takes a county as a whole.
    ASSERT_FALSE(result().areas.empty());
    const int unit = result().areas[0].units.front();
    const auto& units = *maps().upper().scene()->units;
    QTest::mouseClick(&maps().upper(), Qt::LeftButton, {},
                      maps().upper().positionOf(units.bounds(unit).centre()).toPoint());
    ASSERT_EQ(window->analysis().page().chosen().size(), 1U);
    const auto chosen = static_cast<std::size_t>(window->analysis().page().chosen().front());
    EXPECT_GT(result().areas[chosen].units.size(), 1U);
    EXPECT_EQ(maps().lower().selectedUnits().size(), result().areas[chosen].units.size());
}

TEST_F(AnalysisDesk, AccountsOfThePlacesBecomeCalls) {
    EXPECT_FALSE(part<QAbstractButton>("analysisRoutes").isEnabled()) << "nothing is chosen";
    clickRow(0);
    const std::string key = result().areas[0].key.toStdString();
    press("analysisRoutes");
    ASSERT_TRUE(QTest::qWaitFor([this] { return window->routes().isOpen(); }, 20000));
    ASSERT_TRUE(QTest::qWaitFor(
        [this] { return !window->runner().busy() && window->routes().settled(); }, 20000));
    const std::string where = part<QLineEdit>("routesWhere").text().toStdString();
    core::RouteParams params;
    params.where = where;
    params.date = "2026-11-30";
    params.days = 5;
    params.dryRun = true;
    core::Job job;
    const auto report = core::planRoutes(ws(), params, core::estimateRouteTravel, job);
    std::set<std::int64_t> calls;
    for (const auto& route : report.plan.routes) {
        for (const auto& stop : route.stops) {
            calls.insert(stop.account.value);
        }
    }
    for (const auto& stop : report.plan.unserved) {
        calls.insert(stop.account.value);
    }
    std::set<std::int64_t> there;
    const core::Connection db = ws().newReader();
    core::Statement rows =
        db.prepare("SELECT a.id FROM accounts a JOIN cache_account_units c ON c.account_id = a.id "
                   "JOIN base_units u ON u.id = c.unit_id WHERE u.key = ? AND a.lon IS NOT NULL");
    rows.bind(key);
    while (rows.step()) {
        there.insert(rows.integer(0));
    }
    EXPECT_FALSE(calls.empty());
    for (const std::int64_t call : calls) {
        EXPECT_TRUE(there.contains(call)) << call;
    }
}

TEST_F(AnalysisDesk, TheChosenAreasAreAllThatBalanceMayMove) {
    chooseView(3); // workload: the most loaded territory
    clickRow(0);
    const std::vector<int> units = result().areas[0].units;
    press("analysisBalance");
    settle();
    ASSERT_TRUE(window->panels().balanceShown());
    EXPECT_EQ(window->selection().units().size(), units.size());
    EXPECT_TRUE(part<QCheckBox>("balanceScope").isVisible());
    const core::BalanceParams params = window->panels().balance().params();
    EXPECT_EQ(params.scope.size(), units.size());
    support::keepBothThemes(*window, "analysis-balance");
    const std::set<std::string> scope(params.scope.begin(), params.scope.end());
    press("balanceRun");
    ASSERT_TRUE(
        QTest::qWaitFor([this] { return !window->panels().proposals().searching(); }, 60000));
    const core::Proposal* proposal = window->panels().proposals().proposal();
    ASSERT_NE(proposal, nullptr);
    const core::PlanProblem& plan = proposal->problem.plan;
    int moved = 0;
    for (std::size_t i = 0; i < proposal->alignment.size(); ++i) {
        if (plan.data.current[i] != proposal->alignment[i]) {
            ++moved;
            EXPECT_TRUE(scope.contains(plan.units[i].key)) << plan.units[i].key;
        }
    }
    EXPECT_GT(moved, 0);
}

TEST_F(AnalysisDesk, AViewOfOnesOwnIsKept) {
    auto& where = part<QLineEdit>("analysisWhere");
    where.setFocus();
    QTest::keyClicks(&where, "class = 'B'");
    QTest::keyClick(&where, Qt::Key_Return);
    ready();
    window->ask().answerNext(QStringLiteral("Class B only"));
    press("analysisSave");
    ASSERT_EQ(part<QListWidget>("analysisViews").count(), ui::kAnalysisKinds + 1);
    chooseView(3);
    chooseView(ui::kAnalysisKinds);
    EXPECT_EQ(result().query.where, "class = 'B'");
    EXPECT_EQ(ui::loadSavedViews(window->session().path()).front().name, "Class B only");
    press("analysisRemove");
    EXPECT_TRUE(ui::loadSavedViews(window->session().path()).empty());
    EXPECT_EQ(part<QListWidget>("analysisViews").count(), ui::kAnalysisKinds);
}

TEST_F(AnalysisDesk, ListsAndDensitiesBecomeFiles) {
    for (const char* name : {"places.csv", "density.tif"}) {
        const QString file = QString::fromStdString(dir.file(name));
        window->ask().answerNext(file);
        press("analysisExport");
        ready();
        EXPECT_TRUE(QFile::exists(file)) << name;
    }
    chooseView(5);
    const QString file = QString::fromStdString(dir.file("overlap.csv"));
    window->ask().answerNext(file);
    press("analysisExport");
    ready();
    QFile written(file);
    ASSERT_TRUE(written.open(QIODevice::ReadOnly));
    EXPECT_EQ(written.readAll().count('\n'), static_cast<int>(result().listed) + 1);
}

RC_GTEST_PROP(AnalysisClasses, ZeroLiesInTheMiddleAndWhatIsNotKnownInNone,
              (const std::vector<int>& numbers, bool quantiles)) {
    std::vector<double> values;
    for (const int number : numbers) {
        values.push_back(number % 7 == 3 ? std::nan("") : number / 8.0);
    }
    const ui::Choropleth made = ui::divergingClasses(values, "", "", quantiles);
    RC_ASSERT(made.edges.size() == 8U);
    RC_ASSERT(std::is_sorted(made.edges.begin(), made.edges.end()));
    RC_ASSERT(made.edges[3] < 0 && made.edges[4] > 0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) {
            RC_ASSERT(made.classOf[i] == -1);
        } else {
            const auto at = static_cast<std::size_t>(made.classOf[i]);
            RC_ASSERT(made.edges[at] <= values[i] && values[i] <= made.edges[at + 1]);
        }
    }
}

TEST(AnalysisClasses, WhatNoLegendCouldTellFromZeroIsZero) {
    const ui::Choropleth made = ui::divergingClasses({1e-9, -1e-7, 0.004}, "", "", false);
    EXPECT_EQ(made.classOf, (std::vector<int>{3, 3, 3}));
    EXPECT_GE(made.edges[4], 1);
}

TEST(HeatGround, PartsOfAViewAreThoseOfTheWhole) {
    std::vector<core::analysis::HeatPoint> points;
    for (int i = 0; i < 200; ++i) {
        points.push_back({{(i * 37 % 101) * 97.0, (i * 53 % 89) * 83.0}, 1.0 + i % 5});
    }
    const auto shared = std::make_shared<const core::analysis::HeatPoints>(points);
    const ui::HeatGround heat(shared, {core::analysis::HeatKernel::Gaussian, 1500, {}, 1},
                              {heatScale(core::analysis::HeatMaker().make(
                                   *shared, {{0, 9000}, 100, 100, 90}, {{}, 1500, {}, 1})),
                               false});
    ui::MapView view;
    view.topLeft = {0, 9000};
    view.metresPerPixel = 50;
    view.size = QSize(200, 180);
    const ui::Tokens tokens = ui::loadTokens(ui::ThemeKind::Light);
    const QImage whole = heat.picture(view, QRect(QPoint(), view.size), tokens);
    const QRect corner(120, 60, 50, 70);
    const QImage part = heat.picture(view, corner, tokens);
    ASSERT_EQ(part.size(), corner.size());
    for (const QPoint p : {QPoint(0, 0), QPoint(25, 30), QPoint(49, 69)}) {
        const QColor a = part.pixelColor(p);
        const QColor b = whole.pixelColor(p + corner.topLeft());
        EXPECT_NEAR(a.red(), b.red(), 3);
        EXPECT_NEAR(a.alpha(), b.alpha(), 3);
    }
    // Near by, the kernel would be too large for pixels: cells are coarser then.
    view.metresPerPixel = 0.5;
    EXPECT_EQ(heat.picture(view, QRect(QPoint(), view.size), tokens).size().width() >= 200, true);
}
