// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/connection.h"
#include "crm/adapters/clock.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace crm::test {

/// A clock that only moves when it is told to, or when somebody waits. Its time is kept in a file,
/// so that processes share it.
class VirtualClock final : public Clock {
public:
    explicit VirtualClock(const std::string& path);
    std::int64_t nowMs() const override;
    void wait(double seconds, core::Job& job) override;
    void advance(double seconds) const;

private:
    core::Connection db_;
};

/// The records of a CRM, in a file of their own: what survives when whoever talks to it is killed.
/// One object, `accounts`, with the fields of `kFakeFields`; and `activities`, which are made by
/// key.
class FakeServer {
public:
    explicit FakeServer(const std::string& path, const Clock& clock);

    struct Row {
        std::string id;
        std::string object;
        std::string key;
        std::map<std::string, std::string> fields;
        std::int64_t version = 0;
        std::int64_t modifiedMs = 0;
        std::int64_t visibleMs = 0;
        bool gone = false;
        std::string survivor;
        int writes = 0; ///< by the adapter
    };

    /// As the CRM's own users do it.
    void put(const std::string& id, const std::map<std::string, std::string>& fields,
             double lateSeconds = 0);
    void edit(const std::string& id, const std::string& field, const std::string& value);
    void erase(const std::string& id);
    void merge(const std::string& id, const std::string& survivor);
    /// Many at once, all with the same time stamp.
    void fill(int count);

    Row row(const std::string& id) const;
    std::vector<Row> rows(const std::string& object = "accounts", bool withGone = false) const;
    std::vector<Row> byKey(const std::string& object, const std::string& key) const;

    /// As the adapter does it: applies fields, returns the new version. An empty id makes a record.
    std::string apply(const std::string& object, std::string id, const std::string& key,
                      const std::map<std::string, std::string>& fields, double lagSeconds);

    std::string setting(const std::string& name) const;
    void set(const std::string& name, const std::string& value) const;

    core::Connection& db() { return db_; }
    const Clock& clock() const { return clock_; }

private:
    void store(const Row& row);
    core::Connection db_;
    const Clock& clock_;
};

inline constexpr const char* kFakeFields[] = {"Id",  "Name",  "Street",  "City",     "State",
                                              "Zip", "Phone", "Terr",    "TerrName", "Owner",
                                              "Lon", "Lat",   "Quality", "Test"};

} // namespace crm::test
