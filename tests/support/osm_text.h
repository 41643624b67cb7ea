// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace support {

/// An OpenStreetMap file in the making, as XML text.
class OsmText {
public:
    using Tags = std::vector<std::pair<std::string, std::string>>;

    OsmText& node(std::int64_t id, double lon, double lat, const Tags& tags = {}) {
        body_ += "<node id='" + std::to_string(id) + "' version='1' lon='" + std::to_string(lon) +
                 "' lat='" + std::to_string(lat) + "'>" + text(tags) + "</node>\n";
        return *this;
    }
    OsmText& way(std::int64_t id, const std::vector<std::int64_t>& nodes, const Tags& tags) {
        body_ += "<way id='" + std::to_string(id) + "' version='1'>";
        for (const std::int64_t ref : nodes) {
            body_ += "<nd ref='" + std::to_string(ref) + "'/>";
        }
        body_ += text(tags) + "</way>\n";
        return *this;
    }
    struct Member {
        std::string type;
        std::int64_t id;
        std::string role;
    };
    OsmText& restriction(std::int64_t id, const std::vector<Member>& members,
                         const std::string& word, Tags tags = {}) {
        tags.emplace_back("type", "restriction");
        if (!word.empty()) {
            tags.emplace_back("restriction", word);
        }
        body_ += "<relation id='" + std::to_string(id) + "' version='1'>";
        for (const Member& member : members) {
            body_ += "<member type='" + member.type + "' ref='" + std::to_string(member.id) +
                     "' role='" + member.role + "'/>";
        }
        body_ += text(tags) + "</relation>\n";
        return *this;
    }
    std::string str() const {
        return "<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>\n" + body_ + "</osm>\n";
    }

private:
    static std::string text(const Tags& tags) {
        std::string all;
        for (const auto& [key, value] : tags) {
            all += "<tag k='" + key + "' v='" + value + "'/>";
        }
        return all;
    }

    std::string body_;
};

} // namespace support
