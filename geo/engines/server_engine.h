// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/engines/engine_cache.h"
#include "geo/engines/engine_client.h"
#include "geo/engines/travel_engine.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace geo {

/// How much a server takes in one table.
struct TableLimits {
    std::size_t rows = 50;
    std::size_t columns = 50;
};

/// A part of a table as a server answered it.
struct TableBlock {
    enum class Outcome {
        Answered,
        TooBig, ///< beyond its limits: smaller parts may pass
        NoPlace ///< one of the places is near no road, so that it refused the whole
    };
    Outcome outcome = Outcome::Answered;
    std::vector<std::int32_t> milliseconds; ///< row by row, -1 = no way
    std::vector<std::int32_t> metres;
    std::vector<std::optional<PointSnap>> from; ///< where it told; else empty
    std::vector<std::optional<PointSnap>> to;
};

/// What the servers have in common: tables in parts that they take, answers kept, places far from
/// roads, areas made one within the other. A server is one small class on top that writes questions
/// and reads answers.
class ServerEngine : public TravelEngine {
public:
    /// `attribution` is shown with its figures.
    ServerEngine(EngineClient client, std::shared_ptr<EngineCache> cache, std::string profile,
                 TableLimits limits, std::string attribution);

    std::string name() const override { return client_.server().address.kind; }
    std::string attribution() const override { return attribution_; }
    TravelTable matrix(std::span<const core::Point> from, std::span<const core::Point> to,
                       double snapLimit, core::Job& job) override;
    std::vector<std::optional<RoadRoute>> routes(std::span<const core::Point> points,
                                                 double snapLimit, core::Job& job) override;
    IsochroneResult isochrones(std::span<const core::Point> centres,
                               std::span<const double> minutes, double snapLimit,
                               core::Job& job) override;

protected:
    /// Names the server's data; empty where it does not tell before it is asked for a table.
    virtual std::string askVersion(core::Point /*near*/, core::Job& /*job*/) { return {}; }
    /// Where places lie on its roads, one for each; empty where only tables tell.
    virtual std::vector<PointSnap> askSnaps(std::span<const core::Point> /*places*/,
                                            core::Job& /*job*/) {
        return {};
    }
    virtual TableBlock askTable(std::span<const core::Point> from, std::span<const core::Point> to,
                                core::Job& job) = 0;
    virtual std::optional<RoadRoute> askRoute(core::Point from, core::Point to, core::Job& job) = 0;
    /// Areas in the order of `minutes`.
    virtual std::vector<core::MultiPolygon>
    askAreas(core::Point centre, std::span<const double> minutes, core::Job& job) = 0;

    EngineClient& client() { return client_; }
    const EngineClient& client() const { return client_; }
    EngineCache& cache() { return *cache_; }
    const std::string& profile() const { return profile_; }
    /// Seconds of an answer as milliseconds: null is no way; what is no time at all throws.
    std::int32_t millisecondsOf(const core::Json& seconds) const;
    /// Metres of an answer, `unit` metres each; null is not known.
    std::int32_t metresOf(const core::Json& length, double unit) const;
    /// [lon, lat]; throws for anything else.
    core::Point pointOf(const core::Json& position) const;

private:
    class TableRun;

    EngineClient client_;
    std::shared_ptr<EngineCache> cache_;
    std::string profile_;
    TableLimits limits_;
    std::string attribution_;
};

} // namespace geo
