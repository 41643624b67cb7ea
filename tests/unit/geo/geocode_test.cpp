// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "geo/crs/geodesic.h"
#include "geo/geocode/geocoder.h"
#include "geo/geocode/reference_files.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

using namespace geo;
using testing::Contains;
using testing::HasSubstr;

namespace {

/// Streets around Oxnard in California: N and S OAK ST, OAK AVE, SAVIERS RD in two ZIPs, LONE LN.
constexpr const char* kPoints = R"(number,street,city,state,zip,lon,lat
10,N Oak St,Oxnard,CA,93030,-119.1800,34.2000
12,N Oak St,Oxnard,CA,93030,-119.1800,34.2010
10,S Oak St,Oxnard,CA,93030,-119.1800,34.1900
20,S Oak St,Oxnard,CA,93030,-119.1800,34.1890
20,Elm Ave,Oxnard,CA,93030,-119.1700,34.1950
20,Elm Ct,Oxnard,CA,93030,-119.1600,34.1950
3042,Saviers Rd,Oxnard,CA,93033,-119.1771,34.1715
3046,Saviers Rd,Oxnard,CA,93033,-119.1771,34.1712
3050,Saviers Rd,Oxnard,CA,93033,-119.1771,34.1708
8,Lone Ln,Ventura,CA,93001,-119.2900,34.2800
8,Lone Ln,Springfield,OR,97477,-123.0000,44.0500
5,Mercado Dr,Oxnard,CA,93033,-119.1750,34.1700
5,Marcedo Dr,Oxnard,CA,93033,-119.1650,34.1600
)";

class Geocoding : public testing::Test {
protected:
    ReferenceAddition add(const std::string& name, const std::string& text) {
        ReferenceIndex index(path());
        core::Job job;
        return addReference(index, dir_.write(name, text), {}, job);
    }
    std::string path() const { return dir_.file("reference.sqlite"); }
    Match find(const std::string& line) const {
        return Geocoder(path()).find(parseAddressLine(line));
    }

    support::TempDir dir_;
};

} // namespace

TEST_F(Geocoding, FindsTheVeryHouse) {
    add("a.csv", kPoints);
    const Match match = find("3042 Saviers Road, Oxnard, CA 93033");
    EXPECT_EQ(match.level, MatchLevel::Point);
    EXPECT_DOUBLE_EQ(match.score, 1);
    EXPECT_NEAR(match.point->x, -119.1771, 1e-6);
    EXPECT_THAT(match.reasons, testing::IsEmpty());
    EXPECT_EQ(match.label, "3042 SAVIERS RD, OXNARD, CA 93033");
    ASSERT_TRUE(match.metresFromZip);
}

TEST_F(Geocoding, SaysWhatItCorrected) {
    add("a.csv", kPoints);
    const Match typo = find("3042 Saveirs Road, Oxnard, CA 93033");
    EXPECT_EQ(typo.level, MatchLevel::Point);
    EXPECT_LT(typo.score, 1);
    EXPECT_THAT(typo.reasons, Contains("street: SAVIERS for SAVEIRS"));
    const Match zip = find("3042 Saviers Road, Oxnard, CA 93035");
    EXPECT_EQ(zip.level, MatchLevel::Point);
    EXPECT_THAT(zip.reasons, Contains("ZIP 93033 not 93035"));
    const Match suffix = find("3042 Saviers, Oxnard, CA 93033");
    EXPECT_EQ(suffix.level, MatchLevel::Point);
    EXPECT_THAT(suffix.reasons, Contains("suffix missing: RD assumed"));
    const Match noZip = find("3042 Saviers Rd, Oxnard, CA");
    EXPECT_EQ(noZip.level, MatchLevel::Point);
}

