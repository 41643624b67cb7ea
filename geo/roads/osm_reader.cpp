// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/osm_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <osmium/io/any_input.hpp>
#include <osmium/osm.hpp>

#include <algorithm>
#include <array>
#include <limits>

namespace geo {

using core::Code;
using core::Error;

namespace {

constexpr std::string_view kAttribution = "© OpenStreetMap contributors, ODbL 1.0";

/// The text up to the next zero; moves behind it. Nothing if there is none before the end.
std::optional<std::string_view> takeText(std::string_view& bytes) {
    const std::size_t end = bytes.find('\0');
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view text = bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
    return text;
}

/// Osmium keeps tags as texts that end with a zero, one behind the other, and its own iterator
/// trusts that they come in pairs: a key that holds a zero itself makes it read past the list.
void fillTags(const osmium::TagList& from, RoadTags& to) {
    to.clear();
    std::string_view bytes(reinterpret_cast<const char*>(from.data()), from.byte_size());
    bytes.remove_prefix(sizeof(osmium::TagList));
    while (const auto key = takeText(bytes)) {
        const auto value = takeText(bytes);
        if (!value) {
            return;
        }
        to.add(*key, *value);
    }
}

/// What signs call a road: numbered ones by number and name.
std::string nameOf(const RoadTags& tags) {
    constexpr std::size_t kLongest = 120;
    std::string ref = core::cleanText(tags["ref"]);
    std::replace(ref.begin(), ref.end(), ';', '/'); // several numbers of one road
    const std::string name = core::cleanText(tags["name"]);
    std::string both = ref.empty() || name.empty() || ref == name ? ref + (ref == name ? "" : name)
                                                                  : ref + ", " + name;
    return both.size() <= kLongest ? both : name.size() <= kLongest ? name : std::string();
}

struct RawTurn {
    DraftTurn turn;
    std::vector<std::int64_t> from;
    std::vector<std::int64_t> to;
    std::vector<std::int64_t> viaWays;
    std::int64_t viaNode = 0;
    bool hasViaNode = false;
};

/// What "no_left_turn" and the like ask for; nothing for words that are not known.
std::optional<TurnKind> turnKind(std::string_view word) {
    constexpr std::array<std::string_view, 6> kNo = {
        "no_left_turn", "no_right_turn", "no_straight_on", "no_u_turn", "no_entry", "no_exit"};
    if (std::find(kNo.begin(), kNo.end(), word) != kNo.end()) {
        return TurnKind::No;
    }
    constexpr std::array<std::string_view, 4> kOnly = {"only_left_turn", "only_right_turn",
                                                       "only_straight_on", "only_u_turn"};
    return std::find(kOnly.begin(), kOnly.end(), word) != kOnly.end()
               ? std::optional(TurnKind::Only)
               : std::nullopt;
}

bool exceptsCars(std::string_view words) {
    const std::vector<std::string> parts = core::split(words, ';');
    return std::any_of(parts.begin(), parts.end(), [](const std::string& part) {
        const std::string_view word = core::trim(part);
        return word == "motorcar" || word == "motor_vehicle" || word == "vehicle";
    });
}

class OsmDraft {
public:
    OsmDraft(osmium::io::File file, std::string name, core::Job& job)
        : file_(std::move(file)), name_(std::move(name)), job_(job) {}

    RoadDraft read();

private:
    template <class Visit> void pass(osmium::osm_entity_bits::type entities, Visit&& visit);
    void addWay(const osmium::Way& way);
    void addRelation(const osmium::Relation& relation);
    void addNode(const osmium::Node& node);
    void chooseNodes();
    void resolveTurns();
    std::uint32_t placeOfNode(std::int64_t id) const;
    std::optional<std::uint32_t> placeOfWay(std::int64_t id) const;

