// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "tests/support/virtual_clock.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace support {

/// One record of a fake CRM, alive or not.
struct FakeRecord {
    std::string id;
    core::Json fields = core::Json::object();
    core::InstantMs created = 0;
    core::InstantMs modified = 0;
    std::int64_t version = 1; ///< of the whole table: never the same twice
    bool deleted = false;
    std::string mergedInto;          ///< id of the survivor; empty: was not merged
    core::InstantMs visibleFrom = 0; ///< lists and searches do not know it before
};

/// The records of one object of a fake CRM. Knows nothing of HTTP nor of any vendor.
class FakeTable {
public:
    using MakeId = std::function<std::string(std::int64_t number)>;

    FakeTable(VirtualClock clock, MakeId makeId)
        : clock_(std::move(clock)), makeId_(std::move(makeId)) {}
    FakeTable(const FakeTable& other)
        : clock_(other.clock_), makeId_(other.makeId_), lagMs_(other.lagMs_),
          lastNumber_(other.lastNumber_), lastVersion_(other.lastVersion_),
          records_(other.records_) {
        for (const FakeRecord* record : other.order_) {
            order_.push_back(&records_.at(record->id));
        }
    }
    FakeTable& operator=(const FakeTable& other) { return *this = FakeTable(other); }
    FakeTable(FakeTable&&) = default;
    FakeTable& operator=(FakeTable&&) = default;
    ~FakeTable() = default;

    /// New records and changes are not seen by lists for so long.
    void setLag(double seconds) { lagMs_ = static_cast<core::InstantMs>(seconds * 1000); }

    std::string insert(core::Json fields) {
        FakeRecord record;
        record.id = makeId_(++lastNumber_);
        record.fields = std::move(fields);
        record.created = clock_.now();
        stamp(record);
        keep(record);
        return record.id;
    }
    /// A record with an id of the caller's choice; its fields are added where it is there already.
    void put(const std::string& id, const core::Json& fields) {
        if (!update(id, fields)) {
            FakeRecord record;
            record.id = id;
            record.fields = fields;
            record.created = clock_.now();
            stamp(record);
            keep(record);
        }
    }
    /// False if there is no such record, or it is deleted.
    bool update(const std::string& id, const core::Json& fields) {
        FakeRecord* record = find(id);
        if (record == nullptr) {
            return false;
        }
        for (const auto& [name, value] : fields.items()) {
            record->fields[name] = value;
        }
        stamp(*record);
        return true;
    }
    bool erase(const std::string& id) {
        FakeRecord* record = find(id);
        if (record == nullptr) {
            return false;
        }
        record->deleted = true;
        stamp(*record);
        return true;
    }
    void merge(const std::string& loser, const std::string& survivor) {
        records_.at(loser).mergedInto = survivor;
        erase(loser);
        update(survivor, core::Json::object());
    }
    /// Forgets deleted records for good, tombstones and all.
    void purge() {
        std::erase_if(order_, [](const FakeRecord* record) { return record->deleted; });
        std::erase_if(records_, [](const auto& entry) { return entry.second.deleted; });
    }

    /// Alive; null otherwise.
    FakeRecord* find(const std::string& id) {
        const auto it = records_.find(id);
        return it == records_.end() || it->second.deleted ? nullptr : &it->second;
    }
    /// Alive, with that value of a field.
    std::vector<FakeRecord*> findBy(const std::string& field, const std::string& value) {
        std::vector<FakeRecord*> found;
        for (FakeRecord* record : order_) {
            if (!record->deleted && record->fields.contains(field) &&
                record->fields[field] == value) {
                found.push_back(record);
            }
        }
        return found;
    }
    /// All that lists may see now, in order of creation; also the deleted ones.
    std::vector<const FakeRecord*> visible() const {
        std::vector<const FakeRecord*> list;
        const core::InstantMs now = clock_.now();
        for (const FakeRecord* record : order_) {
            if (record->visibleFrom <= now) {
                list.push_back(record);
            }
        }
        return list;
    }
    /// The same, in order of id, from the first one behind `id` on; until `use` returns false.
    template <class Use> void eachBehind(const std::string& id, const Use& use) const {
        const core::InstantMs now = clock_.now();
        for (auto it = records_.upper_bound(id); it != records_.end(); ++it) {
            if (it->second.visibleFrom <= now && !use(it->second)) {
                return;
            }
        }
    }
    /// All of them, whether lists may see them or not.
    std::vector<const FakeRecord*> everything() const { return {order_.begin(), order_.end()}; }
    /// Some of the records with these ids, whether deleted or not.
    std::vector<const FakeRecord*> all(const std::vector<std::string>& ids, std::size_t from,
                                       std::size_t to) const {
        std::vector<const FakeRecord*> list;
        for (std::size_t i = from; i < to; ++i) {
            const auto it = records_.find(ids[i]);
            if (it != records_.end()) {
                list.push_back(&it->second);
            }
        }
        return list;
    }
    std::size_t alive() const {
        std::size_t count = 0;
        for (const auto& [id, record] : records_) {
            count += record.deleted ? 0 : 1;
        }
        return count;
    }
    /// For tests that need one instant for many.
    void stampAll(core::InstantMs moment) {
        for (auto& [id, record] : records_) {
            record.modified = moment;
        }
    }

    /// As if they had been made one after the other between two moments.
    void spread(core::InstantMs from, core::InstantMs to) {
        const auto count = static_cast<core::InstantMs>(std::max<std::size_t>(1, order_.size()));
        core::InstantMs place = 0;
        for (FakeRecord* record : order_) {
            record->created = record->modified = from + (to - from) / count * place++;
        }
    }

private:
    /// Ids that are numbers sort as such.
    struct IdLess {
        bool operator()(const std::string& a, const std::string& b) const {
            return a.size() != b.size() ? a.size() < b.size() : a < b;
        }
    };
    void keep(const FakeRecord& record) {
        const auto [at, isNew] = records_.insert_or_assign(record.id, record);
        if (isNew) {
            order_.push_back(&at->second);
        }
    }
    void stamp(FakeRecord& record) {
        record.modified = clock_.now();
        record.version = ++lastVersion_;
        record.visibleFrom = clock_.now() + lagMs_;
    }

    VirtualClock clock_;
    MakeId makeId_;
    core::InstantMs lagMs_ = 0;
    std::int64_t lastNumber_ = 0;
    std::int64_t lastVersion_ = 0;
    std::map<std::string, FakeRecord, IdLess> records_;
    std::vector<FakeRecord*> order_; ///< of creation
};

} // namespace support
