// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geometry/parallel.h"
#include "geo/roads/hierarchy.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <mutex>
#include <numeric>

namespace geo {

namespace {

/// An arc while the graph shrinks, kept at both of its ends.
struct Arc {
    Vertex to = 0;
    std::uint32_t weight = 0;
    std::uint32_t middle = kNoMiddle;
    std::uint32_t hops = 1; ///< arcs of the graph that it stands for
};

struct Shortcut {
    Vertex from = 0;
    Vertex to = 0;
    std::uint32_t weight = 0;
    std::uint32_t middle = 0;
    std::uint32_t hops = 0;
};

using Arcs = std::vector<Arc>;

/// The graph of what is not contracted yet.
struct Core {
    std::vector<Arcs> out;
    std::vector<Arcs> in;
    std::vector<std::uint8_t> leaving; ///< being contracted in this round
};

/// Looks for ways around a vertex.
class WitnessSearch {
public:
    explicit WitnessSearch(std::size_t vertices) : labels_(vertices) {}

    /// Prepares the search from `source` that keeps off `avoid` and whatever is leaving.
    void begin(const Core& core, Vertex source, Vertex avoid, std::uint32_t limit, int most) {
        core_ = &core;
        avoid_ = avoid;
        limit_ = limit;
        left_ = most;
        ++run_;
        heap_.clear();
        push(source, 0, 0);
    }
    /// Whether some way of at most `weight` to `target` was found. May say no where there is one.
    bool reaches(Vertex target, std::uint32_t weight) {
        while (true) {
            const Label& label = labels_[target];
            if (label.run == run_ && label.distance <= weight) {
                return true;
            }
            if (left_ == 0 || heap_.empty() || heap_.front().distance > weight) {
                return false;
            }
            expand();
        }
    }

private:
    struct Label {
        std::uint32_t run = 0;
        std::uint32_t distance = 0;
    };
    struct Entry {
        std::uint32_t distance;
        Vertex vertex;
        std::uint32_t hops;
        bool operator<(const Entry& other) const { return distance > other.distance; }
    };
    void push(Vertex vertex, std::uint32_t distance, std::uint32_t hops) {
        Label& label = labels_[vertex];
        if (label.run == run_ && label.distance <= distance) {
            return;
        }
        label = {run_, distance};
        heap_.push_back({distance, vertex, hops});
        std::push_heap(heap_.begin(), heap_.end());
    }
    void expand() {
        std::pop_heap(heap_.begin(), heap_.end());
        const Entry entry = heap_.back();
        heap_.pop_back();
        if (labels_[entry.vertex].distance < entry.distance) {
            return; // a shorter way was found meanwhile
        }
        --left_;
        for (const Arc& arc : core_->out[entry.vertex]) {
            const std::uint32_t distance = entry.distance + arc.weight;
            if (distance <= limit_ && arc.to != avoid_ && core_->leaving[arc.to] == 0) {
                push(arc.to, distance, entry.hops + 1);
            }
        }
    }

    const Core* core_ = nullptr;
    Vertex avoid_ = 0;
    std::uint32_t limit_ = 0;
    int left_ = 0;
    std::uint32_t run_ = 0;
    std::vector<Label> labels_;
    std::vector<Entry> heap_;
};

/// What one thread needs to itself.
struct Worker {
    explicit Worker(std::size_t vertices) : search(vertices) {}
    WitnessSearch search;
    std::vector<Shortcut> shortcuts;
};

/// Lends workers to whichever thread asks.
class WorkerPool {
public:
    explicit WorkerPool(std::size_t vertices) : vertices_(vertices) {}

    template <class Body> void use(Body&& body) {
        std::unique_ptr<Worker> worker = take();
        body(*worker);
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(worker));
    }

private:
    std::unique_ptr<Worker> take() {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) {
            return std::make_unique<Worker>(vertices_);
        }
        std::unique_ptr<Worker> worker = std::move(idle_.back());
        idle_.pop_back();
        return worker;
    }

    std::size_t vertices_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Worker>> idle_;
};

