// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>

#include <span>
#include <utility>
#include <vector>

namespace ui {

/// How far apart the territory fills are, two by two: the smallest CIEDE2000 distance over both
/// themes and all kinds of sight.
class FillDistances {
public:
    /// Fill i of the light theme and fill i of the dark theme are the same fill.
    FillDistances(std::span<const QRgb> light, std::span<const QRgb> dark);

    int count() const { return count_; }
    double between(int first, int second) const { return distances_[first * count_ + second]; }

private:
    int count_;
    std::vector<double> distances_;
};

/// What has to be told apart: territories, the pairs of them that share a border, and the fills
/// they have now (-1 = none yet; a shorter list counts as -1 from there on).
struct FillRequest {
    int territories = 0;
    std::vector<std::pair<int, int>> borders;
    std::vector<int> present;
};

/// Below this distance two fills side by side are hard to tell apart.
inline constexpr double kFillsApart = 8.0;

/// A fill for each territory. Neighbours are coloured, not numbers: the smallest distance between
/// neighbours is made as large as possible, with the first 8 fills while they suffice (no two
/// neighbours nearer than `kFillsApart`), then 12, 16 and all. A territory keeps its present fill
/// unless a neighbour's comes nearer than that. With more territories than fills, fills are used
/// again, away from each other. The same request always gets the same answer.
std::vector<int> chooseFills(const FillDistances& distances, const FillRequest& request);

} // namespace ui
