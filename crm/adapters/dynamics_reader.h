// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/dynamics_activity.h"
#include "crm/adapters/dynamics_client.h"
#include "crm/adapters/dynamics_record.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// Reads single rows of Dynamics 365: by id, by our key, by the name that people know them by.
class DynamicsReader {
public:
    explicit DynamicsReader(DynamicsClient& client) : client_(client) {}

    /// Rows by id, in no order; what is not there is not among them. Of activities, ids are
    /// "tasks/...".
    std::map<std::string, DynamicsRow> byIds(Object object, const std::vector<std::string>& ids,
                                             const std::vector<std::string>& fields,
                                             core::Job& job);
    /// Rows by our own key: by the column that holds it, or by the id that is made from it.
    EditDesk::ByKey byKeys(Object object, const std::vector<std::string>& keys,
                           const std::vector<std::string>& fields, core::Job& job);
    /// Ids of the rows of a table by their names; several where a name is not unique.
    std::map<std::string, std::vector<std::string>>
    byNames(const DynamicsLookup& lookup, const std::vector<std::string>& names, core::Job& job);
    /// Those who take part in activities, by the id that the adapter gives to these.
    std::map<std::string, std::vector<DynamicsParty>>
    parties(const std::vector<std::string>& activities, core::Job& job);

    /// The contact of each of these activities, where the list of those who take part knows it.
    void addContacts(const DynamicsTable& table, std::vector<DynamicsRow>& rows, core::Job& job);
    /// What the table has for a list of fields.
    DynamicsShape shapeOf(const DynamicsTable& table, const std::vector<std::string>& fields,
                          core::Job& job);

private:
    DynamicsClient& client_;
};

} // namespace crm
