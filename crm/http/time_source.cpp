// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/http/time_source.h"

#include "core/base/pause.h"

#include <chrono>

namespace crm {

TimeSource systemClock() {
    return {[] {
                namespace chrono = std::chrono;
                return chrono::duration_cast<chrono::milliseconds>(
                           chrono::system_clock::now().time_since_epoch())
                    .count();
            },
            core::pause};
}

} // namespace crm
