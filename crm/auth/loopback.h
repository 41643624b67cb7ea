// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "crm/http/url.h"

#include <string>
#include <vector>

namespace crm {

/// Waits on 127.0.0.1 for the one request with which a browser brings back the answer of a sign-in
/// page (RFC 8252, section 7.3). Nothing outside this machine can reach it.
class LoopbackReceiver {
public:
    /// Listens on the first of the ports that is free; on any if none is named. Throws
    /// Error(Storage) if all are taken.
    explicit LoopbackReceiver(const std::vector<int>& ports);
    ~LoopbackReceiver();
    LoopbackReceiver(const LoopbackReceiver&) = delete;
    LoopbackReceiver& operator=(const LoopbackReceiver&) = delete;

    int port() const { return port_; }

    /// The query of the first request for `path`, which gets a page that can be closed; then nobody
    /// is listened to any more. Requests for anything else get a 404. Throws Error(Remote) when
    /// nobody came in time, Error(Cancelled) when the job is.
    QueryItems wait(const std::string& path, double seconds, core::Job& job);

private:
    void close();

    int listener_ = -1;
    int port_ = 0;
};

} // namespace crm
