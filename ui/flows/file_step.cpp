// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/file_step.h"

#include "ui/flows/import_choices.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <array>

namespace ui {

namespace {

using core::records::Kind;

constexpr std::array<Kind, 5> kKinds = {Kind::Account, Kind::Opportunity, Kind::Contact, Kind::Lead,
                                        Kind::Rep};
constexpr int kPageWidth = 720;

/// A frame in dashes: things may be dropped here.
class DropFrame : public QWidget {
public:
    explicit DropFrame(const Theme& theme) : theme_(theme) {}

protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& t = theme_.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool hot = property("hot").toBool();
        QPen pen(hot ? t.accent : t.borderStrong, 1, Qt::DashLine);
        painter.setPen(pen);
        painter.setBrush(hot ? t.accentSoft : t.base);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.metrics.cardRadius,
                                t.metrics.cardRadius);
    }

private:
    const Theme& theme_;
};

QString localFile(const QMimeData* data) {
    const QList<QUrl> urls = data->hasUrls() ? data->urls() : QList<QUrl>();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

} // namespace

FileStep::FileStep(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), kind_(new QComboBox(this)), drop_(makeDropArea()),
      trouble_(new Label(theme, TextRole::Small, Tone::Danger)), unfinished_(makeUnfinished()),
      connections_(new QWidget(this)), connectionRows_(new QVBoxLayout(connections_)) {
    setAcceptDrops(true);
    for (const Kind kind : kKinds) {
        kind_->addItem(kindTitle(kind), static_cast<int>(kind));
    }
    kind_->setObjectName("import.kind");
    kind_->setAccessibleName(tr("What the file holds"));
    auto* page = new QWidget(this);
    page->setMaximumWidth(kPageWidth);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(16, 24, 16, 16);
    column->setSpacing(8);
    auto* kindRow = new QHBoxLayout;
    kindRow->setSpacing(8);
    auto* kindWord = new Label(theme, TextRole::Body, Tone::Text2, tr("&Import"));
    kindWord->setBuddy(kind_);
    kindWord->setTextFormat(Qt::AutoText);
    kindRow->addWidget(kindWord);
    kindRow->addWidget(kind_);
    kindRow->addStretch(1);
    column->addLayout(kindRow);
    column->addSpacing(4);
    column->addWidget(drop_);
    trouble_->setWordWrap(true);
    trouble_->setObjectName("import.trouble");
    trouble_->hide();
    column->addWidget(trouble_);
    column->addSpacing(8);
    column->addWidget(unfinished_);
    connectionRows_->setContentsMargins(0, 8, 0, 0);
    connections_->hide();
    column->addWidget(connections_);
    column->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(page, 100);
    row->addStretch(1);
}

QWidget* FileStep::makeDropArea() {
    auto* area = new DropFrame(theme_);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(24, 28, 24, 28);
    column->setSpacing(6);
    column->addWidget(
        new Label(theme_, TextRole::BodyStrong, Tone::Text, tr("Drop a table here, or choose it")));
    auto* formats = new Label(theme_, TextRole::Small, Tone::Text2,
                              tr("CSV, Excel, OpenDocument, DBF, GeoJSON, GeoPackage or a "
                                 "shapefile, also in a .zip or .gz. Nothing is imported before "
                                 "you have seen what will be."));
    formats->setWordWrap(true);
    column->addWidget(formats);
    column->addSpacing(8);
    choose_ = new QPushButton(tr("Choose a file…"));
    choose_->setObjectName("import.choose");
    setLook(choose_, Look::Primary);
    connect(choose_, &QPushButton::clicked, this, &FileStep::chooseAsked);
    column->addWidget(choose_, 0, Qt::AlignLeft);
    return area;
}

QWidget* FileStep::makeUnfinished() {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 8, 0, 8);
    row->setSpacing(8);
    unfinishedText_ = new Label(theme_, TextRole::Small, Tone::Text);
    unfinishedText_->setElided(true);
    auto* resume = new QPushButton(tr("Go on with it"));
    resume->setObjectName("import.resume");
    auto* forget = new QPushButton(tr("Forget it"));
    forget->setObjectName("import.forget");
    setLook(forget, Look::Flat);
    connect(resume, &QPushButton::clicked, this, &FileStep::resumeAsked);
    connect(forget, &QPushButton::clicked, this, &FileStep::forgetAsked);
    row->addWidget(unfinishedText_, 1);
    row->addWidget(forget);
    row->addWidget(resume);
    box->hide();
    return box;
}

core::records::Kind FileStep::kind() const {
    return static_cast<Kind>(kind_->currentData().toInt());
}

void FileStep::setKind(core::records::Kind kind) {
    kind_->setCurrentIndex(kind_->findData(static_cast<int>(kind)));
}

void FileStep::setUnfinished(const QString& file, const QString& when) {
    unfinishedText_->setText(
        tr("%1 was left half-way (%2). Your columns are kept.").arg(file, when));
    unfinished_->setVisible(!file.isEmpty());
}

void FileStep::setConnections(const QStringList& names) {
    while (QLayoutItem* item = connectionRows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& name : names) {
        auto* read = new QPushButton(tr("Read from %1").arg(name));
        read->setObjectName("import.connection." + name);
        read->setToolTip(tr("Changes of all objects of this connection come in"));
        connect(read, &QPushButton::clicked, this, [this, name] { emit connectionAsked(name); });
        connectionRows_->addWidget(read, 0, Qt::AlignLeft);
    }
    connections_->setVisible(!names.isEmpty());
}

void FileStep::setTrouble(const QString& sentence) {
    trouble_->setText(sentence);
    trouble_->setVisible(!sentence.isEmpty());
    choose_->setFocus();
}

void FileStep::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFile(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
        drop_->setProperty("hot", true);
        drop_->update();
    }
}

void FileStep::dragLeaveEvent(QDragLeaveEvent*) {
    drop_->setProperty("hot", false);
    drop_->update();
}

void FileStep::dropEvent(QDropEvent* event) {
    drop_->setProperty("hot", false);
    drop_->update();
    const QString file = localFile(event->mimeData());
    if (!file.isEmpty()) {
        event->acceptProposedAction();
        emit fileChosen(file);
    }
}

void FileStep::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), theme_.tokens().base);
}

} // namespace ui
