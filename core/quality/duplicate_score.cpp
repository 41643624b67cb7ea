// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/duplicate_score.h"

#include "core/quality/text_fold.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace core::quality {

namespace {

constexpr double kPreciseM = 250; ///< points with a larger error say nothing about doors
constexpr double kSameDoorM = 60; ///< apart, beside the errors of both points
constexpr double kSameTownM = 8'000;
constexpr double kClearlyApartM = 5'000;
constexpr double kMostBits = 60;
constexpr double kNever = std::numeric_limits<double>::infinity();

template <class Level> std::size_t at(Level level) {
    return static_cast<std::size_t>(level);
}

double logOf(double chance) {
    return chance <= 0 ? -kMostBits : std::max(-kMostBits, std::log2(chance));
}

template <std::size_t Size> std::array<double, Size> logsOf(const std::array<double, Size>& of) {
    std::array<double, Size> logs;
    std::transform(of.begin(), of.end(), logs.begin(), logOf);
    return logs;
}

LogChances logsOf(const DuplicateChances& of) {
    return {logsOf(of.name), logsOf(of.number), logsOf(of.phone), logsOf(of.domain),
            logsOf(of.unit)};
}

/// Logarithm of a count; most counts are small.
double logOfCount(std::uint32_t count) {
    static const std::array<double, 1024> small = [] {
        std::array<double, 1024> logs{};
        for (std::size_t i = 1; i < logs.size(); ++i) {
            logs[i] = std::log2(static_cast<double>(i));
        }
        return logs;
    }();
    return count < small.size() ? small[count] : std::log2(static_cast<double>(count));
}

double metresBetween(const Features& a, const Features& b) {
    constexpr double kPerDegree = 111'320;
    const double x =
        (a.lon - b.lon) * std::cos((a.lat + b.lat) / 2 * std::numbers::pi / 180) * kPerDegree;
    return std::hypot(x, (a.lat - b.lat) * kPerDegree);
}

FieldLevel compareNumbers(std::uint32_t a, std::uint32_t b) {
    return a == 0 || b == 0 ? FieldLevel::Missing : a == b ? FieldLevel::Same : FieldLevel::Differs;
}

/// One digit mistyped, or two neighbours swapped.
bool oneDigitOff(std::uint64_t a, std::uint64_t b) {
    std::array<std::uint64_t, 2> left{};
    std::array<std::uint64_t, 2> right{};
    std::array<int, 2> at{};
    std::size_t differ = 0;
    for (int i = 0; a != 0 && b != 0; ++i, a /= 10, b /= 10) {
        if (a % 10 != b % 10) {
            if (differ == 2) {
                return false;
            }
            left[differ] = a % 10;
            right[differ] = b % 10;
            at[differ++] = i;
        }
    }
    const bool swapped = at[1] == at[0] + 1 && left[0] == right[1] && left[1] == right[0];
    return a == b && (differ == 1 || (differ == 2 && swapped));
}

bool holdsWord(std::string_view text, std::string_view word) {
    for (std::size_t found = text.find(word); found != std::string_view::npos;
         found = text.find(word, found + 1)) {
        const bool starts = found == 0 || text[found - 1] == ' ';
        const std::size_t end = found + word.size();
        if (starts && (end == text.size() || text[end] == ' ')) {
            return true;
        }
    }
    return false;
}

/// Letters of the words of `part` that are words of `whole` too, and all its letters.
std::pair<std::size_t, std::size_t> sharedLetters(std::string_view part, std::string_view whole) {
    std::size_t shared = 0;
    std::size_t all = 0;
    while (!part.empty()) {
        const std::string_view word = part.substr(0, part.find(' '));
        all += word.size();
        shared += holdsWord(whole, word) ? word.size() : 0;
        part.remove_prefix(std::min(part.size(), word.size() + 1));
    }
    return {shared, all};
}

enum class StreetLevel { Unknown, Same, Near, Differs };

/// Slips of the keyboard are looked for only where the house is the same: elsewhere they do not
/// matter.
StreetLevel compareStreets(const FeatureSet& records, const Features& a, const Features& b,
                           bool sameHouse) {
    if (a.street == 0 || b.street == 0) {
        return StreetLevel::Unknown;
    }
    if (a.street == b.street) {
        return StreetLevel::Same;
    }
    if (!sameHouse && a.core != b.core) {
        return StreetLevel::Differs;
    }
    const std::string& left = records.streetTexts.text(a.street);
    const std::string& right = records.streetTexts.text(b.street);
    const auto [ofLeft, left_] = sharedLetters(left, right);
    const auto [ofRight, right_] = sharedLetters(right, left);
    if (a.core == b.core && a.core != 0) {
        // A direction or type that one leaves out is no contradiction, "N" against "S" is one.
        return ofLeft == left_ || ofRight == right_ ? StreetLevel::Same : StreetLevel::Near;
    }
    const bool typed =
        looksMistyped(records.streetTexts.text(a.core), records.streetTexts.text(b.core)) ||
        looksMistyped(left, right);
    const bool reordered = 5 * (ofLeft + ofRight) >= 3 * (left_ + right_) && ofLeft >= 4;
    return typed || reordered ? StreetLevel::Near : StreetLevel::Differs;
}

/// Two words that mean the same: 1, or less for a slip of the keyboard or a cut word; else 0.
float wordLikeness(std::string_view a, std::string_view b) {
    if (looksMistyped(a, b)) {
        return 0.9F;
    }
    const std::string_view shorter = a.size() < b.size() ? a : b;
    const std::string_view longer = a.size() < b.size() ? b : a;
    return shorter.size() >= 3 && longer.starts_with(shorter) ? 0.8F : 0;
}

bool sameLetters(const FeatureSet& records, std::span<const std::uint32_t> a,
                 std::span<const std::uint32_t> b) {
    std::array<int, 256> balance{};
    std::size_t letters = 0;
    for (const std::uint32_t word : a) {
        for (const char c : records.wordTexts.text(word)) {
            ++balance[static_cast<unsigned char>(c)];
            ++letters;
        }
    }
    for (const std::uint32_t word : b) {
        for (const char c : records.wordTexts.text(word)) {
            --balance[static_cast<unsigned char>(c)];
        }
    }
    return letters >= 8 &&
           std::all_of(balance.begin(), balance.end(), [](int n) { return n == 0; });
}

} // namespace

