// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/core_dumps.h"

#include <sys/resource.h>

namespace core {

void forbidCoreDumps() {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

} // namespace core
