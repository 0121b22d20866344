# The keys and what they do.

## Keys: the word of the bar (few letters), and with -help the sentence of the help.

key-help = یارمەتی
key-help-help = ڕوونکردنەوەی ئەم شاشەیە و کلیلەکانی
key-edit = گۆڕین
key-edit-help = دەستکاریی ناوەڕۆکی خانەکە؛ لە باڵانسی کۆتایی بەتاڵدا: ئەوەی حساب دەیڵێت
key-paper-total = کۆکان
key-paper-total-help = کۆی کاغەزەکە بۆ ڕیز یان ستوون یان بەش بنووسە
key-comment = تێبینی
key-comment-help = تێبینییەک لەسەر خانەکە بنووسە
key-follow-up = بەدوادا
key-follow-up-help = نیشانی بەدواداچوون لە خانەکە بدە یان لایببە
key-section = بەش
key-section-help = بڕۆ بۆ بەشێک
key-not-available = نییە
key-not-available-help = بەردەست نییە: هۆکارەکە دەپرسێت
key-accept-finding = پەسند
key-accept-finding-help = پەسندکردنی ئاگادارییەک بە هۆکارەوە؛ هیچ کلیلێکی تر ئەمە ناکات
key-confirm = ناردن
key-confirm-help = پێداچوونەوە و دووپاتکردنەوە و ناردن
key-leave = داخستن
key-leave-help = دەرچوون؛ هەموو شتێک تۆمارکراوە
key-back = گەڕانەوە
key-back-help = گەڕانەوە
key-person = کەس
key-person-help = لەمەودوا کەسێکی تر دەنووسێت
key-digits = ژمارەکان
key-digits-help = لە خانەیەکی دەستلێنەدراودا: جێگرتنەوە؛ دوای ژمارەکان: زیادکردن
key-enter = دواتر
key-enter-help = پەسندکردن و چوون بۆ دواتر؛ خانەی بەتاڵ بە بەتاڵی دەمێنێتەوە
key-point = سفر
key-point-help = سفر و دواتر؛ لە خانەی دەییدا خاڵی دەیی
key-minus = بەردەست نییە
key-minus-help = بەردەست نییە (جارێک هۆکارەکە دەپرسێت و پاشان دووبارەی دەکاتەوە)؛ دوای ژمارەکان: کەم
key-slash = ئەوانی تر سفر
key-slash-help = خانە بەتاڵەکانی ڕیزەکە دەبنە سفر، ڕیزی دواتر
key-plus = مێژوو
key-plus-help = مێژووی خانەکە؛ دوای ژمارەکان: کۆ، { "\u2066" }12+7+3{ "\u2069" } بەشەکانی دەمێننەوە
key-star = دووبارە
key-star-help = دووبارەکردنەوەی ژمارەی ماوەی پێشوو، ئەگەر فۆڕمەکە ڕێگە بدات؛ دوای ژمارەکان: لێکدان
key-go-to = بڕۆ بۆ
key-go-to-help = بڕۆ بۆ ڕیزێک بە ژمارە چاپکراوەکەی یان بەشێک لە ناوەکەی
# needs-native-reader: پووچکردنەوە for undo; other programs say گەڕانەوە
key-undo = پووچکردنەوە
key-undo-help = دوایین هەنگاو بگەڕێنەوە، هی دوێنێش
key-redo = دووبارەکردنەوە
key-redo-help = ئەوەی گەڕێنرایەوە دووبارە بکەرەوە
key-zero-report = ڕاپۆرتی سفر
key-zero-report-help = ڕایبگەیەنە کە هیچ نییە بۆ ڕاپۆرتکردن، ئەگەر فۆڕمەکە ئەوە بزانێت
key-notify = ئاگادارکرایەوە
key-notify-help = تۆماربکە کەی و لەلایەن کێوە دەستبەجێ ئاگادارکرایەوە
key-next = بەپێی ڕیزبەندی
key-next-help = بۆ خانەی دواتر بەپێی ڕیزبەندی، Enter هەرچییەک بکات
key-previous = بۆ پێشوو
key-previous-help = بۆ خانەی پێشوو بەپێی ڕیزبەندی
key-blank = بەتاڵکردن
key-blank-help = خانەکە بەتاڵ بکەرەوە
key-open = کردنەوە
key-open-help = کردنەوە
key-outbox = ناردن
key-outbox-help = ئەوەی چاوەڕێیە و ئەوەی نێردرا
key-settings = ڕێکخستن
key-settings-help = زمان و ژمارە و ڕەنگ و سێرڤەر
key-to-cell = بۆ خانە
key-to-cell-help = بڕۆ بۆ خانەکە
key-try-now = هەوڵبدە
key-try-now-help = ئێستا هەوڵی ناردن بدە
key-export = هەناردە
key-export-help = بنووسە بۆ فایل
key-answers = وەڵامەکان
key-answers-help = ئەوەی سێرڤەر لە هەر هەوڵێکدا گوتوویەتی، وشە بە وشە
key-pick = ئەم خانەیە
key-pick-help = بۆ ئەم خانەیە: 1 ئەوەی لێرە تۆمارکراوە، 2 ئەوەی لە DHIS2دایە، 3 ئەوەی دوا جار لای هەردووکیان بوو
key-pick-all = هەموو خانەکان
key-pick-all-help = بۆ هەموو خانەکان: 4 ئەوەی لێرە تۆمارکراوە، 5 ئەوەی لە DHIS2دایە، 6 ئەوەی دوا جار لای هەردووکیان بوو
key-settle = تەواو
key-settle-help = هەڵبژاردنەکە جێگیر بکە و بینێرە
key-carry-over = گواستنەوە
key-carry-over-help = بەهاکان بۆ فۆڕمی نوێ بگوازەوە
key-stay-old = کۆن
key-stay-old-help = بە وەشانی کۆنی فۆڕمەکە بەردەوام بە
key-try-all = هەمووی
key-try-all-help = هەوڵی ناردنی هەموو ئەوانەی چاوەڕوانن بدە
key-connect = پەیوەندی
key-connect-help = پەیوەندی بە سێرڤەری نیشتمانییەوە بکە، یان فایلێکی فۆڕمەکان وەربگرە
key-to-report = ڕاپۆرت
key-to-report-help = ڕاپۆرتەکە بکەرەوە؛ ئەگەر سێرڤەر خانەیەکی ڕەت کردبێتەوە، لەو خانەیەدا
key-change = گۆڕین
key-change-help = هەڵبژاردنەکە بگۆڕە
key-choose = هەڵبژاردن
key-choose-help = هەڵبژاردن
key-arrows = تیرەکان
key-arrows-help = جوڵان وەک چاو دەیبینێت
key-home = یەکەم
key-home-help = بۆ یەکەم
key-end = دوایین
key-end-help = بۆ دوایین
key-page-up = پەڕەی سەرەوە
key-page-up-help = پەڕەیەک بۆ سەرەوە
key-page-down = پەڕەی خوارەوە
key-page-down-help = پەڕەیەک بۆ خوارەوە
key-cancel = هەڵوەشاندنەوە
key-cancel-help = هەڵوەشاندنەوەی ئەوەی دەستپێکرا؛ پێش ژمارەیەک: کلیلی F ی ئەو ژمارەیە
key-quit = کۆتایی
key-quit-help = تۆمارکردن و کۆتاییهێنان بە پڕۆگرامەکە
key-after-escape = Esc: ژمارەیەک دابگرە بۆ کلیلی F ی ئەو (1 واتە F1، 0 واتە F10)

