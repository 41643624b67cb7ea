// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"
#include "ui/map/map_overlay.h"

#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

namespace ui {

/// What the map shows of an account under review: where it is now and how unsure that is, numbered
/// candidates, and the chosen one, or the pin that a person has dragged, as a pin. Positions in
/// metres of the plane of the map.
class ReviewMarks : public MapOverlay {
public:
    std::optional<core::Point> now;
    QString nowText; ///< "now: middle of ZIP 06437"
    double unsureMetres = 0;
    struct Candidate {
        core::Point at;
        QString text;
    };
    std::vector<Candidate> candidates;
    int chosen = -1;                ///< index into `candidates`
    std::optional<core::Point> pin; ///< where a person has put it, instead of a candidate

    void paint(QPainter& painter, const MapView& view, const Tokens& tokens) const override;

    /// Where the pin stands; empty if nothing is chosen.
    std::optional<core::Point> pinAt() const;
    /// Everything that has a place, with the circle round the present one.
    core::Box bounds() const;
    /// The candidate under a pixel of the view, -1 if none.
    int candidateAt(QPointF pixel, const MapView& view) const;
    /// Whether the pixel is on the pin.
    bool onPin(QPointF pixel, const MapView& view) const;

private:
    void paintCircle(QPainter& painter, const MapView& view, const Tokens& tokens) const;
    void paintNow(QPainter& painter, const MapView& view, const Tokens& tokens) const;
    void paintCandidates(QPainter& painter, const MapView& view, const Tokens& tokens) const;
    void paintPin(QPainter& painter, const MapView& view, const Tokens& tokens) const;
};

} // namespace ui
