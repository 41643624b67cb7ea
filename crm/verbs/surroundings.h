// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/clock.h"
#include "crm/adapters/factory.h"

#include <functional>
#include <memory>

namespace crm {

/// Who makes the adapter of a connection: `makeAdapter`, or a test.
using AdapterMaker = std::function<std::unique_ptr<Adapter>(const CrmConnection&)>;

/// What the verbs of this layer stand on; tests bring their own.
struct Surroundings {
    AdapterMaker adapters = makeAdapter;
    Clock* clock = &Clock::system();
};

} // namespace crm
