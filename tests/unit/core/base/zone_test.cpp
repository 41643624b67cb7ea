// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/zone.h"

#include <gtest/gtest.h>

namespace core {

namespace {

std::string utc(const char* zone, const char* local) {
    return instantText(instantIn(zone, local));
}

TEST(Zone, ClocksOfAPlaceTellTheMoment) {
    EXPECT_EQ(utc("Europe/Berlin", "2026-01-15 14:00"), "2026-01-15T13:00:00Z");
    EXPECT_EQ(utc("Europe/Berlin", "2026-07-15T14:00:30"), "2026-07-15T12:00:30Z");
    EXPECT_EQ(utc("America/New_York", "2026-11-22 09:30"), "2026-11-22T14:30:00Z");
}

TEST(Zone, AnHourShownTwiceIsTheFirst) {
    EXPECT_EQ(utc("Europe/Berlin", "2026-10-25 02:30"), "2026-10-25T00:30:00Z");
    EXPECT_EQ(utc("Australia/Lord_Howe", "2026-04-05 01:45"), "2026-04-04T14:45:00Z");
}

TEST(Zone, AnHourThatIsSkippedIsRefused) {
    EXPECT_THROW(instantIn("Europe/Berlin", "2026-03-29 02:30"), Error);
    EXPECT_THROW(instantIn("America/New_York", "2026-03-08 02:30"), Error);
}

TEST(Zone, WhatIsNoTimeOrZoneIsRefused) {
    EXPECT_THROW(instantIn("Europe/Atlantis", "2026-03-29 12:00"), Error);
    EXPECT_THROW(instantIn("", "2026-03-29 12:00"), Error);
    EXPECT_THROW(instantIn("../../etc/passwd", "2026-03-29 12:00"), Error);
    EXPECT_THROW(instantIn("UTC", "2026-02-30 12:00"), Error);
    EXPECT_THROW(instantIn("UTC", "tomorrow"), Error);
    EXPECT_THROW(instantIn("UTC", "2026-03-29 12:00+02:00"), Error) << "has a zone of its own";
    EXPECT_FALSE(isZone("Mars/Olympus"));
    EXPECT_TRUE(isZone(homeZone()));
}

TEST(Zone, ThereAndBackIsTheSame) {
    for (const char* zone :
         {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"}) {
        for (InstantMs moment = 1'767'225'600'000; moment < 1'798'761'600'000;
             moment += 7 * 3'600'000) {
            const std::string text = localText(zone, moment);
            const InstantMs back = instantIn(zone, text);
            EXPECT_TRUE(back == moment || (localText(zone, back) == text && back < moment))
                << zone << " " << text;
        }
    }
}

} // namespace

} // namespace core
