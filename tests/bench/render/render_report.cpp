// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/render/render_bench.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace bench {

namespace {

std::string underscored(std::string name) {
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
}

double rounded(double value) {
    return std::round(value * 100) / 100;
}

} // namespace

double Timing::median() const {
    return quantile(0.5);
}

double Timing::quantile(double part) const {
    if (values.empty()) {
        return 0;
    }
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    const auto place = static_cast<std::size_t>(
        std::ceil(part * static_cast<double>(sorted.size())) - (part > 0 ? 1 : 0));
    return sorted[std::min(place, sorted.size() - 1)];
}

std::string textOf(const std::vector<Timing>& timings) {
    std::string text = "| ms | median | p95 | p99 | target | |\n|---|--:|--:|--:|--:|---|\n";
    for (const Timing& timing : timings) {
        text += core::format(
            "| {} | {:.2f} | {:.2f} | {:.2f} | {} | {} |\n", timing.name, timing.median(),
            timing.quantile(0.95), timing.quantile(0.99),
            timing.target > 0 ? core::format("{:.0f}, p{:.0f}", timing.target, timing.share * 100)
                              : "",
            timing.met() ? "" : "missed");
    }
    return text;
}

core::Json jsonOf(const std::vector<Timing>& all) {
    core::Json timings = core::Json::object();
    for (const Timing& timing : all) {
        timings[underscored(timing.name)] = {{"median_ms", rounded(timing.median())},
                                             {"p95_ms", rounded(timing.quantile(0.95))},
                                             {"p99_ms", rounded(timing.quantile(0.99))},
                                             {"runs", timing.values.size()},
                                             {"target_ms", timing.target},
                                             {"target_quantile", timing.share},
                                             {"met", timing.met()}};
    }
    return timings;
}

std::string textOf(const RenderReport& report) {
    std::string text =
        core::format("{} units, {} vertices, {} arcs, {} points\n", core::grouped(report.units),
                     core::grouped(static_cast<std::int64_t>(report.vertices)),
                     core::grouped(report.arcs), core::grouped(report.points));
    text += textOf(report.timings);
    for (const PeerRatio& ratio : report.ratios) {
        text += core::format("{} {}: {:.1f} ms, ours {:.1f} ms, {:.2f} of it (target {:.2f})\n",
                             report.peerName, ratio.view, ratio.peer, ratio.ours, ratio.ratio(),
                             ratio.target);
    }
    text +=
        core::format("{} pixels of background inside the plan at {} scales; {:.0f} MB at most\n",
                     core::grouped(report.slivers), report.scales, report.peakMegabytes);
    return text;
}

void to_json(core::Json& json, const RenderReport& report) {
    const core::Json timings = jsonOf(report.timings);
    core::Json ratios = core::Json::object();
    for (const PeerRatio& ratio : report.ratios) {
        ratios[underscored(ratio.view)] = {{"peer_ms", rounded(ratio.peer)},
                                           {"ours_ms", rounded(ratio.ours)},
                                           {"ratio", rounded(ratio.ratio())},
                                           {"target", ratio.target}};
    }
    json = {{"units", report.units},   {"vertices", report.vertices},
            {"arcs", report.arcs},     {"points", report.points},
            {"timings", timings},      {"peer", report.peerName},
            {"ratios", ratios},        {"slivers", report.slivers},
            {"scales", report.scales}, {"peak_mb", rounded(report.peakMegabytes)}};
}

} // namespace bench
