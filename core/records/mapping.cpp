// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/mapping.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/column_words.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace core::records {

namespace {

constexpr double kEnough = 0.5;
constexpr double kByValuesAlone = 0.55;
constexpr double kNearlyAll = 0.98;
constexpr std::size_t kFewest = 5; ///< filled sample values before values alone are believed

/// A field a column could fill.
struct Candidate {
    std::size_t field = 0;
    std::size_t column = 0;
    double confidence = 0;
    std::size_t rank = 0;
};

bool better(const Candidate& a, const Candidate& b) {
    if (a.confidence != b.confidence) {
        return a.confidence > b.confidence;
    }
    if (a.field != b.field) {
        return a.field < b.field;
    }
    return a.rank != b.rank ? a.rank < b.rank : a.column < b.column;
}

/// Fields that hold words: a column of figures under such a name is something else.
bool holdsWords(const Field& field) {
    return field.name == "name" || field.name == "street" || field.name == "city" ||
           field.name == "company" || field.name == "stage";
}

/// Trust in a name after looking at the values.
double withEvidence(const Field& field, double nameScore, const ColumnProfile& profile) {
    if (profile.rows > 0 && profile.filled == 0) {
        return nameScore * 0.9;
    }
    if (field.type == FieldType::Id) {
        return nameScore * (profile.filledShare() >= kEnough ? 1 : profile.filledShare());
    }
    if (holdsWords(field) && profile.numbers >= 0.9) {
        return nameScore * 0.4;
    }
    const double share = profile.shareOf(field.type);
    // A postal code or state is text elsewhere in the world, so the name's own word is kept.
    const bool worldwide = field.type == FieldType::Zip || field.type == FieldType::State;
    if (share >= kEnough) {
        return nameScore * (0.6 + 0.4 * share);
    }
    return nameScore * (worldwide && nameScore >= kNearlyAll ? kByValuesAlone : share);
}

/// Names that can be shown and told apart: in UTF-8, none empty, none twice.
std::vector<Column> tidy(std::vector<Column> columns) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string text = cleanText(columns[i].name);
        const std::string name =
            trim(text).empty() ? format("column {}", i + 1) : std::string(trim(text));
        std::string unique = name;
        for (int n = 2; !seen.insert(unique).second; ++n) {
            unique = format("{} ({})", name, n);
        }
        columns[i].name = unique;
    }
    return columns;
}

class Guess {
public:
    Guess(Kind kind, const std::vector<Column>& columns, const std::vector<RecordRow>& sample)
        : fields_(fieldsOf(kind)), columns_(tidy(columns)), sample_(sample),
          profiles_(profileColumns(columns.size(), sample)), columnTaken_(columns.size()),
          fieldTaken_(fields_.size()) {
        mapping_.kind = kind;
        mapping_.columns = columns_;
    }

    Mapping run(const MappingWishes& wishes) {
        applyWishes(wishes);
        takePointColumns();
        takeByName();
        takeStateByValues();
        takeZipByValues();
        takeCoordinatesByValues();
        finish(wishes.lookOnly);
        return std::move(mapping_);
    }

private:
    void take(std::size_t field, std::size_t column, double confidence, bool asked) {
        mapping_.fields.push_back({field, column, confidence, asked});
        columnTaken_[column] = true;
        fieldTaken_[field] = true;
    }

    std::size_t findColumn(const std::string& name, const std::string& wish) const {
        for (const bool exact : {true, false}) {
            for (std::size_t i = 0; i < columns_.size(); ++i) {
                if (exact ? columns_[i].name == name : equalsIgnoreCase(columns_[i].name, name)) {
                    return i;
                }
            }
        }
        std::vector<std::string> names;
        for (const Column& column : columns_) {
            names.push_back(column.name);
        }
        throw Error(Code::Input, format("there is no column \"{}\"{}", name, wish),
                    "the columns are " + join(names, ", "), name);
    }

