// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/point_layer.h"

#include "ui/draw/cluster_ring.h"
#include "ui/draw/stamps.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <tuple>

namespace ui {

namespace {

constexpr std::array<double, 3> kOpacity = {0.95, 0.8, 0.45};
constexpr double kClusterCell = 56; ///< pixels at 96 dpi
/// Of points that colours tell apart: their shapes have to be seen too.
constexpr double kMarkedSize = 1.25;
constexpr double kLeastMarked = 1.7;
constexpr double kMarkEdge = 0.5;

/// One disc of a class: its size and colours.
struct Disc {
    double radius = 0;
    double haloWidth = 0;
    QColor colour;
    QColor halo;

    void draw(QPainter& painter, QPointF at) const {
        if (haloWidth > 0) {
            painter.setPen(QPen(halo, haloWidth));
        } else {
            painter.setPen(Qt::NoPen);
        }
        painter.setBrush(colour);
        painter.drawEllipse(at, radius, radius);
    }
    /// How far it reaches beyond its middle.
    double reach() const { return radius + haloWidth + 1; }
};

/// The same of a category.
struct Mark {
    double radius = 0;
    double edge = 0;
    MarkLook look;

    void draw(QPainter& painter, QPointF at) const { drawMark(painter, at, radius, edge, look); }
    /// Corners reach farther than a disc does.
    double reach() const { return 1.5 * radius + edge + 1; }
};

/// The sprites of marks are kept for the next strip of a pan, and the next tile: there are many
/// more of them than of discs. All threads share them.
std::shared_ptr<const StampSprites> spritesOf(const Mark& mark) {
    using Key = std::tuple<double, double, MarkLook::Shape, QRgb, QRgb>;
    constexpr std::size_t kMost = 256; // a zoom through all scales brings many sizes
    static std::mutex busy;
    static std::map<Key, std::shared_ptr<const StampSprites>> kept;
    const Key key{mark.radius, mark.edge, mark.look.shape, mark.look.colour.rgba(),
                  mark.look.edge.rgba()};
    const std::lock_guard lock(busy);
    if (kept.size() >= kMost) {
        kept.clear();
    }
    std::shared_ptr<const StampSprites>& sprites = kept[key];
    if (!sprites) {
        sprites =
            makeSprites(2 * mark.reach(), [&](QPainter& to, QPointF at) { mark.draw(to, at); });
    }
    return sprites;
}

/// Which pixels hold the middle of a disc already.
class Occupancy {
public:
    explicit Occupancy(const QRectF& area)
        : left_(std::floor(area.left())), top_(std::floor(area.top())),
          width_(static_cast<std::size_t>(std::ceil(area.width())) + 2),
          height_(static_cast<std::size_t>(std::ceil(area.height())) + 2),
          taken_((width_ * height_ + 63) / 64, 0) {}

    /// False if the pixel is taken; takes it.
    bool take(double x, double y) {
        const std::size_t bit =
            static_cast<std::size_t>(y - top_) * width_ + static_cast<std::size_t>(x - left_);
        std::uint64_t& word = taken_[bit / 64];
        const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
        const bool free = (word & mask) == 0;
        word |= mask;
        return free;
    }

private:
    double left_;
    double top_;
    std::size_t width_;
    std::size_t height_;
    std::vector<std::uint64_t> taken_;
};

class AccountPainter {
public:
    AccountPainter(QPainter& painter, const PointIndex& points, const PointInk& ink, int only,
                   const std::vector<int>& territoryOf)
        : painter_(painter), points_(points), ink_(ink), only_(only), territoryOf_(territoryOf),
          scale_(1 / ink.view.metresPerPixel), offset_(ink.view.toPixel(points.origin())) {}

    void discs() {
        painter_.setRenderHint(QPainter::Antialiasing, true);
        for (const AccountClass rank : {AccountClass::C, AccountClass::B, AccountClass::A}) {
            if (coloured()) {
                marksOf(rank);
            } else {
                discsOf(rank);
            }
        }
    }

