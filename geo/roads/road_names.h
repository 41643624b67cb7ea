// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace geo {

/// The names of roads, each kept once and known by its number; 0 is the road without a name.
class RoadNames {
public:
    RoadNames() { numberOf({}); }

    std::uint32_t numberOf(std::string_view name) {
        const auto [found, added] =
            numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(names_.size()));
        if (added) {
            names_.emplace_back(name);
        }
        return found->second;
    }
    const std::vector<std::string>& all() const { return names_; }

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<std::string> names_;
};

} // namespace geo
