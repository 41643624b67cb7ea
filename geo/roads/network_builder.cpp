// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/network_builder.h"

#include "geo/roads/draft_turns.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace geo {

namespace {

/// The place of a cell along the Hilbert curve of order 16 (Warren 2012, section 16-3).
std::uint32_t hilbertIndex(std::uint32_t x, std::uint32_t y) {
    std::uint32_t index = 0;
    for (std::uint32_t s = 1U << 15; s > 0; s >>= 1) {
        const std::uint32_t rx = (x & s) != 0 ? 1 : 0;
        const std::uint32_t ry = (y & s) != 0 ? 1 : 0;
        index = (index << 2) | ((3 * rx) ^ ry);
        if (ry == 0) {
            if (rx == 1) {
                x = ~x;
                y = ~y;
            }
            std::swap(x, y);
        }
    }
    return index;
}

struct Piece {
    RoadSegment segment;
    std::uint32_t way = 0;
};

class Builder {
public:
    Builder(RoadDraft& draft, SpeedHabits habits) : draft_(draft), habits_(habits) {}
    RoadNetwork build();

private:
    std::span<const std::uint32_t> nodesOf(const DraftWay& way) const {
        return std::span<const std::uint32_t>(draft_.wayNodes).subspan(way.first, way.count);
    }
    /// Calls visit(run) for each unbroken row of at least two known nodes of a way.
    template <class Visit> void forRuns(const DraftWay& way, Visit&& visit) const;
    void countUses();
    void countLosses();
    void cutWays();
    void cutRun(std::uint32_t way, std::span<const std::uint32_t> run, double ferryPerMetre);
    void addPiece(std::uint32_t way, std::span<const std::uint32_t> nodes, double ferryPerMetre);
    std::uint32_t nodeFor(std::uint32_t draftNode);
    double lengthOf(std::span<const std::uint32_t> nodes) const;
    void sortNodes();
    void sortSegments();
    void banTurns(RoadNetwork& network);
    void keepNames(RoadNetwork& network) const;

    RoadDraft& draft_;
    SpeedHabits habits_;
    std::vector<std::uint8_t> uses_;
    std::vector<std::uint32_t> nodeOf_;
    std::vector<RoadNode> nodes_;
    std::vector<RoadPoint> points_;
    std::vector<Piece> pieces_;
    std::vector<RoadSegment> segments_;
    std::vector<std::uint32_t> segmentOfPiece_;
};

template <class Visit> void Builder::forRuns(const DraftWay& way, Visit&& visit) const {
    const std::span<const std::uint32_t> all = nodesOf(way);
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= all.size(); ++i) {
        if (i == all.size() || all[i] == kNoNode) {
            if (i - begin >= 2) {
                visit(all.subspan(begin, i - begin));
            }
            begin = i + 1;
        }
    }
}

void Builder::countLosses() {
    for (const DraftWay& way : draft_.ways) {
        const std::span<const std::uint32_t> all = nodesOf(way);
        const auto missing = std::count(all.begin(), all.end(), kNoNode);
        draft_.losses.missingNodes += missing;
        draft_.losses.cutWays += missing > 0 ? 1 : 0;
    }
}

void Builder::countUses() {
    uses_.assign(draft_.nodes.size(), 0);
    const auto use = [this](std::uint32_t node, int times) {
        uses_[node] = static_cast<std::uint8_t>(std::min(uses_[node] + times, 2));
    };
    for (const DraftWay& way : draft_.ways) {
        forRuns(way, [&](std::span<const std::uint32_t> run) {
            for (const std::uint32_t node : run) {
                use(node, draft_.nodes[node].rule.blocked ? 2 : 1);
            }
            use(run.front(), 2);
            use(run.back(), 2);
        });
    }
}

/// The road node of a draft node; a blocked one is another for every piece that ends there.
std::uint32_t Builder::nodeFor(std::uint32_t draftNode) {
    const DraftNode& from = draft_.nodes[draftNode];
    std::uint32_t& known = nodeOf_[draftNode];
    if (known == kNoNode || from.rule.blocked) {
        known = static_cast<std::uint32_t>(nodes_.size());
        nodes_.push_back({from.at, from.rule.blocked ? 0 : from.rule.delayMs});
    }
    return known;
}

