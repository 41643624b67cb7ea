// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "geo/io/archive_check.h"
#include "geo/verbs/fetch_reference.h"
#include "tests/support/commands.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

using namespace geo;

namespace {

/// A server that has files by the end of their address, and may cut an answer short.
class FakeServer {
public:
    std::map<std::string, std::string> files;
    std::size_t cutAt = std::string::npos; ///< of the next answer
    std::vector<std::string> asked;

    core::Fetch fetch() {
        return [this](const core::FetchRequest& request, core::Job&) {
            asked.push_back(request.url);
            const std::string name = request.url.substr(request.url.rfind('/') + 1);
            core::FetchResponse response;
            response.status = files.contains(name) ? 200 : 404;
            if (response.status == 404) {
                return response;
            }
            std::error_code none;
            const auto have = std::filesystem::exists(request.file, none)
                                  ? std::filesystem::file_size(request.file)
                                  : 0;
            std::ofstream out(request.file, std::ios::binary | std::ios::app);
            out << files[name].substr(have, cutAt);
            if (cutAt != std::string::npos) {
                cutAt = std::string::npos;
                throw core::Error(core::Code::Remote, "the connection broke off");
            }
            return response;
        };
    }
};

class FetchReference : public testing::Test {
protected:
    void SetUp() override {
        if (!support::hasOgr()) {
            GTEST_SKIP() << "no ogr2ogr";
        }
        const std::string csv = dir.write(
            "e.csv", "FULLNAME,MTFCC,STATEFP,LFROMADD,LTOADD,RFROMADD,RTOADD,ZIPL,ZIPR,WKT\n"
                     "Mill St,S1400,37,101,199,100,198,27944,27944,\"LINESTRING(-76.5 36.2,-76.49 "
                     "36.2)\"\n");
        const std::string shp = dir.file("tl_2024_37143_edges.shp");
        const std::string zip = dir.file("made.zip");
        ASSERT_TRUE(support::run("ogr2ogr -a_srs EPSG:4269 '" + shp + "' '" + csv +
                                 "' -oo GEOM_POSSIBLE_NAMES=WKT -oo AUTODETECT_TYPE=NO"));
        ASSERT_TRUE(support::run("cd '" + dir.path().string() +
                                 "' && python3 -c \"import zipfile,glob; z=zipfile.ZipFile('made."
                                 "zip','w',zipfile.ZIP_DEFLATED); [z.write(f) for f in "
                                 "glob.glob('tl_2024*')]\""));
        server.files["tl_2024_37143_edges.zip"] = dir.read("made.zip");
        params.counties = {"37143"};
        params.baseUrl = "https://example.org/tiger";
        params.indexPath = dir.file("index/reference.sqlite");
    }

    support::TempDir dir;
    FakeServer server;
    FetchReferenceParams params;
    core::Job job;
};

} // namespace

TEST_F(FetchReference, FetchesACountyAndAddsIt) {
    const auto report = fetchReference(params, server.fetch(), job);
    EXPECT_EQ(report.fetched, 1);
    EXPECT_EQ(report.added.counts.ranges, 2);
    EXPECT_EQ(server.asked.at(0),
              "https://example.org/tiger/TIGER2024/EDGES/tl_2024_37143_edges.zip");
    EXPECT_EQ(ReferenceIndex(params.indexPath).sources().at(0).vintage, "2024");
}

TEST_F(FetchReference, AFileThatIsThereIsNotAskedForAgain) {
    fetchReference(params, server.fetch(), job);
    const auto again = fetchReference(params, server.fetch(), job);
    EXPECT_EQ(again.present, 1);
    EXPECT_EQ(again.fetched, 0);
    EXPECT_EQ(again.added.unchanged.size(), 1U);
    EXPECT_EQ(server.asked.size(), 1U);
}

TEST_F(FetchReference, ContinuesWhereTheConnectionBrokeOff) {
    server.cutAt = 100;
    EXPECT_THROW(fetchReference(params, server.fetch(), job), core::Error);
    const auto report = fetchReference(params, server.fetch(), job);
    EXPECT_EQ(report.fetched, 1);
    EXPECT_EQ(report.added.counts.ranges, 2);
}

TEST_F(FetchReference, DamagedArchivesAreNeverUsed) {
    std::string& zip = server.files["tl_2024_37143_edges.zip"];
    zip[zip.size() / 3] = static_cast<char>(zip[zip.size() / 3] ^ 0x55);
    EXPECT_FALSE(isWholeZip(dir.write("damaged.zip", zip)));
    EXPECT_TRUE(isWholeZip(dir.file("made.zip")));
    EXPECT_FALSE(isWholeZip(dir.write("cut.zip", dir.read("made.zip").substr(0, 300))));
    EXPECT_THROW(fetchReference(params, server.fetch(), job), core::Error);
    EXPECT_EQ(server.asked.size(), 2U); // tried once more from the start
    EXPECT_TRUE(ReferenceIndex(params.indexPath).sources().empty());
}

TEST_F(FetchReference, ACountyThatTheServerLacksIsAnIssue) {
    params.counties = {"37999"};
    const auto report = fetchReference(params, server.fetch(), job);
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(report.issues[0].subject, "37999");
}

TEST_F(FetchReference, RefusesWhatIsNoCounty) {
    for (const char* county : {"", "3714", "abcde", "37143/.."}) {
        params.counties = {county};
        EXPECT_THROW(fetchReference(params, server.fetch(), job), core::Error);
    }
    params.counties.clear();
    params.states = {"Atlantis"};
    EXPECT_THROW(fetchReference(params, server.fetch(), job), core::Error);
    params.states = {"DE"};
    EXPECT_EQ(fetchReference(params, server.fetch(), job).issues.size(), 3U); // its three counties
}
