// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <functional>
#include <map>
#include <string>

namespace crm {

/// A request to our own small server.
struct HookRequest {
    std::string method; ///< "GET" or "POST"
    std::string path;
    std::map<std::string, std::string> query;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
};

struct HookResponse {
    int status = 200;
    std::string body; ///< JSON
};

using HookHandler = std::function<HookResponse(const HookRequest&)>;

/// Answers HTTP on 127.0.0.1 until the job is cancelled, which is no error. Nobody else in the
/// network can reach it, and pages in a browser cannot either: requests that name another host or
/// come from a web page are refused. Bodies of more than a megabyte are refused. `ready` is called
/// with the port, once; port 0 = any free one. The handler is called by several threads, one call
/// at a time. Throws Error(Input) if the port is taken.
void serveLoopback(int port, const HookHandler& handler, const std::function<void(int)>& ready,
                   core::Job& job);

} // namespace crm
