// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/street_batch.h"

namespace geo {

StreetBatch::Street& StreetBatch::streetOf(const StreetName& name, const StreetPlace& place) {
    std::string key = place.zip;
    for (const std::string* part : {&name.name, &name.preDirection, &name.preType, &name.type,
                                    &name.postDirection, &place.state, &place.city}) {
        key += '\n';
        key += *part;
    }
    key += place.zipKnown ? '+' : '-';
    Street& street = streets_[key];
    if (street.name.empty()) {
        street.name = name;
        street.place = place;
    }
    ++size_;
    return street;
}

void StreetBatch::add(const ReferenceStretch& stretch) {
    StreetBody& body = streetOf(stretch.street, stretch.place).body;
    // The two sides of a stretch come one after the other and share its line.
    if (body.lines.empty() || body.lines.back() != stretch.line) {
        body.lines.push_back(stretch.line);
    }
    if (stretch.range) {
        body.ranges.push_back(*stretch.range);
        body.ranges.back().line = static_cast<std::uint32_t>(body.lines.size() - 1);
    }
}

void StreetBatch::add(const ReferenceAddress& address) {
    streetOf(address.street, address.place).body.points.push_back(address.house);
}

void StreetBatch::clear() {
    streets_.clear();
    size_ = 0;
}

} // namespace geo
