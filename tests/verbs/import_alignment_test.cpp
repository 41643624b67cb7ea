// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/crs/projection.h"
#include "geo/verbs/import_alignment.h"

#include "core/base/error.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace geo;
using support::World;
using testing::ElementsAre;

namespace {

class ImportAlignment : public testing::Test {
protected:
    ImportAlignmentReport import(const std::string& name, const std::string& text,
                                 OverlapRule overlaps = OverlapRule::First, bool dryRun = false) {
        ImportAlignmentParams params;
        params.file = world.dir.write(name, text);
        params.scenario = "Drawn";
        params.overlaps = overlaps;
        params.dryRun = dryRun;
        return importAlignment(world.ws, params, job);
    }
    /// A rectangle of the grid: columns and rows counted from 1, both ends included.
    std::string box(const std::string& name, std::size_t first, std::size_t last) {
        const auto units =
            core::loadUnits(world.ws.reader(), core::requireLayer(world.ws.reader(), "grid").id);
        const geo::Projection plane("EPSG:5070");
        const core::Point a = plane.toDegrees(units[first].position);
        const core::Point b = plane.toDegrees(units[last].position);
        const double w = std::min(a.x, b.x) - 0.001;
        const double e = std::max(a.x, b.x) + 0.001;
        const double s = std::min(a.y, b.y) - 0.001;
        const double n = std::max(a.y, b.y) + 0.001;
        return core::format(
            R"({{"type":"Feature","properties":{{"Name":"{0}"}},"geometry":{{"type":"Polygon",)"
            R"("coordinates":[[[{1},{2}],[{3},{2}],[{3},{4}],[{1},{4}],[{1},{2}]]]}}}})",
            name, w, s, e, n);
    }
    static std::string collection(const std::vector<std::string>& features) {
        return R"({"type":"FeatureCollection","features":[)" + core::join(features, ",") + "]}";
    }

    World world{"AAB/ABB/CCC"};
    core::Job job;
};

} // namespace

TEST_F(ImportAlignment, ATableMovesItsUnitsInOneStep) {
    const std::string before = world.planRows();
    const ImportAlignmentReport report =
        import("a.csv", "Unit,Territory\nr1c1,B\nr1c2,T02\nr3c3,Coast\nr2c2,B\n");
    EXPECT_EQ(report.changed, 3);
    EXPECT_EQ(report.units, 4);
    EXPECT_EQ(report.untouched, 5);
    ASSERT_EQ(report.territories.size(), 3U);
    EXPECT_TRUE(report.territories[2].isNew);
    EXPECT_EQ(world.draw(), "BBB/ABB/CCD");
    EXPECT_EQ(world.ws.history().back().label, "Import the alignment of a.csv");
    world.ws.undo();
    EXPECT_EQ(world.planRows(), before);
}

TEST_F(ImportAlignment, ADryRunSaysTheSameAndWritesNothing) {
    const std::string before = world.planRows();
    const ImportAlignmentReport report =
        import("a.csv", "zip;terr\nr1c1;B\nr3c3;Coast\n", OverlapRule::First, true);
    EXPECT_EQ(report.changed, 2);
    EXPECT_EQ(world.planRows(), before);
    EXPECT_EQ(world.ws.history().size(), 1U);
}

TEST_F(ImportAlignment, WhatIsClaimedTwiceIsSaidAndGoesWhereTheRuleSays) {
    const std::string text = "unit,territory\nr1c1,B\nr1c1,C\nr1c1,C\n";
    const auto first = import("a.csv", text, OverlapRule::First, true);
    ASSERT_EQ(first.overlaps.size(), 1U);
    EXPECT_EQ(first.overlaps[0].unit, "r1c1");
    EXPECT_THAT(first.overlaps[0].territories, ElementsAre("B", "C"));
    EXPECT_EQ(first.overlaps[0].given, "B");
    EXPECT_EQ(import("a.csv", text, OverlapRule::Last, true).overlaps[0].given, "C");
    EXPECT_EQ(import("a.csv", text, OverlapRule::Larger, true).overlaps[0].given, "C");
    const auto left = import("a.csv", text, OverlapRule::Leave);
    EXPECT_EQ(left.overlaps[0].given, "");
    EXPECT_EQ(left.changed, 0);
    EXPECT_EQ(world.draw(), "AAB/ABB/CCC");
}

TEST_F(ImportAlignment, UnknownUnitsAndHalfRowsAreListedNotDropped) {
    const auto report =
        import("a.csv", "unit,territory\nr1c1,B\nr9c9,B\n,B\nr1c2,\n", OverlapRule::First, true);
    EXPECT_EQ(report.rows, 4);
    EXPECT_EQ(report.units, 1);
    ASSERT_EQ(report.issues.size(), 3U);
    EXPECT_EQ(report.issues[0].subject, "r9c9");
    EXPECT_THROW(import("b.csv", "unit,territory\nr9c9,B\n"), core::Error);
    EXPECT_THROW(import("c.csv", "a,b\n1,2\n"), core::Error);
    EXPECT_THROW(import("d.csv", ""), core::Error);
}

TEST_F(ImportAlignment, ShapesTakeTheUnitsInside) {
    const auto report = import(
        "drawn.geojson", collection({box("North", 0, 2), box("C", 3, 8), box("North", 1, 1)}));
    EXPECT_TRUE(report.shapes);
    EXPECT_EQ(report.units, 9);
    EXPECT_TRUE(report.overlaps.empty());
    EXPECT_EQ(world.draw(), "DDD/CCC/CCC");
}

TEST_F(ImportAlignment, ShapesThatOverlapAreListed) {
    const auto report = import(
        "drawn.geojson", collection({box("North", 0, 5), box("South", 3, 8)}), OverlapRule::Last);
    EXPECT_EQ(report.overlaps.size(), 3U);
    EXPECT_EQ(world.draw(), "DDD/EEE/EEE");
}

TEST_F(ImportAlignment, LockedUnitsStayAndAreNamed) {
    world.ws.edit({"Lock", "test"}, [&](core::Edit& edit) {
        edit.db().exec("UPDATE plan_territories SET locked = 1 WHERE code = 'T01'");
    });
    const auto report = import("a.csv", "unit,territory\nr1c1,B\nr3c1,B\n");
    EXPECT_EQ(report.changed, 1);
    EXPECT_FALSE(report.issues.empty());
    EXPECT_EQ(world.draw(), "AAB/ABB/BCC");
}
