// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/dynamics_cursor.h"
#include "crm/adapters/dynamics_reader.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// One call of `Adapter::list`: whole tables, what has changed in them, or single rows.
class DynamicsLister {
public:
    DynamicsLister(DynamicsClient& client, DynamicsReader& reader, const ListRequest& request,
                   const ListSink& sink)
        : client_(client), reader_(reader), request_(request), sink_(sink),
          tables_(client.config().tablesOf(request.object)) {}

    ListResult run(core::Job& job);

private:
    struct Reading; ///< of one table

    bool listSome(core::Job& job);
    void sweep(const DynamicsTable& table, core::Job& job);
    bool readTable(const DynamicsTable& table, core::Job& job);
    bool begin(Reading& reading, core::Job& job);
    void beginAnew(Reading& reading, core::Job& job);
    bool recover(Reading& reading, const ApiAnswer& answer, core::Job& job);
    void readPages(Reading& reading, core::Job& job);
    void settle(Reading& reading, const std::string& token);
    void noteMissing(const Reading& reading);
    void catchUp(Reading& reading, core::Job& job);
    std::string sinceQuery(const Reading& reading, core::InstantMs from) const;
    void emit(const DynamicsTable& table, const DynamicsShape& shape, const core::Json& rows,
              core::Job& job);
    void pass(DynamicsRow&& row);
    void announce(const DynamicsShape& shape);
    std::string wantOf() const;
    std::string preferOf(const Reading& reading) const;

    DynamicsClient& client_;
    DynamicsReader& reader_;
    const ListRequest& request_;
    const ListSink& sink_;
    std::vector<const DynamicsTable*> tables_;
    DynamicsCursor cursor_;
    ListResult result_;
    std::vector<VendorColumn> columns_;
    core::InstantMs newest_ = 0; ///< change of the rows that came
    bool announced_ = false;
};

} // namespace crm
