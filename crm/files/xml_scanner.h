// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/files/zip_archive.h"

#include <string>
#include <string_view>

namespace crm {

/// One piece of an XML text, with the bytes it is made of; valid until the next is read.
struct XmlPiece {
    enum class Kind { Open, Close, Empty, Text, Other };
    Kind kind = Kind::Other;
    std::string_view raw;    ///< all bytes, markup included
    std::string_view name;   ///< of a tag, without prefix
    std::string_view prefix; ///< of a tag, with its colon

    bool opens(std::string_view tag) const;
    bool closes(std::string_view tag) const;
    /// An attribute's bytes (entities not resolved); empty if absent. `attribute` is matched with
    /// its prefix.
    std::string_view attribute(std::string_view attribute) const;
};

/// Cuts a stream of XML into pieces that joined together are the stream again, so that a part can
/// be changed and the rest passed on untouched. Checks no more of XML than it needs: nesting is the
/// caller's business, entities are never expanded here.
class XmlScanner {
public:
    XmlScanner(ZipArchive::Source source, std::string name);

    /// False at the end. Throws Error(Input) for markup that does not end, or is absurdly long.
    bool next(XmlPiece& piece);

private:
    bool fill();
    /// Position behind the first `mark` at or after `from`, reading on as needed.
    std::size_t find(std::string_view mark, std::size_t from);
    std::size_t tagEnd();
    void describe(XmlPiece& piece) const;

    ZipArchive::Source source_;
    std::string name_;
    std::string buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool atEnd_ = false;
};

/// Text with the five named entities and character references resolved; unknown ones stay.
void appendXmlText(std::string& out, std::string_view raw);
/// Text that can stand between tags: also what XML 1.0 forbids, in Office's `_x0001_` spelling.
std::string xmlEscaped(std::string_view text);
/// Resolves Office's `_x000D_` spelling.
std::string officeUnescaped(const std::string& text);

} // namespace crm
