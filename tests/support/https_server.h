// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

namespace support {

/// A server on 127.0.0.1 that speaks TLS with a certificate of its own making, as somebody between
/// us and a CRM would. Counts what is said to it.
class HttpsServer {
public:
    /// `folder`: where the certificate is written; `host`: whom it is made out to.
    HttpsServer(const std::string& folder, const std::string& host);
    ~HttpsServer();
    HttpsServer(const HttpsServer&) = delete;
    HttpsServer& operator=(const HttpsServer&) = delete;

    /// "https://localhost:1234"
    std::string url() const;
    /// The certificate, for a client that trusts it.
    std::string certificateFile() const;
    /// Requests that were understood: none, where the client refused the certificate.
    int requests() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace support
