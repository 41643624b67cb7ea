// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/visits/visit_dialog.h"

#include "core/base/instant.h"
#include "core/base/zone.h"
#include "ui/dialogs/ask.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/visits/visit_rows.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateEdit>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int kWidth = 480;
constexpr int kNoteLines = 3;
constexpr int kLongest = 24 * 60;
constexpr int kRoundMinutes = 5;

/// A field that Tab leaves at once, instead of walking over day, month and year first.
template <class Edit> class WholeField : public Edit {
public:
    using Edit::Edit;

protected:
    bool focusNextPrevChild(bool next) override { return QWidget::focusNextPrevChild(next); }
};

} // namespace

VisitDraft freshDraft() {
    VisitDraft draft;
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime began =
        now.addSecs(-60LL * (draft.minutes + now.time().minute() % kRoundMinutes));
    draft.day = began.date();
    draft.time = QTime(began.time().hour(), began.time().minute());
    return draft;
}

VisitDraft draftOf(const core::VisitLine& line) {
    const core::visits::Visit& visit = line.visit;
    VisitDraft draft;
    draft.visit = visit.id.value;
    if (visit.account) {
        draft.account = {QString::fromStdString(line.account),
                         QString::fromStdString(line.accountName),
                         QString::fromStdString(line.rep)};
    }
    const auto starts = core::parseInstant(visit.when.starts);
    std::string local = visit.when.starts;
    if (!visit.when.allDay && starts) {
        local = core::localText(core::isZone(visit.when.zone) ? visit.when.zone : "UTC", *starts);
        draft.time =
            QTime::fromString(QString::fromStdString(local).mid(11, 5), QStringLiteral("HH:mm"));
    }
    draft.day = QDate::fromString(QString::fromStdString(local).left(10), Qt::ISODate);
    draft.minutes = visit.when.allDay ? 0 : static_cast<int>(visit.when.seconds() / 60);
    draft.rep = QString::fromStdString(line.rep);
    draft.kind = QString::fromStdString(visit.kind);
    draft.outcome = QString::fromStdString(visit.outcome);
    draft.note = QString::fromStdString(visit.note);
    draft.planned = !visit.done;
    return draft;
}

