// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/roads/pace_graph.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cstdio>
#include <memory>

namespace bench {

namespace {

using core::Code;
using core::Error;

std::uint64_t splitmix64(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return x ^ (x >> 31);
}

/// The file as text, unpacked by the program xz where it is packed.
class TextSource {
public:
    explicit TextSource(const std::string& file) : packed_(file.ends_with(".xz")) {
        if (packed_) {
            std::string quoted = "'";
            for (const char c : file) {
                quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
            }
            stream_ = ::popen(("xz -dc " + quoted + "'").c_str(), "r");
        } else {
            stream_ = std::fopen(file.c_str(), "r");
        }
        if (stream_ == nullptr) {
            throw Error(Code::Input, core::format("{} cannot be read", file), "", file);
        }
    }
    ~TextSource() {
        if (packed_) {
            ::pclose(stream_);
        } else {
            std::fclose(stream_);
        }
    }
    TextSource(const TextSource&) = delete;
    TextSource& operator=(const TextSource&) = delete;
    std::FILE* get() const { return stream_; }

private:
    bool packed_;
    std::FILE* stream_ = nullptr;
};

} // namespace

geo::SearchGraph readPaceGraph(const std::string& file) {
    const TextSource source(file);
    unsigned long nodes = 0;
    unsigned long edges = 0;
    if (std::fscanf(source.get(), "p %*s %lu %lu", &nodes, &edges) != 2 || nodes > 50'000'000 ||
        edges > 200'000'000) {
        throw Error(Code::Input, core::format("{} does not begin with \"p tw N M\"", file),
                    "give a graph of the PACE challenge, or an OpenStreetMap extract", file);
    }
    std::vector<std::pair<geo::Vertex, geo::Vertex>> ends;
    std::vector<std::uint32_t> first(nodes + 1, 0);
    for (unsigned long i = 0; i < edges; ++i) {
        unsigned long u = 0;
        unsigned long v = 0;
        if (std::fscanf(source.get(), "%lu %lu", &u, &v) != 2 || u < 1 || v < 1 || u > nodes ||
            v > nodes) {
            throw Error(Code::Input, core::format("line {} of {} is no edge", i + 2, file), "",
                        file);
        }
        ends.emplace_back(static_cast<geo::Vertex>(u - 1), static_cast<geo::Vertex>(v - 1));
        ++first[u];
        ++first[v];
    }
    for (unsigned long i = 0; i < nodes; ++i) {
        first[i + 1] += first[i];
    }
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    std::vector<geo::SearchArc> arcs(2 * edges);
    for (const auto& [u, v] : ends) {
        const std::uint64_t low = std::min(u, v);
        const std::uint64_t high = std::max(u, v);
        const auto weight = static_cast<std::uint32_t>(100 + splitmix64((low << 32) | high) % 9901);
        arcs[next[u]++] = {v, weight};
        arcs[next[v]++] = {u, weight};
    }
    geo::SearchGraph graph;
    graph.first = std::move(first);
    graph.arcs = std::move(arcs);
    return graph;
}

} // namespace bench
