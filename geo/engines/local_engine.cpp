// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/engines/local_engine.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/roads/road_rules.h"

#include <filesystem>
#include <utility>

namespace geo {

namespace {

/// The workspace's own roads.
class RoadEngine : public TravelEngine {
public:
    RoadEngine(std::string workspace, RoadUse use)
        : workspace_(std::move(workspace)), use_(std::move(use)) {}

    std::string name() const override { return kEmbedded; }
    std::string attribution() const override { return roads_ ? roads_->attribution() : ""; }
    TravelTable matrix(std::span<const core::Point> from, std::span<const core::Point> to,
                       double snapLimit, core::Job& job) override {
        return travelMatrix(roads(job), from, to, job, snapLimit);
    }
    std::vector<std::optional<RoadRoute>> routes(std::span<const core::Point> points,
                                                 double snapLimit, core::Job& job) override {
        return roadRoutes(roads(job), points, job, snapLimit);
    }
    IsochroneResult isochrones(std::span<const core::Point> centres,
                               std::span<const double> minutes, double snapLimit,
                               core::Job& job) override {
        return geo::isochrones(roads(job), centres, minutes, job, snapLimit);
    }
    IsochroneResult isochronesTo(std::span<const core::Point> centres,
                                 std::span<const double> minutes, double snapLimit,
                                 core::Job& job) override {
        return geo::isochrones(roads(job), centres, minutes, job, snapLimit, true);
    }

private:
    const Roads& roads(core::Job& job) {
        if (!roads_) {
            roads_ = Roads::open(workspace_, use_, job);
        }
        return *roads_;
    }

    std::string workspace_;
    RoadUse use_;
    std::shared_ptr<const Roads> roads_;
};

/// The rule of thumb.
class EstimateEngine : public TravelEngine {
public:
    explicit EstimateEngine(core::TravelEstimate estimate) : estimate_(estimate) {}

    std::string name() const override { return kEstimate; }
    std::string attribution() const override { return {}; }
    TravelTable matrix(std::span<const core::Point> from, std::span<const core::Point> to,
                       double /*snapLimit*/, core::Job& job) override {
        job.step(0, "estimating drive times");
        return estimateMatrix(from, to, estimate_);
    }
    std::vector<std::optional<RoadRoute>> routes(std::span<const core::Point> /*points*/,
                                                 double /*snapLimit*/,
                                                 core::Job& /*job*/) override {
        refuseEngine(kEstimate, "routes along roads", "embedded");
    }
    IsochroneResult isochrones(std::span<const core::Point> centres,
                               std::span<const double> minutes, double /*snapLimit*/,
                               core::Job& /*job*/) override {
        return estimateIsochrones(centres, minutes, estimate_);
    }
    IsochroneResult isochronesTo(std::span<const core::Point> centres,
                                 std::span<const double> minutes, double snapLimit,
                                 core::Job& job) override {
        return isochrones(centres, minutes, snapLimit, job); // the same both ways
    }

private:
    core::TravelEstimate estimate_;
};

} // namespace

IsochroneResult TravelEngine::isochronesTo(std::span<const core::Point> /*centres*/,
                                           std::span<const double> /*minutes*/,
                                           double /*snapLimit*/, core::Job& /*job*/) {
    refuseEngine(name(), "areas from where a place is reached", kEmbedded);
}

std::shared_ptr<TravelEngine> localEngine(const core::Workspace& ws, const std::string& word,
                                          const RoadUse& use) {
    const bool roads = std::filesystem::exists(roadsFile(ws.path()));
    if (word == kEstimate || (word.empty() && !roads)) {
        return std::make_shared<EstimateEngine>(core::loadTravelEstimate(ws.newReader()));
    }
    if (!word.empty() && word != kEmbedded) {
        throw core::Error(core::Code::Usage, core::format("there is no engine \"{}\"", word),
                          "give embedded, estimate, osrm:URL, valhalla:URL or ors:URL", word);
    }
    return std::make_shared<RoadEngine>(ws.path(), withRules(use, loadRoadRules(ws.newReader())));
}

void refuseEngine(const std::string& engine, const std::string& what, const std::string& could) {
    throw core::Error(core::Code::Usage, core::format("the engine {} knows no {}", engine, what),
                      "give --engine " + could, engine);
}

} // namespace geo
