// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/preview_columns.h"

#include "core/base/text.h"
#include "core/records/column_words.h"
#include "core/records/normalise.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace geo {

using core::counted;
using core::format;
using core::grouped;
using core::records::AttributeType;
using core::records::DateOrder;

namespace {

constexpr std::size_t kFewValues = 60;
constexpr std::size_t kFirstValues = 3;
constexpr std::size_t kShortList = 4;
/// Below this a column starts unticked: a person has to want it.
constexpr double kSure = 0.75;
constexpr double kNearlyAll = 0.98;
constexpr double kThousandsBelow = 1000;
constexpr double kFreeTextWords = 4;

bool hasAny(const std::vector<std::string>& words, std::span<const std::string_view> list) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(list.begin(), list.end(), word) != list.end();
    });
}

std::int64_t wordsIn(const std::string& text) {
    return 1 + std::count(text.begin(), text.end(), ' ');
}

bool isFlag(const core::records::ColumnProfile& profile, std::size_t distinct) {
    return distinct <= 2 && profile.filled > 0 && profile.flags >= kNearlyAll;
}

double attributeConfidence(const PreviewColumn& column, const ColumnMeaning& meaning,
                           const core::records::ColumnProfile& profile, const ColumnTally& tally) {
    if (profile.filled == 0 || meaning.freeText || tally.meanWords() >= kFreeTextWords) {
        return 0;
    }
    switch (column.type) {
    case AttributeType::Date: return 0.6 + (meaning.title.empty() ? 0.25 : 0.31) * profile.dates;
    case AttributeType::Number:
        if (meaning.title.empty() && isFlag(profile, static_cast<std::size_t>(tally.distinct()))) {
            return 0.22;
        }
        return 0.6 + (meaning.title.empty() ? 0.2 : 0.28) * profile.numbers;
    case AttributeType::Text: break;
    }
    if (!meaning.title.empty()) {
        return tally.values().empty() ? 0.8 : 0.92;
    }
    return isFlag(profile, static_cast<std::size_t>(tally.distinct())) ? 0.22 : 0.8;
}

std::string listOf(const std::map<std::string, std::int64_t>& values) {
    std::vector<std::string> parts;
    for (const auto& [value, rows] : values) {
        parts.push_back(grouped(rows) + " " + value);
    }
    return core::join(parts, ", ");
}

std::string rosterRemark(const ColumnTally& tally, const std::vector<std::string>& roster,
                         bool& doubtful) {
    const std::string different = counted(tally.distinct(), "value", "different values");
    if (roster.empty() || tally.values().empty()) {
        return different;
    }
    const auto missing =
        std::count_if(tally.values().begin(), tally.values().end(), [&](const auto& value) {
            return !std::binary_search(roster.begin(), roster.end(), core::lower(value.first));
        });
    doubtful = missing > 0;
    return missing == 0 ? different + ", all in the roster"
                        : format("{}, {} not in the roster", different, missing);
}

std::string dateRemark(const ColumnTally& tally, DateOrder order, bool& doubtful) {
    if (tally.decisiveDates() + tally.ambiguousDates() == 0) {
        return {};
    }
    const char* first = order == DateOrder::MonthFirst ? "Month" : "Day";
    doubtful = tally.decisiveDates() == 0;
    return doubtful ? format("{} first? No day is above 12", first)
                    : format("{} first: {} a day above 12", first,
                             counted(tally.decisiveDates(), "row has", "rows have"));
}

std::string valuesRemark(const ColumnTally& tally) {
    const bool brief = std::all_of(tally.values().begin(), tally.values().end(),
                                   [](const auto& value) { return value.first.size() <= 3; });
    if (tally.values().empty()) {
        return {};
    }
    return brief && tally.values().size() <= kShortList
               ? listOf(tally.values())
               : counted(tally.distinct(), "value", "different values");
}

std::string emptyRemark(const ColumnTally& tally) {
    return tally.empty() == 0 ? std::string() : counted(tally.empty(), "row empty", "rows empty");
}

std::string fieldRemark(PreviewColumn& column, const ColumnTally& tally,
                        const RepairCounts& repairs, const std::vector<std::string>& roster) {
    if (column.field == "id") {
        column.doubtful = repairs.repeated > 0;
        return repairs.repeated > 0
                   ? counted(repairs.repeated, "row repeats an id", "rows repeat an id")
                   : format("{} different values: the key", grouped(tally.distinct()));
    }
    if (column.field == "street" && repairs.split > 0) {
        column.doubtful = true;
        return counted(repairs.split, "row holds", "rows hold") + " the whole address";
    }
    const std::int64_t filled = column.field == "city"    ? repairs.citiesFilled
                                : column.field == "state" ? repairs.statesFilled
                                                          : 0;
    if (filled > 0 && filled == tally.empty()) {
        return format("{}: filled from {}", emptyRemark(tally), repairs.streetColumn);
    }
    if (column.field == "zip" && repairs.zips > 0) {
        column.doubtful = true;
        return counted(repairs.zips, "row", "rows") + " lost a leading zero";
    }
    if (column.field == "owner") {
        return rosterRemark(tally, roster, column.doubtful);
    }
    const bool listed = column.field == "segment" || column.field == "stage";
    const std::string values = listed ? valuesRemark(tally) : std::string();
    return values.empty() ? emptyRemark(tally) : values;
}

