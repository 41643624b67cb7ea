// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/convert.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/fingerprint.h"
#include "core/records/normalise.h"
#include "core/records/us_states.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace core::records {

namespace {

std::string listText(const std::string& text) {
    const char separator = text.find(';') != std::string::npos   ? ';'
                           : text.find('|') != std::string::npos ? '|'
                                                                 : ',';
    std::vector<std::string> words;
    for (const std::string& part : split(text, separator)) {
        if (const auto word = trim(part); !word.empty()) {
            words.emplace_back(word);
        }
    }
    return join(words, ";");
}

Json jsonNumber(double number) {
    constexpr double kExact = 9007199254740992.0; // 2^53
    if (std::floor(number) == number && std::abs(number) < kExact) {
        return static_cast<std::int64_t>(number);
    }
    return number;
}

const Field& fieldOf(const Mapping& mapping, const MappedField& mapped) {
    return fieldsOf(mapping.kind)[mapped.field];
}

bool isPlace(FieldType type) {
    return type == FieldType::Zip || type == FieldType::State || type == FieldType::Lon ||
           type == FieldType::Lat;
}

std::string fingerprintOf(const NeutralRecord& record) {
    Fingerprint print;
    print.add(std::string_view(kindName(record.kind)));
    for (const Value& value : record.fields) {
        print.add(value);
    }
    print.add(record.point ? Value(numberText(record.point->x)) : Value());
    print.add(record.point ? Value(numberText(record.point->y)) : Value());
    print.add(std::string_view(record.attributes.dump()));
    return print.hex();
}

} // namespace

std::string plainId(const std::string& text) {
    const auto dot = text.find('.');
    const bool whole = dot != std::string::npos && dot > 0 &&
                       text.find_first_not_of("0123456789") == dot &&
                       text.find_first_not_of('0', dot + 1) == std::string::npos;
    return whole ? text.substr(0, dot) : text;
}

Value NeutralRecord::field(std::string_view name) const {
    const auto index = fieldIndex(kind, name);
    return index ? fields[*index] : Value();
}

std::optional<double> NeutralRecord::number(std::string_view name) const {
    const Value value = field(name);
    return value ? parseNumber(*value) : std::nullopt;
}

Converter::Converter(Mapping mapping, ReadingOptions options)
    : mapping_(std::move(mapping)), options_(std::move(options)),
      factors_(mapping_.columns.size(), 1.0), repeats_(mapping_.columns), issues_(mapping_.issues) {
    for (const auto& [name, factor] : options_.factors) {
        const auto at = std::find_if(mapping_.columns.begin(), mapping_.columns.end(),
                                     [&name = name](const Column& c) { return c.name == name; });
        if (at == mapping_.columns.end() || !(factor > 0) || !std::isfinite(factor)) {
            throw Error(Code::Input,
                        format("the factor {} of the column \"{}\" cannot be used", factor, name),
                        "name a column of the source and a number above 0", name);
        }
        factors_[static_cast<std::size_t>(at - mapping_.columns.begin())] = factor;
    }
}

double Converter::scaled(double number, std::size_t column) const {
    // Only where asked: 0.1 times 1 is 0.1, but a product should not be in the way of that.
    return factors_[column] == 1 ? number : number * factors_[column];
}

Value& Converter::at(NeutralRecord& record, std::string_view field) const {
    return record.fields[fieldIndex(mapping_.kind, field).value()];
}

Value Converter::cell(const RecordRow& row, std::size_t column) const {
    return column < row.values.size() ? cleanValue(row.values[column]) : std::nullopt;
}

void Converter::issue(const NeutralRecord& record, std::string message, std::string hint,
                      Severity severity) {
    issues_.push_back({severity, record.id, record.row, std::move(message), std::move(hint)});
}

