// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/render/render_peer.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <QProcess>

namespace bench {

namespace {

constexpr int kTenMinutes = 600'000;

} // namespace

core::Json askRenderPeer(const std::string& program, const std::string& plan,
                         const std::string& views, QSize size, int repeats) {
    const QStringList arguments{QString::fromStdString(plan),
                                QStringLiteral("--views"),
                                QString::fromStdString(views),
                                QStringLiteral("--size"),
                                QStringLiteral("%1x%2").arg(size.width()).arg(size.height()),
                                QStringLiteral("--repeats"),
                                QString::number(repeats)};
    QProcess process;
    process.start(QString::fromStdString(program), arguments);
    const bool ended = process.waitForFinished(kTenMinutes) && process.exitCode() == 0;
    const std::string printed = process.readAllStandardOutput().toStdString();
    const core::Json answer = core::Json::parse(printed, nullptr, false);
    if (!ended || !answer.is_object() || !answer.contains("peer") || !answer.contains("views")) {
        throw core::Error(core::Code::Input, core::format("the peer {} gave no times", program),
                          process.readAllStandardError().right(500).toStdString(), program);
    }
    return answer;
}

} // namespace bench
