// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/eventkinds.h"
#include "core/values/error.h"
#include "core/values/ids.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace swb {

/// A message where the user is working: what went wrong, why and what to try, with a button that leads to it
/// in the log and one that closes it. Hidden while it has nothing to say; announced to screen readers when it
/// appears.
class InlineMessage : public QWidget
{
    Q_OBJECT
    /// Overlays what is below the previous widget in its layout, so that nothing moves when it appears. For
    /// transient notices; banners have their own space.
    Q_PROPERTY(bool floats MEMBER m_floats)

public:
    explicit InlineMessage(QWidget *parent = nullptr);

    /// The log has more about `endpoint`; None hides the button. A warning is an error that has ended
    /// nothing.
    void showError(const Error &error, EndpointId endpoint = EndpointId::None,
                   Severity severity = Severity::Error);
    /// Shows the error; hides the message if there is none.
    void showProblem(const Error &problem);
    void showText(Severity severity, const QString &text);
    /// A note with a button for what it offers; pressing it emits accepted().
    void showOffer(const QString &text, const QString &action);
    [[nodiscard]] Severity severity() const { return m_severity; } ///< of the current text
    void clear();
    /// Banners stay as long as they are true.
    void setClosable(bool closable);
    /// One of resources/icons instead of the severity's icon.
    void setIconName(const QString &name);
    /// The complete text, even while addresses are hidden.
    [[nodiscard]] QString text() const { return m_words; }

Q_SIGNALS:
    void showInLogRequested(swb::EndpointId endpoint);
    void accepted(); ///< the offer
    void wordsChanged(); ///< it shows a text, or no longer does

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void say(Severity severity, const QString &text, const QString &tip);
    void press();
    void showButton(const QString &word, const QString &tip);
    void showWords();
    void keepRoomForWords();
    void leaveLayout();
    void applyColours();
    void setTextColour(const QColor &colour);

    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_button; ///< leads into the log, or accepts the offer
    QToolButton *m_close;
    QToolButton *m_copyAuthority;
    EndpointId m_endpoint = EndpointId::None;
    QString m_words;
    QString m_tip;
    QString m_iconName;
    Severity m_severity = Severity::Error;
    bool m_floats = false;
};

} // namespace swb
