// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/line_raster.h"

#include "ui/draw/lanes.h"
#include "ui/draw/pixel_mix.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace ui {

namespace {

constexpr double kLittleTurn = 0.5; ///< cosine
/// Further out, single precision would show; no picture is that large.
constexpr double kFarthest = 60'000;

using IntBytes = std::uint8_t __attribute__((vector_size(kLanes * sizeof(int))));
using Bytes = std::uint8_t __attribute__((vector_size(kLanes)));

/// What lies beyond an end that is not round counts as far away.
constexpr float kFar = 1e6F;

/// The numbers of a piece that its pixels are asked with.
struct PieceLanes {
    float x, y, ux, uy;
    float before, beyond;         ///< where along the line its body begins and ends
    float headWeight, tailWeight; ///< of the square of what lies before and beyond
    float reach2;                 ///< square of the reach
    float scale;                  ///< from squares of pixels to steps of nearness
    int floor;                    ///< step below the lowest
};

/// Where a piece lies in a row: round the place where the line itself crosses it.
struct PieceSides {
    double slope; ///< columns per row
    double aside; ///< how far left and right of the line its edge lies, columns
    double west, east;
};

/// The rows of the pixels that a piece may touch, from `first` to before `end`.
struct PieceRows {
    int first, end, left;
    std::uint8_t* near; ///< column 0 of the first row
    std::size_t stride;
    std::pair<int, int>* touched;
};

/// Eight pixels at a time, without a branch; the room beyond the end of a row takes what is too
/// much.
UI_INLINED void addRow(const PieceLanes& piece, float y, std::uint8_t* near, int first, int last) {
    const Floats none{};
    const Floats middles = Floats{0.5F, 1.5F, 2.5F, 3.5F, 4.5F, 5.5F, 6.5F, 7.5F};
    for (int column = first; column <= last; column += kLanes) {
        const Floats x = static_cast<float>(column) + middles - piece.x;
        const Floats along = x * piece.ux + y * piece.uy;
        const Floats across = x * piece.uy - y * piece.ux;
        const Floats before = piece.before - along;
        const Floats beyond = along - piece.beyond;
        const Floats ahead = before > none ? before : none;
        const Floats behind = beyond > none ? beyond : none;
        const Floats inside = piece.reach2 - across * across - ahead * ahead * piece.headWeight -
                              behind * behind * piece.tailWeight;
        const Ints steps = __builtin_convertvector(inside * piece.scale, Ints) + piece.floor;
        const auto kept = reinterpret_cast<IntBytes>(inside > none ? steps : Ints{});
        const Bytes now = __builtin_shufflevector(kept, kept, 0, 4, 8, 12, 16, 20, 24, 28);
        Bytes was;
        std::memcpy(&was, near + column, sizeof was);
        was = now > was ? now : was;
        std::memcpy(near + column, &was, sizeof was);
    }
}

/// Most of the time of a picture goes here: where the processor has wider vectors, they are used.
UI_WIDE_VECTORS void addRows(const PieceLanes& piece, const PieceSides& sides, PieceRows rows) {
    for (int row = rows.first; row < rows.end; ++row) {
        const float y = static_cast<float>(row) + 0.5F - piece.y;
        const double middle = static_cast<double>(piece.x) + static_cast<double>(y) * sides.slope;
        const double least = std::max(sides.west, middle - sides.aside);
        const double most = std::min(sides.east, middle + sides.aside);
        if (least <= most) {
            const int first = static_cast<int>(least);
            const int last = static_cast<int>(most);
            addRow(piece, y, rows.near, first, last);
            rows.touched->first = std::min(rows.touched->first, first - rows.left);
            rows.touched->second = std::max(rows.touched->second, last - rows.left);
        }
        rows.near += rows.stride;
        ++rows.touched;
    }
}

/// The part of a line that lies within kFarthest of the corner of the view; false if none does.
bool bringNear(QPointF& from, QPointF& to) {
    const QPointF way = to - from;
    double first = 0;
    double last = 1;
    const auto cut = [&](double at, double step) {
        if (step == 0) {
            return std::abs(at) <= kFarthest;
        }
        const double a = (-kFarthest - at) / step;
        const double b = (kFarthest - at) / step;
        first = std::max(first, std::min(a, b));
        last = std::min(last, std::max(a, b));
        return first <= last;
    };
    if (!cut(from.x(), way.x()) || !cut(from.y(), way.y())) {
        return false;
    }
    to = from + way * last;
    from += way * first;
    return true;
}

bool isNear(QPointF point) {
    return std::abs(point.x()) <= kFarthest && std::abs(point.y()) <= kFarthest;
}

} // namespace

