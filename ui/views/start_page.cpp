// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/start_page.h"

#include "ui/shell/actions.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kPageWidth = 1200;
constexpr int kRightWidth = 540;
constexpr int kRecentShown = 4;

/// The mark, as large as `size`, in its own colours.
class Mark : public QWidget {
public:
    Mark(int size, QWidget* parent) : QWidget(parent), size_(size) {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {size_, size_}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        QIcon(QStringLiteral(":/evenlode/icons/evenlode.svg")).paint(&painter, rect());
    }

private:
    int size_;
};

} // namespace

StartPage::StartPage(const Theme& theme, const Actions& actions, QWidget* parent)
    : QWidget(parent), theme_(theme), actions_(actions), preview_(new PreviewCard(theme)),
      sampleTitle_(new Label(theme, TextRole::Heading, Tone::Text, tr("The sample, as it opens"))),
      recentTitle_(new Label(theme, TextRole::Heading, Tone::Text, tr("Recent"))),
      recent_(new QGridLayout), page_(new QWidget) {
    auto* columns = new QHBoxLayout(page_);
    columns->setContentsMargins(32, 72, 32, 32);
    columns->setSpacing(56);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    buildStart(left);
    buildKeys(left);
    left->addStretch(1);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    buildRight(right);
    right->addStretch(1);
    columns->addLayout(left, kPageWidth - kRightWidth - 56);
    columns->addLayout(right, kRightWidth);
    page_->setMaximumWidth(kPageWidth + 64);

    auto* scroll = new QScrollArea(this);
    scroll->setFocusPolicy(Qt::NoFocus); // what it holds has the focus
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    auto* holder = new QWidget;
    auto* centred = new QHBoxLayout(holder);
    centred->setContentsMargins(0, 0, 0, 0);
    centred->addStretch(1);
    centred->addWidget(page_, 100);
    centred->addStretch(1);
    scroll->setWidget(holder);
    for (QWidget* clear : {static_cast<QWidget*>(scroll), scroll->viewport(), holder}) {
        clear->setAutoFillBackground(false);
        clear->setBackgroundRole(QPalette::NoRole);
    }
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    setRecent({});
}

QWidget* StartPage::makeTile(const StartTile::Words& words, const QString& action) {
    auto* tile = new StartTile(theme_, words, this);
    tile->setObjectName("start." + action);
    connect(tile, &QAbstractButton::clicked, actions_[action], &QAction::trigger);
    return tile;
}

void StartPage::buildStart(QVBoxLayout* column) {
    auto* head = new QHBoxLayout;
    head->setSpacing(14);
    head->addWidget(new Mark(40, this));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new Label(theme_, TextRole::Display, Tone::Text, QStringLiteral("Evenlode")));
    words->addWidget(new Label(theme_, TextRole::Body, Tone::Text2,
                               tr("Territory planning on your own machine")));
    head->addLayout(words, 1);
    column->addLayout(head);
    column->addSpacing(34);
    column->addWidget(new Label(theme_, TextRole::Heading, Tone::Text, tr("Start")));
    column->addSpacing(12);
    const auto key = [this](const QString& action) {
        return actions_[action]->shortcut().toString(QKeySequence::NativeText);
    };
    column->addWidget(
        makeTile({"globe", tr("Open the sample"),
                  tr("North Carolina in ZIP areas, 5,000 generated accounts. Unbalanced on "
                     "purpose."),
                  key("file.sample"), true},
                 "file.sample"));
    column->addSpacing(10);
    column->addWidget(
        makeTile({"table", tr("Import a spreadsheet"),
                  tr("Accounts from CSV, Excel or a shapefile. Columns are guessed, you "
                     "check them."),
                  key("file.importAccounts")},
                 "file.importAccounts"));
    column->addSpacing(10);
    column->addWidget(
        makeTile({"network-connect", tr("Connect a CRM"),
                  tr("A folder of CSV or Excel tables it exports. Read only until you allow "
                     "writing."),
                  key("crm.connect")},
                 "crm.connect"));
    column->addSpacing(10);
    column->addWidget(
        makeTile({"document-open", tr("Open a plan"),
                  tr("An Evenlode workspace, one file that also opens in QGIS."), key("file.open")},
                 "file.open"));
    column->addSpacing(18);
    auto* promise = new QHBoxLayout;
    promise->setSpacing(8);
    auto* tick = new QLabel(this);
    tick->setPixmap(icon(theme_, "dialog-ok", Tone::Ok).pixmap(theme_.metrics().icon));
    connect(&theme_, &Theme::changed, tick, [this, tick] {
        tick->setPixmap(icon(theme_, "dialog-ok", Tone::Ok).pixmap(theme_.metrics().icon));
    });
    auto* sentence = new Label(theme_, TextRole::Small, Tone::Text2,
                               tr("Works offline. No account, no licence form. Nothing leaves this "
                                  "machine unless you connect something."));
    sentence->setWordWrap(true);
    promise->addWidget(tick, 0, Qt::AlignTop);
    promise->addWidget(sentence, 1);
    column->addLayout(promise);
}

