// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/instant.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace core {
namespace {

TEST(Instant, IsReadAsServersWriteIt) {
    const InstantMs moment = 1'774'771'200'000; // 2026-03-29T08:00:00Z
    for (const char* text :
         {"2026-03-29T08:00:00Z", "2026-03-29T08:00:00.000Z", "2026-03-29 08:00:00",
          "2026-03-29T10:00:00+02:00", "2026-03-29T10:00:00.000+0200", "2026-03-29T03:00-05"}) {
        EXPECT_EQ(parseInstant(text), moment) << text;
    }
    EXPECT_EQ(parseInstant("2026-03-29T08:00:00.1234567Z"), moment + 123);
    EXPECT_EQ(parseInstant("2026-03-29"), moment - 8 * 3'600'000);
    EXPECT_EQ(instantText(moment), "2026-03-29T08:00:00Z");
    EXPECT_EQ(instantText(moment + 7), "2026-03-29T08:00:00.007Z");
}

TEST(Instant, RefusesWhatIsNone) {
    for (const char* text :
         {"", "now", "2026-02-30", "2026-03-29T25:00:00Z", "2026-03-29T08:00:00X", "2026-03-29T",
          "2026-03-29T08:00:00+99:00", "1774771200", "2026-03-29T-8:00:00Z"}) {
        EXPECT_EQ(parseInstant(text), std::nullopt) << text;
    }
}

RC_GTEST_PROP(Instant, SurvivesBeingWrittenDown, ()) {
    const InstantMs moment = *rc::gen::inRange<InstantMs>(-2'000'000'000'000, 4'000'000'000'000);
    RC_ASSERT(parseInstant(instantText(moment)) == moment);
}

} // namespace
} // namespace core
