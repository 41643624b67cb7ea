// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/desk.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

namespace e2e {
namespace {

/// A window that is killed in the middle of work.
class Recovery : public testing::Test {
protected:
    void SetUp() override {
        if (const std::string missing = Desk::whatIsMissing(); !missing.empty()) {
            GTEST_SKIP() << missing;
        }
        desk = std::make_unique<Desk>();
        plan = desk->folder().file("made/plan.gpkg");
        desk->evenlode({"demo", desk->folder().file("made"), "--state", "CT", "--accounts", "300",
                        "--territories", "6"});
    }

    std::string newestLabel() {
        const core::Json history = desk->evenlode({"history", plan});
        std::string label;
        for (const core::Json& entry : history.value("entries", core::Json::array())) {
            if (!entry.value("undone", false)) {
                label = entry.value("label", "");
            }
        }
        return label;
    }

    std::unique_ptr<Desk> desk;
    std::string plan;
};

TEST_F(Recovery, AKilledWindowOpensAgainAsItStood) {
    desk->start({plan});
    ASSERT_TRUE(desk->waitForTitle("plan, Evenlode"));
    // The other scenario by its row would need the mouse at a place; an edit is what must not be
    // lost, and a copy is shown at once.
    desk->key("ctrl+alt+s");
    ASSERT_TRUE(desk->waitForDialog("Save as scenario"));
    desk->type("Kept");
    desk->key("Return");
    ASSERT_TRUE(Desk::until([&] { return newestLabel().find("Kept") != std::string::npos; }, 60));
    for (int i = 0; i < 3; ++i) {
        desk->key("ctrl+plus");
    }
    // The view is written down a moment after it has come to rest.
    const std::string settings = "config/evenlode/evenlode.conf";
    ASSERT_TRUE(Desk::until(
        [&] {
            const std::string kept = desk->folder().read(settings);
            return kept.find("scenario=Kept") != std::string::npos;
        },
        60))
        << desk->folder().read(settings);
    desk->keepPicture("recovery-1-before");
    desk->kill();
    ASSERT_FALSE(desk->running());

    desk->start();
    EXPECT_TRUE(desk->waitForTitle("plan, Evenlode")) << "the plan is open again without a word";
    desk->keepPicture("recovery-2-after");
    const core::Json doctor = desk->evenlode({"doctor", plan});
    EXPECT_TRUE(doctor.value("ok", false)) << doctor.dump();
    desk->key("ctrl+q");
    EXPECT_EQ(desk->waitForEnd(), 0);

    // A window that was ended in order leaves nothing to recover.
    desk->start();
    EXPECT_EQ(desk->title(), "Evenlode");
}

TEST_F(Recovery, AProposalThatWasNotDecidedIsOfferedAgain) {
    desk->evenlode({"scenario", "copy", plan, "Current", "Draft"});
    desk->start({plan});
    ASSERT_TRUE(desk->waitForTitle("plan, Evenlode"));
    desk->key("ctrl+shift+b");
    const auto kept = [&] {
        const std::filesystem::path data = desk->folder().file("data");
        if (std::filesystem::is_directory(data)) {
            for (const auto& entry : std::filesystem::recursive_directory_iterator(data)) {
                if (entry.path().extension() == ".json" &&
                    entry.path().parent_path().filename() == "proposals") {
                    return true;
                }
            }
        }
        return false;
    };
    desk->key("space"); // the focus is on Search
    desk->keepPicture("recovery-2-searching");
    ASSERT_TRUE(Desk::until(kept, 90));
    desk->kill();
    ASSERT_FALSE(desk->running());
    ASSERT_EQ(newestLabel().find("Balance"), std::string::npos);

    desk->start();
    ASSERT_TRUE(desk->waitForTitle("plan, Evenlode"));
    desk->keepPicture("recovery-3-proposal");
    EXPECT_TRUE(Desk::until([&] { return newestLabel().find("Balance") != std::string::npos; }, 60,
                            [&] { desk->key("ctrl+Return"); }));
    desk->keepPicture("recovery-4-accepted");
    desk->key("ctrl+q");
    EXPECT_EQ(desk->waitForEnd(), 0);
}

} // namespace
} // namespace e2e
