// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_dir.h"
#include "tests/ui/window_fixture.h"

#include <QDate>
#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QXmlStreamReader>

namespace ui {
namespace {

/// Files that the menu of the window writes.
class Output : public support::Window {
protected:
    /// Triggers an action, answers with a file, and waits until it is written.
    QByteArray write(const QString& action, const std::string& name) {
        const QString path = QString::fromStdString(dir_.file(name));
        window->ask().answerNext(path);
        window->actions()[action]->trigger();
        const auto done = [&] { return !window->runner().busy() && QFile::exists(path); };
        EXPECT_TRUE(QTest::qWaitFor(done, 30000)) << name;
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
        return file.readAll();
    }

    support::TempDir dir_;
    support::World world_{"AAAB/AABB/CCBB"};
};

TEST_F(Output, ThePictureShowsTheViewAtTheResolutionOfPrint) {
    open(world_);
    canvas().zoomIn();
    settle();
    write("file.picture", "view.png");
    const QImage image(QString::fromStdString(dir_.file("view.png")));
    const double ratio = 300.0 / 96;
    EXPECT_NEAR(image.width(), canvas().width() * ratio, 1);
    EXPECT_NEAR(image.height(), canvas().height() * ratio, 1);
    EXPECT_NEAR(image.dotsPerMeterX(), 11811, 1);
    // The same unit lies at the same place of both.
    const QPointF place = insideOf(world_, 0) + QPointF(9, 9);
    const QColor shown = canvas().grab().toImage().pixelColor(place.toPoint());
    const QColor printed = image.pixelColor((place * ratio).toPoint());
    EXPECT_EQ(shown.name(), printed.name());
}

TEST_F(Output, PdfAndSvgHoldLinesAndLetters) {
    open(world_);
    const QByteArray pdf = write("file.picture", "view.pdf");
    EXPECT_TRUE(pdf.startsWith("%PDF"));
    EXPECT_TRUE(pdf.contains("/Font"));
    EXPECT_FALSE(pdf.contains("/Subtype /Image"));
    const QRegularExpressionMatch page =
        QRegularExpression("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]").match(pdf);
    ASSERT_TRUE(page.hasMatch());
    EXPECT_NEAR(page.captured(1).toDouble(), canvas().width() * 0.75, 1);
    EXPECT_NEAR(page.captured(2).toDouble(), canvas().height() * 0.75, 1);

    const QByteArray svg = write("file.picture", "view.svg");
    QXmlStreamReader reader(svg);
    int paths = 0;
    int words = 0;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement) {
            paths += reader.name() == QLatin1String("path");
            words += reader.name() == QLatin1String("text");
            EXPECT_NE(reader.name(), QLatin1String("image"));
        }
    }
    EXPECT_FALSE(reader.hasError());
    EXPECT_GT(paths, 5);
    EXPECT_GT(words + paths, 10);
}

TEST_F(Output, WhatIsHiddenOnTheMapIsHiddenOnPaper) {
    open(world_);
    const QByteArray whole = write("file.picture", "whole.svg");
    window->map().setLayerVisible("territories", false);
    window->map().setLayerVisible("labels", false);
    settle();
    EXPECT_LT(write("file.picture", "bare.svg").size(), whole.size());
}

TEST_F(Output, TheMapBookAndItsSummaryAreWritten) {
    open(world_);
    EXPECT_TRUE(write("file.report", "book.pdf").startsWith("%PDF"));
    EXPECT_TRUE(write("file.report", "book.xlsx").startsWith("PK"));
}

TEST_F(Output, TheReviewsAskWhichDaysAndWriteTheirPacks) {
    open(world_);
    const QString today = QDate::currentDate().toString(Qt::ISODate);
    window->ask().answerNext(today);
    EXPECT_TRUE(write("file.reviewDaily", "day.pdf").startsWith("%PDF"));
    const QString quarter = QStringLiteral("%1-Q%2")
                                .arg(QDate::currentDate().year())
                                .arg((QDate::currentDate().month() + 2) / 3);
    window->ask().answerNext(quarter);
    EXPECT_TRUE(write("file.reviewQuarterly", "quarter.pdf").startsWith("%PDF"));
    const QStringList asked = window->ask().takeAsked();
    EXPECT_TRUE(asked.join(' ').contains("Which day?")) << asked.join('|').toStdString();
    EXPECT_TRUE(asked.join(' ').contains("Which quarter?")) << asked.join('|').toStdString();
}

} // namespace
} // namespace ui
