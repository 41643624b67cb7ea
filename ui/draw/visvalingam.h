// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/topology.h"

#include <span>
#include <vector>

namespace ui {

/// The effective area in m² of each vertex of a line of centimetre vertices: how much the line
/// changes when the vertex is left out after all lesser ones (Visvalingam and Whyatt 1993, "Line
/// generalisation by repeated elimination of points"). Never falling along the order of removal,
/// so a threshold gives nested lines. The ends never go (infinity); a closed line keeps two more,
/// so that it stays a ring.
std::vector<float> visvalingamWeights(std::span<const Vertex> line);

} // namespace ui
