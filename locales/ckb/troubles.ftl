# What went wrong. Three sentences each: trouble-NAME tells what happened, trouble-safe-… what is safe,
# trouble-NAME-now what to do. Calm, without blame; $said is what others said, in their own words.

trouble-disk = دیسکی ئەم کۆمپیوتەرە نووسینی قبووڵ نەکرد: { $said }
trouble-disk-now = شوێن لە دیسکەکەدا بکەرەوە یان دووبارە بیبەستەوە، پاشان هەوڵ بدەرەوە.
trouble-database-newer = داتای ئەم کۆمپیوتەرە بە دەفتەرێکی نوێتر نووسراوە ({ $found }؛ ئەمە { $known } دەخوێنێتەوە).
trouble-database-newer-now = دەفتەرە نوێیەکە بکەرەوە، یان لە کەرتەکەت داوای بکە.
trouble-database-damaged = فایلی داتای ئەم کۆمپیوتەرە ناخوێنرێتەوە: { $said }
trouble-database-damaged-now = هیچ مەسڕەوە. کۆپییەکی پاڵپشت بگەڕێنەرەوە، یان پەیوەندی بە کەرتەکەتەوە بکە.
trouble-no-home = ئەم سیستەمە هیچ بوخچەیەک بۆ داتاکانت دیاری ناکات.
trouble-no-home-now = بوخچەیەک دیاری بکە: daftar --home FOLDER
trouble-screen-taken = دەفتەر لەم کۆمپیوتەرەدا پێشتر کراوەتەوە.
trouble-screen-taken-now = بڕۆ بۆ پەنجەرەکەی تر، یان سەرەتا دایبخە.
trouble-still-connecting = ئەم کۆمپیوتەرە هێشتا چاوەڕێی وەڵامی یەکەم هەوڵی پەیوەندییە.
trouble-still-connecting-now = چاوەڕێ بکە تا ئەنجامەکەی دەردەکەوێت، پاشان سەرلەنوێ پەیوەندی بکە.
trouble-offline = پەیوەندی بە سێرڤەرەوە ناکرێت: { $said }
trouble-offline-now = پێویست بە هیچ ناکات: خۆی هەوڵ دەداتەوە. دەتوانیت کێبڵی تۆڕ یان مۆدێمەکە بپشکنیت.
trouble-timed-out = سێرڤەر لە کاتی خۆیدا وەڵامی نەدایەوە.
trouble-timed-out-now = پێویست بە هیچ ناکات: خۆی هەوڵ دەداتەوە.
trouble-login-refused = سێرڤەر چیتر چوونەژوورەوەی ئەم کۆمپیوتەرە قبووڵ ناکات.
trouble-login-refused-now = لە ڕێکخستنەکانەوە دووبارە پەیوەندی بکە، بە ناوی بەکارهێنەر یان تۆکنێکی نوێ.
trouble-not-allowed = هەژمارەکەت مافی ئەمەی لە سێرڤەردا نییە: { $said }
trouble-not-allowed-now = لە کەرتەکەت داوا بکە ئەم مافە بە هەژمارەکەت بدات، پاشان هەوڵ بدەرەوە.
trouble-not-dhis2 = شتێکی تر لە جیاتی DHIS2 وەڵامی دایەوە (وەڵامی { $status })، لەوانەیە پەڕەی چوونەژوورەوەی تۆڕ بێت.
trouble-not-dhis2-now = ناونیشانی سێرڤەر بپشکنە، یان سەرەتا بچۆ ناو ئەم تۆڕەوە، پاشان هەوڵ بدەرەوە.
trouble-login-page = پەڕەیەکی چوونەژوورەوە لە جیاتی DHIS2 وەڵامی دایەوە (وەڵامی { $status }): دانیشتنەکە تەواو بووە، یان شتێکی پێش سێرڤەر چوونەژوورەوەی دەوێت.
trouble-login-page-now = ناونیشانی سێرڤەر لە وێبگەڕێک لەم کۆمپیوتەرەدا بکەرەوە تا ببینیت چی دەوێت، پاشان لە ڕێکخستنەکانەوە دووبارە پەیوەندی بکە.
trouble-portal = ئەم تۆڕە سەرەتا دەباتە پەڕەیەکی خۆی (وەڵامی { $status })، پێش ئەوەی ڕێگە بە هیچ بدات.
trouble-portal-now = وێبگەڕێک بکەرەوە، بچۆ ناو تۆڕەکەوە، پاشان هەوڵ بدەرەوە.
trouble-proxy = پرۆکسی ئەم تۆڕە بەبێ وشەی نهێنی خۆی ڕێگە بە هیچ نادات (وەڵامی { $status }).
trouble-proxy-now = لە بەڕێوەبەری تۆڕەکە داوا بکە ڕێگە بە ناونیشانی سێرڤەر بدات، یان هێڵێکی تر بەکار بهێنە.
trouble-no-tokens = ئەم سێرڤەرە تۆکن ناناسێت. دەبێت ناو و وشەی نهێنی لەم کۆمپیوتەرەدا بپارێزرێن، کە هەر کەسێک بتوانێت فایلەکانت بخوێنێتەوە دەیانخوێنێتەوە.
trouble-no-tokens-now = باشترە لە کەرتەکەت بۆ ڕێگەیەکی تر بپرسیت. جارێکی تر Enter هەردووکیان لێرە دەپارێزێت و پەیوەندی دەکات.
trouble-server-failed = سێرڤەر لە ئێستادا کێشەی هەیە (وەڵامی { $status }): { $said }
trouble-server-failed-now = پێویست بە هیچ ناکات: خۆی هەوڵ دەداتەوە.
trouble-address-forbidden = ئەم ناونیشانە لێرەدا بەکار ناهێنرێت: { $address }
trouble-address-forbidden-now = مەشق لەم کۆمپیوتەرەدا دەمێنێتەوە. بۆ سێرڤەری ڕاستەقینە، لە ڕێکخستنەکانەوە پەیوەندی بکە.
trouble-not-encrypted = پەیوەندی بە { $address } پارێزراو نییە؛ وشەی نهێنی دەکرێت لە ڕێگا بخوێنرێتەوە.
trouble-not-encrypted-now = ئەو ناونیشانە بەکار بهێنە کە بە https:// دەست پێ دەکات
trouble-other-calendar = سێرڤەر بە ڕۆژژمێرێکی تر کار دەکات ({ $calendar })؛ مانگەکانی وەک ئی ئێمە نین.
trouble-other-calendar-now = بە کەرتەکەت بڵێ: دەفتەر سێرڤەرێکی بە ڕۆژژمێری زایینی دەوێت.
trouble-server-too-old = سێرڤەر بۆ دەفتەر زۆر کۆنە: وەشانی { $version }.
trouble-server-too-old-now = بە کەرتەکەت بڵێ: سێرڤەر وەشانی 2.38 یان نوێتری پێویستە.
trouble-file = فایلی { $path } ناخوێنرێتەوە یان نانووسرێت: { $said }
trouble-file-now = ناوی فایلەکە بپشکنە و دڵنیا بە کە دیسک یان USB لەوێیە، پاشان هەوڵ بدەرەوە.
trouble-not-ours = فایلی { $path } وەک پێویست نییە: { $why }
trouble-not-ours-now = داوا لە نێرەرەکەی بکە جارێکی تر فایلەکە بنێرێت.
trouble-hard-findings =
    { $count ->
        [one] دەبێت { $count } هەڵە ڕاست بکرێتەوە پێش ئەوەی ڕاپۆرتەکە بنێردرێت.
       *[other] دەبێت { $count } هەڵە ڕاست بکرێنەوە پێش ئەوەی ڕاپۆرتەکە بنێردرێت.
    }
