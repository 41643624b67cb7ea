// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/files/xml_scanner.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace crm {

using core::Code;
using core::Error;

namespace {

constexpr std::size_t kChunk = std::size_t{1} << 18;
constexpr std::size_t kLongestPiece = std::size_t{32} << 20;
constexpr std::string_view kSpaces = " \t\r\n";

/// False for an entity that is unknown, or no Unicode character.
bool appendEntity(std::string& out, std::string_view name) {
    static constexpr std::pair<std::string_view, char> kNamed[] = {
        {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (const auto& [known, letter] : kNamed) {
        if (name == known) {
            out += letter;
            return true;
        }
    }
    if (!name.starts_with('#')) {
        return false;
    }
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hex ? 2 : 1);
    unsigned code = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size() ||
        code == 0 || code > 0x10FFFF || surrogate) {
        return false;
    }
    core::appendUtf8(out, code);
    return true;
}

/// The code in `_xHHHH_` at this place, or -1.
int officeCode(std::string_view text, std::size_t at) {
    if (at + 7 > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') {
        return -1;
    }
    int code = -1;
    const char* first = text.data() + at + 2;
    return std::from_chars(first, first + 4, code, 16).ptr == first + 4 ? code : -1;
}

} // namespace

bool XmlPiece::opens(std::string_view tag) const {
    return (kind == Kind::Open || kind == Kind::Empty) && name == tag;
}

bool XmlPiece::closes(std::string_view tag) const {
    return kind == Kind::Close && name == tag;
}

std::string_view XmlPiece::attribute(std::string_view attribute) const {
    std::size_t at = raw.find_first_of(" \t\r\n/>");
    while (at != std::string_view::npos) {
        at = raw.find_first_not_of(kSpaces, at);
        if (at == std::string_view::npos) {
            break;
        }
        const std::size_t equals = raw.find('=', at);
        if (equals == std::string_view::npos) {
            break;
        }
        const std::string_view key = core::trim(raw.substr(at, equals - at));
        const std::size_t open = raw.find_first_of("\"'", equals);
        if (open == std::string_view::npos) {
            break;
        }
        const std::size_t close = raw.find(raw[open], open + 1);
        if (close == std::string_view::npos) {
            break;
        }
        if (key == attribute) {
            return raw.substr(open + 1, close - open - 1);
        }
        at = close + 1;
    }
    return {};
}

XmlScanner::XmlScanner(ZipArchive::Source source, std::string name)
    : source_(std::move(source)), name_(std::move(name)) {}

bool XmlScanner::fill() {
    if (atEnd_) {
        return false;
    }
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
    end_ -= begin_;
    begin_ = 0;
    if (end_ > kLongestPiece) {
        throw Error(Code::Input, name_ + ": its XML has a text or tag longer than 32 MB", {},
                    name_);
    }
    if (end_ * 2 >= buffer_.size()) {
        buffer_.resize(std::max(kChunk, buffer_.size() * 2));
    }
    const std::size_t count = source_(buffer_.data() + end_, buffer_.size() - end_);
    atEnd_ = count == 0;
    end_ += count;
    return true;
}

std::size_t XmlScanner::find(std::string_view mark, std::size_t from) {
    while (true) {
        const std::string_view rest(buffer_.data() + begin_, end_ - begin_);
        const std::size_t found = rest.find(mark, from);
        if (found != std::string_view::npos) {
            return found + mark.size();
        }
        from = std::max(from, rest.size() > mark.size() ? rest.size() - mark.size() : 0);
        if (!fill()) {
            throw Error(Code::Input, name_ + ": its XML is cut off", "the file is damaged", name_);
        }
    }
}

/// Behind the `>` that ends the tag, not one inside quotes.
std::size_t XmlScanner::tagEnd() {
    std::size_t at = 1;
    char quote = 0;
    while (true) {
        for (; at < end_ - begin_; ++at) {
            const char c = buffer_[begin_ + at];
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return at + 1;
            }
        }
        if (!fill()) {
            throw Error(Code::Input, name_ + ": its XML is cut off", "the file is damaged", name_);
        }
    }
}

