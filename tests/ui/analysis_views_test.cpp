// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/imbalance.h"
#include "core/verbs/performance.h"
#include "core/verbs/workload.h"
#include "geo/verbs/lead_markets.h"
#include "geo/verbs/unit_travel.h"
#include "geo/verbs/whitespace.h"
#include "tests/ui/analysis_desk.h"
#include "tests/ui/layout_faults.h"
#include "ui/analysis/fit_chart.h"
#include "ui/theme/language.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLineEdit>

#include <set>

using support::AnalysisDesk;

namespace {

constexpr int kWhitespace = static_cast<int>(ui::AnalysisKind::Whitespace);
constexpr int kPerformance = static_cast<int>(ui::AnalysisKind::Performance);
constexpr int kLeads = static_cast<int>(ui::AnalysisKind::Leads);
constexpr int kWorkload = static_cast<int>(ui::AnalysisKind::Workload);

/// The same on the built-in sample, which has no market and no leads.
class PlainDesk : public AnalysisDesk {
protected:
    void SetUp() override {
        openAt(makeSample(300, 3), 2);
        ready();
    }
};

/// German, made before the window.
struct Spoken {
    ui::Language language{"de"};
};
class GermanAnalysis : Spoken, public AnalysisDesk {
protected:
    GermanAnalysis() = default;
    ~GermanAnalysis() override { window.reset(); }
    GermanAnalysis(const GermanAnalysis&) = delete;
    GermanAnalysis& operator=(const GermanAnalysis&) = delete;
};

QStringList linesOf(const QString& path) {
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
}

} // namespace

TEST_F(AnalysisDesk, PerformanceHasTheFiguresOfItsVerb) {
    chooseView(kPerformance);
    auto& target = part<QDoubleSpinBox>("analysisTarget");
    type(target, "1000000");
    ASSERT_EQ(result().query.target, 1'000'000);
    core::PerformanceParams params;
    params.scenario = scenario();
    params.from = result().query.from;
    params.to = result().query.to;
    params.target = 1'000'000;
    core::Job job;
    const core::Json json = core::performance(ws().newReader(), params, job);
    ASSERT_EQ(result().areas.size(), json.at("territories").size());
    std::map<std::string, core::Json> byName;
    for (const core::Json& one : json.at("territories")) {
        byName[one.at("name")] = one;
    }
    double before = std::numeric_limits<double>::infinity();
    for (const ui::AnalysisArea& area : result().areas) {
        const core::Json& one = byName.at(area.name.toStdString());
        EXPECT_DOUBLE_EQ(area.value, one.at("own_part").get<double>());
        EXPECT_EQ(area.beside.toStdString(), one.at("verdict").get<std::string>());
        EXPECT_LE(area.value, before) << "best first";
        before = area.value;
    }
    ASSERT_TRUE(result().plot.has_value());
    for (const ui::FitMark& mark : result().plot->marks) {
        const auto& area = result().areas[static_cast<std::size_t>(mark.area)];
        const core::Json& one = byName.at(area.name.toStdString());
        EXPECT_EQ(mark.y, one.at("won"));
        EXPECT_EQ(mark.x, one.at("potential"));
        EXPECT_EQ(mark.expected, one.at("expected"));
        EXPECT_EQ(mark.low, one.at("expected_low"));
    }
    EXPECT_EQ(result().upper.classes->title, "Won against target");
    support::keepBothThemes(*window, "analysis-performance");
    take("analysisFigure", "growth");
    EXPECT_EQ(result().upper.classes->title, "Growth");
    take("analysisPart", "structural");
    EXPECT_EQ(result().lower.classes->title, "The territory's part");
}

