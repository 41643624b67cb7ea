// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/import_choices.h"

#include <QCoreApplication>
#include <QStringList>

#include <utility>

namespace ui {

using core::records::AttributeType;
using geo::PreviewColumn;
using geo::ReadAs;

namespace {

const QString kNone = QStringLiteral("none");

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ImportChoices)
};

QString fieldCode(const std::string& field) {
    return QStringLiteral("field:") + QString::fromStdString(field);
}

QString keepCode(AttributeType type) {
    return QStringLiteral("keep:") + QLatin1String(core::records::attributeTypeName(type));
}

AttributeType typeOf(const QString& code) {
    return code == keepCode(AttributeType::Number) ? AttributeType::Number
           : code == keepCode(AttributeType::Date) ? AttributeType::Date
                                                   : AttributeType::Text;
}

QString typeWord(AttributeType type) {
    switch (type) {
    case AttributeType::Number: return Words::tr("number");
    case AttributeType::Date: return Words::tr("date");
    case AttributeType::Text: break;
    }
    return Words::tr("text");
}

QString codeOf(const PreviewColumn& column) {
    switch (column.readAs) {
    case ReadAs::Field: return fieldCode(column.field);
    case ReadAs::Attribute: return keepCode(column.type);
    case ReadAs::Nothing: break;
    }
    return kNone;
}

QString withUnit(const QString& title, const PreviewColumn& column) {
    return !column.amount          ? title
           : column.factor == 1000 ? Words::tr("%1, $ k").arg(title)
                                   : Words::tr("%1, $").arg(title);
}

/// What core calls the fields and the columns it knows the meaning of; looked up by their text.
[[maybe_unused]] constexpr const char* kFieldTitles[] = {
    QT_TRANSLATE_NOOP("Fields", "Account number"),
    QT_TRANSLATE_NOOP("Fields", "Opportunity number"),
    QT_TRANSLATE_NOOP("Fields", "Contact number"),
    QT_TRANSLATE_NOOP("Fields", "Lead number"),
    QT_TRANSLATE_NOOP("Fields", "Rep number"),
    QT_TRANSLATE_NOOP("Fields", "ZIP"),
    QT_TRANSLATE_NOOP("Fields", "Street address"),
    QT_TRANSLATE_NOOP("Fields", "Rep"),
    QT_TRANSLATE_NOOP("Fields", "Longitude"),
    QT_TRANSLATE_NOOP("Fields", "Latitude"),
    QT_TRANSLATE_NOOP("Fields", "E-mail"),
    QT_TRANSLATE_NOOP("Fields", "Won"),
    QT_TRANSLATE_NOOP("Fields", "Closed"),
    QT_TRANSLATE_NOOP("Fields", "Head of the family"),
    QT_TRANSLATE_NOOP("Fields", "Name"),
    QT_TRANSLATE_NOOP("Fields", "Phone"),
    QT_TRANSLATE_NOOP("Fields", "Created"),
    QT_TRANSLATE_NOOP("Fields", "Website"),
    QT_TRANSLATE_NOOP("Fields", "Segment"),
    QT_TRANSLATE_NOOP("Fields", "Territory"),
    QT_TRANSLATE_NOOP("Fields", "House number"),
    QT_TRANSLATE_NOOP("Fields", "Unit"),
    QT_TRANSLATE_NOOP("Fields", "City"),
    QT_TRANSLATE_NOOP("Fields", "State"),
    QT_TRANSLATE_NOOP("Fields", "Country"),
    QT_TRANSLATE_NOOP("Fields", "Stage"),
    QT_TRANSLATE_NOOP("Fields", "Amount"),
    QT_TRANSLATE_NOOP("Fields", "Close date"),
    QT_TRANSLATE_NOOP("Fields", "Company"),
    QT_TRANSLATE_NOOP("Fields", "First name"),
    QT_TRANSLATE_NOOP("Fields", "Last name"),
    QT_TRANSLATE_NOOP("Fields", "Title"),
    QT_TRANSLATE_NOOP("Fields", "Status"),
    QT_TRANSLATE_NOOP("Fields", "Source"),
    QT_TRANSLATE_NOOP("Fields", "Kind"),
    QT_TRANSLATE_NOOP("Fields", "Capacity hours"),
    QT_TRANSLATE_NOOP("Fields", "Weight"),
    QT_TRANSLATE_NOOP("Fields", "Skills"),
    QT_TRANSLATE_NOOP("Fields", "Segments"),
    QT_TRANSLATE_NOOP("Fields", "Starts on"),
    QT_TRANSLATE_NOOP("Fields", "Ends on"),
    QT_TRANSLATE_NOOP("Fields", "Territory id"),
    QT_TRANSLATE_NOOP("Fields", "Potential"),
    QT_TRANSLATE_NOOP("Fields", "Revenue"),
    QT_TRANSLATE_NOOP("Fields", "Sales"),
    QT_TRANSLATE_NOOP("Fields", "Budget"),
    QT_TRANSLATE_NOOP("Fields", "Last visit"),
    QT_TRANSLATE_NOOP("Fields", "Employees"),
    QT_TRANSLATE_NOOP("Fields", "Class")};

