// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/reference_rows.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/us_states.h"
#include "geo/geocode/zip_places.h"

#include <algorithm>
#include <array>

namespace geo {

using core::Code;
using core::Error;

namespace {

std::string_view cellOf(const Feature& row, std::optional<std::size_t> column) {
    return column && *column < row.values.size() ? std::string_view(row.values[*column])
                                                 : std::string_view();
}

/// Roads and streets of the Census feature classes, but no ramps, trails or waters.
bool isRoad(std::string_view featureClass) {
    static constexpr std::array<std::string_view, 8> kRoads = {"S1100", "S1200", "S1400", "S1500",
                                                               "S1640", "S1730", "S1740", "S1780"};
    return featureClass.empty() ||
           std::find(kRoads.begin(), kRoads.end(), featureClass) != kRoads.end();
}

/// Both ends of a range, if they are numbers on one scale.
std::optional<AddressRange> rangeOf(std::string_view from, std::string_view to) {
    const auto a = parseHouseNumber(from);
    const auto b = parseHouseNumber(to);
    if (!a || !b || a->prefix != b->prefix) {
        return std::nullopt;
    }
    AddressRange range;
    range.from = a->number;
    range.to = b->number;
    range.prefix = a->prefix;
    range.parity = parityOf(range.from, range.to);
    return range;
}

} // namespace

RangeRows::RangeRows(const FeatureReader& reader, ReferenceKind kind)
    : kind_(kind), class_(reader.column("MTFCC")), state_(reader.column("STATEFP")),
      stateName_(reader.column("state")), city_(reader.column("city")),
      interpolation_(reader.column("interpolation")) {
    street_ = reader.column(kind == ReferenceKind::Ranges ? "street" : "FULLNAME");
    const auto side = [&](Side where, const char* from, const char* to, const char* zip,
                          const char* parity) {
        sides_.push_back(
            {where,
             {reader.column(from), reader.column(to), reader.column(zip), reader.column(parity)}});
    };
    switch (kind) {
    case ReferenceKind::TigerEdges:
        side(Side::Left, "LFROMADD", "LTOADD", "ZIPL", "");
        side(Side::Right, "RFROMADD", "RTOADD", "ZIPR", "");
        break;
    case ReferenceKind::TigerAddrfeat:
        side(Side::Left, "LFROMHN", "LTOHN", "ZIPL", "PARITYL");
        side(Side::Right, "RFROMHN", "RTOHN", "ZIPR", "PARITYR");
        break;
    default: side(Side::On, "from", "to", "postcode", "interpolation"); break;
    }
    const bool complete = street_ && std::all_of(sides_.begin(), sides_.end(), [](const auto& s) {
                              return s.second.from && s.second.to;
                          });
    if (!complete) {
        throw Error(Code::Input, core::format("the columns are not those of {}", kindName(kind)),
                    "there are: " + core::join(reader.columns(), ", "), reader.layerName(0));
    }
}

void RangeRows::setParity(AddressRange& range, std::string_view word) const {
    const std::string plain = core::lower(word);
    const bool ends = hasParity(parityOf(range.from, range.to), range.from);
    if (plain == "b" || plain == "all" || plain == "both") {
        range.parity = Parity::Both;
    } else if (ends && (plain == "o" || plain == "odd")) {
        range.parity = Parity::Odd;
    } else if (ends && (plain == "e" || plain == "even")) {
        range.parity = Parity::Even;
    }
}

bool RangeRows::readSide(const Feature& row, const SideColumns& columns, Side side,
                         ReferenceStretch stretch, const ReferenceSink& sink) {
    stretch.range = rangeOf(cellOf(row, columns.from), cellOf(row, columns.to));
    if (!stretch.range) {
        return false;
    }
    stretch.range->side = side;
    setParity(*stretch.range, cellOf(row, columns.parity));
    stretch.place.zip = referenceZip(cellOf(row, columns.zip));
    if (!completePlace(stretch.place, stretch.line[stretch.line.size() / 2])) {
        return false;
    }
    sink.stretch(stretch);
    return true;
}

bool RangeRows::read(const Feature& row, const ReferenceSink& sink) {
    const std::string text(cellOf(row, street_));
    if (row.shape.size() < 2 || text.empty() || !isRoad(cellOf(row, class_))) {
        return false;
    }
    ReferenceStretch stretch;
    stretch.street = names_.of(text);
    if (stretch.street.empty()) {
        return false;
    }
    stretch.line = row.shape;
    stretch.place.state = zipPlaces().stateOfFips(cellOf(row, state_));
    if (stretch.place.state.empty()) {
        stretch.place.state = core::records::stateCode(cellOf(row, stateName_)).value_or("");
    }
    stretch.place.city = core::upper(cellOf(row, city_));
    bool any = false;
    for (const auto& [side, columns] : sides_) {
        any = readSide(row, columns, side, stretch, sink) || any;
    }
    if (any) {
        return true;
    }
    // A named road without numbers still says where the street is.
    stretch.place.zip = referenceZip(cellOf(row, sides_.front().second.zip));
    if (kind_ == ReferenceKind::Ranges ||
        !completePlace(stretch.place, stretch.line[stretch.line.size() / 2])) {
        return false;
    }
    sink.stretch(stretch);
    return true;
}

} // namespace geo
