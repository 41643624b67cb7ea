// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace core {

/// One request to a server, by HTTP.
struct FetchRequest {
    std::string method = "GET";
    std::string url; ///< http or https; certificates are always checked
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    /// Where the answer's body is written instead of `FetchResponse::body`. A file that is there
    /// already is continued behind its last byte where the server can do that, else written anew.
    std::filesystem::path file;
    double timeoutSeconds = 60; ///< without a byte in either direction
    /// The request carries a secret: a redirection to another server is refused with Error(Remote).
    bool stayOnServer = false;
    /// Making it twice is the same as making it once, although it is a POST or PATCH.
    bool repeatable = false;
    /// Making it twice may differ from making it once, although it is neither a POST nor a PATCH:
    /// somebody else may have written in between.
    bool once = false;
};

struct FetchResponse {
    int status = 0;                                           ///< of HTTP; 2xx is success
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case, as they came
    std::string body;                                         ///< empty when it went to a file
};

/// Does one request and waits for its answer. Given to those who need the network by those who
/// have it, so that a layer without network can be handed one, and a test can hand out a false one.
/// An answer of any status is returned; throws Error(Remote) when there is none (no such host, no
/// connection, a time-out, a bad certificate) and Error(Cancelled) when the job is.
using Fetch = std::function<FetchResponse(const FetchRequest&, Job&)>;

} // namespace core
