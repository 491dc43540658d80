// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/helppages.h"

#include "widgets/common/taborder.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(HelpPages)
};

void showPage(QWidget *parent, const QString &title, const QString &words)
{
    auto *page = new TabOrdered<QDialog>(parent);
    page->setAttribute(Qt::WA_DeleteOnClose);
    page->setWindowTitle(title);
    auto *text = new QPlainTextEdit(words, page);
    text->setAccessibleName(title);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, page);
    QObject::connect(buttons, &QDialogButtonBox::rejected, page, &QDialog::reject);
    auto *column = new QVBoxLayout(page);
    column->addWidget(text);
    column->addWidget(buttons);
    page->resize(page->fontMetrics().averageCharWidth() * 76, page->fontMetrics().height() * 22);
    page->show();
}

} // namespace

void showFirstSteps(QWidget *parent)
{
    const QStringList steps{
        Words::tr("1. Press Start server. A server now listens on this computer and answers in uppercase."),
        Words::tr("2. Press Connect. The client's form already points at that server."),
        Words::tr("3. Press Send. The reply appears below the message, and every step is a row of the log."),
        Words::tr(
            "4. Select a row of the log. Its details open beside it: the bytes as text and in hex, what the "
            "protocol says, and for an error what to try."),
        Words::tr("5. Choose another protocol and do the same again: UDP instead of TCP, TLS on or off, "
                  "HTTP, WebSocket, DNS, chat, files, mail."),
        Words::tr("6. Open Examples. Each one sets up servers and a client with one click and says what to "
                  "do next."),
        Words::tr("7. Press F11 for a projector: large text, and only the controls that a lesson needs."),
    };
    showPage(parent, Words::tr("First steps"), steps.join(u"\n\n"_s));
}

void showAbout(QWidget *parent)
{
    const QString version = Words::tr("Socket Workbench %1, with Qt %2")
                                .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()));
    const QStringList parts{
        version,
        Words::tr(
            "Copyright 2026 The Socket Workbench developers. This program is free software under the GNU "
            "General Public License, version 3 or later. It comes without any warranty."),
        Words::tr("It uses these libraries:"),
    };
    const QStringList libraries{
        u"Qt (LGPL-3.0)"_s,
        u"OpenSSL (Apache-2.0)"_s,
        u"Boost.Beast (BSL-1.0)"_s,
        u"wslay (MIT)"_s,
        u"ldns (BSD-3-Clause)"_s,
        u"SQLite (public domain)"_s,
        u"libpcap (BSD-3-Clause)"_s,
        u"QCustomPlot (GPL-3.0)"_s,
        u"zlib (Zlib)"_s,
    };
    showPage(parent, Words::tr("About Socket Workbench"),
             parts.join(u"\n\n"_s) + u"\n    " + libraries.join(u"\n    "_s));
}

} // namespace swb
