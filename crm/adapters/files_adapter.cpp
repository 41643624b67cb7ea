// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/files_adapter.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/convert.h"
#include "core/records/normalise.h"

#include <unistd.h>

#include <chrono>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace crm {

namespace fs = std::filesystem;
namespace records = core::records;
using core::Code;
using core::Error;

namespace {

constexpr const char* kApiVersion = "CSV (RFC 4180), XLSX (ECMA-376)";
constexpr std::int64_t kRowsPerStep = 4096;
/// A file that was written so recently may be written again within the same tick of its clock.
constexpr std::int64_t kSettledNs = 2'000'000'000;

std::string idFrom(const std::string& cell) {
    const records::Value clean = records::cleanValue(cell);
    return clean ? records::plainId(*clean) : std::string();
}

std::string cursorFor(const FileStamp& stamp, const FilesTable& table) {
    namespace chrono = std::chrono;
    const std::int64_t now =
        chrono::duration_cast<chrono::nanoseconds>(chrono::system_clock::now().time_since_epoch())
            .count();
    if (now - stamp.modifiedNs < kSettledNs) {
        return {};
    }
    return core::format("{}-{}-{}-{}-{}|{}|{}", stamp.device, stamp.inode, stamp.size,
                        stamp.modifiedNs, stamp.changedNs, table.sheet,
                        core::Json(table.map).dump());
}

bool canWrite(const fs::path& path) {
    return ::access(path.c_str(), R_OK | W_OK) == 0 &&
           ::access(path.parent_path().c_str(), W_OK | X_OK) == 0;
}

/// Collects the rows that the mapping is guessed from, then passes all on.
class Lister {
public:
    Lister(records::Kind kind, const FilesTable& table, const ListRequest& request,
           const ListSink& sink, core::Job& job)
        : kind_(kind), table_(table), request_(request), sink_(sink), job_(job) {}

    void run(TableFile& file) {
        file.forEachRow([&](const TableRow& row) {
            if (++count_ % kRowsPerStep == 0) {
                job_.checkpoint();
            }
            take(file, row);
        });
        if (!started_) {
            start(file);
        }
    }

    std::string keyColumn;

private:
    void take(const TableFile& file, const TableRow& row) {
        records::RecordRow values;
        values.number = row.number;
        values.values.reserve(file.columns().size());
        for (std::size_t i = 0; i < file.columns().size(); ++i) {
            values.values.emplace_back(row.value(i));
        }
        if (started_) {
            pass(std::move(values));
            return;
        }
        sample_.push_back(std::move(values));
        if (sample_.size() == records::kSampleRows) {
            start(file);
        }
    }

    void start(const TableFile& file) {
        started_ = true;
        for (const std::string& field : request_.fields) {
            places_.push_back(file.columnIndex(field));
        }
        const auto mapping = records::guessMapping(kind_, records::plainColumns(file.columns()),
                                                   sample_, {table_.map, {}});
        id_ = mapping.columnOf("id");
        keyColumn = id_ ? file.columns()[*id_] : std::string();
        if (sink_.begin) {
            sink_.begin(mapping);
        }
        for (records::RecordRow& row : sample_) {
            pass(std::move(row));
        }
        sample_.clear();
    }

    void pass(records::RecordRow&& row) {
        RemoteRecord record;
        const auto at = [&](std::size_t column) {
            return column < row.values.size() ? row.values[column].value_or("") : std::string();
        };
        record.id = id_ ? idFrom(at(*id_)) : std::string();
        for (const auto& place : places_) {
            record.fields.push_back(place ? at(*place) : std::string());
        }
        record.row = std::move(row);
        sink_.record(std::move(record));
    }

    records::Kind kind_;
    const FilesTable& table_;
    const ListRequest& request_;
    const ListSink& sink_;
    core::Job& job_;
    std::vector<records::RecordRow> sample_;
    std::vector<std::optional<std::size_t>> places_;
    std::optional<std::size_t> id_;
    std::int64_t count_ = 0;
    bool started_ = false;
};

/// Passes on the records that are asked for by id or key (the id is the only key of a row), and, at
/// the page that ends the list, says which of the ids are not there.
ListSink onlyWanted(const ListRequest& request, const ListSink& sink) {
    struct Wanted {
        std::set<std::string> ids;
        std::set<std::string> found;
    };
    const auto wanted = std::make_shared<Wanted>();
    wanted->ids.insert(request.ids.begin(), request.ids.end());
    wanted->ids.insert(request.keys.begin(), request.keys.end());
    ListSink only;
    only.begin = sink.begin;
    only.record = [wanted, record = sink.record](RemoteRecord&& row) {
        if (wanted->ids.contains(row.id)) {
            wanted->found.insert(row.id);
            record(std::move(row));
        }
    };
    only.page = [wanted, gone = sink.gone, ids = request.ids](const std::string&) {
        for (const std::string& id : ids) {
            if (gone && !wanted->found.contains(id)) {
                gone(id);
            }
        }
    };
    return only;
}

/// A table has no ids but those that it is given: the key of a new row is its id.
const std::string& idOf(const RecordEdit& edit) {
    return edit.id.empty() ? edit.key : edit.id;
}

RecordOutcome outcomeOf(const std::string& id, const RowResult& row) {
    RecordOutcome outcome;
    outcome.id = id;
    switch (row.outcome) {
    case RowOutcome::Written:
    case RowOutcome::Removed: outcome.outcome = Outcome::Written; break;
    case RowOutcome::Added:
        outcome.outcome = Outcome::Written;
        outcome.created = true;
        break;
    case RowOutcome::Unchanged: outcome.outcome = Outcome::Unchanged; break;
    case RowOutcome::Missing:
        outcome.outcome = Outcome::Missing;
        outcome.message = "no row has this id";
        break;
    case RowOutcome::Conflict:
        outcome.outcome = Outcome::Conflict;
        outcome.field = row.column;
        outcome.found = row.found;
        outcome.message =
            core::format("{} was changed to \"{}\" by somebody else", row.column, row.found);
        break;
    case RowOutcome::Ambiguous:
        outcome.outcome = Outcome::Duplicate;
        outcome.message = row.message;
        break;
    case RowOutcome::Failed: outcome.message = row.message; break;
    }
    return outcome;
}

} // namespace