trouble-hard-findings-now = F9 هەڵەکان پیشان دەدات؛ Enter دەچێتە خانەکە.
trouble-soft-findings =
    { $count ->
        [one] { $count } ئاگاداری چاوەڕوانی وەڵامە پێش ئەوەی ڕاپۆرتەکە بنێردرێت.
       *[other] { $count } ئاگاداری چاوەڕوانی وەڵامن پێش ئەوەی ڕاپۆرتەکە بنێردرێت.
    }
trouble-soft-findings-now = لە پێداچوونەوەدا، F8 ئاگادارییەک بە هۆکارەوە پەسند دەکات؛ Enter دەچێتە خانەکە.
trouble-token-not-made = سێرڤەر ڕێگە نادات هەژمارەکەت تۆکن دروست بکات: { $said }
trouble-token-not-made-now = لە کەرتەکەت داوای تۆکن بکە و بەو پەیوەندی بکە.
trouble-nothing-to-report = هەژمارەکەت ناتوانێت هیچ فۆڕمێک بۆ هیچ دامەزراوەیەک پڕ بکاتەوە.
trouble-nothing-to-report-now = لە کەرتەکەت داوا بکە دامەزراوەکەت و فۆڕمەکانی بە هەژمارەکەوە ببەستێت.
trouble-inside = دەفتەر خۆی هەڵەیەکی کرد: { $said }
trouble-inside-now = دووبارەی بکەرەوە. ئەگەر هەر مایەوە، بە ژمارەی خوارەوە پەیوەندی بە کەرتەکەتەوە بکە.
trouble-try-again = پەیوەندییەکە بپشکنە و بە کلیلی Enter دووبارە هەوڵ بدەرەوە.

