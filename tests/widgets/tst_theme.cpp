// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include "support/strictwarnings.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QDirIterator>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

struct Promise
{
    const char *name;
    QColor Tokens::*colour;
    double page;
    double panel;
    double selection;
};

const Promise lightPromises[] = {
    {"text", &Tokens::text, 16.6, 15.3, 14.0},   {"secondary text", &Tokens::secondaryText, 8.4, 7.8, 7.1},
    {"borders", &Tokens::border, 3.6, 3.3, 3.0}, {"TCP", &Tokens::tcp, 7.4, 6.8, 6.2},
    {"UDP", &Tokens::udp, 8.1, 7.4, 6.8},        {"TLS", &Tokens::tls, 8.0, 7.4, 6.8},
    {"error", &Tokens::error, 8.7, 8.1, 7.4},    {"warning", &Tokens::warning, 8.6, 8.0, 7.3},
};
const Promise darkPromises[] = {
    {"text", &Tokens::text, 16.2, 14.5, 10.8},   {"secondary text", &Tokens::secondaryText, 10.1, 9.1, 6.8},
    {"borders", &Tokens::border, 4.5, 4.1, 3.0}, {"TCP", &Tokens::tcp, 9.4, 8.5, 6.3},
    {"UDP", &Tokens::udp, 10.0, 9.0, 6.7},       {"TLS", &Tokens::tls, 10.0, 9.0, 6.7},
    {"error", &Tokens::error, 8.9, 8.0, 5.9},    {"warning", &Tokens::warning, 12.5, 11.2, 8.4},
};

} // namespace

class tst_Theme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

    void contrastIsWhatWasPromised_data();
    void contrastIsWhatWasPromised();
    void blackOnWhiteIsTwentyOneToOne();
    void wordsOnThePageStandAtSevenToOne();
    void palettesTellTheirTheme();
    void choiceColoursTheApplication();
    void systemChoiceFollowsTheDesktop();
    void zoomStaysWithinItsBounds_data();
    void zoomStaysWithinItsBounds();
    void presentedCapitalsStandTwoPercentOfTheScreen_data();
    void presentedCapitalsStandTwoPercentOfTheScreen();
    void theFirstStepZoomsWhilePresentingToo();
    void ctrlAndTheWheelZoom();
    void everyIconDrawsSomething();
    void iconsFollowTheTheme();
};

void tst_Theme::contrastIsWhatWasPromised_data()
{
    QTest::addColumn<double>("ratio");
    QTest::addColumn<double>("promised");
    const auto add = [](const char *theme, const Tokens &tokens, const Promise &promise) {
        const QColor &colour = tokens.*promise.colour;
        QTest::addRow("%s %s on the page", theme, promise.name)
            << contrastRatio(colour, tokens.page) << promise.page;
        QTest::addRow("%s %s on a panel", theme, promise.name)
            << contrastRatio(colour, tokens.panel) << promise.panel;
        QTest::addRow("%s %s on a selection", theme, promise.name)
            << contrastRatio(colour, tokens.selection) << promise.selection;
    };
    for (const Promise &promise : lightPromises)
        add("light", lightTokens(), promise);
    for (const Promise &promise : darkPromises)
        add("dark", darkTokens(), promise);
}

void tst_Theme::contrastIsWhatWasPromised()
{
    QFETCH(double, ratio);
    QFETCH(double, promised);
    QVERIFY2(std::abs(ratio - promised) < 0.1, qPrintable(u"%1, promised %2"_s.arg(ratio).arg(promised)));
}

void tst_Theme::blackOnWhiteIsTwentyOneToOne()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
}

void tst_Theme::wordsOnThePageStandAtSevenToOne()
{
    for (const Tokens &tokens : {lightTokens(), darkTokens()}) {
        for (const QColor &colour : {tokens.text, tokens.secondaryText, tokens.tcp, tokens.udp, tokens.tls,
                                     tokens.error, tokens.warning})
            QVERIFY(contrastRatio(colour, tokens.page) >= 7.0);
        for (const QColor &ground : {tokens.page, tokens.panel, tokens.selection})
            QVERIFY(contrastRatio(tokens.border, ground) >= 2.95);
    }
}

void tst_Theme::palettesTellTheirTheme()
{
    QCOMPARE(tokensOf(paletteFrom(lightTokens())).page, lightTokens().page);
    QCOMPARE(tokensOf(paletteFrom(darkTokens())).page, darkTokens().page);
}

void tst_Theme::choiceColoursTheApplication()
{
    Theme theme(qApp);
    QSignalSpy changed(&theme, &Theme::choiceChanged);
    theme.setChoice(ThemeChoice::Dark);
    QVERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Base), darkTokens().page);
    theme.setChoice(ThemeChoice::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Base), lightTokens().page);
    theme.setChoice(ThemeChoice::Light);
    QCOMPARE(changed.size(), 2);
}

