// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/draft_turns.h"

#include "core/base/text.h"

#include <algorithm>
#include <optional>

namespace geo {

namespace {

using Chain = std::vector<EdgeId>;

class TurnReader {
public:
    TurnReader(const DraftPieces& pieces, const std::vector<RoadSegment>& segments,
               const NodeEdges& nodeEdges)
        : pieces_(pieces), segments_(segments), nodeEdges_(nodeEdges) {}

    /// False where the members do not meet. A turn that nobody may drive anyway gives no chain.
    bool read(const DraftTurn& turn, std::vector<Chain>& chains) const;

private:
    std::span<const EdgeId> along(std::uint32_t way) const {
        return std::span<const EdgeId>(pieces_.along)
            .subspan(pieces_.first[way], pieces_.first[way + 1] - pieces_.first[way]);
    }
    std::uint32_t tail(EdgeId edge) const {
        const RoadSegment& s = segments_[segmentOf(edge)];
        return isBackward(edge) ? s.to : s.from;
    }
    std::uint32_t head(EdgeId edge) const { return tail(reverseOf(edge)); }
    bool open(EdgeId edge) const { return isOpen(segments_[segmentOf(edge)], edge); }

    /// The edges of a way that leave a node, closed ones included.
    std::vector<EdgeId> leavingOf(std::uint32_t way, std::uint32_t node) const;
    std::optional<Chain> viaChain(const DraftTurn& turn, std::uint32_t from) const;
    bool ban(const DraftTurn& turn, const Chain& over, std::uint32_t node, std::uint32_t from,
             std::vector<Chain>& chains) const;

    const DraftPieces& pieces_;
    const std::vector<RoadSegment>& segments_;
    const NodeEdges& nodeEdges_;
};

std::vector<EdgeId> TurnReader::leavingOf(std::uint32_t way, std::uint32_t node) const {
    std::vector<EdgeId> found;
    for (const EdgeId edge : along(way)) {
        if (tail(edge) == node) {
            found.push_back(edge);
        }
        if (head(edge) == node) {
            found.push_back(reverseOf(edge));
        }
    }
    return found;
}

/// The edges over the via ways, from the end of `from` on. Each via way is driven as a whole, in
/// the direction that begins where the one before ends.
std::optional<Chain> TurnReader::viaChain(const DraftTurn& turn, std::uint32_t from) const {
    const auto follow = [&](std::uint32_t node) -> std::optional<Chain> {
        Chain chain;
        for (const std::uint32_t way : turn.viaWays) {
            const std::span<const EdgeId> edges = along(way);
            if (edges.empty()) {
                return std::nullopt;
            }
            if (tail(edges.front()) == node) {
                chain.insert(chain.end(), edges.begin(), edges.end());
            } else if (head(edges.back()) == node) {
                std::for_each(edges.rbegin(), edges.rend(),
                              [&](EdgeId edge) { chain.push_back(reverseOf(edge)); });
            } else {
                return std::nullopt;
            }
            node = head(chain.back());
        }
        for (std::size_t i = 1; i < chain.size(); ++i) {
            if (head(chain[i - 1]) != tail(chain[i])) {
                return std::nullopt; // a way that lost a part in its middle
            }
        }
        const bool reaches = std::any_of(turn.to.begin(), turn.to.end(), [&](std::uint32_t way) {
            return !leavingOf(way, node).empty();
        });
        return reaches ? std::optional(chain) : std::nullopt;
    };
    const std::span<const EdgeId> edges = along(from);
    if (edges.empty()) {
        return std::nullopt;
    }
    const std::optional<Chain> chain = follow(head(edges.back()));
    return chain ? chain : follow(tail(edges.front()));
}

bool TurnReader::ban(const DraftTurn& turn, const Chain& over, std::uint32_t node,
                     std::uint32_t from, std::vector<Chain>& chains) const {
    const std::uint32_t start = over.empty() ? node : tail(over.front());
    const std::vector<EdgeId> arriving = leavingOf(from, start);
    std::vector<EdgeId> leaving;
    for (const std::uint32_t way : turn.to) {
        const std::vector<EdgeId> more = leavingOf(way, node);
        if (more.size() > 1 && way != from) {
            return false; // the way goes on beyond the node: which half is meant is not said
        }
        leaving.insert(leaving.end(), more.begin(), more.end());
    }
    if (arriving.size() != 1 || leaving.empty()) {
        return false;
    }
    Chain chain = {reverseOf(arriving.front())};
    chain.insert(chain.end(), over.begin(), over.end());
    if (!std::all_of(chain.begin(), chain.end(), [&](EdgeId edge) { return open(edge); })) {
        return true;
    }
    const auto add = [&](EdgeId last) {
        if (open(last)) {
            chains.push_back(chain);
            chains.back().push_back(last);
        }
    };
    if (turn.kind == TurnKind::No) {
        std::for_each(leaving.begin(), leaving.end(), add);
        return true;
    }
    for (const EdgeId edge : nodeEdges_.leaving(node)) {
        if (std::find(leaving.begin(), leaving.end(), edge) == leaving.end()) {
            add(edge);
        }
    }
    return true;
}

bool TurnReader::read(const DraftTurn& turn, std::vector<Chain>& chains) const {
    if (turn.from.empty() || turn.to.empty()) {
        return false;
    }
    bool whole = true;
    for (const std::uint32_t from : turn.from) {
        if (!turn.viaWays.empty()) {
            const std::optional<Chain> over = viaChain(turn, from);
            whole = over && ban(turn, *over, head(over->back()), from, chains) && whole;
        } else {
            const std::uint32_t node =
                turn.viaNode == kNoNode ? kNoNode : pieces_.nodeOf[turn.viaNode];
            whole = node != kNoNode && ban(turn, {}, node, from, chains) && whole;
        }
    }
    return whole;
}

} // namespace

std::vector<std::vector<EdgeId>> bannedChains(RoadDraft& draft, const DraftPieces& pieces,
                                              const std::vector<RoadSegment>& segments,
                                              const NodeEdges& nodeEdges) {
    constexpr std::int64_t kListed = 20;
    const TurnReader reader(pieces, segments, nodeEdges);
    std::vector<Chain> chains;
    for (const DraftTurn& turn : draft.turns) {
        if (reader.read(turn, chains)) {
            continue;
        }
        if (++draft.losses.brokenRestrictions <= kListed) {
            draft.issues.push_back(
                {core::Severity::Info, core::format("relation {}", turn.id), 0,
                 "the roads of this turn restriction do not meet, so it was left out",
                 "mend it in OpenStreetMap, or take an extract that reaches further"});
        }
    }
    std::sort(chains.begin(), chains.end());
    chains.erase(std::unique(chains.begin(), chains.end()), chains.end());
    return chains;
}

} // namespace geo
