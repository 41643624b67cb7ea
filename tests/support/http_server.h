// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace support {

/// What a test's server was asked.
struct HttpAsked {
    std::string method;
    std::string path;                           ///< with the query
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
};

struct HttpAnswer {
    int status = 200;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    int cutAfter = -1; ///< bytes of the body after which the connection breaks; -1 = never
};

/// A server on 127.0.0.1 that answers as a function says, one connection at a time.
class HttpServer {
public:
    using Handler = std::function<HttpAnswer(const HttpAsked&)>;

    explicit HttpServer(Handler handler) : handler_(std::move(handler)) {
        listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
        listen(listener_, 16);
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~HttpServer() {
        stop_ = true;
        thread_.join();
        close(listener_);
    }
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    std::string url(const std::string& path = "/") const {
        return "http://127.0.0.1:" + std::to_string(port_) + path;
    }
    std::vector<HttpAsked> asked() const {
        const std::lock_guard lock(mutex_);
        return asked_;
    }
    int connections() const { return connections_; }

private:
    bool readable(int fd) const {
        while (!stop_) {
            pollfd waiting{fd, POLLIN, 0};
            if (poll(&waiting, 1, 20) > 0) {
                return true;
            }
        }
        return false;
    }

    void serve() {
        while (readable(listener_)) {
            const int client = accept(listener_, nullptr, nullptr);
            ++connections_;
            while (answerOne(client)) {
            }
            close(client);
        }
    }

    /// False when the connection has ended.
    bool answerOne(int client) {
        std::string text;
        while (text.find("\r\n\r\n") == std::string::npos) {
            if (!more(client, text)) {
                return false;
            }
        }
        HttpAsked asked = parsed(text);
        text.erase(0, text.find("\r\n\r\n") + 4);
        const auto length = asked.headers.find("content-length");
        const std::size_t wanted = length == asked.headers.end() ? 0 : std::stoul(length->second);
        while (text.size() < wanted) {
            if (!more(client, text)) {
                return false;
            }
        }
        asked.body = text;
        {
            const std::lock_guard lock(mutex_);
            asked_.push_back(asked);
        }
        return reply(client, handler_(asked), asked.method == "HEAD");
    }

    bool more(int client, std::string& text) const {
        char buffer[4096];
        if (!readable(client)) {
            return false;
        }
        const ssize_t got = recv(client, buffer, sizeof buffer, 0);
        if (got <= 0) {
            return false;
        }
        text.append(buffer, static_cast<std::size_t>(got));
        return true;
    }

    static HttpAsked parsed(const std::string& text) {
        HttpAsked asked;
        const std::string line = text.substr(0, text.find("\r\n"));
        asked.method = line.substr(0, line.find(' '));
        const auto from = line.find(' ') + 1;
        asked.path = line.substr(from, line.rfind(' ') - from);
        std::size_t at = line.size() + 2;
        while (text.compare(at, 2, "\r\n") != 0) {
            const std::size_t end = text.find("\r\n", at);
            const std::size_t colon = text.find(':', at);
            std::string name = text.substr(at, colon - at);
            for (char& c : name) {
                c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            }
            const auto value = text.find_first_not_of(' ', colon + 1);
            asked.headers[name] = value < end ? text.substr(value, end - value) : "";
            at = end + 2;
        }
        return asked;
    }

    static bool reply(int client, const HttpAnswer& answer, bool headOnly) {
        std::string text = "HTTP/1.1 " + std::to_string(answer.status) + " -\r\n";
        for (const auto& [name, value] : answer.headers) {
            text += name + ": " + value + "\r\n";
        }
        text += "Content-Length: " + std::to_string(answer.body.size()) + "\r\n\r\n";
        const bool cut = answer.cutAfter >= 0;
        text += headOnly ? ""
                : cut    ? answer.body.substr(0, static_cast<std::size_t>(answer.cutAfter))
                         : answer.body;
        std::size_t sent = 0;
        while (sent < text.size()) {
            const ssize_t now = send(client, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
            if (now <= 0) {
                return false;
            }
            sent += static_cast<std::size_t>(now);
        }
        return !cut;
    }

    Handler handler_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<bool> stop_{false};
    std::atomic<int> connections_{0};
    mutable std::mutex mutex_;
    std::vector<HttpAsked> asked_;
    std::thread thread_;
};

} // namespace support
