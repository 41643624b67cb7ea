// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/visvalingam.h"

#include <cmath>
#include <limits>
#include <queue>

namespace ui {

namespace {

constexpr double kSquareCentimetre = 1e-4;

double triangle(Vertex a, Vertex b, Vertex c) {
    const double abX = static_cast<double>(b.x) - a.x;
    const double abY = static_cast<double>(b.y) - a.y;
    const double acX = static_cast<double>(c.x) - a.x;
    const double acY = static_cast<double>(c.y) - a.y;
    return std::abs(abX * acY - abY * acX) * 0.5 * kSquareCentimetre;
}

struct Candidate {
    double area;
    int vertex;
    int version;

    /// The smallest area on top; ties by position, so that the result never depends on the heap.
    bool operator<(const Candidate& other) const {
        return area != other.area ? area > other.area : vertex > other.vertex;
    }
};

} // namespace

std::vector<float> visvalingamWeights(std::span<const Vertex> line) {
    const int n = static_cast<int>(line.size());
    std::vector<float> weights(n, std::numeric_limits<float>::infinity());
    if (n < 3) {
        return weights;
    }
    const int keep = line.front() == line.back() ? 2 : 0;
    std::vector<int> previous(n), next(n), version(n, 0);
    std::vector<Candidate> initial;
    initial.reserve(n);
    for (int i = 0; i < n; ++i) {
        previous[i] = i - 1;
        next[i] = i + 1;
        if (i > 0 && i + 1 < n) {
            initial.push_back({triangle(line[i - 1], line[i], line[i + 1]), i, 0});
        }
    }
    std::priority_queue<Candidate> heap({}, std::move(initial));
    double reached = 0;
    int left = n - 2;
    while (left > keep) {
        const Candidate top = heap.top();
        heap.pop();
        if (top.version != version[top.vertex]) {
            continue;
        }
        reached = std::max(reached, top.area);
        weights[top.vertex] = static_cast<float>(reached);
        version[top.vertex] = -1;
        --left;
        const int a = previous[top.vertex];
        const int b = next[top.vertex];
        next[a] = b;
        previous[b] = a;
        for (const int v : {a, b}) {
            if (v > 0 && v + 1 < n) {
                heap.push({triangle(line[previous[v]], line[v], line[next[v]]), v, ++version[v]});
            }
        }
    }
    return weights;
}

} // namespace ui
