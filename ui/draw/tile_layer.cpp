// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/tile_layer.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr std::size_t kMostImages = 600; ///< 150 MB of tiles of 256 pixels
constexpr double kMostOfAView = 400;     ///< tiles
constexpr int kLevelsAbove = 5;          ///< that stand in for a missing tile
constexpr std::size_t kArrivals = 8;     ///< tiles after which the picture is drawn anew

} // namespace

TileLayer::TileLayer(std::unique_ptr<geo::TileSource> source, const std::string& crs)
    : source_(std::move(source)), info_(source_->info()), projection_(crs),
      thread_([this] { run(); }) {}

TileLayer::~TileLayer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    job_.cancel();
    wake_.notify_one();
    thread_.join();
}

/// The level whose pixels are nearest to those of the view; one for all parts of a view.
int TileLayer::zoomOf(const MapView& view) {
    const core::Point middle = view.toMetres(view.rect().center());
    const double latitude = projection_.toDegrees(middle).y;
    int zoom = info_.minZoom;
    while (zoom < info_.maxZoom &&
           geo::tileMetresPerPixel(zoom, latitude) > view.metresPerPixel * 1.3) {
        ++zoom;
    }
    const auto tiles = [&](int z) {
        const double side = geo::kTilePixels * geo::tileMetresPerPixel(z, latitude);
        return (view.size.width() * view.metresPerPixel / side + 2) *
               (view.size.height() * view.metresPerPixel / side + 2);
    };
    while (zoom > info_.minZoom && tiles(zoom) > kMostOfAView) {
        --zoom; // a large print: what the memory holds is sharp enough
    }
    return zoom;
}

TileView TileLayer::emptyViewOf(const MapView& view, const QRect& part) {
    const std::lock_guard lock(projecting_);
    return {MercatorGrid(view, part,
                         [&](std::span<core::Point> points) { projection_.toDegrees(points); }),
            zoomOf(view),
            {}};
}

std::vector<geo::TileId> TileLayer::tilesOf(const TileView& view) const {
    const double count = std::exp2(view.zoom);
    const core::Box box = view.grid.box();
    const auto index = [&](double place) { return static_cast<int>(std::floor(place * count)); };
    std::vector<geo::TileId> tiles;
    const int last = static_cast<int>(count) - 1;
    for (int y = std::max(0, index(box.minY)); y <= std::min(last, index(box.maxY)); ++y) {
        for (int x = index(box.minX); x <= index(box.maxX); ++x) {
            tiles.push_back({view.zoom, ((x % (last + 1)) + last + 1) % (last + 1), y});
        }
    }
    return tiles;
}

QImage TileLayer::known(const geo::TileId& id) const {
    const auto found = images_.find(id);
    return found == images_.end() ? QImage() : found->second.first;
}

void TileLayer::keep(const geo::TileId& id, QImage image) {
    images_[id] = {std::move(image), ++clock_};
    if (images_.size() <= kMostImages) {
        return;
    }
    std::vector<std::uint64_t> ages;
    for (const auto& [key, value] : images_) {
        ages.push_back(value.second);
    }
    std::nth_element(ages.begin(), ages.begin() + static_cast<std::ptrdiff_t>(ages.size() / 4),
                     ages.end());
    const std::uint64_t oldest = ages[ages.size() / 4];
    std::erase_if(images_, [&](const auto& entry) { return entry.second.second < oldest; });
}

TileView TileLayer::viewOf(const MapView& view, const QRect& part) {
    TileView tiles = emptyViewOf(view, part);
    std::vector<geo::TileId> missing;
    {
        const std::lock_guard lock(mutex_);
        for (const geo::TileId& id : tilesOf(tiles)) {
            const auto found = images_.find(id);
            if (found != images_.end()) {
                found->second.second = ++clock_;
                tiles.tiles.emplace(id, found->second.first);
                continue;
            }
            if (!failed_.contains(id)) {
                missing.push_back(id);
            }
            geo::TileId above = id;
            for (int level = 0; level < kLevelsAbove && above.z > 0; ++level) {
                above = {above.z - 1, above.x / 2, above.y / 2};
                if (QImage image = known(above); !image.isNull()) {
                    tiles.tiles.emplace(above, std::move(image));
                    break;
                }
            }
        }
        // The middle of the view comes last in the list, and so first.
        const core::Point middle = tiles.grid.box().centre();
        const double count = std::exp2(tiles.zoom);
        const auto away = [&](const geo::TileId& id) {
            return std::hypot(id.x + 0.5 - middle.x * count, id.y + 0.5 - middle.y * count);
        };
        std::stable_sort(missing.begin(), missing.end(),
                         [&](const auto& a, const auto& b) { return away(a) > away(b); });
        wanted_ = std::move(missing);
    }
    wake_.notify_one();
    return tiles;
}

void TileLayer::load(const MapView& view, core::Job& job) {
    const std::vector<geo::TileId> ids = tilesOf(emptyViewOf(view, QRect(QPoint(), view.size)));
    for (std::size_t i = 0; i < ids.size(); ++i) {
        job.step(static_cast<double>(i) / static_cast<double>(ids.size()), "reading the base map");
        QImage image = decoded(ids[i], job);
        const std::lock_guard lock(mutex_);
        keep(ids[i], std::move(image));
    }
}

QImage TileLayer::decoded(const geo::TileId& id, core::Job& job) {
    core::Blob bytes;
    {
        const std::lock_guard lock(reading_);
        bytes = source_->tile(id, job);
    }
    QImage image;
    if (!bytes.empty()) {
        image.loadFromData(reinterpret_cast<const uchar*>(bytes.data()),
                           static_cast<int>(bytes.size()));
    }
    return image.isNull() ? image : image.convertToFormat(QImage::Format_RGB32);
}

std::string TileLayer::problem() const {
    const std::lock_guard lock(mutex_);
    return problem_;
}

void TileLayer::run() {
    std::unique_lock lock(mutex_);
    std::size_t fresh = 0;
    while (!stopping_) {
        wake_.wait(lock, [this] { return stopping_ || !wanted_.empty(); });
        if (stopping_) {
            return;
        }
        fetchNext(lock);
        if (++fresh % kArrivals == 0 || wanted_.empty()) {
            emit arrived(); // to other threads: only posts an event
        }
    }
}

void TileLayer::fetchNext(std::unique_lock<std::mutex>& lock) {
    const geo::TileId id = wanted_.back();
    wanted_.pop_back();
    lock.unlock();
    QImage image;
    std::string problem;
    try {
        image = decoded(id, job_);
    } catch (const core::Error& error) {
        problem = error.what();
    }
    lock.lock();
    problem_ = problem;
    if (problem.empty()) {
        keep(id, std::move(image));
    } else {
        failed_.insert(id); // asked again when the base map is switched on anew
    }
}

} // namespace ui
