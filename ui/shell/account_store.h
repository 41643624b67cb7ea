// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/connection.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ui {

/// How the accounts lie in the units of a layer.
struct AccountCounts {
    std::vector<std::pair<core::UnitId, int>> perUnit; ///< units that have some
    int outside = 0; ///< in no unit; 0 before accounts have been laid over the layer
    int byZip = 0;   ///< located by ZIP only
};
AccountCounts countAccounts(const core::Connection& db, core::LayerId layer);

struct NamedAccount {
    std::string name;            ///< or its id where it has no name
    std::string unit;            ///< key
    std::optional<double> value; ///< what it brought to the measure; empty where that is not known
};
/// The accounts of units that bring most to a measure, largest first, at most `limit`; of measures
/// that were not summed from accounts the first by name.
std::vector<NamedAccount> largestAccounts(const core::Connection& db, core::LayerId layer,
                                          core::MeasureId measure,
                                          const std::vector<core::UnitId>& units, int limit);

/// An account found by its name, and where it lies.
struct FoundAccount {
    std::string name;
    core::UnitId unit;  ///< none if it lies in no unit of the layer
    std::string number; ///< in the CRM or the file
    std::string owner;  ///< number, name or e-mail of its rep, as the CRM says; may be empty
};
/// Accounts whose name or id begins with the text, or has a word that does; by name.
std::vector<FoundAccount> accountsLike(const core::Connection& db, core::LayerId layer,
                                       const std::string& text, int most);

} // namespace ui
