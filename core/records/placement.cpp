// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/placement.h"

#include "core/records/fingerprint.h"
#include "core/records/normalise.h"

namespace core::records {

Placement placeAsGiven(const NeutralRecord& record) {
    Placement placement;
    if (record.point) {
        placement.point = record.point;
        placement.level = "given";
        placement.score = 1;
        placement.provider = "file";
    }
    return placement;
}

PlacementInput placementInputOf(const NeutralRecord& record) {
    return {record.field("street"), record.field("city"),    record.field("state"),
            record.field("zip"),    record.field("country"), record.point};
}

std::string placementInput(const NeutralRecord& record) {
    return placementInput(placementInputOf(record));
}

std::string placementInput(const PlacementInput& input) {
    Fingerprint print;
    for (const Value& value : {input.street, input.city, input.state, input.zip, input.country}) {
        print.add(value);
    }
    print.add(input.given ? Value(numberText(input.given->x)) : Value());
    print.add(input.given ? Value(numberText(input.given->y)) : Value());
    return print.hex();
}

} // namespace core::records