TEST_F(AnalysisDesk, ADotOfTheChartIsAPlaceInListAndMaps) {
    chooseView(kPerformance);
    auto& chart = part<ui::FitChart>("analysisChart");
    ASSERT_TRUE(chart.isVisible());
    const auto place = chart.placeOf(2);
    ASSERT_TRUE(place.has_value());
    QTest::mouseClick(&chart, Qt::LeftButton, {}, place->toPoint());
    EXPECT_EQ(window->analysis().page().chosen(), std::vector<int>{2});
    EXPECT_EQ(maps().lower().selectedUnits(), result().areas[2].units);
    EXPECT_EQ(part<ui::TableView>("analysisList").selectionModel()->selectedRows().size(), 1);
    clickRow(0);
    EXPECT_EQ(maps().upper().selectedUnits(), result().areas[0].units);
    EXPECT_FALSE(result().areas[0].remark.isEmpty());
    support::keepBothThemes(*window, "analysis-performance-chosen");
    const QString file = QString::fromStdString(dir.file("performance.csv"));
    window->ask().answerNext(file);
    press("analysisExport");
    ready();
    EXPECT_EQ(linesOf(file).size(), static_cast<int>(result().listed) + 1);
    chooseView(0);
    EXPECT_FALSE(chart.isVisible());
}

TEST_F(AnalysisDesk, LeadsHaveTheFiguresOfTheirVerb) {
    chooseView(kLeads);
    take("analysisAnswer", "response_minutes");
    geo::LeadMarketsParams params;
    params.by = "county";
    params.minutes = "response_minutes";
    params.scenario = scenario();
    core::Job job;
    const geo::LeadMarketsReport report = geo::leadMarkets(ws(), params, job);
    ASSERT_EQ(result().areas.size(), report.markets.size());
    ASSERT_GT(report.markets.size(), 2U);
    std::set<int> units;
    for (std::size_t i = 0; i < report.markets.size(); ++i) {
        const ui::AnalysisArea& area = result().areas[i];
        EXPECT_EQ(area.name.toStdString(), report.markets[i].name);
        EXPECT_DOUBLE_EQ(area.value, 100 * report.markets[i].likely);
        EXPECT_DOUBLE_EQ(*area.low, 100 * report.markets[i].low);
        EXPECT_EQ(area.beside == "yes", report.deserves(report.markets[i]));
        for (const int unit : area.units) {
            EXPECT_TRUE(units.insert(unit).second) << "a unit lies in one market";
        }
    }
    EXPECT_TRUE(report.deserves(report.markets.front())) << "as the sample was made";
    EXPECT_TRUE(result().remark.contains(result().areas[0].name));
    clickRow(0);
    EXPECT_EQ(maps().upper().selectedUnits(), result().areas[0].units);
    support::keepBothThemes(*window, "analysis-leads");
    for (const char* figure : {"minutes", "others", "zones"}) {
        take("analysisLeadFigure", figure);
        EXPECT_TRUE(result().upper.classes.has_value()) << figure;
    }

    take("analysisLeadsBy", "owner");
    ASSERT_EQ(result().areas.size(), report.owners.size());
    for (std::size_t i = 0; i < report.owners.size(); ++i) {
        EXPECT_EQ(result().areas[i].value, static_cast<double>(report.owners[i].leads));
    }
    EXPECT_FALSE(result().areas[0].units.empty()) << "an owner's territories stand for the owner";
    support::keepBothThemes(*window, "analysis-leads-owner");
}

TEST_F(AnalysisDesk, MarketsOfLeadsMayComeFromATable) {
    chooseView(kLeads);
    take("analysisLeadsBy", "area");
    EXPECT_EQ(window->analysis().result(), nullptr) << "a table is needed first";
    window->ask().answerNext(QString::fromStdString(
        dir.write("markets.csv", "fips,dma\n44001,Bay\n44003,Bay\n44005,Bay\n44007,Hill\n"
                                 "44009,Hill\n")));
    take("analysisAreas", "\n");
    ASSERT_NE(window->analysis().result(), nullptr);
    EXPECT_EQ(part<QComboBox>("analysisAreaColumn").currentText(), "dma");
    std::set<QString> names;
    for (const ui::AnalysisArea& area : result().areas) {
        names.insert(area.name);
        EXPECT_GT(area.units.size(), 1U);
    }
    EXPECT_EQ(names, (std::set<QString>{"Bay", "Hill"}));
}

