// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_dir.h"
#include "tests/ui/window_fixture.h"

#include <QFile>

#include <filesystem>

using support::Window;

namespace {

TEST_F(Window, CtrlThreeReadsTheTablesOfACrmIntoANewPlan) {
    const support::TempDir dir;
    std::filesystem::create_directory(dir.path() / "office");
    const std::string table = "account_id,name,lat,lon\nA1,One,38.1,-97.9\nA2,Two,38.2,-97.8\n";
    dir.write("office/accounts.csv", table);
    window->ask().answerNext(QString::fromStdString(dir.file("office")));
    window->ask().answerNext(QString::fromStdString(dir.file("new.gpkg")));
    QTest::keyClick(window.get(), Qt::Key_3, Qt::ControlModifier);
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->session().isOpen(); }, 10000));
    settle();
    EXPECT_EQ(window->session().workspace().reader().integer("SELECT count(*) FROM accounts"), 2);
    EXPECT_EQ(dir.read("office/accounts.csv"), table) << "reading writes nothing back";
}

TEST_F(Window, AFolderWithoutTablesIsRefusedInWords) {
    const support::TempDir dir;
    const support::World world("AAB/ABB/CCC");
    open(world);
    window->ask().takeAsked();
    window->ask().answerNext(QString::fromStdString(dir.path().string()));
    window->actions()["crm.connect"]->trigger();
    QStringList told;
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return (told += window->ask().takeAsked()).size() > 1; }, 10000));
    EXPECT_TRUE(told.join(' ').contains("accounts")) << told.join(' ').toStdString();
}

} // namespace
