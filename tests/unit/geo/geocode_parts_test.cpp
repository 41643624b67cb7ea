// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "geo/crs/geodesic.h"
#include "geo/crs/local_plane.h"
#include "geo/geocode/address_range.h"
#include "geo/geocode/edit_distance.h"
#include "geo/geocode/number_place.h"
#include "geo/geocode/street_body.h"
#include "geo/geocode/street_key.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>

using namespace geo;
using core::Point;

namespace {

/// About 1,000 m to the east at 40 degrees north.
const std::vector<Point> kEastward = {{-100, 40}, {-99.9943, 40}, {-99.9883, 40}};

AddressRange leftOdd(std::int64_t from, std::int64_t to) {
    return {from, to, Parity::Odd, Side::Left, {}, 0};
}

double alongMetres(Point p) {
    return geodesicDistance(kEastward.front(), {p.x, 40});
}

} // namespace

TEST(EditDistance, CountsSwappedNeighboursAsOneSlip) {
    EXPECT_EQ(editDistance("SAVIERS", "SAVIERS", 2), 0);
    EXPECT_EQ(editDistance("SAVEIRS", "SAVIERS", 2), 1);
    EXPECT_EQ(editDistance("SAVIER", "SAVIERS", 2), 1);
    EXPECT_EQ(editDistance("SEVIERS", "SAVIERS", 2), 1);
    EXPECT_EQ(editDistance("KITTEN", "SITTING", 3), 3);
    EXPECT_EQ(editDistance("", "AB", 2), 2);
}

TEST(EditDistance, GivesUpAboveTheLimit) {
    EXPECT_EQ(editDistance("KITTEN", "SITTING", 2), 3);
    EXPECT_EQ(editDistance("A", "ABCDEF", 2), 3);
    EXPECT_EQ(editDistance(std::string(500, 'A'), std::string(501, 'A'), 2), 3);
}

RC_GTEST_PROP(EditDistance, IsTheSameBothWays, ()) {
    const auto word = rc::gen::container<std::string>(rc::gen::inRange('A', 'E'));
    const std::string a = *word;
    const std::string b = *word;
    RC_ASSERT(editDistance(a, b, 3) == editDistance(b, a, 3));
}

RC_GTEST_PROP(EditDistance, TheLettersOfNearTextsDifferLittle, ()) {
    const auto word = rc::gen::container<std::string>(rc::gen::inRange('A', 'G'));
    const std::string a = *word;
    const std::string b = *word;
    const int edits = editDistance(a, b, 3);
    RC_ASSERT(edits > 3 || std::popcount(letterSet(a) ^ letterSet(b)) <= 2 * edits);
}

TEST(LocalPlane, AgreesWithTheEllipsoid) {
    for (const Point origin : {Point{-122.4, 37.8}, Point{-150, 61.2}, Point{179.999, 52}}) {
        const LocalPlane plane(origin);
        const Point there = plane.toDegrees({700, -400});
        EXPECT_NEAR(geodesicDistance(origin, there), std::hypot(700, 400), 0.1);
        EXPECT_NEAR(plane.toMetres(there).x, 700, 1e-6);
    }
    EXPECT_NEAR(nearDistance({-122.4, 37.8}, {-122.41, 37.81}),
                geodesicDistance({-122.4, 37.8}, {-122.41, 37.81}), 0.1);
}

TEST(AddressRange, PlacesANumberByItsShareOfTheLength) {
    const auto half = placeAlong(kEastward, leftOdd(103, 197), 150);
    ASSERT_TRUE(half);
    EXPECT_NEAR(half->lineMetres, geodesicLength(kEastward), 1);
    EXPECT_NEAR(alongMetres(half->point), half->lineMetres / 2, 1);
}

TEST(AddressRange, OddNumbersLieToTheLeftOfTheLineWhenTheRangeDoes) {
    const auto left = placeAlong(kEastward, leftOdd(101, 199), 151);
    ASSERT_TRUE(left);
    EXPECT_GT(left->point.y, 40); // the line runs east: left is north
    EXPECT_NEAR(geodesicDistance(left->point, {left->point.x, 40}), kSideOffset, 0.1);
    AddressRange right = leftOdd(101, 199);
    right.side = Side::Right;
    EXPECT_LT(placeAlong(kEastward, right, 151)->point.y, 40);
}

TEST(AddressRange, RunsDownwardsWhereTheNumbersDo) {
    const auto up = placeAlong(kEastward, leftOdd(103, 197), 121);
    const auto down = placeAlong(kEastward, leftOdd(197, 103), 121);
    ASSERT_TRUE(up && down);
    EXPECT_LT(alongMetres(up->point), 300);
    EXPECT_GT(alongMetres(down->point), 700);
}

TEST(AddressRange, KeepsAwayFromTheCorners) {
    const double first = alongMetres(placeAlong(kEastward, leftOdd(101, 199), 101)->point);
    const double last = alongMetres(placeAlong(kEastward, leftOdd(101, 199), 199)->point);
    EXPECT_GT(first, 20);
    EXPECT_LT(last, geodesicLength(kEastward) - 20);
}

