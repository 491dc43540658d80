// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clients/clientform.h"

#include "core/values/errorcatalog.h"
#include "models/common/endpointtext.h"
#include "ui_clientform.h"
#include "widgets/common/availability.h"
#include "widgets/common/enterkey.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QCompleter>
#include <QLineEdit>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace swb {

ClientForm::ClientForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ClientForm>())
{
    m_ui->setupUi(this);
    m_sockets = std::make_unique<SocketsField>(*m_ui->clientSocketsComboBox, *m_ui->clientSocketsNote);
    m_options = std::make_unique<OptionsFields>(*m_ui->moreGrid, OptionsFields::Owner::Client);
    m_ui->tlsFields->alignWith(m_ui->moreGrid);
    m_protocol = std::make_unique<ProtocolChooser>(*m_ui->clientProtocolComboBox, *m_ui->clientTlsCheckBox);
    m_ui->tlsFields->setForClient();
    m_ui->connectButton->setIcon(themeIcon(u"connect"_s));
    connectFields();
    adapt();
}

ClientForm::~ClientForm() = default;

void ClientForm::connectFields()
{
    connect(m_ui->clientProtocolComboBox, &QComboBox::currentTextChanged, this, &ClientForm::noteByHand);
    connect(m_ui->clientHostEdit, &QLineEdit::textChanged, this, &ClientForm::noteByHand);
    connect(m_ui->clientPortSpinBox, &QSpinBox::valueChanged, this, &ClientForm::noteByHand);
    connect(m_ui->formMessage, &InlineMessage::accepted, this, [this] {
        m_ui->clientTlsCheckBox->setChecked(m_offersTls);
        clearError();
    });
    connect(m_ui->connectButton, &QPushButton::clicked, this, &ClientForm::requestConnect);
    m_ui->moreArea->setButton(m_ui->moreButton, tr("Mor&e"));
    connect(m_ui->formMessage, &InlineMessage::showInLogRequested, this, &ClientForm::showInLogRequested);
    connect(this, &ClientForm::changed, this, &ClientForm::adapt);
    connect(m_ui->clientProtocolComboBox, &QComboBox::currentTextChanged, this, &ClientForm::changed);
    connect(m_ui->clientSocketsComboBox, &QComboBox::currentTextChanged, this, &ClientForm::changed);
    for (QSpinBox *box : findChildren<QSpinBox *>())
        connect(box, &QSpinBox::valueChanged, this, &ClientForm::changed);
    for (PortBox *box : findChildren<PortBox *>())
        connect(box, &PortBox::problemChanged, m_ui->formMessage, &InlineMessage::showProblem);
    for (QCheckBox *box : findChildren<QCheckBox *>())
        connect(box, &QCheckBox::toggled, this, &ClientForm::changed);
    connect(m_ui->clientHostEdit, &QLineEdit::textChanged, this, &ClientForm::changed);
    connect(m_ui->clientGroupInterfaceEdit, &QLineEdit::textChanged, this, &ClientForm::changed);
    connect(m_ui->alsoToEdit, &QLineEdit::textChanged, this, &ClientForm::changed);
    connect(m_ui->serverNameEdit, &QLineEdit::textChanged, this, &ClientForm::changed);
    connect(m_ui->tlsFields, &TlsFields::changed, this, &ClientForm::changed);
    connect(m_ui->localHostEdit, &QLineEdit::textChanged, this, &ClientForm::changed);
    connect(m_ui->authorityField, &PathField::changed, this, &ClientForm::changed);
    connect(m_ui->clientFramingChooser, &FramingChooser::changed, this, &ClientForm::changed);
}

