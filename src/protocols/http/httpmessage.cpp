// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpmessage.h"

#include <algorithm>
#include <array>

namespace swb {

namespace {

struct Reason
{
    int status;
    const char *words;
};

// RFC 9110 15, RFC 6585
constexpr std::array reasons{
    Reason{100, "Continue"},
    Reason{101, "Switching Protocols"},
    Reason{200, "OK"},
    Reason{201, "Created"},
    Reason{202, "Accepted"},
    Reason{203, "Non-Authoritative Information"},
    Reason{204, "No Content"},
    Reason{205, "Reset Content"},
    Reason{206, "Partial Content"},
    Reason{300, "Multiple Choices"},
    Reason{301, "Moved Permanently"},
    Reason{302, "Found"},
    Reason{303, "See Other"},
    Reason{304, "Not Modified"},
    Reason{307, "Temporary Redirect"},
    Reason{308, "Permanent Redirect"},
    Reason{400, "Bad Request"},
    Reason{401, "Unauthorized"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{406, "Not Acceptable"},
    Reason{408, "Request Timeout"},
    Reason{409, "Conflict"},
    Reason{410, "Gone"},
    Reason{411, "Length Required"},
    Reason{412, "Precondition Failed"},
    Reason{413, "Content Too Large"},
    Reason{414, "URI Too Long"},
    Reason{415, "Unsupported Media Type"},
    Reason{416, "Range Not Satisfiable"},
    Reason{417, "Expectation Failed"},
    Reason{418, "I'm a teapot"},
    Reason{422, "Unprocessable Content"},
    Reason{426, "Upgrade Required"},
    Reason{428, "Precondition Required"},
    Reason{429, "Too Many Requests"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"},
    Reason{501, "Not Implemented"},
    Reason{502, "Bad Gateway"},
    Reason{503, "Service Unavailable"},
    Reason{504, "Gateway Timeout"},
    Reason{505, "HTTP Version Not Supported"},
    Reason{507, "Insufficient Storage"},
};

bool isSameWord(QByteArrayView one, QByteArrayView other)
{
    return one.size() == other.size() && one.compare(other, Qt::CaseInsensitive) == 0;
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t'))
        text.chop(1);
    return text;
}

bool listHas(QByteArrayView list, QByteArrayView word)
{
    while (true) {
        const qsizetype comma = list.indexOf(',');
        if (isSameWord(trimmed(comma < 0 ? list : list.first(comma)), word))
            return true;
        if (comma < 0)
            return false;
        list = list.sliced(comma + 1);
    }
}

} // namespace

QByteArray HttpHead::value(QByteArrayView name) const
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [name](const HttpField &field) { return isSameWord(field.name, name); });
    return found == fields.end() ? QByteArray() : found->value;
}

qsizetype HttpHead::count(QByteArrayView name) const
{
    return std::count_if(fields.begin(), fields.end(),
                         [name](const HttpField &field) { return isSameWord(field.name, name); });
}

bool HttpHead::lists(QByteArrayView name, QByteArrayView word) const
{
    return std::any_of(fields.begin(), fields.end(), [&](const HttpField &field) {
        return isSameWord(field.name, name) && listHas(field.value, word);
    });
}

QByteArray httpReason(int status)
{
    const auto *const found = std::find_if(
        reasons.begin(), reasons.end(), [status](const Reason &reason) { return reason.status == status; });
    return found == reasons.end() ? QByteArray() : QByteArray(found->words);
}

bool neverHasBody(int status)
{
    constexpr int informational = 100;
    constexpr int noContent = 204;
    constexpr int notModified = 304;
    return status / 100 * 100 == informational || status == noContent || status == notModified;
}

bool isHttpToken(QByteArrayView word)
{
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

bool isHttpValue(QByteArrayView value)
{
    return std::all_of(value.begin(), value.end(), [](char c) {
        constexpr uchar space = 0x20;
        constexpr uchar del = 0x7f;
        return c == '\t' || (uchar(c) >= space && uchar(c) != del);
    });
}

} // namespace swb
