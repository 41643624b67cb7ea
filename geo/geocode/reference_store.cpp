// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/reference_store.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/geocode/edit_distance.h"
#include "geo/geocode/street_key.h"

#include <algorithm>
#include <bit>
#include <filesystem>
#include <utility>

namespace geo {

namespace {

/// About 150 MB. A ZIP that is not among them is read again when it is asked for.
constexpr std::size_t kMostKept = 500'000;

constexpr const char* kColumns =
    "rowid, source_id, name_key, name, pre_direction, pre_type, type, post_direction, zip, city, "
    "state, zip_known";

KnownStreet streetAt(const core::Statement& row) {
    KnownStreet street;
    street.row = row.integer(0);
    street.source = row.integer(1);
    street.key = row.string(2);
    street.name = {row.string(4), row.string(5), row.string(3), row.string(6), row.string(7)};
    street.zip = core::format("{:05}", row.integer(8));
    street.city = row.string(9);
    street.state = row.string(10);
    street.zipKnown = row.integer(11) != 0;
    return street;
}

std::vector<KnownStreet> streetsFrom(core::Statement& query) {
    std::vector<KnownStreet> streets;
    while (query.step()) {
        streets.push_back(streetAt(query));
    }
    query.reset();
    return streets;
}

std::int64_t zipNumber(std::string_view zip) {
    return core::parseInteger(zip).value_or(-1);
}

} // namespace

ZipStreets::ZipStreets(std::vector<KnownStreet> streets) : streets_(std::move(streets)) {
    std::stable_sort(streets_.begin(), streets_.end(),
                     [](const KnownStreet& a, const KnownStreet& b) { return a.key < b.key; });
    for (std::size_t i = 0; i < streets_.size(); ++i) {
        if (i == 0 || streets_[i].key != streets_[i - 1].key) {
            names_.push_back({letterSet(streets_[i].key),
                              static_cast<std::uint32_t>(streets_[i].key.size()),
                              static_cast<std::uint32_t>(i), 0});
        }
        ++names_.back().count;
    }
}

std::span<const KnownStreet> ZipStreets::named(std::string_view key) const {
    const auto [first, last] =
        std::equal_range(streets_.begin(), streets_.end(), key, [](const auto& a, const auto& b) {
            if constexpr (std::is_same_v<std::decay_t<decltype(a)>, KnownStreet>) {
                return std::string_view(a.key) < b;
            } else {
                return a < std::string_view(b.key);
            }
        });
    return {first, last};
}

std::uint64_t ZipStreets::lettersOf(std::string_view key) {
    return letterSet(key);
}

bool ZipStreets::mayBe(const Name& name, std::uint64_t letters, std::size_t size, int most) {
    const auto longer = static_cast<std::int64_t>(name.size) - static_cast<std::int64_t>(size);
    return std::abs(longer) <= most && std::popcount(name.letters ^ letters) <= 2 * most;
}

int ZipStreets::distance(std::string_view asked, std::string_view known, int most) {
    return nameDistance(asked, known, most);
}

struct ReferenceStore::Session {
    explicit Session(const std::string& path)
        : db(openIndex(path)),
          byZip(db.prepare(core::format("SELECT {} FROM streets WHERE zip = ?", kColumns))),
          byName(db.prepare(core::format("SELECT {} FROM streets WHERE name_key = ? AND state = ? "
                                         "ORDER BY zip, rowid LIMIT ?",
                                         kColumns))),
          nextName(db.prepare("SELECT name_key FROM streets WHERE name_key > ? AND name_key < ? "
                              "ORDER BY name_key LIMIT 1")),
          anywhere(db.prepare(core::format("SELECT {} FROM streets WHERE name_key = ? ORDER BY "
                                           "state, zip LIMIT ?",
                                           kColumns))),
          byRow(db.prepare("SELECT body FROM streets WHERE id = ?")),
          newest(db.prepare("SELECT coalesce(max(s.added_at), '') FROM coverage c JOIN sources s "
                            "ON s.id = c.source_id WHERE c.zip = ?")) {
        db.exec("PRAGMA mmap_size = 1073741824");
    }

