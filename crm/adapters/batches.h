// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/adapters/vendor_http.h"

#include <functional>
#include <optional>
#include <vector>

namespace crm {

/// What became of one request with several records in it.
struct BatchResult {
    std::vector<RecordOutcome> outcomes; ///< one per record; empty where there is trouble
    std::optional<RemoteError> trouble;
    bool mayBeDone = false;
};

/// The trouble of an answer as that of its batch.
BatchResult troubled(const ApiAnswer& answer);

/// Makes requests of at most `size` records, in order, until one meets trouble. What was under way
/// then is `Unknown`, or `Retry` where it surely was not carried out; what comes after is `Retry`.
/// Throws the trouble where nothing at all was carried out.
///
/// `places` are the records to write, as places in `outcomes`, which is filled in.
void writeInBatches(const std::vector<std::size_t>& places, std::size_t size,
                    std::vector<RecordOutcome>& outcomes,
                    const std::function<BatchResult(const std::vector<std::size_t>& some)>& write,
                    core::Job& job);

/// One outcome for all records of a batch.
std::vector<RecordOutcome> sameForAll(std::size_t count, Outcome outcome,
                                      const std::string& message);

} // namespace crm
