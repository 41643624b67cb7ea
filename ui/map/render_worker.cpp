// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/render_worker.h"

namespace ui {

namespace {

constexpr std::size_t kMostSpare = 2;

} // namespace

QImage labelImage(const LabelLayout& layout, const MapView& view, const MapStyle& style) {
    QImage image(view.size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintLabels(painter, layout, view, style);
    return image;
}

RenderWorker::RenderWorker(QObject* parent) : QObject(parent), thread_([this] { run(); }) {}

RenderWorker::~RenderWorker() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        waiting_.reset();
        ++newest_;
    }
    wake_.notify_one();
    thread_.join();
}

void RenderWorker::request(RenderRequest request) {
    {
        const std::lock_guard lock(mutex_);
        newest_ = request.generation;
        waiting_ = std::move(request);
    }
    wake_.notify_one();
}

void RenderWorker::cancel() {
    const std::lock_guard lock(mutex_);
    waiting_.reset();
    newest_ = 0;
}

void RenderWorker::recycle(Ground ground) {
    if (ground.image.isNull()) {
        return;
    }
    const std::lock_guard lock(mutex_);
    std::erase_if(spare_,
                  [&](const Ground& other) { return other.image.size() == ground.image.size(); });
    if (spare_.size() >= kMostSpare) {
        spare_.erase(spare_.begin());
    }
    spare_.push_back(std::move(ground));
}

Ground RenderWorker::spareOf(QSize size) {
    const std::lock_guard lock(mutex_);
    for (auto spare = spare_.begin(); spare != spare_.end(); ++spare) {
        if (spare->image.size() == size) {
            Ground ground = std::move(*spare);
            spare_.erase(spare);
            return ground;
        }
    }
    return {};
}

bool RenderWorker::idle() const {
    const std::lock_guard lock(mutex_);
    return !busy_ && !waiting_;
}

void RenderWorker::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        wake_.wait(lock, [this] { return stopping_ || waiting_; });
        if (!waiting_) {
            continue;
        }
        const RenderRequest request = std::move(*waiting_);
        waiting_.reset();
        busy_ = true;
        lock.unlock();
        work(request);
        lock.lock();
        busy_ = false;
    }
}

bool RenderWorker::deliver(std::shared_ptr<RenderedMap> map) {
    const std::lock_guard lock(mutex_);
    if (map->generation != newest_) {
        return false;
    }
    emit rendered(std::move(map));
    return true;
}

void RenderWorker::work(const RenderRequest& request) {
    const Cancelled cancelled = [&] { return newest_.load() != request.generation; };
    auto first = std::make_shared<RenderedMap>();
    first->generation = request.generation;
    first->scene = request.scene;
    first->labelView = request.view;
    first->last = !request.withMargin;
    const auto layOut = [&](const UnitRaster& raster) {
        LabelOptions labels = request.labels;
        labels.raster = &raster;
        first->labels = layoutLabels(*request.scene, request.view, *request.style, labels);
        if (!cancelled()) {
            first->labelImage = labelImage(first->labels, request.view, *request.style);
        }
    };
    if (request.withGround) {
        GroundOptions options;
        options.cancelled = cancelled;
        options.alongside = [&](const UnitRaster& units) { layOut(units); };
        options.spare = spareOf(request.view.size);
        first->ground =
            drawGround(*request.scene, request.view, *request.style, std::move(options));
    } else {
        layOut(request.units);
    }
    if (cancelled()) {
        recycle(std::move(first->ground));
        return;
    }
    auto wider = std::make_shared<RenderedMap>();
    wider->generation = first->generation;
    wider->scene = first->scene;
    wider->labelView = first->labelView;
    wider->labels = first->labels;
    wider->labelImage = first->labelImage;
    if (!deliver(std::move(first)) || !request.withMargin) {
        return;
    }
    const MapView grown = request.view.grown(request.margin);
    wider->ground =
        drawGround(*request.scene, grown, *request.style, {cancelled, 2, {}, spareOf(grown.size)});
    if (!wider->ground.empty()) {
        deliver(std::move(wider));
    } else {
        recycle(std::move(wider->ground));
    }
}

} // namespace ui