    void applyWishes(MappingWishes wishes) {
        if (!wishes.id.empty()) {
            wishes.fields["id"] = wishes.id;
        }
        for (const auto& [name, column] : wishes.fields) {
            const auto field = fieldIndex(mapping_.kind, name);
            if (!field) {
                std::vector<std::string> known;
                for (const Field& f : fields_) {
                    known.emplace_back(f.name);
                }
                throw Error(Code::Usage,
                            format("{} have no field \"{}\"", kindPlural(mapping_.kind), name),
                            "the fields are " + join(known, ", "), name);
            }
            if (column.empty()) {
                fieldTaken_[*field] = true;
            } else {
                take(*field, findColumn(column, " for the field " + name), 1, true);
            }
        }
        keepAndLeaveOut(wishes);
        for (const auto& [column, order] : wishes.dateOrders) {
            profiles_[findColumn(column, " with dates")].dateOrder = order;
        }
    }

    /// Columns that the user wants kept under their own name, or not at all.
    void keepAndLeaveOut(const MappingWishes& wishes) {
        const auto claim = [&](const std::string& name, const char* wish) {
            const std::size_t column = findColumn(name, wish);
            if (columnTaken_[column]) {
                throw Error(Code::Usage, format("there are two wishes for the column \"{}\"", name),
                            "say once what it is", name);
            }
            columnTaken_[column] = true;
            return column;
        };
        for (const auto& [name, type] : wishes.keep) {
            mapping_.attributes.push_back({claim(name, " to be kept"), type});
        }
        for (const std::string& name : wishes.leaveOut) {
            claim(name, " to be left out");
        }
    }

    void takeRole(ColumnRole role, std::string_view fieldName) {
        const auto field = fieldIndex(mapping_.kind, fieldName);
        for (std::size_t i = 0; field && i < columns_.size(); ++i) {
            if (columns_[i].role == role && !fieldTaken_[*field] && !columnTaken_[i]) {
                take(*field, i, 1, false);
            }
        }
    }

    void takePointColumns() {
        takeRole(ColumnRole::PointLon, "lon");
        takeRole(ColumnRole::PointLat, "lat");
    }

    void takeByName() {
        std::vector<Candidate> candidates;
        for (std::size_t f = 0; f < fields_.size(); ++f) {
            for (std::size_t c = 0; c < columns_.size(); ++c) {
                const NameMatch match = matchName(mapping_.kind, fields_[f], columns_[c].name);
                const ColumnProfile& profile = profiles_[c];
                if (match.needsUnique && (!profile.distinct || profile.filled < profile.rows)) {
                    continue;
                }
                const double confidence = withEvidence(fields_[f], match.score, profile);
                if (confidence >= kEnough) {
                    candidates.push_back({f, c, confidence, match.rank});
                }
            }
        }
        std::sort(candidates.begin(), candidates.end(), better);
        for (const Candidate& candidate : candidates) {
            if (!fieldTaken_[candidate.field] && !columnTaken_[candidate.column]) {
                take(candidate.field, candidate.column, candidate.confidence, false);
            }
        }
    }

    template <class Fits> void takeByValues(std::string_view fieldName, const Fits& fits) {
        const auto field = fieldIndex(mapping_.kind, fieldName);
        for (std::size_t c = 0; field && c < columns_.size(); ++c) {
            if (!fieldTaken_[*field] && !columnTaken_[c] && profiles_[c].filled >= kFewest &&
                fits(c)) {
                take(*field, c, kByValuesAlone, false);
            }
        }
    }

    void takeStateByValues() {
        takeByValues("state", [&](std::size_t c) { return profiles_[c].states >= kNearlyAll; });
    }

    void takeZipByValues() {
        const auto state = mapping_.columnOf("state");
        takeByValues("zip", [&](std::size_t c) {
            return state && profiles_[c].fiveDigits >= kNearlyAll &&
                   zipStateAgreement(sample_, c, *state) >= kNearlyAll;
        });
    }

    void takeCoordinatesByValues() {
        const auto fine = [&](std::size_t c) { return profiles_[c].fineDegrees >= 0.8; };
        const auto isLat = [&](std::size_t c) {
            return fine(c) && profiles_[c].americanLats >= kNearlyAll;
        };
        const auto isLon = [&](std::size_t c) {
            return fine(c) && profiles_[c].americanLons >= kNearlyAll;
        };
        const auto exists = [&](const auto& fits) {
            for (std::size_t c = 0; c < columns_.size(); ++c) {
                if (!columnTaken_[c] && profiles_[c].filled >= kFewest && fits(c)) {
                    return true;
                }
            }
            return false;
        };
        // One without the other is some other figure.
        if (exists(isLat) && exists(isLon)) {
            takeByValues("lat", isLat);
            takeByValues("lon", isLon);
        }
    }