PairScorer::PairScorer(const FeatureSet& records, const DuplicateModel& model)
    : records_(records), model_(model),
      log2Records_(std::log2(static_cast<double>(std::max<std::size_t>(records.size(), 2)))),
      same_(logsOf(model.same)), brand_(logsOf(model.brand)), neighbour_(logsOf(model.neighbour)),
      place_(logsOf(model.place)), log2Duplicates_(logOf(model.duplicates)) {}

void PairScorer::comparePlaces(const Features& a, const Features& b, PairScore& out) const {
    if (a.errorM >= 0 && b.errorM >= 0) {
        out.metres = metresBetween(a, b);
    }
    const bool sameZip = a.zip != 0 && a.zip == b.zip;
    const bool sameTown = a.town != 0 && a.town == b.town;
    const bool sameArea = sameZip || sameTown;
    const bool areaUnknown = (a.zip == 0 && a.town == 0) || (b.zip == 0 && b.town == 0);
    const bool precise = out.metres && std::max(a.errorM, b.errorM) <= kPreciseM;
    const bool atPoint = precise && *out.metres <= kSameDoorM + a.errorM + b.errorM;
    const bool sameHouse = a.house != 0 && a.house == b.house;
    const bool bothHouses = a.house != 0 && b.house != 0;
    const StreetLevel street = compareStreets(records_, a, b, sameHouse);
    const bool zipSlip =
        a.zip != 0 && b.zip != 0 && !sameZip &&
        editDistance(records_.zipTexts.text(a.zip), records_.zipTexts.text(b.zip), 1) <= 1;
    const bool couldBe = sameArea || areaUnknown || zipSlip || atPoint;
    out.place = PlaceLevel::Far;
    if (sameHouse && street == StreetLevel::Same && couldBe) {
        out.place = sameArea ? PlaceLevel::Exact : PlaceLevel::Near;
    } else if (sameHouse && street == StreetLevel::Near && couldBe) {
        out.place = PlaceLevel::Near;
    } else if (bothHouses && street == StreetLevel::Same && sameArea) {
        out.place = PlaceLevel::Adjacent;
    } else if (atPoint) {
        out.place = PlaceLevel::AtPoint;
    } else if (sameArea || (out.metres && *out.metres <= kSameTownM)) {
        out.place = PlaceLevel::SameTown;
    } else if (areaUnknown && !out.metres) {
        out.place = PlaceLevel::Unknown;
    }
}

void PairScorer::compareFields(const Features& a, const Features& b, PairScore& out) const {
    out.number = compareNumbers(a.storeNumber, b.storeNumber);
    out.domain = compareNumbers(a.domain, b.domain);
    out.unit = compareNumbers(a.unit, b.unit);
    out.phone = compareNumbers(a.phoneKey, b.phoneKey);
    if (out.phone == FieldLevel::Differs && oneDigitOff(a.phone, b.phone)) {
        out.phone = FieldLevel::Near;
    }
}

