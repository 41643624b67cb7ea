// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/timeline.h"

#include <cstdint>
#include <vector>

namespace core::route {

/// Where a stop would go in a tour, and what that adds to the cost.
struct Place {
    std::int64_t delta = kNoLimit;
    int position = -1; ///< how many stops would come before it; -1 = nowhere

    bool found() const { return position >= 0; }
};

/// The stops of one resource in order, with what is needed to judge an insertion at any place in
/// constant time: how early each stop can be left given what comes before it, and how late it may
/// be reached given what follows (Savelsbergh 1992, Vidal et al. 2013). Both are kept for each
/// number of breaks taken so far, which makes breaks and any number of windows exact.
class Tour {
public:
    Tour() = default;
    Tour(const Model& model, int resource);

    const std::vector<int>& stops() const { return stops_; }
    int size() const { return static_cast<int>(stops_.size()); }
    bool empty() const { return stops_.empty(); }
    std::int64_t cost() const { return cost_; }
    Time driving() const { return driving_; }
    Time serving() const { return serving_; }
    std::int64_t load(int dimension) const { return load_[static_cast<std::size_t>(dimension)]; }
    /// The earliest time to be done; kTooLate if the order cannot be kept.
    Time finish() const { return finish_; }
    /// Times and the limit on driving are kept.
    bool feasible(const Model& model) const;
    /// As `feasible`, with the number of stops and the capacities.
    bool keepsRules(const Model& model) const;
    /// Changes whenever the stops do.
    std::uint32_t version() const { return version_; }
    void setVersion(std::uint32_t version) { version_ = version; }

    /// The best place for a stop, `forbidden` excluded; keeps all rules. The stop must be allowed
    /// here.
    Place bestPlace(const Model& model, int stop, int forbidden = -1) const;

    void insert(const Model& model, int stop, int position);
    /// Takes out the stops for which `leaves` holds; returns how many.
    template <class Leaves> int removeIf(const Model& model, Leaves leaves) {
        const auto kept = std::remove_if(stops_.begin(), stops_.end(), leaves);
        const int removed = static_cast<int>(stops_.end() - kept);
        stops_.erase(kept, stops_.end());
        refresh(model);
        return removed;
    }
    void assign(const Model& model, std::vector<int> stops);

    /// When the day would be done with `stop` at that position and working hours `overtime` longer;
    /// kTooLate if something after it would be too late even so. Limits other than times are not
    /// asked.
    Time finishIf(const Model& model, int stop, int position, Time overtime) const;
    /// Whether the number of stops and the capacities have room for one more.
    bool roomFor(const Model& model, int stop) const;
    /// Whether a lock keeps that place closed.
    bool closedAt(const Model& model, int position) const;

    /// Earliest departure after element `i` (0 = the start) with `taken` breaks taken.
    Time ready(int i, int taken) const { return ready_[cell(i, taken)]; }
    /// Latest arrival at element `i` (size() + 1 = the end) with `taken` breaks taken.
    Time due(int i, int taken) const { return due_[cell(i, taken)]; }
    /// Place of element `i`, the start and the end included.
    int place(int i) const { return places_[static_cast<std::size_t>(i)]; }
    int resource() const { return resource_; }

private:
    struct Candidate {
        int stop;
        const Slot* slot;
        const std::int32_t* durationFrom;
        const std::int32_t* durationTo;
        const std::int32_t* costFrom;
        const std::int32_t* costTo;
    };

    std::size_t cell(int i, int taken) const {
        return static_cast<std::size_t>(i) * static_cast<std::size_t>(breaks_ + 1) +
               static_cast<std::size_t>(taken);
    }
    void refresh(const Model& model);
    void refreshTravel(const Model& model);
    void refreshForward(const Model& model);
    void refreshBackward(const Model& model);
    Place bestPlaceSimple(const Model& model, const Candidate& candidate, int forbidden) const;
    Place bestPlaceFull(const Model& model, const Candidate& candidate, int forbidden) const;
    bool fits(const Model& model, const Candidate& candidate, int position) const;

    int resource_ = 0;
    int breaks_ = 0;
    std::uint32_t version_ = 0;
    std::vector<int> stops_;
    std::vector<int> places_;
    std::vector<Time> ready_;
    std::vector<Time> due_;
    std::vector<std::int64_t> load_;
    Time driving_ = 0;
    Time serving_ = 0;
    Time finish_ = 0;
    std::int64_t travelCost_ = 0;
    std::int64_t cost_ = 0;
};

} // namespace core::route
