// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/absentschemes.h"

#include "protocols/dns/dnsclient.h"

namespace swb {

QString whyAbsent(const EndpointUrl &url)
{
    return url.scheme == u"dns" ? whyNoDns() : QString();
}

} // namespace swb
