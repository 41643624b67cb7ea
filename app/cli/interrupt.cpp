// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <atomic>
#include <csignal>

namespace app {

namespace {

// A signal handler may only touch lock-free atomics; Job's flags are such.
std::atomic<core::Job*> currentJob{nullptr};
std::atomic<bool> wrapUpFirst{false};

void onSignal(int) {
    core::Job* job = currentJob.load();
    if (job == nullptr) {
        return;
    }
    if (wrapUpFirst.exchange(false)) {
        job->requestWrapUp();
    } else {
        job->cancel();
    }
}

} // namespace

InterruptGuard::InterruptGuard(core::Job& job, bool anytime) {
    wrapUpFirst = anytime;
    currentJob = &job;
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

InterruptGuard::~InterruptGuard() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    currentJob = nullptr;
}

} // namespace app