TEST_F(AnalysisDesk, WhitespaceGoesByStatesAndByMarketsOfATable) {
    chooseView(kWhitespace);
    take("analysisBy", "state");
    ASSERT_NE(window->analysis().result(), nullptr);
    EXPECT_EQ(result().areas.size(), 1U);
    take("analysisBy", "area");
    EXPECT_EQ(window->analysis().result(), nullptr) << "a table is needed first";
    window->ask().answerNext(QString::fromStdString(
        dir.write("markets.csv", "fips,dma\n44001,Bay\n44003,Bay\n44005,Bay\n44007,Hill\n"
                                 "44009,Hill\n")));
    take("analysisMarketAreas", "\n");
    ASSERT_NE(window->analysis().result(), nullptr);
    geo::WhitespaceParams params;
    params.layer = window->session().layer()->layer.name;
    params.market = part<QComboBox>("analysisMarket").currentData().toString().toStdString();
    params.customers = part<QComboBox>("analysisCustomers").currentData().toString().toStdString();
    params.by = "area";
    params.areas = dir.file("markets.csv");
    params.areaColumn = "dma";
    params.scenario = scenario();
    core::Job job;
    const geo::WhitespaceReport report = geo::whitespace(ws(), params, job);
    ASSERT_EQ(result().areas.size(), report.rows.size());
    double sum = 0;
    for (const geo::WhitespaceRow& row : report.rows) {
        sum += row.gap.moreToWin;
    }
    double shown = 0;
    for (const ui::AnalysisArea& area : result().areas) {
        shown += area.value;
        EXPECT_GT(area.units.size(), 1U) << area.name.toStdString();
    }
    EXPECT_NEAR(shown, sum, 1e-6);
    support::keepBothThemes(*window, "analysis-whitespace-markets");
}

TEST_F(AnalysisDesk, AMarketMayComeFromATableOfOnesOwn) {
    std::string table = "name,zip,est,empflag\n";
    const auto& units = window->session().layer()->units;
    for (std::size_t i = 0; i < units.size(); ++i) {
        table += "x," + units[i].key + "," +
                 (i % 5 == 0 ? ",B" : std::to_string(40 + 9 * i) + ",") + "\n";
    }
    table += "x,99999,77,\n";
    const std::string file = dir.write("market.csv", table);
    window->ask().answerNext(QString::fromStdString(file));
    take("analysisMarketFrom", "\n");
    EXPECT_EQ(part<QComboBox>("analysisMarketFrom").currentText(), "market.csv");
    EXPECT_EQ(part<QComboBox>("analysisMarketKey").currentText(), "zip");
    EXPECT_EQ(part<QComboBox>("analysisMarket").currentText(), "est");
    EXPECT_EQ(part<QComboBox>("analysisWithheld").currentText(), "empflag");
    geo::WhitespaceParams params;
    params.layer = window->session().layer()->layer.name;
    params.market = "est";
    params.marketFrom = file;
    params.marketKey = "zip";
    params.withheld = "empflag";
    params.customers = "potential";
    params.scenario = scenario();
    core::Job job;
    const geo::WhitespaceReport report = geo::whitespace(ws(), params, job);
    ASSERT_EQ(result().areas.size(), report.rows.size());
    std::map<std::string, double> more;
    for (const geo::WhitespaceRow& row : report.rows) {
        more[row.key] = row.gap.moreToWin;
    }
    for (const ui::AnalysisArea& area : result().areas) {
        EXPECT_DOUBLE_EQ(area.value, more.at(area.key.toStdString()));
    }
    EXPECT_TRUE(result().sources.contains("market.csv") && result().sources.contains("77"))
        << result().sources.toStdString();
    support::keepBothThemes(*window, "analysis-own-market");

    take("analysisMarketKey", "name"); // which holds no ZIP
    EXPECT_EQ(window->analysis().result(), nullptr);
    take("analysisMarketKey", "zip");
    ASSERT_NE(window->analysis().result(), nullptr);

    // A kept view finds its table again.
    window->ask().answerNext(QStringLiteral("My market"));
    press("analysisSave");
    take("analysisMarketFrom", "");
    EXPECT_EQ(result().query.market, "establishments");
    EXPECT_FALSE(part<QComboBox>("analysisMarketKey").isVisible());
    chooseView(ui::kAnalysisKinds);
    EXPECT_EQ(result().query.marketFrom, file);
    const int computed = window->analysis().computed();
    ASSERT_TRUE(QFile::remove(QString::fromStdString(file)));
    dir.write("market.csv", table + "x,02801,9000,\n");
    chooseView(1);
    chooseView(ui::kAnalysisKinds);
    EXPECT_GT(window->analysis().computed(), computed + 1) << "the table is another one now";
}

