// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/https_server.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <httplib.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdexcept>
#include <thread>

namespace support {

namespace {

template <class T, void (*Free)(T*)> struct Freed {
    void operator()(T* pointer) const { Free(pointer); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509, X509_free>>;

Certificate certificateFor(const std::string& host, EVP_PKEY* key) {
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 86'400);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(host.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    const std::string names = "DNS:" + host;
    X509V3_CTX context{};
    X509V3_set_ctx(&context, certificate.get(), certificate.get(), nullptr, nullptr, 0);
    X509_EXTENSION* extension =
        X509V3_EXT_conf_nid(nullptr, &context, NID_subject_alt_name, names.c_str());
    X509_add_ext(certificate.get(), extension, -1);
    X509_EXTENSION_free(extension);
    X509_sign(certificate.get(), key, EVP_sha256());
    return certificate;
}

void store(const std::string& file, const std::function<int(FILE*)>& write) {
    FILE* out = std::fopen(file.c_str(), "w");
    const bool written = out != nullptr && write(out) == 1;
    if (out != nullptr) {
        std::fclose(out);
    }
    if (!written) {
        throw std::runtime_error("cannot write " + file);
    }
}

} // namespace

struct HttpsServer::Impl {
    std::string certificateFile;
    std::unique_ptr<httplib::SSLServer> server;
    std::atomic<int> requests = 0;
    int port = 0;
    std::thread thread;
};

HttpsServer::HttpsServer(const std::string& folder, const std::string& host)
    : impl_(std::make_unique<Impl>()) {
    const Key key(EVP_RSA_gen(2048));
    const Certificate certificate = certificateFor(host, key.get());
    impl_->certificateFile = folder + "/certificate.pem";
    const std::string keyFile = folder + "/key.pem";
    store(impl_->certificateFile,
          [&](FILE* out) { return PEM_write_X509(out, certificate.get()); });
    store(keyFile, [&](FILE* out) {
        return PEM_write_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    impl_->server =
        std::make_unique<httplib::SSLServer>(impl_->certificateFile.c_str(), keyFile.c_str());
    const auto answer = [this](const httplib::Request&, httplib::Response& response) {
        ++impl_->requests;
        response.set_content("{}", "application/json");
    };
    impl_->server->Get(".*", answer);
    impl_->server->Post(".*", answer);
    impl_->port = impl_->server->bind_to_any_port("127.0.0.1");
    impl_->thread = std::thread([this] { impl_->server->listen_after_bind(); });
    while (!impl_->server->is_running()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

HttpsServer::~HttpsServer() {
    impl_->server->stop();
    impl_->thread.join();
}

std::string HttpsServer::url() const {
    return "https://localhost:" + std::to_string(impl_->port);
}

std::string HttpsServer::certificateFile() const {
    return impl_->certificateFile;
}

int HttpsServer::requests() const {
    return impl_->requests;
}

} // namespace support