void tst_Theme::systemChoiceFollowsTheDesktop()
{
    Theme theme(qApp);
    theme.setChoice(ThemeChoice::Dark);
    theme.setChoice(ThemeChoice::System); // the offscreen platform's theme is light
    QVERIFY(!theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Base), lightTokens().page);
}

void tst_Theme::zoomStaysWithinItsBounds_data()
{
    QTest::addColumn<int>("wanted");
    QTest::addColumn<int>("got");
    QTest::addColumn<int>("pixels");
    QTest::newRow("one below the least") << 99 << 100 << 13;
    QTest::newRow("the least") << 100 << 100 << 13;
    QTest::newRow("one above the least") << 101 << 101 << 13;
    QTest::newRow("double") << 200 << 200 << 26;
    QTest::newRow("one below the most") << 299 << 299 << 39;
    QTest::newRow("the most") << 300 << 300 << 39;
    QTest::newRow("one above the most") << 301 << 300 << 39;
}

void tst_Theme::zoomStaysWithinItsBounds()
{
    QFETCH(int, wanted);
    Theme theme(qApp);
    theme.setZoom(wanted);
    QTEST(theme.zoom(), "got");
    QTEST(QApplication::font().pixelSize(), "pixels");
}

void tst_Theme::presentedCapitalsStandTwoPercentOfTheScreen_data()
{
    QTest::addColumn<int>("height");
    for (const int height : {720, 768, 1080, 1440, 2160})
        QTest::addRow("on a screen of %d", height) << height;
}

void tst_Theme::presentedCapitalsStandTwoPercentOfTheScreen()
{
    QFETCH(int, height);
    Theme theme(qApp);
    theme.setPresentation(height);
    QVERIFY(QApplication::font().pixelSize() * 0.7 >= height * 0.02);
    theme.setZoom(300);
    QVERIFY(QApplication::font().pixelSize() >= 39);
    theme.setZoom(100);
    theme.setPresentation(0);
    QCOMPARE(QApplication::font().pixelSize(), Theme::basePixels);
}

void tst_Theme::theFirstStepZoomsWhilePresentingToo()
{
    Theme theme(qApp);
    theme.setPresentation(1080);
    const int before = theme.textPixels();
    theme.zoomBy(1);
    QVERIFY(theme.textPixels() > before);
    theme.setPresentation(0);
    QCOMPARE(theme.zoom(), 110); // the same from outside
    QCOMPARE(theme.textPixels(), qRound(Theme::basePixels * 1.1));
    theme.setZoom(100);
}

void tst_Theme::ctrlAndTheWheelZoom()
{
    Theme theme(qApp);
    QPlainTextEdit edit(u"some text"_s); // which would also zoom on its own
    const auto turn = [&edit](int eighths, Qt::KeyboardModifiers modifiers) {
        QWheelEvent wheel({5, 5}, edit.mapToGlobal(QPointF(5, 5)), {}, {0, eighths}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(edit.viewport(), &wheel);
    };
    turn(120, Qt::NoModifier);
    QCOMPARE(theme.zoom(), 100);
    turn(240, Qt::ControlModifier);
    QCOMPARE(theme.zoom(), 120);
    turn(-60, Qt::ControlModifier); // of a touchpad, whose steps are finer
    QCOMPARE(theme.zoom(), 120);
    turn(-60, Qt::ControlModifier);
    QCOMPARE(theme.zoom(), 110);
    theme.setZoom(100);
}

void tst_Theme::everyIconDrawsSomething()
{
    QVERIFY(!applicationIcon().isNull()); // also loads the resources
    int count = 0;
    for (QDirIterator icons(u":/icons"_s); icons.hasNext(); ++count) {
        icons.next();
        const QString name = icons.fileInfo().completeBaseName();
        const QImage image
            = tintedIcon(name, Qt::red, 24, 1).toImage().convertToFormat(QImage::Format_ARGB32);
        int inked = 0;
        for (int i = 0; i < 24 * 24; ++i)
            inked += qAlpha(image.pixel(i % 24, i / 24)) > 128;
        QVERIFY2(inked > 20, qPrintable(name));
    }
    QVERIFY(count > 20);
}

void tst_Theme::iconsFollowTheTheme()
{
    Theme theme(qApp);
    const QIcon icon = themeIcon(u"stop"_s);
    const auto darkest = [&icon] {
        const QImage image = icon.pixmap(24).toImage().convertToFormat(QImage::Format_ARGB32);
        return QColor(image.pixel(image.width() / 4 + 0, image.height() / 2)).lightness();
    };
    theme.setChoice(ThemeChoice::Light);
    const int onLight = darkest();
    theme.setChoice(ThemeChoice::Dark);
    QVERIFY(darkest() > onLight);
}

QTEST_MAIN(tst_Theme)
#include "tst_theme.moc"