/// Greys out what does not apply to the chosen protocol, and says so if a check is off.
void ClientForm::adapt()
{
    const bool stream = isStream(transport());
    const bool startsTls = m_protocol->scheme().startsTls;
    const bool encrypted
        = isEncrypted(transport()) || (startsTls && m_ui->clientStartTlsCheckBox->isChecked());
    const bool raw = m_protocol->scheme().protocol == "raw"_L1;
    m_protocol->adapt();
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_ui->verifyCheckBox, m_ui->authorityField, m_ui->serverNameEdit})
        setAvailable(field, encrypted, tr("TLS is off, so there is no certificate to check"));
    m_ui->tlsFields->adapt(withEncryption(transport(), encrypted));
    setAvailable(m_ui->clientStartTlsCheckBox, startsTls,
                 tr("STARTTLS is only for mail that does not use TLS from the start"));
    setAvailable(m_ui->clientFramingChooser, stream && raw, FramingChooser::whyNone(stream));
    m_options->adapt(transport());
    setAvailable(m_ui->frameSentCheckBox, stream && raw && m_ui->clientFramingChooser->framing() != u"none",
                 stream && raw ? tr("No framing is selected") : FramingChooser::whyNone(stream));
    m_ui->connectButton->setToolTip(transport() == Transport::Udp
                                        ? tr("Open a UDP socket for this server; nothing is sent yet (Enter)")
                                        : tr("Open a connection to this server (Enter)"));
    setAvailable(m_ui->clientReceiveSpinBox, transport() != Transport::Dtls,
                 tr("Over DTLS, Qt reads whole datagrams"));
    m_ui->clientReceiveSpinBox->setToolTip(EndpointText::receiveTip(transport()));
    for (QWidget *field : std::initializer_list<QWidget *>{m_ui->alsoToEdit, m_ui->clientGroupInterfaceEdit,
                                                           m_ui->groupTtlSpinBox, m_ui->groupLoopCheckBox})
        setAvailable(field, transport() == Transport::Udp,
                     tr("Only UDP without DTLS can send to several addresses"));
    m_sockets->adapt(transport());
    const bool unverified = encrypted && !m_ui->verifyCheckBox->isChecked();
    m_ui->unverifiedLabel->setText(unverified ? tr("The certificate is not checked.") : QString());
    QPalette colours = m_ui->unverifiedLabel->palette();
    colours.setColor(QPalette::WindowText, tokensOf(palette()).warning);
    m_ui->unverifiedLabel->setPalette(colours);
}

Transport ClientForm::transport() const
{
    return m_protocol->transport();
}

ClientSettings ClientForm::settings() const
{
    ClientSettings settings;
    settings.url = m_protocol->url(m_ui->clientHostEdit->text().trimmed(), m_ui->clientPortSpinBox->port());
    settings.sockets = m_sockets->family();
    settings.localHost = m_ui->localHostEdit->text().trimmed();
    settings.localPort = m_ui->localPortSpinBox->port();
    settings.options = m_options->options();
    settings.verifyPeer = m_ui->verifyCheckBox->isChecked();
    settings.startTls
        = m_ui->clientStartTlsCheckBox->isEnabled() && m_ui->clientStartTlsCheckBox->isChecked();
    settings.authorityFile = m_ui->authorityField->path();
    settings.tls = m_ui->tlsFields->settings();
    settings.serverName = m_ui->serverNameEdit->text().trimmed();
    settings.framing = m_ui->clientFramingChooser->framing();
    settings.frameSent = m_ui->frameSentCheckBox->isChecked();
    settings.connectTimeout = std::chrono::milliseconds(m_ui->connectTimeoutSpinBox->value());
    settings.receiveBytes = m_ui->clientReceiveSpinBox->value();
    if (const auto alsoTo = parseAlsoTo(m_ui->alsoToEdit->text()); alsoTo && transport() == Transport::Udp)
        settings.alsoTo = alsoTo.value();
    settings.groupInterface = m_ui->clientGroupInterfaceEdit->text().trimmed();
    settings.groupTtl = m_ui->groupTtlSpinBox->value();
    settings.groupLoop = m_ui->groupLoopCheckBox->isChecked();
    return settings;
}

void ClientForm::setSettings(const ClientSettings &settings)
{
    setUrl(settings.url);
    m_sockets->setFamily(settings.sockets);
    m_ui->localHostEdit->setText(settings.localHost);
    m_ui->localPortSpinBox->setValue(settings.localPort);
    m_options->setOptions(settings.options);
    m_ui->verifyCheckBox->setChecked(settings.verifyPeer);
    m_ui->clientStartTlsCheckBox->setChecked(settings.startTls);
    m_ui->authorityField->setPath(settings.authorityFile);
    m_ui->tlsFields->setSettings(settings.tls);
    m_ui->serverNameEdit->setText(settings.serverName);
    m_ui->clientFramingChooser->setFraming(settings.framing);
    m_ui->frameSentCheckBox->setChecked(settings.frameSent);
    m_ui->connectTimeoutSpinBox->setValue(int(settings.connectTimeout.count()));
    m_ui->clientReceiveSpinBox->setValue(settings.receiveBytes);
    m_ui->alsoToEdit->setText(alsoToText(settings.alsoTo));
    m_ui->clientGroupInterfaceEdit->setText(settings.groupInterface);
    m_ui->groupTtlSpinBox->setValue(settings.groupTtl);
    m_ui->groupLoopCheckBox->setChecked(settings.groupLoop);
}

