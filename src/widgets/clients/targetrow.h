// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/ids.h"

#include <QList>
#include <QWidget>

class QComboBox;

namespace swb {

class ElidedLabel;

/// Says which connection Send applies to, lets the user choose another, and shows its latest reply. One line,
/// whose parts keep their places whatever they show.
class TargetRow : public QWidget
{
    Q_OBJECT

public:
    struct Target
    {
        EndpointId id = EndpointId::None;
        QString name;
        bool operator==(const Target &) const = default;
    };

    explicit TargetRow(QWidget *parent = nullptr);

    /// Everything that can be sent to, and the targets of Send.
    void setTargets(const QList<Target> &open, const QList<EndpointId> &chosen);
    /// `afterNs`: time since the message before it; -1 if it is not known. No text: none yet.
    void showReply(const QString &text, qint64 afterNs);

Q_SIGNALS:
    void chosen(swb::EndpointId target);

private:
    void fill(const QList<Target> &open);
    [[nodiscard]] QString noTarget(qsizetype chosen) const;

    QComboBox *m_target;
    ElidedLabel *m_reply;
    QList<Target> m_open;
};

} // namespace swb
