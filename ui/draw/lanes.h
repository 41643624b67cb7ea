// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

/// On a function: compiled twice, and where the processor has the wider vectors, with them. Inner
/// functions have to be inlined by force to be part of it.
#define UI_WIDE_VECTORS __attribute__((target_clones("avx2", "default")))
#define UI_INLINED __attribute__((always_inline)) inline

namespace ui {

/// Numbers that are worked out side by side: vectors of the compiler, which makes of them what the
/// processor has.
inline constexpr int kLanes = 8;
using Floats = float __attribute__((vector_size(kLanes * sizeof(float))));
using Ints = std::int32_t __attribute__((vector_size(kLanes * sizeof(std::int32_t))));

/// As they are stored: containers do not keep to the alignment that vectors want.
using LaneArray = std::array<float, kLanes>;
UI_INLINED void load(const LaneArray& stored, Floats& lanes) {
    std::memcpy(&lanes, stored.data(), sizeof lanes);
}

} // namespace ui
