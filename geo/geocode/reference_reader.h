// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "geo/geocode/reference_index.h"
#include "geo/geocode/reference_record.h"
#include "geo/io/feature_reader.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace geo {

/// Takes what is read of a source.
struct ReferenceSink {
    std::function<void(const ReferenceStretch&)> stretch;
    std::function<void(const ReferenceAddress&)> address;
    std::function<void()> skipped; ///< a row that gives nothing
};

/// What kind of reference data the columns speak of; empty if of none.
std::optional<ReferenceKind> guessKind(const FeatureReader& reader);

/// Reads a whole source. Throws Error(Input) if its columns are not those of the kind.
void readReference(FeatureReader& reader, ReferenceKind kind, const ReferenceSink& sink,
                   core::Job& job);

/// The ZIP of a cell: five digits, a lost leading zero put back, ZIP+4 cut. Empty for others.
std::string referenceZip(std::string_view text);

} // namespace geo
