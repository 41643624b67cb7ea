// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/ground.h"

#include "ui/draw/heat_ground.h"
#include "ui/draw/lanes.h"
#include "ui/draw/pixel_mix.h"
#include "ui/draw/tile_layer.h"

#include <algorithm>
#include <atomic>
#include <barrier>
#include <cstring>
#include <optional>
#include <thread>

namespace ui {

namespace {

constexpr int kBandsPerThread = 10;

QRgb letThrough(QRgb fill) {
    return qPremultiply(qRgba(qRed(fill), qGreen(fill), qBlue(fill),
                              static_cast<int>(MapPainter::kFillOverTiles * 255)));
}

QRgb* pixels(uchar* bits, qsizetype bytesPerLine, int row) {
    return reinterpret_cast<QRgb*>(bits + row * bytesPerLine);
}

/// What several threads draw of: all is known before they begin.
struct Work {
    const MapScene& scene;
    const MapView& view;
    const MapStyle& style;
    InSight sight;
    std::vector<QRgb> colours; ///< per unit
    std::optional<TileView> tiles;
    QImage heat;   ///< of the part; null without one
    QPoint heatAt; ///< its place in the view
    UnitRaster& units;
    uchar* image;
    uchar* above;
    qsizetype bytesPerLine;

    Work(const MapScene& s, const MapStyle& t, Ground& ground, const QRect& part, bool lines)
        : scene(s), view(ground.view), style(t), units(ground.units), image(ground.image.bits()),
          above(ground.above.bits()), bytesPerLine(ground.image.bytesPerLine()) {
        if (s.tiles) {
            tiles = s.tiles->viewOf(view, part);
        }
        if (lines) {
            sight = inSight(s.units->topology(), view, QRectF(part));
        }
        colours = MapPainter(s, view, t, QRectF(part)).unitColours();
        if (s.heat) {
            heat = s.heat->picture(view, part, t.tokens);
            heatAt = part.topLeft();
        }
    }
    /// The heat over pixels of units.
    QRgb heated(QRgb fill, int x, int y) const {
        return over(
            reinterpret_cast<const QRgb*>(heat.constScanLine(y - heatAt.y()))[x - heatAt.x()],
            fill);
    }
};

/// Premultiplied `above` over `line`. Without a branch, for the compiler's vectors.
UI_WIDE_VECTORS void cover(const QRgb* above, QRgb* line, int count) {
    for (int x = 0; x < count; ++x) {
        line[x] = over(above[x], line[x]);
    }
}

/// One colour per unit, and over it what lies above; pixels of no unit stay as they are.
void fillUnits(const Work& work, const QRect& part) {
    const int end = part.right() + 1;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        const std::int32_t* ids = work.units.row(y);
        const QRgb* above = pixels(work.above, work.bytesPerLine, y);
        QRgb* line = pixels(work.image, work.bytesPerLine, y);
        for (int x = part.left(); x < end; ++x) {
            const int first = x;
            for (; x < end && ids[x] >= 0; ++x) {
                line[x] = work.colours[static_cast<std::size_t>(ids[x])];
                if (!work.heat.isNull()) {
                    line[x] = work.heated(line[x], x, y);
                }
            }
            cover(above + first, line + first, x - first);
        }
    }
}

/// The same where the ground below the units was just drawn too.
void fillAll(const Work& work, const QRect& part) {
    for (int y = part.top(); y <= part.bottom(); ++y) {
        const std::int32_t* ids = work.units.row(y);
        QRgb* line = pixels(work.image, work.bytesPerLine, y);
        for (int x = part.left(); x <= part.right(); ++x) {
            if (ids[x] >= 0) {
                const QRgb fill = work.colours[static_cast<std::size_t>(ids[x])];
                line[x] = work.tiles ? over(letThrough(fill), line[x]) : fill;
                if (!work.heat.isNull()) {
                    line[x] = work.heated(line[x], x, y);
                }
            }
        }
        cover(pixels(work.above, work.bytesPerLine, y) + part.left(), line + part.left(),
              part.width());
    }
}

/// A band of an image that has the same rows as the whole.
QImage bandOf(uchar* bits, const Work& work, const QRect& part, QImage::Format format) {
    return QImage(bits + part.top() * work.bytesPerLine, work.view.size.width(), part.height(),
                  work.bytesPerLine, format);
}

void clearPart(QImage& band, const QRect& part) {
    for (int row = 0; row < band.height(); ++row) {
        std::memset(band.scanLine(row) + qsizetype(part.left()) * 4, 0,
                    static_cast<std::size_t>(part.width()) * 4);
    }
}

void paintPart(const Work& work, const QRect& part, const Cancelled& cancelled) {
    QImage below = bandOf(work.image, work, part, QImage::Format_RGB32);
    QImage above = bandOf(work.above, work, part, QImage::Format_ARGB32_Premultiplied);
    PixelTarget target(below, part.top(), part, work.sight);
    target.tiles = work.tiles ? &*work.tiles : nullptr;
    const MapPainter map(work.scene, work.view, work.style, QRectF(part), &target);
    const auto paint = [&](QImage& band, const auto& draw) {
        target.image = &band;
        QPainter painter(&band);
        painter.translate(0, -part.top());
        painter.setClipRect(part);
        draw(painter);
    };
    paint(below, [&](QPainter& painter) { map.paintBelow(painter); });
    if (cancelled && cancelled()) {
        return;
    }
    clearPart(above, part);
    paint(above, [&](QPainter& painter) { map.paintAbove(painter, cancelled); });
    fillAll(work, part);
}

std::vector<QRect> bandsOf(const QRect& part, int threads) {
    constexpr int kLeast = 48;
    // More than one for each thread, because some are emptier than others.
    const int count =
        threads <= 1 ? 1 : std::clamp(part.height() / kLeast, 1, threads * kBandsPerThread);
    std::vector<QRect> bands;
    for (int i = 0; i < count; ++i) {
        const int top = part.height() * i / count;
        const int end = part.height() * (i + 1) / count;
        bands.emplace_back(part.left(), part.top() + top, part.width(), end - top);
    }
    return bands;
}

/// Runs each step's tasks by several threads; a step begins when the one before is done.
class Steps {
public:
    using Task = std::function<void()>;

