// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/zip_places.h"

#include "core/base/text.h"
#include "geo/crs/local_plane.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace geo {

using core::Point;

namespace {

// Cells of half a degree over the whole earth.
constexpr int kColumns = 720;
constexpr int kRows = 360;
constexpr double kMetresPerDegree = 111'000;

int columnOf(double lon) {
    return std::clamp(static_cast<int>((lon + 180) * 2), 0, kColumns - 1);
}

int rowOf(double lat) {
    return std::clamp(static_cast<int>((lat + 90) * 2), 0, kRows - 1);
}

} // namespace

std::string cityKey(std::string_view state, std::string_view city) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kShort = {
        {{"saint", "st"}, {"sainte", "ste"}, {"fort", "ft"}, {"mount", "mt"}, {"township", "twp"}}};
    std::string plain;
    for (const char c : core::lower(city)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                            static_cast<unsigned char>(c) >= 0x80;
        plain += letter ? c : c == '\'' || c == '.' ? '\0' : ' ';
    }
    std::erase(plain, '\0');
    std::string key(state);
    for (const std::string& word : core::split(plain, ' ')) {
        if (word.empty()) {
            continue;
        }
        const auto shorter = std::find_if(kShort.begin(), kShort.end(),
                                          [&](const auto& pair) { return pair.first == word; });
        key += ' ';
        key += shorter == kShort.end() ? std::string_view(word) : shorter->second;
    }
    return key;
}

ZipPlaces::ZipPlaces(const ZipTable& zips) : zips_(zips), reaches_(zips.all().size()) {
    const auto all = zips.all();
    std::vector<std::uint32_t> cells(all.size());
    cellStarts_.assign((static_cast<std::size_t>(kColumns) * kRows) + 1, 0);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const ZipPlace& place = all[i];
        cities_[cityKey(place.state, place.place)].zips.push_back(&place);
        if (place.countyFips.size() == 5) {
            states_.emplace(place.countyFips.substr(0, 2), place.state);
        }
        cells[i] =
            static_cast<std::uint32_t>((rowOf(place.point.y) * kColumns) + columnOf(place.point.x));
        ++cellStarts_[cells[i] + 1];
    }
    std::partial_sum(cellStarts_.begin(), cellStarts_.end(), cellStarts_.begin());
    order_.resize(all.size());
    std::vector<std::uint32_t> next(cellStarts_.begin(), cellStarts_.end() - 1);
    for (std::size_t i = 0; i < all.size(); ++i) {
        order_[next[cells[i]]++] = static_cast<std::uint32_t>(i);
    }
    for (auto& [key, city] : cities_) {
        for (const ZipPlace* zip : city.zips) {
            city.centre.x += zip->point.x / static_cast<double>(city.zips.size());
            city.centre.y += zip->point.y / static_cast<double>(city.zips.size());
        }
        for (const ZipPlace* zip : city.zips) {
            city.radius = std::max(city.radius, nearDistance(city.centre, zip->point));
        }
    }
}

const CityPlace* ZipPlaces::city(std::string_view state, std::string_view city) const {
    const auto found = cities_.find(cityKey(state, city));
    return found == cities_.end() ? nullptr : &found->second;
}

std::span<const std::uint32_t> ZipPlaces::cell(int column, int row) const {
    const auto at = static_cast<std::size_t>((row * kColumns) + column);
    return std::span(order_).subspan(cellStarts_[at], cellStarts_[at + 1] - cellStarts_[at]);
}

std::vector<const ZipPlace*> ZipPlaces::near(Point point, double metres, std::size_t most) const {
    const double up = metres / kMetresPerDegree;
    const double aside = up / std::max(0.05, std::cos(point.y * std::numbers::pi / 180));
    std::vector<std::pair<double, const ZipPlace*>> found;
    for (int row = rowOf(point.y - up); row <= rowOf(point.y + up); ++row) {
        for (int column = columnOf(point.x - aside); column <= columnOf(point.x + aside);
             ++column) {
            for (const std::uint32_t i : cell(column, row)) {
                const ZipPlace& place = zips_.all()[i];
                const double away = nearDistance(point, place.point);
                if (away <= metres) {
                    found.emplace_back(away, &place);
                }
            }
        }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second->zip < b.second->zip;
    });
    found.resize(std::min(found.size(), most));
    std::vector<const ZipPlace*> places;
    for (const auto& [away, place] : found) {
        places.push_back(place);
    }
    return places;
}

const ZipPlace* ZipPlaces::nearest(Point point) const {
    for (const double metres : {10'000.0, 30'000.0, 100'000.0}) {
        const auto found = near(point, metres, 1);
        if (!found.empty()) {
            return found.front();
        }
    }
    return nullptr;
}

double ZipPlaces::reach(const ZipPlace& zip) const {
    auto& known = reaches_[static_cast<std::size_t>(&zip - zips_.all().data())];
    float metres = known.load(std::memory_order_relaxed);
    if (metres == 0) {
        metres = static_cast<float>(measureReach(zip));
        known.store(metres, std::memory_order_relaxed);
    }
    return metres;
}

double ZipPlaces::reach(const CityPlace& city) const {
    constexpr double kLeast = 5'000;
    return std::max(kLeast, city.radius + reach(*city.zips.front()));
}

double ZipPlaces::measureReach(const ZipPlace& zip) const {
    constexpr std::size_t kNeighbours = 6;
    constexpr double kLeast = 800;
    constexpr double kMost = 60'000;
    for (const double metres : {15'000.0, 60'000.0}) {
        const auto found = near(zip.point, metres, 40);
        // Post office boxes share the point of another ZIP and have no area of their own.
        std::vector<double> distances;
        for (const ZipPlace* other : found) {
            const double away = nearDistance(zip.point, other->point);
            if (away > kLeast / 2) {
                distances.push_back(away);
            }
        }
        if (distances.size() >= kNeighbours) {
            return std::clamp(distances[kNeighbours - 1], kLeast, kMost);
        }
    }
    return kMost;
}

std::string_view ZipPlaces::stateOfFips(std::string_view fips) const {
    const auto found = states_.find(fips);
    return found == states_.end() ? std::string_view() : found->second;
}

const ZipPlaces& zipPlaces() {
    static const ZipPlaces places(zipTable());
    return places;
}

} // namespace geo
