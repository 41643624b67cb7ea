// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/tiles/xyz_tiles.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/tiles/mbtiles.h"

namespace geo {

namespace {

using core::Code;
using core::Error;

bool startsWith(const std::string& text, std::string_view start) {
    return text.compare(0, start.size(), start) == 0;
}

bool isAddress(const std::string& text) {
    return startsWith(text, "https://") || startsWith(text, "http://");
}

bool onThisMachine(const std::string& address) {
    return startsWith(address, "http://127.0.0.1") || startsWith(address, "http://localhost");
}

std::string hostOf(const std::string& address) {
    const std::size_t start = address.find("://") + 3;
    return address.substr(start, address.find_first_of(":/", start) - start);
}

void requireUsable(const BaseMapParams& params) {
    const std::string& address = params.source;
    if (startsWith(address, "http://") && !onThisMachine(address)) {
        throw Error(Code::Usage, "the base map would come over an unprotected connection",
                    "use an address that begins with https://");
    }
    for (const char* part : {"{z}", "{x}", "{y}"}) {
        if (address.find(part) == std::string::npos) {
            throw Error(
                Code::Usage,
                core::format("the address of the base map does not say where {} goes", part),
                "write it like https://tiles.example.org/{z}/{x}/{y}.png");
        }
    }
    if (address.find("{key}") != std::string::npos && params.key.empty()) {
        throw Error(Code::Usage, "the base map needs a key",
                    "set EVENLODE_TOKEN_TILES to the key of the server");
    }
    if (core::trim(params.attribution).empty()) {
        throw Error(Code::Usage, "the base map has no attribution",
                    "say whose map it is, as its licence asks");
    }
}

std::string replaced(std::string text, std::string_view what, const std::string& with) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
    return text;
}

} // namespace

XyzTiles::XyzTiles(const BaseMapParams& params, core::Fetch fetch)
    : address_(params.source), key_(params.key), fetch_(std::move(fetch)) {
    requireUsable(params);
    info_.name = hostOf(address_);
    info_.attribution = params.attribution;
    if (!params.cache.empty()) {
        cache_.emplace(params.cache);
    }
}

std::string XyzTiles::addressOf(const TileId& id) const {
    std::string address = replaced(address_, "{z}", std::to_string(id.z));
    address = replaced(std::move(address), "{x}", std::to_string(id.x));
    address = replaced(std::move(address), "{y}", std::to_string(id.y));
    return replaced(std::move(address), "{key}", key_);
}

core::Blob XyzTiles::tile(const TileId& id, core::Job& job) {
    if (cache_) {
        if (std::optional<core::Blob> kept = cache_->find(address_, id)) {
            return std::move(*kept);
        }
    }
    core::Blob bytes = fetched(id, job);
    if (cache_) {
        cache_->keep(address_, id, bytes);
    }
    return bytes;
}

core::Blob XyzTiles::fetched(const TileId& id, core::Job& job) const {
    core::FetchRequest request;
    request.url = addressOf(id);
    request.headers = {{"User-Agent", "Evenlode territory planning"}};
    request.timeoutSeconds = 20;
    const core::FetchResponse answer = fetch_(request, job);
    if (answer.status == 404 || answer.status == 204) {
        return {}; // nothing is drawn there
    }
    if (answer.status < 200 || answer.status > 299) {
        throw Error(Code::Remote,
                    core::format("{} gave no base map (HTTP {})", info_.name, answer.status),
                    answer.status == 401 || answer.status == 403
                        ? "check the key, and whether the server lets you use it"
                        : "try again later, or choose another base map",
                    info_.name);
    }
    const auto* first = reinterpret_cast<const std::byte*>(answer.body.data());
    return core::Blob(first, first + answer.body.size());
}

std::unique_ptr<TileSource> openTiles(const BaseMapParams& params, core::Fetch fetch) {
    if (isAddress(params.source)) {
        return std::make_unique<XyzTiles>(params, std::move(fetch));
    }
    return std::make_unique<MbTiles>(params.source);
}

} // namespace geo
