// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/dynamics_reader.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// References are written by id; who writes a name means the one row that has it.
class DynamicsNames {
public:
    DynamicsNames(DynamicsClient& client, DynamicsReader& reader)
        : client_(client), reader_(reader) {}

    /// Finds the rows behind the names in some edits. Settles those that name none, or several.
    void resolve(EditDesk& desk, const std::vector<std::size_t>& places, core::Job& job);
    /// The id of a row that was found.
    const std::string& idOf(const DynamicsLookup& lookup, const std::string& name) const {
        return ids_.at(lookup.set + "/" + name);
    }

private:
    void find(const DynamicsLookup& lookup, const std::vector<std::string>& names, core::Job& job);
    void makeTerritories(const std::vector<std::string>& names, core::Job& job);
    void settle(EditDesk& desk, std::size_t place) const;

    DynamicsClient& client_;
    DynamicsReader& reader_;
    std::map<std::string, std::string> ids_; ///< "territories/North" -> id
    std::map<std::string, std::size_t> several_;
};

} // namespace crm
