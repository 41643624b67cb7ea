// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/auth/secret_store.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <libsecret/secret.h>

namespace crm {

using core::Code;
using core::Error;

namespace {

constexpr const char* kAttribute = "account";

const SecretSchema& schema() {
    static const SecretSchema kSchema = {
        "org.evenlode.Secret",
        SECRET_SCHEMA_NONE,
        {{kAttribute, SECRET_SCHEMA_ATTRIBUTE_STRING}, {nullptr, SECRET_SCHEMA_ATTRIBUTE_STRING}},
        0,
        nullptr,
        nullptr,
        nullptr,
        nullptr,
        nullptr,
        nullptr,
        nullptr};
    return kSchema;
}

struct FreeError {
    void operator()(GError* error) const { g_error_free(error); }
};

/// Throws if the call before it filled in the error.
void require(GError* raw, const char* what) {
    if (raw == nullptr) {
        return;
    }
    const std::unique_ptr<GError, FreeError> error(raw);
    throw Error(Code::Storage,
                core::format("the keychain of this desktop cannot be {}: {}", what,
                             core::cleanText(error->message)),
                "unlock it or start one (GNOME Keyring, KWallet, KeePassXC); without one, keep the "
                "sign-in for this session only, or hand in EVENLODE_TOKEN_<NAME>");
}

/// libsecret's calls that wait for the answer may be used from any thread.
class Keychain : public SecretStore {
public:
    std::string name() const override { return "the keychain"; }

    std::optional<std::string> read(const std::string& key) override {
        GError* error = nullptr;
        gchar* found = secret_password_lookup_sync(&schema(), nullptr, &error, kAttribute,
                                                   key.c_str(), nullptr);
        require(error, "read");
        if (found == nullptr) {
            return std::nullopt;
        }
        std::string secret(found);
        secret_password_free(found);
        return secret;
    }

    void write(const std::string& key, const std::string& secret) override {
        GError* error = nullptr;
        secret_password_store_sync(&schema(), SECRET_COLLECTION_DEFAULT,
                                   ("Evenlode: " + key).c_str(), secret.c_str(), nullptr, &error,
                                   kAttribute, key.c_str(), nullptr);
        require(error, "written");
    }

    void erase(const std::string& key) override {
        GError* error = nullptr;
        secret_password_clear_sync(&schema(), nullptr, &error, kAttribute, key.c_str(), nullptr);
        require(error, "written");
    }
};

} // namespace

std::shared_ptr<SecretStore> keychain() {
    return std::make_shared<Keychain>();
}

} // namespace crm
