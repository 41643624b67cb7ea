// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// Passes records on to a sink. The first ones are held back until the mapping can be guessed from
/// them, where the kind of record has one.
class RecordEmitter {
public:
    /// `columns` name the values of the rows; `fields` say which column each of our fields is in.
    RecordEmitter(Object object, const ListSink& sink, std::vector<std::string> columns,
                  std::map<std::string, std::string> fields);

    /// Throws RemoteError(Garbage) for a record without an id: nothing could be done with it.
    void add(RemoteRecord&& record);
    /// Passes on what is held back: after the last record, and before a cursor is handed out that
    /// stands for the records so far.
    void finish();
    std::int64_t count() const { return count_; }

private:
    void start();

    Object object_;
    const ListSink& sink_;
    std::vector<std::string> columns_;
    std::map<std::string, std::string> fields_;
    std::vector<RemoteRecord> held_;
    bool started_ = false;
    std::int64_t count_ = 0;
};

} // namespace crm
