// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace swb {

/// The content of the forms for protocol messages, and the text that each one represents: that text is sent,
/// kept and repeated, and the protocols parse it themselves. Any text can be shown in its form, and comes
/// back unchanged except for whitespace and empty lines.

/// A request: "POST /data", header lines, an empty line, the body.
struct RequestForm
{
    QString method = QStringLiteral("GET");
    QString path = QStringLiteral("/");
    QString headers = {}; ///< "Name: value", one per line
    QString body = {};

    [[nodiscard]] static RequestForm read(const QString &text);
    [[nodiscard]] QString text() const;
    bool operator==(const RequestForm &) const = default;
};

/// A question to a name server: "example.test AAAA".
struct QuestionForm
{
    QString name = {};
    QString type = QStringLiteral("A");

    [[nodiscard]] static QuestionForm read(const QString &text);
    [[nodiscard]] QString text() const;
    bool operator==(const QuestionForm &) const = default;
};

/// A mail: its header, an empty line, the body. Header lines without a field in the form are kept.
struct MailForm
{
    QString from = {};
    QString to = {};
    QString subject = {};
    QString others = {}; ///< "Name: value", one per line
    QString body = {};

    [[nodiscard]] static MailForm read(const QString &text);
    [[nodiscard]] QString text() const;
    bool operator==(const MailForm &) const = default;
};

} // namespace swb
