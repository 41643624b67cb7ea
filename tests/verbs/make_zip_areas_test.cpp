// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/make_zip_areas.h"

#include "core/base/error.h"
#include "core/workspace/gpkg.h"
#include "core/workspace/unit_store.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <cmath>

namespace {

class MakeZipAreas : public testing::Test {
protected:
    geo::MakeZipAreasReport make(const std::vector<std::string>& states) {
        return geo::makeZipAreas(ws_, {"ZIPs", states}, job_);
    }

    support::TempDir dir_;
    core::Workspace ws_ = core::Workspace::create(dir_.file("plan.gpkg"));
    core::Job job_;
};

TEST_F(MakeZipAreas, StoresALayerThatIsMarkedApproximate) {
    const auto report = make({"CT", "RI"});
    const core::UnitLayer layer = core::requireLayer(ws_.reader(), "ZIPs");
    EXPECT_TRUE(layer.approximate);
    EXPECT_NE(layer.attribution.find("GeoNames"), std::string::npos);
    EXPECT_EQ(layer.workCrs, "EPSG:5070");
    EXPECT_EQ(layer.components, report.components);
    const auto units = core::loadUnits(ws_.reader(), layer.id);
    EXPECT_EQ(static_cast<std::int64_t>(units.size()), report.units);
    EXPECT_EQ(static_cast<std::int64_t>(core::loadUnitKeys(ws_.reader(), layer.id).size()),
              report.zips);
    EXPECT_EQ(report.zips, 429 + 90);
    EXPECT_EQ(static_cast<std::int64_t>(core::loadEdges(ws_.reader(), layer.id, false).size()),
              report.edges);
    EXPECT_EQ(core::loadEdges(ws_.reader(), layer.id).size(),
              static_cast<std::size_t>(report.edges) + report.bridges.size());
    EXPECT_EQ(report.bridges.size(), static_cast<std::size_t>(report.components - 1));
}

TEST_F(MakeZipAreas, ZipsThatShareAnAreaAreAllFound) {
    make({"DC"});
    const auto keys = core::loadUnitKeys(ws_.reader(), core::requireLayer(ws_.reader(), "ZIPs").id);
    EXPECT_EQ(keys.size(), 277U);
    EXPECT_EQ(keys.at("20201"), keys.at("20202"));
}

TEST_F(MakeZipAreas, UnitsKeepTheirIdsWhenTheLayerIsMadeAgain) {
    make({"RI"});
    const auto before =
        core::loadUnitKeys(ws_.reader(), core::requireLayer(ws_.reader(), "ZIPs").id);
    const auto report = make({"RI", "CT"});
    EXPECT_FALSE(report.restorePoint.empty());
    const auto after =
        core::loadUnitKeys(ws_.reader(), core::requireLayer(ws_.reader(), "ZIPs").id);
    for (const auto& [key, unit] : before) {
        EXPECT_EQ(after.at(key), unit) << key;
    }
}

TEST_F(MakeZipAreas, NothingIsWrittenWhenItFailsOrIsStopped) {
    EXPECT_THROW(make({"XX"}), core::Error);
    EXPECT_THROW(geo::makeZipAreas(ws_, {" ", {"RI"}}, job_), core::Error);
    job_.cancel();
    EXPECT_THROW(make({"RI"}), core::Error);
    EXPECT_TRUE(core::loadLayers(ws_.reader()).empty());
}

} // namespace
