// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/closed_tour.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace core::route {

namespace {

constexpr int kNeighbours = 8;
constexpr int kDeepest = 25;
constexpr std::array kBreadth{5, 3, 2}; // then 1
constexpr int kLongestSegment = 3;
constexpr std::uint64_t kLongestStretch = 50;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

} // namespace

ClosedTour::ClosedTour(int size, std::vector<std::int32_t> costs)
    : size_(size), neighbourCount_(std::min(kNeighbours, size - 1)), costs_(std::move(costs)),
      tour_(at(size)), position_(at(size)), queued_(at(size), 0) {
    findNeighbours();
}

void ClosedTour::findNeighbours() {
    std::vector<int> others(at(size_));
    for (int city = 0; city < size_; ++city) {
        std::iota(others.begin(), others.end(), 0);
        others.erase(others.begin() + city);
        std::partial_sort(others.begin(), others.begin() + neighbourCount_, others.end(),
                          [&](int a, int b) {
                              return std::pair(cost(city, a), a) < std::pair(cost(city, b), b);
                          });
        neighbours_.insert(neighbours_.end(), others.begin(), others.begin() + neighbourCount_);
        others.resize(at(size_));
    }
}

void ClosedTour::setOrder(const std::vector<int>& order) {
    tour_ = order;
    length_ = 0;
    for (int i = 0; i < size_; ++i) {
        position_[at(tour_[at(i)])] = i;
        length_ += cost(tour_[at(i)], tour_[at(i + 1 == size_ ? 0 : i + 1)]);
    }
    flips_.clear();
}

void ClosedTour::begin(int first) {
    std::vector<char> seen(at(size_), 0);
    std::vector<int> order{first};
    seen[at(first)] = 1;
    while (static_cast<int>(order.size()) < size_) {
        int nearest = -1;
        for (int city = 0; city < size_; ++city) {
            if (seen[at(city)] == 0 &&
                (nearest < 0 || cost(order.back(), city) < cost(order.back(), nearest))) {
                nearest = city;
            }
        }
        seen[at(nearest)] = 1;
        order.push_back(nearest);
    }
    setOrder(order);
    for (const int city : order) {
        wake(city);
    }
    settle();
    flips_.clear();
}

int ClosedTour::next(int city) const {
    const int position = position_[at(city)] + 1;
    return tour_[at(position == size_ ? 0 : position)];
}

int ClosedTour::previous(int city) const {
    const int position = position_[at(city)];
    return tour_[at(position == 0 ? size_ - 1 : position - 1)];
}

void ClosedTour::turn(int i, int j) {
    int inside = j - i;
    inside += inside < 0 ? size_ + 1 : 1;
    for (int swaps = inside / 2; swaps > 0; --swaps) {
        const int a = tour_[at(i)];
        const int b = tour_[at(j)];
        tour_[at(i)] = b;
        position_[at(b)] = i;
        tour_[at(j)] = a;
        position_[at(a)] = j;
        i = i + 1 == size_ ? 0 : i + 1;
        j = j == 0 ? size_ - 1 : j - 1;
    }
}

void ClosedTour::flip(int first, int last) {
    const int before = previous(first);
    const int after = next(last);
    int i = position_[at(first)];
    int j = position_[at(last)];
    const int inside = j - i + (j < i ? size_ + 1 : 1);
    if (2 * inside > size_) { // the rest turned around is the same tour, mirrored
        const int rest = j + 1 == size_ ? 0 : j + 1;
        j = i == 0 ? size_ - 1 : i - 1;
        i = rest;
    }
    flips_.push_back({i, j, length_});
    length_ += std::int64_t{cost(before, last)} + cost(first, after) - cost(before, first) -
               cost(last, after);
    turn(i, j);
}

void ClosedTour::undoTo(std::size_t flips) {
    while (flips_.size() > flips) {
        const Flip last = flips_.back();
        flips_.pop_back();
        turn(last.from, last.to);
        length_ = last.lengthBefore;
    }
}

void ClosedTour::wake(int city) {
    if (queued_[at(city)] == 0) {
        queued_[at(city)] = 1;
        queue_.push_back(city);
    }
}

void ClosedTour::settle() {
    while (!queue_.empty()) {
        const int city = queue_.back();
        queue_.pop_back();
        queued_[at(city)] = 0;
        const std::size_t before = flips_.size();
        if (!improve(city)) {
            continue;
        }
        for (std::size_t k = before; k < flips_.size(); ++k) {
            const auto [i, j, length] = flips_[k];
            for (const int position :
                 {i, j, i == 0 ? size_ - 1 : i - 1, j + 1 == size_ ? 0 : j + 1}) {
                wake(tour_[at(position)]);
            }
        }
        wake(city);
    }
}

