// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace crm {

/// The secret of a web hook, from the environment: `EVENLODE_HOOK_SECRET_RELAY` for the hook, or
/// the connection, "relay"; other characters than letters and digits are underscores. Empty if it
/// is not set. Secrets are never kept in the workspace.
std::string hookSecret(const std::string& name);

} // namespace crm
