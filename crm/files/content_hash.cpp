// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/files/content_hash.h"

#include <bit>

namespace crm {

namespace {

/// One round of the MurmurHash3 kind (Appleby): multiply, rotate, multiply, rotate, spread.
std::uint64_t mixed(std::uint64_t state, std::uint64_t word) {
    word *= 0x87C37B91114253D5ULL;
    word = std::rotl(word, 31);
    word *= 0x4CF5AD432745937FULL;
    return std::rotl(state ^ word, 27) * 5 + 0x52DCE729ULL;
}

std::uint64_t finished(std::uint64_t value) {
    value ^= value >> 33;
    value *= 0xFF51AFD7ED558CCDULL;
    value ^= value >> 33;
    value *= 0xC4CEB9FE1A85EC53ULL;
    return value ^ (value >> 33);
}

} // namespace

void ContentHash::add(std::string_view bytes) {
    std::size_t at = 0;
    const auto takeByte = [&] {
        pending_ |= std::uint64_t{static_cast<unsigned char>(bytes[at++])} << (length_ % 8 * 8);
        if (++length_ % 8 == 0) {
            state_ = mixed(state_, pending_);
            pending_ = 0;
        }
    };
    while (at < bytes.size() && length_ % 8 != 0) {
        takeByte();
    }
    for (; at + 8 <= bytes.size(); at += 8, length_ += 8) {
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            word |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (i * 8);
        }
        state_ = mixed(state_, word);
    }
    while (at < bytes.size()) {
        takeByte();
    }
}

std::uint64_t ContentHash::value() const {
    return finished(mixed(state_, pending_) ^ length_);
}

} // namespace crm