double PairScorer::compareNames(const Features& a, const Features& b, PairScore& out) const {
    const auto left = records_.words(a);
    const auto right = records_.words(b);
    if (left.empty() || right.empty()) {
        out.name = NameLevel::Missing;
        return 0;
    }
    if (a.nameKey == b.nameKey) {
        out.name = NameLevel::Same;
        return log2Records_ - std::log2(static_cast<double>(records_.names.count(a.nameKey)));
    }
    std::array<bool, 16> taken{};
    double shared = 0;
    double onlyLeft = 0;
    double onlyRight = 0;
    for (const std::uint32_t word : left) {
        float best = 0;
        std::size_t with = right.size();
        for (std::size_t i = 0; i < right.size() && best < 1; ++i) {
            const float alike = taken[i] ? 0
                                : word == right[i]
                                    ? 1
                                    : wordLikeness(records_.wordTexts.text(word),
                                                   records_.wordTexts.text(right[i]));
            if (alike > best) {
                best = alike;
                with = i;
            }
        }
        if (with == right.size()) {
            onlyLeft += records_.wordBits(word);
        } else {
            taken[with] = true;
            const float bits = std::min(records_.wordBits(word), records_.wordBits(right[with]));
            shared += static_cast<double>(best * bits);
        }
    }
    for (std::size_t i = 0; i < right.size(); ++i) {
        onlyRight += taken[i] ? 0 : records_.wordBits(right[i]);
    }
    // Words that only one has are often left out; words that both have of their own contradict.
    const double apart =
        0.35 * std::max(onlyLeft, onlyRight) + 0.65 * std::min(onlyLeft, onlyRight);
    const double likeness = shared / (shared + apart);
    out.name = likeness >= 0.8    ? NameLevel::Near
               : likeness >= 0.45 ? NameLevel::Part
                                  : NameLevel::Differs;
    if (out.name != NameLevel::Near && sameLetters(records_, left, right)) {
        out.name = NameLevel::Near;
        return log2Records_ / 2;
    }
    return out.name == NameLevel::Differs ? 0 : std::min(shared, log2Records_);
}

void PairScorer::addStrangerBits(const Features& a, const Features& b, double sharedBits,
                                 PairScore& out) const {
    const auto agreeBits = [&](double chance, std::uint32_t count) {
        return chance + log2Records_ - logOfCount(std::max(1U, count));
    };
    const auto bitsOf = [&](Evidence evidence) -> double& { return out.bits[at(evidence)]; };
    const double name = same_.name[at(out.name)];
    bitsOf(Evidence::Name) = name + sharedBits * (out.name == NameLevel::Same   ? 1
                                                  : out.name == NameLevel::Near ? 0.75
                                                                                : 0.5);
    if (out.phone == FieldLevel::Same) {
        bitsOf(Evidence::Phone) =
            agreeBits(same_.phone[at(out.phone)], records_.phones.count(a.phoneKey));
    } else {
        // About one number in 2^10 of an area code is one digit away from any.
        bitsOf(Evidence::Phone) =
            same_.phone[at(out.phone)] + (out.phone == FieldLevel::Near ? 10 : 0);
    }
    bitsOf(Evidence::Domain) =
        out.domain == FieldLevel::Same
            ? agreeBits(same_.domain[at(out.domain)], records_.domains.count(a.domain))
            : same_.domain[at(out.domain)];
    bitsOf(Evidence::StoreNumber) =
        out.number == FieldLevel::Same ? 3 : same_.number[at(out.number)];
    bitsOf(Evidence::Unit) = out.unit == FieldLevel::Same      ? 1
                             : out.unit == FieldLevel::Differs ? -1.5
                                                               : 0;
    bitsOf(Evidence::Address) = place_[at(out.place)];
    if (out.place != PlaceLevel::Unknown && out.place != PlaceLevel::Far) {
        const bool sameZip = a.zip != 0 && a.zip == b.zip;
        const bool sameTown = a.town != 0 && a.town == b.town;
        const double area = sameZip    ? logOfCount(records_.zips.count(a.zip)) - log2Records_
                            : sameTown ? logOfCount(records_.towns.count(a.town)) - log2Records_
                                       : -10;
        // Shares of the strangers in one ZIP, in bits: the same address, nearly the same, at one
        // point, in one street, in the ZIP or town.
        constexpr std::array<double, 7> kWithinArea = {0, -10, -9, -7.6, -5.6, 0.6, 0};
        bitsOf(Evidence::Address) -= std::min(0.0, area + kWithinArea[at(out.place)]);
    }
    if (out.metres && (out.place == PlaceLevel::Exact || out.place == PlaceLevel::Near)) {
        const double errors = 2.0 * static_cast<double>(a.errorM + b.errorM);
        bitsOf(Evidence::Distance) = *out.metres <= std::max(500.0, errors)  ? 2
                                     : *out.metres > kClearlyApartM + errors ? -3
                                                                             : 0;
    }
}

