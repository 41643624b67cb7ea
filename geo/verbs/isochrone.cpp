// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/verbs/isochrone.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/workspace/gpkg.h"
#include "core/workspace/unit_store.h"
#include "geo/geometry/predicates.h"
#include "geo/io/export_file.h"
#include "geo/verbs/own_file.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace geo {

using core::Code;
using core::Error;

namespace {

constexpr const char* kTable = R"sql(
CREATE TABLE IF NOT EXISTS base_isochrones (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, account_id INTEGER, centre TEXT NOT NULL,
  minutes REAL NOT NULL, area_km2 REAL NOT NULL, reached_nodes INTEGER NOT NULL,
  accounts INTEGER NOT NULL, engine TEXT NOT NULL, attribution TEXT NOT NULL,
  made_at TEXT NOT NULL, geom BLOB);
CREATE VIEW IF NOT EXISTS isochrones AS
  SELECT id AS OGC_FID, name, account_id, centre, minutes, area_km2, reached_nodes, accounts,
         engine, attribution, made_at, geom FROM base_isochrones;
)sql";

struct Centre {
    std::string name;
    core::Point at;
    std::int64_t accountId = 0;
};

Centre accountCentre(const core::Connection& db, const std::string& account) {
    core::Statement query = db.prepare(
        "SELECT id, name, lon, lat FROM accounts WHERE external_id = ?1 OR (id = ?2 AND NOT EXISTS "
        "(SELECT 1 FROM accounts WHERE external_id = ?1)) ORDER BY id LIMIT 1");
    query.bind(account, core::parseInteger(account).value_or(-1));
    if (!query.step()) {
        throw Error(Code::Input, core::format("there is no account {}", account),
                    "give the id of an account as `evenlode list` shows it", account);
    }
    if (query.isNull(2) || query.isNull(3)) {
        throw Error(Code::Input, core::format("the account {} has no place", account),
                    "geocode it first, or put it on the map by hand", account);
    }
    return {account, {query.real(2), query.real(3)}, query.integer(0)};
}

std::vector<Centre> centresOf(const core::Connection& db, const IsochroneParams& params) {
    std::vector<Centre> centres;
    for (const core::Point& point : params.at) {
        centres.push_back({core::format("{:.5f},{:.5f}", point.x, point.y), point, 0});
    }
    for (const std::string& account : params.accounts) {
        centres.push_back(accountCentre(db, account));
    }
    if (centres.empty()) {
        throw Error(Code::Usage, "no centre is given", "give --at LON,LAT or --account ID");
    }
    return centres;
}

/// Points in a shape, by the even-odd rule over all of its rings.
class Inside {
public:
    explicit Inside(const core::MultiPolygon& shape) : shape_(shape), box_(shape.bounds()) {}
    bool operator()(core::Point p) const {
        bool in = false;
        for (const core::Polygon& polygon : shape_.polygons) {
            for (const core::Ring& ring : polygon.rings) {
                in = in != (box_.contains(p) && placeInRing(p, ring) == Place::Inside);
            }
        }
        return in;
    }

private:
    const core::MultiPolygon& shape_;
    core::Box box_;
};

void countAccounts(const core::Connection& db, std::vector<IsochronePolygon>& polygons) {
    core::Statement query =
        db.prepare("SELECT lon, lat FROM accounts WHERE lon IS NOT NULL AND lat IS NOT NULL");
    std::vector<core::Point> points;
    while (query.step()) {
        points.push_back({query.real(0), query.real(1)});
    }
    for (IsochronePolygon& polygon : polygons) {
        polygon.accounts = std::count_if(points.begin(), points.end(), Inside(polygon.shape));
    }
}

