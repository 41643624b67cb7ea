// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/reference_record.h"

#include <cstddef>
#include <map>
#include <string>

namespace geo {

/// Gathers what a source says of each street until there is enough to be written.
class StreetBatch {
public:
    struct Street {
        StreetName name;
        StreetPlace place;
        StreetBody body;
    };

    void add(const ReferenceStretch& stretch);
    void add(const ReferenceAddress& address);

    /// Ranges, stretches and points held.
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    void clear();
    /// In an order that does not depend on that of the rows.
    const std::map<std::string, Street>& streets() const { return streets_; }

private:
    Street& streetOf(const StreetName& name, const StreetPlace& place);

    std::map<std::string, Street> streets_;
    std::size_t size_ = 0;
};

} // namespace geo