VisitDialog::VisitDialog(const Theme& theme, VisitDraft draft, const VisitChoices& choices,
                         AccountSearch search, Ask& ask, QWidget* parent)
    : QDialog(parent), draft_(std::move(draft)), ask_(ask),
      account_(new AccountField(std::move(search), this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName("visitDialog");
    setWindowTitle(draft_.visit ? tr("Change a visit") : tr("Log a visit"));
    setMinimumWidth(kWidth);
    build(theme, choices);
    account_->setAccount(draft_.account);
    followAccount();
    connect(account_, &AccountField::accountChanged, this, &VisitDialog::followAccount);
    connect(account_, &AccountField::searched, this, [this] {
        if (std::exchange(noteWhenFound_, false)) {
            note();
        }
    });
    if (draft_.account.number.isEmpty()) {
        account_->setFocus();
    } else {
        outcome_->setFocus();
    }
}

void VisitDialog::build(const Theme& theme, const VisitChoices& choices) {
    auto* column = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    const auto named = [&](QWidget* field, const char* name, const QString& label) {
        field->setObjectName(name);
        field->setAccessibleName(label);
        return field;
    };
    form->addRow(tr("Account"), named(account_, "visitAccount", tr("Account")));
    wrong_ = new Label(theme, TextRole::Small, Tone::Danger);
    wrong_->setObjectName("visitWrong");
    wrong_->hide();
    form->addRow(QString(), wrong_);
    auto* when = new QHBoxLayout;
    day_ = new WholeField<QDateEdit>(draft_.day);
    day_->setCalendarPopup(true);
    day_->setDisplayFormat(tr("ddd, d MMM yyyy"));
    time_ = new WholeField<QTimeEdit>(draft_.time);
    time_->setDisplayFormat(QStringLiteral("HH:mm"));
    time_->setEnabled(draft_.time.isValid());
    minutes_ = new QSpinBox;
    minutes_->setRange(0, kLongest);
    minutes_->setSingleStep(kRoundMinutes);
    minutes_->setSuffix(tr(" min"));
    minutes_->setValue(draft_.minutes);
    minutes_->setEnabled(draft_.time.isValid());
    when->addWidget(named(day_, "visitDay", tr("Day")), 2);
    when->addWidget(named(time_, "visitTime", tr("Begins")), 1);
    when->addWidget(named(minutes_, "visitMinutes", tr("How long")), 1);
    form->addRow(tr("When"), when);
    rep_ = new QComboBox;
    rep_->addItem(tr("nobody in particular"), QString());
    for (const RepChoice& rep : choices.reps) {
        rep_->addItem(rep.name, rep.number);
    }
    rep_->setCurrentIndex(std::max(0, rep_->findData(draft_.rep)));
    repChosen_ = !draft_.rep.isEmpty();
    connect(rep_, &QComboBox::activated, this, [this] { repChosen_ = true; });
    kind_ = new QComboBox;
    for (const QString& kind : visitKinds()) {
        kind_->addItem(visitKindText(kind.toStdString()), kind);
    }
    kind_->setCurrentIndex(std::max(0, kind_->findData(draft_.kind)));
    auto* who = new QHBoxLayout;
    who->addWidget(named(rep_, "visitRep", tr("Rep")), 2);
    who->addWidget(named(kind_, "visitKind", tr("Kind")), 1);
    form->addRow(tr("Rep"), who);
    outcome_ = new QLineEdit(draft_.outcome);
    auto* known = new QCompleter(choices.outcomes, outcome_);
    known->setCaseSensitivity(Qt::CaseInsensitive);
    outcome_->setCompleter(known);
    form->addRow(tr("Outcome"), named(outcome_, "visitOutcome", tr("Outcome")));
    note_ = new QPlainTextEdit(draft_.note);
    note_->setTabChangesFocus(true);
    note_->setFixedHeight(kNoteLines * note_->fontMetrics().lineSpacing() + 14);
    form->addRow(tr("Note"), named(note_, "visitNote", tr("Note")));
    auto* pictures = new QHBoxLayout;
    auto* add = new QPushButton(icon(theme, "list-add"), tr("Photo…"));
    add->setAutoDefault(false);
    pictures->addWidget(named(add, "visitPhoto", tr("Add a photo")));
    photoNames_ = new Label(theme, TextRole::Small, Tone::Text2);
    photoNames_->setElided(true);
    pictures->addWidget(photoNames_, 1);
    form->addRow(tr("Photos"), pictures);
    planned_ = new QCheckBox(tr("It is planned, and not made yet"));
    planned_->setObjectName("visitPlanned");
    planned_->setChecked(draft_.planned);
    form->addRow(QString(), planned_);
    column->addLayout(form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* log = buttons->addButton(draft_.visit ? tr("Change") : tr("Log the visit"),
                                   QDialogButtonBox::AcceptRole);
    log->setObjectName("visitLog");
    log->setDefault(true);
    log->setToolTip(tr("Ctrl+Enter, from every field"));
    setLook(log, Look::Primary);
    column->addWidget(buttons);
    connect(add, &QPushButton::clicked, this, &VisitDialog::addPhoto);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &VisitDialog::note);
}

/// Who has the account is who was there, unless somebody else was chosen.
void VisitDialog::followAccount() {
    if (!account_->account().number.isEmpty()) {
        wrong_->hide();
        if (!repChosen_ && !draft_.visit) {
            rep_->setCurrentIndex(std::max(0, rep_->findData(account_->account().rep)));
        }
    }
}

void VisitDialog::addPhoto() {
    ask_.openFile(this, tr("Add a photo"),
                  {tr("Pictures (*.jpg *.jpeg *.png *.webp *.heic *.gif)"), tr("All files (*)")},
                  [this](const QString& file) {
                      photos_ << file;
                      QStringList names;
                      for (const QString& one : photos_) {
                          names << QFileInfo(one).fileName();
                      }
                      photoNames_->setText(names.join(QStringLiteral(", ")));
                  });
}

core::VisitWords VisitDialog::words() const {
    core::VisitWords words;
    const bool fresh = !draft_.visit;
    const auto say = [fresh](std::optional<std::string>& word, const QString& now,
                             const QString& before) {
        if (fresh ? !now.isEmpty() : now != before) { // what is empty may be planned otherwise
            word = now.toStdString();
        }
    };
    say(words.account, account_->account().number, draft_.account.number);
    const QTime time = draft_.time.isValid() ? time_->time() : QTime();
    if (fresh || day_->date() != draft_.day || time != draft_.time) {
        words.at = (day_->date().toString(Qt::ISODate) +
                    (time.isValid() ? time.toString(QStringLiteral(" HH:mm")) : QString()))
                       .toStdString();
    }
    if (draft_.time.isValid() && (fresh || minutes_->value() != draft_.minutes)) {
        words.minutes = minutes_->value();
    }
    say(words.rep, rep_->currentData().toString(), draft_.rep);
    say(words.kind, kind_->currentData().toString(), draft_.kind);
    say(words.outcome, outcome_->text(), draft_.outcome);
    say(words.note, note_->toPlainText(), draft_.note);
    if (fresh || planned_->isChecked() != draft_.planned) {
        words.planned = planned_->isChecked();
    }
    words.ofPlan = fresh && !planned_->isChecked();
    for (const QString& photo : photos_) {
        words.photos.push_back(photo.toStdString());
    }
    return words;
}

void VisitDialog::note() {
    if (account_->account().number.isEmpty()) {
        account_->settle();
        noteWhenFound_ = account_->account().number.isEmpty() && account_->searching();
        if (noteWhenFound_) {
            return;
        }
    }
    const bool open = draft_.visit && draft_.account.number.isEmpty() &&
                      account_->text().trimmed().isEmpty(); // may stay without one
    if (account_->account().number.isEmpty() && !open) {
        wrong_->setText(account_->text().trimmed().isEmpty()
                            ? tr("Type the account's name or number.")
                            : tr("No account is called so."));
        wrong_->show();
        account_->setFocus();
        return;
    }
    emit noted(words());
    accept();
}

void VisitDialog::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::ControlModifier) {
        note();
    } else {
        QDialog::keyPressEvent(event);
    }
}

} // namespace ui
