// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/photo_post.h"

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/visits/visit_fields.h"
#include "crm/sync/snapshot_store.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace crm {

namespace visits = core::visits;

namespace {

constexpr const char* kActivities = "activities";
/// Among what was written of an activity: our key, and each picture by its hash.
constexpr const char* kKey = "key";
constexpr const char* kPhoto = "photo:";
constexpr const char* kAttached = "attached";
constexpr std::int64_t kTryAgainMs = std::int64_t{86'400'000};
constexpr std::size_t kTitleDigits = 12; // of the hash, enough to tell the pictures of a visit

struct Posted {
    std::string id;
    FieldValues written;
};

std::map<std::string, Posted> postedByKey(const core::Connection& db,
                                          const CrmConnection& connection) {
    std::map<std::string, Posted> posted;
    for (auto& [id, values] : loadWritten(db, connection.id, kActivities)) {
        const std::string key = values[kKey];
        posted[key] = {id, std::move(values)};
    }
    return posted;
}

class PhotoDesk {
public:
    PhotoDesk(core::Workspace& ws, const CrmConnection& connection, Adapter& adapter, Clock& clock,
              PhotoPost& post)
        : ws_(ws), connection_(connection), adapter_(adapter), clock_(clock), post_(post) {}

    void take(const Posted& posted, const visits::Visit& visit, core::Job& job) {
        for (const visits::Photo& photo : visit.photos) {
            const auto noted = posted.written.find(kPhoto + photo.sha256);
            if (noted != posted.written.end() && !isDue(noted->second)) {
                continue;
            }
            AttachedFile file;
            if (read(photo, file)) {
                attach(posted.id, photo, file, job);
            } else {
                note(posted.id, photo, refusedNow());
            }
        }
    }

private:
    /// Refused ones carry the moment of the refusal.
    bool isDue(const std::string& noted) const {
        const auto refused = core::parseInteger(noted);
        return refused && clock_.nowMs() - *refused >= kTryAgainMs;
    }
    std::string refusedNow() const { return std::to_string(clock_.nowMs()); }

    bool read(const visits::Photo& photo, AttachedFile& file) {
        std::ifstream stream(photo.file, std::ios::binary);
        file.bytes.assign(std::istreambuf_iterator<char>(stream), {});
        const bool missing = !stream.is_open();
        if (missing || core::sha256(file.bytes) != photo.sha256) {
            report(photo, missing ? "is no longer there" : "has changed since it was added",
                   "put it back, or add it to the visit again");
            return false;
        }
        file.name = std::filesystem::path(photo.file).filename().string();
        file.title = "Visit picture " + photo.sha256.substr(0, kTitleDigits);
        return true;
    }

    void attach(const std::string& id, const visits::Photo& photo, const AttachedFile& file,
                core::Job& job) {
        const RecordOutcome outcome = adapter_.attach(Object::Activity, id, file, job);
        switch (outcome.outcome) {
        case Outcome::Written:
        case Outcome::Unchanged:
            note(id, photo, kAttached);
            ++post_.attached;
            break;
        case Outcome::Retry:
        case Outcome::Unknown: break; // looked for again by the next sync
        default:
            report(photo, "was refused by the CRM: " + outcome.message,
                   "it is tried again tomorrow; the picture stays with the visit here");
            note(id, photo, refusedNow());
        }
    }

    void note(const std::string& id, const visits::Photo& photo, const std::string& state) {
        ws_.record("Note a picture", [&](core::Record& record) {
            noteWritten(record, connection_.id, kActivities,
                        {{id, {{kPhoto + photo.sha256, state}}}});
        });
    }

    void report(const visits::Photo& photo, const std::string& what, const std::string& hint) {
        post_.issues.push_back({core::Severity::Warning, photo.file, 0, what, hint});
    }

    core::Workspace& ws_;
    const CrmConnection& connection_;
    Adapter& adapter_;
    Clock& clock_;
    PhotoPost& post_;
};

} // namespace

PhotoPost postPhotos(core::Workspace& ws, const CrmConnection& connection, Adapter& adapter,
                     Clock& clock, core::Job& job) {
    PhotoPost post;
    if (!adapter.takesFiles(Object::Activity)) {
        return post;
    }
    std::vector<visits::PostedVisit> withPhotos = visits::loadPosted(ws.reader(), connection.name);
    std::erase_if(withPhotos, [](const auto& one) { return one.visit.photos.empty(); });
    if (withPhotos.empty()) {
        return post;
    }
    const auto posted = postedByKey(ws.reader(), connection);
    PhotoDesk desk(ws, connection, adapter, clock, post);
    for (const visits::PostedVisit& one : withPhotos) {
        const auto there = posted.find(one.visit.key);
        if (there != posted.end()) {
            desk.take(there->second, one.visit, job);
        }
    }
    return post;
}

} // namespace crm
