// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/import_records.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/convert.h"
#include "core/records/record_store.h"
#include "geo/geocode/place_records.h"
#include "geo/geocode/split_address.h"
#include "geo/geometry/parallel.h"
#include "geo/io/table.h"
#include "geo/verbs/locate_accounts.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <utility>

namespace geo {

using core::Code;
using core::Error;
using core::Issue;
using core::Severity;
using core::records::Converter;
using core::records::Kind;
using core::records::NeutralRecord;
using core::records::PlacedRecord;
using core::records::Placement;
using core::records::RecordRow;

namespace {

constexpr std::int64_t kRowsPerStep = 1024;
constexpr std::size_t kRecordsPerRange = 256;

/// Rows for the guess first, then the others: the source is read once.
class Rows {
public:
    Rows(TableReader& reader, core::Job& job) : reader_(reader), job_(job) {
        RecordRow row;
        while (sample_.size() < core::records::kSampleRows && reader_.next(row)) {
            sample_.push_back(std::move(row));
        }
    }
    const std::vector<RecordRow>& sample() const { return sample_; }

    template <class Visit> void forEach(const Visit& visit) {
        for (const RecordRow& row : sample_) {
            count();
            visit(row);
        }
        RecordRow row;
        while (reader_.next(row)) {
            count();
            visit(row);
        }
    }

private:
    void count() {
        if (read_++ % kRowsPerStep == 0) {
            const auto expected = static_cast<double>(reader_.expectedRows());
            const double share = expected > 0 ? static_cast<double>(read_) / expected : 0;
            job_.step(share, core::format("{} rows read", core::grouped(read_ - 1)));
        }
    }

    TableReader& reader_;
    core::Job& job_;
    std::vector<RecordRow> sample_;
    std::int64_t read_ = 0;
};

core::records::PlacementInput inputOf(const NeutralRecord& record) {
    return {record.field("street"), record.field("city"),    record.field("state"),
            record.field("zip"),    record.field("country"), record.point};
}

/// Places records and says what is doubtful about it.
class Placing {
public:
    explicit Placing(ImportRecordsReport& report)
        : report_(report), placer_(zipPlacer()), geocoder_(ReferenceIndex::standardPath()) {}

    /// What the reference index makes of the addresses, in parallel.
    void find(const std::vector<PlacedRecord>& records, core::Job& job) {
        matches_.resize(records.size());
        if (!geocoder_.store().empty()) {
            parallelFor(records.size(), kRecordsPerRange, job, "placing records",
                        [&](std::size_t begin, std::size_t end) {
                            for (std::size_t i = begin; i < end; ++i) {
                                const auto input = inputOf(records[i].record);
                                if (!input.given) {
                                    matches_[i] = geocoder_.find(addressOf(input));
                                }
                            }
                        });
        }
    }

    Placement place(const NeutralRecord& record, std::size_t position) {
        Placement placement = placeRecord(inputOf(record), matches_[position], placer_);
        report_.byLevel.add(placement.level);
        // A rep or lead without an address is nothing unusual.
        const bool silent = record.kind != Kind::Account && placement.level == "none" &&
                            !record.field("zip") && !record.field("city");
        const bool onStreet = placement.level == "rooftop" || placement.level == "parcel" ||
                              placement.level == "interpolated" || placement.level == "street";
        if (!placement.note.empty() && !silent && !onStreet) {
            issue(record, placement.note + (placement.level == "none" ? "; it was not placed" : ""),
                  "correct the address, or give coordinates, and import again");
        }
        checkDistance(record, placement);
        return placement;
    }

    void finish() {
        const std::int64_t byZip = report_.byLevel.of("zip");
        if (byZip > 0) {
            report_.issues.push_back(
                {Severity::Info, "zip", 0,
                 core::format("{} without coordinates and placed at the point of {} ZIP",
                              core::counted(byZip, "record is", "records are"),
                              byZip == 1 ? "its" : "their"),
                 "geocode them for a better place; ZIP points are from GeoNames (CC BY 4.0)"});
        }
    }

private:
    void issue(const NeutralRecord& record, std::string message, std::string hint) {
        report_.issues.push_back(
            {Severity::Warning, record.id, record.row, std::move(message), std::move(hint)});
    }

    void checkDistance(const NeutralRecord& record, const Placement& placement) {
        const auto zip = record.field("zip");
        if (placement.level != "given" || !zip) {
            return;
        }
        const auto away = placer_.kilometresFromZip(*placement.point, *zip);
        if (away && *away > kFarFromZipKm) {
            issue(record,
                  core::format("it lies {:.0f} km from the point of its ZIP {}", *away, *zip),
                  "one of the two is likely wrong; the coordinates were used");
        }
    }

