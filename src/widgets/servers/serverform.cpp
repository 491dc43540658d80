// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servers/serverform.h"

#include "core/values/errorcatalog.h"
#include "models/common/endpointtext.h"
#include "protocols/raw/replies/replyspec.h"
#include "ui_serverform.h"
#include "widgets/common/availability.h"
#include "widgets/common/enterkey.h"
#include "widgets/common/listenaddresses.h"
#include "widgets/theme/icons.h"

#include <QLineEdit>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

constexpr quint32 kilo = 1000;

/// The form's name for the host "*": both families on one socket.
const QString dual = u"dual"_s;

} // namespace

ServerForm::ServerForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ServerForm>())
{
    m_ui->setupUi(this);
    m_sockets = std::make_unique<SocketsField>(*m_ui->serverSocketsComboBox, *m_ui->serverSocketsNote);
    m_options = std::make_unique<OptionsFields>(*m_ui->moreGrid, OptionsFields::Owner::Server);
    m_protocol = std::make_unique<ProtocolChooser>(*m_ui->serverProtocolComboBox, *m_ui->serverTlsCheckBox);
    m_reply = std::make_unique<ReplyField>(ReplyField::Parts{*m_ui->replyLabel, *m_ui->serverReplyComboBox,
                                                             *m_ui->serverReplyTextEdit,
                                                             *m_ui->serverReplyPathField});
    m_ui->tlsFields->alignWith(m_ui->moreGrid);
    m_ui->startServerButton->setIcon(themeIcon(u"start"_s));
    fillLists();
    connectFields();
    adapt();
}

ServerForm::~ServerForm() = default;

void ServerForm::fillLists()
{
    offerListenAddresses(*m_ui->serverAddressComboBox, dual);
    m_ui->clientCertificatesComboBox->addItem(tr("not requested"), int(ClientCertificates::NotAsked));
    m_ui->clientCertificatesComboBox->addItem(tr("requested"), int(ClientCertificates::Asked));
    m_ui->clientCertificatesComboBox->addItem(tr("required"), int(ClientCertificates::Demanded));
}

void ServerForm::connectFields()
{
    connect(m_ui->startServerButton, &QPushButton::clicked, this, &ServerForm::start);
    m_ui->moreArea->setButton(m_ui->moreButton, tr("&More"));
    connect(m_ui->formMessage, &InlineMessage::showInLogRequested, this, &ServerForm::showInLogRequested);
    connect(this, &ServerForm::changed, this, &ServerForm::adapt);
    for (QComboBox *box : findChildren<QComboBox *>())
        connect(box, &QComboBox::currentTextChanged, this, &ServerForm::changed);
    for (QSpinBox *box : findChildren<QSpinBox *>())
        connect(box, &QSpinBox::valueChanged, this, &ServerForm::changed);
    connect(m_ui->serverPortSpinBox, &PortBox::problemChanged, m_ui->formMessage,
            &InlineMessage::showProblem);
    for (QCheckBox *box : findChildren<QCheckBox *>())
        connect(box, &QCheckBox::toggled, this, &ServerForm::changed);
    for (PathField *field : findChildren<PathField *>())
        connect(field, &PathField::changed, this, &ServerForm::changed);
    connect(m_ui->tlsFields, &TlsFields::changed, this, &ServerForm::changed);
    connect(m_ui->serverReplyTextEdit, &QLineEdit::textChanged, this, &ServerForm::changed);
    connect(m_ui->groupInterfaceEdit, &QLineEdit::textChanged, this, &ServerForm::changed);
    connect(m_ui->serverFramingChooser, &FramingChooser::changed, this, &ServerForm::changed);
}

/// Greys out what does not apply to the chosen protocol.
void ServerForm::adapt()
{
    const bool stream = isStream(transport());
    const bool startsTls = m_protocol->scheme().startsTls;
    const bool encrypted
        = isEncrypted(transport()) || (startsTls && m_ui->serverStartTlsCheckBox->isChecked());
    const bool raw = m_protocol->scheme().protocol == "raw"_L1;
    m_protocol->adapt();
    m_reply->adapt(m_protocol->scheme());
    setAvailable(m_ui->serverFramingChooser, stream && raw, FramingChooser::whyNone(stream));
    for (QWidget *field : std::initializer_list<QWidget *>{
             m_ui->backlogSpinBox, m_ui->closeAfterReplyCheckBox, m_ui->frameLimitSpinBox})
        setAvailable(field, stream, tr("UDP has no connections and no streams"));
    m_options->adapt(transport());
    m_ui->idleTimeoutSpinBox->setToolTip(transport() == Transport::Udp
                                             ? tr("Forget a client after this much silence")
                                             : stream ? tr("Close a connection after this much silence")
                                                      : tr("Close a session after this much silence"));
    m_ui->maxClientsSpinBox->setToolTip(
        stream
            ? tr("Connections served at once; further ones are refused")
            : tr("Clients remembered at once; beyond that, the client that was silent longest is forgotten"));
    setAvailable(m_ui->serverReceiveSpinBox, transport() != Transport::Dtls,
                 tr("Over DTLS, Qt reads whole datagrams"));
    m_ui->serverReceiveSpinBox->setToolTip(EndpointText::receiveTip(transport()));
    setAvailable(m_ui->groupInterfaceEdit, transport() == Transport::Udp,
                 tr("Only UDP without DTLS has multicast groups"));
    m_sockets->adapt(transport());
    m_ui->tlsFields->adapt(withEncryption(transport(), encrypted));
    setAvailable(m_ui->serverStartTlsCheckBox, startsTls,
                 tr("STARTTLS is only for mail that does not use TLS from the start"));
    setAvailable(m_ui->clientCertificatesComboBox, encrypted, tr("TLS is off"));
    const bool asks = m_ui->clientCertificatesComboBox->currentIndex() > 0;
    setAvailable(m_ui->clientAuthorityField, encrypted && asks,
                 encrypted ? tr("Clients are not asked for a certificate") : tr("TLS is off"));
}

