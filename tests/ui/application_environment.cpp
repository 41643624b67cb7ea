// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/language.h"

#include <gtest/gtest.h>

#include <QApplication>

namespace {

/// One application for all cases, without a display, in English.
class ApplicationEnvironment : public ::testing::Environment {
public:
    void SetUp() override {
        if (QCoreApplication::instance() == nullptr) {
            qputenv("QT_QPA_PLATFORM", "offscreen");
            application_ = std::make_unique<QApplication>(count_, arguments_);
            language_ = std::make_unique<ui::Language>("en");
        }
    }
    void TearDown() override {
        language_.reset();
        application_.reset();
    }

private:
    int count_ = 1;
    char name_[9] = "evenlode";
    char* arguments_[2] = {name_, nullptr};
    std::unique_ptr<QApplication> application_;
    std::unique_ptr<ui::Language> language_;
};

[[maybe_unused]] const auto* const kEnvironment =
    ::testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

} // namespace
