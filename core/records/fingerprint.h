// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/row.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace core::records {

/// A 128-bit digest of a list of values, the same on every machine. It tells changed from unchanged
/// content and makes ids from content; it is no protection against forgery.
///
/// FNV-1a (Fowler, Noll, Vo) over 128 bits. Every value is closed by its length, so that
/// ("ab", "c") and ("a", "bc") differ, and NULL differs from an empty text.
class Fingerprint {
public:
    void add(std::string_view text);
    void add(const Value& value);

    /// 32 hexadecimal digits.
    std::string hex() const;
    std::uint64_t low() const { return static_cast<std::uint64_t>(state_); }

private:
    __extension__ using Wide = unsigned __int128;
    void byte(unsigned char b);

    Wide state_ = (static_cast<Wide>(0x6c62272e07bb0142ULL) << 64) | 0x62b821756295c58dULL;
};

/// Digest of a table's header: files with the same columns, in any letter case, have the same one.
std::string headerFingerprint(const std::vector<Column>& columns);

} // namespace core::records