/// Spreads numbers, so that equal importance does not make long rows wait for each other.
std::uint32_t scattered(std::uint32_t value) {
    value = (value ^ (value >> 16)) * 0x45D9F3B;
    value = (value ^ (value >> 16)) * 0x45D9F3B;
    return value ^ (value >> 16);
}

void addOrShorten(Arcs& arcs, const Arc& arc) {
    const auto known =
        std::find_if(arcs.begin(), arcs.end(), [&](const Arc& a) { return a.to == arc.to; });
    if (known == arcs.end()) {
        arcs.push_back(arc);
    } else if (arc.weight < known->weight) {
        *known = arc;
    }
}

void removeArc(Arcs& arcs, Vertex to) {
    const auto known =
        std::find_if(arcs.begin(), arcs.end(), [&](const Arc& a) { return a.to == to; });
    if (known != arcs.end()) {
        *known = arcs.back();
        arcs.pop_back();
    }
}

class Contraction {
public:
    Contraction(const SearchGraph& graph, core::Job& job);
    Hierarchy run();

private:
    void findShortcuts(Worker& worker, Vertex vertex, int most) const;
    void rate(Worker& worker, Vertex vertex);
    std::uint64_t key(Vertex vertex) const {
        const std::uint64_t importance = cost_[vertex] + kDepthCost * depth_[vertex];
        return (importance << 32) | scattered(vertex);
    }
    bool before(Vertex a, Vertex b) const {
        const std::uint64_t keyA = key(a);
        const std::uint64_t keyB = key(b);
        return keyA != keyB ? keyA < keyB : a < b;
    }
    bool isLeast(Vertex vertex) const;
    std::vector<Vertex> chooseIndependent();
    void contractRound(const std::vector<Vertex>& chosen);
    void detach(Vertex vertex);
    void release(Vertex vertex, Vertex contracted);
    std::vector<Vertex> rankOrder() const;
    Hierarchy finish();
    UpwardArcs rankArcs(std::vector<Arcs>& arcs, const Hierarchy& made) const;
    template <class Body> void spread(std::size_t count, Body&& body);

    static constexpr std::uint64_t kDepthCost = 4000;

    core::Job& job_;
    Core core_;
    WorkerPool pool_;
    std::vector<std::uint32_t> cost_;
    std::vector<std::uint32_t> depth_;
    std::vector<std::uint8_t> stale_;
    std::vector<Vertex> remaining_;
    std::size_t contracted_ = 0;
};

Contraction::Contraction(const SearchGraph& graph, core::Job& job)
    : job_(job), pool_(graph.vertexCount()), cost_(graph.vertexCount(), 0),
      depth_(graph.vertexCount(), 0), stale_(graph.vertexCount(), 0),
      remaining_(graph.vertexCount()) {
    core_.out.resize(graph.vertexCount());
    core_.in.resize(graph.vertexCount());
    core_.leaving.assign(graph.vertexCount(), 0);
    std::iota(remaining_.begin(), remaining_.end(), 0U);
    for (const Vertex vertex : remaining_) {
        for (const SearchArc& arc : graph.leaving(vertex)) {
            if (arc.to != vertex) {
                addOrShorten(core_.out[vertex], {arc.to, arc.weight, kNoMiddle, 1});
            }
        }
        for (const Arc& arc : core_.out[vertex]) {
            core_.in[arc.to].push_back({vertex, arc.weight, kNoMiddle, 1});
        }
    }
}

/// Runs `body(index)` for all of 0 to `count`, on all cores where that is worth it.
template <class Body> void Contraction::spread(std::size_t count, Body&& body) {
    constexpr std::size_t kWorthIt = 48;
    const auto range = [&](std::size_t begin, std::size_t end) {
        pool_.use([&](Worker& worker) {
            for (std::size_t i = begin; i < end; ++i) {
                body(worker, i);
            }
        });
    };
    const core::Job::Part part(job_, 0, 0);
    if (count < kWorthIt) {
        range(0, count);
    } else {
        parallelFor(count, std::clamp<std::size_t>(count / 16, 16, 1024), job_,
                    "ordering roads by importance", range);
    }
}