QString fieldText(core::records::Kind kind, const std::string& field) {
    return QCoreApplication::translate("Fields", core::records::fieldTitle(kind, field).c_str());
}

/// Names every column and every field, as the preview has understood them.
geo::ImportRecordsParams explicitly(const geo::ImportPreview& preview) {
    geo::ImportRecordsParams params = preview.params.import;
    auto& wishes = params.mapping;
    wishes.id.clear();
    wishes.keep.clear();
    wishes.leaveOut.clear();
    for (const auto& field : core::records::fieldsOf(preview.params.kind)) {
        wishes.fields[std::string(field.name)].clear();
    }
    for (const PreviewColumn& column : preview.columns) {
        switch (column.readAs) {
        case ReadAs::Field: wishes.fields[column.field] = column.name; break;
        case ReadAs::Attribute: wishes.keep[column.name] = column.type; break;
        case ReadAs::Nothing: wishes.leaveOut.insert(column.name); break;
        }
    }
    return params;
}

} // namespace

QString kindTitle(core::records::Kind kind) {
    switch (kind) {
    case core::records::Kind::Account: return Words::tr("Accounts");
    case core::records::Kind::Opportunity: return Words::tr("Opportunities");
    case core::records::Kind::Contact: return Words::tr("Contacts");
    case core::records::Kind::Lead: return Words::tr("Leads");
    case core::records::Kind::Rep: return Words::tr("Reps");
    }
    return {};
}

void ImportChoices::setPreview(geo::ImportPreview preview) {
    preview_ = std::move(preview);
    params_ = preview_.params;
    params_.import = explicitly(preview_);
    params_.suggest = false;
}

const PreviewColumn& ImportChoices::column(int column) const {
    return preview_.columns.at(static_cast<std::size_t>(column));
}

bool ImportChoices::isImported(int column) const {
    return this->column(column).readAs != ReadAs::Nothing;
}

void ImportChoices::forget(const std::string& column) {
    auto& wishes = params_.import.mapping;
    for (auto& [field, filledBy] : wishes.fields) {
        if (filledBy == column) {
            filledBy.clear();
        }
    }
    wishes.keep.erase(column);
    wishes.leaveOut.erase(column);
}

void ImportChoices::apply(int index, const QString& code) {
    auto& wishes = params_.import.mapping;
    PreviewColumn& column = preview_.columns[static_cast<std::size_t>(index)];
    forget(column.name);
    if (code.startsWith(QLatin1String("field:"))) {
        const std::string field = code.mid(6).toStdString();
        for (int other = 0; other < columns(); ++other) {
            if (other != index && this->column(other).readAs == ReadAs::Field &&
                this->column(other).field == field) {
                apply(other, keepCode(this->column(other).type));
            }
        }
        wishes.fields[field] = column.name;
        column.readAs = ReadAs::Field;
        column.field = field;
        column.amount = field == "amount";
    } else if (code == kNone) {
        before_[column.name] = codeOf(column);
        wishes.leaveOut.insert(column.name);
        column.readAs = ReadAs::Nothing;
    } else {
        column.readAs = ReadAs::Attribute;
        column.type = typeOf(code);
        wishes.keep[column.name] = column.type;
    }
    if (code == kNone || !column.amount) {
        params_.import.factors.erase(column.name);
    }
    column.asked = true;
    changed_ = true;
}

void ImportChoices::setImported(int index, bool imported) {
    if (imported == isImported(index)) {
        return;
    }
    if (!imported) {
        apply(index, kNone);
        return;
    }
    const PreviewColumn& column = this->column(index);
    const auto before = before_.find(column.name);
    apply(index, before == before_.end() ? keepCode(column.type) : before->second);
}

