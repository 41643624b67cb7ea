// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/reference_rows.h"

#include "core/base/text.h"
#include "core/records/us_states.h"
#include "geo/geocode/street_key.h"

#include <cmath>
#include <initializer_list>

namespace geo {

namespace {

using Names = std::initializer_list<const char*>;

std::optional<std::size_t> firstOf(const FeatureReader& reader, Names names) {
    for (const char* name : names) {
        if (const auto column = reader.column(name)) {
            return column;
        }
    }
    return std::nullopt;
}

std::string cellOf(const Feature& row, std::optional<std::size_t> column) {
    return column && *column < row.values.size() ? row.values[*column] : std::string();
}

/// The value of a key in GDAL's text form of OpenStreetMap tags: "key"=>"value","key"=>"value".
std::string tagOf(std::string_view tags, std::string_view key) {
    const std::string begin = core::format("\"{}\"=>\"", key);
    const auto at = tags.find(begin);
    std::string value;
    for (std::size_t i = at + begin.size(); at != std::string_view::npos && i < tags.size(); ++i) {
        if (tags[i] == '"') {
            break;
        }
        i += tags[i] == '\\' && i + 1 < tags.size() ? 1 : 0;
        value += tags[i];
    }
    return value;
}

std::string joined(std::initializer_list<std::string> parts) {
    std::string text;
    for (const std::string& part : parts) {
        if (!part.empty()) {
            text += (text.empty() ? "" : " ") + part;
        }
    }
    return text;
}

} // namespace

PointRows::PointRows(const FeatureReader& reader) {
    number_ = firstOf(reader, {"addr:housenumber", "addr_housenumber", "street_number",
                               "house_number", "housenumber", "number", "add_number",
                               "address_number", "addr_number", "addr_num", "st_number",
                               "house_num", "hse_num", "stnum", "addnum", "houseno", "house_no"});
    numberSuffix_ = firstOf(reader, {"number_suffix", "addnum_suf", "address_number_suffix",
                                     "house_suffix", "addnumsuf", "num_suffix"});
    preDirection_ = firstOf(reader, {"st_predir", "pre_dir", "predir", "prefix_direction",
                                     "street_prefix", "pre_direction", "st_prefix", "dir"});
    street_ = firstOf(reader, {"addr:street", "addr_street", "full_street_name", "full_street",
                               "fullname", "street_name", "streetname", "street", "st_name",
                               "stname", "road_name", "road"});
    type_ = firstOf(reader, {"street_type", "st_postyp", "st_type", "post_type", "streettype",
                             "street_suffix", "st_suffix", "sttype"});
    postDirection_ = firstOf(reader, {"st_posdir", "post_dir", "postdir", "suffix_direction",
                                      "post_direction", "sufdir"});
    full_ = firstOf(reader, {"full_address", "fulladdress", "full_addr", "fulladdr", "address",
                             "street_address", "site_address", "siteaddress", "site_addr",
                             "situs_address", "situs", "property_address", "addr", "location"});
    city_ = firstOf(reader, {"addr:city", "addr_city", "city", "post_city", "post_comm",
                             "postal_city", "town", "municipality", "community", "inc_muni"});
    state_ = firstOf(reader, {"addr:state", "addr_state", "state", "region", "state_code"});
    zip_ = firstOf(reader, {"addr:postcode", "addr_postcode", "zip", "zipcode", "zip_code",
                            "postcode", "post_code", "postal_code", "zip5", "zipcode5"});
    lon_ = firstOf(reader, {"lon", "longitude", "lng", "long", "x"});
    lat_ = firstOf(reader, {"lat", "latitude", "y"});
    tags_ = firstOf(reader, {"other_tags", "all_tags"});
}

bool PointRows::usable() const {
    return (number_ && street_) || full_ || tags_;
}

std::string PointRows::value(const Feature& row, std::optional<std::size_t> column,
                             std::string_view tag) const {
    std::string text = cellOf(row, column);
    return text.empty() && tags_ ? tagOf(row.values[*tags_], tag) : text;
}

std::optional<core::Point> PointRows::pointOf(const Feature& row) const {
    if (row.shape.size() == 1) {
        return row.shape.front();
    }
    const auto lon = core::parseNumber(cellOf(row, lon_));
    const auto lat = core::parseNumber(cellOf(row, lat_));
    if (!lon || !lat || std::abs(*lon) > 180 || std::abs(*lat) > 90 || (*lon == 0 && *lat == 0)) {
        return std::nullopt;
    }
    return core::Point{*lon, *lat};
}

bool PointRows::readStreet(const Feature& row, ReferenceAddress& address) {
    const std::string number = value(row, number_, "addr:housenumber");
    const std::string street =
        joined({cellOf(row, preDirection_), value(row, street_, "addr:street"), cellOf(row, type_),
                cellOf(row, postDirection_)});
    std::optional<HouseNumber> house;
    if (!number.empty() && !street.empty()) {
        const std::string suffix = cellOf(row, numberSuffix_);
        house = parseHouseNumber(suffix.empty() ? number : number + " " + suffix);
        house = house || suffix.empty() ? house : parseHouseNumber(number + suffix);
        address.street = names_.of(street);
    } else if (full_) {
        const std::string text = cellOf(row, full_);
        const Address parsed = parseAddress({text, {}, {}, {}, {}});
        house = parsed.house;
        address.street = plainStreet(parsed.street);
    }
    if (!house || address.street.empty()) {
        return false;
    }
    address.house.number = house->number;
    address.house.prefix = house->prefix;
    address.house.suffix = house->suffix;
    return true;
}

bool PointRows::read(const Feature& row, const ReferenceSink& sink) {
    const auto point = pointOf(row);
    ReferenceAddress address;
    if (!point || !readStreet(row, address)) {
        return false;
    }
    address.house.point = *point;
    address.place.zip = referenceZip(value(row, zip_, "addr:postcode"));
    address.place.city = core::upper(value(row, city_, "addr:city"));
    address.place.state = core::records::stateCode(value(row, state_, "addr:state")).value_or("");
    if (!completePlace(address.place, *point)) {
        return false;
    }
    sink.address(address);
    return true;
}

} // namespace geo
