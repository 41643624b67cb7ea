// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>
#include <QRect>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace ui {

/// How lines are drawn, pixels. Joins and caps are round; dashes are not.
struct LineInk {
    QColor colour;
    double width = 1;
    double dash = 0; ///< length of a dash; 0 = a whole line
    double gap = 0;
};

/// Smooth lines into pixels. The lines of one stroke are gathered as how near to a line the middle
/// of each pixel lies (after Gupta and Sproull 1981), and laid over the image once: where they meet
/// nothing is darker than elsewhere. A line and its halo are one stroke of two inks.
class LineRaster {
public:
    /// `part`: what is to be drawn, in the coordinates of the lines.
    explicit LineRaster(const QRect& part);

    /// A stroke of inks that lie over each other, the widest first; the dashes are those of the
    /// first. Its lines may be of several strengths, up to 16: the opacity of the inks is that of
    /// the strongest.
    void begin(std::span<const LineInk> inks, int strengths = 1);
    void begin(const LineInk& ink, int strengths = 1) { begin(std::span(&ink, 1), strengths); }
    /// `strength` from 1 on. Where lines meet, the strongest shows.
    void add(std::span<const QPointF> line, int strength = 1);
    /// Lays what was added over the image, whose first row is `firstRow`; then all is clear again.
    /// The image is opaque, or transparent with premultiplied colours.
    void blend(QImage& image, int firstRow);

private:
    /// A straight piece. Beyond an end it goes on for `head` or `tail`, or as a half disc.
    struct Piece {
        QPointF from;
        double ux = 0; ///< its direction, of length 1 unless the piece is a point
        double uy = 0;
        double length = 0;
        double head = 0;
        double tail = 0;
        bool roundHead = true;
        bool roundTail = true;
    };
    /// Per nearness, how much of each ink shows, of 256.
    using Shares = std::array<std::uint16_t, 256>;

    void addLine(std::span<const QPointF> line);
    void addDashes(std::span<const QPointF> line);
    static Piece pieceOf(QPointF from, QPointF to);
    void addPiece(const Piece& piece);
    Shares sharesOf(const LineInk& ink) const;

    QRect part_;
    std::vector<LineInk> inks_;
    double reach_ = 0; ///< from the middle of the line to where it ends, pixels
    int strengths_ = 1;
    int steps_ = 256; ///< of nearness, for each strength
    int floor_ = 1;   ///< nearness at the rim of a line of the present strength
    std::size_t stride_;
    std::vector<std::uint8_t> near_;
    std::vector<std::pair<int, int>> touched_; ///< per row, first and last column; empty = none
};

} // namespace ui
