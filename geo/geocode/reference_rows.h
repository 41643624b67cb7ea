// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/reference_reader.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace geo {

/// Street names of a source, each taken apart once.
class StreetNames {
public:
    /// Empty for the words that data has for no name: "UNKNOWN", "UNNAMED RD".
    const StreetName& of(const std::string& text);

private:
    std::unordered_map<std::string, StreetName> known_;
};

/// Fills in what the source leaves out: the state from the ZIP, the ZIP from the position. False if
/// no ZIP is near.
bool completePlace(StreetPlace& place, core::Point point);

/// Rows of lines with house numbers at their ends (EDGES, ADDRFEAT, interpolation lines).
class RangeRows {
public:
    RangeRows(const FeatureReader& reader, ReferenceKind kind);
    /// Hands on what a row gives; false if that is nothing.
    bool read(const Feature& row, const ReferenceSink& sink);

private:
    struct SideColumns {
        std::optional<std::size_t> from, to, zip, parity;
    };

    bool readSide(const Feature& row, const SideColumns& columns, Side side,
                  ReferenceStretch stretch, const ReferenceSink& sink);
    void setParity(AddressRange& range, std::string_view word) const;

    ReferenceKind kind_;
    std::optional<std::size_t> street_, class_, state_, stateName_, city_, interpolation_;
    std::vector<std::pair<Side, SideColumns>> sides_;
    StreetNames names_;
};

/// Rows of points or areas with an address.
class PointRows {
public:
    explicit PointRows(const FeatureReader& reader);
    /// Whether the columns can give an address and a place at all.
    bool usable() const;
    bool read(const Feature& row, const ReferenceSink& sink);

private:
    std::string value(const Feature& row, std::optional<std::size_t> column,
                      std::string_view tag) const;
    std::optional<core::Point> pointOf(const Feature& row) const;
    bool readStreet(const Feature& row, ReferenceAddress& address);

    std::optional<std::size_t> number_, numberSuffix_, preDirection_, street_, type_,
        postDirection_, full_, city_, state_, zip_, lon_, lat_, tags_;
    StreetNames names_;
};

} // namespace geo
