// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/import_flow.h"

#include "crm/verbs/connections.h"
#include "geo/verbs/save_issues.h"
#include "ui/dialogs/ask.h"
#include "ui/flows/columns_step.h"
#include "ui/flows/file_step.h"
#include "ui/flows/report_step.h"
#include "ui/flows/step_bar.h"
#include "ui/flows/wait_step.h"
#include "ui/review/panel_parts.h"
#include "ui/shell/actions.h"
#include "ui/shell/paths.h"
#include "ui/shell/plan_session.h"
#include "ui/shell/settings.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/verbs/sync.h"
#include "ui/views/table_view.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace ui {

namespace {

const QString kReviewAction = QStringLiteral("data.locations");
/// Decisions that follow each other at once share a preview.
constexpr int kLookAgainMs = 120;

/// A panel of its own ground, for head and act row.
void groundLikePanel(const Theme& theme, QWidget* widget) {
    widget->setAutoFillBackground(true);
    const auto dress = [&theme, widget] {
        QPalette palette = widget->palette();
        palette.setColor(QPalette::Window, theme.tokens().panel);
        widget->setPalette(palette);
    };
    dress();
    QObject::connect(&theme, &Theme::changed, widget, dress);
}

QString countedRecords(core::records::Kind kind, std::int64_t count) {
    using core::records::Kind;
    const int n = static_cast<int>(count);
    switch (kind) {
    case Kind::Account: return countedAccounts(count);
    case Kind::Opportunity: return ImportFlow::tr("%Ln opportunities", nullptr, n);
    case Kind::Contact: return ImportFlow::tr("%Ln contacts", nullptr, n);
    case Kind::Lead: return ImportFlow::tr("%Ln leads", nullptr, n);
    case Kind::Rep: return ImportFlow::tr("%Ln reps", nullptr, n);
    }
    return groupedText(count);
}

/// What a sync brought in of accounts, as the report of an import.
SpreadsheetReport asImport(const crm::SyncReport& sync) {
    SpreadsheetReport report;
    for (const auto& [object, counts] : sync.objects) {
        report.records.read += counts.read;
        report.records.added += counts.added;
        report.records.updated += counts.updated;
        report.records.unchanged += counts.unchanged;
        report.records.rejected += counts.rejected;
    }
    report.records.seconds = sync.seconds;
    report.records.issues = sync.issues;
    return report;
}

} // namespace

ImportFlow::ImportFlow(const AppContext& context, QWidget* parent)
    : QWidget(parent), context_(context), pages_(new QStackedWidget(this)),
      file_(new FileStep(context.theme)), columns_(new ColumnsStep(context.theme, choices_)),
      wait_(new WaitStep(context.theme)),
      report_(new ReportStep(context.theme, context.actions.contains(kReviewAction))),
      done_(makeDone()), lookAgain_(new QTimer(this)) {
    setObjectName("importFlow");
    for (QWidget* page : std::initializer_list<QWidget*>{file_, columns_, wait_, report_, done_}) {
        pages_->addWidget(page);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(new HairLine(context.theme, Qt::Horizontal));
    column->addWidget(pages_, 1);
    column->addWidget(new HairLine(context.theme, Qt::Horizontal));
    column->addWidget(makeActs());
    lookAgain_->setSingleShot(true);
    lookAgain_->setInterval(kLookAgainMs);
    connect(lookAgain_, &QTimer::timeout, this, [this] { look(choices_.params(), false); });
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &ImportFlow::cancel);
    connectSteps();
    showStep(Step::File);
}

void ImportFlow::connectSteps() {
    connect(file_, &FileStep::chooseAsked, this, &ImportFlow::chooseFile);
    connect(file_, &FileStep::fileChosen, this, &ImportFlow::startWith);
    connect(file_, &FileStep::resumeAsked, this, &ImportFlow::resume);
    connect(file_, &FileStep::connectionAsked, this, &ImportFlow::readConnection);
    connect(file_, &FileStep::forgetAsked, this, [this] {
        context_.settings.setUnfinishedImport({});
        file_->setUnfinished({}, {});
    });
    connect(columns_, &ColumnsStep::decided, this, &ImportFlow::decided);
    connect(columns_, &ColumnsStep::sheetChosen, this, [this](const QString& sheet) {
        geo::PreviewImportParams params;
        params.kind = choices_.params().kind;
        params.import.source = choices_.params().import.source;
        params.import.sheet = sheet.toStdString();
        params.suggest = true;
        look(params, true);
    });
    connect(report_, &ReportStep::saveAsked, this, &ImportFlow::saveReport);
    connect(report_, &ReportStep::reviewAsked, this, [this] {
        leave();
        emit actionAsked(kReviewAction);
    });
    connect(&context_.runner, &JobRunner::progressed, this, [this](const JobState& job) {
        if (job.id == job_) {
            wait_->setState(job);
        }
    });
}

