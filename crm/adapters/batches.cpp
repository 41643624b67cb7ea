// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/batches.h"

#include <algorithm>

namespace crm {

namespace {

bool anythingDone(const std::vector<RecordOutcome>& outcomes) {
    return std::any_of(outcomes.begin(), outcomes.end(), [](const RecordOutcome& one) {
        return one.outcome == Outcome::Written || one.outcome == Outcome::Unknown;
    });
}

} // namespace

BatchResult troubled(const ApiAnswer& answer) {
    BatchResult result;
    result.trouble = answer.trouble;
    result.mayBeDone = answer.mayBeDone;
    return result;
}

std::vector<RecordOutcome> sameForAll(std::size_t count, Outcome outcome,
                                      const std::string& message) {
    RecordOutcome one;
    one.outcome = outcome;
    one.message = message;
    return std::vector<RecordOutcome>(count, one);
}

void writeInBatches(const std::vector<std::size_t>& places, std::size_t size,
                    std::vector<RecordOutcome>& outcomes,
                    const std::function<BatchResult(const std::vector<std::size_t>& some)>& write,
                    core::Job& job) {
    std::optional<RemoteError> trouble;
    for (std::size_t from = 0; from < places.size(); from += size) {
        const std::vector<std::size_t> some(
            places.begin() + static_cast<std::ptrdiff_t>(from),
            places.begin() + static_cast<std::ptrdiff_t>(std::min(places.size(), from + size)));
        BatchResult result;
        if (trouble) {
            result.trouble = trouble;
        } else {
            // A cancel between two requests leaves the rest for later instead of losing what is
            // known of the first ones.
            if (job.cancelled() && anythingDone(outcomes)) {
                trouble = RemoteError(Trouble::Unreachable, "stopped before it was sent");
                result.trouble = trouble;
            } else {
                job.checkpoint();
                result = write(some);
            }
        }
        if (result.trouble) {
            trouble = result.trouble;
            if (!result.mayBeDone && !anythingDone(outcomes)) {
                throw *trouble;
            }
            result.outcomes = sameForAll(
                some.size(), result.mayBeDone ? Outcome::Unknown : Outcome::Retry, trouble->what());
            for (RecordOutcome& one : result.outcomes) {
                one.retrySeconds = trouble->retrySeconds();
            }
        }
        for (std::size_t i = 0; i < some.size(); ++i) {
            const std::string id = outcomes[some[i]].id;
            outcomes[some[i]] = std::move(result.outcomes[i]);
            if (outcomes[some[i]].id.empty()) {
                outcomes[some[i]].id = id;
            }
        }
    }
}

} // namespace crm
