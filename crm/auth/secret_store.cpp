// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/auth/secret_store.h"

#include "core/base/base64.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <cctype>
#include <cstdlib>
#include <sys/random.h>

namespace crm {

std::optional<std::string> SessionSecrets::read(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto it = secrets_.find(key);
    return it == secrets_.end() ? std::nullopt : std::optional(it->second);
}

void SessionSecrets::write(const std::string& key, const std::string& secret) {
    const std::lock_guard lock(mutex_);
    secrets_[key] = secret;
}

void SessionSecrets::erase(const std::string& key) {
    const std::lock_guard lock(mutex_);
    secrets_.erase(key);
}

std::string environmentName(const std::string& what, const std::string& name) {
    std::string plain = core::upper(name);
    for (char& c : plain) {
        const auto byte = static_cast<unsigned char>(c);
        c = byte < 0x80 && std::isalnum(byte) != 0 ? c : '_';
    }
    return "EVENLODE_" + what + "_" + plain;
}

std::optional<std::string> environmentSecret(const std::string& what, const std::string& name) {
    const char* value = std::getenv(environmentName(what, name).c_str());
    return value != nullptr && *value != '\0' ? std::optional<std::string>(value) : std::nullopt;
}

std::string serviceKey(const std::string& name, SecretStore& store) {
    if (const auto given = environmentSecret("TOKEN", name)) {
        return *given;
    }
    try {
        return store.read("service/" + core::lower(name)).value_or("");
    } catch (const core::Error&) {
        return {};
    }
}

bool forget(SecretStore& store, const std::string& key) {
    try {
        store.erase(key);
        return true;
    } catch (const core::Error&) {
        return false;
    }
}

std::string randomText(std::size_t bytes) {
    std::string random(bytes, '\0');
    if (::getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size())) {
        throw core::Error(core::Code::Storage, "the system gives no random numbers",
                          "restart the computer");
    }
    return core::base64Url(random);
}

} // namespace crm
