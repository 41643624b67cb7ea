// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/shape_projector.h"

#include "core/workspace/gpkg.h"
#include "geo/crs/projection.h"

namespace ui {

namespace {

constexpr std::size_t kBatchBytes = 4'000'000;
constexpr std::size_t kAtOnce = 2;

} // namespace

ShapeProjector::ShapeProjector(std::string crs, std::vector<core::MultiPolygon>& shapes)
    : crs_(std::move(crs)), shapes_(shapes) {}

void ShapeProjector::add(std::size_t place, std::span<const std::byte> blob) {
    batch_.bytes.insert(batch_.bytes.end(), blob.begin(), blob.end());
    batch_.ends.emplace_back(place, batch_.bytes.size());
    if (batch_.bytes.size() >= kBatchBytes) {
        start();
    }
}

void ShapeProjector::start() {
    if (running_.size() == kAtOnce) {
        std::future<void> oldest = std::move(running_.front());
        running_.erase(running_.begin());
        oldest.get();
    }
    running_.push_back(
        std::async(std::launch::async, [this, batch = std::exchange(batch_, Batch())] {
            const geo::Projection projection(crs_); // one per thread
            std::size_t from = 0;
            for (const auto& [place, end] : batch.ends) {
                const std::span blob(batch.bytes.data() + from, end - from);
                shapes_[place] = projection.toMetres(core::decodeGpkgArea(blob));
                from = end;
            }
        }));
}

void ShapeProjector::finish() {
    start();
    for (std::future<void>& batch : running_) {
        batch.get();
    }
    running_.clear();
}

} // namespace ui
