// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/startpage.h"

#include "widgets/common/flowlayout.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

/// From the simplest to what a lecturer may begin with.
QStringList offered()
{
    return {u"C3-C4"_s, u"D2"_s, u"three-sends"_s, u"lossy-udp"_s, u"eavesdropper"_s, u"web"_s, u"chat"_s};
}

} // namespace

StartPage::StartPage(const QList<Example> &examples, QWidget *parent)
    : QWidget(parent)
{
    auto *words = new QLabel(tr("Nothing has happened yet. Start a server, connect a client and send a "
                                "message: every step appears here. Or set up an example with one click:"),
                             this);
    words->setWordWrap(true);
    auto *buttons = new QWidget(this);
    new FlowLayout(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(words);
    layout->addWidget(buttons);
    layout->addStretch(1);
    for (const QString &name : offered()) {
        const auto found = std::find_if(examples.cbegin(), examples.cend(),
                                        [&name](const Example &example) { return example.name == name; });
        if (found == examples.cend())
            continue;
        connect(
            addButton(buttons, found->title, tr("Set up the example “%1”").arg(found->title), found->about),
            &QAbstractButton::clicked, this, [this, example = *found] { Q_EMIT chosen(example); });
    }
    connect(addButton(buttons, tr("All examples…"), tr("All examples"),
                      tr("Every example, and what it is about")),
            &QAbstractButton::clicked, this, &StartPage::allWanted);
}

QAbstractButton *StartPage::addButton(QWidget *row, const QString &words, const QString &name,
                                      const QString &toolTip)
{
    auto *button = new QPushButton(QString(words).replace(u'&', u"&&"_s), row);
    button->setAccessibleName(name);
    button->setToolTip(toolTip);
    row->layout()->addWidget(button);
    return button;
}

} // namespace swb
