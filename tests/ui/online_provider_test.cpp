// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/online_provider.h"

#include "core/base/error.h"
#include "geo/verbs/import_records.h"
#include "tests/support/temp_dir.h"

#include <cstdlib>
#include <gtest/gtest.h>

namespace {

using core::FetchRequest;
using core::FetchResponse;
using core::Job;

class OnlinePlaces : public testing::Test {
protected:
    OnlinePlaces() : ws(core::Workspace::create(dir.file("plan.gpkg"))) {
        setenv("EVENLODE_DATA_DIR", dir.path().c_str(), 1);
        geo::ImportRecordsParams params;
        params.source = dir.write("accounts.csv", "id,name,street,city,state,zip\n"
                                                  "A1,Account 1,3042 Saviers Rd,Oxnard,CA,93033\n"
                                                  "A2,Account 2,,Oxnard,CA,93033\n");
        geo::importRecords(ws, core::records::Kind::Account, params, job);
    }
    ~OnlinePlaces() override { unsetenv("EVENLODE_DATA_DIR"); }

    core::Fetch fetch() {
        return [this](const FetchRequest& request, Job&) {
            asked.push_back(request);
            return FetchResponse{200, {}, answer};
        };
    }
    geo::GeocodeReport run(const ui::OnlineProviderParams& params) {
        geo::GeocodeParams wanted;
        wanted.scope = geo::GeocodeScope::Low;
        wanted.provider = ui::onlineProvider(params, fetch()).provider;
        return geo::geocode(ws, wanted, job);
    }

    support::TempDir dir;
    core::Workspace ws;
    Job job;
    std::vector<FetchRequest> asked;
    std::string answer =
        R"json([{"lat": "34.1715", "lon": "-119.1772", "display_name": "3042 Saviers Rd", "addresstype": "building",
                 "address": {"house_number": "3042", "state": "California", "postcode": "93033"}}])json";
};

TEST_F(OnlinePlaces, NothingIsSentWithoutLeave) {
    EXPECT_THROW(ui::onlineProvider({"nominatim", "", false}, fetch()), core::Error);
    EXPECT_TRUE(asked.empty());
}

TEST_F(OnlinePlaces, AsksOnlyForAddressesThatTheReferenceDoesNotPlace) {
    const auto report = run({"nominatim", "https://geo.example", true});
    EXPECT_EQ(asked.size(), 1U) << "the account without a street was asked for";
    EXPECT_EQ(report.byLevel.of("rooftop"), 1);
    EXPECT_EQ(ws.reader().text("SELECT match_provider FROM base_accounts WHERE external_id = 'A1'"),
              "nominatim");
    EXPECT_EQ(asked.front().url.find("Account"), std::string::npos);
}

TEST_F(OnlinePlaces, TheCensusBatchGetsAllInOneRequest) {
    answer = "\"0\",\"3042 SAVIERS RD, OXNARD, CA, 93033\",\"Match\",\"Exact\","
             "\"3042 SAVIERS RD, OXNARD, CA, 93033\",\"-119.17713,34.17147\",\"141\",\"L\"\n";
    const auto report = run({"census", "", true});
    EXPECT_EQ(asked.size(), 1U);
    EXPECT_EQ(report.byLevel.of("interpolated"), 1);
}

TEST_F(OnlinePlaces, AServerWithoutAPublicAddressNeedsOne) {
    EXPECT_THROW(ui::onlineProvider({"pelias", "", true}, fetch()), core::Error);
    EXPECT_THROW(ui::onlineProvider({"nobody", "", true}, fetch()), core::Error);
}

} // namespace
