// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "crm/http/url.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace crm {

/// Reads one object of a configuration that a person wrote. Each refusal is Error(Input) and names
/// the entry by its whole path ("objects.accounts.list.path") and what belongs there.
class ConfigReader {
public:
    /// `name` is the path of the object so far; empty for the whole.
    ConfigReader(const core::Json& json, std::string name,
                 std::initializer_list<const char*> known);

    bool has(const char* key) const;
    std::string text(const char* key, std::string otherwise = {}) const;
    /// A text that must be there and not empty.
    std::string required(const char* key) const;
    double number(const char* key, double otherwise, double least, double most) const;
    bool flag(const char* key, bool otherwise) const;
    std::vector<std::string> texts(const char* key) const;
    std::vector<int> numbers(const char* key) const;
    /// Members of an object as items of a query; numbers and truths become text.
    QueryItems items(const char* key) const;
    /// One of some words, as its place in the list.
    std::size_t word(const char* key, std::initializer_list<const char*> words,
                     std::size_t otherwise) const;
    /// The member itself; an empty object if it is not there.
    core::Json member(const char* key) const;
    std::string nameOf(const char* key) const;
    [[noreturn]] void refuse(const char* key, const std::string& what,
                             const std::string& hint = {}) const;

private:
    const core::Json& json_;
    std::string name_;
};

} // namespace crm
