// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/render.h"
#include "ui/verbs/report.h"

#include "core/base/error.h"
#include "core/verbs/create_scenario.h"
#include "core/workspace/unit_store.h"
#include "geo/verbs/import_units.h"
#include "tests/support/commands.h"
#include "tests/support/world.h"
#include "ui/book/book_paper.h"
#include "ui/draw/scene_loader.h"
#include "ui/theme/tokens.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QImage>
#include <QImageReader>

#include <filesystem>
#include <set>

namespace ui {
namespace {

RenderParams paramsFor(const support::World& world, const std::string& name) {
    RenderParams params;
    params.file = world.dir.file(name);
    params.scenario = "Drawn";
    params.width = 600;
    params.height = 400;
    return params;
}

std::set<QRgb> coloursOf(const QImage& image) {
    std::set<QRgb> colours;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            colours.insert(image.pixel(x, y));
        }
    }
    return colours;
}

core::Code codeOf(const std::function<void()>& act) {
    try {
        act();
    } catch (const core::Error& error) {
        EXPECT_FALSE(error.hint().empty()) << error.what();
        return error.code();
    }
    return core::Code::Bug;
}

TEST(Render, DrawsEachTerritoryInItsFill) {
    support::World world("AAAB/AABB/CCBB");
    core::Job job;
    const RenderReport report = render(world.ws, paramsFor(world, "map.png"), job);
    EXPECT_EQ(report.file, world.dir.file("map.png"));
    EXPECT_EQ(report.features, 12);
    EXPECT_GT(report.milliseconds, 0);
    const QImage image(QString::fromStdString(report.file));
    EXPECT_EQ(image.size(), QSize(600, 400));
    const auto colours = coloursOf(image);
    int fills = 0;
    for (const QColor& fill : loadTokens(ThemeKind::Light).territories) {
        fills += colours.count(fill.rgb());
    }
    EXPECT_GE(fills, 3);
}

TEST(Render, TheSamePlanGivesTheSamePicture) {
    support::World world("AAAB/AABB/CCBB");
    core::Job job;
    // Qt rounds the letters of the first picture of a process a little differently: once its glyph
    // cache is filled, or in a fresh process each time, pictures are equal to the byte.
    render(world.ws, paramsFor(world, "warm.png"), job);
    render(world.ws, paramsFor(world, "a.png"), job);
    render(world.ws, paramsFor(world, "b.png"), job);
    EXPECT_EQ(world.dir.read("a.png"), world.dir.read("b.png"));
}

TEST(Render, WritesPdfAndSvg) {
    support::World world("AB/AB");
    core::Job job;
    render(world.ws, paramsFor(world, "map.pdf"), job);
    render(world.ws, paramsFor(world, "map.svg"), job);
    EXPECT_TRUE(world.dir.read("map.pdf").starts_with("%PDF"));
    EXPECT_NE(world.dir.read("map.svg").find("<svg"), std::string::npos);
}

TEST(Render, ChoroplethShowsClassesAndPlainShowsNeither) {
    support::World world("AB/AB");
    world.setWork({1, 20, 300, 4000});
    core::Job job;
    RenderParams params = paramsFor(world, "map.png");
    params.style = "choropleth:work";
    render(world.ws, params, job);
    const auto colours = coloursOf(QImage(QString::fromStdString(params.file)));
    const Tokens tokens = loadTokens(ThemeKind::Light);
    EXPECT_TRUE(colours.count(tokens.sequential.front().rgb()));
    EXPECT_TRUE(colours.count(tokens.sequential.back().rgb()));
    params.style = "plain";
    render(world.ws, params, job);
    const auto plain = coloursOf(QImage(QString::fromStdString(params.file)));
    EXPECT_FALSE(plain.count(tokens.sequential.back().rgb()));
}

TEST(Render, ABoxShowsThatPart) {
    support::World world("AAAB/AABB/CCBB");
    core::Job job;
    RenderParams params = paramsFor(world, "map.png");
    // The units of a world lie 0.01 degrees apart.
    const core::BasicUnit unit =
        core::loadUnits(world.ws.reader(), core::requireLayer(world.ws.reader(), "").id).front();
    core::Box box;
    box.add(core::Point{unit.lonLat.x - 0.002, unit.lonLat.y - 0.002});
    box.add(core::Point{unit.lonLat.x + 0.002, unit.lonLat.y + 0.002});
    params.bbox = box;
    EXPECT_LT(render(world.ws, params, job).features, 5);
}

