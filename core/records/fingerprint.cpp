// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/fingerprint.h"

#include "core/base/text.h"

namespace core::records {

void Fingerprint::byte(unsigned char b) {
    // The FNV prime for 128 bits is 2^88 + 2^8 + 0x3b.
    constexpr auto kPrime = (static_cast<Wide>(0x0000000001000000ULL) << 64) | 0x13BULL;
    state_ = (state_ ^ b) * kPrime;
}

void Fingerprint::add(std::string_view text) {
    for (const char c : text) {
        byte(static_cast<unsigned char>(c));
    }
    for (std::uint64_t length = text.size() + 1; length != 0; length >>= 8) {
        byte(static_cast<unsigned char>(length & 0xFF));
    }
    byte(0xFF);
}

void Fingerprint::add(const Value& value) {
    if (value) {
        add(std::string_view(*value));
    } else {
        byte(0xFE);
        byte(0xFE);
    }
}

std::string Fingerprint::hex() const {
    return format("{:016x}{:016x}", static_cast<std::uint64_t>(state_ >> 64), low());
}

std::string headerFingerprint(const std::vector<Column>& columns) {
    Fingerprint print;
    for (const Column& column : columns) {
        print.add(std::string_view(lower(trim(column.name))));
    }
    return print.hex();
}

} // namespace core::records
