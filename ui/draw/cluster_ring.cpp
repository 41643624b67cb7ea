// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/cluster_ring.h"

#include "ui/draw/pixel_mix.h"
#include "ui/draw/pixel_target.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace ui {

namespace {

constexpr int kTurn = 360 * 16; ///< as Qt counts angles
constexpr int kTop = 90 * 16;
constexpr double kLineShare = 1.0 / 16; ///< of the radius

/// Rises with the angle clockwise from the top, from 0 to 4, and takes one division where the angle
/// takes an arc tangent. `right` and `up` are the sides of a right angle.
float pseudoAngle(float right, float up) {
    const float slope = right / (std::abs(right) + std::abs(up));
    return up < 0 ? 2 - slope : right < 0 ? 4 + slope : slope;
}

/// A part of the mix with where it ends.
struct Part {
    double end = 0; ///< turns clockwise from the top
    QColor colour;
    QRgb rgb = 0;
    float right = 0; ///< where that points to
    float up = 1;
    float pseudo = 4;
};

std::vector<Part> partsOf(std::span<const int> mix, const std::vector<QColor>& colours) {
    const double all = std::accumulate(mix.begin(), mix.end(), 0.0);
    std::vector<Part> parts;
    double sum = 0;
    for (std::size_t i = 0; i < mix.size(); ++i) {
        if (mix[i] > 0) {
            sum += mix[i];
            const auto angle = static_cast<float>(sum / all * 2 * std::numbers::pi);
            Part part{sum / all, colours[i], colours[i].rgb(), std::sin(angle), std::cos(angle)};
            part.pseudo = sum < all ? pseudoAngle(part.right, part.up) : 4;
            parts.push_back(part);
        }
    }
    return parts;
}

void paintPies(QPainter& painter, QPointF middle, double radius, const std::vector<Part>& parts,
               const QColor& line) {
    const QRectF box(middle - QPointF(radius, radius), middle + QPointF(radius, radius));
    painter.setPen(QPen(line, radius * kLineShare));
    int from = 0;
    for (const Part& part : parts) {
        const int to = static_cast<int>(std::lround(part.end * kTurn));
        painter.setBrush(part.colour);
        if (parts.size() == 1) {
            painter.drawEllipse(box);
        } else {
            painter.drawPie(box, kTop - from, from - to);
        }
        from = to;
    }
}

/// The band of the ring pixel by pixel: at a twentieth of the cost of pies, which matters where a
/// picture has hundreds of clusters.
class RingPixels {
public:
    RingPixels(const PixelTarget& target, QPointF middle, double radius, double inner,
               const std::vector<Part>& parts, const QColor& line)
        : target_(target), x_(static_cast<float>(middle.x())), y_(static_cast<float>(middle.y())),
          radius_(static_cast<float>(radius)), inner_(static_cast<float>(inner)),
          half_(static_cast<float>(radius * kLineShare / 2)), parts_(parts), line_(line.rgb()) {}

    void paint() const {
        const float outer = radius_ + half_ + 0.5F;
        const auto first = [&](float at) { return static_cast<int>(std::floor(at - outer)); };
        const QRect box(first(x_), first(y_), static_cast<int>(2 * outer) + 2,
                        static_cast<int>(2 * outer) + 2);
        const QRect seen = box & target_.room;
        for (int y = seen.top(); y <= seen.bottom(); ++y) {
            QRgb* row = target_.row(y);
            const float dy = static_cast<float>(y) + 0.5F - y_;
            for (int x = seen.left(); x <= seen.right(); ++x) {
                const float dx = static_cast<float>(x) + 0.5F - x_;
                const float square = dx * dx + dy * dy;
                if (square < outer * outer && square > inner_ * inner_) {
                    row[x] = at(dx, dy, std::sqrt(square), row[x]);
                }
            }
        }
    }

private:
    static std::uint32_t share(float part) {
        return static_cast<std::uint32_t>(std::clamp(part, 0.0F, 1.0F) * 256);
    }

    /// How far a place lies from the line at the end of a part, pixels.
    float besideLine(const Part& part, float right, float up) const {
        const bool ahead = right * part.right + up * part.up > 0;
        return ahead ? std::abs(right * part.up - up * part.right) : radius_;
    }

    QRgb at(float dx, float dy, float distance, QRgb below) const {
        const float turn = pseudoAngle(dx, -dy);
        std::size_t part = 0;
        while (part + 1 < parts_.size() && turn >= parts_[part].pseudo) {
            ++part;
        }
        QRgb colour = parts_[part].rgb;
        if (parts_.size() > 1) {
            const float beside =
                std::min(besideLine(parts_[part], dx, -dy),
                         besideLine(parts_[(part == 0 ? parts_.size() : part) - 1], dx, -dy));
            colour = mixed(line_, colour, share(half_ + 0.5F - beside));
        }
        colour = mixed(line_, colour, share(distance - radius_ + half_ + 0.5F));
        return mixed(colour, below, share(radius_ + half_ + 0.5F - distance));
    }

    const PixelTarget& target_;
    float x_;
    float y_;
    float radius_;
    float inner_;
    float half_; ///< of the width of lines
    const std::vector<Part>& parts_;
    QRgb line_;
};

} // namespace

void paintClusterRing(QPainter& painter, QPointF middle, double radius, double inner,
                      std::span<const int> mix, const RingInk& ink) {
    const std::vector<Part> parts = partsOf(mix, ink.colours);
    const PixelTarget target = ink.vector ? PixelTarget() : PixelTarget::of(painter);
    if (parts.empty()) {
        return;
    }
    if (target.bits == nullptr) {
        paintPies(painter, middle, radius, parts, ink.line);
    } else {
        RingPixels(target, middle, radius, inner, parts, ink.line).paint();
    }
}

} // namespace ui
