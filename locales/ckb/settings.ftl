# What a person may choose.

screen-settings = ڕێکخستنەکان

settings-language = زمان
settings-language-about = زمانی هەموو شاشەکان. دەستبەجێ دەگۆڕێت، تەنانەت لە ناوەڕاستی ڕاپۆرتێکدا.
settings-digits = ژمارەکان
settings-digits-about = ژمارەکان چۆن پیشان دەدرێن. هەر سێ جۆرەکە دەکرێت تۆمار بکرێن، هەرچییەک لێرە هەڵبژێردرێت.
settings-colours = ڕەنگەکان
settings-colours-about = مانا هەرگیز تەنها بە ڕەنگ نییە؛ ئەوە هەڵبژێرە کە بۆ چاوت و ئەم شاشەیە باشترە.
settings-colours-auto = خۆکار
settings-colours-dark = بۆ پاشبنەمای تاریک
settings-colours-light = بۆ پاشبنەمای ڕووناک
settings-colours-none = بێ ڕەنگ
settings-enter = ئاراستەی Enter
settings-enter-about = دوای خانەیەک نیشاندەر بۆ کوێ دەچێت. Tab هەمیشە بەپێی ڕیزبەندی فۆڕمەکە دەچێت.
settings-enter-row = بە درێژایی ڕیز
settings-enter-column = بەرەو خواری ستوون
settings-auto-advance = بڕۆ کاتێک خانە پڕ بوو
settings-auto-advance-about = ژمارەیەک کە خانەکەی پڕ بکات پێویستی بە Enter نییە. ژمارەیەک کە دواتر زۆر بە خێرایی لێدرێت دەگەڕێنرێتەوە شوێنی خۆی و خانەکە نیشان دەکرێت.
settings-person = کەس
settings-person-about = ئەو ناوەی لە تەنیشت ئەوە دەنووسرێت کە دووپات و پەسند دەکرێت. Enter دەیگۆڕێت.
settings-nobody = هێشتا ناوێک نییە
settings-server = سێرڤەری نیشتمانی
settings-server-about = Enter دووبارە پەیوەندی دەکات، بە ناوی بەکارهێنەر، تۆکن یان فایلی فۆڕمەکان.
settings-no-server = هیچ: مەشق
settings-pull = ژمارەکانی پێشوو
settings-pull-value = لە DHIS2ەوە بیانهێنە
settings-pull-about = Enter ئەوەی لە DHIS2دا لە سێزدە ماوەی دواییتدا هەیە دەهێنێت، تا مێژوو و تەختەکە ڕاست بن. ئەوەی لەم کۆمپیوتەرەدا تۆمارکراوە هەرگیز دەستکاری ناکرێت.
settings-pulling = ئەوەی لە DHIS2دایە دەهێنرێت …
settings-pulled =
    { $count ->
        [one] { $count } ڕاپۆرت هێنرا؛ ئەوەی لێرە بوو دەستکاری نەکرا.
       *[other] { $count } ڕاپۆرت هێنران؛ ئەوەی لێرە بوو دەستکاری نەکرا.
    }
settings-mood = سێرڤەری ڕاهێنان
settings-mood-about = سێرڤەری جیهانی ڕاهێنان چۆن ڕەفتار دەکات: با هەڵە بکات، و ببینە دەفتەر چی دەڵێت و چی دەپارێزێت. هیچ لێرەوە ناگاتە سێرڤەری نیشتمانی.

## How the practice server can behave.

mood-well = باش کار دەکات
mood-offline = بەردەست نییە
mood-slow = خاوە
mood-cut-off = لە ناوەڕاستی وەڵامدا دەپچڕێت
mood-busy = سەرقاڵە (503)
mood-failing = کێشەی هەیە (500)
mood-malformed = وەڵامی بێ واتا دەداتەوە
mood-login-refused = چوونەژوورەوە ڕەت دەکاتەوە
mood-login-page = پەڕەی چوونەژوورەوە
mood-portal = دەروازەی تۆڕ
mood-proxy = پرۆکسی وشەی نهێنی دەوێت
mood-locked = ماوەکە داخراوە
mood-approved = ڕاپۆرتەکە پەسەندکراوە
mood-conflict = بەهایەک ڕەت دەکاتەوە
mood-foreign = کەسی تر ژمارەیەک دەگۆڕێت
