// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/roads/road_rules.h"
#include "geo/verbs/isochrone.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace ui {

/// Where a ring can be drawn around: a rep's place of work, or a place put on the map.
struct RingBase {
    QString name;
    QString rep;                      ///< number of the rep; empty = a place of its own
    core::Point home;                 ///< degrees
    std::optional<core::Point> moved; ///< degrees; where it is tried instead
    bool chosen = false;
    int colour = 0; ///< index into the colours of routes, of those that are chosen

    core::Point at() const { return moved ? *moved : home; }
};

/// What there is to choose from, and what the roads are.
struct RingSources {
    std::vector<RingBase> bases; ///< reps in order of their number
    QStringList values;          ///< numeric columns of accounts
    QStringList measures;        ///< of the layer shown
    QString layer;
    QString roads; ///< whose roads they are; empty = there are none
    std::vector<geo::RoadBarrier> barriers;
    QStringList hours; ///< "07:00": when speeds change that the plan keeps
};

/// Reads it. `layer`: the one that the plan shows, empty = none.
RingSources loadRingSources(const core::Workspace& ws, const std::string& layer);

/// What the fields of the ring panel ask for.
struct RingAsk {
    std::vector<double> minutes;
    QString traffic = QStringLiteral("free");
    QString depart;      ///< "07:00"; empty = at any time
    bool inward = false; ///< from where the base is reached
    QString value;
    QString measure;
    bool roads = true;
    bool alsoEstimate = true; ///< the longest ring by the estimate, beside those from roads
};

/// The rings of the chosen bases, in the order in which the verb takes centres: `inVerbOrder`.
struct RingResult {
    std::vector<RingBase> bases;
    RingAsk ask;
    geo::IsochroneReport report;
    std::optional<geo::IsochroneReport> estimate;

    std::size_t each() const { return bases.empty() ? 0 : report.polygons.size() / bases.size(); }
};

/// Positions before reps.
std::vector<RingBase> inVerbOrder(std::vector<RingBase> chosen);

/// The verb's options for the bases. `scenario`: whose territories say which accounts are a rep's.
geo::IsochroneParams ringParams(const std::vector<RingBase>& chosen, const RingAsk& ask,
                                const RingSources& sources, const QString& scenario);

/// "10, 20, 30" as minutes, in order, each once; empty if that is not what was typed.
std::vector<double> minutesFrom(const QString& text);

} // namespace ui