TEST(Render, RefusesWhatItCannotDo) {
    support::World world("AB/AB");
    core::Job job;
    RenderParams params = paramsFor(world, "map.gif");
    EXPECT_EQ(codeOf([&] { render(world.ws, params, job); }), core::Code::Usage);
    params.file = world.ws.path();
    EXPECT_EQ(codeOf([&] { render(world.ws, params, job); }), core::Code::Usage);
    params = paramsFor(world, "map.png");
    params.style = "choropleth:nothing";
    EXPECT_EQ(codeOf([&] { render(world.ws, params, job); }), core::Code::Input);
    params.style = "rainbow";
    EXPECT_EQ(codeOf([&] { render(world.ws, params, job); }), core::Code::Usage);
    params = paramsFor(world, "no/such/folder/map.png");
    EXPECT_EQ(codeOf([&] { render(world.ws, params, job); }), core::Code::Storage);
    params = paramsFor(world, "map.png");
    params.scenario = "Nobody";
    EXPECT_EQ(codeOf([&] { render(world.ws, params, job); }), core::Code::Input);
    EXPECT_EQ(codeOf([] { parseSize("10x"); }), core::Code::Usage);
    EXPECT_EQ(codeOf([] { parseSize("1e9x1e9"); }), core::Code::Usage);
    EXPECT_EQ(codeOf([] { parseBbox("1,2,3"); }), core::Code::Usage);
    EXPECT_EQ(codeOf([] { parseBbox("5,2,3,4"); }), core::Code::Usage);
    EXPECT_EQ(codeOf([] { parseBbox("nan,2,3,4"); }), core::Code::Usage);
}

TEST(Render, DrawsAViewAtTheResolutionOfPrint) {
    support::World world("AAAB/AABB/CCBB");
    core::Job job;
    RenderParams params = paramsFor(world, "print.png");
    params.width = 320;
    params.height = 200;
    params.dpi = 300;
    const core::Point middle =
        core::loadUnits(world.ws.reader(), core::requireLayer(world.ws.reader(), "grid").id)
            .front()
            .lonLat;
    params.view = {middle, 20000};
    const RenderReport whole = render(world.ws, params, job);
    const QImage image(QString::fromStdString(whole.file));
    EXPECT_EQ(image.size(), QSize(1000, 625));
    EXPECT_NEAR(image.dotsPerMeterX(), 300 / 0.0254, 1);
    params.view->scale = 4000; // 85 m on a map of 1 : 4000: within one square
    EXPECT_LT(render(world.ws, params, job).features, whole.features);
    params.hidden = {"nothing"};
    EXPECT_EQ(codeOf([&] { render(world.ws, params, job); }), core::Code::Usage);
    params.hidden = {"labels", "accounts"};
    params.dpi = 1e5;
    EXPECT_EQ(codeOf([&] { render(world.ws, params, job); }), core::Code::Usage);
    EXPECT_EQ(codeOf([] { parseView("1,2,3", "1000"); }), core::Code::Usage);
    EXPECT_EQ(codeOf([] { parseView("-72,41", "1:x"); }), core::Code::Usage);
    EXPECT_EQ(parseView("-72,41", "1:5000").scale, 5000);
}

TEST(Report, HasAPageForEachTerritoryAndTwoInFront) {
    support::World world("AAAB/AABB/CCBB");
    core::Job job;
    ReportParams params{world.dir.file("book.pdf"), "", "a4"};
    const ReportReport report = ui::report(world.ws, params, job);
    EXPECT_EQ(report.pages, 5);
    EXPECT_TRUE(world.dir.read("book.pdf").starts_with("%PDF"));
    params.paper = "letter";
    EXPECT_EQ(ui::report(world.ws, params, job).pages, 5);
    params.paper = "napkin";
    EXPECT_EQ(codeOf([&] { ui::report(world.ws, params, job); }), core::Code::Usage);
}

TEST(Report, LongListsGoOnToFurtherPages) {
    std::string picture;
    for (int row = 0; row < 20; ++row) {
        picture.append(row > 0 ? 1 : 0, '/');
        picture.append(20, row < 18 ? 'A' : 'B');
    }
    support::World world(picture);
    core::Job job;
    const ReportReport report =
        ui::report(world.ws, {world.dir.file("book.pdf"), "Drawn", "a4"}, job);
    EXPECT_GT(report.pages, 5);
    EXPECT_LT(report.pages, 12);
}

TEST(Report, AmountsReadAsPeopleWriteThem) {
    EXPECT_EQ(amountText(6740000, "$"), QStringLiteral("$6.74\u2009M"));
    EXPECT_EQ(amountText(455987, "people"), QStringLiteral("455,987"));
    EXPECT_EQ(amountText(-12.5, ""), QStringLiteral("\u221212.5"));
    EXPECT_EQ(amountText(0, ""), QStringLiteral("0"));
}

/// Connecticut by ZIP, eight territories grown round its larger towns.
class Connecticut : public ::testing::Test {
protected:
    void SetUp() override {
        const std::string source =
            std::string(EVENLODE_SHARED_DATA) + "/zcta/tl_2010_09_zcta510.zip";
        if (!std::filesystem::exists(source)) {
            GTEST_SKIP() << "the shared data is not here";
        }
        ws_ = std::make_unique<core::Workspace>(core::Workspace::create(dir_.file("ct.gpkg")));
        core::Job job;
        geo::ImportUnitsParams import;
        import.source = source;
        import.layer = "zip";
        import.read.keyField = "ZCTA5CE10";
        import.attribution = "ZIP areas: US Census Bureau 2010";
        geo::importUnits(*ws_, import, job);
        makeScenario();
    }

