// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/bands.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>
#include <vector>

namespace core::analysis {

void inBands(int count, int bands, int threads,
             const std::function<void(int begin, int end)>& body) {
    bands = std::clamp(bands, 1, std::max(count, 1));
    std::atomic<int> next{0};
    const auto work = [&] {
        for (int band = next.fetch_add(1); band < bands; band = next.fetch_add(1)) {
            const auto edge = [&](int b) {
                return static_cast<int>(static_cast<long long>(count) * b / bands);
            };
            body(edge(band), edge(band + 1));
        }
    };
    std::vector<std::future<void>> helpers;
    for (int i = 1; i < std::min(threads, bands); ++i) {
        helpers.push_back(std::async(std::launch::async, work));
    }
    work(); // if it throws, the futures wait for their threads before anything is destroyed
    for (std::future<void>& helper : helpers) {
        helper.get();
    }
}

int usualThreads() {
    return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 8U));
}

} // namespace core::analysis
