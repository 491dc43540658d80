// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/timedbar.h"

#include "core/values/quantities.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int thousandths = 1000; ///< a bar counts in int, which is too small for files

} // namespace

TimedBar::TimedBar(QWidget *parent)
    : QProgressBar(parent)
{
    setRange(0, thousandths);
}

void TimedBar::begin()
{
    m_since.start();
    showDone(0, 1);
}

void TimedBar::showDone(qint64 done, qint64 total)
{
    const double share = total > 0 ? double(done) / double(total) : 0;
    setRange(0, total > 0 ? thousandths : 0);
    setValue(int(share * thousandths));
    const QString left = quantities::timeLeft(share, m_since.isValid() ? m_since.nsecsElapsed() : 0);
    const QString words = left.isEmpty() ? tr("%1 %").arg(int(share * 100))
                                         : tr("%1 %, %2").arg(QString::number(int(share * 100)), left);
    setFormat(words); // a single percent sign stands for itself
    setAccessibleDescription(words);
}

} // namespace swb
