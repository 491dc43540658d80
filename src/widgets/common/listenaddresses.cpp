// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/listenaddresses.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QList>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct ListenWords
{
    Q_DECLARE_TR_FUNCTIONS(swb::ListenAddresses)
};

struct ListenChoice
{
    QString address;
    QString meaning;
};

QList<ListenChoice> listenChoices(const QString &dual)
{
    QList<ListenChoice> choices{
        {u"127.0.0.1"_s, ListenWords::tr("This computer only, IPv4")},
        {u"::1"_s, ListenWords::tr("This computer only, IPv6")},
        {u"localhost"_s, ListenWords::tr("This computer only, by name")},
        {u"0.0.0.0"_s,
         ListenWords::tr("All interfaces, IPv4: anyone who can reach this computer can connect. 0.0.0.0 is "
                         "for listening; clients connect to one of this computer's addresses")},
        {u"::"_s,
         ListenWords::tr("All interfaces, IPv6 only: anyone who can reach this computer can connect. :: is "
                         "for listening; clients connect to one of this computer's addresses")},
    };
    if (!dual.isEmpty())
        choices.append({dual,
                        ListenWords::tr("All interfaces, IPv6 and IPv4: anyone who can reach this computer "
                                        "can connect")});
    return choices;
}

} // namespace

void offerListenAddresses(QComboBox &box, const QString &dual)
{
    for (const ListenChoice &choice : listenChoices(dual)) {
        box.addItem(choice.address);
        box.setItemData(box.count() - 1, choice.meaning, Qt::ToolTipRole);
    }
    box.setInsertPolicy(QComboBox::NoInsert);
    box.lineEdit()->setAccessibleName(box.accessibleName());
    const auto explain = [&box, general = box.toolTip()] {
        const QString meaning
            = box.itemData(box.findText(box.currentText().trimmed()), Qt::ToolTipRole).toString();
        const QString tip = meaning.isEmpty() ? general : meaning % u".\n"_s % general;
        box.setToolTip(tip);
        box.lineEdit()->setToolTip(tip);
    };
    QObject::connect(&box, &QComboBox::currentTextChanged, &box, explain);
    explain();
}

} // namespace swb
