// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/linkname.h"

#include <pcap/pcap.h>

namespace swb {

QString linkName(quint32 number)
{
    const char *name = pcap_datalink_val_to_description(int(number));
    return name ? QString::fromLatin1(name) : QString::number(number);
}

} // namespace swb
