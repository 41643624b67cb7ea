// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/connection.h"
#include "geo/roads/travel_matrix.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace geo {

/// What routing servers answered, in an SQLite file of its own that can be thrown away: drives by
/// where their ends lie on the road, so that places on one spot are asked for once. All that a
/// server said is forgotten when it names other data than before. One thread at a time.
class EngineCache {
public:
    /// A position in millionths of a degree, a tenth of a metre.
    using Spot = std::pair<std::int32_t, std::int32_t>;
    static Spot spotOf(core::Point degrees);

    struct Drive {
        std::int32_t milliseconds = -1; ///< -1 = no way
        std::int32_t metres = -1;       ///< -1 = not known, or no way
    };

    /// Opens or makes the file; answers that are older than so many days are forgotten. An empty
    /// path keeps all in memory. Throws Error(Storage).
    EngineCache(const std::string& path, double maxAgeDays);

    /// From now on `server` (kind, address and profile) is meant.
    void use(const std::string& server);
    /// What the server says of its data; empty = nothing. Forgets the answers of other data.
    void sawVersion(const std::string& version);
    std::string version() const;

    std::optional<PointSnap> snap(core::Point place) const;
    void keepSnap(core::Point place, const PointSnap& snap);
    /// All drives from a spot that are known.
    std::map<Spot, Drive> drivesFrom(Spot from) const;

    struct Known {
        Spot from;
        Spot to;
        Drive drive;
    };
    /// Keeps several answers, all or none.
    void keepDrives(const std::vector<Known>& drives);

private:
    void forget();

    core::Connection db_;
    std::int64_t server_ = 0;
};

} // namespace geo