std::string Converter::idOf(const NeutralRecord& record, const RecordRow& row) const {
    if (const auto column = mapping_.columnOf("id")) {
        const Value id = cell(row, *column);
        return id ? plainId(*id) : std::string();
    }
    static constexpr std::array<std::string_view, 13> kIdentity = {
        "account_id", "company", "name", "first_name", "last_name", "email",  "house_number",
        "street",     "unit",    "city", "state",      "zip",       "country"};
    Fingerprint print;
    bool any = false;
    for (const std::string_view name : kIdentity) {
        const Value value = record.field(name);
        any = any || value.has_value();
        print.add(value ? Value(lower(*value)) : value);
    }
    if (!any || mapping_.kind == Kind::Opportunity) {
        for (std::size_t column = 0; column < mapping_.columns.size(); ++column) {
            print.add(cell(row, column));
        }
    }
    return "~" + print.hex().substr(0, 24);
}

void Converter::readField(NeutralRecord& record, const MappedField& mapped, const Value& raw) {
    const Field& field = fieldOf(mapping_, mapped);
    if (!raw || isPlace(field.type)) {
        return; // a place is read as a whole, by readPostal and readPoint
    }
    Value& value = record.fields[mapped.field];
    const auto refuse = [&](const char* what) {
        issue(record, format("{} \"{}\" is not {}; it was left out", field.name, *raw, what));
    };
    switch (field.type) {
    case FieldType::Id: value = plainId(*raw); break;
    case FieldType::Country: value = cleanCountry(*raw); break;
    case FieldType::List: value = listText(*raw); break;
    case FieldType::Number:
        if (const auto number = cleanNumber(*raw)) {
            value = numberText(scaled(*number, mapped.column));
        } else {
            refuse("a number");
        }
        break;
    case FieldType::Date:
        value = cleanDate(*raw, mapping_.dateOrders[mapped.column]);
        if (!value) {
            refuse("a date");
        }
        break;
    case FieldType::Flag:
        if (const auto flag = cleanFlag(*raw)) {
            value = *flag ? "1" : "0";
        } else {
            refuse("yes or no");
        }
        break;
    default: value = raw; break;
    }
}

bool Converter::isAmerican(const NeutralRecord& record) const {
    static constexpr std::array<std::string_view, 6> kCountries = {"US", "PR", "VI",
                                                                   "GU", "AS", "MP"};
    const Value country = record.field("country");
    return !country ||
           std::find(kCountries.begin(), kCountries.end(), *country) != kCountries.end();
}

AddressParts Converter::splitStreet(NeutralRecord& record) {
    const Value street = record.field("street");
    if (!options_.splitter || !street || !isAmerican(record)) {
        return {};
    }
    auto parts = options_.splitter(*street);
    if (!parts) {
        return {};
    }
    repairs_.push_back({Repair::What::AddressSplit, "street", street});
    at(record, "street") = cleanValue(parts->street);
    if (!record.field("city") && !parts->city.empty()) {
        at(record, "city") = parts->city;
        repairs_.push_back({Repair::What::AddressSplit, "city", {}});
    }
    return std::move(*parts);
}

void Converter::readZip(NeutralRecord& record, const std::string& zip, const std::string& state) {
    Cleaned cleaned = cleanZip(zip, state);
    if (cleaned.repaired && !options_.restoreZeros) {
        at(record, "zip") = zip;
        issue(record, format("ZIP \"{}\" does not have five digits; kept as written", zip),
              "let lost zeros be restored, or correct the source");
        return;
    }
    if (cleaned.repaired && cleaned.value) {
        repairs_.push_back({Repair::What::ZipZero, "zip", zip});
    }
    at(record, "zip") = std::move(cleaned.value);
    if (!cleaned.problem.empty()) {
        issue(record, cleaned.problem + "; it was left out",
              "correct the ZIP in the source and import again");
    }
}

