// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace swb {

/// Chooses a framing: its kind, and the text or size that some kinds need. Uses the notation of
/// core/framing/framingspec.h. Owned by a form, which shows the errors that check() finds.
class FramingChooser : public QWidget
{
    Q_OBJECT

public:
    explicit FramingChooser(QWidget *parent = nullptr);

    [[nodiscard]] QString framing() const;
    void setFraming(const QString &spec);
    /// Why no framing can be chosen, over a stream or not.
    [[nodiscard]] static QString whyNone(bool stream);
    /// BadFraming or BadEscape if the parameter is invalid.
    [[nodiscard]] Error check(quint32 maxFrameBytes) const;

Q_SIGNALS:
    void changed();

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QString kind() const;
    void adaptParameter();
    void nameParts();

    QComboBox *m_kind;
    QLineEdit *m_parameter;
};

} // namespace swb