/// The arcs that must be added when `vertex` goes, as far as a search of `most` steps can tell.
void Contraction::findShortcuts(Worker& worker, Vertex vertex, int most) const {
    worker.shortcuts.clear();
    const Arcs& out = core_.out[vertex];
    std::uint32_t longest = 0;
    for (const Arc& arc : out) {
        longest = std::max(longest, arc.weight);
    }
    for (const Arc& into : core_.in[vertex]) {
        bool begun = false;
        for (const Arc& onward : out) {
            if (onward.to == into.to) {
                continue;
            }
            if (!begun) {
                worker.search.begin(core_, into.to, vertex, into.weight + longest, most);
                begun = true;
            }
            const std::uint32_t weight = into.weight + onward.weight;
            if (!worker.search.reaches(onward.to, weight)) {
                worker.shortcuts.push_back(
                    {into.to, onward.to, weight, vertex, into.hops + onward.hops});
            }
        }
    }
}

void Contraction::rate(Worker& worker, Vertex vertex) {
    constexpr int kSteps = 60;
    findShortcuts(worker, vertex, kSteps);
    std::uint64_t hopsRemoved = 0;
    std::uint64_t hopsAdded = 0;
    for (const Arcs* arcs : {&core_.out[vertex], &core_.in[vertex]}) {
        for (const Arc& arc : *arcs) {
            hopsRemoved += arc.hops;
        }
    }
    for (const Shortcut& shortcut : worker.shortcuts) {
        hopsAdded += 2 * shortcut.hops;
    }
    const std::size_t removed = core_.out[vertex].size() + core_.in[vertex].size();
    const std::size_t added = 2 * worker.shortcuts.size();
    const std::uint64_t cost =
        removed == 0
            ? 0
            : 4000 * added / removed + 1000 * hopsAdded / std::max<std::uint64_t>(hopsRemoved, 1);
    cost_[vertex] = static_cast<std::uint32_t>(std::min<std::uint64_t>(cost, 1'000'000'000));
    stale_[vertex] = 0;
}

bool Contraction::isLeast(Vertex vertex) const {
    const auto isBefore = [&](const Arc& arc) { return before(vertex, arc.to); };
    return std::all_of(core_.out[vertex].begin(), core_.out[vertex].end(), isBefore) &&
           std::all_of(core_.in[vertex].begin(), core_.in[vertex].end(), isBefore);
}

/// Vertices that come before all of their neighbours. A cost is found anew only when its vertex is
/// about to be chosen: costs mostly grow.
std::vector<Vertex> Contraction::chooseIndependent() {
    std::vector<Vertex> chosen;
    const auto keepLeast = [this, &chosen](const std::vector<Vertex>& from) {
        std::vector<std::uint8_t> least(from.size());
        spread(from.size(), [&](Worker&, std::size_t i) { least[i] = isLeast(from[i]) ? 1 : 0; });
        chosen.clear();
        for (std::size_t i = 0; i < from.size(); ++i) {
            if (least[i] != 0) {
                chosen.push_back(from[i]);
            }
        }
    };
    keepLeast(remaining_);
    std::vector<Vertex> rated;
    std::copy_if(chosen.begin(), chosen.end(), std::back_inserter(rated),
                 [this](Vertex vertex) { return stale_[vertex] != 0; });
    spread(rated.size(), [&](Worker& worker, std::size_t i) { rate(worker, rated[i]); });
    if (!rated.empty()) {
        const std::vector<Vertex> candidates = std::move(chosen);
        keepLeast(candidates);
    }
    return chosen;
}

/// Takes the arcs of `vertex` with its neighbours; its own stay, as its arcs upward.
void Contraction::detach(Vertex vertex) {
    for (const Arc& arc : core_.out[vertex]) {
        removeArc(core_.in[arc.to], vertex);
        release(arc.to, vertex);
    }
    for (const Arc& arc : core_.in[vertex]) {
        removeArc(core_.out[arc.to], vertex);
        release(arc.to, vertex);
    }
}

void Contraction::release(Vertex vertex, Vertex contracted) {
    depth_[vertex] = std::max(depth_[vertex], depth_[contracted] + 1);
    stale_[vertex] = 1;
}

void Contraction::contractRound(const std::vector<Vertex>& chosen) {
    constexpr int kSteps = 250;
    // Of two vertices that leave at once, neither may stand witness for the other.
    for (const Vertex vertex : chosen) {
        core_.leaving[vertex] = 1;
    }
    std::vector<std::vector<Shortcut>> found(chosen.size());
    spread(chosen.size(), [&](Worker& worker, std::size_t i) {
        findShortcuts(worker, chosen[i], kSteps);
        found[i] = worker.shortcuts;
    });
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        detach(chosen[i]);
        for (const Shortcut& s : found[i]) {
            addOrShorten(core_.out[s.from], {s.to, s.weight, s.middle, s.hops});
            addOrShorten(core_.in[s.to], {s.from, s.weight, s.middle, s.hops});
        }
    }
    contracted_ += chosen.size();
    std::erase_if(remaining_, [this](Vertex vertex) { return core_.leaving[vertex] != 0; });
}

UpwardArcs Contraction::rankArcs(std::vector<Arcs>& arcs, const Hierarchy& made) const {
    std::vector<std::uint32_t> first = {0};
    std::vector<SearchArc> ranked;
    std::vector<std::uint32_t> middle;
    first.reserve(arcs.size() + 1);
    for (const Vertex vertex : made.vertexOf) {
        Arcs& own = arcs[vertex];
        std::sort(own.begin(), own.end(), [&](const Arc& a, const Arc& b) {
            return made.rankOf[a.to] < made.rankOf[b.to];
        });
        for (const Arc& arc : own) {
            ranked.push_back({made.rankOf[arc.to], arc.weight});
            middle.push_back(arc.middle == kNoMiddle ? kNoMiddle : made.rankOf[arc.middle]);
        }
        first.push_back(static_cast<std::uint32_t>(ranked.size()));
        Arcs().swap(own);
    }
    UpwardArcs upward;
    upward.first = std::move(first);
    upward.arcs = std::move(ranked);
    upward.middle = std::move(middle);
    return upward;
}

/// Any order in which neighbours that left later come first will do. This one takes each vertex
/// right after those above it that have no place yet, so that a search stays near in memory.
std::vector<Vertex> Contraction::rankOrder() const {
    std::vector<Vertex> order;
    order.reserve(depth_.size());
    std::vector<std::uint8_t> seen(depth_.size(), 0);
    std::vector<std::pair<Vertex, bool>> open;
    for (Vertex root = 0; root < depth_.size(); ++root) {
        open.emplace_back(root, false);
        while (!open.empty()) {
            const auto [vertex, done] = open.back();
            open.pop_back();
            if (done) {
                order.push_back(vertex);
                continue;
            }
            if (seen[vertex] != 0) {
                continue;
            }
            seen[vertex] = 1;
            open.emplace_back(vertex, true);
            for (const Arcs* arcs : {&core_.out[vertex], &core_.in[vertex]}) {
                for (const Arc& arc : *arcs) {
                    if (seen[arc.to] == 0) {
                        open.emplace_back(arc.to, false);
                    }
                }
            }
        }
    }
    return order;
}

Hierarchy Contraction::finish() {
    std::vector<Vertex> vertexOf = rankOrder();
    std::vector<Vertex> rankOf(vertexOf.size());
    for (Vertex rank = 0; rank < vertexOf.size(); ++rank) {
        rankOf[vertexOf[rank]] = rank;
    }
    Hierarchy made;
    made.rankOf = std::move(rankOf);
    made.vertexOf = std::move(vertexOf);
    made.up = rankArcs(core_.out, made);
    made.down = rankArcs(core_.in, made);
    return made;
}

Hierarchy Contraction::run() {
    spread(remaining_.size(),
           [this](Worker& worker, std::size_t i) { rate(worker, remaining_[i]); });
    const double all = static_cast<double>(std::max<std::size_t>(depth_.size(), 1));
    while (!remaining_.empty()) {
        contractRound(chooseIndependent());
        job_.step(static_cast<double>(contracted_) / all, "ordering roads by importance");
    }
    return finish();
}

} // namespace

Hierarchy buildHierarchy(const SearchGraph& graph, core::Job& job) {
    return Contraction(graph, job).run();
}

} // namespace geo
