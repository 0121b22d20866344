# The subcommands.

## What can be typed after `daftar`.

cli-usage =
    دەفتەر: ناردنی ڕاپۆرتی دامەزراوە تەندروستییەکان بۆ DHIS2 بە تەختەکلیل

    daftar                      کردنەوەی شاشەکان
    daftar demo                 بینینی کاری سەرەکی کە خۆی دەڕوات
    daftar status [--json]      چی دەبێت بنێردرێت، چی دواکەوتووە و چی چاوەڕێیە
    daftar send                 ناردنی ئەوەی چاوەڕێیە
    daftar export --form F --period P [--unit U] --format json|csv
                                نووسینی یەک ڕاپۆرت
    daftar backup FILE          لەبەرگرتنەوەی هەموو شتێک بۆ فایلێک و پشکنینی
    daftar restore FILE         گێڕانەوەی هەموو شتێک لە فایلێکی وەهاوە
    daftar doctor               لێرە چی هەڵەیە و چی بکرێت
    daftar bundle build --from URL|FILE --out FILE [--data-set D] [--unit U]
                                دروستکردنی پاکێجی فۆڕم لە داتای پێناسەیی سێرڤەر
    daftar bundle show FILE, daftar bundle check FILE
                                چی تێدایە؛ ئەوەی تیمی نیشتمانی دەبێت بیزانێت
    daftar practice --metadata FILE
                                مەشق بە فۆڕمەکانی سێرڤەر خۆی
    daftar terminal             ئەمە چ تێرمیناڵێکە، لەگەڵ کارتێکی تاقیکردنەوە
    daftar terminal cells --base rtl|ltr
                                خوێندنەوەی دێڕەکان و نووسینی خانەکانیان
    daftar terminal font --load|--restore|--write FILE
                                فۆنتی دەفتەر لەسەر کۆنسۆڵی Linux
    daftar receive              وەرگرتنی ڕاپۆرت: لە sshd، فایل، یان وێنەی لکێنراو
    daftar serve|forward [--config FILE]
                                دەروازە: کردنەوەی دەرگاکان و ناردن بۆ DHIS2
    daftar admin …              enrol, revoke, devices, missing, held, release,
                                bundle add, key draw|use, backup, restored

    --language CODE             زمانی ئەم جارە: { $languages }
    --home DIR                  ئەو بوخچەیەی داتاکانی تێدایە
    --practice                  جیهانی مەشق: دەستی بە هیچی ڕاستەقینە ناگات
    --today DATE                ئەمڕۆ چ ڕۆژێکە (تەنیا لەگەڵ --practice)
    --server NAME               سێرڤەری ڕاهێنان چۆن ڕەفتار دەکات: well, offline, slow, cut-off, busy,
                                failing, malformed, login-refused, login-page, portal, proxy, locked,
                                approved, conflict, foreign (تەنیا لەگەڵ --practice)
    --bidi direct|inverse|no-forms
                                دەقی لە ڕاستەوە چۆن بۆ تێرمیناڵ دەنێردرێت
    --help, --version

cli-needs-terminal =
    دەفتەر بۆ شاشەکانی پێویستی بە تێرمیناڵێکە.
    بەبێ ئەو: daftar demo, daftar status, daftar send.
cli-unknown = نەناسراوە: { $what }. بڕوانە daftar --help.
cli-missing = کەمە: { $what }. بڕوانە daftar --help.
cli-value = { $option } ئەم نرخە وەرناگرێت: { $value }. بڕوانە daftar --help.
cli-value-choices = { $option } ئەم نرخە وەرناگرێت: { $value }. ئەمانە وەردەگرێت: { $choices }.
cli-needs-practice = { $option } تەنیا لەگەڵ --practice بەکاردێت: لە جیهانی ڕاستەقینەدا واتای نییە.


## daftar status

cli-status-no-register = هێشتا تۆماری هیچ دامەزراوەیەک لەم کۆمپیوتەرە نییە. ئەوەی خوارەوە جیهانی مەشقە، بە daftar --practice دەکرێتەوە.
cli-status-nothing = هیچ ڕاپۆرتێک قەرز نییە.
cli-status-owed = { $state }: { $form }، { $unit }، { $period } – کاتەکەی { $due }
cli-status-late =
    { $days ->
        [one] { $days } ڕۆژ دواکەوتووە
       *[other] { $days } ڕۆژ دواکەوتووە
    }
cli-status-counts = قەرز: { $owed } · دواکەوتوو: { $overdue } · چاوەڕێی ناردن: { $unsent }
cli-status-clock = کاتژمێری ئەم کۆمپیوتەرە پێش ڕۆژی دروستکردنی ئەم بەرنامەیەیە. ڕێکەوت ڕاست بکەرەوە.

