// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/table_lane.h"

#include <exception>
#include <utility>

namespace ui {

TableLane::TableLane() : thread_([this] { run(); }) {}

TableLane::~TableLane() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        waiting_.clear();
        if (source_) {
            source_->interrupt();
        }
    }
    wake_.notify_one();
    thread_.join();
}

void TableLane::open(TableOrigin origin) {
    const std::lock_guard lock(mutex_);
    waiting_.clear();
    origin_ = std::move(origin);
    if (source_ && busy_) {
        source_->interrupt();
    }
}

void TableLane::post(Work work, Failed failed) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back({std::move(work), std::move(failed)});
    }
    wake_.notify_one();
}

void TableLane::stop() {
    const std::lock_guard lock(mutex_);
    waiting_.clear();
    if (source_ && busy_) {
        source_->interrupt();
    }
}

bool TableLane::idle() const {
    const std::lock_guard lock(mutex_);
    return !busy_ && waiting_.empty();
}

void TableLane::run() {
    std::unique_lock lock(mutex_);
    while (!ending_) {
        wake_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
        if (ending_) {
            break;
        }
        const Task task = std::move(waiting_.front());
        waiting_.pop_front();
        const TableOrigin origin = origin_;
        busy_ = true;
        lock.unlock();
        carryOut(task, origin);
        lock.lock();
        busy_ = false;
    }
    // The connection was made by this thread, and ends with it.
    lock.unlock();
    source_.reset();
}

void TableLane::carryOut(const Task& task, const TableOrigin& origin) {
    try {
        if (!origin.workspace) {
            return;
        }
        if (!source_ || opened_ != origin) {
            auto made = std::make_unique<core::tables::TableSource>(
                origin.workspace->newReader(), origin.table, origin.layer, origin.scenario);
            const std::lock_guard lock(mutex_);
            source_ = std::move(made);
            opened_ = origin;
        }
        task.work(*source_);
    } catch (const core::Error& error) {
        task.failed(error);
    } catch (const std::exception& error) {
        task.failed(core::Error(core::Code::Bug, error.what()));
    }
}

} // namespace ui
