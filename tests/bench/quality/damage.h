// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "tests/bench/quality/generated_accounts.h"

namespace bench {

/// A copy of an account as a second clerk, or a second system, would have entered it: with one to
/// four damages. The company stays the same.
GeneratedAccount damaged(const GeneratedAccount& account, core::Random& random);

} // namespace bench
