// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/tables/table_source.h"
#include "core/workspace/workspace.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace ui {

/// Which table of which plan.
struct TableOrigin {
    std::shared_ptr<core::Workspace> workspace;
    core::tables::Table table = core::tables::Table::Units;
    core::LayerId layer;
    core::ScenarioId scenario;

    bool operator==(const TableOrigin&) const = default;
};

/// A thread with a table source of its own that does one task after the other. Tasks hold what they
/// need; what they throw goes to the task's own `failed`, on that thread. The destructor stops what
/// runs and waits.
class TableLane {
public:
    using Work = std::function<void(core::tables::TableSource&)>;
    using Failed = std::function<void(const core::Error&)>;

    TableLane();
    ~TableLane();
    TableLane(const TableLane&) = delete;
    TableLane& operator=(const TableLane&) = delete;

    /// From now on tasks work on this table; those for another are dropped.
    void open(TableOrigin origin);
    void post(Work work, Failed failed);
    /// Drops what waits and stops what runs; that fails with Error(Cancelled).
    void stop();
    bool idle() const;

private:
    struct Task {
        Work work;
        Failed failed;
    };
    void run();
    void carryOut(const Task& task, const TableOrigin& origin);

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Task> waiting_;
    TableOrigin origin_;
    std::optional<TableOrigin> opened_; ///< what `source_` is of
    std::unique_ptr<core::tables::TableSource> source_;
    bool busy_ = false;
    bool ending_ = false;
    std::thread thread_;
};

} // namespace ui
