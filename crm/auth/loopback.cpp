// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/auth/loopback.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/http/remote_error.h"

#include <arpa/inet.h>
#include <chrono>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace crm {

using core::Code;
using core::Error;

namespace {

constexpr int kSliceMs = 50;
constexpr int kRequestMs = 2000; // a browser that has connected may take so long to ask
constexpr std::size_t kLargestRequest = 16 << 10;

constexpr const char* kPage =
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Evenlode</title>"
    "<body style=\"font-family:sans-serif;margin:4em\"><h1>Back to Evenlode</h1>"
    "<p>The answer has arrived. This page can be closed.</p></body></html>";

int listenOn(int port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    if (fd >= 0 && ::bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
        ::listen(fd, 8) == 0) {
        return fd;
    }
    if (fd >= 0) {
        ::close(fd);
    }
    return -1;
}

int portOf(int fd) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

bool readable(int fd, int milliseconds) {
    pollfd waiting{fd, POLLIN, 0};
    return ::poll(&waiting, 1, milliseconds) > 0;
}

/// "GET /callback?code=1 HTTP/1.1" -> "/callback?code=1"; empty for anything else.
std::optional<std::string> askedBy(int client) {
    std::string text;
    while (text.find("\r\n\r\n") == std::string::npos) {
        char buffer[4096];
        if (text.size() > kLargestRequest || !readable(client, kRequestMs)) {
            return std::nullopt;
        }
        const ssize_t got = ::recv(client, buffer, sizeof buffer, 0);
        if (got <= 0) {
            return std::nullopt;
        }
        text.append(buffer, static_cast<std::size_t>(got));
    }
    const std::string line = text.substr(0, text.find("\r\n"));
    const std::size_t end = line.rfind(' ');
    if (!line.starts_with("GET /") || end <= 4) {
        return std::nullopt;
    }
    return line.substr(4, end - 4);
}

void answer(int client, bool found) {
    const std::string body = found ? kPage : "";
    const std::string text =
        core::format("HTTP/1.1 {}\r\nContent-Type: text/html; charset=utf-8\r\n"
                     "Content-Length: {}\r\nConnection: close\r\n"
                     "Referrer-Policy: no-referrer\r\nCache-Control: no-store\r\n"
                     "\r\n{}",
                     found ? "200 OK" : "404 Not Found", body.size(), body);
    ::send(client, text.data(), text.size(), MSG_NOSIGNAL);
    ::shutdown(client, SHUT_WR);
}

} // namespace

LoopbackReceiver::LoopbackReceiver(const std::vector<int>& ports) {
    const std::vector<int> wishes = ports.empty() ? std::vector<int>{0} : ports;
    for (const int wish : wishes) {
        listener_ = listenOn(wish);
        if (listener_ >= 0) {
            port_ = portOf(listener_);
            return;
        }
    }
    std::vector<std::string> names;
    for (const int wish : wishes) {
        names.push_back(std::to_string(wish));
    }
    throw Error(Code::Storage,
                core::format("the ports {} of this machine, on which the answer of the sign-in "
                             "would come, are taken",
                             core::join(names, ", ")),
                "close the program that uses them, or register another port and name it with "
                "\"port\"");
}

LoopbackReceiver::~LoopbackReceiver() {
    close();
}

void LoopbackReceiver::close() {
    if (listener_ >= 0) {
        ::close(listener_);
        listener_ = -1;
    }
}

QueryItems LoopbackReceiver::wait(const std::string& path, double seconds, core::Job& job) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    while (std::chrono::steady_clock::now() < end) {
        job.checkpoint();
        if (!readable(listener_, kSliceMs)) {
            continue;
        }
        const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) {
            continue;
        }
        const auto asked = askedBy(client);
        const bool ours = asked && asked->substr(0, asked->find('?')) == path;
        answer(client, ours);
        ::close(client);
        if (ours) {
            close();
            return parseQuery(queryOf(*asked));
        }
    }
    throw RemoteError(Trouble::SignIn, "nobody signed in in time",
                      "start again; the page in the browser has to be answered within minutes");
}

} // namespace crm
