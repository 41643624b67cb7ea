// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"

#include <optional>
#include <string>

namespace bench {

/// A published instance of political districting (format districting-instance/1): units with
/// population and positions, an adjacency graph, and what others reached.
struct DistrictingInstance {
    std::string name;
    core::align::ProblemData data;    ///< equal targets, hard limits L and U, member centres in km
    std::string status;               ///< "optimal", "best_known", "infeasible" or empty
    std::optional<double> published;  ///< moment of inertia, persons * (1000 km)^2
    std::optional<double> lowerBound; ///< as published
    core::align::Alignment solution;  ///< the published plan; empty where there is none
    std::optional<double> cutEdges;   ///< published number of cut edges
};

/// What is minimised.
enum class DistrictingObjective { MomentOfInertia, CutEdges };

/// Reads an instance. Throws Error(Input) if the file is missing or is not of the format.
DistrictingInstance
readDistricting(const std::string& path,
                DistrictingObjective objective = DistrictingObjective::MomentOfInertia);

/// Reads one case of a file of perturbed instances; its graph and positions come from the base
/// instance in the same folder.
DistrictingInstance readPerturbedDistricting(const std::string& path, const std::string& name);

/// Names of the cases in a file of perturbed instances.
std::vector<std::string> perturbedNames(const std::string& path);

/// The moment of inertia in the unit of the published tables: persons * (1000 km)^2.
inline double publishedUnit(double momentInSquareMetres) {
    return momentInSquareMetres / 1e12;
}

} // namespace bench