Qt::CheckState ImportChoices::allImported() const {
    int imported = 0;
    for (int column = 0; column < columns(); ++column) {
        imported += isImported(column) ? 1 : 0;
    }
    return imported == columns() ? Qt::Checked
           : imported == 0       ? Qt::Unchecked
                                 : Qt::PartiallyChecked;
}

void ImportChoices::setAllImported(bool imported) {
    for (int column = 0; column < columns(); ++column) {
        setImported(column, imported);
    }
}

std::vector<ReadAsOption> ImportChoices::options(int index) const {
    const PreviewColumn& column = this->column(index);
    std::vector<ReadAsOption> options;
    for (const auto& field : core::records::fieldsOf(params_.kind)) {
        const std::string name(field.name);
        options.push_back({fieldText(params_.kind, name), fieldCode(name), false});
    }
    bool first = true;
    for (const AttributeType type :
         {AttributeType::Text, AttributeType::Number, AttributeType::Date}) {
        const QString title = column.meaning.empty()
                                  ? Words::tr("Own column, %1").arg(typeWord(type))
                                  : Words::tr("%1, %2").arg(QCoreApplication::translate(
                                                                "Fields", column.meaning.c_str()),
                                                            typeWord(type));
        options.push_back({title, keepCode(type), std::exchange(first, false)});
    }
    options.push_back({Words::tr("Not imported"), kNone, true});
    return options;
}

QString ImportChoices::readAsCode(int column) const {
    return codeOf(this->column(column));
}

QString ImportChoices::readAsText(int index) const {
    const PreviewColumn& column = this->column(index);
    switch (column.readAs) {
    case ReadAs::Field: return withUnit(fieldText(params_.kind, column.field), column);
    case ReadAs::Attribute:
        return column.meaning.empty()
                   ? withUnit(Words::tr("Own column, %1").arg(typeWord(column.type)), column)
                   : withUnit(QCoreApplication::translate("Fields", column.meaning.c_str()),
                              column);
    case ReadAs::Nothing: break;
    }
    return Words::tr("Not imported");
}

void ImportChoices::setReadAs(int column, const QString& code) {
    if (code != readAsCode(column)) {
        apply(column, code);
    }
}

void ImportChoices::choose(int index, int choice) {
    geo::PreviewIssue& issue = preview_.issues.at(static_cast<std::size_t>(index));
    geo::ImportRecordsParams& import = params_.import;
    for (std::size_t i = 0; i < issue.choices.size(); ++i) {
        issue.choices[i].chosen = static_cast<int>(i) == choice;
    }
    if (issue.id == "zip_zeros") {
        import.restoreZeros = choice == 0;
    } else if (issue.id == "whole_address") {
        import.splitAddresses = choice == 0;
    } else if (issue.id == "unit") {
        import.factors[issue.column] = choice == 0 ? 1000 : 1;
    } else if (issue.id == "date_order") {
        import.mapping.dateOrders[issue.column] =
            choice == 0 ? core::records::DateOrder::MonthFirst : core::records::DateOrder::DayFirst;
    }
    changed_ = true;
}

QString ImportChoices::issueSummary() const {
    int repaired = 0;
    int decide = 0;
    for (const geo::PreviewIssue& issue : preview_.issues) {
        repaired += issue.choices.size() == 1 && issue.choices[0].chosen ? 1 : 0;
        decide += issue.choices.size() > 1 ? 1 : 0;
    }
    QStringList parts;
    if (repaired > 0) {
        parts << Words::tr("%1 repaired").arg(repaired);
    }
    if (decide > 0) {
        parts << Words::tr("%1 to decide").arg(decide);
    }
    return parts.join(QStringLiteral(", "));
}

std::string ImportChoices::remembered() const {
    geo::ImportRecordsParams params = params_.import;
    params.source.clear();
    params.sheet.clear();
    return core::Json(params).dump();
}

geo::PreviewImportParams ImportChoices::recall(const geo::PreviewImportParams& params,
                                               const std::string& remembered) {
    geo::PreviewImportParams recalled = params;
    const core::Json json = core::Json::parse(remembered, nullptr, false);
    if (json.is_object()) {
        recalled.import = json.get<geo::ImportRecordsParams>();
        recalled.import.source = params.import.source;
        recalled.import.sheet = params.import.sheet;
        recalled.suggest = false;
    }
    return recalled;
}

} // namespace ui
