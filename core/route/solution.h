// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/tour.h"

#include <vector>

namespace core::route {

/// All tours and the stops that are in none, with a way back to the last `mark`. Insertions that
/// were judged before are remembered for as long as the tour is the same, also when it has been
/// put back.
class Solution {
public:
    /// Without stops but those that are locked.
    explicit Solution(const Model& model);

    const Model& model() const { return model_; }
    const std::vector<Tour>& tours() const { return tours_; }
    const Tour& tour(int resource) const { return tours_[static_cast<std::size_t>(resource)]; }
    /// The resource that serves a stop; -1 = none.
    int tourOf(int stop) const { return tourOf_[static_cast<std::size_t>(stop)]; }
    const std::vector<int>& absent() const { return absent_; }
    /// Cost of the tours and of leaving out what is absent.
    std::int64_t cost() const { return cost_ + skipped_; }
    std::int64_t skipped() const { return skipped_; }

    Place bestPlace(int stop, int resource);
    void insert(int stop, int resource, int position);
    /// Takes stops out of one tour, all of them not locked; and all that are not locked if the
    /// rest could not be kept without them.
    void remove(int resource, const std::vector<int>& stops);
    /// Replaces the order of a tour by another of the same stops.
    void reorder(int resource, std::vector<int> stops);
    /// Replaces the orders of two tours by others of the same stops, shared out anew.
    void redistribute(int first, std::vector<int> stops, int second, std::vector<int> others);
    /// Replaces everything; `tours` are stops in order by resource.
    void assign(const std::vector<std::vector<int>>& tours);
    std::vector<std::vector<int>> lists() const;

    /// Where `undo` leads back to.
    void mark();
    void undo();
    /// Tours changed since `mark`.
    const std::vector<int>& touched() const { return touched_; }
    /// How many stops were absent at `mark`; they come first in `absent` until one is inserted.
    std::size_t absentBefore() const { return savedAbsent_.size(); }

private:
    struct Known {
        std::uint32_t version = 0;
        int position = -1;
        std::int64_t delta = 0;
    };

    void touch(int resource);
    void changed(int resource, std::int64_t costBefore);
    void makeAbsent(int stop);
    void makePresent(int stop, int resource);

    const Model& model_;
    std::vector<Tour> tours_;
    std::vector<int> tourOf_;
    std::vector<int> absent_;
    std::vector<int> absentAt_; ///< position in `absent_`, -1 = present
    std::int64_t cost_ = 0;
    std::int64_t skipped_ = 0;
    std::uint32_t lastVersion_ = 0;
    std::vector<Known> known_;

    std::vector<char> isTouched_;
    std::vector<int> touched_;
    std::vector<Tour> saved_;
    std::vector<int> savedAbsent_;
    std::int64_t savedCost_ = 0;
    std::int64_t savedSkipped_ = 0;
    std::vector<char> leaving_;
};

} // namespace core::route