double Builder::lengthOf(std::span<const std::uint32_t> nodes) const {
    double metres = 0;
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        metres += roadDistance(draft_.nodes[nodes[i - 1]].at, draft_.nodes[nodes[i]].at);
    }
    return metres;
}

void Builder::addPiece(std::uint32_t way, std::span<const std::uint32_t> nodes,
                       double ferryPerMetre) {
    const WayRule& rule = draft_.ways[way].rule;
    const double metres = lengthOf(nodes);
    if (metres <= 0 && nodes.front() == nodes.back()) {
        return;
    }
    Piece piece;
    piece.way = way;
    RoadSegment& segment = piece.segment;
    segment.from = nodeFor(nodes.front());
    segment.to = nodeFor(nodes.back());
    segment.firstPoint = static_cast<std::uint32_t>(points_.size());
    segment.pointCount = static_cast<std::uint32_t>(nodes.size());
    segment.lengthDm = static_cast<std::uint32_t>(std::max(1L, std::lround(metres * 10)));
    segment.roadClass = rule.roadClass;
    segment.fixedTime = ferryPerMetre > 0 ? 1 : 0;
    std::uint64_t delays[2] = {0, 0};
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const DraftNode& node = draft_.nodes[nodes[i]];
        points_.push_back(node.at);
        if (i > 0 && i + 1 < nodes.size()) {
            delays[0] += node.rule.facing >= 0 ? node.rule.delayMs : 0;
            delays[1] += node.rule.facing <= 0 ? node.rule.delayMs : 0;
        }
    }
    const auto timeOf = [&](double limit, std::uint64_t delay) {
        const double seconds = ferryPerMetre > 0 ? metres * ferryPerMetre
                                                 : metres * 3.6 / freeFlowKmh(rule, limit, habits_);
        const double ms = seconds * 1000 + static_cast<double>(delay);
        return static_cast<std::uint32_t>(std::clamp(std::round(ms), 1.0, 1e9));
    };
    if (rule.forward) {
        segment.forwardMs = timeOf(rule.limitForward, delays[0]);
    }
    if (rule.backward) {
        segment.backwardMs = timeOf(rule.limitBackward, delays[1]);
    }
    pieces_.push_back(piece);
}

void Builder::cutRun(std::uint32_t way, std::span<const std::uint32_t> run, double ferryPerMetre) {
    std::size_t begin = 0;
    for (std::size_t i = 1; i < run.size(); ++i) {
        if (uses_[run[i]] >= 2) {
            addPiece(way, run.subspan(begin, i - begin + 1), ferryPerMetre);
            begin = i;
        }
    }
}

void Builder::cutWays() {
    nodeOf_.assign(draft_.nodes.size(), kNoNode);
    for (std::uint32_t w = 0; w < draft_.ways.size(); ++w) {
        const DraftWay& way = draft_.ways[w];
        double ferryPerMetre = 0;
        if (way.rule.ferrySeconds > 0) {
            double metres = 0;
            forRuns(way, [&](auto run) { metres += lengthOf(run); });
            ferryPerMetre = metres > 0 ? way.rule.ferrySeconds / metres : 0;
        }
        forRuns(way, [&](auto run) { cutRun(w, run, ferryPerMetre); });
    }
}

