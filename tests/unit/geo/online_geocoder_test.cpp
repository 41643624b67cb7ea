// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/online_geocoder.h"

#include "core/base/error.h"
#include "geo/geocode/census_batch.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

namespace geo {
namespace {

using core::FetchRequest;
using core::FetchResponse;
using core::Job;

Address stated() {
    return parseAddress({"3042 Saviers Road Ste 2", "Oxnard", "CA", "93033", ""});
}

/// Answers every request with the same text, and remembers what was asked.
struct FakeServer {
    std::string body;
    int status = 200;
    std::vector<FetchRequest> asked;

    core::Fetch fetch() {
        return [this](const FetchRequest& request, Job&) {
            asked.push_back(request);
            return FetchResponse{status, {}, body};
        };
    }
};

constexpr const char* kNominatim = R"json([
 {"lat": "34.1715", "lon": "-119.1772", "display_name": "3042, Saviers Road, Oxnard", "addresstype": "building",
  "address": {"house_number": "3042", "state": "California", "postcode": "93033"}},
 {"lat": "34.1700", "lon": "-119.1700", "display_name": "Saviers Road", "addresstype": "road",
  "address": {"state": "California"}},
 {"lat": "36.1", "lon": "-115.1", "display_name": "Saviers Road, Las Vegas", "addresstype": "building",
  "address": {"house_number": "3042", "state": "Nevada"}},
 {"lat": "nowhere", "lon": "-115.1", "display_name": "broken", "addresstype": "building"}])json";

class Online : public testing::Test {
protected:
    OnlineGeocoder geocoder(const std::string& name = "nominatim") {
        OnlineOptions options;
        options.server = onlineTemplate(name);
        options.base = "https://geo.example/";
        options.key = "s3cret";
        options.wait = [this](double seconds, Job&) { pauses.push_back(seconds); };
        return {std::move(options), server.fetch(), cache};
    }

    FakeServer server{kNominatim, 200, {}};
    std::vector<double> pauses;
    support::TempDir dir;
    OnlineCache cache{dir.file("cache.sqlite")};
    Job job;
};

TEST_F(Online, TakesTheMostExactPlaceInTheStatedState) {
    const Match match = geocoder().find(stated(), job);
    EXPECT_EQ(match.level, MatchLevel::Point);
    ASSERT_TRUE(match.point);
    EXPECT_DOUBLE_EQ(match.point->x, -119.1772);
    EXPECT_EQ(match.provider, "nominatim");
    ASSERT_EQ(match.candidates.size(), 2U);
    EXPECT_EQ(match.candidates[1].level, MatchLevel::Street);
}

TEST_F(Online, SendsTheAddressWithoutUnitAndNothingElse) {
    geocoder().find(stated(), job);
    ASSERT_EQ(server.asked.size(), 1U);
    const std::string& url = server.asked.front().url;
    EXPECT_TRUE(url.starts_with("https://geo.example/search?")) << url;
    EXPECT_NE(url.find("street=3042%20SAVIERS%20RD&city=OXNARD&state=CA&postalcode=93033"),
              std::string::npos)
        << url;
}

TEST_F(Online, AsksNobodyTwice) {
    OnlineGeocoder first = geocoder();
    const Match fresh = first.find(stated(), job);
    OnlineGeocoder second = geocoder();
    const Match known = second.find(stated(), job);
    EXPECT_EQ(server.asked.size(), 1U);
    EXPECT_EQ(second.counts().cached, 1);
    EXPECT_EQ(known.label, fresh.label);
}

TEST_F(Online, KeepsThePaceOfTheServersRules) {
    OnlineGeocoder slow = geocoder();
    Address other = stated();
    slow.find(stated(), job);
    other.house->number = 3044;
    slow.find(other, job);
    ASSERT_EQ(pauses.size(), 1U);
    EXPECT_GT(pauses.front(), 0.5);
    EXPECT_LE(pauses.front(), 1.0);
}

TEST_F(Online, AnotherHouseNumberIsAPlaceOnTheStreetOnly) {
    Address other = stated();
    other.house->number = 3050;
    const Match match = geocoder().find(other, job);
    EXPECT_EQ(match.level, MatchLevel::Street);
}

TEST_F(Online, TheKeyGoesToTheServerButNeverIntoTheCacheOrAMessage) {
    server.body = R"({"features": []})";
    geocoder("pelias").find(stated(), job);
    EXPECT_NE(server.asked.front().url.find("api_key=s3cret"), std::string::npos);
    EXPECT_EQ(dir.read("cache.sqlite").find("s3cret"), std::string::npos);
    EXPECT_EQ(dir.read("cache.sqlite-wal").find("s3cret"), std::string::npos);
    server.status = 403;
    Address other = stated();
    other.house->number = 1;
    try {
        geocoder("pelias").find(other, job);
        FAIL() << "a refusal went unseen";
    } catch (const core::Error& error) {
        EXPECT_EQ(error.code(), core::Code::Remote);
        EXPECT_EQ((error.what() + error.hint()).find("s3cret"), std::string::npos);
    }
}

