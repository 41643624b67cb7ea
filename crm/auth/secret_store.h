// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace crm {

/// A place for what must not lie in a workspace, a log or a configuration: tokens and keys. Threads
/// may share a store.
class SecretStore {
public:
    virtual ~SecretStore() = default;

    /// "the keychain", for messages.
    virtual std::string name() const = 0;
    /// Empty if there is no such secret. Throws Error(Storage) if the store cannot be asked.
    virtual std::optional<std::string> read(const std::string& key) = 0;
    /// The secret is safe, also from a crash, when this returns. Throws Error(Storage) otherwise.
    virtual void write(const std::string& key, const std::string& secret) = 0;
    /// What is not there is not missed.
    virtual void erase(const std::string& key) = 0;
};

/// Keeps secrets until the program ends, for a session on a machine without a keychain.
class SessionSecrets : public SecretStore {
public:
    std::string name() const override { return "the memory of this session"; }
    std::optional<std::string> read(const std::string& key) override;
    void write(const std::string& key, const std::string& secret) override;
    void erase(const std::string& key) override;

private:
    std::mutex mutex_;
    std::map<std::string, std::string> secrets_;
};

/// The keychain of the desktop (freedesktop.org Secret Service: GNOME Keyring, KWallet, KeePassXC).
/// Where there is none, each call throws Error(Storage) that says so and what else there is.
std::shared_ptr<SecretStore> keychain();

/// A secret handed in by the environment for a run without a desktop: EVENLODE_<WHAT>_<NAME>, the
/// name in capitals and all but letters and digits as "_". Empty if it is not set.
std::optional<std::string> environmentSecret(const std::string& what, const std::string& name);
/// The name of that variable.
std::string environmentName(const std::string& what, const std::string& name);

/// The key of a service that needs nothing else, such as a geocoder or a map server: from
/// EVENLODE_TOKEN_<NAME>, else from the store under "service/<name>"; empty if there is none. A
/// store that cannot be asked counts as having none: such services also work without a key.
std::string serviceKey(const std::string& name, SecretStore& store);

/// Erases a secret that may be there, in a store that may not. False if the store cannot be asked.
bool forget(SecretStore& store, const std::string& key);

/// Random bytes from the system, as text that is safe in addresses: for states and verifiers.
std::string randomText(std::size_t bytes);

} // namespace crm
