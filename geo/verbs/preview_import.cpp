// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/preview_import.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/fingerprint.h"
#include "core/records/normalise.h"
#include "core/records/us_states.h"
#include "geo/embedded/zip_table.h"
#include "geo/geocode/split_address.h"
#include "geo/verbs/preview_columns.h"
#include "geo/verbs/preview_issues.h"
#include "geo/verbs/preview_rows.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace geo {

using core::records::Converter;
using core::records::Kind;
using core::records::Mapping;
using core::records::MappingWishes;
using core::records::RecordRow;
using core::records::Value;

namespace {

constexpr std::int64_t kRowsPerStep = 512;

std::vector<std::string> rosterOf(const core::Connection* db) {
    std::vector<std::string> roster;
    if (db == nullptr) {
        return roster;
    }
    core::Statement rows = db->prepare("SELECT external_id, name FROM base_reps WHERE removed = 0");
    while (rows.step()) {
        roster.push_back(core::lower(rows.string(0)));
        roster.push_back(core::lower(rows.string(1)));
    }
    std::sort(roster.begin(), roster.end());
    return roster;
}

/// What the columns suggest: those without a clear meaning stay out, small amounts are thousands.
void takeSuggestions(const std::vector<PreviewColumn>& columns,
                     const std::vector<RecordRow>& sample, ImportRecordsParams& params) {
    params.restoreZeros = true;
    params.splitAddresses = true;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const PreviewColumn& column = columns[c];
        if (column.asked) {
            continue;
        }
        if (!column.suggested) {
            params.mapping.leaveOut.insert(column.name);
            continue;
        }
        if (!column.amount) {
            continue;
        }
        ColumnTally tally(core::records::DateOrder::MonthFirst);
        for (const RecordRow& row : sample) {
            tally.add(c < row.values.size() ? core::records::cleanValue(row.values[c])
                                            : std::nullopt,
                      row.number, true, false);
        }
        if (looksLikeThousands(column, tally) || meaningOf(column.name).thousands) {
            params.factors.emplace(column.name, 1000);
        }
    }
}

/// Reads all rows of a source into what a preview is made of.
class Reading {
public:
    Reading(TableReader& reader, const PreviewImportParams& params, core::Job& job)
        : reader_(reader), params_(params), job_(job) {
        for (RecordRow row; sample_.size() < core::records::kSampleRows && reader_.next(row);) {
            sample_.push_back(std::move(row));
        }
        MappingWishes none;
        none.lookOnly = true;
        guess_ = core::records::guessMapping(params_.kind, reader_.columns(), sample_, none);
        Mapping mapping = map();
        if (params_.suggest) {
            takeSuggestions(describeColumns(mapping, guess_, sample_, params_.import), sample_,
                            params_.import);
            mapping = map();
        }
        converter_ = std::make_unique<Converter>(mapping, readingOptions(params_.import));
    }

    void run(const core::Connection* db, ImportPreview& preview);

private:
    Mapping map() const {
        MappingWishes wishes = params_.import.mapping;
        wishes.lookOnly = true;
        return core::records::guessMapping(params_.kind, reader_.columns(), sample_, wishes);
    }
    void look(const RecordRow& row);
    void lookAtRepairs(const RecordRow& row);
    void tally(const RecordRow& row);
    Value cell(const RecordRow& row, std::string_view field) const;
    std::vector<core::Issue> otherIssues() const;
    RepairCounts repairCounts() const;

    TableReader& reader_;
    PreviewImportParams params_;
    core::Job& job_;
    std::vector<RecordRow> sample_;
    Mapping guess_;
    std::unique_ptr<Converter> converter_;
    std::vector<PreviewColumn> columns_;
    std::vector<ShownColumn> shown_;
    std::vector<ColumnTally> tallies_;
    std::unique_ptr<PreviewRows> rows_;
    Repairable zips_;
    Repairable addresses_;
    std::int64_t citiesFilled_ = 0;
    std::int64_t statesFilled_ = 0;
    std::size_t issuesSeen_ = 0;
    std::int64_t rejectedSeen_ = 0;
};

Value Reading::cell(const RecordRow& row, std::string_view field) const {
    const auto column = converter_->mapping().columnOf(field);
    return column && *column < row.values.size() ? core::records::cleanValue(row.values[*column])
                                                 : std::nullopt;
}

std::string townOf(const std::string& zip) {
    const ZipPlace* place = zipTable().find(zip);
    return place == nullptr ? std::string() : std::string(place->place);
}

/// What could be repaired is counted whether it shall be or not: that is what one decides by.
void Reading::lookAtRepairs(const RecordRow& row) {
    if (!core::records::fieldIndex(params_.kind, "zip")) {
        return;
    }
    const auto note = [&](Repairable& found, const std::string& was, const std::string& now) {
        if (found.count++ == 0) {
            found.row = row.number;
            found.was = was;
            found.now = now;
            found.place = townOf(now);
        }
    };
    if (const Value zip = cell(row, "zip")) {
        const Value state = cell(row, "state");
        const auto code = state ? core::records::stateCode(*state) : std::nullopt;
        const auto cleaned = core::records::cleanZip(*zip, code.value_or(""));
        if (cleaned.repaired && cleaned.value) {
            note(zips_, *zip, *cleaned.value);
        }
    }
    const Value street = cell(row, "street");
    const auto parts = street ? splitAddress(*street) : std::nullopt;
    if (parts) {
        note(addresses_, *street, parts->zip);
        citiesFilled_ += !parts->city.empty() && !cell(row, "city") ? 1 : 0;
        statesFilled_ += !parts->state.empty() && !cell(row, "state") ? 1 : 0;
    }
}