    void makeScenario() {
        const core::UnitLayer layer = core::requireLayer(ws_->reader(), "zip");
        const std::vector<core::BasicUnit> units = core::loadUnits(ws_->reader(), layer.id);
        core::NewMeasure area{layer.id, "area", "km2", "areas of the units", {}};
        for (const core::BasicUnit& unit : units) {
            area.values.emplace_back(unit.id, unit.areaM2 / 1e6);
        }
        ws_->record("measure", [&](core::Record& record) { core::replaceMeasure(record, area); });
        const std::pair<const char*, const char*> towns[] = {
            {"06902", "Stamford"},   {"06810", "Danbury"},   {"06604", "Bridgeport"},
            {"06511", "New Haven"},  {"06702", "Waterbury"}, {"06103", "Hartford"},
            {"06040", "Manchester"}, {"06360", "Norwich"}};
        std::vector<std::size_t> bases;
        core::CreateScenarioParams params;
        params.scenario.name = "Grown";
        params.scenario.layer = layer.id;
        params.scenario.measures = {{"area", 1, {}, {}, {}}};
        for (const auto& [zip, name] : towns) {
            for (std::size_t i = 0; i < units.size(); ++i) {
                if (units[i].key == zip) {
                    bases.push_back(i);
                    core::NewTerritory made;
                    made.territory.name = name;
                    made.territory.code = zip;
                    made.territory.position = static_cast<int>(bases.size());
                    made.territory.centre = units[i].lonLat;
                    params.territories.push_back(made);
                }
            }
        }
        const std::vector<int> owner = core::growFromBases(ws_->reader(), layer.id, bases);
        for (std::size_t i = 0; i < owner.size(); ++i) {
            if (owner[i] >= 0) {
                params.assignments.emplace_back(units[i].id, static_cast<std::size_t>(owner[i]));
            }
        }
        core::createScenario(*ws_, params);
    }

    /// Where pictures go that a person wants to look at; empty = nowhere.
    std::string keep(const std::string& name) const {
        const char* folder = std::getenv("EVENLODE_KEEP_PICTURES");
        return folder != nullptr ? std::string(folder) + "/" + name : dir_.file(name);
    }

    support::TempDir dir_;
    std::unique_ptr<core::Workspace> ws_;
};

TEST_F(Connecticut, IsDrawnWithItsNeighboursAndInTime) {
    core::Job job;
    RenderParams params;
    params.file = keep("ct.png");
    params.width = 1440;
    params.height = 900;
    const RenderReport report = render(*ws_, params, job);
    EXPECT_EQ(report.features, 282);
    params.file = keep("ct.svg");
    render(*ws_, params, job);
    params.file = keep("ct.pdf");
    render(*ws_, params, job);
    params.style = "choropleth:area";
    params.file = keep("ct_area.png");
    render(*ws_, params, job);
}

TEST_F(Connecticut, FillsTheMapBook) {
    core::Job job;
    const ReportReport report = ui::report(*ws_, {keep("book.pdf"), "Grown", "a4"}, job);
    EXPECT_GE(report.pages, 11);
    EXPECT_LE(report.pages, 20);
}

TEST_F(Connecticut, SharesItsBordersWithoutGaps) {
    core::Job job;
    const auto units =
        loadLayerMap(ws_->reader(), core::requireLayer(ws_->reader(), "zip"), job).units;
    const Topology& topology = units->topology();
    EXPECT_EQ(units->count(), 282);
    for (int level = 0; level < topology.levelCount(); ++level) {
        for (int polygon = 0; polygon < topology.polygonCount(); ++polygon) {
            for (auto [ring, last] = topology.rings(polygon); ring < last; ++ring) {
                const auto vertices = topology.ringVertices(topology.ring(ring), level);
                ASSERT_EQ(vertices.front(), vertices.back());
            }
        }
    }
    std::size_t pairs = 0;
    for (int unit = 0; unit < units->count(); ++unit) {
        pairs += units->neighbours(unit).size();
    }
    const auto edges =
        core::loadEdges(ws_->reader(), core::requireLayer(ws_->reader(), "zip").id, false);
    EXPECT_EQ(pairs / 2, edges.size());
}

TEST_F(Connecticut, LiesUpright) {
    core::Job job;
    const core::Connection& db = ws_->reader();
    const LayerMap map = loadLayerMap(db, core::requireLayer(db, "zip"), job);
    // Salisbury and Putnam lie at the two ends of the state's northern border.
    const auto unitOf = [&](const char* key) {
        for (int unit = 0; unit < map.units->count(); ++unit) {
            if (map.units->unit(unit).key == QLatin1String(key)) {
                return map.units->bounds(unit).maxY;
            }
        }
        return 0.0;
    };
    EXPECT_NEAR(unitOf("06068"), unitOf("06277"), 5000);
    core::UnitLayer wide = map.layer;
    core::Box country;
    country.add(core::Point{-124, 25});
    country.add(core::Point{-67, 49});
    EXPECT_EQ(displayCrs(wide, country), wide.workCrs);
}

} // namespace
} // namespace ui