TEST_F(Geocoding, ANumberBetweenKnownOnesIsInterpolatedNeverAPoint) {
    add("a.csv", kPoints);
    const Match match = find("3044 Saviers Road, Oxnard, CA 93033");
    EXPECT_EQ(match.level, MatchLevel::Interpolated);
    EXPECT_LT(match.score, 0.9);
    const Match beyond = find("4000 Saviers Road, Oxnard, CA 93033");
    EXPECT_EQ(beyond.level, MatchLevel::Street);
}

TEST_F(Geocoding, OfTwoStreetsThatFitEquallyNeitherIsTaken) {
    add("a.csv", kPoints);
    const Match match = find("10 Oak St, Oxnard, CA 93030");
    EXPECT_EQ(match.level, MatchLevel::Zip);
    EXPECT_THAT(match.reasons, Contains(HasSubstr("two places fit equally well")));
    EXPECT_EQ(match.candidates.size(), 2U);
    EXPECT_EQ(find("10 N Oak St, Oxnard, CA 93030").level, MatchLevel::Point);
    EXPECT_EQ(find("20 Elm, Oxnard, CA 93030").level, MatchLevel::Zip);
    // One letter off both MERCADO and MARCEDO.
    EXPECT_EQ(find("5 Marcado Dr, Oxnard, CA 93033").level, MatchLevel::Zip);
}

TEST_F(Geocoding, OnlyOneOfTwoStreetsHasTheNumber) {
    add("a.csv", kPoints);
    const Match match = find("12 Oak St, Oxnard, CA 93030");
    EXPECT_EQ(match.level, MatchLevel::Point);
    EXPECT_LT(match.score, 0.95);
    EXPECT_THAT(match.reasons, Contains("there is S OAK ST too, without that number"));
}

TEST_F(Geocoding, NeverLeavesTheState) {
    add("a.csv", kPoints);
    const Match match = find("8 Lone Ln, Springfield, OR 97477");
    EXPECT_NEAR(match.point->y, 44.05, 1e-6);
    EXPECT_NE(find("3042 Saviers Rd, Springfield, OR 97477").level, MatchLevel::Point);
    const Match wrongState = find("8 Lone Ln, Portland, OR 93001");
    if (wrongState.point) {
        EXPECT_GT(wrongState.point->y, 42);
    }
}

TEST_F(Geocoding, BoxesAndUnknownStreetsComeToTheirZip) {
    add("a.csv", kPoints);
    const Match box = find("PO Box 118, Oxnard, CA 93033");
    EXPECT_EQ(box.level, MatchLevel::Zip);
    EXPECT_THAT(box.reasons, Contains("it is a post office box"));
    const Match other = find("12 Nowhere Blvd, Oxnard, CA 93033");
    EXPECT_EQ(other.level, MatchLevel::Zip);
    EXPECT_GT(other.errorMetres, 500);
}

TEST_F(Geocoding, WorksWithoutAnyReference) {
    EXPECT_EQ(find("12 Main St, Oxnard, CA 93033").level, MatchLevel::Zip);
    EXPECT_EQ(find("12 Main St, Oxnard, CA").level, MatchLevel::City);
    EXPECT_EQ(find("").level, MatchLevel::None);
}

TEST_F(Geocoding, AddingTheSameSourceAgainChangesNothing) {
    const auto first = add("a.csv", kPoints);
    EXPECT_EQ(first.counts.points, 13);
    const auto again = add("a.csv", kPoints);
    EXPECT_EQ(again.unchanged.size(), 1U);
    EXPECT_EQ(again.counts.points, 0);
    const auto copy = add("copy.csv", kPoints);
    EXPECT_EQ(copy.unchanged.size(), 1U);
    EXPECT_EQ(ReferenceIndex(path()).sources().size(), 1U);
}

TEST_F(Geocoding, ANewerVintageReplacesTheOlderOne) {
    add("a.csv", kPoints);
    const auto newer = add("a.csv", "number,street,city,state,zip,lon,lat\n"
                                    "7,Saviers Rd,Oxnard,CA,93033,-119.1771,34.1715\n");
    EXPECT_EQ(newer.replaced.size(), 1U);
    EXPECT_EQ(ReferenceIndex(path()).sources().size(), 1U);
    EXPECT_NE(find("3042 Saviers Rd, Oxnard, CA 93033").level, MatchLevel::Point);
}

