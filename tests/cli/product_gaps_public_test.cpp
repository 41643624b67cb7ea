// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "geo/io/table.h"
#include "tests/support/awk.h"
#include "tests/support/cli_run.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

using core::Json;
using support::awk;
using support::cliJson;
using support::TempDir;

namespace {

/// Hospitals as accounts and what they are paid for as products: the inpatient figures that the
/// Centers for Medicare & Medicaid Services publish.
struct Hospitals {
    std::string accounts = "id,name,zip,segment\n";
    std::string discharges = "id,account_id,drg,amount,is_closed,is_won\n";
    std::string plain; ///< state, hospital, product, value: for awk
};

Hospitals readHospitals(const std::string& file) {
    Hospitals out;
    geo::TableReader table(file);
    std::set<std::string> known;
    int row = 0;
    core::records::RecordRow line;
    while (table.next(line)) {
        const std::string drg = line.values[0].value_or("").substr(0, 3);
        const std::string id = line.values[1].value_or("");
        const std::string state = line.values[5].value_or("");
        const std::string value = line.values[8].value_or("");
        if (known.insert(id).second) {
            out.accounts +=
                core::format("{},Hospital {},{},{}\n", id, id, line.values[6].value_or(""), state);
        }
        out.discharges += core::format("{},{},{},{},1,1\n", ++row, id, drg, value);
        out.plain += core::format("{},{},{},{}\n", state, id, drg, value);
    }
    return out;
}

/// Per state and product: hospitals, those that have it, what they have of it; sorted as text.
constexpr const char* kShares = R"(
{ if (!(($1, $2) in seen)) { seen[$1, $2] = 1; all[$1]++ }
  if (!(($1, $2, $3) in got)) { got[$1, $2, $3] = 1; n[$1 " " $3]++ }
  v[$1 " " $3] += $4 }
END { for (k in n) { split(k, p, " "); printf "%s %d %d %.0f\n", k, all[p[1]], n[k], v[k] | "LC_ALL=C sort" } }
)";

/// How many hospitals lack what at least six of ten in their state have.
constexpr const char* kGaps = R"(
{ if (!(($1, $2) in seen)) { seen[$1, $2] = 1; all[$1]++ }
  if (!(($1, $2, $3) in got)) { got[$1, $2, $3] = 1; n[$1 " " $3]++ } }
END { for (k in n) { split(k, p, " "); if (n[k] >= 0.6 * all[p[1]]) gaps += all[p[1]] - n[k] } print gaps + 0 }
)";

std::string sharesOf(const Json& report) {
    std::vector<std::string> lines;
    for (const Json& one : report.at("products")) {
        lines.push_back(core::format("{} {} {} {} {:.0f}", one.at("segment").get<std::string>(),
                                     one.at("product").get<std::string>(),
                                     one.at("accounts").get<int>(), one.at("buyers").get<int>(),
                                     one.at("value").get<double>()));
    }
    std::sort(lines.begin(), lines.end());
    return core::join(lines, "\n");
}

} // namespace

TEST(ProductGapsPublic, HospitalsByDiagnosisAreWhatAwkMakesOfThem) {
    const std::filesystem::path source =
        std::filesystem::path(EVENLODE_SHARED_DATA) / "sales" / "cms_inpatient_drg_fy2016.csv.gz";
    if (!std::filesystem::exists(source)) {
        GTEST_SKIP() << "the shared data is not here";
    }
    TempDir dir;
    const Hospitals hospitals = readHospitals(source.string());
    const std::string ws = dir.file("plan.gpkg");
    cliJson({"init", ws});
    cliJson({"accounts", "import", ws, dir.write("a.csv", hospitals.accounts)});
    cliJson({"opportunities", "import", ws, dir.write("o.csv", hospitals.discharges)});
    const Json report = cliJson({"product-gaps", ws, "--product", "drg", "--where", "is_won = 1",
                                 "--segment", "segment", "--least-share", "0.6"});
    const std::string plain = dir.write("plain.csv", hospitals.plain);
    EXPECT_EQ(report.at("purchases").get<int>(), std::stoi(awk("END { print NR }", plain)));
    EXPECT_EQ(sharesOf(report), awk(kShares, plain));
    EXPECT_EQ(report.at("pairs").get<int>(), std::stoi(awk(kGaps, plain)));
    const Json& first = report.at("gaps").front();
    EXPECT_NEAR(first.at("expected").get<double>(),
                first.at("share").get<double>() * first.at("per_buyer").get<double>(), 1e-9);
}
