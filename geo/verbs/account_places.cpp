// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/account_places.h"

#include "core/plan/unit_key.h"
#include "core/workspace/gpkg.h"
#include "core/workspace/unit_store.h"
#include "geo/crs/geodesic.h"
#include "geo/embedded/zip_table.h"
#include "geo/geometry/unit_locator.h"

#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace geo {

namespace {

constexpr double kFarMetres = 200'000;

class AccountFinder {
public:
    AccountFinder(const core::Connection& db, const core::UnitLayer& layer, core::Job& job)
        : keys_(core::loadUnitKeys(db, layer.id)) {
        for (const core::BasicUnit& unit : core::loadUnits(db, layer.id)) {
            places_[unit.id] = unit.lonLat;
        }
        std::vector<core::MultiPolygon> shapes;
        job.step(0, "reading shapes");
        core::forEachShape(db, layer.id, [&](core::UnitId id, std::span<const std::byte> blob) {
            job.checkpoint();
            ids_.push_back(id);
            shapes.push_back(core::decodeGpkgArea(blob));
        });
        locator_ = UnitLocator(shapes);
    }

    core::UnitId byPoint(core::Point point) const {
        const int found = locator_.locate(point);
        return found == UnitLocator::kNowhere ? core::UnitId()
                                              : ids_[static_cast<std::size_t>(found)];
    }

    /// By the key; `point` is where the ZIP is thought to lie, if that is known.
    core::UnitId byZip(const std::string& text, std::optional<core::Point> point) const {
        const auto zip = core::zipFive(text);
        if (!zip) {
            return {};
        }
        if (const ZipPlace* known = zipTable().find(*zip); known != nullptr && !point) {
            point = known->point;
        }
        const auto found = keys_.find(*zip);
        const bool near =
            found != keys_.end() &&
            (!point || geodesicDistance(places_.at(found->second), *point) < kFarMetres);
        if (near) {
            return found->second;
        }
        return point ? byPoint(*point) : core::UnitId();
    }

private:
    std::map<std::string, core::UnitId, std::less<>> keys_;
    std::map<core::UnitId, core::Point> places_;
    std::vector<core::UnitId> ids_;
    UnitLocator locator_;
};

/// Who belongs to whom: parents by the ids of the CRM.
class Families {
public:
    explicit Families(const core::Connection& db) {
        core::Statement rows = db.prepare("SELECT id, source, external_id, parent_external_id "
                                          "FROM base_accounts WHERE removed = 0");
        while (rows.step()) {
            known_[{rows.string(1), rows.string(2)}] = rows.integer(0);
            if (!rows.isNull(3) && !rows.text(3).empty()) {
                parents_[rows.integer(0)] = {rows.string(1), rows.string(3)};
            }
        }
    }

    std::vector<std::int64_t> members() const {
        std::vector<std::int64_t> members;
        for (const auto& [account, parent] : parents_) {
            members.push_back(account);
        }
        return members;
    }

    /// The account at the end of the line of parents. A line that leads back to itself, or to an
    /// account that is not there, ends where it stops making sense.
    std::int64_t headOf(std::int64_t account) const {
        std::set<std::int64_t> seen{account};
        for (auto parent = parents_.find(account); parent != parents_.end();
             parent = parents_.find(account)) {
            const auto found = known_.find(parent->second);
            if (found == known_.end()) {
                break;
            }
            if (!seen.insert(found->second).second) {
                return *seen.begin(); // a ring has no head: all of it follows one and the same
            }
            account = found->second;
        }
        return account;
    }

private:
    using Key = std::pair<std::string, std::string>;
    std::map<Key, std::int64_t> known_;
    std::map<std::int64_t, Key> parents_;
};

void followHeads(const core::Connection& db, std::map<std::int64_t, AccountUnit>& accounts) {
    const Families families(db);
    std::map<std::int64_t, core::UnitId> followed;
    for (const std::int64_t account : families.members()) {
        const auto head = accounts.find(families.headOf(account));
        if (head != accounts.end() && head->second.unit) {
            followed[account] = head->second.unit;
        }
    }
    for (const auto& [account, unit] : followed) {
        if (const auto found = accounts.find(account); found != accounts.end()) {
            found->second.unit = unit;
        }
    }
}

} // namespace

std::map<std::int64_t, AccountUnit> accountUnits(const core::Connection& db,
                                                 const core::UnitLayer& layer, core::Job& job) {
    const AccountFinder finder(db, layer, job);
    job.step(0.5, "locating accounts");
    std::map<std::int64_t, AccountUnit> found;
    core::Statement rows =
        db.prepare("SELECT id, coalesce(name, external_id), zip, lon, lat, match_level "
                   "FROM accounts ORDER BY id");
    while (rows.step()) {
        job.checkpoint();
        const bool placed = !rows.isNull(3) && !rows.isNull(4);
        const std::optional<core::Point> point =
            placed ? std::optional(core::Point{rows.real(3), rows.real(4)}) : std::nullopt;
        AccountUnit account{{}, !placed || rows.text(5) == "zip", rows.string(1), placed};
        if (account.byZip) {
            account.unit = finder.byZip(rows.string(2), point);
        }
        if (!account.unit && point) {
            account.byZip = false;
            account.unit = finder.byPoint(*point);
        }
        found.emplace(rows.integer(0), std::move(account));
    }
    followHeads(db, found);
    return found;
}

} // namespace geo