TEST_F(Online, PeliasTellsInterpolatedPlacesApart) {
    server.body = R"json({"features": [{"geometry": {"coordinates": [-119.1772, 34.1715]},
      "properties": {"label": "3042 Saviers Rd", "confidence": 0.9, "layer": "address", "housenumber": "3042",
      "match_type": "interpolated", "region_a": "CA", "postalcode": "93030"}}]})json";
    const Match match = geocoder("pelias").find(stated(), job);
    EXPECT_EQ(match.level, MatchLevel::Interpolated);
    EXPECT_NEAR(match.score, 0.54, 1e-9);
    EXPECT_EQ(match.reasons, std::vector<std::string>{"ZIP 93030, not 93033"});
}

TEST_F(Online, ArcgisScoresAreSharesOfAHundred) {
    server.body =
        R"json({"candidates": [{"address": "3042 Saviers Rd", "location": {"x": -119.1772, "y": 34.1715},
      "score": 97.5, "attributes": {"Addr_type": "StreetAddress", "AddNum": "3042", "RegionAbbr": "CA"}}]})json";
    const Match match = geocoder("arcgis").find(stated(), job);
    EXPECT_EQ(match.level, MatchLevel::Interpolated);
    EXPECT_DOUBLE_EQ(match.score, 0.975);
}

TEST_F(Online, GarbageIsARemoteErrorAndIsNotKept) {
    server.body = "<html>gateway</html>";
    EXPECT_THROW(geocoder().find(stated(), job), core::Error);
    server.body = kNominatim;
    EXPECT_EQ(geocoder().find(stated(), job).level, MatchLevel::Point);
}

TEST(OnlineTemplate, IsReadFromAFileAndSaysWhatIsWrong) {
    const support::TempDir dir;
    const std::string good = dir.write("own.json", R"json({"name": "own", "attribution": "us",
      "url": "https://x.example/?q={line}", "lon": "/0", "lat": "/1", "level": "/2", "levels": {"p": "rooftop"}})json");
    const OnlineTemplate server = onlineTemplate(good);
    EXPECT_EQ(onlineUrl(server, stated(), ""),
              "https://x.example/?q=3042%20SAVIERS%20RD%2C%20OXNARD%2C%20CA%2093033");
    const auto places = readOnlineAnswer(server, stated(), R"([[-119.1, 34.1, "p"]])");
    ASSERT_EQ(places.size(), 1U);
    EXPECT_EQ(places.front().level, MatchLevel::Point);
    const std::string bad = dir.write("bad.json", R"({"name": "own"})");
    EXPECT_THROW(onlineTemplate(bad), core::Error);
    EXPECT_THROW(onlineTemplate(dir.write("no.json", "no")), core::Error);
    EXPECT_THROW(onlineTemplate("nobody"), core::Error);
}

TEST(CensusBatch, AsksInPartsAndKeepsTheOrder) {
    std::vector<FetchRequest> asked;
    const auto fetch = [&](const FetchRequest& request, Job&) {
        asked.push_back(request);
        const std::string body =
            asked.size() == 1
                ? "\"1\",\"x\",\"No_Match\"\n\"0\",\"3042 SAVIERS RD, OXNARD, CA, "
                  "93033\",\"Match\",\"Exact\","
                  "\"3042 SAVIERS RD, OXNARD, CA, 93033\",\"-119.17713,34.17147\",\"141\",\"L\"\n"
                : "\"0\",\"x\",\"Match\",\"Non_Exact\",\"3042 SAVIERS RD, RENO, NV, "
                  "89501\",\"-119,39\",\"1\",\"R\"\n";
        return FetchResponse{200, {}, body};
    };
    CensusBatch batch;
    batch.perRequest = 2;
    const std::vector<Address> addresses(3, stated());
    Job job;
    const std::vector<Match> matches = askCensus(batch, addresses, fetch, job);
    ASSERT_EQ(matches.size(), 3U);
    EXPECT_EQ(matches[0].level, MatchLevel::Interpolated);
    EXPECT_DOUBLE_EQ(matches[0].point->x, -119.17713);
    EXPECT_EQ(matches[1].level, MatchLevel::None);
    EXPECT_EQ(matches[2].level, MatchLevel::None) << "a place in another state was taken";
    EXPECT_NE(asked.front().body.find("0,\"3042 SAVIERS RD\",\"OXNARD\",\"CA\",\"93033\"\n"),
              std::string::npos);
}

} // namespace
} // namespace geo