bool ClosedTour::improve(int city) {
    for (const int end : {next(city), previous(city)}) {
        added_.clear();
        if (chain(city, end, 0, cost(city, end))) {
            return true;
        }
    }
    return moveSegment(city, true) || moveSegment(city, false);
}

/// The edge between `fixed` and `end`, which are next to each other, is to go; `open` is what was
/// saved so far, that edge included. Links `end` to a near city instead and cuts that one off.
bool ClosedTour::chain(int fixed, int end, int depth, std::int64_t open) {
    struct Step {
        std::int64_t saved;
        int near;
        int cut;
    };
    std::array<Step, kNeighbours> steps;
    int count = 0;
    const bool forward = next(fixed) == end;
    for (int k = 0; k < neighbourCount_; ++k) {
        const int near = neighbours_[at(end * neighbourCount_ + k)];
        const std::int64_t left = open - cost(end, near);
        if (left <= 0) {
            break;
        }
        const int cut = forward ? previous(near) : next(near);
        const std::pair edge(std::min(near, cut), std::max(near, cut));
        if (near == fixed || cut == end ||
            std::find(added_.begin(), added_.end(), edge) != added_.end()) {
            continue;
        }
        steps[at(count++)] = {left + cost(cut, near), near, cut};
    }
    const int breadth = at(depth) < kBreadth.size() ? kBreadth[at(depth)] : 1;
    const int tried = std::min(count, breadth);
    std::partial_sort(steps.begin(), steps.begin() + tried, steps.begin() + count,
                      [](const Step& a, const Step& b) { return a.saved > b.saved; });
    for (int k = 0; k < tried; ++k) {
        const auto [saved, near, cut] = steps[at(k)];
        const std::size_t before = flips_.size();
        if (forward) {
            flip(end, cut);
        } else {
            flip(cut, end);
        }
        if (saved > cost(cut, fixed)) {
            return true;
        }
        added_.emplace_back(std::min(end, near), std::max(end, near));
        if (depth + 1 < kDeepest && chain(fixed, cut, depth + 1, saved)) {
            return true;
        }
        added_.pop_back();
        undoTo(before);
    }
    return false;
}

/// Up to three cities that begin at `city` and go on in that direction, moved next to one near it.
bool ClosedTour::moveSegment(int city, bool forward) {
    int end = city;
    for (int length = 1; length <= kLongestSegment && length + 3 <= size_; ++length) {
        const int first = forward ? city : end;
        const int last = forward ? end : city;
        const int before = previous(first);
        const int after = next(last);
        const std::int64_t gained =
            std::int64_t{cost(before, first)} + cost(last, after) - cost(before, after);
        for (int k = 0; k < neighbourCount_; ++k) {
            const int near = neighbours_[at(city * neighbourCount_ + k)];
            if (gained <= cost(city, near)) {
                break;
            }
            const int offset = position_[at(near)] - position_[at(first)];
            if ((offset < 0 ? offset + size_ : offset) < length) {
                continue; // a part of the segment itself
            }
            for (const int left : {near, previous(near)}) {
                const int right = next(left);
                if (left == last || right == first) {
                    continue;
                }
                // `city` comes to stand beside `near`.
                const bool cityLeft = left == near;
                const std::int64_t added = std::int64_t{cost(city, near)} +
                                           cost(end, cityLeft ? right : left) - cost(left, right);
                if (added < gained) {
                    moveBetween(first, last, left, cityLeft != forward);
                    return true;
                }
            }
        }
        end = forward ? next(end) : previous(end);
    }
    return false;
}

/// Takes out the edge a-b and the one after c in the same direction, and links a with c.
void ClosedTour::exchange(int a, int b, int c) {
    if (next(a) == b) {
        flip(b, c);
    } else {
        flip(c, b);
    }
}

/// Moves the path from `first` to `last` between `left` and its successor, turned or not.
void ClosedTour::moveBetween(int first, int last, int left, bool turned) {
    const int before = previous(first);
    const int after = next(last);
    exchange(before, first, left);
    exchange(before, left, after);
    if (!turned) {
        exchange(left, last, first);
    }
}

void ClosedTour::kick(Random& random, double slack) {
    const std::int64_t before = length_;
    flips_.clear();
    const auto cities = static_cast<std::uint64_t>(size_);
    const std::uint64_t longest = std::min(kLongestStretch, (cities - 2) / 2);
    const auto here = random.below(cities);
    const auto one = 1 + random.below(longest);
    const auto two = 1 + random.below(longest);
    const auto city = [&](std::uint64_t offset) { return tour_[(here + offset) % cities]; };
    const std::array ends{city(0),       city(1),         city(one),
                          city(one + 1), city(one + two), city(one + two + 1)};
    moveBetween(ends[1], ends[2], ends[4], false);
    for (const int end : ends) {
        wake(end);
    }
    settle();
    if (static_cast<double>(length_ - before) > slack) {
        undoTo(0);
    }
    flips_.clear();
}

} // namespace core::route
