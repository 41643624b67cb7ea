// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/files/workbook.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <pugixml.hpp>

#include <charconv>
#include <cmath>
#include <map>

namespace crm {

using core::Code;
using core::Error;

namespace {

constexpr std::uint64_t kLargestDocument = std::uint64_t{64} << 20;
constexpr std::size_t kLongestStrings = std::size_t{1} << 30;
constexpr std::size_t kMostStyles = 1'000'000;

std::string_view localName(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    return name.substr(name.find(':') + 1);
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
    for (const pugi::xml_node& node : parent.children()) {
        if (localName(node) == name) {
            return node;
        }
    }
    return {};
}

/// An attribute whatever its prefix (`r:id`).
std::string attribute(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute& candidate : node.attributes()) {
        const std::string_view full = candidate.name();
        if (full.substr(full.find(':') + 1) == name) {
            return candidate.value();
        }
    }
    return {};
}

void parse(pugi::xml_document& document, const ZipArchive& archive, const std::string& part,
           const std::string& name) {
    const std::string text = archive.read(part, kLargestDocument);
    if (!document.load_buffer(text.data(), text.size())) {
        throw Error(Code::Input, core::format("{}: its part {} is not XML", name, part),
                    "open it in a spreadsheet program and save it again", name);
    }
}

std::string folderOf(const std::string& part) {
    return part.substr(0, part.rfind('/') + 1);
}

/// A relationship's target as a part name: relative to the folder, or absolute.
std::string resolved(const std::string& folder, std::string target) {
    if (target.starts_with('/')) {
        return target.substr(1);
    }
    std::string base = folder;
    while (target.starts_with("../") && !base.empty()) {
        target.erase(0, 3);
        base = folderOf(base.substr(0, base.size() - 1));
    }
    return base + target;
}

struct Relation {
    std::string type; ///< last word of the type's address
    std::string part;
};

std::map<std::string, Relation> relationsOf(const ZipArchive& archive, const std::string& part,
                                            const std::string& name) {
    const std::string folder = folderOf(part);
    const std::string file = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    std::map<std::string, Relation> relations;
    if (!archive.has(file)) {
        return relations;
    }
    pugi::xml_document document;
    parse(document, archive, file, name);
    for (const pugi::xml_node& node : document.document_element().children()) {
        const std::string type = attribute(node, "Type");
        relations[attribute(node, "Id")] = {type.substr(type.rfind('/') + 1),
                                            resolved(folder, attribute(node, "Target"))};
    }
    return relations;
}

std::string workbookPart(const ZipArchive& archive, const std::string& name) {
    for (const auto& [id, relation] : relationsOf(archive, "", name)) {
        if (relation.type == "officeDocument" && archive.has(relation.part)) {
            return relation.part;
        }
    }
    if (archive.has("xl/workbook.xml")) {
        return "xl/workbook.xml";
    }
    throw Error(Code::Input, name + " is a zip file, but not a workbook", "save the table as .xlsx",
                name);
}

std::optional<std::size_t> indexFrom(const std::string& text, std::size_t size) {
    std::size_t index = 0;
    const std::string_view digits = core::trim(text);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (error != std::errc{} || end != digits.data() + digits.size() || index >= size) {
        return std::nullopt;
    }
    return index;
}

} // namespace

