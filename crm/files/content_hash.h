// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace crm {

/// A running 64-bit fingerprint of bytes, the same however they are cut into pieces. It notices
/// that a file changed; it is no protection against somebody who wants to deceive.
class ContentHash {
public:
    void add(std::string_view bytes);
    std::uint64_t value() const;

private:
    std::uint64_t state_ = 0x9E3779B97F4A7C15ULL;
    std::uint64_t pending_ = 0;
    std::uint64_t length_ = 0;
};

} // namespace crm
