// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/records/mapping.h"
#include "crm/adapters/adapter.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// A field of a CRM that is read into the workspace.
struct VendorColumn {
    std::string name;  ///< the CRM's
    std::string field; ///< ours; empty: kept under its own name
    core::records::AttributeType type = core::records::AttributeType::Text;
};

/// The mapping that a table of columns stands for; nothing in it is guessed.
core::records::Mapping vendorMapping(Object object, const std::vector<VendorColumn>& columns);

/// One record of a CRM, with values by the names that edits and lists use.
struct VendorRecord {
    std::string id;
    std::string version;
    std::string key;
    std::optional<core::InstantMs> modified;
    std::map<std::string, std::string> values; ///< what the CRM has no value for is not there
    std::vector<std::string> merged;           ///< ids of records that became this one
    bool deleted = false;

    std::string value(const std::string& name) const;
};

/// The record as the sink of a list takes it.
RemoteRecord remoteRecord(const VendorRecord& record, const std::vector<VendorColumn>& columns,
                          const ListRequest& request);

/// The edits of one `upsert` on their way to being settled: which are new, which have nothing left
/// to write, which must not be written.
class EditDesk {
public:
    using ByKey = std::map<std::string, std::vector<VendorRecord>>;

    explicit EditDesk(const std::vector<RecordEdit>& edits);

    RecordEdit& edit(std::size_t place) { return edits_[place]; }
    const RecordEdit& edit(std::size_t place) const { return edits_[place]; }
    std::vector<RecordOutcome>& outcomes() { return outcomes_; }
    void settle(std::size_t place, Outcome outcome, const std::string& message);

    /// Keys of the edits that name no id.
    std::vector<std::string> keys() const;
    /// Edits without an id become edits of the one record with their key, new records, or questions
    /// where there are several. `found` holds what has the keys.
    void resolve(const ByKey& found, bool create);
    /// Ids of the records that must be looked at before they are written.
    std::vector<std::string> toLookAt() const;
    /// Holds the edits against the records as they are now: settles what is missing, in conflict or
    /// already so, and drops the fields that already have their value.
    void compare(const std::map<std::string, VendorRecord>& found);

    /// What is left: changes of records that are there, in order.
    std::vector<std::size_t> changes() const { return open(false); }
    /// What is left: new records, in order.
    std::vector<std::size_t> creations() const { return open(true); }

private:
    std::vector<std::size_t> open(bool isNew) const;
    bool mustLook(std::size_t place) const;
    void compareOne(std::size_t place, const VendorRecord& now);

    std::vector<RecordEdit> edits_;
    std::vector<RecordOutcome> outcomes_;
    std::vector<bool> settled_;
    std::vector<bool> isNew_;
};

} // namespace crm
