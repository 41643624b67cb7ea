// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_dialog.h"

#include "ui/shell/paths.h"
#include "ui/theme/style.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int kSampleValues = 3;
/// Below this a guess is drawn grey: it is to be looked at.
constexpr double kSure = 0.75;

/// How sure the guess is: a bar and its percent.
class Confidence : public QWidget {
public:
    Confidence(const Theme& theme, double value, QWidget* parent)
        : QWidget(parent), theme_(theme), value_(value) {}

    QSize sizeHint() const override {
        const QFontMetrics metrics(theme_.font(TextRole::Small));
        return {56 + 8 + metrics.horizontalAdvance(percentText(1, 0)), metrics.height()};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& t = theme_.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const QRectF groove(0, height() / 2.0 - 3, 56, 6);
        painter.setBrush(t.band);
        painter.drawRoundedRect(groove, 3, 3);
        painter.setBrush(value_ < kSure ? t.inBand : t.accent);
        painter.drawRoundedRect(QRectF(groove.topLeft(), QSizeF(56 * value_, 6)), 3, 3);
        painter.setFont(theme_.font(TextRole::Small));
        painter.setPen(t.text2);
        painter.drawText(rect().adjusted(64, 0, 0, 0), Qt::AlignVCenter | Qt::AlignRight,
                         percentText(value_, 0));
    }

private:
    const Theme& theme_;
    double value_;
};

QString fieldTitle(std::string_view field) {
    QString title = QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size()));
    title.replace('_', ' ');
    if (title == "id" || title == "zip") {
        return title.toUpper();
    }
    if (!title.isEmpty()) {
        title[0] = title[0].toUpper();
    }
    return title;
}

} // namespace

ImportDialog::ImportDialog(const Theme& theme, TablePreview preview, bool offerAreas,
                           QWidget* parent)
    : QDialog(parent), theme_(theme), preview_(std::move(preview)) {
    setObjectName("importDialog");
    setWindowTitle(tr("Import accounts"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 14);
    column->setSpacing(8);
    const QString file = fileName(QString::fromStdString(preview_.source));
    column->addWidget(
        new Label(theme, TextRole::Heading, Tone::Text, tr("Import accounts from %1?").arg(file)));
    column->addWidget(
        new Label(theme, TextRole::Small, Tone::Text2,
                  tr("Which column is what has been guessed. Columns that are not named here "
                     "are kept as they are. Nothing is imported yet.")));

    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(0, 4, 8, 4);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(2, 1);
    const QString heads[] = {tr("Field"), tr("Column"), tr("First values"), tr("Confidence")};
    for (int i = 0; i < 4; ++i) {
        grid->addWidget(new Label(theme, TextRole::Small, Tone::Text3, heads[i]), 0, i);
    }
    for (std::size_t field = 0; field < core::records::fieldsOf(preview_.mapping.kind).size();
         ++field) {
        addLine(grid, field);
    }
    grid->setRowStretch(grid->rowCount(), 1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    scroll->setFrameShape(QFrame::NoFrame);
    column->addWidget(scroll, 1);
    if (offerAreas) {
        areas_ = new QCheckBox(tr("Make approximate ZIP areas for the states they lie in"), this);
        areas_->setObjectName("makeAreas");
        areas_->setChecked(true);
        column->addWidget(areas_);
    }

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    const QString accept =
        preview_.rows >= 0 ? tr("Import %1 rows").arg(groupedText(preview_.rows)) : tr("Import");
    QPushButton* import = buttons->addButton(accept, QDialogButtonBox::AcceptRole);
    import->setObjectName("import");
    import->setDefault(true);
    setLook(import, Look::Primary);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    resize(880, 620);
}

void ImportDialog::addLine(QGridLayout* grid, std::size_t field) {
    const int row = grid->rowCount();
    const auto& fields = core::records::fieldsOf(preview_.mapping.kind);
    Line line;
    line.field = std::string(fields[field].name);
    line.column = new QComboBox;
    line.column->setObjectName("column." + QString::fromStdString(line.field));
    line.column->addItem(tr("– none –"));
    for (const core::records::Column& column : preview_.mapping.columns) {
        line.column->addItem(QString::fromStdString(column.name));
    }
    line.column->setMinimumWidth(180);
    double confidence = 0;
    for (const core::records::MappedField& mapped : preview_.mapping.fields) {
        if (mapped.field == field) {
            line.column->setCurrentIndex(static_cast<int>(mapped.column) + 1);
            confidence = mapped.confidence;
        }
    }
    line.sample = new Label(theme_, TextRole::Small, Tone::Text2);
    line.sample->setElided(true);
    line.confidence = new Confidence(theme_, confidence, nullptr);
    auto* title = new Label(theme_, TextRole::Small, Tone::Text, fieldTitle(line.field));
    title->setBuddy(line.column);
    grid->addWidget(title, row, 0);
    grid->addWidget(line.column, row, 1);
    grid->addWidget(line.sample, row, 2);
    grid->addWidget(line.confidence, row, 3);
    line.confidence->setVisible(confidence > 0);
    refresh(line);
    connect(line.column, &QComboBox::currentIndexChanged, this, [this, line] {
        // What a person chose needs no confidence.
        line.confidence->hide();
        refresh(line);
    });
    lines_.push_back(line);
}

void ImportDialog::refresh(const Line& line) {
    line.sample->setText(sampleOf(line.column->currentIndex() - 1));
}

QString ImportDialog::sampleOf(int column) const {
    QStringList values;
    for (const core::records::RecordRow& row : preview_.sample) {
        if (column >= 0 && column < static_cast<int>(row.values.size()) &&
            values.size() < kSampleValues) {
            const auto& value = row.values[static_cast<std::size_t>(column)];
            if (value && !value->empty()) {
                values << QString::fromStdString(*value);
            }
        }
    }
    return values.join(QStringLiteral(" · "));
}

SpreadsheetParams ImportDialog::params() const {
    SpreadsheetParams params;
    params.source = preview_.source;
    params.makeAreas = areas_ && areas_->isChecked();
    for (const Line& line : lines_) {
        const int column = line.column->currentIndex() - 1;
        params.mapping.fields[line.field] =
            column < 0 ? std::string()
                       : preview_.mapping.columns[static_cast<std::size_t>(column)].name;
    }
    return params;
}

} // namespace ui
