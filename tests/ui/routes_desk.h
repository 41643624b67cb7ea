// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/verbs/import_roads.h"
#include "tests/support/road_town.h"
#include "tests/ui/sample_desk.h"
#include "ui/routes/routes_mode.h"
#include "ui/routes/routes_page.h"

namespace support {

/// The sample of a small state with three reps, its routes workspace open.
class RoutesDesk : public SampleDesk {
protected:
    void SetUp() override {
        const std::string file = makeSample(160, 3);
        if (withRoads()) {
            importStreets(file);
        }
        openAt(file, 3);
        ready();
    }
    virtual bool withRoads() const { return false; }
    /// A made-up network of streets that covers the state.
    void importStreets(const std::string& file) {
        core::Workspace ws = core::Workspace::open(file);
        core::Job job;
        geo::ImportRoadsParams roads;
        roads.source = dir.write("streets.osm", roadTown(60, -71.9, 41.1, 0.0125));
        geo::importRoads(ws, roads, job);
    }
    void ready() {
        ASSERT_TRUE(QTest::qWaitFor(
            [this] { return !window->runner().busy() && window->routes().settled(); }, 60000));
        QTest::qWait(30);
    }
};

} // namespace support
