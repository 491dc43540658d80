// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslError>

namespace swb {

/// OpenSSL's verdict on a certificate (X509_verify_cert_error_string(3)) in Qt's terms.
[[nodiscard]] QSslError::SslError sslErrorFromVerifyResult(long result);

} // namespace swb
