// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/duplicate_weights.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core::quality {

namespace {

constexpr std::array<const char*, kEvidences> kKinds = {
    "name", "store_number", "phone", "domain", "address", "unit", "distance", "rival"};

template <class Has> std::size_t countOf(std::span<const PairScore> pairs, Has has) {
    return static_cast<std::size_t>(std::count_if(pairs.begin(), pairs.end(), has));
}

/// "Same phone", or how many of the pairs agree where not all do.
std::string fieldText(std::span<const PairScore> pairs, FieldLevel PairScore::*field,
                      const char* same, const char* near, const char* differs) {
    const auto count = [&](FieldLevel level) {
        return countOf(pairs, [&](const PairScore& pair) { return pair.*field == level; });
    };
    const std::size_t agree = count(FieldLevel::Same);
    if (agree == pairs.size()) {
        return same;
    }
    if (agree > 0) {
        return format("{} in {} of {} pairs", same, agree, pairs.size());
    }
    return count(FieldLevel::Near) > 0 ? near : differs;
}

std::string nameText(std::span<const PairScore> pairs) {
    const auto worst =
        std::max_element(pairs.begin(), pairs.end(),
                         [](const PairScore& a, const PairScore& b) { return a.name < b.name; });
    switch (worst->name) {
    case NameLevel::Same: return "Same name after normalising";
    case NameLevel::Near: return "Names nearly the same";
    case NameLevel::Part: return "Names partly the same";
    case NameLevel::Differs: return "Names differ";
    case NameLevel::Missing: break;
    }
    return "A name is missing";
}

std::string placeText(std::span<const PairScore> pairs) {
    const auto worst =
        std::max_element(pairs.begin(), pairs.end(),
                         [](const PairScore& a, const PairScore& b) { return a.place < b.place; });
    switch (worst->place) {
    case PlaceLevel::Exact: return "Same address after normalising";
    case PlaceLevel::Near: return "Addresses nearly the same";
    case PlaceLevel::AtPoint: return "Addresses differ, but the points agree";
    case PlaceLevel::Adjacent: return "Same street, other house number";
    case PlaceLevel::SameTown: return "Other address in the same town";
    case PlaceLevel::Far: return "Addresses far apart";
    case PlaceLevel::Unknown: break;
    }
    return "An address is missing";
}

std::string distanceText(std::span<const PairScore> pairs) {
    double most = 0;
    for (const PairScore& pair : pairs) {
        most = std::max(most, pair.metres.value_or(0));
    }
    const std::string metres =
        most < 1000 ? format("{:.0f} m apart", most) : format("{:.1f} km apart", most / 1000);
    return pairs.size() > 1 ? metres + " at most" : metres;
}

std::string rivalText(std::span<const PairScore> pairs) {
    std::array<int, kExplanations> count{};
    for (const PairScore& pair : pairs) {
        ++count[static_cast<std::size_t>(pair.rival)];
    }
    const auto most = std::max_element(count.begin(), count.end()) - count.begin();
    switch (static_cast<Explanation>(most)) {
    case Explanation::SameBrand: return "May be another site of the same company";
    case Explanation::Neighbours: return "May be neighbours in one building";
    case Explanation::Strangers: break;
    }
    return "May be chance";
}

std::string textOf(Evidence evidence, std::span<const PairScore> pairs) {
    switch (evidence) {
    case Evidence::Name: return nameText(pairs);
    case Evidence::StoreNumber:
        return fieldText(pairs, &PairScore::number, "Same store number", "",
                         "Store numbers differ");
    case Evidence::Phone:
        return fieldText(pairs, &PairScore::phone, "Same phone after normalising",
                         "Phones differ by one digit", "Phones differ");
    case Evidence::Domain:
        return fieldText(pairs, &PairScore::domain, "Same web domain", "", "Web domains differ");
    case Evidence::Address: return placeText(pairs);
    case Evidence::Unit:
        return fieldText(pairs, &PairScore::unit, "Same suite", "", "Suites differ");
    case Evidence::Distance: return distanceText(pairs);
    case Evidence::Rival: break;
    }
    return rivalText(pairs);
}

} // namespace

std::vector<int> splitHundredths(std::span<const double> parts, int total) {
    const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
    std::vector<int> split(parts.size());
    std::vector<std::pair<double, std::size_t>> remainders;
    int given = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double exact = sum > 0 ? parts[i] / sum * total : 0;
        split[i] = static_cast<int>(std::floor(exact));
        given += split[i];
        remainders.emplace_back(split[i] - exact, i);
    }
    std::sort(remainders.begin(), remainders.end());
    for (std::size_t i = 0; given < total && i < remainders.size(); ++i, ++given) {
        ++split[remainders[i].second];
    }
    return split;
}

int shownScore(double score) noexcept {
    return std::clamp(static_cast<int>(std::lround(score * 100)), 0, 99);
}

AverageScore averageScore(std::span<const PairScore> pairs, std::size_t records,
                          const DuplicateModel& model) {
    AverageScore out;
    if (pairs.empty() || records < 2) {
        return out;
    }
    std::array<double, kEvidences> bits{};
    double logOdds = 0;
    for (const PairScore& pair : pairs) {
        logOdds += pair.logOdds / static_cast<double>(pairs.size());
        for (std::size_t e = 0; e < kEvidences; ++e) {
            bits[e] += pair.bits[e] / static_cast<double>(pairs.size());
        }
    }
    out.score = std::min(model.mostCertain, 1 / (1 + std::exp2(-logOdds)));
    const std::vector<int> shares = splitHundredths(bits, shownScore(out.score));
    for (std::size_t e = 0; e < kEvidences; ++e) {
        if (shares[e] != 0) {
            out.weights.push_back({kKinds[e], textOf(static_cast<Evidence>(e), pairs), shares[e]});
        }
    }
    std::stable_sort(
        out.weights.begin(), out.weights.end(),
        [](const ScoreWeight& a, const ScoreWeight& b) { return a.hundredths > b.hundredths; });
    return out;
}

} // namespace core::quality
