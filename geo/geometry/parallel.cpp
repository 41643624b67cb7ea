// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/parallel.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>
#include <vector>

namespace geo {

namespace {

/// Hands out ranges until none is left, or until a worker ended early (an exception is under way).
class Ranges {
public:
    Ranges(std::size_t count, std::size_t grain)
        : count_(count), grain_(std::max<std::size_t>(grain, 1)) {}

    bool next(std::size_t& begin, std::size_t& end) {
        begin = next_.fetch_add(grain_);
        end = std::min(begin + grain_, count_);
        return begin < count_;
    }
    void stop() { next_.store(count_); }
    double share() const {
        const std::size_t begun = std::min(next_.load(), count_);
        return count_ == 0 ? 1 : static_cast<double>(begun) / static_cast<double>(count_);
    }

private:
    std::size_t count_;
    std::size_t grain_;
    std::atomic<std::size_t> next_{0};
};

/// Stops the other workers when it goes out of scope without `finished`.
struct StopOthers {
    Ranges& ranges;
    bool finished = false;
    ~StopOthers() {
        if (!finished) {
            ranges.stop();
        }
    }
};

void work(Ranges& ranges, const core::Job& job, const RangeBody& body) {
    StopOthers guard{ranges};
    std::size_t begin = 0;
    std::size_t end = 0;
    while (ranges.next(begin, end)) {
        job.checkpoint();
        body(begin, end);
    }
    guard.finished = true;
}

} // namespace

void parallelFor(std::size_t count, std::size_t grain, core::Job& job, std::string_view text,
                 const RangeBody& body) {
    Ranges ranges(count, grain);
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t chunks =
        (count + std::max<std::size_t>(grain, 1) - 1) / std::max<std::size_t>(grain, 1);
    std::vector<std::future<void>> helpers;
    for (std::size_t i = 1; i < std::min(cores, chunks); ++i) {
        helpers.push_back(std::async(std::launch::async, [&] { work(ranges, job, body); }));
    }
    // Destroying a future of std::async waits for its thread, so nothing outlives this frame even
    // when the calling thread's own share throws.
    work(ranges, job, [&](std::size_t begin, std::size_t end) {
        body(begin, end);
        job.step(ranges.share(), text);
    });
    for (std::future<void>& helper : helpers) {
        helper.get();
    }
}

} // namespace geo