bool XmlScanner::next(XmlPiece& piece) {
    while (begin_ == end_) {
        if (!fill()) {
            return false;
        }
    }
    std::size_t length = 0;
    if (buffer_[begin_] != '<') {
        piece.kind = XmlPiece::Kind::Text;
        while (true) {
            const std::string_view rest(buffer_.data() + begin_, end_ - begin_);
            length = std::min(rest.find('<', length), rest.size());
            if (length < rest.size() || !fill()) {
                break;
            }
        }
    } else {
        while (end_ - begin_ < 9 && fill()) {
        }
        const std::string_view rest(buffer_.data() + begin_, end_ - begin_);
        piece.kind = XmlPiece::Kind::Other;
        if (rest.starts_with("<!--")) {
            length = find("-->", 4);
        } else if (rest.starts_with("<![CDATA[")) {
            length = find("]]>", 9);
        } else if (rest.starts_with("<?")) {
            length = find("?>", 2);
        } else if (rest.starts_with("<!")) {
            throw Error(Code::Input, name_ + ": its XML declares a document type",
                        "no spreadsheet program writes such files", name_);
        } else {
            length = tagEnd();
            piece.kind = XmlPiece::Kind::Open;
        }
    }
    piece.raw = {buffer_.data() + begin_, length};
    begin_ += length;
    describe(piece);
    return true;
}

void XmlScanner::describe(XmlPiece& piece) const {
    piece.name = {};
    piece.prefix = {};
    if (piece.kind != XmlPiece::Kind::Open) {
        return;
    }
    const bool closing = piece.raw.size() > 1 && piece.raw[1] == '/';
    const bool empty = !closing && piece.raw.size() > 2 && piece.raw[piece.raw.size() - 2] == '/';
    piece.kind = closing ? XmlPiece::Kind::Close
                 : empty ? XmlPiece::Kind::Empty
                         : XmlPiece::Kind::Open;
    const std::size_t start = closing ? 2 : 1;
    const std::size_t end = piece.raw.find_first_of(" \t\r\n/>", start);
    std::string_view name = piece.raw.substr(start, end - start);
    const auto colon = name.find(':');
    if (colon != std::string_view::npos) {
        piece.prefix = name.substr(0, colon + 1);
        name.remove_prefix(colon + 1);
    }
    piece.name = name;
}

void appendXmlText(std::string& out, std::string_view raw) {
    if (raw.starts_with("<![CDATA[")) {
        out.append(raw.substr(9, raw.size() - 12));
        return;
    }
    while (!raw.empty()) {
        const auto entity = raw.find('&');
        out.append(raw.substr(0, entity));
        if (entity == std::string_view::npos) {
            return;
        }
        const auto end = raw.find(';', entity);
        const bool known = end != std::string_view::npos &&
                           appendEntity(out, raw.substr(entity + 1, end - entity - 1));
        if (!known) {
            out += '&';
        }
        raw.remove_prefix(known ? end + 1 : entity + 1);
    }
}

std::string xmlEscaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const auto byte = static_cast<unsigned char>(c);
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if ((byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7F) {
            out += core::format("_x{:04X}_", byte);
        } else if (officeCode(text, at) >= 0) {
            out += "_x005F_";
        } else {
            out += c;
        }
    }
    return out;
}

std::string officeUnescaped(const std::string& text) {
    if (text.find("_x") == std::string::npos) {
        return text;
    }
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const int code = officeCode(text, at);
        const bool surrogate = code >= 0xD800 && code < 0xE000;
        if (code < 0 || surrogate) {
            out += text[at++];
        } else {
            core::appendUtf8(out, static_cast<unsigned>(code));
            at += 7;
        }
    }
    return out;
}

} // namespace crm