FilesAdapter::FilesAdapter(FilesConfig config) : config_(std::move(config)) {}

Identity FilesAdapter::whose(core::Job&) {
    Identity identity;
    identity.account = config_.folder.string();
    identity.organisation = config_.folder.string();
    identity.apiVersion = kApiVersion;
    if (!config_.fileOf(Object::Account)) {
        throw Error(
            Code::Input,
            core::format("{} holds no accounts.csv or accounts.xlsx", config_.folder.string()),
            "put the table there, or name it in the connection's configuration",
            config_.folder.string());
    }
    return identity;
}

void FilesAdapter::addRights(Identity& identity, core::Job& job) {
    for (const Object object : kObjects) {
        job.checkpoint();
        const auto file = config_.fileOf(object);
        if (!file) {
            continue;
        }
        ++calls_;
        openTable(*file, {config_.tableOf(object).sheet});
        const bool write = canWrite(realFile(*file));
        identity.permissions[objectName(object)] = {
            {"read", true}, {"write", write}, {"create", write}, {"delete", write}};
        if (const std::string program = openElsewhere(*file); !program.empty()) {
            identity.issues.push_back({core::Severity::Warning, file->filename().string(), 0,
                                       "is open in " + program,
                                       "close it there before publishing: what that program saves "
                                       "later replaces what was published"});
        }
    }
}

ListResult FilesAdapter::list(const ListRequest& request, const ListSink& sink, core::Job& job) {
    const auto path =
        storedKind(request.object) ? config_.fileOf(request.object) : std::optional<fs::path>();
    if (!path) {
        return {false, false, {}, false, false};
    }
    const bool some = !request.ids.empty() || !request.keys.empty();
    const FilesTable table = config_.tableOf(request.object);
    const FileStamp before = stampOf(*path);
    const std::string cursor = cursorFor(before, table);
    if (!some && !request.idsOnly && !cursor.empty() && cursor == request.since) {
        return {true, true, cursor, false, false};
    }
    ++calls_;
    const auto file = openTable(*path, {table.sheet});
    const ListSink filtered = some ? onlyWanted(request, sink) : sink;
    Lister lister(recordKind(request.object), table, request, filtered, job);
    lister.run(*file);
    keyColumns_[request.object] = lister.keyColumn;
    if (some) {
        filtered.page({});
        return {};
    }
    // Changed while it was read: the next sync must look again.
    return {true, false, stampOf(*path) == before ? cursor : std::string(), false, true};
}

std::unique_ptr<TableFile> FilesAdapter::require(Object object) const {
    const auto path = config_.fileOf(object);
    if (!path) {
        throw Error(
            Code::Input,
            core::format("{} holds no table of {}", config_.folder.string(), objectName(object)),
            core::format("put {}.csv or .xlsx there", objectName(object)), config_.folder.string());
    }
    return openTable(*path, {config_.tableOf(object).sheet});
}

std::string FilesAdapter::keyColumn(Object object, TableFile& table, core::Job& job) {
    if (!keyColumns_.contains(object)) {
        ListSink nobody;
        nobody.record = [](RemoteRecord&&) {};
        ListRequest everything;
        everything.object = object;
        list(everything, nobody, job);
    }
    if (keyColumns_[object].empty()) {
        throw Error(Code::Input,
                    core::format("{} has no column with an id, so its rows cannot be told apart",
                                 table.path().filename().string()),
                    "add a column of ids, or name it in the connection's configuration",
                    table.path().string());
    }
    return keyColumns_[object];
}

std::vector<RecordOutcome> FilesAdapter::apply(Object object, TableUpdate update,
                                               const std::vector<std::string>& order,
                                               core::Job& job) {
    const auto table = require(object);
    update.keyColumn = keyColumn(object, *table, job);
    update.keyOf = idFrom;
    ++calls_;
    const UpdateResult result = table->update(update, job);
    std::vector<RecordOutcome> outcomes;
    outcomes.reserve(order.size());
    for (const std::string& id : order) {
        outcomes.push_back(outcomeOf(id, result.rows.at(id)));
    }
    return outcomes;
}

std::vector<RecordOutcome> FilesAdapter::upsert(Object object, const std::vector<RecordEdit>& edits,
                                                bool create, core::Job& job) {
    TableUpdate update;
    update.addMissing = create;
    std::vector<std::string> order;
    for (const RecordEdit& edit : edits) {
        order.push_back(idOf(edit));
        auto& cells = update.rows[idOf(edit)].cells;
        for (const FieldEdit& field : edit.fields) {
            cells.push_back({field.field, field.value, field.expected});
        }
    }
    return apply(object, std::move(update), order, job);
}

std::vector<RecordOutcome> FilesAdapter::remove(Object object, const std::vector<std::string>& ids,
                                                core::Job& job) {
    TableUpdate update;
    for (const std::string& id : ids) {
        update.rows[id].remove = true;
    }
    return apply(object, std::move(update), ids, job);
}

Limits FilesAdapter::limits(core::Job&) {
    Limits limits;
    limits.details = {{"records_per_write", nullptr}, {"calls_left", nullptr}};
    return limits;
}

} // namespace crm