## daftar send

cli-send-nothing = هیچ شتێک چاوەڕێی ناردن نییە.
cli-send-row = { $form }، { $unit }، { $period }: { $answer }
cli-send-all = هەموو شتێک نێردرا.
cli-send-remains =
    { $count ->
        [one] { $count } ڕاپۆرت هێشتا چاوەڕێیە. پارێزراوە و دووبارە هەوڵ دەدرێتەوە.
       *[other] { $count } ڕاپۆرت هێشتا چاوەڕێن. پارێزراون و دووبارە هەوڵ دەدرێتەوە.
    }
cli-send-person =
    { $count ->
        [one] { $count } ڕاپۆرت چاوەڕێی کەسێکە: دەفتەر بکەرەوە و لە سندووقی ناردن بڕوانە.
       *[other] { $count } ڕاپۆرت چاوەڕێی کەسێکن: دەفتەر بکەرەوە و لە سندووقی ناردن بڕوانە.
    }
cli-send-elsewhere = دەفتەرێک لەم کۆمپیوتەرە کراوەتەوە و ناردن دەکات؛ پێی وترا ئێستا هەوڵ بدات.

## daftar export, backup, restore

cli-export-no-form = هیچ فۆڕمێکی ئەم جیهانە ناوی { $form } نییە. ئەمانە هەن: { $known }
cli-export-no-unit = هیچ یەکەیەک کە ئەم فۆڕمە پڕ دەکاتەوە ناوی { $unit } نییە. ئەمانە هەن: { $known }
cli-export-which-unit = چەند یەکەیەک ئەم فۆڕمە پڕ دەکەنەوە؛ بە --unit یەکێک دیاری بکە: { $known }
cli-export-no-period = { $period } ماوەی ئەم فۆڕمە نییە.
cli-export-nothing = هیچ شتێک بۆ { $period } نەنووسراوە.
cli-backup-done = لەبەرگیرایەوە و پشکنرا: { $file } (ڕاپۆرت: { $reports }).
cli-restore-done = گێڕدرایەوە لە { $file }.
cli-restore-kept = گێڕدرایەوە لە { $file }. ئەوەی پێشتر لێرە بوو لە { $kept } پارێزراوە.
cli-restore-unsent =
    { $count ->
        [one] لەوەی پێشتر لێرە بوو { $count } ڕاپۆرت نەنێردرابوو. لەوانەیە پێویست بێت دووبارە بنووسرێتەوە.
       *[other] لەوەی پێشتر لێرە بوو { $count } ڕاپۆرت نەنێردرابوون. لەوانەیە پێویست بێت دووبارە بنووسرێنەوە.
    }

## daftar doctor: what was looked at, how it is, and the fact.

cli-doctor-head = دەفتەر { $version } · { $world } · { $folder }
cli-doctor-line = { $verdict } · { $what }: { $fact }
cli-doctor-bare = { $verdict } · { $what }
cli-verdict-good = باشە
cli-verdict-not-there = –
cli-verdict-doubtful = سەیر بکە
cli-verdict-bad = هەڵە
cli-what-database = بنکەدراوە
cli-what-space = شوێنی دیسک
cli-what-privacy = تایبەتێتی بوخچەی داتا
cli-what-clock = کاتژمێر
cli-what-forms = فۆڕمەکان
cli-what-outbox = سندووقی ناردن
cli-what-server = سێرڤەر
cli-what-token = تۆکن
cli-world-practice = جیهانی مەشق
cli-world-national = جیهانی نیشتمانی
cli-fact-free = { $megabytes } مێگابایت بەتاڵە
cli-fact-readable = کەسانی تر دەتوانن { $files } بخوێننەوە: دەبێت تەنیا هی خاوەنەکەی بێت
cli-fact-built-on = پێش { $day }، ڕۆژی دروستکردنی ئەم بەرنامەیە؛ ڕێکەوت ڕاست بکەرەوە
cli-fact-server-ahead = کاتژمێری سێرڤەر بە خولەک جیاوازە: { $minutes }
cli-fact-filled = فۆڕم: { $forms }، یەکە: { $units }
cli-fact-waiting =
    { $count ->
        [one] { $count } ڕاپۆرت چاوەڕێیە
       *[other] { $count } ڕاپۆرت چاوەڕێن
    }
cli-fact-version = DHIS2 { $version }
cli-fact-days-left =
    { $days ->
        [one] { $days } ڕۆژ ماوە
       *[other] { $days } ڕۆژ ماوە
    }
cli-fact-run-out = بەسەرچووە: لە ڕێکخستنەکان دووبارە ببەستەرەوە