    core::Connection db;
    core::Statement byZip, byName, nextName, anywhere, byRow, newest;
};

/// A session for one query; goes back when it is done.
class ReferenceStore::Lease {
public:
    explicit Lease(const ReferenceStore& store) : store_(store) {
        {
            const std::lock_guard lock(store.sessionsLock_);
            if (!store.sessions_.empty()) {
                session_ = std::move(store.sessions_.back());
                store.sessions_.pop_back();
            }
        }
        if (!session_) {
            session_ = std::make_unique<Session>(store.path_);
        }
    }
    ~Lease() {
        const std::lock_guard lock(store_.sessionsLock_);
        store_.sessions_.push_back(std::move(session_));
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Session* operator->() const { return session_.get(); }

private:
    const ReferenceStore& store_;
    std::unique_ptr<Session> session_;
};

ReferenceStore::ReferenceStore(std::string path) : path_(std::move(path)) {
    std::error_code ignored;
    if (!std::filesystem::exists(path_, ignored)) {
        return;
    }
    sources_ = loadSources(openIndex(path_));
    std::sort(sources_.begin(), sources_.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
}

ReferenceStore::~ReferenceStore() = default;

const ReferenceSource* ReferenceStore::source(std::int64_t id) const {
    const auto found = std::lower_bound(
        sources_.begin(), sources_.end(), id,
        [](const ReferenceSource& s, std::int64_t wanted) { return s.id < wanted; });
    return found != sources_.end() && found->id == id ? &*found : nullptr;
}

std::string ReferenceStore::newestIn(std::string_view zip) const {
    if (empty()) {
        return {};
    }
    const Lease session(*this);
    session->newest.bind(zipNumber(zip));
    std::string added = session->newest.step() ? session->newest.string(0) : std::string();
    session->newest.reset();
    return added;
}

std::shared_ptr<const ZipStreets> ReferenceStore::streetsOf(std::string_view zip) const {
    static const auto kNone = std::make_shared<const ZipStreets>(std::vector<KnownStreet>{});
    if (empty()) {
        return kNone;
    }
    {
        const std::lock_guard lock(zipsLock_);
        if (const auto found = zips_.find(zip); found != zips_.end()) {
            recent_.splice(recent_.begin(), recent_, found->second);
            return found->second->streets;
        }
    }
    const Lease session(*this);
    session->byZip.bind(zipNumber(zip));
    auto streets = std::make_shared<const ZipStreets>(streetsFrom(session->byZip));
    const std::lock_guard lock(zipsLock_);
    if (zips_.find(zip) != zips_.end()) {
        return streets; // another thread was quicker
    }
    recent_.push_front({std::string(zip), streets});
    zips_.emplace(recent_.front().zip, recent_.begin());
    keptStreets_ += streets->all().size() + 1;
    while (keptStreets_ > kMostKept && recent_.size() > 1) {
        keptStreets_ -= recent_.back().streets->all().size() + 1;
        zips_.erase(recent_.back().zip);
        recent_.pop_back();
    }
    return streets;
}

StreetBody ReferenceStore::body(std::int64_t row) const {
    const Lease session(*this);
    session->byRow.bind(row);
    StreetBody body;
    if (session->byRow.step()) {
        body = decodeStreet(session->byRow.blob(0));
    }
    session->byRow.reset();
    return body;
}

std::vector<KnownStreet> ReferenceStore::named(std::string_view key, std::string_view state,
                                               std::size_t most) const {
    if (empty()) {
        return {};
    }
    const Lease session(*this);
    session->byName.bind(key, state, most);
    return streetsFrom(session->byName);
}

std::vector<KnownStreet> ReferenceStore::beginning(std::string_view key, std::string_view state,
                                                   std::size_t most) const {
    constexpr std::size_t kMostOfName = 12;
    constexpr int kMostNames = 400;
    if (empty() || key.empty()) {
        return {};
    }
    std::string end(key);
    end.back() = static_cast<char>(end.back() + 1);
    const Lease session(*this);
    std::vector<KnownStreet> streets;
    // From name to name by the B-tree: a beginning of two letters has a hundred thousand rows.
    std::string name(key);
    for (int i = 0; i < kMostNames && streets.size() < most; ++i) {
        core::Statement& rows = state.empty() ? session->anywhere : session->byName;
        if (state.empty()) {
            rows.bind(name, kMostOfName);
        } else {
            rows.bind(name, state, kMostOfName);
        }
        for (KnownStreet& street : streetsFrom(rows)) {
            streets.push_back(std::move(street));
        }
        session->nextName.bind(name, end);
        const bool more = session->nextName.step();
        name = more ? session->nextName.string(0) : std::string();
        session->nextName.reset();
        if (!more) {
            break;
        }
    }
    return streets;
}

} // namespace geo
