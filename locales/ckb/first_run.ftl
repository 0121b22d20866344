# The first minute of a PC, and getting to know its server.

first-run-language = زمانەکەت هەڵبژێرە
first-run-preparing = جیهانی مەشق ئامادە دەکرێت …
first-run-world = ئەم کۆمپیوتەرە چی بکات؟
first-run-practise = مەشق
first-run-practise-about = بنکەیەکی تەندروستیی خەیاڵی تەنها لەم کۆمپیوتەرەدا. هیچ شتێک ناگاتە سێرڤەری ڕاستەقینە.
first-run-connect = پەیوەندی بە سێرڤەری نیشتمانی
first-run-connect-about = بۆ کار. ناونیشان و ناوی بەکارهێنەر، یان تۆکن، یان فایلی فۆڕمەکان لە کەرتەکەتەوە پێویستە.

connect-title = پەیوەندی بە سێرڤەری نیشتمانی
connect-about = ئەم کۆمپیوتەرە چۆن سێرڤەرەکەی بناسێت؟ بەبێ پەیوەندیش دەکرێت: بە فایلی فۆڕمەکان.
connect-by-password = ناوی بەکارهێنەر و وشەی نهێنی
connect-by-password-about = تەنها یەک جار بەکار دێت بۆ دروستکردنی تۆکن. وشەی نهێنی هەڵناگیرێت.
connect-by-token = تۆکن
connect-by-token-about = تۆکنێکی کەسی کە کەرتەکەت بۆ ئەم کۆمپیوتەرە دروستی کردووە.
connect-by-bundle = فایلی فۆڕمەکان
connect-by-bundle-about = فۆڕم و دامەزراوەکان لە یەک فایلدا، لە USB یان لە نامەیەکەوە.
connect-address = ناونیشانی سێرڤەر
connect-user = ناوی بەکارهێنەر
connect-password = وشەی نهێنی
connect-token = تۆکن (بە { "\u2066" }d2pat_{ "\u2069" } دەست پێ دەکات)
connect-path = ڕێڕەوی فایل
connect-enter-next = کلیلی Enter: دێڕی دواتر · کلیلی Esc: گەڕانەوە
connect-enter-connects = کلیلی Enter: پەیوەندی · کلیلی Esc: گەڕانەوە
connect-missing = ئەم دێڕە هێشتا بەتاڵە.
connect-waiting = پەیوەندی بە { $address } دەکرێت …
connect-waiting-about = لەسەر پەیوەندی خاو لەوانەیە چەند خولەکێک بخایەنێت. ئەوەی تۆمار کراوە پارێزراوە؛ Esc دەگەڕێتەوە بەبێ ڕاگرتنی.
connect-done =
    { $forms ->
        [one] پەیوەندی کرا: { $forms } فۆڕم،
       *[other] پەیوەندی کرا: { $forms } فۆڕم،
    } { $units ->
        [one] { $units } دامەزراوە.
       *[other] { $units } دامەزراوە.
    }
connect-done-next = Enter دەچێتە تەختەکە.

## Who keys.

person-title = لەمەودوا کێ تۆمار دەکات؟
person-about = ناوەکە لە تەنیشت ئەوە دەنووسرێت کە دووپاتی دەکەیتەوە و پەسندی دەکەیت.
person-keys = کلیلی Enter: هێشتنەوە · کلیلی Esc: وەک خۆی بمێنێت
connect-not-encrypted = http:// پارێزراو نییە: وشەی نهێنی پێیدا نانێردرێت. https:// بەکار بهێنە
