// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "geo/crs/projection.h"
#include "geo/tiles/tile_source.h"
#include "ui/draw/tile_view.h"

#include <QObject>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>

namespace ui {

/// A base map of tiles under the plan. Gives each picture the tiles that are at hand and fetches
/// the missing ones in a thread of its own, the newest view first. Safe to ask from several
/// threads.
class TileLayer : public QObject {
    Q_OBJECT

public:
    /// `crs`: the plane that maps are drawn in.
    TileLayer(std::unique_ptr<geo::TileSource> source, const std::string& crs);
    ~TileLayer() override;

    const geo::TileInfo& info() const { return info_; }
    /// The tiles at hand for a part of a view; those that are missing are fetched from now on.
    TileView viewOf(const MapView& view, const QRect& part);
    /// Fetches all tiles of a view and waits for them. Throws what the source throws.
    void load(const MapView& view, core::Job& job);
    /// Why tiles are missing, in plain words; empty while all is well.
    std::string problem() const;

signals:
    /// In the thread of the layer: tiles have come that a view had asked for, or will not come.
    void arrived();

private:
    TileView emptyViewOf(const MapView& view, const QRect& part);
    int zoomOf(const MapView& view);
    std::vector<geo::TileId> tilesOf(const TileView& view) const;
    QImage known(const geo::TileId& id) const;
    void keep(const geo::TileId& id, QImage image);
    QImage decoded(const geo::TileId& id, core::Job& job);
    void run();
    void fetchNext(std::unique_lock<std::mutex>& lock);

    std::unique_ptr<geo::TileSource> source_;
    geo::TileInfo info_;
    geo::Projection projection_;
    mutable std::mutex projecting_;
    std::mutex reading_; ///< the source
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::map<geo::TileId, std::pair<QImage, std::uint64_t>> images_; ///< with when last asked for
    std::uint64_t clock_ = 0;
    std::vector<geo::TileId> wanted_; ///< the last is fetched first
    std::set<geo::TileId> failed_;
    std::string problem_;
    core::Job job_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace ui
