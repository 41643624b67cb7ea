// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "crm/http/http_client.h"
#include "tests/support/https_server.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

namespace crm {
namespace {

core::FetchRequest withSecret(const support::HttpsServer& server) {
    core::FetchRequest request;
    request.url = server.url() + "/services/data";
    request.headers = {{"Authorization", "Bearer planted-secret"}};
    return request;
}

std::string refusal(HttpClient& client, const support::HttpsServer& server) {
    core::Job job;
    try {
        client.send(withSecret(server), job);
    } catch (const core::Error& error) {
        return std::string(error.what()) + " " + error.hint();
    }
    return {};
}

TEST(Tls, ACertificateThatNobodyVouchesForIsRefusedBeforeAnythingIsSaid) {
    const support::TempDir folder;
    const support::HttpsServer between(folder.path().string(), "localhost");
    HttpClient client;
    const std::string said = refusal(client, between);
    EXPECT_NE(said.find("certificate"), std::string::npos) << said;
    EXPECT_EQ(said.find("planted-secret"), std::string::npos);
    EXPECT_EQ(between.requests(), 0);
}

TEST(Tls, ACertificateOfAnotherServerIsRefused) {
    const support::TempDir folder;
    const support::HttpsServer between(folder.path().string(), "somebody.example");
    HttpClient client({.caFile = between.certificateFile()});
    EXPECT_FALSE(refusal(client, between).empty());
    EXPECT_EQ(between.requests(), 0);
}

TEST(Tls, ATrustedCertificateOfTheServerIsAccepted) {
    const support::TempDir folder;
    const support::HttpsServer server(folder.path().string(), "localhost");
    HttpClient client({.caFile = server.certificateFile()});
    EXPECT_EQ(refusal(client, server), "");
    EXPECT_EQ(server.requests(), 1) << "the tests above would pass against anything otherwise";
}

} // namespace
} // namespace crm
