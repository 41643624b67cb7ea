// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/topology.h"

#include <algorithm>

namespace ui {

void VertexBox::add(Vertex v) {
    minX = std::min(minX, v.x);
    minY = std::min(minY, v.y);
    maxX = std::max(maxX, v.x);
    maxY = std::max(maxY, v.y);
}

void VertexBox::add(const VertexBox& other) {
    if (!other.empty()) {
        add(Vertex{other.minX, other.minY});
        add(Vertex{other.maxX, other.maxY});
    }
}

VertexBox Topology::bounds() const {
    VertexBox box;
    for (const VertexBox& polygon : polygonBoxes_) {
        box.add(polygon);
    }
    return box;
}

core::Box Topology::boundsInMetres() const {
    core::Box box;
    if (const VertexBox whole = bounds(); !whole.empty()) {
        box.add(toMetres({whole.minX, whole.minY}));
        box.add(toMetres({whole.maxX, whole.maxY}));
    }
    return box;
}

std::span<const ArcRef> Topology::ring(int number) const {
    return {refs_.data() + ringStarts_[number], refs_.data() + ringStarts_[number + 1]};
}

int Topology::levelFor(double metresPerPixel) const {
    int level = 0;
    while (level + 1 < levelCount() && levels_[level + 1].metresPerPixel <= metresPerPixel) {
        ++level;
    }
    return level;
}

std::span<const Vertex> Topology::arc(int arc, int level) const {
    const Level& l = levels_[level];
    return {l.vertices.data() + l.starts[arc], l.vertices.data() + l.starts[arc + 1]};
}

std::vector<Vertex> Topology::ringVertices(std::span<const ArcRef> ring, int level) const {
    std::vector<Vertex> out;
    for (const ArcRef ref : ring) {
        const auto vertices = arc(arcOf(ref), level);
        const std::size_t skip = out.empty() ? 0 : 1;
        if (ref >= 0) {
            out.insert(out.end(), vertices.begin() + skip, vertices.end());
        } else {
            out.insert(out.end(), vertices.rbegin() + skip, vertices.rend());
        }
    }
    return out;
}

namespace {

/// Chains the arcs of one group, each of which has the group on its left. As many of them enter a
/// node as leave it, so a walk that cannot go on has come back to where it began.
class Chainer {
public:
    explicit Chainer(const Topology& topology)
        : topology_(topology), firstOut_(topology.nodeCount(), -1) {}

    std::vector<std::vector<ArcRef>> chain(const std::vector<ArcRef>& refs) {
        std::vector<int> nextOut(refs.size(), -1);
        for (int i = static_cast<int>(refs.size()) - 1; i >= 0; --i) {
            int& head = firstOut_[topology_.startNode(refs[i])];
            nextOut[i] = head;
            head = i;
        }
        std::vector<std::vector<ArcRef>> rings;
        for (const ArcRef ref : refs) {
            if (std::vector<ArcRef> ring = walk(refs, nextOut, topology_.startNode(ref));
                !ring.empty()) {
                rings.push_back(std::move(ring));
            }
        }
        return rings;
    }

private:
    std::vector<ArcRef> walk(const std::vector<ArcRef>& refs, const std::vector<int>& nextOut,
                             int node) {
        std::vector<ArcRef> ring;
        const int start = node;
        while (firstOut_[node] >= 0) {
            const int i = firstOut_[node];
            firstOut_[node] = nextOut[i];
            ring.push_back(refs[i]);
            node = topology_.endNode(refs[i]);
            if (node == start) {
                break;
            }
        }
        return ring;
    }

    const Topology& topology_;
    std::vector<int> firstOut_;
};

} // namespace

std::vector<std::vector<std::vector<ArcRef>>>
dissolveGroups(const Topology& topology, std::span<const int> groupOf, int groupCount) {
    const auto groupAt = [&](int polygon) { return polygon < 0 ? -1 : groupOf[polygon]; };
    std::vector<std::vector<ArcRef>> refs(groupCount);
    for (int arc = 0; arc < topology.arcCount(); ++arc) {
        const int left = groupAt(topology.sides(arc).left);
        const int right = groupAt(topology.sides(arc).right);
        if (left == right) {
            continue;
        }
        if (left >= 0) {
            refs[left].push_back(arc);
        }
        if (right >= 0) {
            refs[right].push_back(~arc);
        }
    }
    Chainer chainer(topology);
    std::vector<std::vector<std::vector<ArcRef>>> rings;
    rings.reserve(groupCount);
    for (const auto& group : refs) {
        rings.push_back(chainer.chain(group));
    }
    return rings;
}

} // namespace ui
