# دەروازە: ئەوەی تیمی نیشتمانی دەینووسێت و دەیخوێنێتەوە.

gateway-closed = دەروازەکە داخراوە.
gateway-no-device = لێرە کۆمپیوتەری { $number } نییە.
gateway-no-held = هیچ ڕاپۆرتێکی ڕاگیراو ژمارەی { $number }ی نییە.
gateway-no-unit = { $name } ناسنامەی یەکە نییە.
gateway-no-next-key = هیچ کلیلێکی داهاتوو دروست نەکراوە.
gateway-no-key-number = هەموو ژمارەکانی کلیل بەکارهێنراون.
gateway-bundle-refused = بەستەکە وەرنەگیرا: { $said }

## serve, forward

gateway-listens = لە { $address } گوێ دەگرێت.
gateway-forwards-nothing = سێرڤەری DHIS2 دیاری نەکراوە: ڕاپۆرتەکان وەردەگیرێن و هەڵدەگیرێن، بەڵام بۆ ئەوێ نانێردرێن.
gateway-forwards-elsewhere = پرۆسەیەکی تر ناردن بۆ DHIS2 ئەنجام دەدات.

## receive

gateway-paste-taken =
    { $verdict }
    ئەم کۆدە لە کۆمپیوتەرەکەدا بنووسە: { $code }
gateway-paste-no-packet = ئەمە ڕاپۆرتی دەفتەر نییە. هەموو دەقەکە دووبارە لەبەربگرەوە.
gateway-paste-not-taken = ڕاپۆرتەکە وەرنەگیرا. دواتر هەوڵ بدەرەوە؛ ئەگەر دووبارە بووەوە، کۆمپیوتەرەکە لێرە تۆمار نەکراوە.
gateway-file-taken =
    { $count ->
        [one] یەک ڕاپۆرت وەرگیرا.
       *[other] { $count } ڕاپۆرت وەرگیران.
    }
    وەڵامەکان لە { $file }دان: بیانبەرەوە بۆ دامەزراوەکە.
gateway-file-cut = فایلەکە پچڕاوە. ئەوەی تەواو بوو وەرگیرا؛ ئەوانی تر دەبێت دووبارە بهێنرێن.
gateway-file-not-taken =
    { $count ->
        [one] یەکێکیان وەرنەگیرا؛ وەڵامەکە هۆکارەکەی دەڵێت.
       *[other] { $count } دانەیان وەرنەگیران؛ وەڵامەکان هۆکارەکەیان دەڵێن.
    }

gateway-verdict-accepted = ڕاپۆرتەکە وەرگیرا.
gateway-verdict-overtaken = وەرگیرا؛ ڕاپۆرتێکی نوێتری هەمان کۆمپیوتەر پێشی کەوت.
gateway-verdict-waits-for-base = وەرگیرا؛ چاوەڕێی ڕاپۆرتەکەی پێش خۆیەتی.
gateway-verdict-superseded = ڕاپۆرتێکی تر پێشتر گەیشت: دەبێت فەرمانبەرەکە هەڵبژێرێت.
gateway-verdict-fork = کۆمپیوتەرەکە پێشتر ئەم ژمارەیەی بەکارهێناوە: دەبێت سەرلەنوێ دەست پێ بکات.
gateway-verdict-held-for-schema = وەرگیرا؛ چاوەڕێی فۆڕمەکەیەتی.
gateway-verdict-not-its-unit = ئەم کۆمپیوتەرە ناتوانێت بۆ ئەم دامەزراوەیە ڕاپۆرت بدات.
gateway-verdict-unreadable = وەرگیرا، بەڵام ناخوێنرێتەوە.
gateway-verdict-noted = تێبینی کرا.
gateway-verdict-revoked = ئەم کۆمپیوتەرە ڕاگیراوە.

## admin

