// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/raw/replies/replyspec.h"

#include "core/payload/escapes.h"
#include "core/values/errorcatalog.h"
#include "protocols/raw/replies/discardresponder.h"
#include "protocols/raw/replies/echoresponder.h"
#include "protocols/raw/replies/fixedresponder.h"
#include "protocols/raw/replies/lowercaseresponder.h"
#include "protocols/raw/replies/reverseresponder.h"
#include "protocols/raw/replies/templateresponder.h"
#include "protocols/raw/replies/uppercaseresponder.h"

#include <QCoreApplication>
#include <iterator>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Reply)
};

using MadeResponder = Result<std::shared_ptr<const Responder>>;

struct Kind
{
    QLatin1StringView name;
    const char *label;
    bool takesText;
    MadeResponder (*make)(const QString &text);
};

template <typename T>
MadeResponder makePlain(const QString &)
{
    return std::shared_ptr<const Responder>(std::make_shared<T>());
}

MadeResponder makeFixed(const QString &text)
{
    const Result<QByteArray> answer = unescape(text);
    if (!answer)
        return answer.error();
    return std::shared_ptr<const Responder>(std::make_shared<FixedResponder>(answer.value()));
}

const Kind kinds[] = {
    {"echo"_L1, QT_TRANSLATE_NOOP("swb::Reply", "Echo"), false, makePlain<EchoResponder>},
    {"uppercase"_L1, QT_TRANSLATE_NOOP("swb::Reply", "Uppercase"), false, makePlain<UppercaseResponder>},
    {"lowercase"_L1, QT_TRANSLATE_NOOP("swb::Reply", "Lowercase"), false, makePlain<LowercaseResponder>},
    {"reverse"_L1, QT_TRANSLATE_NOOP("swb::Reply", "Reverse"), false, makePlain<ReverseResponder>},
    {"discard"_L1, QT_TRANSLATE_NOOP("swb::Reply", "Discard"), false, makePlain<DiscardResponder>},
    {"fixed"_L1, QT_TRANSLATE_NOOP("swb::Reply", "Fixed text"), true, makeFixed},
    {"template"_L1, QT_TRANSLATE_NOOP("swb::Reply", "Template"), true, TemplateResponder::parse},
};

const Kind *kindNamed(QStringView name)
{
    const auto kind
        = std::find_if(std::begin(kinds), std::end(kinds), [name](const Kind &k) { return k.name == name; });
    return kind == std::end(kinds) ? nullptr : kind;
}

Error badReply(const QString &spec, const QString &detail = {})
{
    return makeError(ErrorCode::BadReply, Words::tr("“%1” is not a reply.").arg(spec), detail);
}

} // namespace

Result<std::shared_ptr<const Responder>> makeResponder(const QString &spec)
{
    const qsizetype colon = spec.indexOf(u':');
    const QString name = colon < 0 ? spec : spec.first(colon);
    const Kind *kind = kindNamed(name);
    if (!kind)
        return badReply(spec);
    if (kind->takesText && colon < 0)
        return badReply(spec, Words::tr("It needs a text after a colon, as in %1:Hello.").arg(name));
    if (!kind->takesText && colon >= 0)
        return badReply(spec, Words::tr("“%1” takes no text.").arg(name));
    return kind->make(spec.sliced(colon + 1));
}

ReplyChoices rawReplies()
{
    const QString tip = Words::tr("The text to answer with. Takes the escapes \\n \\r \\t \\0 \\\\ \\xNN; a "
                                  "template also {data}, {peer}, {count}, {time}");
    ReplyChoices choices;
    for (const Kind &kind : kinds) {
        ReplyChoice choice{kind.name, Words::tr(kind.label)};
        if (kind.takesText) {
            choice.takes = ReplyChoice::Takes::Text;
            choice.placeholder = kind.name == "template"_L1 ? u"{data} {peer} {count} {time}"_s
                                                            : Words::tr("text, with \\n for a line ending");
            choice.tip = tip;
        }
        choices << choice;
    }
    return choices;
}

} // namespace swb