Transport ServerForm::transport() const
{
    return m_protocol->transport();
}

ServerSettings ServerForm::settings() const
{
    ServerSettings settings;
    const QString address = m_ui->serverAddressComboBox->currentText().trimmed();
    settings.url = m_protocol->url(address == dual ? u"*"_s : address, m_ui->serverPortSpinBox->port());
    settings.sockets = m_sockets->family();
    settings.reply = m_reply->spec();
    settings.framing = m_ui->serverFramingChooser->framing();
    settings.closeAfterReply = m_ui->closeAfterReplyCheckBox->isChecked();
    settings.once = m_ui->onceCheckBox->isChecked();
    settings.replyDelay = std::chrono::milliseconds(m_ui->replyDelaySpinBox->value());
    settings.backlog = m_ui->backlogSpinBox->value();
    settings.options = m_options->options();
    settings.receiveBytes = m_ui->serverReceiveSpinBox->value();
    settings.maxClients = m_ui->maxClientsSpinBox->value();
    settings.idleTimeout = std::chrono::seconds(m_ui->idleTimeoutSpinBox->value());
    settings.maxFrameBytes = quint32(m_ui->frameLimitSpinBox->value()) * kilo;
    settings.groupInterface = m_ui->groupInterfaceEdit->text().trimmed();
    settings.tls = m_ui->tlsFields->settings();
    settings.clientCertificates
        = static_cast<ClientCertificates>(m_ui->clientCertificatesComboBox->currentData().toInt());
    settings.startTls = m_ui->serverStartTlsCheckBox->isChecked();
    settings.clientAuthorityFile = m_ui->clientAuthorityField->path();
    return settings;
}

void ServerForm::setSettings(const ServerSettings &settings)
{
    m_protocol->setUrl(settings.url);
    m_reply->adapt(m_protocol->scheme());
    m_ui->serverAddressComboBox->setCurrentText(settings.url.host == u'*' ? dual : settings.url.host);
    m_ui->serverPortSpinBox->setValue(settings.url.port);
    m_sockets->setFamily(settings.sockets);
    m_reply->setSpec(settings.reply);
    m_ui->serverFramingChooser->setFraming(settings.framing);
    m_ui->closeAfterReplyCheckBox->setChecked(settings.closeAfterReply);
    m_ui->onceCheckBox->setChecked(settings.once);
    m_ui->replyDelaySpinBox->setValue(int(settings.replyDelay.count()));
    m_ui->backlogSpinBox->setValue(settings.backlog);
    m_options->setOptions(settings.options);
    m_ui->serverReceiveSpinBox->setValue(settings.receiveBytes);
    m_ui->maxClientsSpinBox->setValue(settings.maxClients);
    m_ui->idleTimeoutSpinBox->setValue(int(settings.idleTimeout.count()));
    m_ui->frameLimitSpinBox->setValue(int(settings.maxFrameBytes / kilo));
    m_ui->groupInterfaceEdit->setText(settings.groupInterface);
    m_ui->tlsFields->setSettings(settings.tls);
    const int asking = m_ui->clientCertificatesComboBox->findData(int(settings.clientCertificates));
    m_ui->clientCertificatesComboBox->setCurrentIndex(asking);
    m_ui->serverStartTlsCheckBox->setChecked(settings.startTls);
    m_ui->clientAuthorityField->setPath(settings.clientAuthorityFile);
}

std::pair<QWidget *, Error> ServerForm::findProblem() const
{
    if (m_ui->serverAddressComboBox->currentText().trimmed().isEmpty()) {
        Error error = makeError(ErrorCode::BadAddress, tr("The server has no address to listen on."));
        error.hint = tr("Enter 127.0.0.1 for this computer only, or 0.0.0.0 for the network.");
        return {m_ui->serverAddressComboBox, error};
    }
    if (m_ui->serverPortSpinBox->problem().isError())
        return {m_ui->serverPortSpinBox, m_ui->serverPortSpinBox->problem()};
    if (const Error error = replyProblem(); error.isError())
        return {m_reply->field(), error};
    const auto limit = quint32(m_ui->frameLimitSpinBox->value()) * kilo;
    const Error error = m_ui->serverFramingChooser->check(limit);
    if (m_ui->serverFramingChooser->isEnabled() && error.isError())
        return {m_ui->serverFramingChooser, error};
    return {nullptr, {}};
}

/// Checks here what needs no file; the server, whose thread may read one, checks the rest.
Error ServerForm::replyProblem() const
{
    if (!m_protocol->scheme().replies || m_reply->takesPath())
        return {};
    const auto responder = makeResponder(m_reply->spec());
    return responder ? Error{} : responder.error();
}

void ServerForm::start()
{
    const auto [field, error] = findProblem();
    if (!field) {
        clearError();
        Q_EMIT startRequested(settings());
        return;
    }
    if (field == m_ui->serverFramingChooser)
        m_ui->moreArea->setOpen(true);
    field->setFocus();
    m_ui->formMessage->showError(error);
}

void ServerForm::showError(const Error &error, EndpointId server)
{
    m_ui->formMessage->showError(error, server);
}

void ServerForm::showNote(const QString &text)
{
    m_ui->formMessage->showText(Severity::Note, text);
}

void ServerForm::clearError()
{
    m_ui->formMessage->clear();
}

void ServerForm::keyPressEvent(QKeyEvent *event)
{
    if (isPlainEnter(*event))
        start();
    else
        QWidget::keyPressEvent(event);
}

} // namespace swb