QWidget* ImportFlow::makeHead() {
    auto* head = new QWidget;
    groundLikePanel(context_.theme, head);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(16, 13, 16, 11);
    column->setSpacing(10);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    title_ = new Label(context_.theme, TextRole::Heading, Tone::Text);
    title_->setObjectName("import.title");
    chip_ = new Chip(context_.theme);
    chip_->setObjectName("import.chip");
    note_ = new Label(context_.theme, TextRole::Small, Tone::Text3);
    note_->setElided(true);
    note_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(title_);
    row->addWidget(chip_);
    row->addWidget(note_, 1);
    column->addLayout(row);
    steps_ =
        new StepBar(context_.theme, {tr("File"), tr("Columns"), tr("Match report"), tr("Done")});
    column->addWidget(steps_);
    return head;
}

QWidget* ImportFlow::makeActs() {
    auto* acts = new QWidget;
    groundLikePanel(context_.theme, acts);
    auto* row = new QHBoxLayout(acts);
    row->setContentsMargins(16, 9, 16, 9);
    row->setSpacing(6);
    remember_ = new QCheckBox(tr("Remember these columns for files like this one"));
    remember_->setObjectName("import.remember");
    remember_->setChecked(true);
    areas_ = new QCheckBox(tr("Make approximate ZIP areas"));
    areas_->setObjectName("import.areas");
    areas_->setToolTip(tr("For the states that the accounts lie in: something to plan with"));
    areas_->setChecked(true);
    back_ = new QPushButton(tr("Back"));
    back_->setObjectName("import.back");
    cancel_ = new QPushButton(tr("Cancel"));
    cancel_->setObjectName("import.cancel");
    primary_ = new QPushButton;
    primary_->setObjectName("import.primary");
    setLook(primary_, Look::Primary);
    row->addWidget(remember_);
    row->addSpacing(14);
    row->addWidget(areas_);
    row->addStretch(1);
    row->addWidget(back_);
    row->addWidget(cancel_);
    row->addWidget(primary_);
    const auto dress = [this] {
        remember_->setFont(context_.theme.font(TextRole::Small));
        areas_->setFont(context_.theme.font(TextRole::Small));
    };
    dress();
    connect(&context_.theme, &Theme::changed, this, dress);
    connect(back_, &QPushButton::clicked, this, &ImportFlow::goBack);
    connect(cancel_, &QPushButton::clicked, this, &ImportFlow::cancel);
    connect(primary_, &QPushButton::clicked, this, &ImportFlow::primary);
    return acts;
}

QWidget* ImportFlow::makeDone() {
    auto* page = new QWidget;
    groundLikeTables(context_.theme, *page);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(16, 28, 16, 16);
    column->setSpacing(6);
    doneTitle_ = new Label(context_.theme, TextRole::Heading, Tone::Text);
    doneText_ = new Label(context_.theme, TextRole::Body, Tone::Text2);
    auto* another = new QPushButton(tr("Import another file"));
    another->setObjectName("import.another");
    connect(another, &QPushButton::clicked, this, &ImportFlow::start);
    column->addWidget(doneTitle_);
    column->addWidget(doneText_);
    column->addSpacing(12);
    column->addWidget(another, 0, Qt::AlignLeft);
    column->addStretch(1);
    return page;
}

void ImportFlow::start() {
    choices_ = ImportChoices();
    trouble_.clear();
    recalled_ = false;
    QStringList connections;
    if (context_.session.isOpen()) {
        for (const auto& connection :
             crm::listConnections(context_.session.workspace()).connections) {
            connections << QString::fromStdString(connection.name);
        }
    }
    file_->setConnections(connections);
    const core::Json left =
        core::Json::parse(context_.settings.unfinishedImport().toStdString(), nullptr, false);
    const QString source =
        left.is_object() ? QString::fromStdString(left["import"].value("source", "")) : QString();
    const bool there = !source.isEmpty() && fileExists(source);
    file_->setUnfinished(there ? fileName(source) : QString(),
                         there ? momentText(QString::fromStdString(left.value("at", "")))
                               : QString());
    showStep(Step::File);
}

