// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/sync/batch_writer.h"

#include "crm/sync/field_merge.h"

#include <algorithm>
#include <set>

namespace crm {

namespace {

constexpr int kMostAttempts = 5;
constexpr double kLongestWaitSeconds = 90; ///< a longer wish is for the next run
constexpr std::size_t kIdsPerLook = 200;

double pauseBefore(int attempt, double asked) {
    const double own = 0.5 * static_cast<double>(1 << std::min(attempt, 6));
    return std::max(asked, own);
}

bool passes(Trouble trouble) {
    return trouble == Trouble::Unreachable || trouble == Trouble::Throttled ||
           trouble == Trouble::Garbage;
}

/// What a look at the record says about an edit whose fate is not known, or that met a record which
/// had moved on.
RecordOutcome judge(const RecordEdit& edit, const std::map<std::string, std::string>& now,
                    bool& again) {
    RecordOutcome outcome;
    outcome.id = edit.id;
    outcome.outcome = Outcome::Written;
    bool all = true;
    for (const FieldEdit& field : edit.fields) {
        const auto found = now.find(field.field);
        const std::string value = found == now.end() ? std::string() : found->second;
        if (sameValue(value, field.value)) {
            continue;
        }
        all = false;
        if (field.expected && !sameValue(value, *field.expected)) {
            outcome.outcome = Outcome::Conflict;
            outcome.field = field.field;
            outcome.found = value;
            outcome.message = field.field + " was changed to \"" + value + "\" by somebody else";
            return outcome;
        }
    }
    again = !all;
    return outcome;
}

} // namespace

std::optional<RemoteError> BatchWriter::write(const std::vector<RecordEdit>& edits, bool create,
                                              core::Job& job) {
    ended_.reset();
    if (edits.empty()) {
        return ended_;
    }
    const std::size_t most = adapter_.limits(job).batch;
    const std::size_t step = most == 0 ? edits.size() : most;
    for (std::size_t from = 0; from < edits.size(); from += step) {
        const std::size_t to = std::min(edits.size(), from + step);
        queue_.push_back({{edits.begin() + static_cast<std::ptrdiff_t>(from),
                           edits.begin() + static_cast<std::ptrdiff_t>(to)},
                          0,
                          false,
                          {}});
    }
    const auto all = static_cast<double>(queue_.size());
    while (!queue_.empty()) {
        job.step(std::max(0.0, 1 - static_cast<double>(queue_.size()) / all), "writing");
        Batch batch = std::move(queue_.front());
        queue_.pop_front();
        if (ended_) {
            giveBack(batch.edits, ended_->what(), ended_->retrySeconds());
        } else {
            send(std::move(batch), create, job);
        }
    }
    return ended_;
}

void BatchWriter::send(Batch batch, bool create, core::Job& job) {
    if (batch.refused && batch.edits.size() > 1) {
        halve(std::move(batch), create, job);
        return;
    }
    journal_.before(batch.edits);
    std::vector<RecordOutcome> outcomes;
    try {
        outcomes = adapter_.upsert(object_, batch.edits, create, job);
    } catch (const RemoteError& error) {
        if (!trouble(error, batch, job)) {
            endWith(error, batch);
        }
        return;
    }
    if (outcomes.size() != batch.edits.size()) {
        throw core::Error(core::Code::Bug, "an adapter answered for another number of records");
    }
    sort(batch, outcomes, create, job);
}

/// True if the batch was put back to be tried again.
bool BatchWriter::trouble(const RemoteError& error, Batch& batch, core::Job& job) {
    const double pause = pauseBefore(batch.attempt, error.retrySeconds());
    if (!passes(error.trouble()) || batch.attempt + 1 >= kMostAttempts ||
        pause > kLongestWaitSeconds) {
        return false;
    }
    clock_.wait(pause, job);
    ++batch.attempt;
    queue_.push_front(std::move(batch));
    return true;
}

void BatchWriter::endWith(const RemoteError& error, const Batch& batch) {
    ended_ = error;
    giveBack(batch.edits, error.what(), error.retrySeconds());
}

void BatchWriter::giveBack(const std::vector<RecordEdit>& edits, const std::string& message,
                           double seconds) {
    std::vector<RecordOutcome> outcomes;
    for (const RecordEdit& edit : edits) {
        RecordOutcome outcome;
        outcome.id = edit.id;
        outcome.outcome = Outcome::Retry;
        outcome.message = message;
        outcome.retrySeconds = seconds;
        outcomes.push_back(std::move(outcome));
    }
    journal_.after(edits, outcomes);
}

void BatchWriter::sort(const Batch& batch, const std::vector<RecordOutcome>& outcomes, bool create,
                       core::Job& job) {
    struct Group {
        std::vector<RecordEdit> edits;
        std::vector<RecordOutcome> outcomes;
        void add(const RecordEdit& edit, const RecordOutcome& outcome) {
            edits.push_back(edit);
            outcomes.push_back(outcome);
        }
    };
    Group settled;
    Group later;
    Group unsure;
    Batch refused;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const RecordEdit& edit = batch.edits[i];
        const RecordOutcome& outcome = outcomes[i];
        const bool moved = outcome.outcome == Outcome::Conflict && outcome.field.empty();
        if (outcome.outcome == Outcome::BatchRefused) {
            refused.edits.push_back(edit);
            refused.message = outcome.message;
        } else if (outcome.outcome == Outcome::Retry) {
            later.add(edit, outcome);
        } else if ((outcome.outcome == Outcome::Unknown || moved) && !edit.id.empty()) {
            unsure.add(edit, outcome);
        } else {
            settled.add(edit, outcome);
        }
    }
    if (!settled.edits.empty()) {
        journal_.after(settled.edits, settled.outcomes);
    }
    if (!refused.edits.empty()) {
        refused.attempt = batch.attempt;
        halve(std::move(refused), create, job);
    }
    again(std::move(later.edits), std::move(later.outcomes), batch.attempt, job);
    lookUp(std::move(unsure.edits), unsure.outcomes, batch.attempt, job);
}

