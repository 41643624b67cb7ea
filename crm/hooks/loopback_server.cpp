// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/hooks/loopback_server.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <httplib.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

namespace crm {

namespace {

constexpr std::size_t kLargestBody = std::size_t{1} << 20;
constexpr int kSeconds = 10;

/// A page of a web site may send requests to 127.0.0.1 behind its visitor's back; it cannot hide
/// where it comes from, nor the name it used.
bool fromHere(const httplib::Request& request) {
    const std::string host = request.get_header_value("Host");
    const std::string name = host.substr(0, host.rfind(':'));
    return (name == "127.0.0.1" || name == "localhost") && !request.has_header("Origin") &&
           request.get_header_value("Sec-Fetch-Site") != "cross-site";
}

HookRequest requestFrom(const httplib::Request& request) {
    HookRequest out;
    out.method = request.method;
    out.path = request.path;
    out.body = request.body;
    for (const auto& [name, value] : request.params) {
        out.query[name] = value;
    }
    for (const auto& [name, value] : request.headers) {
        out.headers[core::lower(name)] = value;
    }
    return out;
}

} // namespace

void serveLoopback(int port, const HookHandler& handler, const std::function<void(int)>& ready,
                   core::Job& job) {
    httplib::Server server;
    server.set_payload_max_length(kLargestBody);
    // The library would share a port that another program listens on.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server.set_read_timeout(kSeconds);
    server.set_write_timeout(kSeconds);
    std::mutex one;
    const auto answer = [&](const httplib::Request& request, httplib::Response& response) {
        if (!fromHere(request)) {
            response.status = 403;
            response.set_content("{\"error\":\"only for programs of this computer\"}",
                                 "application/json");
            return;
        }
        const std::lock_guard lock(one);
        const HookResponse out = handler(requestFrom(request));
        response.status = out.status;
        response.set_content(out.body, "application/json");
    };
    server.Get(".*", answer);
    server.Post(".*", answer);
    const int bound = port == 0 ? server.bind_to_any_port("127.0.0.1")
                                : (server.bind_to_port("127.0.0.1", port) ? port : -1);
    if (bound <= 0) {
        throw core::Error(core::Code::Input, core::format("port {} is taken", port),
                          "choose another one, or 0 for any", std::to_string(port));
    }
    std::thread listener([&] { server.listen_after_bind(); });
    ready(bound);
    while (!job.cancelled()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    server.stop();
    listener.join();
}

} // namespace crm
