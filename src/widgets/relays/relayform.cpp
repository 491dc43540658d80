// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/relays/relayform.h"
#include "widgets/common/listenaddresses.h"

#include "core/values/errorcatalog.h"
#include "ui_relayform.h"
#include "widgets/common/availability.h"
#include "widgets/common/enterkey.h"
#include "widgets/common/optionsfields.h"
#include "widgets/common/socketsfield.h"
#include "widgets/theme/icons.h"

using namespace Qt::StringLiterals;

namespace swb {

RelayForm::RelayForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::RelayForm>())
{
    m_ui->setupUi(this);
    m_ui->startRelayButton->setIcon(themeIcon(u"start"_s));
    setFocusProxy(m_ui->startRelayButton);
    m_ui->relayProtocolComboBox->addItem(tr("UDP"), int(Transport::Udp));
    m_ui->relayProtocolComboBox->addItem(tr("TCP"), int(Transport::Tcp));
    offerListenAddresses(*m_ui->relayAddressComboBox);
    m_sockets = std::make_unique<SocketsField>(*m_ui->relaySocketsComboBox, *m_ui->relaySocketsNote);
    m_options = std::make_unique<OptionsFields>(*m_ui->relayMoreGrid, OptionsFields::Owner::Relay);
    m_ui->relayTlsFields->setForRelay();
    m_ui->relayTlsFields->alignWith(m_ui->relayMoreGrid);
    adapt();
    connectFields();
}

RelayForm::~RelayForm() = default;

void RelayForm::connectFields()
{
    for (PortBox *box : {m_ui->relayPortSpinBox, m_ui->targetPortSpinBox})
        connect(box, &PortBox::problemChanged, m_ui->relayFormMessage, &InlineMessage::showProblem);
    connect(m_ui->relaySocketsComboBox, &QComboBox::currentIndexChanged, this, &RelayForm::adapt);
    connect(m_ui->relayProtocolComboBox, &QComboBox::currentIndexChanged, this, &RelayForm::adapt);
    connect(m_ui->relayTlsCheckBox, &QCheckBox::toggled, this, &RelayForm::adapt);
    connect(m_ui->targetTlsCheckBox, &QCheckBox::toggled, this, &RelayForm::adapt);
    m_ui->relayMoreArea->setButton(m_ui->relayMoreButton, tr("&More"));
    connect(m_ui->startRelayButton, &QPushButton::clicked, this, &RelayForm::start);
    connect(m_ui->relayProtocolComboBox, &QComboBox::currentIndexChanged, this, &RelayForm::transportChanged);
    connect(m_ui->relayFormMessage, &InlineMessage::showInLogRequested, this, &RelayForm::showInLogRequested);
}

Transport RelayForm::transport() const
{
    return static_cast<Transport>(m_ui->relayProtocolComboBox->currentData().toInt());
}

void RelayForm::adapt()
{
    const bool stream = isStream(transport());
    m_ui->relayTlsCheckBox->setText(stream ? tr("TLS to&wards clients") : tr("DTLS to&wards clients"));
    m_ui->targetTlsCheckBox->setText(stream ? tr("TLS towards ser&ver") : tr("DTLS towards ser&ver"));
    setAvailable(m_ui->checkTargetCheckBox, stream, tr("UDP has no connection to check"));
    const bool toClients = m_ui->relayTlsCheckBox->isChecked();
    const bool toTarget = m_ui->targetTlsCheckBox->isChecked();
    for (QWidget *field : std::initializer_list<QWidget *>{
             m_ui->verifyTargetCheckBox, m_ui->targetAuthorityLabel, m_ui->targetAuthorityField,
             m_ui->targetNameLabel, m_ui->targetNameLineEdit})
        setAvailable(field, toTarget, tr("Encryption towards the server is off"));
    m_ui->relayTlsFields->adapt(withEncryption(transport(), toClients || toTarget), toClients);
    m_options->adapt(transport());
    m_sockets->adapt(withEncryption(transport(), toClients));
}

RelaySettings RelayForm::settings() const
{
    RelaySettings settings;
    settings.sockets = m_sockets->family();
    settings.listen = {withEncryption(transport(), m_ui->relayTlsCheckBox->isChecked()),
                       m_ui->relayAddressComboBox->currentText().trimmed(), m_ui->relayPortSpinBox->port()};
    settings.target = {withEncryption(transport(), m_ui->targetTlsCheckBox->isChecked()),
                       m_ui->targetHostLineEdit->text().trimmed(), m_ui->targetPortSpinBox->port()};
    settings.verifyTarget = m_ui->verifyTargetCheckBox->isChecked();
    settings.checkTarget = isStream(transport()) && m_ui->checkTargetCheckBox->isChecked();
    settings.authorityFile = m_ui->targetAuthorityField->path();
    settings.serverName = m_ui->targetNameLineEdit->text().trimmed();
    settings.tls = m_ui->relayTlsFields->settings();
    settings.options = m_options->options();
    return settings;
}

void RelayForm::setSettings(const RelaySettings &settings)
{
    const Transport transport = withEncryption(settings.listen.transport, false);
    m_ui->relayProtocolComboBox->setCurrentIndex(m_ui->relayProtocolComboBox->findData(int(transport)));
    m_ui->relayAddressComboBox->setCurrentText(settings.listen.host);
    m_sockets->setFamily(settings.sockets);
    m_ui->relayPortSpinBox->setValue(settings.listen.port);
    m_ui->targetHostLineEdit->setText(settings.target.host);
    m_ui->targetPortSpinBox->setValue(settings.target.port);
    m_ui->relayTlsCheckBox->setChecked(isEncrypted(settings.listen.transport));
    m_ui->targetTlsCheckBox->setChecked(isEncrypted(settings.target.transport));
    m_ui->verifyTargetCheckBox->setChecked(settings.verifyTarget);
    m_ui->checkTargetCheckBox->setChecked(settings.checkTarget);
    m_ui->targetAuthorityField->setPath(settings.authorityFile);
    m_ui->targetNameLineEdit->setText(settings.serverName);
    m_ui->relayTlsFields->setSettings(settings.tls);
    m_options->setOptions(settings.options);
}

void RelayForm::suggestTarget(const EndpointUrl &server)
{
    RelaySettings settings = this->settings();
    settings.target = server;
    settings.listen.transport = withEncryption(server.transport, false);
    settings.target.transport = settings.listen.transport; // foreign TLS passes unchanged
    settings.listen.port = server.port < 0xffff ? quint16(server.port + 1) : quint16(0);
    setSettings(settings);
    clearError();
}

void RelayForm::start()
{
    const RelaySettings wanted = settings();
    Error error = relayProblem(wanted);
    if (wanted.listen.host.isEmpty())
        error = makeError(ErrorCode::BadAddress, tr("The relay has no address to listen on."));
    else if (wanted.target.host.isEmpty())
        error = makeError(ErrorCode::BadAddress, tr("The relay has no server to forward to."));
    for (const PortBox *box : {m_ui->relayPortSpinBox, m_ui->targetPortSpinBox}) {
        if (box->problem().isError())
            error = box->problem();
    }
    if (error.isError()) {
        showError(error);
        return;
    }
    clearError();
    Q_EMIT startRequested(wanted);
}

void RelayForm::showError(const Error &error, EndpointId relay)
{
    m_ui->relayFormMessage->showError(error, relay);
}

void RelayForm::clearError()
{
    m_ui->relayFormMessage->clear();
}

void RelayForm::keyPressEvent(QKeyEvent *event)
{
    if (isPlainEnter(*event))
        start();
    else
        QWidget::keyPressEvent(event);
}

} // namespace swb
