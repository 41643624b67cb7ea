// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address.h"
#include "geo/io/table.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

namespace {

using geo::Address;

using Row = std::map<std::string, std::string>;

std::vector<Row> rowsOf(const std::string& name) {
    const std::string path = std::string(EVENLODE_SHARED_DATA) + "/accounts/" + name;
    std::vector<Row> rows;
    if (!std::filesystem::exists(path)) {
        return rows;
    }
    const auto table = geo::readTable(path);
    for (const auto& row : table.rows) {
        Row& out = rows.emplace_back();
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            out[table.columns[i].name] = row.values[i].value_or("");
        }
    }
    return rows;
}

std::string summary(const Address& address) {
    return geo::deliveryLine(address) + '|' + address.city + '|' + address.state + '|' +
           address.zip;
}

/// Share of the addresses that, joined into one line, are read back as from their columns.
double readBack(const std::vector<Row>& rows, const std::string& comma) {
    int same = 0;
    for (Row row : rows) {
        const std::string street = row["street"] + (row["unit"].empty() ? "" : " " + row["unit"]);
        const std::string city = row["city"].empty() ? "" : comma + row["city"];
        const std::string line = street + city + comma + row["state"] + ' ' + row["zip"];
        const Address columns =
            geo::parseAddress({street, row["city"], row["state"], row["zip"], ""});
        const Address joined = geo::parseAddressLine(line);
        EXPECT_EQ(columns.zip, row["zip"]);
        EXPECT_EQ(columns.state, row["state"]);
        same += summary(joined) == summary(columns) ? 1 : 0;
    }
    return same / static_cast<double>(rows.size());
}

TEST(AddressFiles, AddressesOnOneLineAreReadAsFromTheirColumns) {
    const auto rows = rowsOf("rrad_addresses.csv");
    if (rows.empty()) {
        GTEST_SKIP() << "needs shared/data/accounts";
    }
    const double commas = readBack(rows, ", ");
    const double blanks = readBack(rows, " ");
    RecordProperty("with_commas", std::to_string(commas));
    RecordProperty("without_commas", std::to_string(blanks));
    EXPECT_GE(commas, 0.995);
    EXPECT_GE(blanks, 0.99);
}

TEST(AddressFiles, ChainStoresAreReadAndTheirLinesReadTheSameAgain) {
    const auto rows = rowsOf("us_chain_locations_2024.csv");
    if (rows.empty()) {
        GTEST_SKIP() << "needs shared/data/accounts";
    }
    int streets = 0;
    int changed = 0;
    for (Row row : rows) {
        const geo::AddressFields fields{row["street"], row["city"], row["state"], row["zip"], ""};
        const Address address = geo::parseAddress(fields);
        const std::string line = geo::deliveryLine(address);
        streets += address.kind == geo::AddressKind::Street ? 1 : 0;
        changed += geo::deliveryLine(
                       geo::parseAddress({line, row["city"], row["state"], row["zip"], ""})) == line
                       ? 0
                       : 1;
    }
    EXPECT_GE(streets, 47900); // the others are corners, malls, bases and airports
    EXPECT_LE(changed, 5);
}

} // namespace