## A report that may not be changed or sent.

trouble-not-yet-open = کاتی ئەم ڕاپۆرتە هێشتا نەهاتووە.
trouble-not-yet-open-now = ماوەیەک هەڵبژێرە کە کۆتایی هاتووە.
trouble-expired = کاتی تۆمارکردنی ئەم ڕاپۆرتە بەسەرچووە.
trouble-expired-now = لە کەرتەکەت داوا بکە ماوەکە بکاتەوە.
trouble-outside-window = سێرڤەر لەم ڕۆژەدا ئەم ڕاپۆرتە وەرناگرێت.
trouble-outside-window-now = لە کەرتەکەت بپرسە فۆڕمەکە کەی کراوەیە.
trouble-approved = کەرت ئەم ڕاپۆرتەی پەسەند کردووە؛ داخراوە.
trouble-approved-now = ئەگەر دەبێت ژمارەیەک بگۆڕدرێت، لە کەرتەکەت داوا بکە ڕاپۆرتەکە بگەڕێنێتەوە.
trouble-unit-closed = دامەزراوەکە لەم ماوەیەدا کراوە نەبووە.
trouble-unit-closed-now = ماوەیەکی تر هەڵبژێرە، یان لە کەرتەکەت داوا بکە بەروارەکان ڕاست بکاتەوە.
trouble-not-assigned = ئەم فۆڕمە لە فۆڕمەکانی ئەم دامەزراوەیە نییە.
trouble-not-assigned-now = لە کەرتەکەت داوا بکە فۆڕمەکە بدات بە دامەزراوەکە.
trouble-read-only = بەکارهێنەرەکەت دەتوانێت داتای ئەم فۆڕمە بخوێنێتەوە، بەڵام ناتوانێت بینووسێت.
trouble-read-only-now = لە کەرتەکەت داوا بکە مافی نووسینی داتای ئەم فۆڕمە بدات بە بەکارهێنەرەکەت، پاشان دووبارە پەیوەندی بکە.
trouble-attribute-read-only = بەکارهێنەرەکەت ناتوانێت داتا بنووسێت لەژێر ئەو هەڵبژاردەیەی بۆ ئەم ڕاپۆرتە هەڵبژێردراوە.
trouble-attribute-read-only-now = هەڵبژاردەیەکی تر هەڵبژێرە، یان لە کەرتەکەت داوای ماف بکە.
trouble-attribute-elsewhere = ئەو هەڵبژاردەیەی بۆ ئەم ڕاپۆرتە هەڵبژێردراوە بۆ ئەم دامەزراوەیە دانەنراوە.
trouble-attribute-elsewhere-now = هەڵبژاردەیەکی تر هەڵبژێرە، یان لە کەرتەکەت داوا بکە بۆ دامەزراوەکەی دابنێت.
trouble-attribute-time = ئەو هەڵبژاردەیەی بۆ ئەم ڕاپۆرتە هەڵبژێردراوە لەم ماوەیەدا بەکار نەهاتووە.
trouble-attribute-time-now = هەڵبژاردەیەکی تر یان ماوەیەکی تر هەڵبژێرە.

## What is safe.

trouble-safe-kept = هەموو ئەوەی تۆمار کراوە لەم کۆمپیوتەرەدا پارێزراوە.
trouble-safe-waits = هەموو ئەوەی تۆمار کراوە لەم کۆمپیوتەرەدا پارێزراوە؛ ئەوەی دەنێردرێت لە سندووقی ناردندا چاوەڕوانە.
trouble-safe-screen = ئەوەی پێشتر تۆمار کراوە پارێزراوە. ئەوەی نیشانەی تۆمارنەکراوی پێوەیە تەنها لەسەر شاشەیە.
trouble-safe-copy = هیچ نەگۆڕدراوە. کۆپییەک لێرەیە: { $copy }
trouble-safe-unchanged = هیچ نەگۆڕدراوە.
trouble-safe-file = هەموو ئەوەی تۆمار کراوە لەم کۆمپیوتەرەدا پارێزراوە؛ هیچ لە فایلەکە وەرنەگیراوە.

## The number that finds the failure in the log.

trouble-number = ژمارە بۆ تەلەفۆن: { $number }