    void clusters() {
        const double cell = kClusterCell * ink_.view.pixelRatio * ink_.view.metresPerPixel;
        // Cells hang on the ground, so that clusters do not change while the map is shifted.
        const core::Point origin = points_.origin();
        const core::Box seen = boxOf(ink_.clip);
        const auto cellOf = [&](double metres) { return std::floor(metres / cell + 0.5); };
        const double west = cellOf(seen.minX - origin.x) - 1;
        const double south = cellOf(seen.minY - origin.y) - 1;
        const auto columns = static_cast<int>(cellOf(seen.maxX - origin.x) + 2 - west);
        const auto rows = static_cast<int>(cellOf(seen.maxY - origin.y) + 2 - south);
        std::vector<Cluster> clusters(static_cast<std::size_t>(columns) *
                                      static_cast<std::size_t>(rows));
        const std::size_t parts = coloured() ? ink_.marks->colours().entries.size() : 0;
        std::vector<int> mix(clusters.size() * parts, 0);
        core::Box box;
        box.add(core::Point{origin.x + (west - 0.5) * cell, origin.y + (south - 0.5) * cell});
        box.add(core::Point{origin.x + (west + columns - 0.5) * cell,
                            origin.y + (south + rows - 0.5) * cell});
        const auto perCell = static_cast<float>(1 / cell);
        const auto firstX = static_cast<float>(west - 0.5);
        const auto firstY = static_cast<float>(south - 0.5);
        for (const AccountClass rank : {AccountClass::A, AccountClass::B, AccountClass::C}) {
            const std::uint8_t* marks = marksInOrder(rank);
            points_.visitPlaces(rank, box, [&](const PointIndex::Entry& point, std::uint32_t i) {
                const int column = static_cast<int>(point.x * perCell - firstX);
                const int row = static_cast<int>(point.y * perCell - firstY);
                if (static_cast<unsigned>(column) < static_cast<unsigned>(columns) &&
                    static_cast<unsigned>(row) < static_cast<unsigned>(rows) && wanted(point) &&
                    (marks == nullptr || marks[i] != kHiddenPoint)) {
                    const auto place = static_cast<std::size_t>(row * columns + column);
                    Cluster& cluster = clusters[place];
                    cluster.x += point.x;
                    cluster.y += point.y;
                    ++cluster.count;
                    if (parts > 0) {
                        ++mix[place * parts + marks[i]];
                    }
                }
            });
        }
        for (std::size_t i = 0; i < clusters.size(); ++i) {
            const Cluster& cluster = clusters[i];
            if (cluster.count > 0) {
                drawCluster({cluster.x / cluster.count * scale_ + offset_.x(),
                             offset_.y() - cluster.y / cluster.count * scale_},
                            cluster.count, std::span(mix).subspan(i * parts, parts));
            }
        }
    }

private:
    struct Cluster {
        double x = 0; ///< sums, metres from the origin
        double y = 0;
        int count = 0;
    };

    double px(double pixels) const { return pixels * ink_.view.pixelRatio; }

    bool coloured() const {
        return ink_.marks != nullptr && !ink_.marks->colours().entries.empty();
    }
    /// Per point of a class in drawing order; null where all are drawn alike.
    const std::uint8_t* marksInOrder(AccountClass rank) const {
        return ink_.marks == nullptr ? nullptr
                                     : ink_.marks->sorted()[static_cast<std::size_t>(rank)].data();
    }

    bool wanted(const PointIndex::Entry& point) const {
        return only_ < 0 ||
               (point.unit >= 0 && point.unit < static_cast<int>(territoryOf_.size()) &&
                territoryOf_[static_cast<std::size_t>(point.unit)] == only_);
    }

    core::Box boxOf(const QRectF& pixels) const {
        core::Box box;
        box.add(ink_.view.toMetres(pixels.topLeft()));
        box.add(ink_.view.toMetres(pixels.bottomRight()));
        return box;
    }

    Disc discOf(AccountClass rank) const {
        const auto index = static_cast<std::size_t>(rank);
        Disc disc;
        disc.radius = px(ink_.ink.pointRadius[index]);
        disc.colour = ink_.style.tokens.point;
        disc.colour.setAlphaF(static_cast<float>(kOpacity[index]));
        disc.halo = ink_.style.tokens.halo;
        disc.haloWidth = rank == AccountClass::A || ink_.ink.pointHalo > 0 ? px(0.7) : 0;
        return disc;
    }

    Mark markOf(AccountClass rank, std::size_t entry) const {
        const double radius = ink_.ink.pointRadius[static_cast<std::size_t>(rank)];
        return {px(std::max(kLeastMarked, kMarkedSize * radius)), px(kMarkEdge),
                markLook(ink_.marks->colours(), entry, ink_.style.tokens)};
    }

    void discsOf(AccountClass rank) {
        const Disc disc = discOf(rank);
        Stamps stamps(painter_,
                      makeSprites(2 * (disc.radius + disc.haloWidth),
                                  [&](QPainter& stamp, QPointF at) { disc.draw(stamp, at); }));
        const bool vector = ink_.style.vector || !stamps.usable();
        visitFree(rank, disc.reach(), [&](double x, double y, std::uint32_t) {
            if (vector) {
                disc.draw(painter_, {x, y});
            } else {
                stamps.stamp(x, y);
            }
        });
    }

