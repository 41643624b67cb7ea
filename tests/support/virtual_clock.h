// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/http/time_source.h"

#include <atomic>
#include <cstdint>
#include <memory>

namespace support {

/// A clock that stands still until somebody waits; then the time has passed at once. Copies share
/// the time.
class VirtualClock {
public:
    static constexpr core::InstantMs kStart = 1'772'323'200'000; ///< 2026-03-01T00:00:00Z

    core::InstantMs now() const { return now_->load(); }
    void advance(double seconds) { *now_ += static_cast<core::InstantMs>(seconds * 1000); }

    crm::TimeSource clock() const {
        return {[now = now_] { return now->load(); },
                [now = now_](double seconds, core::Job& job) {
                    job.checkpoint();
                    *now += static_cast<core::InstantMs>(seconds * 1000);
                }};
    }

private:
    std::shared_ptr<std::atomic<core::InstantMs>> now_ =
        std::make_shared<std::atomic<core::InstantMs>>(kStart);
};

} // namespace support