/// Tries the first half; if that goes through, the second must hold what is at fault, and is halved
/// without being tried. A record alone is always tried: some batches are refused for what their
/// records are together.
void BatchWriter::halve(Batch batch, bool create, core::Job& job) {
    if (batch.edits.size() == 1) {
        RecordOutcome outcome;
        outcome.id = batch.edits.front().id;
        outcome.outcome = Outcome::Failed;
        outcome.message = batch.message;
        journal_.after(batch.edits, {outcome});
        return;
    }
    const auto middle = batch.edits.begin() + static_cast<std::ptrdiff_t>(batch.edits.size() / 2);
    Batch left{{batch.edits.begin(), middle}, batch.attempt, false, batch.message};
    Batch right{{middle, batch.edits.end()}, batch.attempt, false, batch.message};
    // The second half is known to be at fault only if nothing of the first one was refused.
    bool leftRefused = false;
    Journal outer = journal_;
    const std::size_t before = queue_.size();
    journal_.after = [&](const std::vector<RecordEdit>& edits,
                         const std::vector<RecordOutcome>& outcomes) {
        leftRefused = leftRefused ||
                      std::any_of(outcomes.begin(), outcomes.end(), [](const RecordOutcome& o) {
                          return o.outcome == Outcome::Failed;
                      });
        outer.after(edits, outcomes);
    };
    send(std::move(left), create, job);
    journal_.after = outer.after;
    if (ended_) {
        giveBack(right.edits, ended_->what(), ended_->retrySeconds());
        return;
    }
    right.refused = !leftRefused && queue_.size() == before;
    send(std::move(right), create, job);
}

void BatchWriter::again(std::vector<RecordEdit> edits, std::vector<RecordOutcome> outcomes,
                        int attempt, core::Job& job) {
    if (edits.empty()) {
        return;
    }
    double asked = 0;
    for (const RecordOutcome& outcome : outcomes) {
        asked = std::max(asked, outcome.retrySeconds);
    }
    const double pause = pauseBefore(attempt, asked);
    if (attempt + 1 >= kMostAttempts || pause > kLongestWaitSeconds) {
        journal_.after(edits, outcomes);
        return;
    }
    clock_.wait(pause, job);
    queue_.push_front({std::move(edits), attempt + 1, false, {}});
}

void BatchWriter::lookUp(std::vector<RecordEdit> edits, const std::vector<RecordOutcome>& outcomes,
                         int attempt, core::Job& job) {
    if (edits.empty()) {
        return;
    }
    ListRequest request;
    request.object = object_;
    std::set<std::string> names;
    for (const RecordEdit& edit : edits) {
        for (const FieldEdit& field : edit.fields) {
            names.insert(field.field);
        }
    }
    request.fields.assign(names.begin(), names.end());
    struct Now {
        std::string version;
        std::map<std::string, std::string> values;
    };
    std::map<std::string, Now> found;
    ListSink sink;
    sink.record = [&](RemoteRecord&& record) {
        Now& now = found[record.id];
        now.version = record.version;
        for (std::size_t i = 0; i < request.fields.size(); ++i) {
            now.values[request.fields[i]] = record.fields[i];
        }
    };
    for (std::size_t from = 0; from < edits.size(); from += kIdsPerLook) {
        request.ids.clear();
        for (std::size_t i = from; i < std::min(edits.size(), from + kIdsPerLook); ++i) {
            request.ids.push_back(edits[i].id);
        }
        try {
            adapter_.list(request, sink, job);
        } catch (const RemoteError& error) {
            // Still unsure: the caller asks again another time.
            std::vector<RecordOutcome> unknown;
            for (const RecordEdit& edit : edits) {
                RecordOutcome outcome;
                outcome.id = edit.id;
                outcome.outcome = Outcome::Unknown;
                outcome.message = error.what();
                unknown.push_back(outcome);
            }
            journal_.after(edits, unknown);
            return;
        }
    }
    std::vector<RecordEdit> settled;
    std::vector<RecordOutcome> results;
    std::vector<RecordEdit> retry;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        RecordEdit& edit = edits[i];
        const auto now = found.find(edit.id);
        bool again = false;
        RecordOutcome outcome;
        if (now == found.end()) {
            outcome.id = edit.id;
            outcome.outcome = Outcome::Missing;
            outcome.message = "is not in the CRM any more";
        } else {
            outcome = judge(edit, now->second.values, again);
        }
        if (again && attempt + 1 >= kMostAttempts) {
            again = false;
            outcome = outcomes[i];
            outcome.outcome = Outcome::Retry;
            outcome.message = "the record keeps changing while it is written";
        }
        if (again) {
            edit.version = now->second.version;
            retry.push_back(std::move(edit));
        } else {
            settled.push_back(std::move(edit));
            results.push_back(std::move(outcome));
        }
    }
    if (!settled.empty()) {
        journal_.after(settled, results);
    }
    if (!retry.empty()) {
        queue_.push_front({std::move(retry), attempt + 1, false, {}});
    }
}

} // namespace crm
