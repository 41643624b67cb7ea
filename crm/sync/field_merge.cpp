// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/field_merge.h"

#include "core/base/text.h"

#include <cctype>
#include <set>

namespace crm {

namespace {

/// Numbers that were written out otherwise, not ids: "007" is not 7.
bool looksLikeNumber(std::string_view text) {
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    if (text.size() <= first || std::isdigit(static_cast<unsigned char>(text[first])) == 0) {
        return false;
    }
    return text[first] != '0' || text.size() == first + 1 || text[first + 1] == '.';
}

FieldValue valueIn(const FieldMap& fields, const std::string& field) {
    const auto found = fields.find(field);
    return found == fields.end() ? FieldValue() : found->second;
}

} // namespace

bool sameValue(const FieldValue& a, const FieldValue& b) {
    const std::string_view left = core::trim(a ? std::string_view(*a) : std::string_view());
    const std::string_view right = core::trim(b ? std::string_view(*b) : std::string_view());
    if (left == right) {
        return true;
    }
    if (!looksLikeNumber(left) || !looksLikeNumber(right)) {
        return false;
    }
    const auto x = core::parseNumber(left);
    const auto y = core::parseNumber(right);
    return x && y && *x == *y;
}

FieldFate mergeField(const FieldValue& base, const FieldValue& local, const FieldValue& remote) {
    const bool ours = !sameValue(base, local);
    const bool theirs = !sameValue(base, remote);
    if (!ours) {
        return theirs ? FieldFate::TakeRemote : FieldFate::Same;
    }
    if (!theirs) {
        return FieldFate::PushLocal;
    }
    return sameValue(local, remote) ? FieldFate::Settled : FieldFate::Conflict;
}

RecordMerge mergeRecord(const FieldMap& base, const FieldMap& local, const FieldMap& remote) {
    std::set<std::string> fields;
    for (const FieldMap* side : {&base, &local, &remote}) {
        for (const auto& [field, value] : *side) {
            fields.insert(field);
        }
    }
    RecordMerge merge;
    for (const std::string& field : fields) {
        const FieldValue was = valueIn(base, field);
        const FieldValue ours = valueIn(local, field);
        const FieldValue theirs = valueIn(remote, field);
        merge.merged[field] = theirs;
        switch (mergeField(was, ours, theirs)) {
        case FieldFate::Same: break;
        case FieldFate::TakeRemote: merge.pulls.push_back(field); break;
        case FieldFate::Settled: merge.settled.push_back(field); break;
        case FieldFate::PushLocal:
            merge.merged[field] = ours;
            merge.pushes.push_back(field);
            break;
        case FieldFate::Conflict: merge.conflicts.push_back({field, was, ours, theirs}); break;
        }
    }
    return merge;
}

} // namespace crm