void Reading::tally(const RecordRow& row) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        using core::records::AttributeType;
        const PreviewColumn& column = columns_[c];
        const bool attribute = column.readAs == ReadAs::Attribute;
        const auto field = core::records::fieldIndex(params_.kind, column.field);
        const auto type = field ? core::records::fieldsOf(params_.kind)[*field].type
                                : core::records::FieldType::Text;
        tallies_[c].add(c < row.values.size() ? core::records::cleanValue(row.values[c])
                                              : std::nullopt,
                        row.number,
                        attribute ? column.type == AttributeType::Number
                                  : type == core::records::FieldType::Number,
                        attribute ? column.type == AttributeType::Date
                                  : type == core::records::FieldType::Date);
    }
}

void Reading::look(const RecordRow& row) {
    if (rows_->read() % kRowsPerStep == 0) {
        const auto expected = static_cast<double>(reader_.expectedRows());
        job_.step(expected > 0 ? static_cast<double>(rows_->read()) / expected : 0,
                  core::format("{} rows read", core::grouped(rows_->read())));
    }
    lookAtRepairs(row);
    tally(row);
    const auto record = converter_->convert(row);
    const auto& issues = converter_->issues();
    const core::Issue* issue = issues.size() > issuesSeen_ ? &issues[issuesSeen_] : nullptr;
    issuesSeen_ = issues.size();
    const bool repeated = !record && converter_->rejected() == rejectedSeen_;
    rejectedSeen_ = converter_->rejected();
    rows_->add(row, record, converter_->repairs(), issue, repeated);
}

RepairCounts Reading::repairCounts() const {
    const auto street = converter_->mapping().columnOf("street");
    const bool split = params_.import.splitAddresses;
    return {zips_.count,
            addresses_.count,
            split ? citiesFilled_ : 0,
            split ? statesFilled_ : 0,
            street ? columns_[*street].name : std::string(),
            rows_->count(kRepeated)};
}

/// All but what the preview says better in a count of its own.
std::vector<core::Issue> Reading::otherIssues() const {
    std::vector<core::Issue> others = reader_.issues();
    for (const core::Issue& issue : converter_->issues()) {
        const bool zipAsWritten =
            !params_.import.restoreZeros && issue.message.ends_with("; kept as written");
        const bool told = issue.severity == core::Severity::Error ||
                          issue.message.find("the id of row") != std::string::npos ||
                          issue.message.find("word for word") != std::string::npos;
        if (!told && !(zipAsWritten && issue.message.starts_with("ZIP"))) {
            others.push_back(issue);
        }
    }
    return others;
}

void Reading::run(const core::Connection* db, ImportPreview& preview) {
    const Mapping& mapping = converter_->mapping();
    columns_ = describeColumns(mapping, guess_, sample_, params_.import);
    shown_ = chooseShown(mapping, columns_, params_.import.splitAddresses);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        tallies_.emplace_back(mapping.dateOrders[c]);
    }
    rows_ = std::make_unique<PreviewRows>(mapping, shown_, params_.mostRows);
    issuesSeen_ = converter_->issues().size();
    for (const RecordRow& row : sample_) {
        look(row);
    }
    for (RecordRow row; reader_.next(row);) {
        look(row);
    }
    converter_->finish();
    const auto roster = rosterOf(db);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        remarkOn(columns_[c], tallies_[c], repairCounts(), mapping.dateOrders[c], roster);
    }
    preview.params = params_;
    preview.header = core::records::headerFingerprint(mapping.columns);
    preview.read = rows_->read();
    preview.importable = mapping.problem.empty()
                             ? rows_->read() - rows_->count(kUnreadable) - rows_->count(kRepeated)
                             : 0;
    preview.issues = previewIssues(
        {mapping, params_.import, columns_, tallies_, *rows_, zips_, addresses_, otherIssues()});
    const bool placed = core::records::fieldIndex(params_.kind, "zip").has_value();
    const auto filter = [&](const char* id, const char* label, unsigned flag, bool always) {
        if (always || rows_->count(flag) > 0) {
            preview.filters.push_back({id, label, flag, rows_->count(flag)});
        }
    };
    filter("all", "All", 0, true);
    filter("zip_repaired", "ZIP repaired", kZipRepaired, placed);
    filter("address_split", "Address split", kAddressSplit, placed);
    filter("no_address", "No address", kNoAddress, placed && params_.kind != Kind::Rep);
    filter("doubtful", "Doubtful", kDoubtful, false);
    filter("repeated", "Repeated", kRepeated, false);
    filter("unreadable", "Unreadable", kUnreadable, true);
    preview.columns = std::move(columns_);
    preview.shown = std::move(shown_);
    preview.rows = rows_->take();
}

} // namespace

ImportPreview previewImport(const core::Connection* db, const PreviewImportParams& params,
                            core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    TableReader reader(params.import.source, {params.import.sheet});
    ImportPreview preview;
    preview.sheet = reader.layer();
    preview.sheets = reader.layers();
    Reading reading(reader, params, job);
    reading.run(db, preview);
    preview.facts = reader.facts();
    preview.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return preview;
}

std::string delimiterWord(char delimiter) {
    switch (delimiter) {
    case ',': return "comma";
    case ';': return "semicolon";
    case '\t': return "tab";
    case '|': return "bar";
    default: return {};
    }
}

} // namespace geo