gateway-enrol-written =
    کۆمپیوتەری { $device }: فایلی تۆمارکردن { $file }ە. یەک جار بەکاردێت، تا { $until }.
    بە دەست بیبە بۆ دامەزراوەکە؛ هەرکەسێک هەیبێت دەتوانێت تۆمار بکات.
gateway-enrol-code = یان ئەم کۆدە لە کۆمپیوتەرەکەدا بنووسە:
gateway-revoked = کۆمپیوتەری { $device } ڕاگیرا. ئەوەی ناردوویەتی و لەمەودوا دەینێرێت بە جیا هەڵدەگیرێت.
gateway-released = ڕاپۆرتی { $packet } بەردەوام دەبێت.
gateway-bundle-added =
    { $schemas ->
        [one] بەستەی { $number }: یەک فۆڕم ناسراوە.
       *[other] بەستەی { $number }: { $schemas } فۆڕم ناسراون.
    }
gateway-bundle-freed =
    { $count ->
        [one] یەک ڕاپۆرت کە چاوەڕێی فۆڕمەکەی بوو ئێستا دەخوێنرێتەوە.
       *[other] { $count } ڕاپۆرت کە چاوەڕێی فۆڕمەکەیان بوون ئێستا دەخوێنرێنەوە.
    }
gateway-key-drawn = کلیلی { $epoch } دروست کرا. کۆمپیوتەرەکان لە پەیوەندی داهاتوویاندا دەیناسن. ئێستا دەروازەکە دووبارە بکەرەوە.
gateway-key-used = کلیلی داهاتوو بەکاردێت. کلیلە کۆنەکان هێشتا ئەوەی پێیان داخراوە دەیکەنەوە.
gateway-backed-up = تۆمارەکە لەبەرگیرایەوە بۆ { $file }. بوخچەی کلیلەکانیش لەبەربگرەوە.
gateway-restored = کۆمپیوتەرەکان ئەوەی ئەم تۆمارە لەبیری کردووە دووبارە دەنێرن.
gateway-devices-none = هیچ کۆمپیوتەرێک تۆمار نەکراوە.
gateway-device = کۆمپیوتەری { $device }، { $how }: { $units }
gateway-device-enrolled = تۆمارکراوە
gateway-device-awaited = هێشتا تۆمار نەکراوە
gateway-device-revoked = ڕاگیراوە
gateway-device-seen = دوا پەیوەندی لە { $day }
gateway-device-alarm = ئاگاداربە: کۆمپیوتەرێکی تریش فایلی تۆمارکردنەکەی بەکارهێناوە.
gateway-missing-nothing = هیچ کەم نییە.
gateway-missing = کۆمپیوتەری { $device } ({ $incarnation }): کەمە { $numbers }
gateway-held-nothing = هیچ چاوەڕێی کەس نییە.
gateway-held =
    { $packet }: کۆمپیوتەری { $device }، { $report }
    { $why } لە { $since }ەوە.
gateway-held-report = { $form } { $unit }، { $period }
gateway-held-unread = هێشتا ناخوێنرێتەوە
gateway-held-other-figures = لە DHIS2دا ژمارەی تر هەیە؛ لە دامەزراوەکە پرسراوە.
gateway-held-locked-in-time = لە کاتی خۆیدا پشتڕاست کرایەوە، بەڵام ماوەکە داخراوە: پێویستی بە جیاکردنەوەیە لە DHIS2.
gateway-held-locked = ماوەکە داخراوە: پێویستی بە جیاکردنەوەیە لە DHIS2.
gateway-held-failed = DHIS2 سێ جار ڕەتی کردەوە.
gateway-held-schema = فۆڕمەکەی لێرە نەناسراوە: بەستەکەی زیاد بکە.
gateway-held-base = ئەو ڕاپۆرتەی لەسەری بنیاتنراوە هەفتەیەکە نەگەیشتووە.
gateway-held-revoked = کۆمپیوتەرەکەی ڕاگیراوە.
