// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "geo/geocode/address.h"
#include "tests/bench/geocoding/geocoding.h"
#include "tests/bench/geocoding/scaled_reference.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

namespace {

using bench::Damage;
using bench::TrueAddress;

const TrueAddress kOak{"120 N Oak Street Apt 5", "Hartford", "CT", "06103", {-72.67, 41.76}};

/// Ten houses on each of three streets, ten metres apart.
std::vector<TrueAddress> houses() {
    std::vector<TrueAddress> rows;
    for (int street = 0; street < 3; ++street) {
        for (int i = 0; i < 10; ++i) {
            const char* names[] = {"Chestnut St", "Wethersfield Ave", "Farmington Ave"};
            rows.push_back({std::to_string(100 + 2 * i) + ' ' + names[street],
                            "Hartford",
                            "CT",
                            "06103",
                            {-72.67 + street * 0.01, 41.76 + i * 0.00009}});
        }
    }
    return rows;
}

std::string truthText(const std::vector<TrueAddress>& rows) {
    std::string text = "street,city,state,zip,lat,lon\n";
    for (const TrueAddress& row : rows) {
        text += row.street + ',' + row.city + ',' + row.state + ',' + row.zip + ',' +
                std::to_string(row.point.y) + ',' + std::to_string(row.point.x) + '\n';
    }
    return text;
}

TEST(Damage, IsTheSameForTheSameSeed) {
    for (const Damage damage : {Damage::Typos, Damage::Suffix, Damage::City, Damage::All}) {
        core::Random first(7);
        core::Random second(7);
        TrueAddress a = kOak;
        TrueAddress b = kOak;
        EXPECT_TRUE(bench::damageAddress(a, damage, first));
        bench::damageAddress(b, damage, second);
        EXPECT_EQ(a.street + a.city + a.zip, b.street + b.city + b.zip);
    }
}

TEST(Damage, DoesWhatItsNameSays) {
    core::Random random(1);
    for (int i = 0; i < 50; ++i) {
        TrueAddress typo = kOak;
        bench::damageAddress(typo, Damage::Typos, random);
        const geo::Address read = geo::parseAddress({typo.street, "", "CT", typo.zip, ""});
        EXPECT_NE(read.street.name, "OAK");
        EXPECT_EQ(read.street.type, "ST") << typo.street;
        EXPECT_EQ(read.house->number, 120);
        TrueAddress suffix = kOak;
        bench::damageAddress(suffix, Damage::Suffix, random);
        EXPECT_TRUE(suffix.street == "120 OAK ST APT 5" || suffix.street == "120 N OAK APT 5");
    }
    TrueAddress zip = kOak;
    EXPECT_TRUE(bench::damageAddress(zip, Damage::Zip, random));
    EXPECT_EQ(zip.zip, "");
    TrueAddress city = kOak;
    EXPECT_TRUE(bench::damageAddress(city, Damage::City, random));
    EXPECT_NE(city.city, "Hartford");
}

TEST(Damage, SparesStreetsWithoutLetters) {
    core::Random random(1);
    TrueAddress row = kOak;
    row.street = "12 5th";
    EXPECT_FALSE(bench::damageAddress(row, Damage::Typos, random));
    EXPECT_EQ(row.street, "12 5th");
    EXPECT_THROW(bench::parseDamage("floods"), core::Error);
}

TEST(Truth, IsChosenByZipRepeatsAndSteps) {
    std::vector<TrueAddress> rows = houses();
    rows.push_back(rows.front());
    EXPECT_EQ(bench::choose(rows, {true, 1, {}}).size(), 30U);
    EXPECT_EQ(bench::choose(rows, {true, 2, {}}).size(), 15U);
    EXPECT_TRUE(bench::choose(rows, {false, 1, {"06106"}}).empty());
}

TEST(Truth, HoldsOutEverySecondNumber) {
    const bench::HeldOut held = bench::holdOutNumbers(houses());
    EXPECT_EQ(held.reference.size(), 15U);
    EXPECT_EQ(held.queries.size(), 15U);
}

TEST(GeocodingBench, FindsWhatIsInTheReference) {
    const support::TempDir dir;
    bench::GeocodingParams params;
    params.truth = dir.write("truth.csv", truthText(houses()));
    params.references = {dir.write("reference.csv", bench::openAddressesText(houses()))};
    params.curveOut = dir.file("curve.csv");
    params.listOut = dir.file("list.csv");
    core::Job job;
    const auto report = bench::benchGeocoding(params, job);
    EXPECT_EQ(report.total, 30);
    EXPECT_EQ(report.byLevel.of("rooftop"), 30);
    EXPECT_EQ(report.precision(), 1);
    EXPECT_EQ(report.recall(), 1);
    EXPECT_EQ(report.wrongStreet, 0);
    EXPECT_LT(*report.medianErrorMetres, 1);
    EXPECT_EQ(report.points, 30);
    const core::Json json = report;
    for (const char* key : {"total", "matched", "by_level", "precision", "recall", "median_error_m",
                            "p95_error_m", "per_second"}) {
        EXPECT_TRUE(json.contains(key)) << key;
    }
    EXPECT_NE(dir.read("curve.csv").find("\n0.00,30,30,1.00000,1.00000\n"), std::string::npos);
    EXPECT_NE(dir.read("list.csv").find("\"100 CHESTNUT ST, HARTFORD, CT 06103\""),
              std::string::npos);
}

TEST(GeocodingBench, NeverCallsAHeldOutNumberAPoint) {
    const support::TempDir dir;
    bench::GeocodingParams params;
    params.truth = dir.write("truth.csv", truthText(houses()));
    params.holdOutNumbers = true;
    core::Job job;
    const auto report = bench::benchGeocoding(params, job);
    EXPECT_EQ(report.total, 15);
    EXPECT_EQ(report.byLevel.of("rooftop"), 0);
    EXPECT_EQ(report.wrongStreet, 0);
}

TEST(GeocodingBench, FindsNothingInAnEmptyIndex) {
    const support::TempDir dir;
    bench::GeocodingParams params;
    params.truth = dir.write("truth.csv", truthText(houses()));
    core::Job job;
    const auto report = bench::benchGeocoding(params, job);
    EXPECT_EQ(report.matched, 0);
    EXPECT_EQ(report.byLevel.of("zip"), 30);
}

TEST(ScaledReference, CopiesRangesToOtherZips) {
    const support::TempDir dir;
    const std::string source = dir.write(
        "ranges.csv", "from;to;interpolation;street;city;state;postcode;geometry\n"
                      "1;99;odd;Elm St;Autauga;AL;36067;LINESTRING(-86.46 32.46,-86.45 32.46)\n"
                      "98;2;even;Oak St;Autauga;AL;36066;LINESTRING(-86.40 32.46,-86.39 32.46)\n");
    core::Job job;
    const auto scaled = bench::scaleReference(source, dir.path().string(), 100, 10, 1, job);
    EXPECT_EQ(scaled.ranges, 100);
    EXPECT_EQ(scaled.queries.size(), 10U);
    bench::GeocodingParams params;
    params.references = {source};
    params.scaleTo = 100;
    params.sample = 50;
    const auto report = bench::benchGeocoding(params, job);
    EXPECT_EQ(report.ranges, 100);
    EXPECT_EQ(report.correct, 50);
}

} // namespace
