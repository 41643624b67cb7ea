// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/render_worker.h"

#include "ui/draw/map_render.h"

namespace ui {

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
        const auto map = draw(request);
        lock.lock();
        busy_ = false;
        if (map && request.generation == newest_) {
            emit rendered(map);
        }
    }
}

std::shared_ptr<const RenderedMap> RenderWorker::draw(const RenderRequest& request) const {
    const Cancelled cancelled = [&] { return newest_.load() != request.generation; };
    auto map = std::make_shared<RenderedMap>();
    map->generation = request.generation;
    map->scene = request.scene;
    map->groundView = request.view.grown(request.margin);
    map->labelView = request.view;
    if (request.withGround) {
        map->ground = renderGround(*request.scene, map->groundView, *request.style, cancelled);
        if (map->ground.isNull()) {
            return nullptr;
        }
    }
    map->labels = layoutLabels(*request.scene, request.view, *request.style, request.labels);
    if (cancelled()) {
        return nullptr;
    }
    map->labelImage = labelImage(map->labels, request.view, *request.style);
    return map;
}

} // namespace ui
