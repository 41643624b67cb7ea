// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/http/http_client.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/version.h"
#include "crm/http/remote_error.h"
#include "crm/http/url.h"

#include <algorithm>
#include <charconv>
#include <curl/curl.h>
#include <fstream>
#include <mutex>
#include <optional>
#include <system_error>

namespace crm {

using core::Code;
using core::Error;
using core::FetchRequest;
using core::FetchResponse;

namespace {

constexpr long kMostRedirects = 5;
/// Of the headers of one answer, all redirections together.
constexpr std::size_t kMostHeaderBytes = std::size_t{256} << 10;
constexpr int kPartialContent = 206;
constexpr int kRangeNotSatisfiable = 416;

struct CurlLibrary {
    CurlLibrary() { curl_global_init(CURL_GLOBAL_DEFAULT); }
};

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

struct FreeHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, FreeHandle>;

bool succeeded(int status) {
    return status >= 200 && status < 300;
}

/// Takes in one answer, in memory or in a file.
class Answer {
public:
    Answer(const FetchRequest& request, CURL* handle, std::size_t mostBytes, const core::Job& job)
        : request_(request), handle_(handle), mostBytes_(mostBytes), job_(job) {}

    FetchResponse response;
    std::string problem; ///< why the transfer was broken off from this side

    std::size_t body(const char* data, std::size_t size) {
        return toFile() ? write(data, size) : append(data, size);
    }

    bool header(std::string_view line) {
        headerBytes_ += line.size();
        if (headerBytes_ > kMostHeaderBytes) {
            problem = core::format("the headers of the answer are larger than {} kB",
                                   kMostHeaderBytes >> 10);
            return false;
        }
        if (line.starts_with("HTTP/")) {
            response.headers.clear(); // a redirection or "100 Continue" came before
            return true;
        }
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos) {
            response.headers.emplace_back(core::lower(core::trim(line.substr(0, colon))),
                                          core::trim(line.substr(colon + 1)));
        }
        return true;
    }

    bool cancelled() const { return job_.cancelled(); }

    /// An empty answer makes an empty file, too.
    void finish() {
        response.status = status();
        if (toFile()) {
            write(nullptr, 0);
            file_.close();
            if (!file_ && problem.empty()) {
                problem = "the file could not be written";
            }
        }
    }

private:
    int status() const {
        long code = 0;
        curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &code);
        return static_cast<int>(code);
    }

    /// What an error says is read, not kept.
    bool toFile() const { return !request_.file.empty() && succeeded(status()); }

    std::size_t write(const char* data, std::size_t size) {
        if (!file_.is_open()) {
            const bool goesOn = status() == kPartialContent;
            file_.open(request_.file,
                       std::ios::binary | (goesOn ? std::ios::app : std::ios::trunc));
        }
        if (size > 0) {
            file_.write(data, static_cast<std::streamsize>(size));
        }
        if (!file_) {
            problem = "the file could not be written";
            return 0;
        }
        return size;
    }

    std::size_t append(const char* data, std::size_t size) {
        if (response.body.size() + size > mostBytes_) {
            problem = core::format("the answer is larger than {} MB", mostBytes_ >> 20);
            return 0;
        }
        response.body.append(data, size);
        return size;
    }

    const FetchRequest& request_;
    CURL* handle_;
    std::size_t mostBytes_;
    const core::Job& job_;
    std::size_t headerBytes_ = 0;
    std::ofstream file_;
};

std::size_t onBody(char* data, std::size_t, std::size_t count, void* user) {
    return static_cast<Answer*>(user)->body(data, count);
}

std::size_t onHeader(char* data, std::size_t, std::size_t count, void* user) {
    return static_cast<Answer*>(user)->header({data, count}) ? count : 0;
}

int onProgress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const Answer*>(user)->cancelled() ? 1 : 0;
}

template <class Value> void set(CURL* handle, CURLoption option, Value value) {
    if (const CURLcode code = curl_easy_setopt(handle, option, value); code != CURLE_OK) {
        throw Error(Code::Bug,
                    core::format("libcurl refuses an option: {}", curl_easy_strerror(code)));
    }
}

HeaderList headersOf(const FetchRequest& request) {
    HeaderList list;
    const auto add = [&](const std::string& line) {
        curl_slist* longer = curl_slist_append(list.get(), line.c_str());
        static_cast<void>(list.release());
        list.reset(longer);
    };
    for (const auto& [name, value] : request.headers) {
        if (name.find_first_of("\r\n:") != std::string::npos ||
            value.find_first_of("\r\n") != std::string::npos) {
            throw Error(Code::Usage, core::format("the header {} holds a line break", name),
                        "take the line break out");
        }
        add(value.empty() ? name + ";" : name + ": " + value);
    }
    add("Expect:"); // no pause before a body is sent
    return list;
}

