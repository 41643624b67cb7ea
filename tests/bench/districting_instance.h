// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"
#include "core/base/json.h"

#include <optional>
#include <string>

namespace bench {

/// What is minimised.
enum class DistrictingObjective { MomentOfInertia, CutEdges };

/// "moment-of-inertia" or "cut-edges".
const char* objectiveName(DistrictingObjective objective) noexcept;

/// An instance of political districting (format districting-instance/1): units with population and
/// positions, an adjacency graph, and what others reached.
struct DistrictingInstance {
    std::string name;
    core::align::ProblemData data; ///< equal targets, hard limits L and U
    bool aboutCentroid = false;    ///< the moment is about centroids, not about the best member
    std::string status; ///< of `published`: "optimal", "best_known", ..., "infeasible" or empty
    std::optional<double> published;  ///< moment of inertia, persons * (1000 km)^2
    std::optional<double> lowerBound; ///< as published
    core::align::Alignment solution;  ///< the published plan; empty where there is none
    std::optional<double> cutEdges;   ///< published number of cut edges
    std::string cutEdgesStatus;       ///< of `cutEdges`

    /// The published value to compare with, where there is one, and how sure it is.
    std::optional<double> mark(DistrictingObjective objective) const;
    const std::string& markStatus(DistrictingObjective objective) const;
};

/// Reads an instance. Throws Error(Input) if the file is missing or is not of the format.
DistrictingInstance
readDistricting(const std::string& path,
                DistrictingObjective objective = DistrictingObjective::MomentOfInertia);

/// The same from JSON at hand; `source` is what messages call it.
DistrictingInstance
districtingOf(const core::Json& json, const std::string& source,
              DistrictingObjective objective = DistrictingObjective::MomentOfInertia);

/// Reads one case of a file of perturbed instances; its graph and positions come from the base
/// instance in the same folder.
DistrictingInstance
readPerturbedDistricting(const std::string& path, const std::string& name,
                         DistrictingObjective objective = DistrictingObjective::MomentOfInertia);

/// Names of the cases in a file of perturbed instances; empty if it is a single instance.
std::vector<std::string> perturbedNames(const std::string& path);

/// The moment of inertia in the unit of the published tables: persons * (1000 km)^2.
inline double publishedUnit(double momentInSquareMetres) {
    return momentInSquareMetres / 1e12;
}

} // namespace bench
