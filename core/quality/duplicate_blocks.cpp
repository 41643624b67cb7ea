// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/duplicate_blocks.h"

#include "core/quality/text_fold.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <thread>
#include <tuple>
#include <vector>

namespace core::quality {

namespace {

constexpr std::size_t kSmallGroup = 40; ///< all pairs of such a group are compared
constexpr std::size_t kWindow = 8;      ///< of larger ones, each with so many that follow it
constexpr std::uint32_t kRareName = 60;
constexpr double kCellDegrees = 0.003; ///< about 300 m

struct Entry {
    std::uint64_t key;
    std::uint32_t record;
    bool operator<(const Entry& other) const {
        return std::tie(key, record) < std::tie(other.key, other.record);
    }
};

using Keys = std::array<std::uint64_t, 4>; ///< 0 = none

std::uint64_t both(std::uint64_t a, std::uint64_t b, std::uint64_t c = 0) {
    return a == 0 || b == 0 ? 0 : hashNumbers(a, b, c);
}

/// The two rarest words of a name.
std::array<std::uint32_t, 2> rarestWords(const FeatureSet& records, const Features& of) {
    std::array<std::uint32_t, 2> best{};
    for (const std::uint32_t word : records.words(of)) {
        const float bits = records.wordBits(word);
        if (best[0] == 0 || bits > records.wordBits(best[0])) {
            best = {word, best[0]};
        } else if (best[1] == 0 || bits > records.wordBits(best[1])) {
            best[1] = word;
        }
    }
    return best;
}

/// The cell of a grid that is shifted by half a cell for every second pass, so that two points at
/// one place share a cell in one of them.
std::uint64_t cellOf(const Features& of, bool shifted) {
    if (of.errorM < 0) {
        return 0;
    }
    const double shift = shifted ? 0.5 : 0;
    const auto column = static_cast<std::int64_t>(std::floor(of.lon / kCellDegrees + shift));
    const auto row = static_cast<std::int64_t>(std::floor(of.lat / kCellDegrees + shift));
    return hashNumbers(static_cast<std::uint64_t>(column), static_cast<std::uint64_t>(row),
                       shifted);
}

Keys cellKeys(const FeatureSet& records, const Features& of, bool shifted) {
    const std::uint64_t cell = cellOf(of, shifted);
    const auto words = rarestWords(records, of);
    return {both(cell, words[0], 1), both(cell, words[1], 1), both(cell, of.house, 2), 0};
}

/// Keys of one pass; their kinds do not mix, as each is hashed with its number.
Keys keysOf(const FeatureSet& records, const Features& of, int pass) {
    const std::uint64_t area = of.zip != 0 ? of.zip : static_cast<std::uint64_t>(of.town) << 32;
    switch (pass) {
    case 0: return {of.phoneKey, 0, 0, 0};
    case 1: return {of.address, 0, 0, 0};
    case 2: return {both(of.house, area), 0, 0, 0};
    case 3: return {both(of.house, of.core), 0, 0, 0};
    case 4: return {of.domain, 0, 0, 0};
    case 5: return {of.brandTown, both(of.nameKey, of.town, 1), 0, 0};
    case 6:
        return {of.nameKey != 0 && records.names.count(of.nameKey) <= kRareName ? of.nameKey : 0,
                both(of.nameKey, of.storeNumber, 1), 0, 0};
    case 7: {
        const auto words = rarestWords(records, of);
        return {both(words[0], area, 1), both(words[1], area, 1), both(words[0], words[1], 2), 0};
    }
    case 8: return cellKeys(records, of, false);
    default: return cellKeys(records, of, true);
    }
}
constexpr int kPasses = 10;

std::vector<Entry> entriesOf(const FeatureSet& records, int pass) {
    std::vector<Entry> entries;
    entries.reserve(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Keys keys = keysOf(records, records[i], pass);
        for (std::size_t k = 0; k < keys.size(); ++k) {
            const bool repeated = k > 0 && keys[k] == keys[k - 1];
            if (keys[k] != 0 && !repeated) {
                entries.push_back({keys[k], static_cast<std::uint32_t>(i)});
            }
        }
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

using Visit = std::function<void(std::uint32_t, std::uint32_t)>;

void visitPair(std::uint32_t a, std::uint32_t b, const Visit& visit) {
    if (a != b) {
        visit(std::min(a, b), std::max(a, b));
    }
}

/// Each of a large group with those next to it in an order.
template <class Order>
void visitNeighbours(std::vector<std::uint32_t>& group, const Order& order, const Visit& visit) {
    std::sort(group.begin(), group.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple_cat(order(a), std::tuple(a)) < std::tuple_cat(order(b), std::tuple(b));
    });
    for (std::size_t i = 0; i < group.size(); ++i) {
        const std::size_t end = std::min(group.size(), i + 1 + kWindow);
        for (std::size_t j = i + 1; j < end; ++j) {
            visitPair(group[i], group[j], visit);
        }
    }
}

void visitGroup(const FeatureSet& records, const Entry* begin, const Entry* end,
                const Visit& visit) {
    const auto size = static_cast<std::size_t>(end - begin);
    if (size <= kSmallGroup) {
        for (const Entry* a = begin; a != end; ++a) {
            for (const Entry* b = a + 1; b != end; ++b) {
                visitPair(a->record, b->record, visit);
            }
        }
        return;
    }
    std::vector<std::uint32_t> group;
    for (const Entry* entry = begin; entry != end; ++entry) {
        group.push_back(entry->record);
    }
    visitNeighbours(
        group, [&](std::uint32_t i) { return std::tuple(records[i].nameKey, records[i].address); },
        visit);
    visitNeighbours(
        group, [&](std::uint32_t i) { return std::tuple(records[i].zip, records[i].house); },
        visit);
}

/// Visits the groups that begin in a part of the entries.
void visitPart(const FeatureSet& records, const std::vector<Entry>& entries, std::size_t begin,
               std::size_t end, const Job& job, const Visit& visit) {
    while (begin > 0 && begin < entries.size() && entries[begin].key == entries[begin - 1].key) {
        ++begin;
    }
    for (std::size_t i = begin; i < end;) {
        std::size_t next = i + 1;
        while (next < entries.size() && entries[next].key == entries[i].key) {
            ++next;
        }
        if (next - i > 1) {
            job.checkpoint();
            visitGroup(records, entries.data() + i, entries.data() + next, visit);
        }
        i = next;
    }
}

} // namespace

void forEachLikelyPair(
    const FeatureSet& records, int threads, Job& job,
    const std::function<void(int thread, std::uint32_t first, std::uint32_t second)>& visit) {
    constexpr std::size_t kParts = 16; // of a pass, for progress between them
    const auto count = static_cast<std::size_t>(std::max(1, threads));
    for (int pass = 0; pass < kPasses; ++pass) {
        const std::vector<Entry> entries = entriesOf(records, pass);
        const auto bound = [&](std::size_t part) { return entries.size() * part / kParts; };
        for (std::size_t part = 0; part < kParts; part += count) {
            job.step((static_cast<double>(pass) + static_cast<double>(part) / kParts) / kPasses,
                     "comparing records");
            std::vector<std::thread> helpers;
            std::vector<std::exception_ptr> failures(count);
            const auto work = [&](std::size_t thread) {
                try {
                    visitPart(records, entries, bound(std::min(kParts, part + thread)),
                              bound(std::min(kParts, part + thread + 1)), job,
                              [&](std::uint32_t a, std::uint32_t b) {
                                  visit(static_cast<int>(thread), a, b);
                              });
                } catch (...) {
                    failures[thread] = std::current_exception();
                }
            };
            for (std::size_t thread = 1; thread < count; ++thread) {
                helpers.emplace_back(work, thread);
            }
            work(0);
            for (std::thread& helper : helpers) {
                helper.join();
            }
            for (const std::exception_ptr& failure : failures) {
                if (failure) {
                    std::rethrow_exception(failure);
                }
            }
        }
    }
}

} // namespace core::quality
