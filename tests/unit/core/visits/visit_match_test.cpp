// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visits/visit_match.h"

#include <gtest/gtest.h>

#include <vector>

using core::AccountId;
using core::InstantMs;
using core::Point;
using core::RepId;
using core::VisitId;
using core::visits::AccountFinder;
using core::visits::FoundAccount;
using core::visits::LogEntry;
using core::visits::MatchKind;
using core::visits::MatchLimits;
using core::visits::PlannedCall;
using core::visits::VisitMatch;
using core::visits::VisitMatcher;

namespace {

constexpr double kMetre = 1 / 111'195.0; ///< degrees of latitude
const std::string kDay = "2026-11-30";

Point northOf(double metres) {
    return {-83, 40 + metres * kMetre};
}

/// Accounts on a line to the north: A at 0 m, B at 60 m, C at 70 m, D at 1 km; E has no place.
AccountFinder line() {
    return AccountFinder({{AccountId(1), "A", "Alder", northOf(0)},
                          {AccountId(2), "B", "Birch", northOf(60)},
                          {AccountId(3), "C", "Cedar", northOf(70)},
                          {AccountId(4), "D", "Dogwood", northOf(1000)},
                          {AccountId(5), "E", "Elder", {}}});
}

InstantMs at(const std::string& clock) {
    return *core::parseInstant(kDay + "T" + clock + ":00Z");
}

PlannedCall call(std::int64_t account, const std::string& from, const std::string& to,
                 std::int64_t rep = 7) {
    return {AccountId(account), RepId(rep), VisitId(account * 100), at(from), at(to), kDay, false};
}

LogEntry entryAt(double metres, const std::string& from, const std::string& to) {
    LogEntry entry;
    entry.when = {kDay + "T" + from + ":00Z", kDay + "T" + to + ":00Z", "UTC", false};
    entry.place = northOf(metres);
    return entry;
}

VisitMatch matchOf(const LogEntry& entry, std::vector<PlannedCall> planned = {},
                   RepId rep = RepId(7)) {
    static const AccountFinder kFinder = line();
    return VisitMatcher(kFinder, std::move(planned), {}).match(entry, rep);
}

} // namespace

TEST(VisitMatch, TheNearestAccountIsTakenWhereItIsClearlyTheNearest) {
    const VisitMatch match = matchOf(entryAt(-30, "09:00", "09:30"));
    EXPECT_EQ(match.kind, MatchKind::Nearest);
    EXPECT_EQ(match.account, 0U);
    EXPECT_NEAR(match.metres.value_or(0), 30, 0.5);
}

TEST(VisitMatch, TwoThatAreAboutAsNearAreListedAndNotGuessed) {
    const VisitMatch match = matchOf(entryAt(64, "09:00", "09:30"));
    EXPECT_EQ(match.kind, MatchKind::Ambiguous);
    EXPECT_FALSE(match.account);
    ASSERT_EQ(match.candidates.size(), 3U);
    EXPECT_EQ(match.candidates[0].account, 1U);
    EXPECT_EQ(match.candidates[1].account, 2U);
}

TEST(VisitMatch, APlannedCallAtThatTimeWinsOverTheNearestAccount) {
    const VisitMatch match = matchOf(entryAt(64, "09:00", "09:30"), {call(1, "09:15", "09:45")});
    EXPECT_EQ(match.kind, MatchKind::Planned);
    EXPECT_EQ(match.account, 0U);
    EXPECT_EQ(match.planned, 0U);
}

TEST(VisitMatch, APlannedCallThreeHoursOffDoesNot) {
    const VisitMatch match = matchOf(entryAt(64, "09:00", "09:30"), {call(1, "12:30", "13:00")});
    EXPECT_EQ(match.kind, MatchKind::Ambiguous);
}

TEST(VisitMatch, ACallOfAnotherRepDoesNot) {
    const VisitMatch match = matchOf(entryAt(64, "09:00", "09:30"), {call(1, "09:00", "09:30", 8)});
    EXPECT_EQ(match.kind, MatchKind::Ambiguous);
}

TEST(VisitMatch, OfTwoPlannedCallsTheOneNearerInTimeIsMeant) {
    const VisitMatch match = matchOf(entryAt(64, "09:00", "09:30"),
                                     {call(2, "10:30", "11:00"), call(3, "09:10", "09:40")});
    EXPECT_EQ(match.kind, MatchKind::Planned);
    EXPECT_EQ(match.account, 2U);
}

TEST(VisitMatch, OfTwoPlannedAtTheSameTimeAndPlaceNoneIsGuessed) {
    const VisitMatch match = matchOf(entryAt(64, "09:00", "09:30"),
                                     {call(2, "09:00", "09:30"), call(3, "09:00", "09:30")});
    EXPECT_EQ(match.kind, MatchKind::Ambiguous);
    ASSERT_FALSE(match.candidates.empty());
    EXPECT_EQ(match.candidates[0].minutes, 0);
}

TEST(VisitMatch, ACallIsCarriedOutOnce) {
    const AccountFinder finder = line();
    VisitMatcher matcher(finder, {call(4, "09:00", "09:30")}, {});
    EXPECT_EQ(matcher.match(entryAt(1000, "09:00", "09:30"), RepId(7)).kind, MatchKind::Planned);
    const VisitMatch second = matcher.match(entryAt(1000, "10:00", "10:30"), RepId(7));
    EXPECT_EQ(second.kind, MatchKind::Nearest);
    EXPECT_FALSE(second.planned);
}

TEST(VisitMatch, BeyondTheLimitThereIsNone) {
    const VisitMatch match = matchOf(entryAt(500, "09:00", "09:30"));
    EXPECT_EQ(match.kind, MatchKind::None);
    EXPECT_EQ(match.reason, "no account within 100 m");
}

TEST(VisitMatch, ANumberWinsOverAnyPlace) {
    LogEntry entry = entryAt(0, "09:00", "09:30");
    entry.account = "E";
    const VisitMatch match = matchOf(entry, {call(1, "09:00", "09:30")});
    EXPECT_EQ(match.kind, MatchKind::Account);
    EXPECT_EQ(match.account, 4U);
    EXPECT_FALSE(match.planned);
}

TEST(VisitMatch, ANameIsTakenWhereOneAccountHasIt) {
    LogEntry entry;
    entry.when = {kDay, "", "UTC", true};
    entry.account = "cedar";
    EXPECT_EQ(matchOf(entry).kind, MatchKind::Name);
    EXPECT_EQ(matchOf(entry).account, 2U);
    entry.account = "Unknown";
    EXPECT_EQ(matchOf(entry).kind, MatchKind::None);
}

TEST(VisitMatch, AWholeDayCarriesOutTheCallOfThatDay) {
    LogEntry entry;
    entry.when = {kDay, "", "UTC", true};
    entry.account = "D";
    EXPECT_EQ(matchOf(entry, {call(4, "16:00", "16:30")}).planned, 0U);
    entry.when.starts = "2026-12-01";
    EXPECT_FALSE(matchOf(entry, {call(4, "16:00", "16:30")}).planned);
}
