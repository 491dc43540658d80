// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clients/targetrow.h"

#include "core/values/quantities.h"
#include "widgets/common/availability.h"
#include "widgets/detail/elidedlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int targetChars = 22; ///< "tcp://127.0.0.1:12000", complete

} // namespace

TargetRow::TargetRow(QWidget *parent)
    : QWidget(parent)
    , m_target(new QComboBox(this))
    , m_reply(new ElidedLabel(this))
{
    auto *label = new QLabel(tr("T&o:"), this);
    label->setBuddy(m_target);
    m_target->setObjectName(u"sendToComboBox"_s);
    m_target->setAccessibleName(tr("Send to"));
    m_target->setToolTip(tr("The connection or UDP socket that Send uses"));
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setMinimumContentsLength(targetChars);
    m_reply->setObjectName(u"lastReplyLabel"_s);
    m_reply->setAccessibleName(tr("Last reply"));
    m_reply->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_target);
    row->addWidget(m_reply, 1);
    connect(m_target, &QComboBox::activated, this, [this](int index) {
        if (const auto id = EndpointId(m_target->itemData(index).toUInt()); id != EndpointId::None)
            Q_EMIT chosen(id);
    });
    setTargets({}, {});
    showReply({}, -1);
}

void TargetRow::setTargets(const QList<Target> &open, const QList<EndpointId> &chosen)
{
    const QSignalBlocker quiet(m_target);
    if (m_open != open || m_target->count() != open.size())
        fill(open);
    const int index = chosen.size() == 1 ? m_target->findData(quint32(chosen.first())) : -1;
    m_target->setPlaceholderText(noTarget(chosen.size()));
    m_target->setCurrentIndex(index);
    setAvailable(m_target, !open.isEmpty(), tr("Nothing is open yet: press Connect first"));
}

QString TargetRow::noTarget(qsizetype chosen) const
{
    if (chosen > 1)
        return tr("%n connections", nullptr, int(chosen));
    return m_open.isEmpty() ? tr("nothing is open yet") : tr("choose a connection");
}

void TargetRow::fill(const QList<Target> &open)
{
    m_open = open;
    m_target->clear();
    for (const Target &target : open)
        m_target->addItem(target.name, quint32(target.id));
}

void TargetRow::showReply(const QString &text, qint64 afterNs)
{
    const QString words = text.isEmpty() ? QString()
        : afterNs < 0                    ? tr("Last reply: %1").arg(text)
                      : tr("Last reply after %1: %2").arg(quantities::time(double(afterNs)), text);
    m_reply->setText(words);
    m_reply->setAccessibleDescription(words);
}

} // namespace swb
