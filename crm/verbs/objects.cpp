// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/objects.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/sync/outbox_store.h"

#include <algorithm>

namespace crm {

CrmConnection leaveOutObjects(core::Workspace& ws, const std::string& name,
                              const std::vector<std::string>& objects) {
    CrmConnection connection = requireConnection(ws.reader(), name);
    std::vector<std::string> leftOut;
    for (const std::string& object : objects) {
        const Object meant = objectOf(object);
        if (meant == Object::Account) {
            throw core::Error(core::Code::Usage, "accounts are always read",
                              "remove the connection if it shall not be read any more", object);
        }
        leftOut.emplace_back(objectName(meant));
    }
    std::sort(leftOut.begin(), leftOut.end());
    leftOut.erase(std::unique(leftOut.begin(), leftOut.end()), leftOut.end());
    ws.record("Choose what is read of " + connection.name,
              [&](core::Record& record) { setLeftOut(record, connection.id, leftOut); });
    connection.leftOut = std::move(leftOut);
    return connection;
}

} // namespace crm
