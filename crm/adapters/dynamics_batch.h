// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crm {

/// One request within a $batch of OData.
struct DynamicsRequest {
    std::string method = "GET";
    std::string path; ///< from the root of the server on
    std::vector<std::pair<std::string, std::string>> headers = {};
    core::Json body = {}; ///< null: none
};

/// What was answered to one request, alone or within a $batch.
struct DynamicsReply {
    int status = 0;                                                ///< 0: nothing was answered
    std::vector<std::pair<std::string, std::string>> headers = {}; ///< names in lower case
    core::Json json = {};                                          ///< null where it was empty
    std::string code = {};                                         ///< of an error: "0x80040217"
    std::string message = {};                                      ///< of an error

    bool ok() const { return status >= 200 && status < 300; }
    /// Empty if there is no such header.
    std::string header(std::string_view name) const;
};

/// A boundary for requests, and their multipart body (OData 4.0, section 11.7). Each stands for
/// itself: there is no change set, so that one that is refused undoes no other.
std::string batchBoundary(const std::vector<DynamicsRequest>& requests);
std::string batchBody(const std::vector<DynamicsRequest>& requests, const std::string& boundary);

/// The answers of a $batch, those of change sets among them, in order; empty for what is no such
/// answer. A part that was cut off is left out.
std::optional<std::vector<DynamicsReply>> batchReplies(const std::string& contentType,
                                                       const std::string& body);

} // namespace crm
