// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QLoggingCategory>
#include <QTranslator>

namespace {

// Off except in the tests, which name it in QT_LOGGING_RULES and fail on any warning.
Q_LOGGING_CATEGORY(missingPlurals, "swb.plurals", QtCriticalMsg)

/// The singular and plural of every string with a number. The sources have only the plural, and are
/// themselves the translation of all other strings, so that those are not looked up.
class EnglishPlurals : public QTranslator
{
public:
    using QTranslator::QTranslator;

    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation,
                                    int n) const override
    {
        if (n < 0)
            return {};
        QString form = QTranslator::translate(context, source, disambiguation, n);
        if (form.isNull())
            qCWarning(missingPlurals, "No plural forms of \"%s\" in the context %s", source, context);
        return form;
    }
};

/// As soon as there is an application, so that no text appears before.
void install()
{
    auto *plurals = new EnglishPlurals(QCoreApplication::instance());
    if (plurals->load(QStringLiteral(":/translations/socket-workbench_en.qm")))
        QCoreApplication::installTranslator(plurals);
}
Q_COREAPP_STARTUP_FUNCTION(install)

} // namespace