TEST(AddressRange, HousesOfALongBlockAreCountedFromItsLowEnd) {
    // A kilometre for the numbers 101 to 199: most of them do not exist, so 109 is not at a tenth.
    const auto along = [](const AddressRange& range, std::int64_t number) {
        return alongMetres(placeAlong(kEastward, range, number)->point);
    };
    EXPECT_GT(along(leftOdd(101, 199), 109), 200);
    EXPECT_NEAR(along(leftOdd(199, 101), 109),
                geodesicLength(kEastward) - along(leftOdd(101, 199), 109), 1);
    double last = 0;
    for (std::int64_t number = 101; number <= 199; number += 2) {
        const double here = along(leftOdd(101, 199), number);
        EXPECT_GT(here, last);
        last = here;
    }
}

TEST(AddressRange, HousesLieBehindALineThatWasDrawnAlongTheirSide) {
    // Two lines running east, 18 m apart: the houses of the southern one lie to its right.
    const std::vector<Point> north{{-100, 40.000162}, {-99.99, 40.000162}};
    const Behind south = behindLine(kEastward, north);
    EXPECT_EQ(south.side, Side::Right);
    EXPECT_NEAR(south.metres, kSideOffset - 9, 0.1);
    EXPECT_EQ(behindLine(north, kEastward).side, Side::Left);
    const std::vector<Point> back(north.rbegin(), north.rend());
    EXPECT_EQ(behindLine(back, kEastward).side, Side::Right);
}

TEST(AddressRange, TheNextBlockIsNotTheOtherSide) {
    const std::vector<Point> ahead{{kEastward.back().x + 1e-4, 40},
                                   {kEastward.back().x + 1e-2, 40}};
    EXPECT_EQ(behindLine(kEastward, ahead).side, Side::On);
    EXPECT_EQ(behindLine(kEastward, kEastward).side, Side::On);
    const std::vector<Point> far{{-100, 40.01}, {-99.99, 40.01}};
    EXPECT_EQ(behindLine(kEastward, far).side, Side::On);
    EXPECT_EQ(behindLine(kEastward, std::vector<Point>{}).side, Side::On);
}

TEST(AddressRange, OneNumberLiesInTheMiddle) {
    const auto place = placeAlong(kEastward, leftOdd(7, 7), 7);
    ASSERT_TRUE(place);
    EXPECT_NEAR(alongMetres(place->point), place->lineMetres / 2, 1);
}

TEST(AddressRange, HasNoPlaceForANumberOutsideOrALineWithoutLength) {
    EXPECT_FALSE(placeAlong(kEastward, leftOdd(101, 199), 201));
    EXPECT_FALSE(placeAlong(std::vector<Point>{{-100, 40}, {-100, 40}}, leftOdd(1, 9), 5));
    EXPECT_FALSE(placeAlong(std::vector<Point>{{-100, 40}}, leftOdd(1, 9), 5));
}

RC_GTEST_PROP(AddressRange, APlaceIsNeverFurtherFromItsLineThanTheOffset, ()) {
    std::vector<Point> line;
    const auto size = *rc::gen::inRange<std::size_t>(2, 8);
    for (std::size_t i = 0; i < size; ++i) {
        line.push_back(
            {-100 + (*rc::gen::inRange(0, 1000) * 1e-5), 40 + (*rc::gen::inRange(0, 1000) * 1e-5)});
    }
    const auto from = *rc::gen::inRange<std::int64_t>(1, 500);
    const auto to = *rc::gen::inRange<std::int64_t>(1, 500);
    const auto number = *rc::gen::inRange(std::min(from, to), std::max(from, to) + 1);
    const auto place = placeAlong(line, leftOdd(from, to), number);
    if (!place) {
        return;
    }
    const LocalPlane plane(line.front());
    const Point p = plane.toMetres(place->point);
    double nearest = 1e9;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point a = plane.toMetres(line[i - 1]);
        const Point b = plane.toMetres(line[i]);
        const double length2 = ((b.x - a.x) * (b.x - a.x)) + ((b.y - a.y) * (b.y - a.y));
        const double t =
            length2 == 0
                ? 0
                : std::clamp((((p.x - a.x) * (b.x - a.x)) + ((p.y - a.y) * (b.y - a.y))) / length2,
                             0.0, 1.0);
        nearest = std::min(
            nearest, std::hypot(a.x + (t * (b.x - a.x)) - p.x, a.y + (t * (b.y - a.y)) - p.y));
    }
    RC_ASSERT(nearest <= kSideOffset + 0.01);
}