double PairScorer::againstBrand(const Features& a, const Features& b, const PairScore& pair) const {
    const double shops = std::max(records_.names.count(a.nameKey), records_.names.count(b.nameKey));
    double partners = model_.brandPartners[at(pair.place)];
    if (pair.place == PlaceLevel::Far || pair.place == PlaceLevel::Unknown) {
        partners += std::max(0.0, shops - 2);
    } else if (pair.place == PlaceLevel::SameTown) {
        const bool together = a.brandTown == b.brandTown;
        const double inTown = std::max(records_.brandTowns.count(a.brandTown),
                                       records_.brandTowns.count(b.brandTown));
        partners += std::max(0.0, inTown - (together ? 2 : 1));
    }
    // What the shops of this brand have in common shows in how often the value occurs.
    const auto shared = [&](double usual, double count) {
        const double others = std::max(0.0, shops - 2) + 2;
        return logOf(std::clamp((std::max(0.0, count - 2) + 2 * usual) / others, 0.005, 0.9));
    };
    double bits = log2Duplicates_ + place_[at(pair.place)] - logOf(partners);
    bits += same_.name[at(pair.name)] - brand_.name[at(pair.name)];
    bits += same_.number[at(pair.number)] - brand_.number[at(pair.number)];
    bits += same_.unit[at(pair.unit)] - brand_.unit[at(pair.unit)];
    bits += same_.phone[at(pair.phone)] -
            (pair.phone == FieldLevel::Same
                 ? shared(model_.brand.phone[at(pair.phone)], records_.phones.count(a.phoneKey))
                 : brand_.phone[at(pair.phone)]);
    bits += same_.domain[at(pair.domain)] -
            (pair.domain == FieldLevel::Same
                 ? shared(model_.brand.domain[at(pair.domain)], records_.domains.count(a.domain))
                 : brand_.domain[at(pair.domain)]);
    return bits;
}

double PairScorer::againstNeighbours(const Features& a, const Features& b,
                                     const PairScore& pair) const {
    double partners = model_.neighbours[at(pair.place)];
    if (partners <= 0) {
        return kNever;
    }
    if (pair.place == PlaceLevel::Exact) {
        const auto names = std::max(records_.namesAt(a.address), records_.namesAt(b.address));
        const std::uint32_t own = a.nameKey == b.nameKey ? 1 : 2;
        partners += names > own ? names - own : 0;
    }
    return log2Duplicates_ + place_[at(pair.place)] - logOf(partners) + same_.name[at(pair.name)] -
           neighbour_.name[at(pair.name)] + same_.phone[at(pair.phone)] -
           neighbour_.phone[at(pair.phone)] + same_.domain[at(pair.domain)] -
           neighbour_.domain[at(pair.domain)] + same_.unit[at(pair.unit)] -
           neighbour_.unit[at(pair.unit)];
}

void PairScorer::combine(const Features& a, const Features& b, double sharedBits,
                         PairScore& out) const {
    addStrangerBits(a, b, sharedBits, out);
    out.bits[at(Evidence::Rival)] = 0;
    out.priorBits = log2Duplicates_ - log2Records_;
    double evidence = 0;
    for (const double bits : out.bits) {
        evidence += bits;
    }
    const std::array<double, kExplanations> against = {
        evidence + out.priorBits, againstBrand(a, b, out), againstNeighbours(a, b, out)};
    double odds = 0; // of its being something else
    for (const double bits : against) {
        odds += std::exp2(-bits);
    }
    odds = std::max(odds, (1 - model_.mostCertain) / model_.mostCertain);
    const auto closest = std::min_element(against.begin(), against.end());
    out.rival = static_cast<Explanation>(closest - against.begin());
    out.logOdds = -std::log2(odds);
    out.probability = 1 / (1 + odds);
    out.bits[at(Evidence::Rival)] = out.logOdds - out.priorBits - evidence;
}

std::optional<PairScore> PairScorer::score(std::size_t first, std::size_t second,
                                           double atLeast) const {
    const Features& a = records_[first];
    const Features& b = records_[second];
    PairScore out;
    comparePlaces(a, b, out);
    compareFields(a, b, out);
    if (atLeast > 0 && a.nameKey != b.nameKey) {
        // Nearly the same name is the best that can come, but for a brand's shops, where another
        // name speaks for a duplicate by up to this many bits more.
        constexpr double kBrandMargin = 1.6;
        out.name = NameLevel::Near;
        combine(a, b, log2Records_, out);
        if (out.logOdds + kBrandMargin < std::log2(atLeast / (1 - atLeast))) {
            return std::nullopt;
        }
    }
    const double sharedBits = compareNames(a, b, out);
    combine(a, b, sharedBits, out);
    return out.probability < atLeast ? std::nullopt : std::optional(out);
}

} // namespace core::quality