    ImportRecordsReport& report_;
    const ZipPlacer& placer_;
    Geocoder geocoder_;
    std::vector<Match> matches_;
};

void append(std::vector<Issue>& to, const std::vector<Issue>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

std::vector<PlacedRecord> readAndPlace(const ImportRecordsParams& params,
                                       ImportRecordsReport& report, core::Job& job) {
    TableReader reader(params.source, {params.sheet});
    report.sheet = reader.layer();
    Rows rows(reader, job);
    Converter converter(
        core::records::guessMapping(report.kind, reader.columns(), rows.sample(), params.mapping),
        readingOptions(params));
    std::vector<PlacedRecord> placed;
    rows.forEach([&](const RecordRow& row) {
        if (auto record = converter.convert(row)) {
            placed.push_back({std::move(*record), {}});
        }
    });
    converter.finish();
    append(report.issues, reader.issues());
    append(report.issues, converter.issues());
    if (hasPlace(report.kind)) {
        Placing placing(report);
        placing.find(placed, job);
        for (std::size_t i = 0; i < placed.size(); ++i) {
            placed[i].place = placing.place(placed[i].record, i);
        }
        placing.finish();
    }
    report.read = converter.read();
    report.rejected = converter.rejected();
    report.repeated = converter.repeated();
    report.mapping = converter.mapping();
    return placed;
}

/// Opportunities and contacts hang on accounts by id; one whose account is not there yet is kept.
void checkAccounts(const core::Workspace& ws, const ImportRecordsParams& params,
                   const std::vector<PlacedRecord>& placed, ImportRecordsReport& report) {
    const auto known =
        core::records::loadExternalIds(ws.newReader(), Kind::Account, params.sourceName);
    std::int64_t missing = 0;
    const NeutralRecord* first = nullptr;
    for (const PlacedRecord& one : placed) {
        const auto account = one.record.field("account_id");
        if (account && !std::binary_search(known.begin(), known.end(), *account)) {
            first = missing++ == 0 ? &one.record : first;
        }
    }
    if (first != nullptr) {
        report.issues.push_back(
            {Severity::Warning, first->id, first->row,
             core::format("{} an account that is not in the workspace (first: {} names {})",
                          core::counted(missing, "record names", "records name"), first->id,
                          *first->field("account_id")),
             "import the accounts too; the records are linked as soon as they are there"});
    }
}

const char* dateOrderName(core::records::DateOrder order) {
    return order == core::records::DateOrder::DayFirst ? "day" : "month";
}

core::records::AttributeType attributeTypeOf(const std::string& name) {
    using core::records::AttributeType;
    for (const AttributeType type : {AttributeType::Number, AttributeType::Date}) {
        if (name == core::records::attributeTypeName(type)) {
            return type;
        }
    }
    return AttributeType::Text;
}

core::Json wishesJson(const core::records::MappingWishes& wishes) {
    core::Json keep = core::Json::object();
    for (const auto& [column, type] : wishes.keep) {
        keep[column] = core::records::attributeTypeName(type);
    }
    core::Json dates = core::Json::object();
    for (const auto& [column, order] : wishes.dateOrders) {
        dates[column] = dateOrderName(order);
    }
    return core::Json{{"map", wishes.fields},
                      {"id", wishes.id},
                      {"keep", keep},
                      {"leave_out", wishes.leaveOut},
                      {"date_orders", dates}};
}

void readWishes(const core::Json& json, core::records::MappingWishes& wishes) {
    wishes.fields = json.value("map", wishes.fields);
    wishes.id = json.value("id", wishes.id);
    wishes.leaveOut = json.value("leave_out", wishes.leaveOut);
    const core::Json keep = json.value("keep", core::Json::object());
    for (const auto& [column, type] : keep.items()) {
        wishes.keep[column] = attributeTypeOf(type.get<std::string>());
    }
    const core::Json orders = json.value("date_orders", core::Json::object());
    for (const auto& [column, order] : orders.items()) {
        wishes.dateOrders[column] = order.get<std::string>() == "day"
                                        ? core::records::DateOrder::DayFirst
                                        : core::records::DateOrder::MonthFirst;
    }
}

} // namespace

bool hasPlace(Kind kind) {
    return kind != Kind::Opportunity && kind != Kind::Contact;
}

void refuseWorkspace(const std::string& workspace, const std::string& source) {
    std::error_code ignored;
    if (std::filesystem::equivalent(workspace, source, ignored)) {
        throw Error(Code::Input, core::format("{} is the workspace itself", source),
                    "name the file that holds the records", source);
    }
}

core::records::ReadingOptions readingOptions(const ImportRecordsParams& params) {
    return {params.restoreZeros,
            params.splitAddresses ? core::records::AddressSplitter(splitAddress) : nullptr,
            params.factors};
}

const std::vector<std::string>& matchLevels() {
    static const std::vector<std::string> levels = {"given",  "rooftop", "parcel", "interpolated",
                                                    "street", "zip",     "city",   "none"};
    return levels;
}

LevelCounts::LevelCounts() : counts(matchLevels().size()) {}

void LevelCounts::add(const std::string& level) {
    const auto& levels = matchLevels();
    const auto at = std::find(levels.begin(), levels.end(), level);
    ++counts[at == levels.end() ? counts.size() - 1
                                : static_cast<std::size_t>(at - levels.begin())];
}

std::int64_t LevelCounts::of(const std::string& level) const {
    const auto& levels = matchLevels();
    const auto at = std::find(levels.begin(), levels.end(), level);
    return at == levels.end() ? 0 : counts[static_cast<std::size_t>(at - levels.begin())];
}

void to_json(core::Json& json, const LevelCounts& levels) {
    json = core::Json::object();
    for (std::size_t i = 0; i < levels.counts.size(); ++i) {
        json[matchLevels()[i]] = levels.counts[i];
    }
}

void to_json(core::Json& json, const ImportRecordsParams& params) {
    json = core::Json{{"source", params.source}, {"sheet", params.sheet}};
    json.update(wishesJson(params.mapping));
    json.update(core::Json{{"source_name", params.sourceName},
                           {"remove_absent", params.removeAbsent},
                           {"restore_zeros", params.restoreZeros},
                           {"split_addresses", params.splitAddresses},
                           {"factors", params.factors}});
}

void from_json(const core::Json& json, ImportRecordsParams& params) {
    params.source = json.value("source", params.source);
    params.sheet = json.value("sheet", params.sheet);
    readWishes(json, params.mapping);
    params.sourceName = json.value("source_name", params.sourceName);
    params.removeAbsent = json.value("remove_absent", params.removeAbsent);
    params.restoreZeros = json.value("restore_zeros", params.restoreZeros);
    params.splitAddresses = json.value("split_addresses", params.splitAddresses);
    params.factors = json.value("factors", params.factors);
}

void to_json(core::Json& json, const ImportRecordsReport& report) {
    json = core::Json{{"kind", core::records::kindName(report.kind)},
                      {"sheet", report.sheet},
                      {"read", report.read},
                      {"added", report.added},
                      {"updated", report.updated},
                      {"unchanged", report.unchanged},
                      {"rejected", report.rejected},
                      {"repeated", report.repeated},
                      {"removed", report.removed},
                      {"mapping", core::records::mappingJson(report.mapping)},
                      {"confidence", core::records::confidenceJson(report.mapping)},
                      {"attributes", core::records::attributesJson(report.mapping)}};
    if (hasPlace(report.kind)) {
        json["by_level"] = report.byLevel;
    }
    json["seconds"] = report.seconds;
    json["issues"] = report.issues;
}

ImportRecordsReport importRecords(core::Workspace& ws, Kind kind, const ImportRecordsParams& params,
                                  core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    refuseWorkspace(ws.path(), params.source);
    ImportRecordsReport report;
    report.kind = kind;
    std::vector<PlacedRecord> placed;
    {
        const core::Job::Part part(job, 0, 0.5);
        placed = readAndPlace(params, report, job);
    }
    if (!hasPlace(kind)) {
        checkAccounts(ws, params, placed, report);
    }
    {
        const core::Job::Part part(job, 0.5, 0.9);
        ws.record(core::format("import {}", core::records::kindPlural(kind)),
                  [&](core::Record& token) {
                      const auto counts = core::records::upsertRecords(
                          token, kind, placed, {params.sourceName, params.removeAbsent}, job);
                      report.added = counts.added;
                      report.updated = counts.updated;
                      report.unchanged = counts.unchanged;
                      report.removed = counts.removed;
                  });
    }
    if (kind == Kind::Account) {
        // What is written stays written: a cancel now would leave accounts without their units.
        core::Job unstoppable;
        locateAccounts(ws, unstoppable);
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

ImportRecordsReport importAccounts(core::Workspace& ws, const ImportRecordsParams& params,
                                   core::Job& job) {
    return importRecords(ws, Kind::Account, params, job);
}
ImportRecordsReport importOpportunities(core::Workspace& ws, const ImportRecordsParams& params,
                                        core::Job& job) {
    return importRecords(ws, Kind::Opportunity, params, job);
}
ImportRecordsReport importContacts(core::Workspace& ws, const ImportRecordsParams& params,
                                   core::Job& job) {
    return importRecords(ws, Kind::Contact, params, job);
}
ImportRecordsReport importLeads(core::Workspace& ws, const ImportRecordsParams& params,
                                core::Job& job) {
    return importRecords(ws, Kind::Lead, params, job);
}
ImportRecordsReport importReps(core::Workspace& ws, const ImportRecordsParams& params,
                               core::Job& job) {
    return importRecords(ws, Kind::Rep, params, job);
}

} // namespace geo
