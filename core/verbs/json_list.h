// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <vector>

namespace core {

/// Items as a JSON array: what `make` says of each.
template <class Item, class Make> Json listOf(const std::vector<Item>& items, const Make& make) {
    Json list = Json::array();
    for (const Item& item : items) {
        list.push_back(make(item));
    }
    return list;
}

} // namespace core