Workbook::Workbook(const ZipArchive& archive, const std::string& name, const std::string& sheet)
    : name_(name) {
    const std::string part = workbookPart(archive, name);
    const auto relations = relationsOf(archive, part, name);
    pugi::xml_document document;
    parse(document, archive, part, name);
    const pugi::xml_node root = document.document_element();
    const std::string epoch = attribute(child(root, "workbookPr"), "date1904");
    epoch1904_ = epoch == "1" || epoch == "true";
    std::vector<std::string> names;
    for (const pugi::xml_node& node : child(root, "sheets").children()) {
        const auto relation = relations.find(attribute(node, "id"));
        if (relation == relations.end() || relation->second.type != "worksheet") {
            continue;
        }
        names.push_back(attribute(node, "name"));
        const bool wanted =
            sheet.empty() ? names.size() == 1 : core::equalsIgnoreCase(names.back(), sheet);
        if (wanted && sheetPart_.empty()) {
            sheetPart_ = relation->second.part;
            sheetName_ = names.back();
        }
    }
    if (sheetPart_.empty()) {
        throw Error(Code::Input,
                    sheet.empty() ? name + " has no worksheet"
                                  : core::format("{} has no sheet \"{}\"", name, sheet),
                    names.empty() ? "" : "its sheets are " + core::join(names, ", "), name);
    }
    for (const auto& [id, relation] : relations) {
        if (relation.type == "sharedStrings" && archive.has(relation.part)) {
            readStrings(archive, relation.part);
        } else if (relation.type == "styles" && archive.has(relation.part)) {
            readStyles(archive, relation.part);
        }
    }
}

void Workbook::readStrings(const ZipArchive& archive, const std::string& part) {
    XmlScanner scanner(archive.open(part), name_);
    XmlPiece piece;
    bool inText = false;
    bool inPhonetic = false;
    while (scanner.next(piece)) {
        if (piece.closes("si") || (piece.kind == XmlPiece::Kind::Empty && piece.name == "si")) {
            stringEnds_.push_back(strings_.size());
        } else if (piece.name == "rPh") {
            inPhonetic = piece.kind == XmlPiece::Kind::Open;
        } else if (piece.name == "t") {
            inText = piece.kind == XmlPiece::Kind::Open && !inPhonetic;
        } else if (inText &&
                   (piece.kind == XmlPiece::Kind::Text || piece.raw.starts_with("<![CDATA["))) {
            appendXmlText(strings_, piece.raw);
        }
        if (strings_.size() > kLongestStrings) {
            throw Error(Code::Input, name_ + ": its texts take more than 1 GB", {}, name_);
        }
    }
}

void Workbook::readStyles(const ZipArchive& archive, const std::string& part) {
    pugi::xml_document document;
    parse(document, archive, part, name_);
    const pugi::xml_node root = document.document_element();
    std::map<int, NumberShape> custom;
    for (const pugi::xml_node& node : child(root, "numFmts").children()) {
        custom[node.attribute("numFmtId").as_int()] =
            numberShapeOf(node.attribute("formatCode").value());
    }
    for (const pugi::xml_node& node : child(root, "cellXfs").children()) {
        const int id = node.attribute("numFmtId").as_int();
        const auto known = custom.find(id);
        if (localName(node) == "xf" && shapes_.size() < kMostStyles) {
            shapes_.push_back(known != custom.end() ? known->second : builtInShape(id));
        }
    }
}

std::string Workbook::shown(const SheetCell& cell) const {
    if (cell.type == "s") {
        const auto index = indexFrom(cell.value, stringEnds_.size());
        if (!index) {
            return {};
        }
        const std::size_t begin = *index == 0 ? 0 : stringEnds_[*index - 1];
        return officeUnescaped(strings_.substr(begin, stringEnds_[*index] - begin));
    }
    if (cell.type == "b") {
        return core::trim(cell.value) == "1" ? "TRUE" : cell.value.empty() ? "" : "FALSE";
    }
    if (cell.type == "str" || cell.type == "inlineStr") {
        return officeUnescaped(cell.value);
    }
    if (cell.type == "e" || cell.type == "d") {
        return cell.value;
    }
    return shownNumberCell(cell);
}

std::string Workbook::shownNumberCell(const SheetCell& cell) const {
    const std::string_view text = core::trim(cell.value);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() ||
        !std::isfinite(number)) {
        return cell.value;
    }
    const auto style = indexFrom(cell.style, shapes_.size());
    return shownNumber(number, style ? shapes_[*style] : NumberShape{}, epoch1904_);
}

} // namespace crm
