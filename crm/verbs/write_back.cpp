// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/verbs/write_back.h"

namespace crm {

CrmConnection switchWriteBack(core::Workspace& ws, const std::string& connection, bool on) {
    CrmConnection meant = requireConnection(ws.reader(), connection);
    if (meant.writeBack != on) {
        ws.record((on ? "Allow writing to " : "Forbid writing to ") + meant.name,
                  [&](core::Record& record) { setWriteBack(record, meant.id, on); });
        meant.writeBack = on;
    }
    return meant;
}

} // namespace crm