    osmium::io::File file_;
    std::string name_;
    core::Job& job_;
    RoadDraft draft_;
    RoadTags tags_;
    std::vector<std::int64_t> refs_; ///< of all ways, one after the other
    std::vector<std::int64_t> ids_;  ///< of the nodes wanted, sorted
    std::vector<bool> found_;
    std::size_t expected_ = 0; ///< where the next node of a sorted file would be
    std::vector<RawTurn> turns_;
    std::vector<std::int64_t> otherWays_;                           ///< that no car may use
    std::vector<std::pair<std::int64_t, std::uint32_t>> wayPlaces_; ///< sorted by id
};

template <class Visit> void OsmDraft::pass(osmium::osm_entity_bits::type entities, Visit&& visit) {
    osmium::io::Reader reader(file_, entities);
    while (const osmium::memory::Buffer buffer = reader.read()) {
        job_.checkpoint();
        for (const auto& item : buffer) {
            visit(item);
        }
    }
    reader.close();
}

void OsmDraft::addWay(const osmium::Way& way) {
    ++draft_.waysRead;
    fillTags(way.tags(), tags_);
    const std::optional<WayRule> rule = carRule(tags_);
    if (!rule) {
        otherWays_.push_back(way.id());
        return;
    }
    draft_.losses.conditions += tags_.hasConditions() ? 1 : 0;
    DraftWay added;
    added.id = way.id();
    added.rule = *rule;
    added.name = draft_.names.numberOf(nameOf(tags_));
    added.first = static_cast<std::uint32_t>(refs_.size());
    for (const osmium::NodeRef& ref : way.nodes()) {
        if (refs_.size() == added.first || refs_.back() != ref.ref()) {
            refs_.push_back(ref.ref());
        }
    }
    added.count = static_cast<std::uint32_t>(refs_.size()) - added.first;
    if (refs_.size() > std::numeric_limits<std::uint32_t>::max() / 4) {
        throw Error(Code::Input, core::format("{} holds more roads than fit", name_),
                    "take an extract of a smaller region", name_);
    }
    draft_.ways.push_back(added);
}

void OsmDraft::addRelation(const osmium::Relation& relation) {
    fillTags(relation.tags(), tags_);
    const std::string_view type = tags_["type"];
    if (type != "restriction" && type != "restriction:motorcar") {
        return;
    }
    draft_.losses.conditions += tags_.hasConditions() ? 1 : 0;
    std::string_view word;
    for (const char* key : {"restriction:motorcar", "restriction:motor_vehicle", "restriction"}) {
        word = word.empty() ? tags_[key] : word;
    }
    // A restriction that only some vehicles or hours know has no plain word.
    if (word.empty() || exceptsCars(tags_["except"])) {
        return;
    }
    const std::optional<TurnKind> kind = turnKind(word);
    if (!kind) {
        ++draft_.losses.brokenRestrictions;
        return;
    }
    RawTurn raw;
    raw.turn.id = relation.id();
    raw.turn.kind = *kind;
    for (const osmium::RelationMember& member : relation.members()) {
        const std::string_view role = member.role();
        const bool isWay = member.type() == osmium::item_type::way;
        if (role == "from" && isWay) {
            raw.from.push_back(member.ref());
        } else if (role == "to" && isWay) {
            raw.to.push_back(member.ref());
        } else if (role == "via" && isWay) {
            raw.viaWays.push_back(member.ref());
        } else if (role == "via" && member.type() == osmium::item_type::node) {
            raw.viaNode = member.ref();
            raw.hasViaNode = true;
        }
    }
    turns_.push_back(std::move(raw));
}

void OsmDraft::chooseNodes() {
    ids_ = refs_;
    std::sort(ids_.begin(), ids_.end());
    ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
    ids_.shrink_to_fit();
    draft_.nodes.resize(ids_.size());
    found_.assign(ids_.size(), false);
}

void OsmDraft::addNode(const osmium::Node& node) {
    const std::int64_t id = node.id();
    // Sorted files ask for the next one or for none; others are looked up.
    if (expected_ >= ids_.size() || ids_[expected_] != id) {
        expected_ =
            static_cast<std::size_t>(std::lower_bound(ids_.begin(), ids_.end(), id) - ids_.begin());
        if (expected_ == ids_.size() || ids_[expected_] != id) {
            return;
        }
    }
    const std::size_t place = expected_++;
    if (!node.location().valid()) {
        return;
    }
    draft_.nodes[place].at = {node.location().x(), node.location().y()};
    found_[place] = true;
    if (!node.tags().empty()) {
        fillTags(node.tags(), tags_);
        draft_.nodes[place].rule = carNodeRule(tags_);
    }
}

std::uint32_t OsmDraft::placeOfNode(std::int64_t id) const {
    const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
    if (at == ids_.end() || *at != id) {
        return kNoNode;
    }
    const auto place = static_cast<std::size_t>(at - ids_.begin());
    return found_[place] ? static_cast<std::uint32_t>(place) : kNoNode;
}

std::optional<std::uint32_t> OsmDraft::placeOfWay(std::int64_t id) const {
    const auto at = std::lower_bound(wayPlaces_.begin(), wayPlaces_.end(), std::pair(id, 0U));
    return at == wayPlaces_.end() || at->first != id ? std::nullopt : std::optional(at->second);
}

void OsmDraft::resolveTurns() {
    for (std::uint32_t place = 0; place < draft_.ways.size(); ++place) {
        wayPlaces_.emplace_back(draft_.ways[place].id, place);
    }
    std::sort(wayPlaces_.begin(), wayPlaces_.end());
    std::sort(otherWays_.begin(), otherWays_.end());
    for (RawTurn& raw : turns_) {
        DraftTurn& turn = raw.turn;
        bool forCars = true;
        bool whole = !raw.from.empty() && !raw.to.empty();
        const auto collect = [&](const std::vector<std::int64_t>& ids,
                                 std::vector<std::uint32_t>& places) {
            for (const std::int64_t id : ids) {
                if (const auto place = placeOfWay(id)) {
                    places.push_back(*place);
                } else if (std::binary_search(otherWays_.begin(), otherWays_.end(), id)) {
                    forCars = false;
                } else {
                    whole = false;
                }
            }
        };
        collect(raw.viaWays, turn.viaWays);
        if (!forCars) {
            continue; // bans nothing for a car
        }
        forCars = true;
        collect(raw.from, turn.from);
        collect(raw.to, turn.to);
        if (!forCars && (turn.from.empty() || turn.to.empty())) {
            continue; // into or out of a footpath
        }
        turn.viaNode = raw.hasViaNode ? placeOfNode(raw.viaNode) : kNoNode;
        if (!whole) {
            turn.from.clear(); // counted with those that do not meet
        }
        draft_.turns.push_back(std::move(turn));
    }
}

RoadDraft OsmDraft::read() {
    job_.step(0, "reading roads");
    pass(osmium::osm_entity_bits::way | osmium::osm_entity_bits::relation,
         [this](const osmium::memory::Item& item) {
             if (item.type() == osmium::item_type::way) {
                 addWay(static_cast<const osmium::Way&>(item));
             } else if (item.type() == osmium::item_type::relation) {
                 addRelation(static_cast<const osmium::Relation&>(item));
             }
         });
    chooseNodes();
    job_.step(0.5, "reading the nodes of roads");
    pass(osmium::osm_entity_bits::node, [this](const osmium::memory::Item& item) {
        if (item.type() == osmium::item_type::node) {
            addNode(static_cast<const osmium::Node&>(item));
        }
    });
    draft_.wayNodes.reserve(refs_.size());
    for (const std::int64_t ref : refs_) {
        draft_.wayNodes.push_back(placeOfNode(ref));
    }
    resolveTurns();
    draft_.attribution = kAttribution;
    return std::move(draft_);
}

RoadDraft readFile(const osmium::io::File& file, const std::string& name, core::Job& job) {
    try {
        return OsmDraft(file, name, job).read();
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        // libosmium, protozero and zlib each have their own types of exceptions.
        throw Error(Code::Input, core::format("{} cannot be read: {}", name, error.what()),
                    "download the extract again; if it is whole, say so in a report", name);
    }
}

} // namespace

bool isOsmName(std::string_view path) {
    constexpr std::array<std::string_view, 6> kEndings = {".pbf",     ".osm",     ".osm.gz",
                                                          ".osm.bz2", ".osm.xml", ".o5m"};
    const std::string name = core::lower(path);
    return std::any_of(kEndings.begin(), kEndings.end(),
                       [&](std::string_view ending) { return name.ends_with(ending); });
}

RoadDraft readOsm(const std::string& path, core::Job& job) {
    return readFile(osmium::io::File(path), path, job);
}

RoadDraft readOsmBytes(std::string_view bytes, const std::string& name, core::Job& job) {
    return readFile(osmium::io::File(bytes.data(), bytes.size(), "pbf"), name, job);
}

} // namespace geo
