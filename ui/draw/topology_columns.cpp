// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/topology_columns.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr std::uint32_t kMostLevels = 32;

/// What a topology has besides its columns.
struct Head {
    double originX = 0;
    double originY = 0;
    std::int32_t nodeCount = 0;
    std::uint32_t levels = 0;
};

template <class T> TopologyColumns::Bytes bytesOf(const Column<T>& column) {
    return std::as_bytes(std::span(column.data(), column.size()));
}

template <class T> bool mapInto(TopologyColumns::Bytes bytes, Column<T>& column) {
    if (bytes.size() % sizeof(T) != 0 ||
        reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(T) != 0) {
        return false;
    }
    column = Column<T>::mapped(reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T));
    return true;
}

/// Starts of rows within `total` values: from 0 up to there, each at least `least` long.
template <class T> bool areStarts(const Column<T>& starts, std::size_t total, std::size_t least) {
    if (starts.empty() || starts[0] != 0 ||
        static_cast<std::size_t>(starts[starts.size() - 1]) != total) {
        return false;
    }
    for (std::size_t i = 1; i < starts.size(); ++i) {
        if (static_cast<std::size_t>(starts[i]) > total || starts[i] < starts[i - 1] ||
            static_cast<std::size_t>(starts[i] - starts[i - 1]) < least) {
            return false;
        }
    }
    return true;
}

bool within(int number, int first, std::size_t end) {
    return number >= first && number < static_cast<std::int64_t>(end);
}

} // namespace

void TopologyColumns::write(const Topology& topology, const std::function<void(Bytes)>& put) {
    const Head head{topology.origin_.x, topology.origin_.y, topology.nodeCount_,
                    static_cast<std::uint32_t>(topology.levels_.size())};
    put(std::as_bytes(std::span(&head, 1)));
    put(bytesOf(topology.sides_));
    put(bytesOf(topology.overlapped_));
    put(bytesOf(topology.nodes_));
    put(bytesOf(topology.arcBoxes_));
    put(bytesOf(topology.polygonRings_));
    put(bytesOf(topology.ringStarts_));
    put(bytesOf(topology.refs_));
    put(bytesOf(topology.polygonBoxes_));
    for (const Topology::Level& level : topology.levels_) {
        put(std::as_bytes(std::span(&level.metresPerPixel, 1)));
        put(bytesOf(level.starts));
        put(bytesOf(level.vertices));
    }
}

bool TopologyColumns::read(const std::function<Bytes()>& take, std::shared_ptr<const void> source,
                           Topology& topology) {
    Column<Head> head;
    if (!mapInto(take(), head) || head.size() != 1 || head[0].levels == 0 ||
        head[0].levels > kMostLevels || !std::isfinite(head[0].originX) ||
        !std::isfinite(head[0].originY) || head[0].nodeCount < 0) {
        return false;
    }
    topology.origin_ = {head[0].originX, head[0].originY};
    topology.nodeCount_ = head[0].nodeCount;
    topology.source_ = std::move(source);
    bool read = mapInto(take(), topology.sides_) && mapInto(take(), topology.overlapped_) &&
                mapInto(take(), topology.nodes_) && mapInto(take(), topology.arcBoxes_) &&
                mapInto(take(), topology.polygonRings_) && mapInto(take(), topology.ringStarts_) &&
                mapInto(take(), topology.refs_) && mapInto(take(), topology.polygonBoxes_);
    for (std::uint32_t i = 0; read && i < head[0].levels; ++i) {
        Topology::Level level;
        Column<double> metres;
        read = mapInto(take(), metres) && metres.size() == 1 && mapInto(take(), level.starts) &&
               mapInto(take(), level.vertices);
        if (read) {
            level.metresPerPixel = metres[0];
            topology.levels_.push_back(std::move(level));
        }
    }
    return read && sound(topology);
}

bool TopologyColumns::sound(const Topology& topology) {
    const std::size_t arcs = topology.sides_.size();
    const std::size_t polygons = topology.polygonBoxes_.size();
    const std::size_t rings = topology.ringStarts_.size() - 1;
    bool good = topology.overlapped_.size() == arcs && topology.nodes_.size() == arcs &&
                topology.arcBoxes_.size() == arcs &&
                topology.polygonRings_.size() == polygons + 1 && !topology.ringStarts_.empty() &&
                areStarts(topology.polygonRings_, rings, 0) &&
                areStarts(topology.ringStarts_, topology.refs_.size(), 1);
    for (std::size_t arc = 0; good && arc < arcs; ++arc) {
        const auto nodes = static_cast<std::size_t>(topology.nodeCount_);
        good = within(topology.sides_[arc].left, -1, polygons) &&
               within(topology.sides_[arc].right, -1, polygons) &&
               within(topology.nodes_[arc].first, 0, nodes) &&
               within(topology.nodes_[arc].second, 0, nodes);
    }
    good = good && std::all_of(topology.refs_.begin(), topology.refs_.end(),
                               [&](ArcRef ref) { return within(arcOf(ref), 0, arcs); });
    return good && std::all_of(topology.levels_.begin(), topology.levels_.end(),
                               [&](const Topology::Level& level) {
                                   return level.starts.size() == arcs + 1 &&
                                          areStarts(level.starts, level.vertices.size(), 2);
                               });
}

} // namespace ui
