// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "crm/auth/token_keeper.h"

#include <memory>
#include <string>

namespace crm {

/// Adds "Authorization: <scheme> <token>" to each request. One that is answered with 401 is made
/// once more with a renewed token; the server did nothing the first time.
core::Fetch authorised(core::Fetch fetch, std::shared_ptr<TokenKeeper> keeper, std::string scheme);

} // namespace crm
