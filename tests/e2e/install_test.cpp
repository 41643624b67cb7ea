// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <string>

namespace {

bool has(const std::string& program) {
    return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

/// What `cmake --install` puts under a prefix.
class Install : public testing::Test {
protected:
    static void SetUpTestSuite() {
        prefix_ = std::make_unique<support::TempDir>();
        const std::string command = std::string("\"") + EVENLODE_CMAKE + "\" --install \"" +
                                    EVENLODE_BUILD_DIR + "\" --prefix \"" +
                                    prefix_->path().string() + "\" > /dev/null";
        ASSERT_EQ(std::system(command.c_str()), 0);
    }
    static void TearDownTestSuite() { prefix_.reset(); }

    static std::string file(const std::string& name) { return prefix_->file(name); }
    static int run(const std::string& command) {
        return std::system((command + " > /dev/null 2>&1").c_str());
    }

    static std::unique_ptr<support::TempDir> prefix_;
};
std::unique_ptr<support::TempDir> Install::prefix_;

TEST_F(Install, PutsEverythingWhereADesktopLooksForIt) {
    for (const char* name :
         {"bin/evenlode", "bin/evenlode-desktop", "share/applications/evenlode.desktop",
          "share/mime/packages/evenlode.xml", "share/metainfo/evenlode.metainfo.xml",
          "share/icons/hicolor/scalable/apps/evenlode.svg",
          "share/icons/hicolor/16x16/apps/evenlode.png",
          "share/icons/hicolor/512x512/apps/evenlode.png"}) {
        EXPECT_TRUE(std::filesystem::is_regular_file(file(name))) << name;
    }
    EXPECT_EQ(run(file("bin/evenlode") + " --version"), 0);
}

TEST_F(Install, IconsHaveTheSizeThatTheirFolderSays) {
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256, 512}) {
        const std::string name = std::to_string(size) + "x" + std::to_string(size);
        const std::string png = prefix_->read("share/icons/hicolor/" + name + "/apps/evenlode.png");
        ASSERT_GT(png.size(), 24u) << name;
        // Width and height stand big-endian behind the name of the first chunk.
        const auto at = [&](std::size_t i) { return static_cast<unsigned char>(png[i]); };
        EXPECT_EQ(at(18) * 256 + at(19), size);
        EXPECT_EQ(at(22) * 256 + at(23), size);
    }
}

TEST_F(Install, TheDesktopFileIsValid) {
    if (!has("desktop-file-validate")) {
        GTEST_SKIP() << "desktop-file-validate is not installed";
    }
    EXPECT_EQ(run("desktop-file-validate --no-hints \"" +
                  file("share/applications/evenlode.desktop") + "\""),
              0);
}

TEST_F(Install, TheMetainfoIsValid) {
    if (!has("appstreamcli")) {
        GTEST_SKIP() << "appstreamcli is not installed";
    }
    EXPECT_EQ(run("appstreamcli validate --no-net --override=cid-desktopapp-is-not-rdns=info \"" +
                  file("share/metainfo/evenlode.metainfo.xml") + "\""),
              0);
}

TEST_F(Install, TheMimeTypeIsKnownToADatabaseMadeOfIt) {
    if (!has("update-mime-database")) {
        GTEST_SKIP() << "update-mime-database is not installed";
    }
    EXPECT_EQ(run("update-mime-database \"" + file("share/mime") + "\""), 0);
    EXPECT_NE(prefix_->read("share/mime/globs2").find("application/x-evenlode-plan"),
              std::string::npos);
}

} // namespace