void ImportFlow::startWith(const QString& file) {
    geo::PreviewImportParams params;
    params.kind = file_->kind();
    params.import.source = absolutePath(file).toStdString();
    params.suggest = true;
    look(params, true);
}

bool ImportFlow::busy() const {
    return job_ != 0 || previewJob_ != 0 || lookAgain_->isActive();
}

void ImportFlow::chooseFile() {
    const QStringList filters{
        tr("Tables (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.dbf *.shp *.geojson *.gpkg *.gz *.zip)"),
        tr("All files (*)")};
    context_.ask.openFile(this, tr("Import a table"), filters,
                          [this](const QString& path) { startWith(path); });
}

void ImportFlow::look(const geo::PreviewImportParams& params, bool first) {
    if (previewJob_ != 0) {
        context_.runner.cancel(previewJob_);
    }
    const int generation = ++generation_;
    const QString file = fileName(QString::fromStdString(params.import.source));
    if (first) {
        title_->setText(tr("Import %1").arg(file));
        showWait(tr("Reading %1").arg(file), tr("Nothing is imported by this."), Step::Columns);
    }
    const std::shared_ptr<core::Workspace> workspace =
        context_.session.isOpen() ? context_.session.shared() : nullptr;
    const JobId job = context_.runner.run(
        tr("Read %1").arg(file), this,
        [params, workspace](core::Job& running) {
            if (!workspace) {
                return geo::previewImport(nullptr, params, running);
            }
            geo::refuseWorkspace(workspace->path(), params.import.source);
            const core::Connection reader = workspace->newReader();
            return geo::previewImport(&reader, params, running);
        },
        [this, generation, first](geo::ImportPreview preview) {
            if (generation == generation_) {
                adopt(std::move(preview), first);
            }
        },
        [this, generation, first] {
            if (generation != generation_) {
                return;
            }
            job_ = 0;
            previewJob_ = 0;
            if (first) {
                start();
            }
        });
    (first ? job_ : previewJob_) = job;
    (first ? previewJob_ : job_) = 0;
}

void ImportFlow::adopt(geo::ImportPreview preview, bool first) {
    job_ = 0;
    previewJob_ = 0;
    if (first && preview.params.suggest) {
        const QByteArray remembered = context_.settings.importColumns(
            QLatin1String(core::records::kindName(preview.params.kind)),
            QString::fromStdString(preview.header));
        recalled_ = !remembered.isEmpty();
        if (recalled_) {
            look(ImportChoices::recall(preview.params, remembered.toStdString()), true);
            return;
        }
    }
    choices_.setPreview(std::move(preview));
    if (first) {
        choices_.setUnchanged();
        trouble_.clear();
    }
    columns_->refresh();
    rememberUnfinished();
    if (step_ != Step::Columns || pages_->currentWidget() != columns_) {
        showStep(Step::Columns);
        columns_->begin();
        columns_->columns().setFocus(Qt::OtherFocusReason);
    } else {
        refreshHead();
        refreshActs();
    }
}

void ImportFlow::decided() {
    ++generation_;
    lookAgain_->start();
    refreshHead();
}

void ImportFlow::rememberUnfinished() {
    const core::Json left{
        {"kind", static_cast<int>(choices_.params().kind)},
        {"at", QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString()},
        {"import", choices_.params().import}};
    context_.settings.setUnfinishedImport(QByteArray::fromStdString(left.dump()));
}

void ImportFlow::resume() {
    const core::Json left =
        core::Json::parse(context_.settings.unfinishedImport().toStdString(), nullptr, false);
    if (!left.is_object() || !left.contains("import")) {
        return;
    }
    geo::PreviewImportParams params;
    params.kind = static_cast<core::records::Kind>(left.value("kind", 0));
    params.import = left["import"].get<geo::ImportRecordsParams>();
    file_->setKind(params.kind);
    look(params, true);
}

void ImportFlow::showStep(Step step) {
    step_ = step;
    QWidget* const pages[] = {file_, columns_, report_, done_};
    pages_->setCurrentWidget(pages[static_cast<int>(step)]);
    steps_->setStep(step == Step::Done ? 4 : static_cast<int>(step));
    refreshHead();
    refreshActs();
}

