// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/desk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace e2e {
namespace {

/// What somebody does who opens the program for the first time, by mouse and keyboard on a real
/// desktop: the sample, a balanced plan, a lasso, undo, a comparison and a printed book.
class Newcomer : public testing::Test {
protected:
    void SetUp() override {
        if (const std::string missing = Desk::whatIsMissing(); !missing.empty()) {
            GTEST_SKIP() << missing;
        }
        desk = std::make_unique<Desk>();
        sample = desk->dataFolder() + "/evenlode/evenlode/sample/plan.gpkg";
    }

    /// Names of the steps that count, oldest first.
    std::vector<std::string> steps() {
        std::vector<std::string> labels;
        const core::Json history = desk->evenlode({"history", sample});
        for (const core::Json& entry : history.value("entries", core::Json::array())) {
            if (!entry.value("undone", false)) {
                labels.push_back(entry.value("verb", ""));
            }
        }
        return labels;
    }
    bool lastStepIs(const std::string& verb) {
        const auto labels = steps();
        return !labels.empty() && labels.back() == verb;
    }
    /// Every figure of the plan, computed from the file.
    core::Json figures() { return desk->evenlode({"score", sample, "--scenario", "New plan"}); }

    std::unique_ptr<Desk> desk;
    std::string sample;
};

TEST_F(Newcomer, GoesFromTheSampleToAPrintedPlan) {
    const auto begin = std::chrono::steady_clock::now();
    desk->start();
    desk->keepPicture("newcomer-1-start");

    // The first tile of the start page.
    desk->click(420, 250);
    ASSERT_TRUE(desk->waitForTitle("plan, Evenlode")) << desk->title();
    ASSERT_EQ(desk->size(), std::make_pair(1440, 900));
    EXPECT_GT(figures().value("max_deviation", 0.0), 0.5) << "the sample opens unbalanced";

    // Balance, search, and take what is found as soon as there is something to take.
    desk->keepPicture("newcomer-2-plan");
    desk->key("ctrl+shift+b");
    desk->keepPicture("newcomer-3-balance");
    desk->key("space");
    ASSERT_TRUE(
        Desk::until([&] { return lastStepIs("balance"); }, 90, [&] { desk->key("ctrl+Return"); }))
        << core::Json(steps()).dump();
    const core::Json balanced = figures();
    EXPECT_LE(balanced.value("max_deviation", 1.0), 0.051);
    EXPECT_TRUE(balanced.value("contiguous", false));
    desk->keepPicture("newcomer-4-accepted");

    // Back to the map; a lasso into each territory in turn, until one takes what is in it. With Alt
    // it may cut: the point is that it is undone.
    desk->key("ctrl+shift+b");
    int target = 0;
    const std::vector<std::pair<int, int>> loop = {{600, 280}, {700, 250}, {780, 300}, {760, 390},
                                                   {660, 410}, {595, 350}, {600, 285}};
    ASSERT_TRUE(Desk::until([&] { return lastStepIs("assign"); }, 60,
                            [&] {
                                desk->key(std::to_string(1 + target++ % 9));
                                desk->key("l");
                                desk->drag(loop, "alt");
                                Desk::until([&] { return lastStepIs("assign"); }, 1.5);
                            }))
        << core::Json(steps()).dump();
    desk->keepPicture("newcomer-5-lasso");
    EXPECT_NE(figures(), balanced);

    desk->key("ctrl+z");
    ASSERT_TRUE(Desk::until([&] { return lastStepIs("balance"); }, 30));
    EXPECT_EQ(figures(), balanced) << "figures before the lasso and after undo are the same";
    desk->keepPicture("newcomer-6-undo");

    desk->key("ctrl+k");
    EXPECT_TRUE(desk->waitForTitle("plan, compare, Evenlode"));
    const core::Json compared = desk->evenlode({"compare", sample, "Current", "New plan"});
    EXPECT_GT(compared.at("moves").value("units", 0), 0);
    desk->keepPicture("newcomer-7-compare");
    desk->key("ctrl+k");
    EXPECT_TRUE(desk->waitForTitle("plan, Evenlode"));

    const std::string book = desk->folder().file("book.pdf");
    desk->key("ctrl+shift+p");
    ASSERT_TRUE(desk->waitForDialog("Map book"));
    desk->key("ctrl+a");
    desk->type(book);
    desk->key("Return");
    // The list of files may have taken the key for a choice of its own.
    ASSERT_TRUE(Desk::until([&] { return desk->activeTitle() != "Map book"; }, 30,
                            [&] {
                                Desk::until([&] { return desk->activeTitle() != "Map book"; }, 3);
                                if (desk->activeTitle() == "Map book") {
                                    desk->key("Return");
                                }
                            }));
    desk->keepPicture("newcomer-8-asked");
    ASSERT_TRUE(Desk::until(
        [&] { return desk->folder().read("book.pdf").find("%%EOF") != std::string::npos; }, 90));
    EXPECT_TRUE(desk->folder().read("book.pdf").starts_with("%PDF"));
    desk->keepPicture("newcomer-8-printed");
    EXPECT_EQ(desk->size(), std::make_pair(1440, 900)) << "the window has not grown";

    desk->key("ctrl+q");
    EXPECT_EQ(desk->waitForEnd(), 0);
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    RecordProperty("seconds", std::to_string(seconds));
    EXPECT_LT(seconds, 180) << "three minutes, with a machine for the hands";
}

} // namespace
} // namespace e2e
