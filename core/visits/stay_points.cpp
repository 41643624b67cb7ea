// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visits/stay_points.h"

#include "core/verbs/travel_estimate.h"

#include <algorithm>
#include <cmath>

namespace core::visits {

namespace {

constexpr double kMilliseconds = 1000;
/// What a track must have stood still before a silence counts as more of it: otherwise it was
/// switched off on the road.
constexpr InstantMs kSettled = 60'000;

/// Positions of the track that make up a stay; those in between that drifted away are not of it.
struct Cluster {
    std::vector<std::size_t> fixes;
    std::size_t end = 0; ///< the first position after it
};

void putInOrder(std::vector<TrackFix>& track) {
    std::stable_sort(track.begin(), track.end(),
                     [](const TrackFix& a, const TrackFix& b) { return a.at < b.at; });
    track.erase(std::unique(track.begin(), track.end(),
                            [](const TrackFix& a, const TrackFix& b) { return a.at == b.at; }),
                track.end());
}

Cluster clusterFrom(const std::vector<TrackFix>& track, std::size_t first,
                    const StayOptions& options) {
    Cluster cluster{{first}, first + 1};
    const auto drift = static_cast<InstantMs>(options.drift * kMilliseconds);
    for (std::size_t i = first + 1; i < track.size(); ++i) {
        if (greatCircle(track[first].place, track[i].place) <= options.radius) {
            cluster.fixes.push_back(i);
            cluster.end = i + 1;
        } else if (track[i].at - track[cluster.fixes.back()].at > drift) {
            break;
        }
    }
    return cluster;
}

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The median does not move with the few positions that reflections throw far away.
Point middleOf(const std::vector<TrackFix>& track, const std::vector<std::size_t>& fixes) {
    std::vector<double> lons, lats;
    for (const std::size_t i : fixes) {
        lons.push_back(track[i].place.x);
        lats.push_back(track[i].place.y);
    }
    return {medianOf(std::move(lons)), medianOf(std::move(lats))};
}

/// When it left, at the latest: a device that sleeps while it lies still is heard of again only on
/// the road.
void guessEnd(Stay& stay, const TrackFix& last, const TrackFix& next, const StayOptions& options) {
    const double way = TravelEstimate{}.seconds(greatCircle(last.place, next.place));
    const InstantMs left = next.at - std::llround(way * kMilliseconds);
    if (left - last.at > static_cast<InstantMs>(options.drift * kMilliseconds)) {
        stay.leaves = left;
        stay.endGuessed = true;
    }
}

Stay stayOf(const std::vector<TrackFix>& track, const Cluster& cluster,
            const StayOptions& options) {
    const TrackFix& last = track[cluster.fixes.back()];
    Stay stay{track[cluster.fixes.front()].at,
              last.at,
              middleOf(track, cluster.fixes),
              cluster.fixes.size(),
              false,
              0};
    if (cluster.end < track.size() && stay.leaves - stay.arrives >= kSettled) {
        guessEnd(stay, last, track[cluster.end], options);
    }
    return stay;
}

/// Whether two stays one after the other are one that drift has cut.
bool areOne(const Stay& before, const Stay& after, const StayOptions& options) {
    return after.arrives - before.leaves <= static_cast<InstantMs>(options.drift * kMilliseconds) &&
           greatCircle(before.place, after.place) <= options.radius;
}

void append(std::vector<Stay>& stays, const Stay& stay, const StayOptions& options) {
    if (stays.empty() || !areOne(stays.back(), stay, options)) {
        stays.push_back(stay);
        return;
    }
    Stay& before = stays.back();
    before.place = stay.fixes > before.fixes ? stay.place : before.place;
    before.fixes += stay.fixes;
    before.leaves = stay.leaves;
    before.endGuessed = stay.endGuessed;
}

} // namespace

std::vector<Stay> findStays(std::vector<TrackFix> track, const StayOptions& options) {
    putInOrder(track);
    std::vector<Stay> stays;
    const auto shortest = static_cast<InstantMs>(options.minutes * 60 * kMilliseconds);
    for (std::size_t first = 0; first < track.size();) {
        const Cluster cluster = clusterFrom(track, first, options);
        const Stay stay = stayOf(track, cluster, options);
        if (stay.leaves - stay.arrives >= shortest) {
            append(stays, stay, options);
            first = cluster.end;
        } else {
            ++first;
        }
    }
    InstantMs left = track.empty() ? 0 : track.front().at;
    for (Stay& stay : stays) {
        stay.driving = (stay.arrives - left) / 1000;
        left = stay.leaves;
    }
    return stays;
}

} // namespace core::visits
