// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "geo/engines/engine_address.h"
#include "geo/engines/engine_client.h"
#include "geo/engines/nested_areas.h"
#include "geo/engines/polyline.h"
#include "geo/geometry/measure.h"

#include <gtest/gtest.h>

using namespace geo;

TEST(EngineAddress, NamesTheKindAndTheServer) {
    const auto osrm = parseEngineAddress("osrm:http://127.0.0.1:5000/");
    ASSERT_TRUE(osrm);
    EXPECT_EQ(osrm->kind, "osrm");
    EXPECT_EQ(osrm->base, "http://127.0.0.1:5000");
    EXPECT_TRUE(osrm->local);
    EXPECT_FALSE(parseEngineAddress("valhalla:https://maps.example.org/v1")->local);
    EXPECT_TRUE(parseEngineAddress("osrm:http://[::1]:5000")->local);
    EXPECT_EQ(parseEngineAddress("ors:")->base, kPublicOrs);
    EXPECT_FALSE(parseEngineAddress("embedded"));
    EXPECT_FALSE(parseEngineAddress("other:http://127.0.0.1"));
}

TEST(EngineAddress, SecretsAndWhatIsNoAddressAreRefused) {
    for (const char* word :
         {"osrm:", "osrm:ftp://x", "osrm:http://", "osrm:http://me:secret@host",
          "ors:https://host/?api_key=secret", "osrm:http://host/#x", "osrm:http://ho st"}) {
        try {
            parseEngineAddress(word);
            ADD_FAILURE() << word;
        } catch (const core::Error& error) {
            EXPECT_EQ(error.code(), core::Code::Usage);
            EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos);
        }
    }
}

TEST(EngineAddress, AServerWhoseNameBeginsLikeThisMachineIsElsewhere) {
    EXPECT_FALSE(parseEngineAddress("osrm:http://127.0.0.1.example.org")->local);
    EXPECT_FALSE(parseEngineAddress("osrm:http://localhost.example.org")->local);
}

TEST(Polyline, IsThatOfItsDocumentation) {
    // The example of Google's page on the format, five decimals.
    const auto line = decodePolyline("_p~iF~ps|U_ulLnnqC_mqNvxq`@", 5);
    ASSERT_TRUE(line);
    ASSERT_EQ(line->size(), 3U);
    EXPECT_NEAR((*line)[0].y, 38.5, 1e-9);
    EXPECT_NEAR((*line)[0].x, -120.2, 1e-9);
    EXPECT_NEAR((*line)[2].y, 43.252, 1e-9);
    EXPECT_NEAR((*line)[2].x, -126.453, 1e-9);
    EXPECT_TRUE(decodePolyline("", 6)->empty());
    EXPECT_FALSE(decodePolyline("_p~iF", 5)) << "half a position";
    EXPECT_FALSE(decodePolyline("\x01\x02", 5));
    EXPECT_FALSE(decodePolyline("~~~~~~~~~~~~~~~~~~", 5)) << "never ends";
}

TEST(NestedAreas, LessTimeLiesWithinMoreWhateverTheServerDrew) {
    const auto square = [](double x, double side) {
        return core::MultiPolygon{
            {{{{{x, 0}, {x + side, 0}, {x + side, side}, {x, side}, {x, 0}}}}}};
    };
    // What is reached in 10 minutes lies half outside of what is reached in 20.
    const std::vector<double> minutes{20, 10};
    const auto areas = nestedAreas({{square(0, 1)}, {square(0.5, 1)}}, minutes);
    EXPECT_NEAR(area(areas[1]), 1, 1e-9);
    EXPECT_NEAR(area(areas[0]), 1.5, 1e-9);
    // A figure of eight is made valid; two centres count once where they overlap.
    const core::MultiPolygon eight{{{{{{0, 0}, {1, 1}, {1, 0}, {0, 1}, {0, 0}}}}}};
    const std::vector<double> one{5};
    EXPECT_NEAR(area(nestedAreas({{eight}}, one)[0]), 0.5, 1e-9);
    EXPECT_NEAR(area(nestedAreas({{square(0, 1), square(0, 1)}}, one)[0]), 1, 1e-9);
    EXPECT_TRUE(nestedAreas({{core::MultiPolygon{}}}, one)[0].empty());
}

TEST(GeoJsonArea, TakesAreasAndNothingElse) {
    const auto read = [](const char* text) { return geoJsonArea(core::Json::parse(text)); };
    EXPECT_TRUE(read(R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]})"));
    EXPECT_TRUE(read(R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]})"));
    for (const char* text : {"null", "[]", R"({"type":"Point","coordinates":[0,0]})",
                             R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]})",
                             R"({"type":"Polygon","coordinates":[[[0,0],[1,0],["x",1],[0,0]]]})",
                             R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1e9,1],[0,0]]]})",
                             R"({"type":"MultiPolygon","coordinates":7})"}) {
        EXPECT_FALSE(read(text)) << text;
    }
}

TEST(EngineClient, KeepsThePaceAndSpeaksOfNoKey) {
    double waited = 0;
    EngineServer server{*parseEngineAddress("ors:https://example.org"), "top-secret", 40, 120,
                        [&](double seconds, core::Job&) { waited += seconds; }};
    std::vector<core::FetchRequest> asked;
    EngineClient client(server, [&](const core::FetchRequest& request, core::Job&) {
        asked.push_back(request);
        return core::FetchResponse{403, {}, R"({"error":"the key top-secret is disallowed"})"};
    });
    core::Job job;
    const auto answer = client.post("/v2/matrix/driving-car", core::Json::object(), job);
    client.get("/health", job);
    client.get("/health", job);
    // The gaps are a second and a half each, and none before the first.
    EXPECT_NEAR(waited, 1.5 + 3.0, 0.2);
    for (const core::FetchRequest& request : asked) {
        EXPECT_EQ(request.url.find("top-secret"), std::string::npos);
        EXPECT_TRUE(request.stayOnServer);
        EXPECT_EQ(request.headers.back().second, "top-secret");
    }
    try {
        client.refuse(answer, textAt(answer.json, "error"));
    } catch (const core::Error& error) {
        const std::string said = error.what();
        EXPECT_NE(said.find("disallowed"), std::string::npos);
        EXPECT_EQ(said.find("top-secret"), std::string::npos);
    }
}
