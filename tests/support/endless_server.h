// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <atomic>
#include <chrono>
#include <netinet/in.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace support {

/// A server on 127.0.0.1 that answers every connection with a beginning, and then with the same
/// bytes again and again, until the other side has had enough.
class EndlessServer {
public:
    EndlessServer(std::string beginning, std::string again, int pauseMs = 0)
        : beginning_(std::move(beginning)), again_(std::move(again)), pause_(pauseMs) {
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
    ~EndlessServer() {
        stop_ = true;
        thread_.join();
        close(listener_);
    }
    EndlessServer(const EndlessServer&) = delete;
    EndlessServer& operator=(const EndlessServer&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

private:
    void serve() {
        while (!stop_) {
            pollfd waiting{listener_, POLLIN, 0};
            if (poll(&waiting, 1, 20) <= 0) {
                continue;
            }
            const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            char asked[8192];
            if (recv(client, asked, sizeof asked, 0) > 0 && told(client, beginning_)) {
                while (!stop_ && told(client, again_)) {
                    std::this_thread::sleep_for(pause_);
                }
            }
            close(client);
        }
    }
    static bool told(int client, const std::string& text) {
        std::size_t sent = 0;
        while (sent < text.size()) {
            const ssize_t now = send(client, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
            if (now <= 0) {
                return false;
            }
            sent += static_cast<std::size_t>(now);
        }
        return true;
    }

    std::string beginning_;
    std::string again_;
    std::chrono::milliseconds pause_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<bool> stop_{false};
    std::thread thread_;
};

} // namespace support
