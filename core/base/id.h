// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace core {

/// A row id that knows what it is the id of: mixing a unit's and a territory's does not compile.
/// 0 means "none"; rows start at 1 and numbers are never reused.
template <class Tag> struct Id {
    std::int64_t value = 0;

    constexpr Id() = default;
    constexpr explicit Id(std::int64_t v) : value(v) {}
    constexpr explicit operator bool() const { return value != 0; }
    constexpr auto operator<=>(const Id&) const = default;
};

using LayerId = Id<struct LayerTag>;
using UnitId = Id<struct UnitTag>;
using MeasureId = Id<struct MeasureTag>;
using AccountId = Id<struct AccountTag>;
using RepId = Id<struct RepTag>;
using ForceId = Id<struct ForceTag>;
using ScenarioId = Id<struct ScenarioTag>;
using TerritoryId = Id<struct TerritoryTag>;
using ConnectionId = Id<struct ConnectionTag>;
using VisitId = Id<struct VisitTag>;

} // namespace core

template <class Tag> struct std::hash<core::Id<Tag>> {
    std::size_t operator()(const core::Id<Tag>& id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