void StartPage::buildKeys(QVBoxLayout* column) {
    column->addSpacing(30);
    column->addWidget(new Label(theme_, TextRole::Heading, Tone::Text, tr("Keys worth knowing")));
    column->addSpacing(12);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    struct KeyLine {
        QString key;
        QString act;
    };
    const KeyLine lines[] = {
        {"1", tr("to 9: choose the target territory")},
        {"L", tr("lasso ZIPs into it")},
        {tr("Space"), tr("hold and move to pan")},
        {QKeySequence(QStringLiteral("Ctrl+Z")).toString(QKeySequence::NativeText),
         tr("undo anything")}};
    for (int i = 0; i < 4; ++i) {
        const int left = i % 2 * 2;
        grid->addWidget(new KeyCap(theme_, lines[i].key, this), i / 2, left, Qt::AlignLeft);
        grid->addWidget(new Label(theme_, TextRole::Small, Tone::Text2, lines[i].act), i / 2,
                        left + 1);
    }
    grid->setColumnMinimumWidth(0, 52);
    grid->setColumnMinimumWidth(2, 52);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    column->addLayout(grid);
}

void StartPage::buildRight(QVBoxLayout* column) {
    auto* open = new QPushButton(tr("Open the sample"), preview_);
    setLook(open, Look::Primary);
    open->setObjectName("start.preview");
    connect(open, &QPushButton::clicked, actions_["file.sample"], &QAction::trigger);
    preview_->setButton(open);
    column->addWidget(sampleTitle_);
    column->addSpacing(12);
    column->addWidget(preview_);
    column->addSpacing(26);
    column->addWidget(recentTitle_);
    column->addSpacing(4);
    recent_->setHorizontalSpacing(18);
    recent_->setVerticalSpacing(0);
    recent_->setColumnStretch(0, 1);
    recent_->setColumnStretch(1, 1);
    column->addLayout(recent_);
}

void StartPage::setRecent(const std::vector<RecentPlan>& plans) {
    while (QLayoutItem* item = recent_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    sampleTitle_->setVisible(preview_->hasPreview());
    recentTitle_->setVisible(!plans.empty());
    const int count = std::min<int>(kRecentShown, static_cast<int>(plans.size()));
    for (int i = 0; i < count; ++i) {
        auto* tile = new RecentTile(theme_, plans[static_cast<std::size_t>(i)], this);
        connect(tile, &QAbstractButton::clicked, this,
                [this, tile] { emit recentChosen(tile->path()); });
        recent_->addWidget(tile, i / 2, i % 2);
    }
}

void StartPage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), theme_.tokens().panel);
}

void StartPage::resizeEvent(QResizeEvent*) {
    // The top margin gives way first when the window is low.
    const int top = std::clamp(height() / 12, 24, 72);
    page_->layout()->setContentsMargins(32, top, 32, 24);
}

} // namespace ui
