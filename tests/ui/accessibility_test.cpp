// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/layout_faults.h"
#include "tests/ui/window_fixture.h"

#include "ui/shell/settings.h"

namespace support {

TEST_F(Window, EveryControlHasANameForScreenReaders) {
    EXPECT_THAT(unnamed(*window), ::testing::IsEmpty()) << "start page";
    World world("AAB/ABB/CCC");
    open(world);
    EXPECT_THAT(unnamed(*window), ::testing::IsEmpty()) << "plan";
    for (const char* action : {"plan.balance", "plan.why", "plan.compare"}) {
        window->actions()[QLatin1String(action)]->trigger();
        settle();
        EXPECT_THAT(unnamed(*window), ::testing::IsEmpty()) << action;
        keepPicture(*window, QLatin1String(action));
    }
    window->openReview("locations");
    settle();
    EXPECT_THAT(unnamed(*window), ::testing::IsEmpty()) << "locations";
    window->openReview("duplicates");
    settle();
    EXPECT_THAT(unnamed(*window), ::testing::IsEmpty()) << "duplicates";
}

TEST_F(Window, HighContrastTakesEffectAtOnceAndIsRemembered) {
    World world("AAB/ABB/CCC");
    open(world);
    QAction* action = window->actions()["view.highContrast"];
    ASSERT_FALSE(action->isChecked());
    action->trigger();
    settle();
    EXPECT_EQ(theme().tokens().border, theme().tokens().text);
    EXPECT_TRUE(ui::Settings().highContrast());
    keepPicture(*window, "high-contrast");
    action->trigger();
    settle();
    EXPECT_FALSE(ui::Settings().highContrast());
}

} // namespace support