void ImportFlow::showWait(const QString& title, const QString& promise, Step step) {
    step_ = step;
    wait_->begin(title, promise);
    pages_->setCurrentWidget(wait_);
    steps_->setStep(static_cast<int>(step));
    refreshHead();
    refreshActs();
    cancel_->setFocus(Qt::OtherFocusReason);
}

void ImportFlow::refreshHead() {
    const bool waiting = pages_->currentWidget() == wait_;
    const QString file = fileName(QString::fromStdString(choices_.params().import.source));
    if (step_ == Step::File) {
        title_->setText(tr("Import a table"));
    } else if (!waiting && !file.isEmpty()) {
        title_->setText(tr("Import %1").arg(file));
    }
    if (importing_) {
        chip_->setState(tr("Importing"), ChipKind::Accent);
    } else if (step_ == Step::Report || step_ == Step::Done) {
        chip_->setState(tr("Imported"), ChipKind::Ok);
    } else if (!trouble_.isEmpty()) {
        chip_->setState(trouble_, ChipKind::Warn);
    } else {
        chip_->setState(tr("Preview, nothing imported yet"), ChipKind::Accent);
    }
    QString note;
    if (step_ == Step::Columns && !waiting) {
        const geo::ImportPreview& preview = choices_.preview();
        note = recalled_ ? tr("Columns as they were remembered from a file like this one")
                         : tr("%Ln columns guessed in %1 s. Check them; a mistake here is found "
                              "again in the match report",
                              nullptr, static_cast<int>(choices_.columns()))
                               .arg(decimalText(std::max(preview.seconds, 0.1), 1));
    }
    note_->setText(note);
    emit hintChanged(
        step_ == Step::Columns
            ? tr("An import is written in one step: a cancel leaves the plan as it was")
        : step_ == Step::File ? tr("Drop a file, or choose one")
                              : tr("The import is in the plan"));
}

void ImportFlow::refreshActs() {
    const bool waiting = pages_->currentWidget() == wait_;
    const bool columns = step_ == Step::Columns && !waiting;
    const auto kind = choices_.params().kind;
    remember_->setVisible(columns);
    const bool withoutUnits = !context_.session.isOpen() || context_.session.layer() == nullptr;
    areas_->setVisible(columns && withoutUnits && kind == core::records::Kind::Account);
    back_->setVisible(columns);
    cancel_->setVisible(step_ == Step::File || step_ == Step::Columns);
    primary_->setVisible(step_ != Step::File && !waiting);
    switch (step_) {
    case Step::File: break;
    case Step::Columns: {
        const std::int64_t count = choices_.preview().importable;
        primary_->setText(tr("Import %1").arg(countedRecords(kind, count)));
        primary_->setEnabled(count > 0);
        primary_->setToolTip(count > 0 ? QString()
                                       : tr("No row can be imported as the columns are now"));
        break;
    }
    case Step::Report: primary_->setText(tr("Done")); break;
    case Step::Done: primary_->setText(tr("Show the plan")); break;
    }
    if (step_ != Step::Columns) {
        primary_->setEnabled(true);
        primary_->setToolTip({});
    }
}

void ImportFlow::primary() {
    switch (step_) {
    case Step::File: break;
    case Step::Columns: importAsked(); break;
    case Step::Report: showStep(Step::Done); break;
    case Step::Done: leave(); break;
    }
}

void ImportFlow::importAsked() {
    if (context_.session.isOpen()) {
        importNow();
        return;
    }
    const QString name = baseName(QString::fromStdString(choices_.params().import.source));
    context_.ask.saveFile(this, tr("Save the new plan as"), {tr("Evenlode plans (*.gpkg)")},
                          name + ".gpkg", [this](const QString& path) {
                              if (context_.session.create(path)) {
                                  context_.settings.rememberPlan(context_.session.path(), 0);
                                  emit shown();
                                  importNow();
                              }
                          });
}

