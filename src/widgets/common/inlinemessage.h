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

/// A message where the hand was: what went wrong, why and what to try, with a button that leads to it in the
/// log and one that puts it away. Hidden while it has nothing to say; announced to screen readers when it
/// speaks.
class InlineMessage : public QWidget
{
    Q_OBJECT
    /// Lies over what stands below the widget before it in its layout, so that nothing moves when it speaks.
    /// For notices that go away; banners keep their room.
    Q_PROPERTY(bool floats MEMBER m_floats)

public:
    explicit InlineMessage(QWidget *parent = nullptr);

    /// `endpoint` is whom the log tells more about; None hides the button. A warning is an error that nothing
    /// has ended with.
    void showError(const Error &error, EndpointId endpoint = EndpointId::None,
                   Severity severity = Severity::Error);
    /// The error, or nothing any more where it is none.
    void showProblem(const Error &problem);
    void showText(Severity severity, const QString &text);
    /// A note with a button that does what it says; accepted() tells of the press.
    void showOffer(const QString &text, const QString &action);
    [[nodiscard]] Severity severity() const { return m_severity; } ///< of what it says
    void clear();
    /// Banners stay as long as what they say is true.
    void setClosable(bool closable);
    /// One of resources/icons in the place of that of the severity.
    void setIconName(const QString &name);
    /// All that it says, also where addresses are hidden from sight.
    [[nodiscard]] QString text() const { return m_words; }

Q_SIGNALS:
    void showInLogRequested(swb::EndpointId endpoint);
    void accepted(); ///< the offer
    void wordsChanged(); ///< it says something, or nothing any more

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
