// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/values/error.h"
#include "core/values/ids.h"
#include "widgets/common/optionsfields.h"
#include "widgets/common/protocolchooser.h"
#include "widgets/common/socketsfield.h"

#include <QWidget>
#include <memory>

namespace swb {

namespace Ui {
class ClientForm;
}

/// Sets up a client: where it connects, and, folded away, its checks, framing and time limit. Connect, or
/// Enter in any field, hands out the settings once they make sense; what does not is said below.
class ClientForm : public QWidget
{
    Q_OBJECT

public:
    explicit ClientForm(QWidget *parent = nullptr);
    ~ClientForm() override;

    [[nodiscard]] ClientSettings settings() const;
    void setSettings(const ClientSettings &settings);
    /// Only where to connect; everything else stays.
    void setUrl(const EndpointUrl &url);
    /// Points it at a server, unless somebody has said where to connect. Whether to use TLS is theirs to say:
    /// where the server has it otherwise, it offers to change that.
    void suggest(const EndpointUrl &url);
    /// Offered while a host is typed.
    void setKnownHosts(const QStringList &hosts);
    /// As the button does.
    void requestConnect();

    void showError(const Error &error, EndpointId client);
    void clearError();

Q_SIGNALS:
    void connectRequested(const swb::ClientSettings &settings);
    void changed(); ///< any field, or the fold
    void showInLogRequested(swb::EndpointId client);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectFields();
    void adapt();
    void noteByHand();
    [[nodiscard]] Transport transport() const;
    /// The first field that makes no sense, with what is wrong with it.
    [[nodiscard]] std::pair<QWidget *, Error> findProblem() const;

    std::unique_ptr<Ui::ClientForm> m_ui;
    std::unique_ptr<SocketsField> m_sockets;
    std::unique_ptr<OptionsFields> m_options;
    std::unique_ptr<ProtocolChooser> m_protocol;
    bool m_filling = false; ///< by the program
    bool m_byHand = false; ///< somebody has said where to connect
    bool m_offersTls = false; ///< what its message offers: TLS, or to do without
};

} // namespace swb
