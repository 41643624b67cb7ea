// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/duplicate_record.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace core::quality {

/// Gives texts small numbers from 1 on, in the order of first sight; 0 is the empty text.
class TextTable {
public:
    TextTable() { texts_.emplace_back(); }
    std::uint32_t number(std::string_view text);
    const std::string& text(std::uint32_t number) const { return texts_[number]; }
    std::size_t size() const { return texts_.size(); }

private:
    std::vector<std::string> texts_;
    std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
};

/// Counts how many records have each of many values; values are known by their hash only.
class ValueCounts {
public:
    /// Number of the value from 1 on; 0 for the hash 0, which is no value.
    std::uint32_t add(std::uint64_t hash);
    std::uint32_t count(std::uint32_t number) const { return counts_[number]; }

private:
    std::vector<std::uint32_t> counts_ = {0};
    std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
};

/// A record in a form that is quick to compare. Numbers are those of the tables of `FeatureSet`; 0
/// is "not there".
struct Features {
    std::uint64_t phone = 0;
    double lon = 0;
    double lat = 0;
    float errorM = -1;         ///< below 0: no point
    std::uint32_t nameKey = 0; ///< words in the order of the alphabet, without store numbers
    std::uint32_t wordsAt = 0;
    std::uint32_t storeNumber = 0;
    std::uint32_t phoneKey = 0;
    std::uint32_t domain = 0;
    std::uint32_t house = 0; ///< or box
    std::uint32_t street = 0;
    std::uint32_t core = 0;
    std::uint32_t unit = 0;
    std::uint32_t address = 0; ///< house, street core and ZIP (or city) together
    std::uint32_t town = 0;    ///< city and state
    std::uint32_t zip = 0;
    std::uint32_t brandTown = 0; ///< name and ZIP (or city) together
    std::uint8_t wordCount = 0;
};

/// All records, with how often each value occurs. About 250 bytes per record.
class FeatureSet {
public:
    void add(const DuplicateRecord& record);
    /// Works out the weights of words; to be called once, when all records are in.
    void finish();

    std::size_t size() const { return features_.size(); }
    const Features& operator[](std::size_t index) const { return features_[index]; }
    AccountId id(std::size_t index) const { return ids_[index]; }
    std::span<const std::uint32_t> words(const Features& features) const {
        return {words_.data() + features.wordsAt, features.wordCount};
    }
    /// How rare a word is, in bits; generic words ("STORE") count for less.
    float wordBits(std::uint32_t word) const { return wordBits_[word]; }

    /// How many different names are at an address.
    std::uint32_t namesAt(std::uint32_t address) const {
        return address < namesAt_.size() ? namesAt_[address] : 0;
    }

    TextTable wordTexts, streetTexts, numberTexts, townTexts, zipTexts;
    ValueCounts names, phones, domains, addresses, brandTowns, towns, zips;

private:
    void addName(const DuplicateRecord& record, Features& features);
    void addAddress(const PlainAddress& address, Features& features);

    std::vector<Features> features_;
    std::vector<AccountId> ids_;
    std::vector<std::uint32_t> words_;
    std::vector<float> wordBits_;
    std::vector<std::uint32_t> namesAt_; ///< by address; filled by `finish`
};

} // namespace core::quality
