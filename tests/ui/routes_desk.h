// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/verbs/import_roads.h"
#include "tests/support/road_town.h"
#include "tests/ui/window_fixture.h"
#include "ui/routes/routes_mode.h"
#include "ui/routes/routes_page.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/plan_session.h"
#include "ui/verbs/demo.h"

#include <QAbstractButton>
#include <QTabBar>

namespace support {

/// The sample of a small state with three reps, its routes workspace open.
class RoutesDesk : public Window {
protected:
    void SetUp() override {
        core::Job job;
        ui::DemoParams params;
        params.folder = (dir.path() / "sample").string();
        params.sample.state = "RI";
        params.sample.accounts = 160;
        params.sample.reps = 3;
        const std::string file = ui::makeSample(params, job);
        if (withRoads()) {
            importStreets(file);
        }
        window->openPlan(QString::fromStdString(file));
        ASSERT_TRUE(window->session().isOpen());
        settle();
        auto* tabs = window->findChild<QTabBar*>("workspaces");
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
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
    template <class Widget> Widget& part(const char* name) {
        auto* found = window->findChild<Widget*>(name);
        EXPECT_NE(found, nullptr) << name;
        return *found;
    }
    void press(const char* name) {
        auto& button = part<QAbstractButton>(name);
        ASSERT_TRUE(button.isVisible() && button.isEnabled())
            << name << ": " << button.toolTip().toStdString();
        QTest::mouseClick(&button, Qt::LeftButton);
    }

    TempDir dir;
};

} // namespace support