    void finish(bool lookOnly) {
        std::sort(mapping_.fields.begin(), mapping_.fields.end(),
                  [](const MappedField& a, const MappedField& b) { return a.field < b.field; });
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            mapping_.dateOrders.push_back(profiles_[c].dateOrder);
            if (!columnTaken_[c] && columns_[c].role == ColumnRole::Plain) {
                const AttributeType type = profiles_[c].attributeType();
                const bool code = type == AttributeType::Number && namesCode(columns_[c].name);
                mapping_.attributes.push_back({c, code ? AttributeType::Text : type});
            }
        }
        std::sort(
            mapping_.attributes.begin(), mapping_.attributes.end(),
            [](const MappedAttribute& a, const MappedAttribute& b) { return a.column < b.column; });
        mapping_.idFromContent = !mapping_.columnOf("id").has_value();
        checkUsable(lookOnly);
    }

    /// Without an id there must be content that tells one record from the next.
    void checkUsable(bool lookOnly) {
        const auto has = [&](std::string_view f) { return mapping_.columnOf(f).has_value(); };
        const bool content = has("name") || has("last_name") || has("email") || has("street") ||
                             has("zip") || (has("lon") && has("lat")) || has("account_id");
        if (mapping_.idFromContent && !content) {
            mapping_.problem = format("no column looks like an id, a name or an address of {}",
                                      kindPlural(mapping_.kind));
            if (lookOnly) {
                return;
            }
            throw Error(Code::Input, mapping_.problem,
                        "name the columns with --id COLUMN and --map field=COLUMN");
        }
        if (mapping_.idFromContent) {
            mapping_.issues.push_back(
                {Severity::Warning, "id", 0,
                 format("no column holds an id: ids were made from {}",
                        mapping_.kind == Kind::Opportunity ? "the whole row" : "name and address"),
                 "a record whose name or address changes will look new at the next import; name "
                 "the id column with --id COLUMN if there is one"});
        }
        if (!has("account_id") && mapping_.kind == Kind::Opportunity) {
            mapping_.issues.push_back({Severity::Warning, "account_id", 0,
                                       "no column names the account of an opportunity",
                                       "name it with --map account_id=COLUMN"});
        }
    }

    const std::vector<Field>& fields_;
    const std::vector<Column> columns_;
    const std::vector<RecordRow>& sample_;
    std::vector<ColumnProfile> profiles_;
    std::vector<bool> columnTaken_;
    std::vector<bool> fieldTaken_;
    Mapping mapping_;
};

double rounded(double confidence) {
    return std::round(confidence * 100) / 100;
}

} // namespace

std::optional<std::size_t> Mapping::columnOf(std::string_view field) const {
    const auto index = fieldIndex(kind, field);
    for (const MappedField& mapped : fields) {
        if (index && mapped.field == *index) {
            return mapped.column;
        }
    }
    return std::nullopt;
}

Mapping guessMapping(Kind kind, const std::vector<Column>& columns,
                     const std::vector<RecordRow>& sample, const MappingWishes& wishes) {
    if (columns.empty()) {
        throw Error(Code::Input, "the table has no columns");
    }
    return Guess(kind, columns, sample).run(wishes);
}

Json mappingJson(const Mapping& mapping) {
    Json json = Json::object();
    for (const MappedField& mapped : mapping.fields) {
        json[std::string(fieldsOf(mapping.kind)[mapped.field].name)] =
            mapping.columns[mapped.column].name;
    }
    return json;
}

Json confidenceJson(const Mapping& mapping) {
    Json json = Json::object();
    for (const MappedField& mapped : mapping.fields) {
        json[std::string(fieldsOf(mapping.kind)[mapped.field].name)] = rounded(mapped.confidence);
    }
    return json;
}

Json attributesJson(const Mapping& mapping) {
    Json json = Json::object();
    for (const MappedAttribute& attribute : mapping.attributes) {
        json[mapping.columns[attribute.column].name] = attributeTypeName(attribute.type);
    }
    return json;
}

} // namespace core::records
