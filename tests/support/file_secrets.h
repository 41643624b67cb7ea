// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/json.h"
#include "crm/auth/secret_store.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

namespace support {

/// A store that several processes of a test can share. Replaces the file in one step.
class FileSecrets : public crm::SecretStore {
public:
    explicit FileSecrets(std::filesystem::path file) : file_(std::move(file)) {}

    std::function<void()> afterWrite; ///< for a test that wants to die here
    bool failWrites = false;

    std::string name() const override { return "a file"; }
    std::optional<std::string> read(const std::string& key) override {
        const core::Json all = load();
        return all.contains(key) ? std::optional(all[key].get<std::string>()) : std::nullopt;
    }
    void write(const std::string& key, const std::string& secret) override {
        if (failWrites) {
            throw core::Error(core::Code::Storage, "the store is locked");
        }
        core::Json all = load();
        all[key] = secret;
        save(all);
        if (afterWrite) {
            afterWrite();
        }
    }
    void erase(const std::string& key) override {
        core::Json all = load();
        all.erase(key);
        save(all);
    }

private:
    core::Json load() const {
        std::ifstream file(file_);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        return text.empty() ? core::Json::object() : core::Json::parse(text);
    }
    void save(const core::Json& all) const {
        std::ofstream(file_.string() + ".new") << all.dump();
        std::filesystem::rename(file_.string() + ".new", file_);
    }

    std::filesystem::path file_;
};

} // namespace support
