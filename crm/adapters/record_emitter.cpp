// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/record_emitter.h"

#include "core/records/convert.h"
#include "core/records/normalise.h"
#include "crm/http/remote_error.h"

namespace crm {

namespace records = core::records;

RecordEmitter::RecordEmitter(Object object, const ListSink& sink, std::vector<std::string> columns,
                             std::map<std::string, std::string> fields)
    : object_(object), sink_(sink), columns_(std::move(columns)), fields_(std::move(fields)) {}

void RecordEmitter::add(RemoteRecord&& record) {
    if (record.id.empty()) {
        throw RemoteError(Trouble::Garbage, "the CRM listed a record without an id",
                          "try again; if it stays so, look which field the connection takes for "
                          "the id");
    }
    record.row.number = ++count_;
    if (started_) {
        sink_.record(std::move(record));
        return;
    }
    held_.push_back(std::move(record));
    if (held_.size() == records::kSampleRows) {
        start();
    }
}

void RecordEmitter::start() {
    started_ = true;
    if (sink_.begin && storedKind(object_) && !columns_.empty()) {
        std::vector<records::RecordRow> sample;
        for (const RemoteRecord& record : held_) {
            sample.push_back(record.row);
        }
        records::MappingWishes wishes;
        wishes.fields = fields_;
        sink_.begin(records::guessMapping(*storedKind(object_), records::plainColumns(columns_),
                                          sample, wishes));
    }
    for (RemoteRecord& record : held_) {
        sink_.record(std::move(record));
    }
    held_.clear();
}

void RecordEmitter::finish() {
    if (!started_) {
        start();
    }
}

} // namespace crm
