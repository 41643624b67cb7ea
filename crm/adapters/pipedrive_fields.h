// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/pipedrive_config.h"
#include "crm/adapters/vendor_http.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// A field of one of Pipedrive's types of records.
struct PipedriveField {
    std::string code; ///< in requests; 40 digits for those that a company has made
    std::string name; ///< for people
    std::string type; ///< "varchar", "enum", "double", ...
    bool custom = false;
    std::map<std::string, std::string> labels; ///< of its options, by their ids

    /// The id of an option by its label; empty: there is no such option.
    std::string optionOf(const std::string& label) const;
};

/// The fields that the records of one type have.
class PipedriveFieldSet {
public:
    void add(PipedriveField field);
    bool empty() const { return fields_.empty(); }
    const std::map<std::string, PipedriveField>& all() const { return fields_; }
    /// By code, or by the name of a field that a company has made, if only one has it; null: none.
    const PipedriveField* find(const std::string& name) const;
    /// The name that a field that a company has made is found under; empty: only its code.
    std::string nameOf(const PipedriveField& field) const;

private:
    std::map<std::string, PipedriveField> fields_;
    std::map<std::string, std::vector<std::string>> byName_; ///< codes, of custom ones
};

/// Asks for the fields of each type once.
class PipedriveFields {
public:
    PipedriveFields(const PipedriveConfig& config, VendorHttp& http)
        : config_(config), http_(http) {}

    /// Empty where they may not be seen, or the type has none.
    const PipedriveFieldSet& of(const PipedriveType& type, core::Job& job);
    void forget() { known_.clear(); }

private:
    PipedriveFieldSet read(const PipedriveType& type, core::Job& job);

    const PipedriveConfig& config_;
    VendorHttp& http_;
    std::map<std::string, PipedriveFieldSet> known_;
};

/// Whether a name is the key of a field that a company has made: 40 digits of base 16.
bool isPipedriveKey(const std::string& name);

/// The list in an answer. Throws RemoteError(Garbage) where there is none.
const core::Json& pipedriveData(const core::Json& answer);

} // namespace crm
