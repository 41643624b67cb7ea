// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/adapters/files_config.h"
#include "crm/files/table_file.h"

#include <map>
#include <memory>
#include <string>

namespace crm {

/// A CRM that is a folder of tables: accounts, opportunities, reps, contacts, leads as CSV or XLSX.
/// Publishing edits them in place (see TableFile), so that the tables stay what people made them.
class FilesAdapter final : public Adapter {
public:
    explicit FilesAdapter(FilesConfig config);

    Identity whose(core::Job& job) override;
    void addRights(Identity& identity, core::Job& job) override;
    ListResult list(const ListRequest& request, const ListSink& sink, core::Job& job) override;
    std::vector<RecordOutcome> upsert(Object object, const std::vector<RecordEdit>& edits,
                                      bool create, core::Job& job) override;
    std::vector<RecordOutcome> remove(Object object, const std::vector<std::string>& ids,
                                      core::Job& job) override;
    Limits limits(core::Job& job) override;

private:
    /// Throws Error(Input) if the folder has no such table.
    std::unique_ptr<TableFile> require(Object object) const;
    /// The column that tells the records apart.
    std::string keyColumn(Object object, TableFile& table, core::Job& job);
    std::vector<RecordOutcome> apply(Object object, TableUpdate update,
                                     const std::vector<std::string>& order, core::Job& job);

    FilesConfig config_;
    std::map<Object, std::string> keyColumns_; ///< learnt while listing
};

} // namespace crm