void Converter::readPostal(NeutralRecord& record, const RecordRow& row) {
    const AddressParts split = splitStreet(record);
    const auto stateColumn = mapping_.columnOf("state");
    const auto zipColumn = mapping_.columnOf("zip");
    Value state = stateColumn ? cell(row, *stateColumn) : std::nullopt;
    Value zip = zipColumn ? cell(row, *zipColumn) : std::nullopt;
    const auto fill = [&](Value& value, const std::string& part, const char* field) {
        if (!value && !part.empty()) {
            value = part;
            repairs_.push_back({Repair::What::AddressSplit, field, {}});
        }
    };
    fill(state, split.state, "state");
    fill(zip, split.zip, "zip");
    if (!isAmerican(record)) {
        if (stateColumn) {
            at(record, "state") = state;
        }
        if (zipColumn) {
            at(record, "zip") = zip;
        }
        return;
    }
    const auto code = state ? stateCode(*state) : std::nullopt;
    if (state) {
        at(record, "state") = code ? *code : *state;
        if (!code) {
            issue(record,
                  format("\"{}\" is not a state of the United States; kept as written", *state));
        }
    }
    if (zip) {
        readZip(record, *zip, code.value_or(std::string()));
    }
}

void Converter::readPoint(NeutralRecord& record, const RecordRow& row) {
    const auto latColumn = mapping_.columnOf("lat");
    const auto lonColumn = mapping_.columnOf("lon");
    const Value lat = latColumn ? cell(row, *latColumn) : std::nullopt;
    const Value lon = lonColumn ? cell(row, *lonColumn) : std::nullopt;
    const Value country = record.field("country");
    const Value state = record.field("state");
    const bool american = country ? isAmerican(record)
                                  : record.field("zip").has_value() || (state && stateCode(*state));
    const CleanedPoint cleaned = cleanPoint(lat, lon, american);
    record.point = cleaned.point;
    if (cleaned.point) {
        at(record, "lon") = numberText(cleaned.point->x);
        at(record, "lat") = numberText(cleaned.point->y);
    }
    if (!cleaned.problem.empty()) {
        issue(record, cleaned.problem,
              cleaned.repaired ? "check the columns of the source"
                               : "the record is placed by its ZIP where there is one");
    }
}

void Converter::readAttributes(NeutralRecord& record, const RecordRow& row) {
    for (const MappedAttribute& attribute : mapping_.attributes) {
        const Value value = cell(row, attribute.column);
        if (!value) {
            continue;
        }
        Json& json = record.attributes[mapping_.columns[attribute.column].name];
        json = *value;
        bool fits = true;
        if (attribute.type == AttributeType::Number) {
            const auto number = cleanNumber(*value);
            fits = number.has_value();
            json = fits ? jsonNumber(scaled(*number, attribute.column)) : Json(*value);
        } else if (attribute.type == AttributeType::Date) {
            const auto date = cleanDate(*value, mapping_.dateOrders[attribute.column]);
            fits = date.has_value();
            json = date.value_or(*value);
        }
        if (!fits) {
            Mismatch& mismatch = mismatches_[attribute.column];
            if (mismatch.count++ == 0) {
                mismatch.firstRow = row.number;
                mismatch.firstText = *value;
            }
        }
    }
    // The unit is part of the address, but not of the street that a geocoder looks for.
    if (const auto unit = mapping_.columnOf("unit")) {
        if (const Value value = cell(row, *unit)) {
            record.attributes[mapping_.columns[*unit].name] = *value;
        }
    }
}

void Converter::complete(NeutralRecord& record) {
    const auto has = [&](std::string_view f) { return fieldIndex(mapping_.kind, f).has_value(); };
    if (has("house_number") && record.field("house_number") && record.field("street")) {
        const std::string number = *record.field("house_number") + " ";
        Value& street = at(record, "street");
        if (street->rfind(number, 0) != 0) {
            street = number + *street;
        }
    }
    if (has("first_name") && !record.field("name")) {
        const std::string name =
            record.field("first_name").value_or("") + " " + record.field("last_name").value_or("");
        at(record, "name") = cleanValue(name);
    }
    if (has("stage") && record.field("stage")) {
        const std::string stage = lower(*record.field("stage"));
        const bool won = stage.find("won") != std::string::npos;
        const bool lost = stage.find("lost") != std::string::npos;
        if (!record.field("is_won") && (won || lost)) {
            at(record, "is_won") = won ? "1" : "0";
        }
        if (!record.field("is_closed") && (won || lost || stage == "closed")) {
            at(record, "is_closed") = "1";
        }
    }
    if (mapping_.kind == Kind::Rep) {
        const std::string kind = lower(record.field("kind").value_or("person"));
        const bool team = kind.find("team") != std::string::npos || kind == "group";
        at(record, "kind") = team ? "team" : "person";
    }
}