TEST_F(AnalysisDesk, ATableThatIsNoneChangesNothing) {
    const std::string market = result().query.market;
    window->ask().answerNext(QString::fromStdString(dir.write("empty.csv", "")));
    take("analysisMarketFrom", "\n");
    EXPECT_EQ(result().query.market, market);
    EXPECT_EQ(part<QComboBox>("analysisMarketFrom").currentText(), "The plan");
}

TEST_F(AnalysisDesk, TheScaleGoesByTheViewIfItIsNotFixed) {
    auto& fixed = part<QCheckBox>("analysisFixedScale");
    ASSERT_TRUE(fixed.isChecked());
    const auto scale = [this] { return maps().lower().scene()->heat->look().scale; };
    const double whole = scale();
    const int computed = window->analysis().computed();
    QTest::mouseClick(&fixed, Qt::LeftButton, {}, QPoint(8, fixed.height() / 2));
    asked();
    ASSERT_FALSE(fixed.isChecked());
    const core::Box box = maps().upper().scene()->units->bounds();
    ui::MapView corner = maps().upper().view();
    corner.metresPerPixel /= 6;
    corner.topLeft = {box.minX, box.minY + 300 * corner.metresPerPixel};
    maps().upper().setView(corner);
    ready();
    QTest::qWait(250);
    ready();
    EXPECT_NE(scale(), whole) << "a corner is not as dense as the densest place";
    EXPECT_NEAR(maps().lower().view().metresPerPixel, corner.metresPerPixel, 1e-9);
    QTest::mouseClick(&fixed, Qt::LeftButton, {}, QPoint(8, fixed.height() / 2));
    asked();
    EXPECT_EQ(scale(), whole);
    EXPECT_EQ(window->analysis().computed(), computed) << "only the drawing goes by it";
}

TEST_F(AnalysisDesk, WorkloadTellsHoursByClassTeamAndQuotas) {
    chooseView(kWorkload);
    EXPECT_FALSE(result().remark.isEmpty()) << "whether the order holds";
    type(part<QLineEdit>("analysisCalls"), "A=26x60, B = 12x45");
    type(part<QDoubleSpinBox>("analysisCapacity"), "1500");
    type(part<QDoubleSpinBox>("analysisQuota"), "9000000");
    type(part<QDoubleSpinBox>("analysisError"), "25");
    core::WorkloadParams params;
    params.scenario = scenario();
    params.classes = core::callNorms("A=26x60,B=12x45");
    params.others = core::CallNorm{12, 45};
    params.capacityHours = 1500;
    core::Job job;
    const core::WorkloadReport report =
        core::workload(ws().newReader(), params, job, geo::workspaceDrives(ws()));
    core::ImbalanceParams load;
    load.scenario = scenario();
    load.capacityHours = 1500;
    load.quota = 9'000'000;
    load.error = 0.25;
    const core::ImbalanceReport loads = core::imbalance(ws().newReader(), load, job);
    const auto& facts = part<ui::KeyValues>("analysisFacts");
    ASSERT_TRUE(report.repsNeeded.has_value());
    EXPECT_EQ(facts.valueOf("Reps that takes"), QString::number(*report.repsNeeded));
    EXPECT_EQ(facts.valueOf("Hours of work"),
              ui::groupedText(std::llround(report.all.hours())) + " h");
    EXPECT_TRUE(facts.valueOf("Class A").contains("h in"));
    support::keepBothThemes(*window, "analysis-workload-classes");
    clickRow(0);
    const auto& first = result().areas[0];
    for (const core::TerritoryLoad& one : loads.territories) {
        if (one.territory.name == first.name.toStdString()) {
            EXPECT_DOUBLE_EQ(*first.low, one.low * 100);
            EXPECT_FALSE(facts.valueOf("Quota, proposed").isEmpty());
        }
    }
    EXPECT_EQ(result().remark.count('\n'), static_cast<int>(loads.flips.size()));
}

