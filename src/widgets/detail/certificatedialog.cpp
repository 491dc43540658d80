// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/certificatedialog.h"

#include "models/detail/certificatetext.h"
#include "models/session/filesaver.h"
#include "ui_certificatedialog.h"
#include "widgets/common/availability.h"
#include "widgets/common/filedialogs.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace swb {

CertificateDialog::CertificateDialog(const QList<CertificateFacts> &chain, QWidget *parent)
    : TabOrdered(parent)
    , m_ui(std::make_unique<Ui::CertificateDialog>())
    , m_chain(chain)
    , m_saver(new FileSaver(this))
{
    m_ui->setupUi(this);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false);
    m_ui->copyButton->setIcon(themeIcon(u"copy"_s));
    m_ui->saveButton->setIcon(themeIcon(u"save"_s));
    for (qsizetype i = 0; i < chain.size(); ++i)
        m_ui->chainList->addItem(CertificateText::place(i, chain));
    const int rows = int(std::clamp<qsizetype>(chain.size(), 2, 5));
    m_ui->chainList->setFixedHeight((m_ui->chainList->sizeHintForRow(0) + 2) * rows + 4);
    connect(m_ui->chainList, &QListWidget::currentRowChanged, this, &CertificateDialog::showCurrent);
    connect(m_ui->copyButton, &QPushButton::clicked, this, &CertificateDialog::copy);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &CertificateDialog::save);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::close);
    connect(m_saver, &FileSaver::saved, this, [this](const QString &path, qint64, const Error &error) {
        if (error.isError())
            m_ui->dialogMessage->showError(error);
        else
            m_ui->dialogMessage->showText(Severity::Note, tr("Saved to %1.").arg(path));
    });
    m_ui->chainList->setCurrentRow(0);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 30);
}

CertificateDialog::~CertificateDialog() = default;

const CertificateFacts &CertificateDialog::current() const
{
    return m_chain.at(std::max(0, m_ui->chainList->currentRow()));
}

void CertificateDialog::showCurrent()
{
    const QByteArray pem = CertificateText::pem(current());
    QString text = CertificateText::facts(current(), QDateTime::currentDateTimeUtc());
    if (!pem.isEmpty())
        text += u"\n\n"_s + QString::fromLatin1(pem);
    m_ui->factsEdit->setFont(payloadFont(font()));
    m_ui->factsEdit->setPlainText(text);
    for (QPushButton *button : {m_ui->copyButton, m_ui->saveButton})
        setAvailable(button, !pem.isEmpty(), tr("The certificate itself is not in the log"));
}

void CertificateDialog::copy()
{
    QGuiApplication::clipboard()->setText(QString::fromLatin1(CertificateText::pem(current())));
}

void CertificateDialog::save()
{
    askWhereToSave(this, {u"certificate"_s, tr("Save the certificate"), {tr("PEM files (*.pem)")}},
                   u"certificate.pem"_s, [this, pem = CertificateText::pem(current())](const QString &path) {
                       m_saver->save(path, [pem](FileSaver::Sink &sink) { sink.write(pem); });
                   });
}

} // namespace swb