## The window is too small.

screen-too-small = پەنجەرەکە بۆ فۆڕمەکە زۆر بچووکە.
screen-too-small-size = قەبارەی { $width } × { $height } ە؛ لانیکەم { $least-width } × { $least-height } پێویستە.
screen-too-small-safe = هەموو ئەوەی نووسراوە تۆمارکراوە. پەنجەرەکە گەورە بکە، یان F10 بۆ دەرچوون.

## The help screen.

help-title = یارمەتی: { $screen }
help-more = زیاتر لە خوارەوە
help-keys = کلیلەکان
help-escape = ئەگەر تێرمیناڵ کلیلێکی F بۆ خۆی هێشتەوە: پیتی تەنیشتی بەکار بهێنە، یان Esc و پاشان ژمارەکەی (Esc و 1 واتە F1، هەروەها Esc و 0 واتە F10). پیتەکان هی کلیلەکەن، زمانی تەختەکلیل هەرچییەک بێت.
help-signs = ڕاپۆرت تا کوێ ڕۆیشتووە
help-ticks = یەک نیشانە: لەم کۆمپیوتەرە و لە سندووقی ناردندایە. دوو: سێرڤەری نیشتمانی هەیەتی. سێ: وەک تۆمار کراوە لە DHIS2دایە.
help-sample = فۆڕمە نموونەییەکان
help-sample-about = فۆڕمێک کە وشەی «نموونەیی» پێوەیە بۆ مەشق لەناو دەفتەردایە. فۆڕمی نیشتمانیی سێرڤەرەکەت جێی دەگرێتەوە؛ هیچ شتێکی مەشق هەرگیز نانێردرێت.
help-about = دەربارە
help-version = دەفتەر { $fact }
help-sqlite = داتا بە SQLite { $fact } دەپارێزرێت
help-folder = بوخچەی داتا: { $fact }
help-server = سێرڤەری نیشتمانی: { $fact }

## Names of screens.

screen-entry = تۆمارکردنی ڕاپۆرت
screen-home = تەختە
screen-first-run = دەستپێک