TEST_F(Geocoding, WhatIsNotCommittedNeverWas) {
    add("a.csv", kPoints);
    {
        ReferenceIndex index(path());
        ReferenceIndex::Addition addition(index, index.sources().front());
    } // the old source was to be replaced, but nothing was committed
    EXPECT_EQ(find("3042 Saviers Rd, Oxnard, CA 93033").level, MatchLevel::Point);
}

TEST_F(Geocoding, RemovesASourceByItsName) {
    add("a.csv", kPoints);
    ReferenceIndex index(path());
    EXPECT_EQ(index.remove("a.csv"), 1);
    EXPECT_EQ(index.remove("a.csv"), 0);
    EXPECT_EQ(index.db().integer("SELECT count(*) FROM streets"), 0);
}

TEST_F(Geocoding, RefusesWhatIsNoReference) {
    EXPECT_THROW(add("b.csv", "fruit,price\napple,3\n"), core::Error);
    EXPECT_THROW(add("c.csv", "number,street,zip,lon,lat\n1,Oak St,93030,,\n"), core::Error);
    EXPECT_TRUE(ReferenceIndex(path()).sources().empty());
    dir_.write("other.sqlite", "nothing of the kind");
    EXPECT_THROW(ReferenceIndex(dir_.file("other.sqlite")), core::Error);
}

TEST_F(Geocoding, ReadsLinesWithNumbersAtTheirEnds) {
    add("ranges.csv",
        "from;to;interpolation;street;city;state;postcode;geometry\n"
        "199;101;odd;Glenbrooke Ln;Autauga;AL;36066;LINESTRING(-86.42 32.49,-86.41 32.49)\n"
        "198;100;even;Glenbrooke Ln;Autauga;AL;36066;LINESTRING(-86.42 32.4898,-86.41 32.4898)\n");
    const Match match = find("110 Glenbrooke Lane, Prattville, AL 36066");
    EXPECT_EQ(match.level, MatchLevel::Interpolated);
    EXPECT_GT(match.point->x, -86.414); // the numbers run downwards
    EXPECT_LT(match.point->y, 32.4898); // the houses lie behind their line
    EXPECT_GT(match.point->y, 32.4896);
}

TEST_F(Geocoding, CompletesWhatIsTyped) {
    add("a.csv", kPoints);
    const auto suggestions = Geocoder(path()).suggest("3042 savi", 5);
    ASSERT_EQ(suggestions.size(), 1U);
    EXPECT_EQ(suggestions[0].label, "3042 SAVIERS RD, OXNARD, CA 93033");
    EXPECT_TRUE(suggestions[0].numberFits);
    EXPECT_TRUE(Geocoder(path()).suggest("", 5).empty());
}

TEST_F(Geocoding, TheCensusCountyOfThePublicDataIsRead) {
    const std::string edges = EVENLODE_SHARED_DATA "/streets/tl_2020_37143_edges.zip";
    if (!std::filesystem::exists(edges)) {
        GTEST_SKIP() << "no shared data";
    }
    ReferenceIndex index(path());
    core::Job job;
    const auto added = addReference(index, edges, {}, job);
    EXPECT_EQ(added.sources[0].kind, ReferenceKind::TigerEdges);
    EXPECT_EQ(added.sources[0].identity, "tiger-edges 37143");
    EXPECT_EQ(added.sources[0].vintage, "2020");
    const Match match = find("256 Ocean Hwy S, Hertford, NC 27944");
    EXPECT_EQ(match.level, MatchLevel::Interpolated);
    EXPECT_LT(geodesicDistance(*match.point, {-76.464, 36.175}), 250);
}
