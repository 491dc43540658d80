// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/socketoptions.h"
#include "core/values/transport.h"

#include <QCoreApplication>

class QCheckBox;
class QGridLayout;
class QSpinBox;

namespace swb {

/// The socket options, as rows of a form's grid with two fields side by side. The fields belong to the form,
/// which must outlive this.
class OptionsFields
{
    Q_DECLARE_TR_FUNCTIONS(OptionsFields)

public:
    /// Whose sockets they are, which is part of the fields' names.
    enum class Owner : quint8 { Server, Client, Relay };

    /// Adds the rows after the existing ones.
    OptionsFields(QGridLayout &grid, Owner owner);

    [[nodiscard]] SocketOptions options() const;
    void setOptions(const SocketOptions &options);
    /// Greys out what does not apply to this transport.
    void adapt(Transport transport);

private:
    struct Field
    {
        QString objectName;
        QString label;
        QString name; ///< without the owner
        QString tip;
        QString atZero;
        int most;
    };
    QSpinBox *addField(QGridLayout &grid, int row, int column, const Field &field);
    void addReuse(QGridLayout &grid, int row);
    [[nodiscard]] QString named(const QString &name) const;
    [[nodiscard]] QString ttlTip() const;

    const Owner m_owner;
    QSpinBox *m_keepAlive;
    QSpinBox *m_ttl;
    QSpinBox *m_receiveBuffer;
    QSpinBox *m_sendBuffer;
    QCheckBox *m_reuseAddress = nullptr; ///< for listening sockets
};

} // namespace swb
