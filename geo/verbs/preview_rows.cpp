// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/preview_rows.h"

#include "core/base/text.h"
#include "core/records/normalise.h"

#include <algorithm>
#include <array>
#include <bit>

namespace geo {

using core::format;
using core::records::NeutralRecord;
using core::records::RecordRow;
using core::records::Repair;
using core::records::Value;

namespace {

constexpr std::size_t kFlags = 6;

std::size_t bitOf(unsigned flag) {
    return static_cast<std::size_t>(std::countr_zero(flag));
}

/// The order in which people read a record; attributes come between the two.
constexpr std::array<std::string_view, 12> kBefore = {
    "name", "first_name", "last_name", "company", "account_id", "street",
    "city", "state",      "zip",       "country", "stage",      "amount"};
constexpr std::array<std::string_view, 6> kAfter = {"segment", "close_date", "owner",
                                                    "kind",    "email",      "phone"};

std::string titleOf(const PreviewColumn& column) {
    return column.meaning.empty() ? column.name : column.meaning;
}

const PreviewColumn* columnOfField(const std::vector<PreviewColumn>& columns,
                                   std::string_view field) {
    for (const PreviewColumn& column : columns) {
        if (column.readAs == ReadAs::Field && column.field == field) {
            return &column;
        }
    }
    return nullptr;
}

bool isFilledBySplitting(std::string_view field) {
    return field == "city" || field == "state" || field == "zip";
}

ShownColumn shownField(core::records::Kind kind, std::string_view field,
                       const PreviewColumn* column) {
    const auto index = core::records::fieldIndex(kind, field);
    const auto type = core::records::fieldsOf(kind)[*index].type;
    return {
        column == nullptr ? std::string() : column->name, std::string(field),
        core::records::fieldTitle(kind, field),           type == core::records::FieldType::Number,
        type == core::records::FieldType::Date,           column == nullptr ? 1 : column->factor};
}

std::string textOf(const core::Json& value) {
    if (value.is_string()) {
        return value.get<std::string>();
    }
    return value.is_number() ? core::records::numberText(value.get<double>()) : std::string();
}

std::string unscaled(const std::string& text, double factor) {
    const auto number = factor == 1 ? std::nullopt : core::parseNumber(text);
    return number ? core::records::numberText(*number / factor) : text;
}

const Repair* repairOf(const std::vector<Repair>& repairs, const std::string& field) {
    for (const Repair& repair : repairs) {
        if (repair.field == field) {
            return &repair;
        }
    }
    return nullptr;
}

} // namespace

std::vector<ShownColumn> chooseShown(const core::records::Mapping& mapping,
                                     const std::vector<PreviewColumn>& columns, bool splitting) {
    std::vector<ShownColumn> shown;
    const bool street = columnOfField(columns, "street") != nullptr;
    const auto addFields = [&](auto list) {
        for (const std::string_view field : list) {
            const PreviewColumn* column = columnOfField(columns, field);
            const bool filled = splitting && street && isFilledBySplitting(field);
            if ((column != nullptr || filled) && core::records::fieldIndex(mapping.kind, field)) {
                shown.push_back(shownField(mapping.kind, field, column));
            }
        }
    };
    if (columnOfField(columns, "name") == nullptr) {
        addFields(std::array<std::string_view, 1>{"id"});
    }
    addFields(kBefore);
    std::vector<ShownColumn> after;
    std::swap(after, shown);
    addFields(kAfter);
    std::swap(after, shown);
    // What a name promises to mean something goes first among the others.
    for (const bool known : {true, false}) {
        for (const PreviewColumn& column : columns) {
            if (column.readAs == ReadAs::Attribute && column.meaning.empty() != known &&
                shown.size() + std::min<std::size_t>(after.size(), 2) < kMostShown) {
                using core::records::AttributeType;
                shown.push_back({column.name,
                                 {},
                                 titleOf(column),
                                 column.type == AttributeType::Number,
                                 column.type == AttributeType::Date,
                                 column.factor});
            }
        }
    }
    for (ShownColumn& column : after) {
        if (shown.size() < kMostShown) {
            shown.push_back(std::move(column));
        }
    }
    return shown;
}

PreviewRows::PreviewRows(const core::records::Mapping& mapping,
                         const std::vector<ShownColumn>& shown, std::int64_t most)
    : shown_(shown), most_(most), counts_(kFlags), firsts_(kFlags) {
    for (const ShownColumn& column : shown) {
        std::optional<std::size_t> source;
        for (std::size_t c = 0; c < mapping.columns.size(); ++c) {
            if (!column.column.empty() && mapping.columns[c].name == column.column) {
                source = c;
            }
        }
        sourceOf_.push_back(source);
    }
}

PreviewCell PreviewRows::rawCell(const RecordRow& row, std::size_t shown) const {
    const auto source = sourceOf_[shown];
    const bool there = source && *source < row.values.size();
    return {there ? core::records::cleanValue(row.values[*source]).value_or("") : "", {}, false};
}

PreviewCell PreviewRows::cellOf(const NeutralRecord& record, std::size_t shown,
                                const std::vector<Repair>& repairs) const {
    const ShownColumn& column = shown_[shown];
    PreviewCell cell;
    if (column.field.empty()) {
        const auto at = record.attributes.find(column.column);
        cell.value = at == record.attributes.end() ? std::string() : textOf(*at);
    } else {
        cell.value = record.field(column.field).value_or("");
        if (const Repair* repair = repairOf(repairs, column.field)) {
            cell.changed = true;
            cell.was = repair->was.value_or("");
        }
    }
    cell.value = unscaled(cell.value, column.factor);
    return cell;
}

unsigned PreviewRows::flagsOf(const NeutralRecord& record,
                              const std::vector<Repair>& repairs) const {
    unsigned flags = 0;
    for (const Repair& repair : repairs) {
        flags |= repair.what == Repair::What::ZipZero ? kZipRepaired : kAddressSplit;
    }
    const bool placed =
        record.kind == core::records::Kind::Account || record.kind == core::records::Kind::Lead;
    return placed && !record.field("street") && !record.point ? flags | kNoAddress : flags;
}

std::string PreviewRows::remarkOf(const NeutralRecord& record, const std::vector<Repair>& repairs,
                                  unsigned flags) const {
    std::vector<std::string> remarks;
    if ((flags & kAddressSplit) != 0) {
        const Repair* street = repairOf(repairs, "street");
        int parts = 0;
        for (const char* field : {"street", "city", "state", "zip"}) {
            parts += record.field(field) ? 1 : 0;
        }
        static constexpr std::array<const char*, 5> kNumbers = {"none", "one", "two", "three",
                                                                "four"};
        remarks.push_back(format("“{}” split in {}", street->was.value_or(""),
                                 kNumbers[static_cast<std::size_t>(parts)]));
    }
    if ((flags & kZipRepaired) != 0) {
        const Repair* zip = repairOf(repairs, "zip");
        remarks.push_back(
            format("ZIP “{}” read as {}", zip->was.value_or(""), record.field("zip").value_or("")));
    }
    if ((flags & kNoAddress) != 0) {
        const char* remark = record.field("zip")    ? "No street address: located by ZIP"
                             : record.field("city") ? "No street address: located by city"
                                                    : "No address: not located";
        remarks.emplace_back(remark);
    }
    return core::join(remarks, "; ");
}

void PreviewRows::add(const RecordRow& row, const std::optional<NeutralRecord>& record,
                      const std::vector<Repair>& repairs, const core::Issue* issue, bool repeated) {
    ++read_;
    PreviewRow shown;
    shown.row = row.number;
    if (record) {
        shown.flags = flagsOf(*record, repairs) | (issue != nullptr ? unsigned{kDoubtful} : 0U);
        shown.remark = remarkOf(*record, repairs, shown.flags);
    } else {
        shown.flags = repeated ? unsigned{kRepeated} : unsigned{kUnreadable};
        if (repeated) {
            shown.remark = "Repeats the id of an earlier row";
        }
    }
    if (issue != nullptr) {
        shown.remark += (shown.remark.empty() ? "" : "; ") + issue->message;
    }
    // Every flag is shown as generously as the whole.
    bool wanted = read_ <= most_;
    for (std::size_t bit = 0; bit < kFlags; ++bit) {
        if ((shown.flags & (1U << bit)) != 0) {
            wanted = wanted || counts_[bit] < most_;
        }
    }
    for (std::size_t i = 0; wanted && i < shown_.size(); ++i) {
        shown.cells.push_back(record ? cellOf(*record, i, repairs) : rawCell(row, i));
    }
    for (std::size_t bit = 0; bit < kFlags; ++bit) {
        if ((shown.flags & (1U << bit)) != 0 && counts_[bit]++ == 0) {
            firsts_[bit] = shown;
        }
    }
    if (wanted) {
        rows_.push_back(std::move(shown));
    }
}

std::int64_t PreviewRows::count(unsigned flag) const {
    return flag == 0 ? read_ : counts_[bitOf(flag)];
}

const PreviewRow* PreviewRows::first(unsigned flag) const {
    return counts_[bitOf(flag)] == 0 ? nullptr : &firsts_[bitOf(flag)];
}

} // namespace geo
