// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/adapters/clock.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crm {

/// Sends edits in batches and finds out what became of every single one.
///
/// A batch that is refused as a whole is halved until the records at fault stand alone. What was
/// not carried out, but may be, is tried again after the pause that the CRM asks for. What may or
/// may not have been carried out is looked up before it is repeated; a record made by key that
/// cannot be seen yet stays `Unknown`, for the caller to ask again once the index has caught up. A
/// record that has moved on since it was read is read again, and written if the fields to be
/// written are still as expected.
class BatchWriter {
public:
    struct Journal {
        /// Before a batch is sent.
        std::function<void(const std::vector<RecordEdit>&)> before;
        /// With what became of some edits, for good or for this time: `Written`, `Unchanged`,
        /// `Missing`, `Conflict` (with its field), `Failed`, `Duplicate`, `Denied`, `Unknown`,
        /// `Retry`.
        std::function<void(const std::vector<RecordEdit>&, const std::vector<RecordOutcome>&)>
            after;
    };

    BatchWriter(Adapter& adapter, Clock& clock, Object object, Journal journal)
        : adapter_(adapter), clock_(clock), object_(object), journal_(std::move(journal)) {}

    /// Writes all edits. Returns the trouble that ended it early, in which case the rest was handed
    /// over as `Retry`. Throws Error(Cancelled).
    std::optional<RemoteError> write(const std::vector<RecordEdit>& edits, bool create,
                                     core::Job& job);

private:
    struct Batch {
        std::vector<RecordEdit> edits;
        int attempt = 0;
        bool refused = false; ///< known to hold a record at fault: halve it without asking
        std::string message;
    };
    void send(Batch batch, bool create, core::Job& job);
    void sort(const Batch& batch, const std::vector<RecordOutcome>& outcomes, bool create,
              core::Job& job);
    void halve(Batch batch, bool create, core::Job& job);
    void again(std::vector<RecordEdit> edits, std::vector<RecordOutcome> outcomes, int attempt,
               core::Job& job);
    void lookUp(std::vector<RecordEdit> edits, const std::vector<RecordOutcome>& outcomes,
                int attempt, core::Job& job);
    void giveBack(const std::vector<RecordEdit>& edits, const std::string& message, double seconds);
    void endWith(const RemoteError& error, const Batch& batch);
    bool trouble(const RemoteError& error, Batch& batch, core::Job& job);

    Adapter& adapter_;
    Clock& clock_;
    Object object_;
    Journal journal_;
    std::deque<Batch> queue_;
    std::optional<RemoteError> ended_;
};

} // namespace crm