void sumMeasures(const core::Connection& db, const IsochroneParams& params,
                 std::vector<IsochronePolygon>& polygons) {
    if (params.measures.empty()) {
        return;
    }
    const core::UnitLayer layer = core::requireLayer(db, params.layer);
    for (const std::string& measure : params.measures) {
        core::Statement known =
            db.prepare("SELECT id FROM base_measures WHERE layer_id = ? AND name = ?");
        known.bind(layer.id, measure);
        if (!known.step()) {
            throw Error(Code::Input,
                        core::format("the layer {} has no measure {}", layer.name, measure),
                        "see `evenlode list` for its measures", measure);
        }
        core::Statement values =
            db.prepare("SELECT u.lon, u.lat, v.value FROM base_units u JOIN base_unit_values v "
                       "ON v.unit_id = u.id WHERE v.measure_id = ? ORDER BY u.id");
        values.bind(known.integer(0));
        std::vector<double> sums(polygons.size(), 0);
        std::vector<Inside> insides;
        for (const IsochronePolygon& polygon : polygons) {
            insides.emplace_back(polygon.shape);
        }
        while (values.step()) {
            for (std::size_t i = 0; i < polygons.size(); ++i) {
                if (insides[i]({values.real(0), values.real(1)})) {
                    sums[i] += values.real(2);
                }
            }
        }
        for (std::size_t i = 0; i < polygons.size(); ++i) {
            polygons[i].measures.emplace_back(measure, sums[i]);
        }
    }
}

void addPolygons(IsochroneResult&& result, const std::string& name, std::int64_t accountId,
                 IsochroneReport& report) {
    for (Isochrone& isochrone : result.polygons) {
        IsochronePolygon polygon;
        polygon.minutes = isochrone.minutes;
        polygon.centre = name;
        polygon.accountId = accountId;
        polygon.areaKm2 = isochrone.areaKm2;
        polygon.reachedNodes = isochrone.reachedNodes;
        polygon.shape = std::move(isochrone.shape);
        report.polygons.push_back(std::move(polygon));
    }
}

void tellCentres(const std::vector<PointSnap>& snaps, std::span<const Centre> centres, double limit,
                 IsochroneReport& report) {
    for (std::size_t i = 0; i < snaps.size(); ++i) {
        if (!snaps[i].snapped) {
            report.issues.push_back(
                {core::Severity::Warning, centres[i].name, 0,
                 core::format("lies further than {:.0f} m from any road, so nothing is reached "
                              "from it",
                              limit),
                 "import roads that cover it, or raise --snap"});
        } else if (snaps[i].apart) {
            report.issues.push_back({core::Severity::Info, centres[i].name, 0,
                                     "lies on roads that hang together with few others", ""});
        }
    }
}

void save(core::Workspace& ws, const std::string& name, const IsochroneReport& report) {
    ws.record("save isochrones " + name, [&](core::Record& record) {
        const core::Connection& db = record.db();
        db.exec(kTable);
        db.prepare("DELETE FROM base_isochrones WHERE name = ?").run(name);
        core::Statement insert = db.prepare(
            "INSERT INTO base_isochrones (id, name, account_id, centre, minutes, area_km2, "
            "reached_nodes, accounts, engine, attribution, made_at, geom) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        const std::string now = core::nowUtc();
        for (const IsochronePolygon& polygon : report.polygons) {
            const auto account = polygon.accountId > 0 ? std::optional(polygon.accountId)
                                                       : std::optional<std::int64_t>();
            insert.run(core::nextId(db, "base_isochrones"), name, account, polygon.centre,
                       polygon.minutes, polygon.areaKm2, polygon.reachedNodes, polygon.accounts,
                       report.engine, report.attribution, now, core::encodeGpkg(polygon.shape));
        }
        core::Box extent;
        core::Statement shapes = db.prepare("SELECT geom FROM base_isochrones ORDER BY id");
        while (shapes.step()) {
            extent.add(core::decodeGpkgArea(shapes.blob(0)).bounds());
        }
        core::registerLayer(db,
                            {"isochrones", "Isochrones",
                             "What can be reached by car within so many minutes", "MULTIPOLYGON",
                             "geom"},
                            extent);
    });
}

void exportPolygons(const IsochroneReport& report, const std::string& file) {
    ExportSchema schema{"isochrones",
                        {{"centre", CellType::Text},
                         {"minutes", CellType::Real},
                         {"area_km2", CellType::Real},
                         {"reached_nodes", CellType::Integer},
                         {"accounts", CellType::Integer},
                         {"engine", CellType::Text},
                         {"attribution", CellType::Text}},
                        ExportGeometry::Area};
    for (const auto& measure : report.polygons.front().measures) {
        schema.columns.push_back({measure.first, CellType::Real});
    }
    ExportFile out(file, schema);
    for (const IsochronePolygon& polygon : report.polygons) {
        std::vector<Cell> cells = {polygon.centre,       polygon.minutes,  polygon.areaKm2,
                                   polygon.reachedNodes, polygon.accounts, report.engine,
                                   report.attribution};
        for (const auto& measure : polygon.measures) {
            cells.emplace_back(measure.second);
        }
        out.add(cells, polygon.shape.empty() ? nullptr : &polygon.shape);
    }
    out.finish();
}

} // namespace

