// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/job.h"

#include "core/base/error.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kReportInterval = std::chrono::milliseconds(50);
constexpr double kSecondsBeforeEstimate = 0.5;
constexpr double kFractionBeforeEstimate = 0.02;

std::optional<double> estimateLeft(double elapsed, double fraction) {
    if (elapsed < kSecondsBeforeEstimate || fraction < kFractionBeforeEstimate) {
        return std::nullopt;
    }
    return elapsed * (1 - fraction) / fraction;
}

} // namespace

Job::Job() : Job(Observer{}) {}

Job::Job(Observer observer) : observer_(std::move(observer)), start_(Clock::now()) {}

void Job::step(double fraction, std::string_view text) {
    checkpoint();
    if (!observer_) {
        return;
    }
    const double overall = std::clamp(base_ + span_ * std::clamp(fraction, 0.0, 1.0), 0.0, 1.0);
    reported_ = std::max(reported_, overall);
    const auto now = Clock::now();
    if (now - lastReport_ < kReportInterval && reported_ < 1) {
        return;
    }
    lastReport_ = now;
    const double elapsed = std::chrono::duration<double>(now - start_).count();
    observer_(Progress{reported_, std::string(text), estimateLeft(elapsed, reported_)});
}

void Job::checkpoint() const {
    if (cancelled()) {
        throw Error(Code::Cancelled, "stopped at your request", "nothing unfinished was kept");
    }
}

Job::Part::Part(Job& job, double from, double to) : job_(job), base_(job.base_), span_(job.span_) {
    job_.base_ = base_ + span_ * from;
    job_.span_ = span_ * (to - from);
}

Job::Part::~Part() {
    job_.base_ = base_;
    job_.span_ = span_;
}

} // namespace core
