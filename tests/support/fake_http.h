// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/http_server.h"
#include "tests/support/virtual_clock.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace support {

/// What goes wrong with a share of the requests for some paths.
struct Fault {
    enum class Kind {
        Throttled,   ///< 429 with Retry-After, nothing done
        ServerError, ///< 500, nothing done
        Unavailable, ///< 503, nothing done
        Reset,       ///< the connection breaks, nothing done
        Garbage,     ///< 200 with bytes that are no JSON, nothing done
        Slow,        ///< the answer comes, after a tenth of a second
        AnswerLost   ///< done, and then the connection breaks
    };
    Kind kind = Kind::ServerError;
    std::string path;        ///< part of the path; empty: all
    double share = 1;        ///< of the requests
    int times = -1;          ///< how often at most; -1: always
    double retryAfter = 1;   ///< seconds, of `Throttled`
    std::string method = {}; ///< "POST"; empty: all
};

/// A CRM's server on 127.0.0.1 for many connections at once. Requests are handled one at a time, so
/// that handlers need no locks of their own; faults fall by a seeded chance, so that a run can be
/// repeated. Made with cpp-httplib, which stays behind this header.
class FakeHttp {
public:
    using Handler = std::function<HttpAnswer(const HttpAsked&)>;

    explicit FakeHttp(Handler handler, std::uint64_t seed = 1);
    ~FakeHttp();
    FakeHttp(const FakeHttp&) = delete;
    FakeHttp& operator=(const FakeHttp&) = delete;

    std::string url(const std::string& path = {}) const;

    void add(Fault fault);
    void clearFaults();

    /// Requests so far whose path contains `part` and whose method is `method` (empty: any); those
    /// that met a fault count as well.
    int calls(const std::string& part = {}, const std::string& method = {}) const;
    std::vector<HttpAsked> asked() const;
    void forget();
    /// Runs something between two requests.
    void locked(const std::function<void()>& body);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A JSON answer.
HttpAnswer jsonAnswer(int status, const std::string& body,
                      std::vector<std::pair<std::string, std::string>> headers = {});

} // namespace support