    void run(int threads) {
        std::vector<std::thread> helpers;
        const auto most = static_cast<std::ptrdiff_t>(std::max(1, threads));
        std::barrier<> line(most);
        for (std::ptrdiff_t i = 1; i < most; ++i) {
            helpers.emplace_back([&] { work(line); });
        }
        work(line);
        for (std::thread& helper : helpers) {
            helper.join();
        }
    }
    void add(std::vector<Task> tasks) {
        steps_.push_back(std::make_unique<Step>());
        steps_.back()->tasks = std::move(tasks);
    }

private:
    struct Step {
        std::vector<Task> tasks;
        std::atomic<std::size_t> next{0};
    };

    void work(std::barrier<>& line) {
        for (const auto& step : steps_) {
            for (std::size_t i = step->next++; i < step->tasks.size(); i = step->next++) {
                step->tasks[i]();
            }
            line.arrive_and_wait();
        }
    }

    std::vector<std::unique_ptr<Step>> steps_;
};

void moveRows(uchar* bits, qsizetype bytesPerLine, QSize size, QPoint by) {
    const int width = size.width() - std::abs(by.x());
    const int height = size.height() - std::abs(by.y());
    for (int i = 0; i < height; ++i) {
        // From the far end when the rows move down, so that none is overwritten before it is read.
        const int row = by.y() > 0 ? height - 1 - i : i;
        const uchar* from =
            bits + (row + std::max(0, -by.y())) * bytesPerLine + 4 * std::max(0, -by.x());
        uchar* to = bits + (row + std::max(0, by.y())) * bytesPerLine + 4 * std::max(0, by.x());
        std::memmove(to, from, static_cast<std::size_t>(width) * 4);
    }
}

} // namespace

Ground drawGround(const MapScene& scene, const MapView& view, const MapStyle& style,
                  GroundOptions options) {
    Ground ground = std::move(options.spare);
    ground.view = view;
    if (view.size.isEmpty()) {
        return {view, {}, {}, {}, true};
    }
    if (ground.image.size() != view.size) {
        ground.image = QImage(view.size, QImage::Format_RGB32);
        ground.above = QImage(view.size, QImage::Format_ARGB32_Premultiplied);
        ground.units = UnitRaster(view.size);
    }
    const QRect whole(QPoint(), view.size);
    const Work work(scene, style, ground, whole, true);
    const auto wanted = [&] { return !options.cancelled || !options.cancelled(); };
    std::vector<Steps::Task> rasters;
    std::vector<Steps::Task> paints;
    if (options.alongside) {
        paints.push_back([&] {
            if (wanted()) {
                options.alongside(ground.units);
            }
        });
    }
    for (const QRect& band : bandsOf(whole, options.threads)) {
        rasters.push_back([&, band] {
            if (wanted()) {
                ground.units.draw(scene.units->topology(), view, band, work.sight.polygons);
            }
        });
        paints.push_back([&, band] {
            if (wanted()) {
                paintPart(work, band, options.cancelled);
            }
        });
    }
    Steps steps;
    steps.add(std::move(rasters));
    steps.add(std::move(paints));
    steps.run(options.threads);
    ground.finished = wanted();
    return ground;
}

void redrawGround(Ground& ground, const QRect& part, const MapScene& scene, const MapStyle& style,
                  Redraw what, int threads) {
    const QRect inside = part & ground.image.rect();
    if (inside.isEmpty()) {
        return;
    }
    const Work work(scene, style, ground, inside, what != Redraw::Fills);
    std::vector<Steps::Task> tasks;
    for (const QRect& band : bandsOf(inside, threads)) {
        tasks.push_back([&work, &scene, band, what] {
            if (what == Redraw::Fills) {
                fillUnits(work, band);
                return;
            }
            if (what == Redraw::All) {
                work.units.draw(scene.units->topology(), work.view, band, work.sight.polygons);
            }
            paintPart(work, band, {});
        });
    }
    Steps steps;
    steps.add(std::move(tasks));
    steps.run(threads);
}

void shiftGround(Ground& ground, int dx, int dy) {
    moveRows(ground.image.bits(), ground.image.bytesPerLine(), ground.image.size(), {dx, dy});
    moveRows(ground.above.bits(), ground.above.bytesPerLine(), ground.above.size(), {dx, dy});
    moveRows(ground.units.bytes(), static_cast<qsizetype>(ground.image.width()) * 4,
             ground.image.size(), {dx, dy});
    ground.view = ground.view.moved(QPointF(dx, dy));
}

} // namespace ui
