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

/// What either side of TLS or DTLS shows of itself and how it speaks, as part of a form.
class TlsFields : public QWidget
{
    Q_OBJECT

public:
    explicit TlsFields(QWidget *parent = nullptr);
    ~TlsFields() override;

    [[nodiscard]] TlsSettings settings() const;
    void setSettings(const TlsSettings &settings);
    /// Greys out what has no meaning over this transport, and says why. Without `certificate` none is shown
    /// to anybody, and there is none to choose.
    void adapt(Transport transport, bool certificate = true);
    /// For a client: its fields are named so, and without a certificate it has none.
    void setForClient();
    /// For a relay, which shows its certificate to clients alone.
    void setForRelay();

    /// Its columns begin where those of the form's own grid do, of which this is a row.
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
    QGridLayout *m_form = nullptr; ///< of the widget that this stands in
};

} // namespace swb