void ClientForm::setUrl(const EndpointUrl &url)
{
    const QScopedValueRollback filling(m_filling, true);
    m_byHand = false;
    m_protocol->setUrl(url);
    m_ui->clientHostEdit->setText(url.host);
    m_ui->clientPortSpinBox->setValue(url.port);
}

void ClientForm::suggest(const EndpointUrl &url)
{
    if (m_byHand)
        return;
    const bool tls = m_ui->clientTlsCheckBox->isChecked();
    setUrl(url);
    clearError();
    m_offersTls = m_ui->clientTlsCheckBox->isChecked();
    if (m_offersTls == tls)
        return;
    const QScopedValueRollback filling(m_filling, true);
    m_ui->clientTlsCheckBox->setChecked(tls);
    m_ui->formMessage->showOffer(m_offersTls ? tr("The server uses TLS, and this client does not.")
                                             : tr("This client uses TLS, and the server does not."),
                                 m_offersTls ? tr("Turn on TLS") : tr("Turn off TLS"));
}

/// From then on starting a server does not change where this form connects.
void ClientForm::noteByHand()
{
    m_byHand = m_byHand || !m_filling;
}

void ClientForm::setKnownHosts(const QStringList &hosts)
{
    auto *completer = new QCompleter(hosts, m_ui->clientHostEdit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    delete m_ui->clientHostEdit->completer();
    m_ui->clientHostEdit->setCompleter(completer);
}

std::pair<QWidget *, Error> ClientForm::findProblem() const
{
    if (m_ui->clientHostEdit->text().trimmed().isEmpty()) {
        Error error = makeError(ErrorCode::BadAddress, tr("The client has no host to connect to."));
        error.hint = tr("Enter a name or an address, such as localhost or 127.0.0.1.");
        return {m_ui->clientHostEdit, error};
    }
    for (PortBox *box : {m_ui->clientPortSpinBox, m_ui->localPortSpinBox}) {
        if (box->problem().isError())
            return {box, box->problem()};
    }
    const QString local = m_ui->localHostEdit->text().trimmed();
    if (!local.isEmpty() && SocketAddress::fromIp(local, 0).isNull()) {
        Error error = makeError(ErrorCode::BadAddress, tr("“%1” is not a valid local address.").arg(local));
        error.hint = tr("Enter an address of this computer, such as 127.0.0.1, or leave the field empty.");
        return {m_ui->localHostEdit, error};
    }
    const auto alsoTo = parseAlsoTo(m_ui->alsoToEdit->text());
    if (transport() == Transport::Udp && !alsoTo)
        return {m_ui->alsoToEdit, alsoTo.error()};
    const Error error = m_ui->clientFramingChooser->check(ClientSettings().maxFrameBytes);
    if (m_ui->clientFramingChooser->isEnabled() && error.isError())
        return {m_ui->clientFramingChooser, error};
    return {nullptr, {}};
}

void ClientForm::requestConnect()
{
    const auto [field, error] = findProblem();
    if (!field) {
        clearError();
        Q_EMIT connectRequested(settings());
        return;
    }
    if (field != m_ui->clientHostEdit && field != m_ui->clientPortSpinBox)
        m_ui->moreArea->setOpen(true);
    field->setFocus();
    m_ui->formMessage->showError(error);
}

void ClientForm::showError(const Error &error, EndpointId client)
{
    m_ui->formMessage->showError(error, client);
}

void ClientForm::clearError()
{
    m_ui->formMessage->clear();
}

void ClientForm::keyPressEvent(QKeyEvent *event)
{
    if (isPlainEnter(*event))
        requestConnect();
    else
        QWidget::keyPressEvent(event);
}

void ClientForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        adapt();
}

} // namespace swb