std::string attributeRemark(PreviewColumn& column, const ColumnTally& tally) {
    if (tally.filled() == 0) {
        return "Empty";
    }
    if (column.confidence == 0 && column.type == AttributeType::Text) {
        return "Free text";
    }
    if (column.confidence < kSure) {
        return "Nothing to go by";
    }
    if (column.type == AttributeType::Text && !tally.values().empty()) {
        return valuesRemark(tally);
    }
    return emptyRemark(tally);
}

std::vector<std::string> firstValues(const std::vector<core::records::RecordRow>& sample,
                                     std::size_t column) {
    std::vector<std::string> first;
    for (std::size_t row = 0; row < std::min(sample.size(), kFirstValues); ++row) {
        const auto& values = sample[row].values;
        first.push_back(
            core::records::cleanValue(column < values.size() ? values[column] : std::nullopt)
                .value_or(""));
    }
    return first;
}

ColumnTally tallyOf(const std::vector<core::records::RecordRow>& sample, std::size_t column) {
    ColumnTally tally(DateOrder::MonthFirst);
    for (const auto& row : sample) {
        tally.add(column < row.values.size() ? core::records::cleanValue(row.values[column])
                                             : std::nullopt,
                  row.number, false, false);
    }
    return tally;
}

/// What it would be kept as, for columns that are left out, too: so they can be offered.
void describeAsAttribute(PreviewColumn& column, const core::records::ColumnProfile& profile,
                         const ColumnTally& tally) {
    const ColumnMeaning meaning = meaningOf(column.name);
    column.type = profile.attributeType();
    if (column.type == AttributeType::Number && core::records::namesCode(column.name)) {
        column.type = AttributeType::Text;
    }
    column.meaning = meaning.title;
    column.confidence = attributeConfidence(column, meaning, profile, tally);
    column.suggested = column.confidence >= kSure;
}

bool isGuessedAttribute(const core::records::Mapping& guess,
                        const core::records::MappedAttribute& attribute) {
    return std::any_of(guess.attributes.begin(), guess.attributes.end(),
                       [&](const core::records::MappedAttribute& guessed) {
                           return guessed.column == attribute.column &&
                                  guessed.type == attribute.type;
                       });
}

void describeAsField(PreviewColumn& column, const core::records::Mapping& mapping,
                     const core::records::MappedField& mapped,
                     const core::records::Mapping& guess) {
    column.readAs = ReadAs::Field;
    column.field = std::string(core::records::fieldsOf(mapping.kind)[mapped.field].name);
    column.meaning.clear();
    column.amount = column.field == "amount";
    column.confidence = mapped.confidence;
    column.asked = mapped.asked;
    for (const auto& guessed : guess.fields) {
        // What was asked for and would have been guessed anyway is as sure as the guess.
        if (guessed.field == mapped.field && guessed.column == mapped.column) {
            column.confidence = guessed.confidence;
            column.asked = false;
        }
    }
    // Without a name or an id a record is hard to recognise: worth a doubtful guess.
    column.suggested = column.confidence >= kSure || column.field == "name" || column.field == "id";
}

} // namespace

void ColumnTally::add(const core::records::Value& value, std::int64_t row, bool numeric,
                      bool dated) {
    if (!value) {
        ++empty_;
        return;
    }
    ++filled_;
    words_ += wordsIn(*value);
    if (seen_.size() < kMostDistinct) {
        seen_.insert(*value);
    }
    if (few_) {
        ++values_[*value];
        few_ = values_.size() <= kFewValues;
        if (!few_) {
            values_.clear();
        }
    }
    if (numeric) {
        addNumber(*value, row);
    } else if (dated) {
        addDate(*value, row);
    }
}

void ColumnTally::refuse(std::int64_t row) {
    firstUnreadable_ = unreadable_++ == 0 ? row : firstUnreadable_;
}

void ColumnTally::addNumber(const std::string& text, std::int64_t row) {
    if (const auto number = core::records::cleanNumber(text)) {
        numbers_.push_back(*number);
        sum_ += *number;
    } else {
        refuse(row);
    }
}

