// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/ground.h"
#include "ui/draw/label_layout.h"

#include <QImage>
#include <QObject>

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace ui {

/// A picture to be drawn: the ground and the labels of the view, and then the ground once more with
/// a margin round the view, so that the map can be moved.
struct RenderRequest {
    std::uint64_t generation = 0;
    std::shared_ptr<const MapScene> scene;
    std::shared_ptr<const MapStyle> style;
    MapView view;
    int margin = 0; ///< image pixels on every side
    LabelOptions labels;
    UnitRaster units;       ///< for the labels, where the ground is there already
    bool withGround = true; ///< false: the ground of the view itself is there already
    bool withMargin = true; ///< false: no margin is wanted
};

/// A picture that was drawn for a request.
struct RenderedMap {
    std::uint64_t generation = 0;
    std::shared_ptr<const MapScene> scene;
    Ground ground; ///< empty if the request did not want it
    MapView labelView;
    LabelLayout labels;
    QImage labelImage; ///< labels on nothing, the size of the view
    bool last = true;  ///< nothing more comes of the same request
};

/// Draws in a thread of its own, which takes a second one to help it. Only the newest request
/// counts: what is under way for an older one stops at the next step. Lives in the GUI thread; the
/// destructor waits for the thread.
class RenderWorker : public QObject {
    Q_OBJECT

public:
    explicit RenderWorker(QObject* parent = nullptr);
    ~RenderWorker() override;

    void request(RenderRequest request);
    /// Stops what is under way and forgets what waits.
    void cancel();
    /// Gives back a ground whose memory can be used for another picture.
    void recycle(Ground ground);
    /// Whether nothing is under way.
    bool idle() const;

signals:
    /// In the GUI thread, which may take the ground out of it.
    void rendered(std::shared_ptr<ui::RenderedMap> map);

private:
    void run();
    void work(const RenderRequest& request);
    /// False if the picture is not wanted any more.
    bool deliver(std::shared_ptr<RenderedMap> map);
    Ground spareOf(QSize size);

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<Ground> spare_; ///< at most one of the view's size and one with the margin
    std::optional<RenderRequest> waiting_;
    std::atomic<std::uint64_t> newest_{0};
    bool busy_ = false;
    bool stopping_ = false;
    std::thread thread_;
};

/// Draws the labels of a layout on a transparent image of the view's size.
QImage labelImage(const LabelLayout& layout, const MapView& view, const MapStyle& style);

} // namespace ui