TEST(StreetBody, ReadsBackWhatWasWritten) {
    StreetBody body;
    body.lines = {kEastward, {{-100, 40}, {-100.5, 40.25}}};
    body.ranges = {leftOdd(101, 199), {98, 2, Parity::Even, Side::Right, "LO", 1}};
    body.points = {{12, {}, "B", {-100.0000001, 40}},
                   {12, {}, {}, {-100, 40}},
                   {12, {}, {}, {-100, 40}},
                   {4, "112-", {}, {-100, 40}}};
    tidy(body);
    EXPECT_EQ(body.points.size(), 3U);
    const StreetBody back = decodeStreet(encodeStreet(body));
    EXPECT_EQ(back.ranges, body.ranges);
    ASSERT_EQ(back.points.size(), 3U);
    EXPECT_EQ(back.points[1].suffix, "B");
    EXPECT_NEAR(back.lines[1][1].x, -100.5, 1e-7);
}

TEST(StreetBody, DamagedBytesAreAnErrorAndNoCrash) {
    StreetBody body;
    body.lines = {kEastward};
    body.ranges = {leftOdd(101, 199)};
    auto bytes = encodeStreet(body);
    for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
        EXPECT_THROW(decodeStreet(std::span(bytes).first(cut)), core::Error);
    }
}

TEST(StreetKey, AnotherDirectionIsAnotherStreet) {
    const auto compare = [](const char* asked, const char* known) {
        return compareStreets(parseStreetName(asked), parseStreetName(known));
    };
    EXPECT_TRUE(compare("N Oak St", "North Oak Street").exact());
    EXPECT_FALSE(compare("N Oak St", "S Oak St").possible());
    EXPECT_EQ(compare("Oak St", "S Oak St").direction, PartMatch::NotAsked);
    EXPECT_EQ(compare("Oak St N", "N Oak St").direction, PartMatch::Moved);
    EXPECT_EQ(compare("Oak", "Oak St").type, PartMatch::NotAsked);
    EXPECT_EQ(compare("Oak Ave", "Oak St").type, PartMatch::Different);
    EXPECT_EQ(compare("Highway 31", "US Hwy 31").route, PartMatch::Generic);
    EXPECT_FALSE(compare("Interstate 31", "US Hwy 31").possible());
}

TEST(StreetKey, FiguresAreNeverMisspelt) {
    EXPECT_GT(nameDistance("5TH", "6TH", 1), 1);
    EXPECT_EQ(nameDistance("OAKS", "OAK", 1), 1);
    EXPECT_EQ(mostEdits("A"), 0);
    EXPECT_EQ(mostEdits("14"), 0);
    EXPECT_EQ(mostEdits("10H"), 1);
}

TEST(NumberPlace, OnlyThatVeryHouseIsAPoint) {
    StreetBody body;
    body.points = {{10, {}, {}, {-100, 40}},
                   {14, {}, {}, {-100.0004, 40}},
                   {12, {}, "B", {-100.0002, 40}},
                   {112, "N", {}, {-100, 41}}};
    tidy(body);
    const auto at = [&](const char* number) {
        return placeNumber(body, false, parseHouseNumber(number))->level;
    };
    EXPECT_EQ(at("10"), MatchLevel::Point);
    EXPECT_EQ(at("12B"), MatchLevel::Point);
    EXPECT_EQ(at("12"), MatchLevel::Interpolated);
    EXPECT_EQ(at("12C"), MatchLevel::Interpolated);
    EXPECT_EQ(at("13"), MatchLevel::Street); // no known number of the odd side
    EXPECT_EQ(at("112"), MatchLevel::Street);
    EXPECT_EQ(placeNumber(body, true, parseHouseNumber("10"))->level, MatchLevel::Parcel);
}

TEST(NumberPlace, ARangeOfTheOtherSideIsWorthLess) {
    StreetBody body;
    body.lines = {kEastward};
    body.ranges = {leftOdd(101, 199)};
    const auto odd = placeNumber(body, false, parseHouseNumber("151"));
    const auto even = placeNumber(body, false, parseHouseNumber("150"));
    EXPECT_EQ(even->level, MatchLevel::Interpolated);
    EXPECT_LT(even->score, odd->score);
    EXPECT_GT(odd->point.y, 40);
    EXPECT_NEAR(40 - even->point.y, odd->point.y - 40, 1e-6); // across the street
}

TEST(NumberPlace, OddNumbersKeepToOneSideOfAStreet) {
    // The first block has a line along either side, the second one only along its odd houses.
    StreetBody body;
    body.lines = {{{-100, 40.0002}, {-99.995, 40.0002}},
                  {{-100, 40}, {-99.995, 40}},
                  {{-99.990, 40.0002}, {-99.995, 40.0002}}};
    const auto range = [](std::int64_t from, std::int64_t to, std::uint32_t line) {
        AddressRange made;
        made.from = from;
        made.to = to;
        made.parity = parityOf(from, to);
        made.line = line;
        return made;
    };
    body.ranges = {range(101, 199, 0), range(100, 198, 1), range(299, 201, 2)};
    const auto latitude = [&](const char* number) {
        return placeNumber(body, false, parseHouseNumber(number))->point.y;
    };
    EXPECT_GT(latitude("151"), 40.0002);
    EXPECT_LT(latitude("150"), 40);
    EXPECT_NEAR(latitude("251"), latitude("151"), 1e-7);
    EXPECT_NEAR(latitude("250"), latitude("150"), 1e-7);
}
