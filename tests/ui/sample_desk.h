// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/temp_dir.h"
#include "tests/ui/window_fixture.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/plan_session.h"
#include "ui/verbs/demo.h"

#include <QAbstractButton>
#include <QTabBar>

namespace support {

/// The sample of a small state in a window, one of its workspaces open.
class SampleDesk : public Window {
protected:
    std::string makeSample(int accounts, int reps) {
        core::Job job;
        ui::DemoParams params;
        params.folder = (dir.path() / "sample").string();
        params.sample.state = "RI";
        params.sample.accounts = accounts;
        params.sample.reps = reps;
        return ui::makeSample(params, job);
    }
    /// Opens a plan and clicks on a workspace, counted from the left.
    void openAt(const std::string& file, int tab) {
        window->openPlan(QString::fromStdString(file));
        ASSERT_TRUE(window->session().isOpen());
        settle();
        auto* tabs = window->findChild<QTabBar*>("workspaces");
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
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
