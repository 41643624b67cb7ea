// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/sync/connection_store.h"
#include "crm/verbs/conflicts.h"
#include "crm/verbs/publish.h"
#include "crm/verbs/sync.h"
#include "tests/sync/crm_rig.h"
#include "tests/verbs/crm/crm_world.h"

#include <memory>
#include <string>

namespace crm::test {

/// A workspace with a small plan (see CrmWorld) that is connected to a rig.
struct SyncWorld {
    CrmWorld base;
    std::unique_ptr<CrmRig> rig;
    core::Job job;

    explicit SyncWorld(const RigMaker& maker) : rig(maker(base.dir.path().string())) {
        base.ws.record("connect",
                       [&](core::Record& record) { insertConnection(record, rig->connection()); });
    }

    Surroundings around() {
        return {[this](const CrmConnection&) { return rig->adapter(); }, &rig->clock()};
    }
    SyncParams params() {
        SyncParams params;
        params.around = around();
        return params;
    }
    SyncReport sync() { return sync(params()); }
    SyncReport sync(const SyncParams& params) {
        SyncReport report = crm::sync(base.ws, params, job);
        base.placeAccounts();
        return report;
    }
    PublishParams publishing() {
        PublishParams params = base.publishing();
        params.around = around();
        params.yes = true;
        return params;
    }
    PublishReport publish() { return crm::publish(base.ws, publishing(), job); }

    void set(const std::string& account, const std::string& field, const std::string& value) {
        setFields(base.ws, {account, "crm", {{field, value}}});
    }
    std::string here(const std::string& account, const std::string& field) const {
        return base.ws.reader()
            .text("SELECT coalesce(" + field +
                  ", '') FROM base_accounts WHERE removed = 0 AND "
                  "external_id = '" +
                  account + "'")
            .value_or("(none)");
    }
    std::int64_t count(const std::string& sql) const { return base.count(sql); }
    std::int64_t accounts() const {
        return count("SELECT count(*) FROM base_accounts WHERE removed = 0");
    }
};

} // namespace crm::test
