// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/plan/shape.h"

#include <optional>
#include <string>

namespace core::quality {

/// A postal address as far as duplicates go, each part already in one spelling (USPS Publication
/// 28 or the like): the caller knows how to parse addresses, this folder does not.
struct PlainAddress {
    std::string house;  ///< "123", "12B"
    std::string street; ///< "N MAIN ST": what distinguishes streets, without house and unit
    std::string core;   ///< "MAIN": the same without direction and type
    std::string unit;   ///< "STE 200"
    std::string box;    ///< of a PO box or rural route
    std::string city;   ///< in capitals
    std::string state;  ///< two letters
    std::string zip;    ///< five digits
};

/// An account as it is compared with others. Texts as they stand in the source.
struct DuplicateRecord {
    AccountId id;
    std::string name;
    std::string storeNumber; ///< where the source has a column for it
    PlainAddress address;
    std::string phone;
    std::string website;
    std::optional<Point> point; ///< degrees of EPSG:4326, only if better than a ZIP's middle
    double errorM = 0;          ///< 95 % radius of the point
};

} // namespace core::quality