LineRaster::LineRaster(const QRect& part)
    : part_(part), stride_(static_cast<std::size_t>(part.width()) + kLanes),
      near_(stride_ * static_cast<std::size_t>(part.height()), 0),
      touched_(static_cast<std::size_t>(part.height()), {part.width(), -1}) {}

void LineRaster::begin(std::span<const LineInk> inks, int strengths) {
    inks_.assign(inks.begin(), inks.end());
    strengths_ = strengths;
    steps_ = 256 / strengths;
    reach_ = inks_.front().width / 2 + 0.5;
}

void LineRaster::add(std::span<const QPointF> line, int strength) {
    floor_ = (strength - 1) * steps_ + 1;
    if (inks_.front().dash > 0) {
        addDashes(line);
    } else {
        addLine(line);
    }
}

/// Where a line turns little, its pieces are made longer until they meet on the outer side, which
/// looks as a round join does.
void LineRaster::addLine(std::span<const QPointF> line) {
    bool any = false;
    Piece last;
    for (std::size_t i = 1; i < line.size(); ++i) {
        Piece piece = pieceOf(line[i - 1], line[i]);
        if (!(piece.length > 0)) {
            continue;
        }
        if (any) {
            const double dot = last.ux * piece.ux + last.uy * piece.uy;
            if (dot > kLittleTurn) {
                const double cross = std::abs(last.ux * piece.uy - last.uy * piece.ux);
                last.tail = piece.head = reach_ * cross / (1 + dot);
                last.roundTail = piece.roundHead = false;
            }
            addPiece(last);
        }
        last = piece;
        any = true;
    }
    if (any) {
        addPiece(last);
    } else if (!line.empty()) {
        addPiece(pieceOf(line.front(), line.front()));
    }
}

/// Each dash as a line with round ends that reach as far as flat ones would.
void LineRaster::addDashes(std::span<const QPointF> line) {
    const LineInk& ink = inks_.front();
    const double cap = std::min(ink.width, ink.dash) / 2;
    const double period = ink.dash + ink.gap;
    double along = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const QPointF way = line[i] - line[i - 1];
        const double length = std::hypot(way.x(), way.y());
        if (!(length > 0) || length > 1e6) {
            continue;
        }
        for (double number = std::floor(along / period); number * period < along + length;
             ++number) {
            const double from = std::max(number * period + cap - along, 0.0);
            const double to = std::min(number * period + ink.dash - cap - along, length);
            if (from <= to) {
                addPiece(pieceOf(line[i - 1] + way * (from / length),
                                 line[i - 1] + way * (to / length)));
            }
        }
        along += length;
    }
}

LineRaster::Piece LineRaster::pieceOf(QPointF from, QPointF to) {
    Piece piece;
    if (!isNear(from) || !isNear(to)) {
        if (!bringNear(from, to)) {
            return piece;
        }
    }
    piece.from = from;
    const QPointF way = to - from;
    piece.length = std::sqrt(way.x() * way.x() + way.y() * way.y());
    if (piece.length > 0) {
        piece.ux = way.x() / piece.length;
        piece.uy = way.y() / piece.length;
    }
    return piece;
}