void ColumnTally::addDate(const std::string& text, std::int64_t row) {
    const DateOrder other =
        order_ == DateOrder::MonthFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
    const auto asRead = core::records::cleanDate(text, order_);
    const auto otherwise = core::records::cleanDate(text, other);
    if (!asRead) {
        refuse(row);
    } else if (!otherwise) {
        ++decisive_;
    } else if (*otherwise != *asRead) {
        ++ambiguous_;
    }
}

double ColumnTally::meanWords() const {
    return filled_ == 0 ? 0 : static_cast<double>(words_) / static_cast<double>(filled_);
}

std::optional<double> ColumnTally::median() const {
    if (numbers_.empty()) {
        return std::nullopt;
    }
    std::vector<double> numbers = numbers_;
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::nth_element(numbers.begin(), middle, numbers.end());
    return *middle;
}

ColumnMeaning meaningOf(std::string_view columnName) {
    struct Words {
        const char* title;
        bool amount;
        std::vector<std::string_view> words;
    };
    static const std::vector<Words> kMeanings = {
        {"Potential", true, {"potential", "pot"}},
        {"Revenue", true, {"revenue", "rev", "turnover"}},
        {"Sales", true, {"sales", "spend", "bookings"}},
        {"Budget", true, {"budget"}},
        {"Last visit", false, {"visit", "visited", "vis", "lastcall"}},
        {"Employees", false, {"employees", "headcount", "staff"}},
        {"Class", false, {"class", "cls", "abc", "grade", "rank"}}};
    static constexpr std::array<std::string_view, 7> kThousands = {
        "k", "thousand", "thousands", "000s", "tsd", "kusd", "keur"};
    static constexpr std::array<std::string_view, 8> kFree = {
        "note", "notes", "comment", "comments", "remark", "remarks", "memo", "description"};
    const std::vector<std::string> words = core::records::columnWords(columnName);
    ColumnMeaning meaning;
    meaning.freeText = hasAny(words, kFree);
    for (const Words& known : kMeanings) {
        if (meaning.title.empty() && hasAny(words, known.words)) {
            meaning.title = known.title;
            meaning.amount = known.amount;
        }
    }
    meaning.thousands = meaning.amount && hasAny(words, kThousands);
    return meaning;
}

bool looksLikeThousands(const PreviewColumn& column, const ColumnTally& tally) {
    const auto median = tally.median();
    return column.amount && median && *median > 0 && *median < kThousandsBelow;
}

std::vector<PreviewColumn> describeColumns(const core::records::Mapping& mapping,
                                           const core::records::Mapping& guess,
                                           const std::vector<core::records::RecordRow>& sample,
                                           const ImportRecordsParams& params) {
    const auto profiles = core::records::profileColumns(mapping.columns.size(), sample);
    std::vector<PreviewColumn> columns(mapping.columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
        columns[c].name = mapping.columns[c].name;
        columns[c].first = firstValues(sample, c);
        const auto factor = params.factors.find(columns[c].name);
        columns[c].factor = factor == params.factors.end() ? 1 : factor->second;
        describeAsAttribute(columns[c], profiles[c], tallyOf(sample, c));
        // Left out although it is worth importing: somebody wanted that.
        columns[c].asked =
            columns[c].suggested && params.mapping.leaveOut.count(columns[c].name) > 0;
    }
    for (const auto& attribute : mapping.attributes) {
        PreviewColumn& column = columns[attribute.column];
        column.readAs = ReadAs::Attribute;
        column.type = attribute.type;
        column.amount = meaningOf(column.name).amount && column.type == AttributeType::Number;
        column.asked =
            params.mapping.keep.count(column.name) > 0 && !isGuessedAttribute(guess, attribute);
    }
    for (const auto& mapped : mapping.fields) {
        describeAsField(columns[mapped.column], mapping, mapped, guess);
    }
    return columns;
}

void remarkOn(PreviewColumn& column, const ColumnTally& tally, const RepairCounts& repairs,
              DateOrder order, const std::vector<std::string>& roster) {
    column.filled = tally.filled();
    column.empty = tally.empty();
    if (column.readAs == ReadAs::Nothing) {
        column.remark = attributeRemark(column, tally);
        return;
    }
    if (column.amount && looksLikeThousands(column, tally)) {
        column.remark = "Thousands, or dollars?";
        column.doubtful = true;
        return;
    }
    column.remark = column.readAs == ReadAs::Field ? fieldRemark(column, tally, repairs, roster)
                                                   : attributeRemark(column, tally);
    const bool dated = tally.decisiveDates() + tally.ambiguousDates() > 0;
    if (dated) {
        column.remark = dateRemark(tally, order, column.doubtful);
    }
    if (tally.unreadable() > 0) {
        column.remark = counted(tally.unreadable(), "value is", "values are") +
                        (dated ? " no date" : " no number");
        column.doubtful = true;
    }
}

} // namespace geo