std::optional<NeutralRecord> Converter::convert(const RecordRow& row) {
    ++read_;
    repairs_.clear();
    NeutralRecord record;
    record.kind = mapping_.kind;
    record.row = row.number;
    record.fields.resize(fieldsOf(mapping_.kind).size());
    const auto filled = [&](std::size_t column) { return cell(row, column).has_value(); };
    bool any = false;
    for (std::size_t column = 0; column < mapping_.columns.size() && !any; ++column) {
        any = filled(column);
    }
    const auto idColumn = mapping_.columnOf("id");
    if (!any || (idColumn && !filled(*idColumn))) {
        ++rejected_;
        issue(record,
              any ? format("there is no id in column \"{}\"; the row was left out",
                           mapping_.columns[*idColumn].name)
                  : "the row is empty",
              any ? "give the row an id and import again" : "", Severity::Error);
        return std::nullopt;
    }
    if (idColumn) {
        record.id = idOf(record, row);
        if (repeats_.note(record.id, row) != Repeats::Found::First) {
            return std::nullopt;
        }
    }
    for (const MappedField& mapped : mapping_.fields) {
        readField(record, mapped, cell(row, mapped.column));
    }
    if (fieldIndex(mapping_.kind, "zip")) {
        readPostal(record, row);
        readPoint(record, row);
    }
    complete(record);
    if (!idColumn) {
        record.id = idOf(record, row);
        if (repeats_.note(record.id, row) != Repeats::Found::First) {
            return std::nullopt;
        }
    }
    at(record, "id") = record.id;
    readAttributes(record, row);
    if (mapping_.kind == Kind::Opportunity && mapping_.columnOf("account_id") &&
        !record.field("account_id")) {
        issue(record, "the opportunity names no account", "fill in its account and import again");
    }
    record.fingerprint = fingerprintOf(record);
    return record;
}

void Converter::finish() {
    const auto idColumn = mapping_.columnOf("id");
    const auto more = repeats_.issues(idColumn ? mapping_.columns[*idColumn].name : "id",
                                      kindPlural(mapping_.kind));
    issues_.insert(issues_.end(), more.begin(), more.end());
    for (const auto& [column, mismatch] : mismatches_) {
        const auto& attributes = mapping_.attributes;
        const auto mapped = std::find_if(
            attributes.begin(), attributes.end(),
            [column = column](const MappedAttribute& a) { return a.column == column; });
        issues_.push_back({Severity::Warning, mapping_.columns[column].name, mismatch.firstRow,
                           format("{} not read as a {} and {} kept as text (first: \"{}\")",
                                  counted(mismatch.count, "value was", "values were"),
                                  attributeTypeName(mapped->type),
                                  mismatch.count == 1 ? "was" : "were", mismatch.firstText),
                           ""});
    }
}

Converted convertTable(Kind kind, const RecordTable& table, const MappingWishes& wishes) {
    std::vector<RecordRow> sample(
        table.rows.begin(),
        table.rows.begin() + static_cast<std::ptrdiff_t>(std::min(table.rows.size(), kSampleRows)));
    Converter converter(guessMapping(kind, table.columns, sample, wishes));
    Converted out;
    for (const RecordRow& row : table.rows) {
        if (auto record = converter.convert(row)) {
            out.records.push_back(std::move(*record));
        }
    }
    converter.finish();
    out.mapping = converter.mapping();
    out.read = converter.read();
    out.rejected = converter.rejected();
    out.repeated = converter.repeated();
    out.issues = converter.issues();
    return out;
}

} // namespace core::records