void LineRaster::addPiece(const Piece& piece) {
    const double longest = reach_ + std::max(piece.head, piece.tail);
    const double endX = piece.from.x() + piece.ux * piece.length;
    const double endY = piece.from.y() + piece.uy * piece.length;
    const double top = std::max(std::min(piece.from.y(), endY) - longest, double(part_.top()));
    const double bottom = std::min(std::max(piece.from.y(), endY) + longest, part_.bottom() + 1.0);
    const double west = std::max(std::min(piece.from.x(), endX) - longest, double(part_.left()));
    const double east = std::min(std::max(piece.from.x(), endX) + longest, part_.right() + 0.999);
    if (!(top < bottom) || !(west <= east)) {
        return;
    }
    const auto reach = static_cast<float>(reach_);
    const PieceLanes lanes{static_cast<float>(piece.from.x()),
                           static_cast<float>(piece.from.y()),
                           static_cast<float>(piece.ux),
                           static_cast<float>(piece.uy),
                           -static_cast<float>(piece.head),
                           static_cast<float>(piece.length + piece.tail),
                           piece.roundHead ? 1 : kFar,
                           piece.roundTail ? 1 : kFar,
                           reach * reach,
                           (static_cast<float>(steps_ - 1) - 0.001F) / (reach * reach),
                           floor_};
    const bool level = std::abs(piece.uy) < 1e-9;
    const int first = static_cast<int>(top);
    const std::size_t start = static_cast<std::size_t>(first - part_.top());
    addRows(
        lanes,
        {level ? 0 : piece.ux / piece.uy, level ? 1e9 : reach_ / std::abs(piece.uy), west, east},
        {first, static_cast<int>(std::ceil(bottom)), part_.left(),
         near_.data() + start * stride_ - part_.left(), stride_, touched_.data() + start});
}

/// The nearness of a pixel tells its distance, and that how much of it the line covers.
LineRaster::Shares LineRaster::sharesOf(const LineInk& ink) const {
    Shares shares{};
    const double rim = ink.width / 2 + 0.5;
    for (int step = 1; step < strengths_ * steps_; ++step) {
        const double inside = ((step - 1) % steps_ + 0.5) / (steps_ - 1);
        const double away = reach_ * std::sqrt(std::max(0.0, 1 - inside));
        const double cover = std::clamp(rim - away, 0.0, std::min(ink.width, 1.0));
        const double strength = ((step - 1) / steps_ + 1.0) / strengths_;
        shares[static_cast<std::size_t>(step)] =
            static_cast<std::uint16_t>(std::lround(cover * strength * ink.colour.alphaF() * 256));
    }
    return shares;
}

void LineRaster::blend(QImage& image, int firstRow) {
    std::vector<std::pair<QRgb, Shares>> layers;
    for (const LineInk& ink : inks_) {
        layers.emplace_back(ink.colour.rgb(), sharesOf(ink));
    }
    for (int row = 0; row < part_.height(); ++row) {
        auto& [low, high] = touched_[static_cast<std::size_t>(row)];
        if (low > high) {
            continue;
        }
        auto* line =
            reinterpret_cast<QRgb*>(image.scanLine(part_.top() + row - firstRow)) + part_.left();
        std::uint8_t* near = near_.data() + static_cast<std::size_t>(row) * stride_;
        for (int column = low; column <= high;) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, near + column, sizeof eight);
            if (eight == 0) {
                column += kLanes;
                continue;
            }
            const int end = std::min(column + kLanes, high + 1);
            for (; column < end; ++column) {
                if (near[column] != 0) {
                    for (const auto& [colour, shares] : layers) {
                        line[column] = mixed(colour, line[column], shares[near[column]]);
                    }
                }
            }
        }
        // What was written beyond the last column goes too.
        std::memset(near + low, 0,
                    std::min(stride_, static_cast<std::size_t>(high + kLanes)) -
                        static_cast<std::size_t>(low));
        low = part_.width();
        high = -1;
    }
}

} // namespace ui
