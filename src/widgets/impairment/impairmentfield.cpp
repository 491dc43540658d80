// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/impairment/impairmentfield.h"

#include "widgets/theme/tokens.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace swb {

ImpairmentField::ImpairmentField(const ImpairmentOption &option, const QString &name, QWidget *parent)
    : QComboBox(parent)
    , m_option(option)
{
    setObjectName(QLatin1StringView(option.name) + "ComboBox"_L1);
    setEditable(true);
    setInsertPolicy(NoInsert);
    addItems(QString::fromLatin1(option.choices).split(u' '));
    setMinimumContentsLength(8);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setAccessibleName(name);
    lineEdit()->setAccessibleName(name);
    setToolTip(tr("%1 Example: %2.").arg(describe(option), QLatin1StringView(option.example)));
    lineEdit()->setToolTip(toolTip());
    setValue(option.value({}));
    connect(lineEdit(), &QLineEdit::editingFinished, this, &ImpairmentField::take);
    connect(this, &QComboBox::activated, this, &ImpairmentField::take);
}

void ImpairmentField::setValue(const QString &value)
{
    m_value = value;
    setCurrentIndex(findText(value));
    setEditText(value);
    wear(true);
}

bool ImpairmentField::isOff() const
{
    return m_value == m_option.value({});
}

/// Once for each input: leaving the field after Enter finishes the editing a second time.
void ImpairmentField::take()
{
    Impairment read;
    const QString text = currentText().trimmed();
    const Error error = swb::setImpairment(read, m_option, text.isEmpty() ? u"0"_s : text);
    if (error.isError()) {
        wear(false);
        Q_EMIT refused(error);
        return;
    }
    const bool wasGood = m_good;
    const QString value = m_option.value(read);
    const bool other = value != m_value;
    setValue(value);
    if (!wasGood)
        Q_EMIT refused({});
    if (other)
        Q_EMIT changed();
}

void ImpairmentField::wear(bool good)
{
    if (m_good == good)
        return;
    m_good = good;
    QPalette colours;
    if (!good)
        colours.setColor(QPalette::Text, tokensOf(palette()).error);
    lineEdit()->setPalette(colours);
}

} // namespace swb
