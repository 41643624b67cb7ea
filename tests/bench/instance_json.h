// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

/// Reads a JSON file in which infinite and missing numbers may be written as Python does
/// (Infinity, NaN); those become null. Throws Error(Input) naming the file and what is wrong.
core::Json readJsonFile(const std::string& path);

/// One object of an instance file, whose complaints name the file and the key.
class InstanceJson {
public:
    /// `json` must outlive this object. Throws Error(Input) if it is not an object.
    InstanceJson(const core::Json& json, std::string path);

    bool has(const char* key) const;
    /// Throws Error(Input) if the key is missing or of another type, like the others below.
    std::string text(const char* key) const;
    std::string text(const char* key, const std::string& otherwise) const;
    /// A whole number.
    std::int64_t whole(const char* key) const;
    std::vector<std::int64_t> wholes(const char* key) const;
    /// Finite numbers.
    std::vector<double> numbers(const char* key) const;
    std::vector<std::string> texts(const char* key) const;
    const core::Json& list(const char* key) const;

    /// Throws Error(Input): "FILE is not a districting instance: `why`".
    [[noreturn]] void refuse(const std::string& why) const;

private:
    const core::Json& field(const char* key) const;
    std::int64_t asWhole(const core::Json& value, const char* key) const;

    const core::Json& json_;
    std::string path_;
};

} // namespace bench
