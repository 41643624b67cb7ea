// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace core::route {

/// A closed tour over all cities of a symmetric matrix and the moves that shorten it: chains of
/// 2-opt moves in the manner of Lin and Kernighan (1973), with a choice among several at the first
/// steps, and Or-opt moves of up to three cities. A kick swaps two neighbouring stretches (a local
/// double bridge, Martin, Otto and Felten 1991); what it leads to is kept or undone.
class ClosedTour {
public:
    /// `costs` is `size` x `size`, symmetric, with 0 on the diagonal.
    ClosedTour(int size, std::vector<std::int32_t> costs);

    /// The nearest-neighbour tour, then local optimum.
    void begin(int first);
    /// One kick and the repair around it; kept if the tour is not longer than before by more than
    /// `slack`.
    void kick(Random& random, double slack);
    std::int64_t length() const { return length_; }
    const std::vector<int>& order() const { return tour_; }
    void setOrder(const std::vector<int>& order);

private:
    /// Two positions between which the array was turned around; doing it again undoes it.
    struct Flip {
        int from;
        int to;
        std::int64_t lengthBefore;
    };

    std::int32_t cost(int a, int b) const {
        return costs_[static_cast<std::size_t>(a) * static_cast<std::size_t>(size_) +
                      static_cast<std::size_t>(b)];
    }
    int next(int city) const;
    int previous(int city) const;
    void turn(int i, int j);        ///< between positions, around the end if j < i
    void flip(int first, int last); ///< turns the path from one city on to another
    void undoTo(std::size_t flips);
    void findNeighbours();
    void settle();
    void wake(int city);
    bool improve(int city);
    bool chain(int fixed, int end, int depth, std::int64_t open);
    bool moveSegment(int city, bool forward);
    void exchange(int a, int b, int c);
    void moveBetween(int first, int last, int left, bool turned);

    int size_;
    int neighbourCount_ = 0;
    std::vector<std::int32_t> costs_;
    std::vector<int> neighbours_;
    std::vector<int> tour_;
    std::vector<int> position_;
    std::int64_t length_ = 0;
    std::vector<Flip> flips_;
    std::vector<int> queue_;
    std::vector<char> queued_;
    std::vector<std::pair<int, int>> added_; ///< edges of the chain being tried
};

} // namespace core::route
