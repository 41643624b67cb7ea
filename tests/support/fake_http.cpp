// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_http.h"

#include "core/base/random.h"
#include "core/base/text.h"
#include "crm/http/url.h"

#include <chrono>
#include <httplib.h>

namespace support {

namespace {

constexpr std::size_t kThreads = 48; // more than any test has connections
constexpr auto kSlow = std::chrono::milliseconds(100);

/// A form in parts, which the library has taken apart, written as forms commonly are.
std::string formOf(const httplib::Request& request) {
    std::string form;
    for (const auto& [name, part] : request.files) {
        form += (form.empty() ? "" : "&") + crm::percentEncoded(name) + "=" +
                crm::percentEncoded(part.content);
    }
    return form;
}

HttpAsked askedFrom(const httplib::Request& request) {
    HttpAsked asked;
    asked.method = request.method;
    asked.path = request.target;
    for (const auto& [name, value] : request.headers) {
        asked.headers[core::lower(name)] = value;
    }
    asked.body = request.is_multipart_form_data() ? formOf(request) : request.body;
    return asked;
}

/// A body that is announced and never comes: the library closes the connection.
void breakOff(httplib::Response& response) {
    response.status = 200;
    response.set_content_provider(
        64, "application/json", [](std::size_t, std::size_t, httplib::DataSink&) { return false; });
}

} // namespace

struct FakeHttp::Impl {
    Impl(Handler handle, std::uint64_t seed) : handler(std::move(handle)), random(seed) {}

    std::optional<Fault> faultFor(const HttpAsked& asked) {
        for (Fault& fault : faults) {
            const bool meant = asked.path.find(fault.path) != std::string::npos &&
                               (fault.method.empty() || fault.method == asked.method);
            if (meant && fault.times != 0 && random.uniform() < fault.share) {
                fault.times -= fault.times > 0 ? 1 : 0;
                return fault;
            }
        }
        return std::nullopt;
    }

    void serve(const httplib::Request& request, httplib::Response& response) {
        const HttpAsked asked = askedFrom(request);
        std::unique_lock lock(mutex);
        log.push_back(asked);
        const auto fault = faultFor(asked);
        if (fault && refuse(*fault, response)) {
            return;
        }
        const HttpAnswer answer = handler(asked);
        lock.unlock();
        if (fault && fault->kind == Fault::Kind::Slow) {
            std::this_thread::sleep_for(kSlow);
        }
        if (fault && fault->kind == Fault::Kind::AnswerLost) {
            breakOff(response);
            return;
        }
        response.status = answer.status;
        std::string type = "application/json";
        for (const auto& [name, value] : answer.headers) {
            if (core::lower(name) == "content-type") {
                type = value;
            } else {
                response.set_header(name, value);
            }
        }
        response.set_content(answer.body, type);
    }

    /// True when the request ends here, with nothing done.
    static bool refuse(const Fault& fault, httplib::Response& response) {
        switch (fault.kind) {
        case Fault::Kind::Throttled:
            response.status = 429;
            response.set_header("Retry-After", core::format("{}", fault.retryAfter));
            response.set_content("{}", "application/json");
            return true;
        case Fault::Kind::ServerError:
        case Fault::Kind::Unavailable:
            response.status = fault.kind == Fault::Kind::ServerError ? 500 : 503;
            response.set_content("<html>trouble</html>", "text/html");
            return true;
        case Fault::Kind::Reset: breakOff(response); return true;
        case Fault::Kind::Garbage:
            response.set_content("\x1f\x8b{\"half\": [1,", "application/json");
            return true;
        case Fault::Kind::Slow:
        case Fault::Kind::AnswerLost: break;
        }
        return false;
    }

    Handler handler;
    core::Random random;
    mutable std::mutex mutex;
    std::vector<Fault> faults;
    std::vector<HttpAsked> log;
    httplib::Server server;
    int port = 0;
    std::thread thread;
};

FakeHttp::FakeHttp(Handler handler, std::uint64_t seed)
    : impl_(std::make_unique<Impl>(std::move(handler), seed)) {
    httplib::Server& server = impl_->server;
    server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    server.set_keep_alive_max_count(1'000'000);
    server.set_keep_alive_timeout(1);
    server.set_tcp_nodelay(true);
    server.set_payload_max_length(std::size_t{256} << 20);
    const auto serve = [impl = impl_.get()](const httplib::Request& request,
                                            httplib::Response& response) {
        impl->serve(request, response);
    };
    server.Get(".*", serve);
    server.Post(".*", serve);
    server.Put(".*", serve);
    server.Patch(".*", serve);
    server.Delete(".*", serve);
    impl_->port = server.bind_to_any_port("127.0.0.1");
    impl_->thread = std::thread([&server] { server.listen_after_bind(); });
    while (!server.is_running()) {
        std::this_thread::yield();
    }
}

FakeHttp::~FakeHttp() {
    impl_->server.stop();
    impl_->thread.join();
}

std::string FakeHttp::url(const std::string& path) const {
    return core::format("http://127.0.0.1:{}{}", impl_->port, path);
}

void FakeHttp::add(Fault fault) {
    const std::lock_guard lock(impl_->mutex);
    impl_->faults.push_back(std::move(fault));
}

void FakeHttp::clearFaults() {
    const std::lock_guard lock(impl_->mutex);
    impl_->faults.clear();
}

int FakeHttp::calls(const std::string& part, const std::string& method) const {
    const std::lock_guard lock(impl_->mutex);
    int count = 0;
    for (const HttpAsked& asked : impl_->log) {
        count +=
            asked.path.find(part) != std::string::npos && (method.empty() || method == asked.method)
                ? 1
                : 0;
    }
    return count;
}

std::vector<HttpAsked> FakeHttp::asked() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->log;
}

void FakeHttp::forget() {
    const std::lock_guard lock(impl_->mutex);
    impl_->log.clear();
}

void FakeHttp::locked(const std::function<void()>& body) {
    const std::lock_guard lock(impl_->mutex);
    body();
}

HttpAnswer jsonAnswer(int status, const std::string& body,
                      std::vector<std::pair<std::string, std::string>> headers) {
    HttpAnswer answer{status, body, std::move(headers)};
    answer.headers.emplace_back("Content-Type", "application/json;charset=UTF-8");
    return answer;
}

} // namespace support
