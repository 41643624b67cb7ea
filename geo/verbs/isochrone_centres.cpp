// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/isochrone_centres.h"

#include "core/base/error.h"
#include "core/base/text.h"

namespace geo {

using core::Code;
using core::Error;

namespace {

IsochroneCentre accountCentre(const core::Connection& db, const std::string& account) {
    core::Statement query = db.prepare(
        "SELECT id, lon, lat FROM accounts WHERE external_id = ?1 OR (id = ?2 AND NOT EXISTS "
        "(SELECT 1 FROM accounts WHERE external_id = ?1)) ORDER BY id LIMIT 1");
    query.bind(account, core::parseInteger(account).value_or(-1));
    if (!query.step()) {
        throw Error(Code::Input, core::format("there is no account {}", account),
                    "give the id of an account as `evenlode list` shows it", account);
    }
    if (query.isNull(1) || query.isNull(2)) {
        throw Error(Code::Input, core::format("the account {} has no place", account),
                    "geocode it first, or put it on the map by hand", account);
    }
    return {account, {query.real(1), query.real(2)}, query.integer(0), {}};
}

constexpr const char* kReps = "SELECT id, name, lon, lat FROM base_reps WHERE removed = 0 AND "
                              "kind = 'person' ";

IsochroneCentre repCentre(const core::Statement& row) {
    return {row.string(1), {row.real(2), row.real(3)}, 0, row.id<core::RepTag>(0)};
}

void addAllReps(const core::Connection& db, std::vector<IsochroneCentre>& centres) {
    core::Statement rows = db.prepare(
        std::string(kReps) + "AND lon IS NOT NULL AND lat IS NOT NULL ORDER BY external_id, id");
    const std::size_t before = centres.size();
    while (rows.step()) {
        centres.push_back(repCentre(rows));
    }
    if (centres.size() == before) {
        throw Error(Code::Input, "no rep has a place of work",
                    "import the reps with their addresses, and geocode them");
    }
}

IsochroneCentre repNamed(const core::Connection& db, const std::string& word) {
    core::Statement row =
        db.prepare(std::string(kReps) + "AND (external_id = ?1 OR lower(name) = lower(?1) OR "
                                        "lower(email) = lower(?1)) ORDER BY external_id, id");
    row.bind(word);
    if (!row.step()) {
        throw Error(Code::Input, core::format("there is no rep \"{}\"", word),
                    "give the rep's number, name or e-mail address", word);
    }
    if (row.isNull(2) || row.isNull(3)) {
        throw Error(Code::Input, core::format("{} has no place of work", row.string(1)),
                    "give the rep an address, and geocode it", word);
    }
    return repCentre(row);
}

} // namespace

std::vector<IsochroneCentre> isochroneCentres(const core::Connection& db,
                                              const IsochroneParams& params) {
    std::vector<IsochroneCentre> centres;
    for (const core::Point& point : params.at) {
        centres.push_back({core::format("{:.5f},{:.5f}", point.x, point.y), point, 0, {}});
    }
    for (const std::string& account : params.accounts) {
        centres.push_back(accountCentre(db, account));
    }
    for (const std::string& rep : params.reps) {
        if (core::equalsIgnoreCase(rep, "all")) {
            addAllReps(db, centres);
        } else {
            centres.push_back(repNamed(db, rep));
        }
    }
    if (centres.empty()) {
        throw Error(Code::Usage, "no centre is given",
                    "give --at LON,LAT, --account ID or --rep NAME");
    }
    return centres;
}

} // namespace geo
