// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "crm/auth/token_keeper.h"

#include <functional>
#include <memory>
#include <string>

namespace crm {

/// Puts a token where a server looks for it.
using Sign = std::function<void(core::FetchRequest&, const std::string& token)>;
/// "Authorization: <scheme> <token>".
Sign authorizationHeader(std::string scheme);

/// Whether an answer says that the token is no good.
using TokenRefused = std::function<bool(const core::FetchResponse&)>;

/// Signs each request. One whose token is refused (a 401, unless `refused` knows better) is made
/// once more with a renewed token; the server did nothing the first time.
core::Fetch authorised(core::Fetch fetch, std::shared_ptr<TokenKeeper> keeper, Sign sign,
                       TokenRefused refused = {});

} // namespace crm
