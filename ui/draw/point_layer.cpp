// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/point_layer.h"

#include <QLocale>

#include <array>
#include <cmath>
#include <map>

namespace ui {

namespace {

constexpr std::array<double, 3> kOpacity = {0.95, 0.8, 0.45};
constexpr double kClusterCell = 56; ///< pixels at 96 dpi

class AccountPainter {
public:
    AccountPainter(QPainter& painter, const PointInk& ink) : painter_(painter), ink_(ink) {}

    void discs(const std::vector<MapPoint>& points, auto&& wanted) {
        painter_.setRenderHint(QPainter::Antialiasing, true);
        for (const AccountClass rank : {AccountClass::C, AccountClass::B, AccountClass::A}) {
            prepare(rank);
            for (const MapPoint& point : points) {
                if (point.rank == rank && wanted(point)) {
                    const QPointF at = ink_.view.toPixel(point.at);
                    if (reach_.contains(at)) {
                        disc(at);
                    }
                }
            }
        }
    }

    void clusters(const std::vector<MapPoint>& points, auto&& wanted) {
        struct Cluster {
            QPointF sum;
            int count = 0;
        };
        const double cell = kClusterCell * ink_.view.pixelRatio * ink_.view.metresPerPixel;
        const core::Box box = ink_.view.box();
        std::map<std::pair<std::int64_t, std::int64_t>, Cluster> clusters;
        for (const MapPoint& point : points) {
            // Cells hang on the ground, so that clusters do not change while the map is shifted.
            if (point.at.x >= box.minX - cell && point.at.x <= box.maxX + cell &&
                point.at.y >= box.minY - cell && point.at.y <= box.maxY + cell && wanted(point)) {
                Cluster& cluster =
                    clusters[{std::llround(point.at.x / cell), std::llround(point.at.y / cell)}];
                cluster.sum += ink_.view.toPixel(point.at);
                ++cluster.count;
            }
        }
        for (const auto& [key, cluster] : clusters) {
            drawCluster(cluster.sum / cluster.count, cluster.count);
        }
    }

private:
    double px(double pixels) const { return pixels * ink_.view.pixelRatio; }

    void prepare(AccountClass rank) {
        const auto index = static_cast<std::size_t>(rank);
        radius_ = px(ink_.ink.pointRadius[index]);
        colour_ = ink_.style.tokens.point;
        colour_.setAlphaF(static_cast<float>(kOpacity[index]));
        const bool halo = rank == AccountClass::A || ink_.ink.pointHalo > 0;
        haloWidth_ = halo ? px(0.7) : 0;
        const double extra = radius_ + haloWidth_ + 1;
        reach_ = ink_.clip.adjusted(-extra, -extra, extra, extra);
        taken_.assign(static_cast<std::size_t>(std::ceil(reach_.width()) + 1) *
                          static_cast<std::size_t>(std::ceil(reach_.height()) + 1),
                      false);
        makeSprites();
    }

    /// Stamps at quarter-pixel offsets: drawing a small image costs a tenth of a smooth ellipse.
    void makeSprites() {
        side_ = static_cast<int>(std::ceil(2 * (radius_ + haloWidth_))) + 3;
        for (int i = 0; i < 16; ++i) {
            QImage& sprite = sprites_[static_cast<std::size_t>(i)];
            sprite = QImage(side_, side_, QImage::Format_ARGB32_Premultiplied);
            sprite.fill(Qt::transparent);
            QPainter stamp(&sprite);
            stamp.setRenderHint(QPainter::Antialiasing, true);
            ellipse(stamp, QPointF(side_ / 2 + (i % 4) / 4.0, side_ / 2 + (i / 4) / 4.0));
        }
    }

    void ellipse(QPainter& painter, QPointF at) const {
        QColor halo = ink_.style.tokens.halo;
        if (haloWidth_ > 0) {
            painter.setPen(QPen(halo, haloWidth_));
        } else {
            painter.setPen(Qt::NoPen);
        }
        painter.setBrush(colour_);
        painter.drawEllipse(at, radius_, radius_);
    }

    void disc(QPointF at) {
        const auto column = static_cast<std::size_t>(at.x() - reach_.left());
        const auto row = static_cast<std::size_t>(at.y() - reach_.top());
        const std::size_t cell =
            row * static_cast<std::size_t>(std::ceil(reach_.width()) + 1) + column;
        if (taken_[cell]) {
            return;
        }
        taken_[cell] = true;
        if (ink_.style.vector) {
            ellipse(painter_, at);
            return;
        }
        const double x = std::floor(at.x() * 4) / 4;
        const double y = std::floor(at.y() * 4) / 4;
        const double left = std::floor(x);
        const double top = std::floor(y);
        const int sprite = static_cast<int>((x - left) * 4) + 4 * static_cast<int>((y - top) * 4);
        painter_.drawImage(QPointF(left - side_ / 2, top - side_ / 2),
                           sprites_[static_cast<std::size_t>(sprite)]);
    }

    void drawCluster(QPointF at, int count) {
        painter_.setRenderHint(QPainter::Antialiasing, true);
        if (count == 1) {
            prepare(AccountClass::B);
            ellipse(painter_, at);
            return;
        }
        const QString text = QLocale().toString(count);
        const QFont font = mapFont(11, ink_.view, true);
        const QFontMetricsF metrics(font, painter_.device());
        const double radius = std::max(px(5.0 + 1.5 * std::log10(count)),
                                       metrics.horizontalAdvance(text) / 2 + px(3));
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

    QPainter& painter_;
    const PointInk& ink_;
    QRectF reach_;
    QColor colour_;
    double radius_ = 0;
    double haloWidth_ = 0;
    int side_ = 0;
    std::array<QImage, 16> sprites_;
    std::vector<bool> taken_;
};

} // namespace

void paintAccounts(QPainter& painter, const std::vector<MapPoint>& points, const PointInk& ink,
                   int onlyTerritory, const std::vector<int>& territoryOf) {
    const auto wanted = [&](const MapPoint& point) {
        if (!std::isfinite(point.at.x) || !std::isfinite(point.at.y)) {
            return false;
        }
        return onlyTerritory < 0 ||
               (point.unit >= 0 && point.unit < static_cast<int>(territoryOf.size()) &&
                territoryOf[static_cast<std::size_t>(point.unit)] == onlyTerritory);
    };
    AccountPainter accounts(painter, ink);
    if (ink.ink.clusters) {
        accounts.clusters(points, wanted);
    } else {
        accounts.discs(points, wanted);
    }
}

} // namespace ui