    void marksOf(AccountClass rank) {
        const std::size_t count = ink_.marks->colours().entries.size();
        std::vector<Mark> marks;
        for (std::size_t entry = 0; entry < count; ++entry) {
            marks.push_back(markOf(rank, entry));
        }
        // Sprites take a while to make: only those that occur in sight.
        std::vector<std::optional<Stamps>> stamps(count);
        const std::uint8_t* markAt = marksInOrder(rank);
        visitFree(rank, marks.front().reach(), [&](double x, double y, std::uint32_t i) {
            const Mark& mark = marks[markAt[i]];
            std::optional<Stamps>& stamp = stamps[markAt[i]];
            if (!stamp) {
                stamp.emplace(painter_, spritesOf(mark));
            }
            if (ink_.style.vector || !stamp->usable()) {
                mark.draw(painter_, {x, y});
            } else {
                stamp->stamp(x, y);
            }
        });
    }

    /// Hands the places of the points of a class that are to be drawn to `draw`, in pixels and by
    /// their order: one for each pixel. `extra`: how far a point reaches, pixels.
    template <class Draw> void visitFree(AccountClass rank, double extra, Draw&& draw) {
        const QRectF reach = ink_.clip.adjusted(-extra, -extra, extra, extra);
        Occupancy occupancy(reach);
        const std::uint8_t* marks = marksInOrder(rank);
        const auto left = static_cast<float>(reach.left());
        const auto right = static_cast<float>(reach.right());
        const auto top = static_cast<float>(reach.top());
        const auto bottom = static_cast<float>(reach.bottom());
        points_.visitPlaces(
            rank, boxOf(reach), [&](const PointIndex::Entry& point, std::uint32_t i) {
                const double x = point.x * scale_ + offset_.x();
                const double y = offset_.y() - point.y * scale_;
                if (x >= left && x < right && y >= top && y < bottom && wanted(point) &&
                    (marks == nullptr || marks[i] != kHiddenPoint) && occupancy.take(x, y)) {
                    draw(x, y, i);
                }
            });
    }

    void drawOne(QPointF at, std::span<const int> mix) {
        const auto entry = std::find(mix.begin(), mix.end(), 1) - mix.begin();
        if (entry < static_cast<std::ptrdiff_t>(mix.size())) {
            markOf(AccountClass::B, static_cast<std::size_t>(entry)).draw(painter_, at);
        } else {
            discOf(AccountClass::B).draw(painter_, at);
        }
    }

    /// `mix`: how many of each category; empty where all are alike.
    void drawCluster(QPointF at, int count, std::span<const int> mix) {
        painter_.setRenderHint(QPainter::Antialiasing, true);
        if (count == 1) {
            drawOne(at, mix);
            return;
        }
        const QString text = QLocale().toString(count);
        const QFont font = mapFont(11, ink_.view, true);
        const QFontMetricsF metrics(font, painter_.device());
        const double radius = std::max(px(5.0 + 1.5 * std::log10(count)),
                                       metrics.horizontalAdvance(text) / 2 + px(3));
        const double ring = mix.empty() ? 0 : px(kRingWidth);
        const double reach = radius + ring + 2;
        if (!ink_.clip.adjusted(-reach, -reach, reach, reach).contains(at)) {
            return;
        }
        if (!mix.empty()) {
            paintClusterRing(painter_, at, radius + ring, radius - 1, mix,
                             {ringColours(), ink_.style.tokens.halo, ink_.style.vector});
        }
        QColor colour = ink_.style.tokens.point;
        colour.setAlphaF(0.85F);
        painter_.setPen(QPen(ink_.style.tokens.halo, px(1)));
        painter_.setBrush(colour);
        painter_.drawEllipse(at, radius, radius);
        painter_.setPen(ink_.style.tokens.halo);
        painter_.setFont(font);
        painter_.drawText(
            QPointF(at.x() - metrics.horizontalAdvance(text) / 2, at.y() + metrics.capHeight() / 2),
            text);
    }

    const std::vector<QColor>& ringColours() {
        const std::size_t count = ink_.marks->colours().entries.size();
        for (std::size_t entry = ringColours_.size(); entry < count; ++entry) {
            ringColours_.push_back(
                markLook(ink_.marks->colours(), entry, ink_.style.tokens).colour);
        }
        return ringColours_;
    }

    QPainter& painter_;
    std::vector<QColor> ringColours_;
    const PointIndex& points_;
    const PointInk& ink_;
    int only_;
    const std::vector<int>& territoryOf_;
    double scale_; ///< pixels per metre
    QPointF offset_;
};

} // namespace

void paintAccounts(QPainter& painter, const PointIndex& points, const PointInk& ink,
                   int onlyTerritory, const std::vector<int>& territoryOf) {
    AccountPainter accounts(painter, points, ink, onlyTerritory, territoryOf);
    if (ink.ink.clusters) {
        accounts.clusters();
    } else {
        accounts.discs();
    }
}

} // namespace ui