TEST_F(PlainDesk, ASampleWithoutAMarketSaysWhatToDo) {
    EXPECT_EQ(window->analysis().result(), nullptr);
    const QString note = part<ui::Label>("analysisNote").text();
    EXPECT_TRUE(note.contains("Potential") && note.contains("Source")) << note.toStdString();
    support::keepBothThemes(*window, "analysis-no-market");
    EXPECT_NE(maps().upper().scene(), nullptr) << "the plan at least";
    EXPECT_THAT(support::cutTexts(*window), testing::IsEmpty());
    window->ask().answerNext(std::nullopt); // another time
    press("analysisNeed");
    chooseView(kLeads);
    EXPECT_TRUE(part<ui::Label>("analysisNote").text().contains("leads"));
    EXPECT_FALSE(part<QAbstractButton>("analysisNeed").isVisible()) << "no table helps";
    chooseView(0);
    take("analysisMarket", "potential"); // who wants it all the same
    EXPECT_NE(window->analysis().result(), nullptr);
    EXPECT_TRUE(result().sources.contains("own records"));
}

TEST_F(GermanAnalysis, NoTextIsCutInAnyView) {
    for (const QSize size : {QSize(1280, 800), QSize(1440, 900)}) {
        window->resize(size);
        for (int view = 0; view < ui::kAnalysisKinds; ++view) {
            chooseView(view);
            clickRow(0);
            QTest::qWait(150);
            EXPECT_THAT(support::cutTexts(*window), testing::IsEmpty()) << view;
            EXPECT_EQ(window->width(), size.width()) << view;
            support::keepPicture(*window,
                                 QStringLiteral("german-view%1-%2").arg(view).arg(size.width()));
        }
    }
    EXPECT_EQ(part<QListWidget>("analysisViews").item(kLeads)->text(), "Leads nach Markt");
}

TEST(AnalysisDays, PeriodsEndWhereTheySay) {
    const QDate today(2026, 8, 15);
    const auto days = [&](const char* period) {
        ui::AnalysisQuery query;
        query.period = period;
        query.from = "2025-02-03";
        query.to = "2025-02-28";
        const auto [from, to] = ui::daysOf(query, today);
        return from.toString(Qt::ISODate) + " " + to.toString(Qt::ISODate);
    };
    EXPECT_EQ(days("year"), "2025-08-16 2026-08-15");
    EXPECT_EQ(days("quarter"), "2026-07-01 2026-08-15");
    EXPECT_EQ(days("last-quarter"), "2026-04-01 2026-06-30");
    EXPECT_EQ(days("calendar"), "2026-01-01 2026-08-15");
    EXPECT_EQ(days("last-year"), "2025-01-01 2025-12-31");
    EXPECT_EQ(days("days"), "2025-02-03 2025-02-28");
}

TEST(AnalysisTables, ColumnsAreGuessedByNameAndContent) {
    const ui::TableColumns census{{"name", "zip", "empflag", "emp", "est"}, {"zip", "emp", "est"}};
    EXPECT_EQ(ui::keyColumn(census), "zip");
    EXPECT_EQ(ui::figureColumn(census), "emp");
    EXPECT_EQ(ui::withheldColumn(census), "empflag");
    EXPECT_EQ(ui::withheldColumn({{"zip", "people"}, {"people"}}), "");
    EXPECT_EQ(ui::marketColumn({{"STATE", "COUNTY", "TVDMA"}, {}}), "TVDMA");
    EXPECT_EQ(ui::marketColumn({{"fips", "place"}, {}}), "place");
    EXPECT_EQ(ui::keyColumn({}), "");
}

TEST(AnalysisQueries, AKeptViewComesBackAsItWas) {
    ui::AnalysisQuery query;
    query.kind = ui::AnalysisKind::Leads;
    query.leadsBy = "area";
    query.areas = "/somewhere/markets.csv";
    query.fixedScale = false;
    query.quota = 12;
    EXPECT_EQ(core::Json(query).get<ui::AnalysisQuery>(), query);
}