std::uintmax_t sizeOf(const std::filesystem::path& file) {
    std::error_code none;
    const auto size = file.empty() ? 0 : std::filesystem::file_size(file, none);
    return none ? 0 : size;
}

void prepare(CURL* handle, const FetchRequest& request, const HttpOptions& options) {
    const bool secure = core::lower(request.url).starts_with("https:");
    set(handle, CURLOPT_URL, request.url.c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    set(handle, CURLOPT_REDIR_PROTOCOLS_STR, secure ? "https" : "http,https");
    set(handle, CURLOPT_FOLLOWLOCATION, request.stayOnServer ? 0L : 1L);
    set(handle, CURLOPT_MAXREDIRS, kMostRedirects);
    set(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    set(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    set(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!options.caFile.empty()) {
        set(handle, CURLOPT_CAINFO, options.caFile.c_str());
    }
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connectSeconds * 1000));
    if (request.file.empty()) {
        set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(options.mostSeconds * 1000));
    }
    set(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(handle, CURLOPT_LOW_SPEED_TIME, std::max(1L, static_cast<long>(request.timeoutSeconds)));
    set(handle, CURLOPT_ACCEPT_ENCODING, request.file.empty() ? "" : nullptr);
    set(handle, CURLOPT_USERAGENT, core::format("Evenlode/{}", core::kVersion).c_str());
    if (request.method == "HEAD") {
        set(handle, CURLOPT_NOBODY, 1L);
    } else if (request.method != "GET" || !request.body.empty()) {
        set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        set(handle, CURLOPT_POSTFIELDS, request.body.c_str());
        set(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }
    if (const auto have = sizeOf(request.file); have > 0) {
        set(handle, CURLOPT_RANGE, core::format("{}-", have).c_str());
    }
}

[[noreturn]] void throwTranslated(CURLcode code, const std::string& server) {
    switch (code) {
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        throw Error(Code::Usage, "the address of the server cannot be used",
                    "give an address that begins with https://", server);
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        throw RemoteError(Trouble::Unreachable,
                          core::format("there is no server {}, or no network", server),
                          "check the address and the network; nothing was lost", server)
            .setNotSent();
    case CURLE_COULDNT_CONNECT:
        throw RemoteError(Trouble::Unreachable, core::format("{} does not answer", server),
                          "check that the server runs, or try again later", server)
            .setNotSent();
    case CURLE_OPERATION_TIMEDOUT:
        throw RemoteError(Trouble::Unreachable, core::format("{} took too long to answer", server),
                          "try again later", server);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
        throw RemoteError(
            Trouble::Unreachable,
            core::format("the certificate of {} cannot be trusted: {}", server,
                         curl_easy_strerror(code)),
            "check the address and the clock of this computer; a company's own certificate has "
            "to be added to the system's",
            server)
            .setNotSent();
    default:
        throw RemoteError(
            Trouble::Unreachable,
            core::format("the connection with {} broke: {}", server, curl_easy_strerror(code)),
            "try again; nothing was lost", server);
    }
}

bool isRedirection(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// The request that a redirection asks for; Error(Remote) if it leads to another server.
FetchRequest redirected(const FetchRequest& request, const FetchResponse& response) {
    const std::string server = serverOf(request.url);
    const auto location =
        std::find_if(response.headers.begin(), response.headers.end(),
                     [](const auto& header) { return header.first == "location"; });
    FetchRequest next = request;
    next.url = resolvedUrl(request.url,
                           location == response.headers.end() ? std::string() : location->second);
    if (!sameServer(request.url, next.url)) {
        throw RemoteError(
            Trouble::Garbage,
            core::format("{} sends us on to {}, which was refused: the sign-in is not for "
                         "that server",
                         server, serverOf(next.url)),
            "check the address; if the CRM has moved, give the connection its new address", server);
    }
    if (response.status == 303 || (response.status < 303 && request.method == "POST")) {
        next.method = "GET";
        next.body.clear();
    }
    return next;
}

/// The server's own word that the file is whole: "bytes */SIZE".
bool isWhole(const FetchResponse& response, std::uintmax_t size) {
    for (const auto& [name, value] : response.headers) {
        if (name == "content-range" && value == core::format("bytes */{}", size)) {
            return true;
        }
    }
    return false;
}

} // namespace

struct HttpClient::Pool {
    explicit Pool(HttpOptions wish) : options(std::move(wish)) {}

    Handle take() {
        const std::lock_guard lock(mutex);
        if (idle.empty()) {
            return Handle(curl_easy_init());
        }
        Handle handle = std::move(idle.back());
        idle.pop_back();
        return handle;
    }

    void give(Handle handle) {
        curl_easy_reset(handle.get()); // keeps its connections
        const std::lock_guard lock(mutex);
        idle.push_back(std::move(handle));
    }

    FetchResponse once(const FetchRequest& request, core::Job& job) {
        Handle handle = take();
        if (!handle) {
            throw Error(Code::Bug, "libcurl cannot be started");
        }
        prepare(handle.get(), request, options);
        const HeaderList headers = headersOf(request);
        Answer answer(request, handle.get(), options.mostBytes, job);
        set(handle.get(), CURLOPT_HTTPHEADER, headers.get());
        set(handle.get(), CURLOPT_WRITEFUNCTION, onBody);
        set(handle.get(), CURLOPT_WRITEDATA, &answer);
        set(handle.get(), CURLOPT_HEADERFUNCTION, onHeader);
        set(handle.get(), CURLOPT_HEADERDATA, &answer);
        set(handle.get(), CURLOPT_XFERINFOFUNCTION, onProgress);
        set(handle.get(), CURLOPT_XFERINFODATA, &answer);
        set(handle.get(), CURLOPT_NOPROGRESS, 0L);
        const CURLcode code = curl_easy_perform(handle.get());
        if (code == CURLE_OK) {
            answer.finish();
        }
        give(std::move(handle));
        job.checkpoint();
        const std::string server = serverOf(request.url);
        if (!answer.problem.empty() && request.file.empty()) {
            throw RemoteError(Trouble::Garbage, core::format("{}: {}", server, answer.problem),
                              "ask for less at a time", server);
        }
        if (!answer.problem.empty()) {
            throw Error(Code::Storage,
                        core::format("{}: {}", request.file.string(), answer.problem),
                        "free some space", server);
        }
        if (code != CURLE_OK) {
            throwTranslated(code, server);
        }
        return std::move(answer.response);
    }

    HttpOptions options;
    std::mutex mutex;
    std::vector<Handle> idle;
};

HttpClient::HttpClient(HttpOptions options) : pool_(nullptr) {
    static const CurlLibrary library;
    pool_ = std::make_unique<Pool>(std::move(options));
}

HttpClient::~HttpClient() = default;

FetchResponse HttpClient::send(const FetchRequest& request, core::Job& job) {
    job.checkpoint();
    if (request.stayOnServer) {
        return sendOnServer(request, job);
    }
    return sendAnywhere(request, job);
}

FetchResponse HttpClient::sendOnServer(FetchRequest request, core::Job& job) {
    for (long hops = 0;; ++hops) {
        FetchResponse response = sendAnywhere(request, job);
        if (!isRedirection(response.status)) {
            return response;
        }
        if (hops == kMostRedirects) {
            throw RemoteError(Trouble::Garbage,
                              core::format("{} sends us in circles", serverOf(request.url)),
                              "check the address", serverOf(request.url));
        }
        request = redirected(request, response);
    }
}

FetchResponse HttpClient::sendAnywhere(const FetchRequest& request, core::Job& job) {
    const auto have = sizeOf(request.file);
    FetchResponse response = pool_->once(request, job);
    if (have == 0 || response.status != kRangeNotSatisfiable) {
        return response;
    }
    if (isWhole(response, have)) {
        response.status = 200;
        response.body.clear();
        return response;
    }
    // What is there is no beginning of what the server has.
    std::filesystem::resize_file(request.file, 0);
    return pool_->once(request, job);
}

core::Fetch httpFetch(HttpOptions options) {
    auto client = std::make_shared<HttpClient>(std::move(options));
    return [client](const FetchRequest& request, core::Job& job) {
        return client->send(request, job);
    };
}

std::string serverOf(const std::string& url) {
    const std::unique_ptr<CURLU, void (*)(CURLU*)> parsed(curl_url(), curl_url_cleanup);
    if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) {
        return {};
    }
    std::string server;
    for (const CURLUPart part : {CURLUPART_SCHEME, CURLUPART_HOST, CURLUPART_PORT}) {
        char* text = nullptr;
        if (curl_url_get(parsed.get(), part, &text, 0) == CURLUE_OK) {
            server += part == CURLUPART_HOST ? "://" : part == CURLUPART_PORT ? ":" : "";
            server += text;
            curl_free(text);
        }
    }
    return server;
}

} // namespace crm
