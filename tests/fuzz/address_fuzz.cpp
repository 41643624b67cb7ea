// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

/// Ends the program, which libFuzzer reports together with the input.
void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void check(const geo::Address& address) {
    require(address.zip.empty() || address.zip.size() == 5);
    require(address.plus4.empty() || address.plus4.size() == 4);
    require(address.state.empty() || address.state.size() == 2);
    require(address.kind != geo::AddressKind::Street || !address.street.empty());
    const std::string line = geo::deliveryLine(address);
    geo::parseAddress({line, address.city, address.state, address.zip, address.country});
}

/// Up to five fields, one a line.
std::array<std::string_view, 5> fieldsOf(std::string_view text) {
    std::array<std::string_view, 5> fields;
    for (std::string_view& field : fields) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        field = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return fields;
}

} // namespace

/// The tables of places are made once, which must not count as a slow input.
extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
    geo::parseAddressLine("1 Main St Springfield IL 62701");
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check(geo::parseAddressLine(text));
    const auto f = fieldsOf(text);
    check(geo::parseAddress({f[0], f[1], f[2], f[3], f[4]}));
    geo::streetText(geo::parseStreetName(f[0]));
    if (const auto house = geo::parseHouseNumber(f[0])) {
        geo::houseNumberText(*house);
    }
    return 0;
}
