// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/vendor_record.h"

#include "core/base/text.h"
#include "core/records/convert.h"

#include <algorithm>

namespace crm {

namespace records = core::records;

records::Mapping vendorMapping(Object object, const std::vector<VendorColumn>& columns) {
    std::vector<std::string> names;
    records::MappingWishes wishes;
    for (const VendorColumn& column : columns) {
        names.push_back(column.name);
        if (!column.field.empty()) {
            wishes.fields[column.field] = column.name;
        } else {
            wishes.keep[column.name] = column.type;
        }
    }
    return records::guessMapping(recordKind(object), records::plainColumns(names), {}, wishes);
}

std::string VendorRecord::value(const std::string& name) const {
    const auto it = values.find(name);
    return it == values.end() ? std::string() : it->second;
}

RemoteRecord remoteRecord(const VendorRecord& record, const std::vector<VendorColumn>& columns,
                          const ListRequest& request) {
    RemoteRecord remote;
    remote.id = record.id;
    remote.version = record.version;
    remote.key = record.key;
    remote.modified = record.modified ? core::instantText(*record.modified) : std::string();
    if (request.idsOnly) {
        return remote;
    }
    for (const VendorColumn& column : columns) {
        const auto it = record.values.find(column.name);
        remote.row.values.push_back(it == record.values.end() ? std::nullopt
                                                              : std::optional(it->second));
    }
    for (const std::string& field : request.fields) {
        remote.fields.push_back(record.value(field));
    }
    return remote;
}

EditDesk::EditDesk(const std::vector<RecordEdit>& edits)
    : edits_(edits), outcomes_(edits.size()), settled_(edits.size(), false),
      isNew_(edits.size(), false) {
    for (std::size_t i = 0; i < edits.size(); ++i) {
        outcomes_[i].id = edits[i].id;
    }
}

void EditDesk::settle(std::size_t place, Outcome outcome, const std::string& message) {
    outcomes_[place].outcome = outcome;
    outcomes_[place].message = message;
    settled_[place] = true;
}

std::vector<std::string> EditDesk::keys() const {
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < edits_.size(); ++i) {
        if (!settled_[i] && edits_[i].id.empty() && !edits_[i].key.empty()) {
            keys.push_back(edits_[i].key);
        }
    }
    return keys;
}

void EditDesk::resolve(const ByKey& found, bool create) {
    for (std::size_t i = 0; i < edits_.size(); ++i) {
        RecordEdit& edit = edits_[i];
        if (settled_[i] || !edit.id.empty()) {
            continue;
        }
        const auto same = edit.key.empty() ? found.end() : found.find(edit.key);
        if (same != found.end() && same->second.size() > 1) {
            for (const VendorRecord& record : same->second) {
                outcomes_[i].others.push_back(record.id);
            }
            settle(i, Outcome::Duplicate,
                   core::format("{} records have the key {}", same->second.size(), edit.key));
        } else if (same != found.end() && same->second.size() == 1) {
            edit.id = outcomes_[i].id = same->second.front().id;
        } else if (create) {
            isNew_[i] = true;
        } else {
            settle(i, Outcome::Missing, "the CRM has no such record");
        }
    }
}

bool EditDesk::mustLook(std::size_t place) const {
    const RecordEdit& edit = edits_[place];
    return !settled_[place] && !isNew_[place] &&
           (!edit.version.empty() ||
            std::any_of(edit.fields.begin(), edit.fields.end(),
                        [](const FieldEdit& field) { return field.expected.has_value(); }));
}

std::vector<std::string> EditDesk::toLookAt() const {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < edits_.size(); ++i) {
        if (mustLook(i)) {
            ids.push_back(edits_[i].id);
        }
    }
    return ids;
}

void EditDesk::compare(const std::map<std::string, VendorRecord>& found) {
    for (std::size_t i = 0; i < edits_.size(); ++i) {
        if (!mustLook(i)) {
            continue;
        }
        const auto now = found.find(edits_[i].id);
        if (now == found.end() || now->second.deleted) {
            settle(i, Outcome::Missing, "the CRM has no such record");
        } else {
            compareOne(i, now->second);
        }
    }
}

void EditDesk::compareOne(std::size_t place, const VendorRecord& now) {
    RecordEdit& edit = edits_[place];
    for (const FieldEdit& field : edit.fields) {
        const std::string value = now.value(field.field);
        if (field.expected && value != *field.expected && value != field.value) {
            outcomes_[place].field = field.field;
            outcomes_[place].found = value;
            settle(place, Outcome::Conflict,
                   core::format("{} was changed to \"{}\" by somebody else", field.field, value));
            return;
        }
    }
    std::vector<FieldEdit> left;
    for (FieldEdit& field : edit.fields) {
        if (now.value(field.field) != field.value) {
            left.push_back(std::move(field));
        }
    }
    edit.fields = std::move(left);
    if (edit.fields.empty()) {
        outcomes_[place].version = now.version;
        settle(place, Outcome::Unchanged, "");
    } else if (!edit.version.empty() && now.version != edit.version) {
        settle(place, Outcome::Conflict, "the record was changed by somebody else");
    }
}

std::vector<std::size_t> EditDesk::open(bool isNew) const {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < edits_.size(); ++i) {
        if (!settled_[i] && isNew_[i] == isNew) {
            places.push_back(i);
        }
    }
    return places;
}

} // namespace crm
