// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace ui {

/// Numbers 64-bit keys in the order in which they come: 0, 1, 2, ... Open addressing, because the
/// node-based maps of the standard library take most of the time of building a topology.
class FlatIndex {
public:
    /// Room for that many keys, so that it need not grow step by step.
    void reserve(std::size_t keys) {
        std::size_t size = std::max<std::size_t>(slots_.size(), 1024);
        while (keys * 2 > size) {
            size *= 2;
        }
        if (size > slots_.size()) {
            grow(size);
        }
    }

    /// The key's number, and whether it is new.
    std::pair<std::uint32_t, bool> add(std::uint64_t key) {
        if ((count_ + 1) * 2 > slots_.size()) {
            grow(slots_.empty() ? 1024 : slots_.size() * 2);
        }
        std::size_t slot = hash(key) & (slots_.size() - 1);
        while (slots_[slot].number != kFree) {
            if (slots_[slot].key == key) {
                return {slots_[slot].number, false};
            }
            slot = (slot + 1) & (slots_.size() - 1);
        }
        slots_[slot] = {key, count_};
        return {count_++, true};
    }

    std::size_t size() const { return count_; }

private:
    static constexpr std::uint32_t kFree = UINT32_MAX;
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t number = kFree;
    };

    /// The finaliser of splitmix64.
    static std::uint64_t hash(std::uint64_t x) {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
        return x ^ (x >> 31);
    }

    void grow(std::size_t size) {
        std::vector<Slot> old(size);
        old.swap(slots_);
        for (const Slot& entry : old) {
            if (entry.number != kFree) {
                std::size_t slot = hash(entry.key) & (slots_.size() - 1);
                while (slots_[slot].number != kFree) {
                    slot = (slot + 1) & (slots_.size() - 1);
                }
                slots_[slot] = entry;
            }
        }
    }

    std::vector<Slot> slots_;
    std::uint32_t count_ = 0;
};

} // namespace ui
