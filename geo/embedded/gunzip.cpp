// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/embedded/gunzip.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "resources/embedded.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>

namespace geo {

namespace {

class Inflater {
public:
    explicit Inflater(std::string_view subject) : subject_(subject) {
        // 16 asks zlib for the gzip wrapping, 15 for its largest window.
        if (inflateInit2(&stream_, 15 + 16) != Z_OK) {
            throw core::Error(core::Code::Bug, "zlib does not start", "", subject_);
        }
    }
    ~Inflater() { inflateEnd(&stream_); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    std::string run(std::span<const std::byte> bytes) {
        std::string out;
        std::size_t taken = 0;
        bool ended = false;
        while (taken < bytes.size()) {
            if (ended && inflateReset(&stream_) != Z_OK) {
                fail();
            }
            const auto chunk = std::min<std::size_t>(bytes.size() - taken, 1U << 30);
            // zlib's interface predates const.
            stream_.next_in =
                const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data() + taken));
            stream_.avail_in = static_cast<uInt>(chunk);
            ended = inflateChunk(out);
            taken += chunk - stream_.avail_in;
        }
        if (!ended) {
            fail();
        }
        return out;
    }

private:
    bool inflateChunk(std::string& out) {
        std::array<char, 1 << 16> buffer;
        int status = Z_OK;
        do {
            stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
            stream_.avail_out = static_cast<uInt>(buffer.size());
            status = inflate(&stream_, Z_NO_FLUSH);
            if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
                fail();
            }
            out.append(buffer.data(), buffer.size() - stream_.avail_out);
        } while (status == Z_OK && (stream_.avail_in > 0 || stream_.avail_out == 0));
        return status == Z_STREAM_END;
    }

    [[noreturn]] void fail() const {
        throw core::Error(
            core::Code::Input,
            core::format("{} is not a whole gzip file: it is damaged or cut off", subject_),
            "Fetch or copy the file again.", subject_);
    }

    z_stream stream_{};
    std::string subject_;
};

} // namespace

std::string gunzip(std::span<const std::byte> bytes, std::string_view subject) {
    return Inflater(subject).run(bytes);
}

std::string embeddedText(std::string_view name) {
    const auto bytes = resources::embeddedFile(name);
    if (bytes.empty()) {
        throw core::Error(core::Code::Bug,
                          core::format("this program was built without its data file {}", name),
                          "Build it again from a complete checkout.", std::string(name));
    }
    return gunzip(bytes, name);
}

} // namespace geo
