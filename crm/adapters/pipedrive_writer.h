// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/batches.h"
#include "crm/adapters/pipedrive_reader.h"

#include <map>
#include <string>
#include <vector>

namespace crm {

/// Writes records of one type to Pipedrive, one by one: there is no batch, and no condition. So
/// records are looked at a few at a time, right before they are written.
class PipedriveWriter {
public:
    /// Records that are looked at together.
    static constexpr std::size_t kTogether = 20;

    PipedriveWriter(const PipedriveType& type, const PipedriveConfig& config, VendorHttp& http,
                    PipedriveReader& reader)
        : type_(type), config_(config), http_(http), reader_(reader), desk_({}) {}

    std::vector<RecordOutcome> upsert(const std::vector<RecordEdit>& edits, bool create,
                                      core::Job& job);
    std::vector<RecordOutcome> remove(const std::vector<std::string>& ids, core::Job& job);

private:
    std::vector<RecordOutcome> some(const std::vector<RecordEdit>& edits, bool create,
                                    core::Job& job);
    void refuseUnwritable(core::Job& job);
    void resolveKeys(bool create, core::Job& job);
    EditDesk::ByKey activitiesWithKeys(core::Job& job);
    void look(core::Job& job);
    BatchResult write(std::size_t place, bool isNew, core::Job& job);
    RecordOutcome refusal(const ApiAnswer& answer) const;

    const PipedriveType& type_;
    const PipedriveConfig& config_;
    VendorHttp& http_;
    PipedriveReader& reader_;
    EditDesk desk_;
    std::map<std::string, VendorRecord> found_; ///< as looked at before
};

} // namespace crm
