// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/account_places.h"

#include "core/plan/unit_key.h"
#include "core/workspace/gpkg.h"
#include "core/workspace/unit_store.h"
#include "geo/crs/geodesic.h"
#include "geo/embedded/zip_table.h"
#include "geo/geometry/unit_locator.h"

#include <optional>
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
        AccountUnit account{{}, !placed || rows.text(5) == "zip", rows.string(1)};
        if (account.byZip) {
            account.unit = finder.byZip(rows.string(2), point);
        }
        if (!account.unit && point) {
            account.byZip = false;
            account.unit = finder.byPoint(*point);
        }
        found.emplace(rows.integer(0), std::move(account));
    }
    return found;
}

} // namespace geo
