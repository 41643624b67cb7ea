// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "crm/auth/secret_store.h"
#include "tests/support/temp_dir.h"

#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <sys/wait.h>

namespace crm {
namespace {

constexpr const char* kInside = "EVENLODE_TEST_KEYCHAIN";

int statusOf(int result) {
    return WIFEXITED(result) ? WEXITSTATUS(result) : -1;
}

std::string self(const std::string& filter) {
    return std::filesystem::read_symlink("/proc/self/exe").string() + " --gtest_filter=" + filter +
           " >/dev/null 2>&1";
}

/// Run by the case below, in a session of its own.
TEST(Keychain, DISABLED_Inside) {
    const auto store = keychain();
    EXPECT_EQ(store->read("crm/a"), std::nullopt);
    store->write("crm/a", "secret one");
    store->write("crm/b", "secret two \xc3\xa9");
    EXPECT_EQ(store->read("crm/a"), "secret one");
    store->write("crm/a", "newer");
    EXPECT_EQ(store->read("crm/a"), "newer");
    store->erase("crm/a");
    store->erase("crm/a");
    EXPECT_EQ(store->read("crm/a"), std::nullopt);
    EXPECT_EQ(keychain()->read("crm/b"), "secret two \xc3\xa9");
}

TEST(Keychain, KeepsSecretsFromRunToRun) {
    if (std::system("command -v dbus-run-session gnome-keyring-daemon >/dev/null 2>&1") != 0) {
        GTEST_SKIP() << "no keychain to test with";
    }
    const support::TempDir home;
    const std::string command =
        "HOME=" + home.path().string() + " XDG_RUNTIME_DIR=" + home.path().string() +
        " dbus-run-session -- sh -c 'printf pw | gnome-keyring-daemon --unlock "
        "--components=secrets >/dev/null 2>&1; " +
        std::string(kInside) + "=1 exec " + self("Keychain.DISABLED_Inside") +
        " --gtest_also_run_disabled_tests'";
    EXPECT_EQ(statusOf(std::system(command.c_str())), 0);
}

TEST(Keychain, RefusesClearlyWhereThereIsNone) {
    if (std::getenv(kInside) != nullptr) {
        try {
            keychain()->write("crm/a", "planted-secret");
            FAIL() << "kept a secret nowhere";
        } catch (const core::Error& error) {
            EXPECT_EQ(error.code(), core::Code::Storage);
            EXPECT_NE(error.hint().find("EVENLODE_TOKEN_"), std::string::npos);
            EXPECT_EQ(std::string(error.what()).find("planted"), std::string::npos);
        }
        return;
    }
    const std::string command = "DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere " +
                                std::string(kInside) + "=1 " +
                                self("Keychain.RefusesClearlyWhereThereIsNone");
    EXPECT_EQ(statusOf(std::system(command.c_str())), 0);
}

} // namespace
} // namespace crm