void to_json(core::Json& json, const IsochroneParams& params) {
    json = core::Json{{"accounts", params.accounts},   {"minutes", params.minutes},
                      {"apart", params.apart},         {"traffic", params.use.traffic},
                      {"factors", params.use.factors}, {"save", params.save}};
    core::Json& at = json["at"] = core::Json::array();
    for (const core::Point& point : params.at) {
        at.push_back({point.x, point.y});
    }
}

void to_json(core::Json& json, const IsochroneReport& report) {
    core::Json polygons = core::Json::array();
    for (const IsochronePolygon& polygon : report.polygons) {
        core::Json measures = core::Json::object();
        for (const auto& [name, value] : polygon.measures) {
            measures[name] = value;
        }
        polygons.push_back({{"minutes", polygon.minutes},
                            {"centre", polygon.centre},
                            {"area_km2", polygon.areaKm2},
                            {"reached_nodes", polygon.reachedNodes},
                            {"accounts", polygon.accounts},
                            {"measures", measures}});
    }
    json = core::Json{{"polygons", polygons},      {"engine", report.engine},
                      {"saved", report.saved},     {"file", report.file},
                      {"seconds", report.seconds}, {"attribution", report.attribution},
                      {"issues", report.issues}};
}

IsochroneReport makeIsochrones(core::Workspace& ws, const IsochroneParams& params, core::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    if (!params.file.empty()) {
        refuseOwnTarget(ws, params.file);
    }
    const core::Connection db = ws.newReader();
    const std::vector<Centre> centres = centresOf(db, params);
    const auto roads = Roads::open(ws.path(), params.use, job);
    IsochroneReport report;
    report.attribution = roads->attribution();
    const std::size_t together = params.apart ? 1 : centres.size();
    for (std::size_t i = 0; i < centres.size(); i += together) {
        const std::span<const Centre> part = std::span(centres).subspan(i, together);
        std::vector<core::Point> points;
        for (const Centre& centre : part) {
            points.push_back(centre.at);
        }
        IsochroneResult result = isochrones(*roads, points, params.minutes, job, params.snapLimit);
        tellCentres(result.centres, part, params.snapLimit, report);
        addPolygons(std::move(result), part.size() == 1 ? part.front().name : "",
                    part.size() == 1 ? part.front().accountId : 0, report);
    }
    countAccounts(db, report.polygons);
    sumMeasures(db, params, report.polygons);
    if (!params.save.empty()) {
        save(ws, params.save, report);
        report.saved = params.save;
    }
    if (!params.file.empty()) {
        exportPolygons(report, params.file);
        report.file = std::filesystem::absolute(params.file).lexically_normal().string();
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace geo
