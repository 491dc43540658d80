// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/tlssettings.h"
#include "core/values/transport.h"

#include <QWidget>
#include <memory>

class QGridLayout;

namespace swb {

namespace Ui {
class TlsFields;
}

/// What either side of TLS or DTLS presents and which parameters it uses, as part of a form.
class TlsFields : public QWidget
{
    Q_OBJECT

public:
    explicit TlsFields(QWidget *parent = nullptr);
    ~TlsFields() override;

    [[nodiscard]] TlsSettings settings() const;
    void setSettings(const TlsSettings &settings);
    /// Greys out what does not apply to this transport, and says why. Without `certificate`, no certificate
    /// is presented and none can be chosen.
    void adapt(Transport transport, bool certificate = true);
    /// For a client: its fields have a client's names, and without a certificate it presents none.
    void setForClient();
    /// For a relay, which presents its certificate only to clients.
    void setForRelay();

    /// Aligns its columns with those of the form's grid, in which this is a row.
    void alignWith(QGridLayout *form);

Q_SIGNALS:
    void changed();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void align();
    void fillVersions();
    void connectFields();
    void nameAfter(const QString &owner);

    std::unique_ptr<Ui::TlsFields> m_ui;
    QGridLayout *m_form = nullptr; ///< of the surrounding widget
};

} // namespace swb
