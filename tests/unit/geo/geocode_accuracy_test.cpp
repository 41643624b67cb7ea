// SPDX-License-Identifier: GPL-3.0-or-later
// Claims about large public data; skipped where it is absent.
#include "geo/crs/geodesic.h"
#include "geo/embedded/zip_table.h"
#include "geo/geocode/geocoder.h"
#include "geo/geocode/reference_files.h"
#include "geo/io/table.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

using namespace geo;

namespace {

std::string shared(const std::string& name) {
    return std::string(EVENLODE_SHARED_DATA) + "/" + name;
}

class Accuracy : public testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(shared("accounts/geocode_truth_sf_eas.csv"))) {
            GTEST_SKIP() << "no shared data";
        }
    }
    void add(const std::string& source) {
        ReferenceIndex index(path());
        core::Job job;
        addReference(index, source, {}, job);
    }
    std::string path() const { return dir_.file("reference.sqlite"); }

    support::TempDir dir_;
};

struct Truth {
    std::string number, street, zip;
    core::Point point;
};

std::vector<Truth> sanFrancisco() {
    std::vector<Truth> rows;
    for (const auto& row : readTable(shared("accounts/geocode_truth_sf_eas.csv")).rows) {
        const auto value = [&](std::size_t i) { return row.values[i].value_or(""); };
        if (value(3) != "UNKNOWN") {
            rows.push_back({value(1) + value(2),
                            value(3) + " " + value(4),
                            value(9),
                            {std::stod(value(11)), std::stod(value(10))}});
        }
    }
    std::sort(rows.begin(), rows.end(), [](const Truth& a, const Truth& b) {
        return std::tie(a.zip, a.street) != std::tie(b.zip, b.street)
                   ? std::tie(a.zip, a.street) < std::tie(b.zip, b.street)
                   : std::stoi(a.number) < std::stoi(b.number);
    });
    rows.erase(std::unique(rows.begin(), rows.end(),
                           [](const Truth& a, const Truth& b) {
                               return a.number == b.number && a.street == b.street &&
                                      a.zip == b.zip;
                           }),
               rows.end());
    return rows;
}

double medianOf(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

} // namespace

TEST_F(Accuracy, KnownAddressesAreFoundAtTheirDoor) {
    add(shared("accounts/geocode_truth_sf_eas.csv"));
    const Geocoder geocoder(path());
    const auto truth = sanFrancisco();
    std::size_t points = 0;
    std::vector<double> errors;
    for (const Truth& one : truth) {
        const Match match = geocoder.find(
            parseAddress({one.number + " " + one.street, "San Francisco", "CA", one.zip, {}}));
        points += match.level == MatchLevel::Point ? 1 : 0;
        errors.push_back(match.point ? geodesicDistance(*match.point, one.point) : 1e6);
    }
    EXPECT_GE(points, truth.size() * 99 / 100);
    EXPECT_LE(medianOf(errors), 5);
}

TEST_F(Accuracy, NumbersThatWereHeldOutAreNeverPoints) {
    const auto truth = sanFrancisco();
    std::string half = "number,street,city,state,zip,lon,lat\n";
    for (std::size_t i = 0; i < truth.size(); i += 2) {
        half += truth[i].number + "," + truth[i].street + ",San Francisco,CA," + truth[i].zip +
                "," + std::to_string(truth[i].point.x) + "," + std::to_string(truth[i].point.y) +
                "\n";
    }
    add(dir_.write("half.csv", half));
    const Geocoder geocoder(path());
    std::vector<double> errors;
    std::size_t close = 0;
    std::size_t matched = 0;
    for (std::size_t i = 1; i < truth.size(); i += 2) {
        const Match match = geocoder.find(parseAddress(
            {truth[i].number + " " + truth[i].street, "San Francisco", "CA", truth[i].zip, {}}));
        EXPECT_GE(match.level, MatchLevel::Interpolated) << truth[i].number << truth[i].street;
        if (match.level <= MatchLevel::Street) {
            ++matched;
            errors.push_back(geodesicDistance(*match.point, truth[i].point));
            close += errors.back() <= 100 ? 1 : 0;
        }
    }
    EXPECT_GE(close, matched * 97 / 100);
    EXPECT_LE(medianOf(errors), 15);
}

TEST_F(Accuracy, NoAddressOfAnyStateIsPlacedInAnother) {
    add(shared("streets/tl_2020_37143_edges.zip"));
    add(shared("streets/tiger_01001_autauga_al.csv.gz"));
    add(shared("accounts/geocode_truth_sf_eas.csv"));
    const Geocoder geocoder(path());
    int wrong = 0;
    for (const auto& row : readTable(shared("accounts/rrad_addresses.csv")).rows) {
        std::string line;
        for (std::size_t i = 1; i <= 5; ++i) {
            line += (line.empty() ? "" : ", ") + row.values[i].value_or("");
        }
        const Address address = parseAddressLine(line);
        const Match match = geocoder.find(address);
        if (match.level <= MatchLevel::Street) {
            const auto zip = zipPlaces().nearest(*match.point);
            wrong += zip != nullptr && zip->state != address.state ? 1 : 0;
        }
    }
    EXPECT_EQ(wrong, 0);
}

TEST_F(Accuracy, CensusRangesPlaceAccountsWithinTheirStatedError) {
    add(shared("streets/tl_2020_37143_edges.zip"));
    add(shared("streets/tiger_01001_autauga_al.csv.gz"));
    const Geocoder geocoder(path());
    std::vector<double> errors;
    int within = 0;
    for (const auto& row : readTable(shared("accounts/us_chain_locations_2024.csv")).rows) {
        const auto value = [&](std::size_t i) { return row.values[i].value_or(""); };
        if (value(9).empty() || (value(7) != "AL" && value(7) != "NC")) {
            continue;
        }
        const Match match =
            geocoder.find(parseAddress({value(5), value(6), value(7), value(8), {}}));
        if (match.level == MatchLevel::Interpolated) {
            const core::Point truth{std::stod(value(10)), std::stod(value(9))};
            errors.push_back(geodesicDistance(*match.point, truth));
            within += errors.back() <= match.errorMetres ? 1 : 0;
        }
    }
    EXPECT_GE(errors.size(), 12U);
    EXPECT_LE(medianOf(errors), 130);
    EXPECT_GE(within, static_cast<int>(errors.size()) * 8 / 10);
}
