// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/duplicate_features.h"

#include "core/base/text.h"
#include "core/quality/company_name.h"
#include "core/quality/contact_keys.h"
#include "core/quality/text_fold.h"

#include <algorithm>
#include <cmath>

namespace core::quality {

namespace {

constexpr std::size_t kMostWords = 12;
constexpr float kGenericShare = 0.25F;

std::uint64_t hashOrNone(std::string_view text) {
    return text.empty() ? 0 : hashText(text);
}

std::uint64_t pairOrNone(std::uint32_t a, std::uint32_t b, std::uint64_t c = 0) {
    return a == 0 || b == 0 ? 0 : hashNumbers(a, b, c);
}

} // namespace

std::uint32_t TextTable::number(std::string_view text) {
    if (text.empty()) {
        return 0;
    }
    const auto next = static_cast<std::uint32_t>(texts_.size());
    const auto [entry, fresh] = numbers_.emplace(hashText(text), next);
    if (fresh) {
        texts_.emplace_back(text);
    }
    return entry->second;
}

std::uint32_t ValueCounts::add(std::uint64_t hash) {
    if (hash == 0) {
        return 0;
    }
    const auto next = static_cast<std::uint32_t>(counts_.size());
    const auto [entry, fresh] = numbers_.emplace(hash, next);
    if (fresh) {
        counts_.push_back(0);
    }
    ++counts_[entry->second];
    return entry->second;
}

void FeatureSet::addName(const DuplicateRecord& record, Features& features) {
    CompanyName name = parseCompanyName(record.name);
    std::string number = plainStoreNumber(record.storeNumber);
    if (number.empty()) {
        std::sort(name.numbers.begin(), name.numbers.end());
        number = join(name.numbers, " ");
    }
    features.storeNumber = numberTexts.number(number);
    name.words.resize(std::min(name.words.size(), kMostWords));
    std::sort(name.words.begin(), name.words.end());
    name.words.erase(std::unique(name.words.begin(), name.words.end()), name.words.end());
    features.wordsAt = static_cast<std::uint32_t>(words_.size());
    features.wordCount = static_cast<std::uint8_t>(name.words.size());
    for (const std::string& word : name.words) {
        const std::uint32_t id = wordTexts.number(word);
        words_.push_back(id);
        if (id >= wordBits_.size()) {
            wordBits_.resize(id + 1);
        }
        ++wordBits_[id]; // a count until `finish`
    }
    features.nameKey = names.add(hashOrNone(join(name.words, " ")));
}

void FeatureSet::addAddress(const PlainAddress& address, Features& features) {
    const bool box = address.house.empty() && !address.box.empty();
    features.house = numberTexts.number(box ? "BOX " + address.box : address.house);
    features.street = streetTexts.number(box ? "BOX" : address.street);
    features.core = streetTexts.number(box ? "BOX" : address.core);
    features.unit = numberTexts.number(address.unit);
    features.zip = zipTexts.number(address.zip);
    features.town = address.city.empty() ? 0 : townTexts.number(address.city + '|' + address.state);
    zips.add(features.zip);
    towns.add(features.town);
    const std::uint64_t where =
        features.zip != 0 ? features.zip : static_cast<std::uint64_t>(features.town) << 32;
    features.address =
        where == 0 ? 0 : addresses.add(pairOrNone(features.house, features.core, where));
}

void FeatureSet::add(const DuplicateRecord& record) {
    Features features;
    addName(record, features);
    addAddress(record.address, features);
    features.phone = phoneKey(record.phone);
    features.phoneKey = phones.add(features.phone);
    features.domain = domains.add(hashOrNone(domainKey(record.website)));
    features.brandTown = brandTowns.add(
        pairOrNone(features.nameKey, features.zip != 0 ? features.zip : features.town));
    if (record.point && std::isfinite(record.point->x) && std::isfinite(record.point->y)) {
        features.lon = record.point->x;
        features.lat = record.point->y;
        features.errorM = static_cast<float>(std::max(0.0, record.errorM));
    }
    features_.push_back(features);
    ids_.push_back(record.id);
}

void FeatureSet::finish() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> there;
    for (const Features& features : features_) {
        if (features.address != 0) {
            there.emplace_back(features.address, features.nameKey);
        }
    }
    std::sort(there.begin(), there.end());
    there.erase(std::unique(there.begin(), there.end()), there.end());
    for (const auto& [address, name] : there) {
        namesAt_.resize(std::max<std::size_t>(namesAt_.size(), address + 1));
        ++namesAt_[address];
    }
    const auto records = static_cast<float>(std::max<std::size_t>(features_.size(), 2));
    for (std::size_t word = 1; word < wordBits_.size(); ++word) {
        const float share =
            isGenericWord(wordTexts.text(static_cast<std::uint32_t>(word))) ? kGenericShare : 1;
        wordBits_[word] = share * std::max(1.0F, std::log2(records / wordBits_[word]));
    }
}

} // namespace core::quality