void ImportFlow::importNow() {
    lookAgain_->stop();
    ++generation_;
    if (previewJob_ != 0) {
        context_.runner.cancel(std::exchange(previewJob_, 0));
    }
    const auto kind = choices_.params().kind;
    context_.settings.setImportColumns(
        QLatin1String(core::records::kindName(kind)),
        QString::fromStdString(choices_.preview().header),
        remember_->isChecked() ? QByteArray::fromStdString(choices_.remembered()) : QByteArray());
    rememberUnfinished();
    const SpreadsheetParams params{kind, choices_.params().import,
                                   !areas_->isHidden() && areas_->isChecked()};
    const auto workspace = context_.session.shared();
    // Written by the worker once the records are in; read here after the job has ended.
    const auto reached = std::make_shared<std::optional<SpreadsheetReport>>();
    importing_ = true;
    trouble_.clear();
    showWait(
        tr("Importing %1").arg(countedRecords(kind, choices_.preview().importable)),
        tr("Everything is written in one step at the end: a cancel leaves the plan as it was."),
        Step::Columns);
    job_ = context_.runner.run(
        tr("Import %1").arg(fileName(QString::fromStdString(params.import.source))), this,
        [workspace, params, reached](core::Job& job) {
            return importSpreadsheet(
                *workspace, params, job,
                [reached](const SpreadsheetReport& report) { *reached = report; });
        },
        [this](const SpreadsheetReport& report) { imported(report); },
        [this, reached] {
            if (*reached) {
                imported(**reached);
                return;
            }
            importing_ = false;
            job_ = 0;
            trouble_ = tr("Stopped, nothing imported");
            showStep(Step::Columns);
            primary_->setFocus(Qt::OtherFocusReason);
        });
}

void ImportFlow::imported(const SpreadsheetReport& report) {
    importing_ = false;
    job_ = 0;
    choices_.setUnchanged();
    context_.settings.setUnfinishedImport({});
    if (context_.session.isOpen()) {
        context_.session.reload();
    }
    const geo::ImportRecordsReport& r = report.records;
    remarks_ = r.issues;
    report_->setReport(choices_.params().kind, report);
    doneTitle_->setText(
        tr("%1 are in the plan")
            .arg(countedRecords(choices_.params().kind, r.added + r.updated + r.unchanged)));
    doneText_->setText(tr("%1 added, %2 updated, %3 unchanged, %4 left out.")
                           .arg(groupedText(r.added), groupedText(r.updated),
                                groupedText(r.unchanged), groupedText(r.rejected + r.repeated)));
    showStep(Step::Report);
    primary_->setFocus(Qt::OtherFocusReason);
}

void ImportFlow::saveReport() {
    const QString table = baseName(QString::fromStdString(choices_.params().import.source));
    context_.ask.saveFile(
        context_.window, tr("Save the report"),
        {tr("Excel workbook (*.xlsx)"), tr("CSV (*.csv)"), tr("OpenDocument (*.ods)")},
        tr("Import of %1.xlsx").arg(table), [this](const QString& path) {
            context_.runner.run(
                tr("Save the report"), this,
                [workspace = context_.session.shared(), remarks = remarks_,
                 file = path.toStdString()](core::Job&) {
                    return geo::saveIssues(*workspace, remarks, file);
                },
                [](std::int64_t) {});
        });
}

void ImportFlow::readConnection(const QString& name) {
    const auto workspace = context_.session.shared();
    if (!workspace) {
        return;
    }
    importing_ = true;
    choices_ = ImportChoices();
    title_->setText(tr("Import from %1").arg(name));
    showWait(tr("Reading %1").arg(name),
             tr("Each object arrives whole or not at all. Nothing is written to the CRM."),
             Step::Columns);
    crm::SyncParams params;
    params.connections = {name.toStdString()};
    job_ = context_.runner.run(
        tr("Read %1").arg(name), this,
        [workspace, params](core::Job& job) { return syncAndPlace(*workspace, params, job); },
        [this](const crm::SyncReport& report) { imported(asImport(report)); },
        [this] {
            importing_ = false;
            job_ = 0;
            start();
        });
}

void ImportFlow::goBack() {
    lookAgain_->stop();
    ++generation_;
    start();
}

void ImportFlow::cancel() {
    if (job_ != 0) {
        context_.runner.cancel(job_);
        return;
    }
    if (step_ == Step::Columns && choices_.changed()) {
        context_.ask.confirm(this,
                             {tr("Leave the import?"),
                              tr("Nothing has been imported. File and columns are kept, so that "
                                 "you can go on later."),
                              tr("Leave")},
                             [this] { leave(); });
        return;
    }
    leave();
}

void ImportFlow::leave() {
    lookAgain_->stop();
    ++generation_;
    emit left();
}

void ImportFlow::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), context_.theme.tokens().base);
}

} // namespace ui
