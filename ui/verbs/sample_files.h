// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ui {

/// A rep of the sample and the ZIP that he or she works from. Plainly numbered: nobody is meant.
struct SampleRep {
    std::string id;   ///< "R01"
    std::string name; ///< "Rep 01"
    std::string zip;
    std::string city;
    core::Point home; ///< EPSG:4326
};

struct SampleParams {
    std::string state = "NC";
    int accounts = 5000;
    int reps = 12;
    std::uint64_t seed = 1;
};

/// Bases for the reps: towns near the middles of groups of ZIP codes, spread over the state.
/// Throws Error(Input) if the state has fewer towns than reps.
std::vector<SampleRep> chooseReps(const SampleParams& params);

/// The index of the rep who has a ZIP in the plan that the sample starts with.
using RepOfZip = std::function<std::size_t(const std::string& zip)>;

/// Writes accounts.csv, opportunities.csv and reps.csv into the folder: a file CRM as a company
/// might keep it, generated from the embedded ZIP table. Accounts cluster in towns; most carry
/// coordinates, some only a ZIP, and a few have the flaws of real files (ZIP+4, spaces, a ZIP that
/// does not exist). The same parameters give the same bytes.
void writeSampleFiles(const std::string& folder, const SampleParams& params,
                      const std::vector<SampleRep>& reps, const RepOfZip& repOfZip);

} // namespace ui
