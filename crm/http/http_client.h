// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"

#include <memory>
#include <string>

namespace crm {

/// How requests are made.
struct HttpOptions {
    double connectSeconds = 15;
    std::size_t mostBytes = std::size_t{256} << 20; ///< of an answer that is kept in memory
    /// That such an answer may take from the first byte sent to the last one received, so that a
    /// server that drips byte by byte holds nobody for ever.
    double mostSeconds = 600;
    std::string caFile; ///< certificates to trust besides the system's; empty = the system's only
};

/// Makes HTTP requests with libcurl. Connections are kept and used again, HTTP/2 is used where the
/// server speaks it, certificates are always checked, proxies are taken from the environment, and a
/// redirection never leads from https to http, nor to a file, nor, where the request says so, to
/// another server. Threads may share a client.
class HttpClient {
public:
    explicit HttpClient(HttpOptions options = {});
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// See `core::Fetch`. Messages name the server, never the rest of the address or a header,
    /// where secrets may stand.
    core::FetchResponse send(const core::FetchRequest& request, core::Job& job);

private:
    core::FetchResponse sendOnServer(core::FetchRequest request, core::Job& job);
    core::FetchResponse sendAnywhere(const core::FetchRequest& request, core::Job& job);

    struct Pool;
    std::unique_ptr<Pool> pool_;
};

/// A client of its own as a function, for those who must not know of it.
core::Fetch httpFetch(HttpOptions options = {});

/// "https://example.org" of a longer address; empty for text that is no address.
std::string serverOf(const std::string& url);

} // namespace crm