void Builder::sortNodes() {
    core::Box box;
    for (const RoadNode& node : nodes_) {
        box.add(degreesOf(node.at));
    }
    const double scale = 65535 / std::max({box.width(), box.height(), 1e-9});
    std::vector<std::uint32_t> keys;
    keys.reserve(nodes_.size());
    for (const RoadNode& node : nodes_) {
        const core::Point p = degreesOf(node.at);
        keys.push_back(hilbertIndex(static_cast<std::uint32_t>((p.x - box.minX) * scale),
                                    static_cast<std::uint32_t>((p.y - box.minY) * scale)));
    }
    std::vector<std::uint32_t> order(nodes_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
    std::vector<std::uint32_t> place(nodes_.size());
    std::vector<RoadNode> sorted;
    sorted.reserve(nodes_.size());
    for (const std::uint32_t old : order) {
        place[old] = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(nodes_[old]);
    }
    nodes_ = std::move(sorted);
    for (Piece& piece : pieces_) {
        piece.segment.from = place[piece.segment.from];
        piece.segment.to = place[piece.segment.to];
    }
    for (std::uint32_t& node : nodeOf_) {
        node = node == kNoNode ? kNoNode : place[node];
    }
}

void Builder::sortSegments() {
    std::vector<std::uint32_t> order(pieces_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const RoadSegment& s = pieces_[a].segment;
        const RoadSegment& t = pieces_[b].segment;
        return std::min(s.from, s.to) < std::min(t.from, t.to);
    });
    segmentOfPiece_.resize(pieces_.size());
    std::vector<RoadPoint> points;
    points.reserve(points_.size());
    segments_.reserve(pieces_.size());
    for (const std::uint32_t old : order) {
        RoadSegment segment = pieces_[old].segment;
        const auto first = points_.begin() + segment.firstPoint;
        segment.firstPoint = static_cast<std::uint32_t>(points.size());
        points.insert(points.end(), first, first + segment.pointCount);
        segmentOfPiece_[old] = static_cast<std::uint32_t>(segments_.size());
        segments_.push_back(segment);
    }
    points_ = std::move(points);
}

void Builder::banTurns(RoadNetwork& network) {
    DraftPieces found;
    found.nodeOf = nodeOf_;
    found.first.assign(draft_.ways.size() + 1, 0);
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        ++found.first[pieces_[i].way + 1];
        found.along.push_back(2 * segmentOfPiece_[i]);
    }
    std::partial_sum(found.first.begin(), found.first.end(), found.first.begin());
    const NodeEdges nodeEdges(segments_, nodes_.size());
    std::vector<std::uint32_t> first = {0};
    std::vector<EdgeId> edges;
    for (const auto& chain : bannedChains(draft_, found, segments_, nodeEdges)) {
        edges.insert(edges.end(), chain.begin(), chain.end());
        first.push_back(static_cast<std::uint32_t>(edges.size()));
    }
    network.bannedFirst = std::move(first);
    network.bannedEdges = std::move(edges);
}

void Builder::keepNames(RoadNetwork& network) const {
    const std::vector<std::string>& names = draft_.names.all();
    std::vector<std::uint32_t> first = {0};
    std::vector<char> text;
    for (const std::string& name : names) {
        text.insert(text.end(), name.begin(), name.end());
        first.push_back(static_cast<std::uint32_t>(text.size()));
    }
    std::vector<std::uint32_t> nameOf(segments_.size());
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        nameOf[segmentOfPiece_[i]] = draft_.ways[pieces_[i].way].name;
    }
    network.nameOf = std::move(nameOf);
    network.nameFirst = std::move(first);
    network.nameText = std::move(text);
}

RoadNetwork Builder::build() {
    countLosses();
    countUses();
    cutWays();
    sortNodes();
    sortSegments();
    RoadNetwork network;
    banTurns(network);
    if (draft_.names.all().size() > 1) {
        keepNames(network);
    }
    network.nodes = std::move(nodes_);
    network.segments = std::move(segments_);
    network.points = std::move(points_);
    return network;
}

} // namespace

RoadNetwork buildNetwork(RoadDraft& draft, SpeedHabits habits) {
    return Builder(draft, habits).build();
}

SpeedHabits habitsAt(const RoadDraft& draft) {
    constexpr core::Box kStates[] = {{-124.9, 24.4, -66.9, 49.4},  // the conterminous states
                                     {-170.0, 51.0, -129.9, 71.5}, // Alaska
                                     {-160.6, 18.8, -154.7, 22.4}, // Hawaii
                                     {-67.4, 17.6, -64.5, 18.6}};  // Puerto Rico, Virgin Islands
    std::size_t inside = 0;
    for (const DraftNode& node : draft.nodes) {
        const core::Point p = degreesOf(node.at);
        inside += std::any_of(std::begin(kStates), std::end(kStates),
                              [&](const core::Box& box) { return box.contains(p); })
                      ? 1
                      : 0;
    }
    return 2 * inside > draft.nodes.size() ? SpeedHabits::UnitedStates : SpeedHabits::Elsewhere;
}

} // namespace geo
