// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/tlsfields.h"

#include "ui_tlsfields.h"
#include "widgets/common/availability.h"

#include <QEvent>
#include <QLineEdit>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

void choose(QComboBox *box, TlsVersion version)
{
    box->setCurrentIndex(box->findData(int(version)));
}

TlsVersion chosen(const QComboBox *box)
{
    return static_cast<TlsVersion>(box->currentData().toInt());
}

/// In lower case, except abbreviations.
QString withinSentence(const QString &name)
{
    return name.at(1).isLower() ? QString(name.at(0).toLower() + name.sliced(1)) : name;
}

/// The width of the widest label in this column only.
int labelWidth(const QGridLayout &grid, int column)
{
    int widest = 0;
    for (int index = 0; index < grid.count(); ++index) {
        int atRow = 0, atColumn = 0, rows = 0, columns = 0;
        grid.getItemPosition(index, &atRow, &atColumn, &rows, &columns);
        const auto *label = qobject_cast<const QLabel *>(grid.itemAt(index)->widget());
        if (label && atColumn == column && columns == 1)
            widest = std::max(widest, label->sizeHint().width());
    }
    return widest;
}

QStringList protocolsIn(const QString &text)
{
    QStringList protocols;
    for (const QString &name : text.split(u',', Qt::SkipEmptyParts)) {
        if (const QString plain = name.trimmed(); !plain.isEmpty())
            protocols.append(plain);
    }
    return protocols;
}

} // namespace

TlsFields::TlsFields(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::TlsFields>())
{
    m_ui->setupUi(this);
    fillVersions();
    connectFields();
    adapt(Transport::Tls);
}

TlsFields::~TlsFields() = default;

void TlsFields::fillVersions()
{
    for (QComboBox *box : {m_ui->lowestComboBox, m_ui->highestComboBox}) {
        box->addItem(u"1.2"_s, int(TlsVersion::Tls12));
        box->addItem(u"1.3"_s, int(TlsVersion::Tls13));
    }
    choose(m_ui->highestComboBox, TlsVersion::Tls13);
}

void TlsFields::alignWith(QGridLayout *form)
{
    m_form = form;
}

void TlsFields::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    align();
}

void TlsFields::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        align();
}

void TlsFields::align()
{
    if (!m_form)
        return;
    for (const int column : {0, 2}) {
        const int width = std::max(labelWidth(*m_form, column), labelWidth(*m_ui->tlsGrid, column));
        m_form->setColumnMinimumWidth(column, width);
        m_ui->tlsGrid->setColumnMinimumWidth(column, width);
    }
}

void TlsFields::connectFields()
{
    for (PathField *field : findChildren<PathField *>())
        connect(field, &PathField::changed, this, &TlsFields::changed);
    for (QComboBox *box : findChildren<QComboBox *>())
        connect(box, &QComboBox::currentTextChanged, this, &TlsFields::changed);
    for (QLineEdit *edit : {m_ui->passphraseEdit, m_ui->ciphersEdit, m_ui->alpnEdit})
        connect(edit, &QLineEdit::textChanged, this, &TlsFields::changed);
}

/// `owner` is such as "Client %1".
void TlsFields::nameAfter(const QString &owner)
{
    for (QWidget *field : findChildren<QWidget *>()) {
        if (!field->accessibleName().isEmpty())
            field->setAccessibleName(owner.arg(withinSentence(field->accessibleName())));
    }
}

void TlsFields::setForRelay()
{
    nameAfter(tr("Relay %1"));
    m_ui->certificateField->setToolTip(tr("PEM file that begins with the certificate the relay presents to "
                                          "its clients, or a PKCS#12 file; empty: the workbench makes one"));
}

void TlsFields::setForClient()
{
    nameAfter(tr("Client %1"));
    m_ui->certificateField->setToolTip(tr("PEM file that begins with the client's certificate, or a PKCS#12 "
                                          "file, for servers that request one; empty: none"));
}

void TlsFields::adapt(Transport transport, bool certificate)
{
    const bool stream = isStream(transport);
    setAvailable(this, isEncrypted(transport), tr("TLS is off"));
    for (QWidget *field : std::initializer_list<QWidget *>{m_ui->certificateField, m_ui->keyField,
                                                           m_ui->passphraseEdit, m_ui->passphraseFileField})
        setAvailable(field, certificate,
                     tr("The relay presents no certificate while TLS towards clients is off"));
    for (QComboBox *field : {m_ui->lowestComboBox, m_ui->highestComboBox})
        setAvailable(field, stream, tr("Only DTLS 1.2 is supported"));
    setAvailable(m_ui->alpnEdit, stream, tr("Qt's DTLS does not report which protocol was negotiated"));
    setAvailable(m_ui->keyLogField, stream, tr("DTLS goes through Qt, which does not reveal its keys"));
}

TlsSettings TlsFields::settings() const
{
    TlsSettings settings;
    settings.certificateFile = m_ui->certificateField->path();
    settings.keyFile = m_ui->keyField->path();
    settings.keyPassphrase = m_ui->passphraseEdit->text();
    settings.keyPassphraseFile = m_ui->passphraseFileField->path();
    settings.ciphers = m_ui->ciphersEdit->text().trimmed();
    if (!m_ui->alpnEdit->isEnabledTo(this)) // DTLS, which has nothing else
        return settings;
    settings.lowest = chosen(m_ui->lowestComboBox);
    settings.highest = chosen(m_ui->highestComboBox);
    settings.alpn = protocolsIn(m_ui->alpnEdit->text());
    settings.keyLogFile = m_ui->keyLogField->path();
    return settings;
}

void TlsFields::setSettings(const TlsSettings &settings)
{
    m_ui->certificateField->setPath(settings.certificateFile);
    m_ui->keyField->setPath(settings.keyFile);
    m_ui->passphraseEdit->setText(settings.keyPassphrase);
    m_ui->passphraseFileField->setPath(settings.keyPassphraseFile);
    choose(m_ui->lowestComboBox, settings.lowest);
    choose(m_ui->highestComboBox, settings.highest);
    m_ui->ciphersEdit->setText(settings.ciphers);
    m_ui->alpnEdit->setText(settings.alpn.join(u','));
    m_ui->keyLogField->setPath(settings.keyLogFile);
}

} // namespace swb
