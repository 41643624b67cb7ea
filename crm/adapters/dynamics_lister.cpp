// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/dynamics_lister.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "crm/http/json_body.h"

#include <algorithm>

namespace crm {

using core::InstantMs;
using core::Json;

namespace {

constexpr int kBadRequest = 400;
constexpr int kForbidden = 403;
constexpr const char* kNext = "@odata.nextLink";
constexpr const char* kDelta = "@odata.deltaLink";
/// Where nothing happens the mark follows the time at this distance; no clock is off by so much.
constexpr InstantMs kSettledMs = 86'400'000;

std::string momentText(InstantMs moment) {
    return core::instantText(std::max<InstantMs>(0, moment - moment % 1000));
}

} // namespace

struct DynamicsLister::Reading {
    const DynamicsTable& table;
    DynamicsShape shape = {};
    DynamicsTrack track = {};
    std::string next = {}; ///< page to read
    InstantMs start = 0;
    DynamicsWay way = DynamicsWay::Whole;
    bool tracked = true;  ///< the organisation is asked to track changes
    bool stored = false;  ///< `next` comes from a cursor
    bool resumed = false; ///< a whole read goes on
    int pages = 0;
};

std::string DynamicsLister::preferOf(const Reading& reading) const {
    std::string prefer = core::format("odata.maxpagesize={}", client_.config().pageSize);
    if (reading.way == DynamicsWay::Whole && reading.tracked) {
        prefer = "odata.track-changes," + prefer;
    }
    return reading.shape.prefer.empty() ? prefer : prefer + "," + reading.shape.prefer;
}

/// A digest of everything that a link would hold fast.
std::string DynamicsLister::wantOf() const {
    std::string all = client_.config().version;
    for (const DynamicsTable* table : tables_) {
        const DynamicsShape shape =
            DynamicsShape::of(client_.config(), *table, request_.fields, nullptr);
        all += "\n" + table->set + "\n" + core::join(shape.select, ",") + shape.prefer;
    }
    return core::sha256(all).substr(0, 16);
}

void DynamicsLister::announce(const DynamicsShape& shape) {
    columns_ = shape.columns;
    if (!announced_ && sink_.begin && !request_.idsOnly && storedKind(request_.object)) {
        sink_.begin(vendorMapping(request_.object, shape.columns));
    }
    announced_ = true;
}

void DynamicsLister::pass(DynamicsRow&& row) {
    if (row.record.modified) {
        newest_ = std::max(newest_, *row.record.modified);
    }
    if (!row.survivor.empty()) {
        if (sink_.merged) {
            sink_.merged(row.record.id, row.survivor);
        }
    } else if (row.gone) {
        if (sink_.gone) {
            sink_.gone(row.record.id);
        }
    } else {
        sink_.record(remoteRecord(row.record, columns_, request_));
    }
}

void DynamicsLister::emit(const DynamicsTable& table, const DynamicsShape& shape, const Json& rows,
                          core::Job& job) {
    std::vector<DynamicsRow> page;
    for (const Json& json : rows) {
        page.push_back(dynamicsRow(client_.config(), table, shape, json));
    }
    reader_.addContacts(table, page, job);
    for (DynamicsRow& row : page) {
        pass(std::move(row));
    }
}

/// Records by id or key. False if everything is wanted.
bool DynamicsLister::listSome(core::Job& job) {
    if (request_.ids.empty() && request_.keys.empty()) {
        return false;
    }
    announce(reader_.shapeOf(*tables_.front(), request_.fields, job));
    if (!request_.ids.empty()) {
        auto found = reader_.byIds(request_.object, request_.ids, request_.fields, job);
        for (const std::string& id : request_.ids) {
            const auto row = found.find(id);
            if (row != found.end()) {
                pass(DynamicsRow(row->second));
            } else if (sink_.gone) {
                sink_.gone(id);
            }
        }
        return true;
    }
    for (auto& [key, records] :
         reader_.byKeys(request_.object, request_.keys, request_.fields, job)) {
        for (VendorRecord& record : records) {
            sink_.record(remoteRecord(record, columns_, request_));
        }
    }
    return true;
}

void DynamicsLister::sweep(const DynamicsTable& table, core::Job& job) {
    const DynamicsShape shape =
        DynamicsShape::idsOf(client_.config(), table, &client_.metadata(table, job));
    Reading reading{table};
    reading.shape = shape;
    reading.tracked = false;
    reading.next = client_.config().path("table", table.set) + dynamicsQuery(shape.select, {});
    PageGuard guard("Dynamics 365");
    while (!reading.next.empty()) {
        job.checkpoint();
        ApiCall call;
        call.path = reading.next;
        const Json answer = client_.require(call.path, preferOf(reading), job);
        const Json& rows = dynamicsRows(answer);
        reading.next = client_.link(call, answer, kNext);
        guard.page(reading.next, rows.size());
        for (const Json& json : rows) {
            DynamicsRow row = dynamicsRow(client_.config(), table, shape, json);
            if (!row.gone && row.survivor.empty()) {
                sink_.record(remoteRecord(row.record, {}, request_));
            }
        }
    }
}

/// Reads the whole table from its first page on.
void DynamicsLister::beginAnew(Reading& reading, core::Job& job) {
    const DynamicsMetadata& metadata = client_.metadata(reading.table, job);
    reading.track = {};
    reading.way = DynamicsWay::Whole;
    reading.tracked = metadata.tracked;
    reading.stored = reading.resumed = false;
    reading.start = client_.http().clock().now();
    reading.shape = DynamicsShape::of(client_.config(), reading.table, request_.fields, &metadata);
    reading.next =
        client_.config().path("table", reading.table.set) + dynamicsQuery(reading.shape.select, {});
}

std::string DynamicsLister::sinceQuery(const Reading& reading, InstantMs from) const {
    const auto overlap = static_cast<InstantMs>(client_.config().overlapSeconds * 1000);
    return client_.config().path("table", reading.table.set) +
           dynamicsQuery(reading.shape.select, "modifiedon ge " + momentText(from - overlap)) +
           core::format("&$orderby=modifiedon%20asc,{}%20asc", reading.table.id);
}

/// False where the organisation has no such table.
bool DynamicsLister::begin(Reading& reading, core::Job& job) {
    const auto known = cursor_.tables.find(reading.table.set);
    reading.start = client_.http().clock().now();
    if (known == cursor_.tables.end()) {
        if (!client_.metadata(reading.table, job).present) {
            return false;
        }
        beginAnew(reading, job);
        return true;
    }
    reading.track = known->second;
    DynamicsMetadata seen; // what the table had when the cursor was made, so as not to ask again
    const DynamicsShape full =
        DynamicsShape::of(client_.config(), reading.table, request_.fields, nullptr);
    for (const DynamicsField& field : full.fields) {
        const std::string name = reading.table.set + "." + field.column;
        if (std::find(cursor_.missing.begin(), cursor_.missing.end(), name) ==
            cursor_.missing.end()) {
            seen.columns[field.column] = {};
        }
    }
    for (const char* always : {"merged", "masterid"}) {
        seen.columns[always] = {};
    }
    seen.columns[DynamicsField::columnOf(reading.table.inactive)] = {};
    reading.shape = DynamicsShape::of(client_.config(), reading.table, request_.fields, &seen);
    DynamicsTrack& track = reading.track;
    reading.stored = true;
    if (!track.page.empty()) {
        reading.way = track.way;
        reading.start = track.start;
        reading.next = track.page;
        reading.resumed = track.way == DynamicsWay::Whole;
        reading.pages = 1;
        track.page.clear();
    } else if (!track.olderLink.empty()) {
        const auto overlap = static_cast<InstantMs>(client_.config().overlapSeconds * 1000);
        reading.way = DynamicsWay::Changes;
        const bool hurry = request_.quick && !track.latestLink.empty();
        if (!hurry && reading.start - track.newerAt >= overlap) {
            // What was on its way when the newer token was made shows by now, by its time.
            track.catchUp =
                track.catchUp == 0 ? track.newerAt : std::min(track.catchUp, track.newerAt);
            track.olderLink = track.newerLink;
            track.olderAt = track.newerAt;
        }
        reading.next = hurry ? track.latestLink : track.olderLink;
    } else {
        reading.way = DynamicsWay::Since;
        reading.tracked = false;
        reading.stored = false;
        reading.next = sinceQuery(reading, track.mark);
    }
    return true;
}

/// Whether a read that was refused can be made another way, which `reading` stands at then.
bool DynamicsLister::recover(Reading& reading, const ApiAnswer& answer, core::Job& job) {
    if (answer.status == kBadRequest && reading.stored) {
        if (reading.way == DynamicsWay::Changes && reading.next != reading.track.olderLink) {
            reading.next = reading.track.olderLink; // the page has run out, its token perhaps not
            return true;
        }
        // The token is older than the organisation keeps deletions for (0x80044352), or means
        // nothing to it any more.
        beginAnew(reading, job);
        result_.expired = true;
        return true;
    }
    const bool first = reading.way == DynamicsWay::Whole && reading.pages == 0;
    if (answer.status == kForbidden && first && reading.tracked) {
        reading.tracked = false; // tracking takes the right to read the whole organisation
        return true;
    }
    return false;
}

void DynamicsLister::settle(Reading& reading, const std::string& token) {
    DynamicsTrack& track = reading.track;
    const InstantMs now = client_.http().clock().now();
    if (reading.way == DynamicsWay::Whole) {
        track = {};
        track.olderLink = track.newerLink = token;
        track.olderAt = track.newerAt = now;
        track.catchUp = !token.empty() && reading.pages > 1 ? reading.start : 0;
    } else if (reading.way == DynamicsWay::Changes && !token.empty() &&
               track.newerLink == track.olderLink && !request_.quick) {
        track.newerLink = token;
        track.newerAt = reading.start;
    }
    track.latestLink = token.empty() ? track.latestLink : token;
    if (token.empty() && reading.way != DynamicsWay::Changes) {
        track.mark =
            std::max({track.mark, std::min(newest_, reading.start), reading.start - kSettledMs});
    }
    cursor_.tables[reading.table.set] = track;
}

void DynamicsLister::readPages(Reading& reading, core::Job& job) {
    PageGuard guard("Dynamics 365");
    std::string token;
    while (!reading.next.empty()) {
        job.checkpoint();
        ApiCall call;
        call.path = reading.next;
        const ApiAnswer answer = client_.read(call.path, preferOf(reading), job);
        if (!answer.ok()) {
            if (recover(reading, answer, job)) {
                noteMissing(reading);
                announce(reading.shape);
                continue;
            }
            client_.http().refuse(answer, "to list " + reading.table.set);
        }
        ++reading.pages;
        reading.stored = false;
        const Json& rows = dynamicsRows(answer.json);
        emit(reading.table, reading.shape, rows, job);
        reading.next = client_.link(call, answer.json, kNext);
        token = client_.link(call, answer.json, kDelta);
        guard.page(reading.next, rows.size());
        // Several tables have no common place to go on from.
        if (!reading.next.empty() && sink_.page && tables_.size() == 1 && !rows.empty()) {
            DynamicsCursor at = cursor_;
            DynamicsTrack track = reading.track;
            track.page = reading.next;
            track.way = reading.way;
            track.start = reading.start;
            at.tables[reading.table.set] = track;
            sink_.page(at.text());
        }
    }
    settle(reading, token);
}

/// When nothing can appear late any more: rows that changed while the whole table was read, or that
/// a token stands behind although they could not be seen yet.
void DynamicsLister::catchUp(Reading& reading, core::Job& job) {
    DynamicsTrack& track = cursor_.tables[reading.table.set];
    const auto overlap = static_cast<InstantMs>(client_.config().overlapSeconds * 1000);
    if (reading.way != DynamicsWay::Changes || request_.quick || track.catchUp == 0 ||
        client_.http().clock().now() - track.catchUp < overlap) {
        return;
    }
    for (const Json& json :
         client_.rows(sinceQuery(reading, track.catchUp), reading.shape.prefer, job)) {
        pass(dynamicsRow(client_.config(), reading.table, reading.shape, json));
    }
    track.catchUp = 0;
}

/// Keeps in the cursor which columns the organisation lacks, so that they need not be asked for.
void DynamicsLister::noteMissing(const Reading& reading) {
    const std::string set = reading.table.set + ".";
    std::erase_if(cursor_.missing, [&](const std::string& name) { return name.starts_with(set); });
    for (const DynamicsField& field :
         DynamicsShape::of(client_.config(), reading.table, request_.fields, nullptr).fields) {
        if (std::none_of(reading.shape.fields.begin(), reading.shape.fields.end(),
                         [&](const auto& one) { return one.name == field.name; })) {
            cursor_.missing.push_back(set + field.column);
        }
    }
}

/// False where the organisation does not have the table, or does not show it.
bool DynamicsLister::readTable(const DynamicsTable& table, core::Job& job) {
    Reading reading{table};
    if (!begin(reading, job)) {
        return false;
    }
    newest_ = 0;
    noteMissing(reading);
    announce(reading.shape);
    const bool whole = reading.way == DynamicsWay::Whole && !reading.resumed;
    readPages(reading, job);
    catchUp(reading, job);
    result_.complete = result_.complete && (whole || result_.expired) && !reading.resumed;
    return true;
}

ListResult DynamicsLister::run(core::Job& job) {
    if (tables_.empty()) {
        result_.present = false;
        return result_;
    }
    if (listSome(job)) {
        return result_;
    }
    const std::string want = wantOf();
    auto known = DynamicsCursor::parse(request_.since);
    result_.expired = !request_.since.empty() && !known;
    if (known && known->want == want) {
        cursor_ = *std::move(known);
    }
    cursor_.want = want;
    result_.complete = true;
    bool any = false;
    for (const DynamicsTable* table : tables_) {
        if (request_.idsOnly) {
            sweep(*table, job);
            any = true;
            continue;
        }
        try {
            any = readTable(*table, job) || any;
        } catch (const RemoteError&) {
            throw;
        } catch (const core::Error& error) {
            // Leads, opportunities and activities are not part of every organisation, nor of every
            // user's rights.
            if (error.code() != core::Code::Remote || request_.object == Object::Account) {
                throw;
            }
        }
    }
    result_.present = any;
    result_.cursor = request_.idsOnly ? std::string() : cursor_.text();
    return result_;
}

} // namespace crm
