// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// How far a long operation is.
struct Progress {
    double fraction = 0;               ///< 0 to 1, never going back
    std::string text;                  ///< what is being done now
    std::optional<double> secondsLeft; ///< an estimate; empty while there is nothing to base one on
};

/// The one thing passed down into long work: reports progress, and tells whether to stop.
///
/// The worker calls `step` and `checkpoint`; another thread may call `cancel` (stop, keep nothing
/// that is not finished) or `requestWrapUp` (stop and keep the best so far). The observer runs on
/// the worker's thread, at most 20 times a second, and must not throw.
class Job {
public:
    using Observer = std::function<void(const Progress&)>;

    Job();
    explicit Job(Observer observer);
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    /// Reports progress within the present part; throws Error(Cancelled) if asked to stop.
    void step(double fraction, std::string_view text);
    /// Throws Error(Cancelled) if asked to stop. Cheap enough for inner loops.
    void checkpoint() const;

    void cancel() noexcept { cancelled_.store(true, std::memory_order_relaxed); }
    bool cancelled() const noexcept { return cancelled_.load(std::memory_order_relaxed); }
    void requestWrapUp() noexcept { wrapUp_.store(true, std::memory_order_relaxed); }
    /// True after `requestWrapUp` or `cancel`: anytime algorithms return their best so far.
    bool shouldWrapUp() const noexcept {
        return wrapUp_.load(std::memory_order_relaxed) || cancelled();
    }

    /// While it lives, `step(0..1)` means `from..to` of the enclosing range: for verbs made of
    /// verbs.
    class Part {
    public:
        Part(Job& job, double from, double to);
        ~Part();
        Part(const Part&) = delete;
        Part& operator=(const Part&) = delete;

    private:
        Job& job_;
        double base_;
        double span_;
    };

private:
    Observer observer_;
    std::atomic<bool> cancelled_{false};
    std::atomic<bool> wrapUp_{false};
    std::chrono::steady_clock::time_point start_;
    std::chrono::steady_clock::time_point lastReport_;
    double base_ = 0;
    double span_ = 1;
    double reported_ = 0;
};

} // namespace core
