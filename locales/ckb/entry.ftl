# The entry screen.

## The mark at the top.

entry-saved = تۆمارکرا { $time }
entry-saving = خەریکی تۆمارکردنە …
entry-not-saved = تۆمارنەکرا

## The cell.

entry-blank = بەتاڵ
entry-not-available-sign = نییە
entry-repeated = دووبارەکراوە
entry-past = { $count }ی پێشوو
entry-comment-said = «{ $comment }»
entry-no-past = هیچ ژمارەیەکی پێشووی ئەم خانەیە نییە
entry-last = { $period }: { $value }

## Said in passing, below the form.

entry-blank-left = بەشی { $section }: { $count ->
    [one] یەک خانە
   *[other] { $count } خانە
 } بەتاڵە
entry-you-were-here = { $filled } لە { $all } خانە نووسراوە؛ لێرە بوویت
entry-was-sent = ئەم ڕاپۆرتە نێردراوە؛ هەر گۆڕانکارییەک ڕاستکردنەوەیەکە و دەبێت دووبارە بنێردرێت
entry-zeros = { $count ->
    [one] یەک سفر
   *[other] { $count } سفر
 }
entry-spilled = ژمارەکە گەڕایەوە بۆ ژمارەی پێشوو؛ Enter بۆ بەردەوامبوون
entry-num-lock = تیر لەجیاتی ژمارە؟ لەوانەیە NumLock کوژابێتەوە
entry-more-findings = (+{ $count })
entry-book = بەپێی دەفتەر { $book }؛ ڕەفەکە بژمێرە
entry-notify-now = دەستبەجێ قەزا ئاگادار بکەرەوە: { $telephone }. کلیلی { $key } تۆماری دەکات
entry-is-zero-report = ڕاپۆرتی سفر: { $person } لە { $date } ڕایگەیاند کە هیچ حاڵەتێک نەبووە و هەموو تۆمارەکان پشکنراون.
entry-zero-report-offered = هیچ نییە بۆ ڕاپۆرت؟ کلیلی { $key } ڕاپۆرتی سفر ڕادەگەیەنێت
entry-zero-report-untrue = ڕاپۆرتی سفر ڕاگەیەنراوە، بەڵام لێرە حاڵەتێک هەیە: کلیلی { $key } ڕاگەیاندنەکە دەکێشێتەوە
entry-comment-looks-like-number = ئەمە ژمارەی تەلەفۆنە؟ تێبینییەکان لەگەڵ ڕاپۆرتدا دەنێردرێن: تکایە زانیاریی کەسان مەنووسە
entry-comment-looks-like-name = ئەمە ناوی کەسێکە؟ تێبینییەکان لەگەڵ ڕاپۆرتدا دەنێردرێن: تکایە زانیاریی کەسان مەنووسە

## Why a key does nothing here.

entry-no-such-key = کلیلێکی وا لێرە نییە؛ F1 کلیلەکان پیشان دەدات
entry-several = چەند هەڵبژاردە: 1+3
entry-not-keyed = { $number } { $name } فایل یان نەخشەیە و لێرە پڕ ناکرێتەوە.
entry-without-combo = لە سێرڤەردا تێکەڵەی هەڵبژاردە بۆ { $count } خانەی سێبەردار نییە: پڕ ناکرێنەوە.
entry-indicator-server = سێرڤەر دەیژمێرێت
entry-yes-is-one = 1 بەڵێ، 0 نەخێر
entry-no-point = لەم خانەیەدا دەیی نییە
entry-point-in-whole = تەنیا ژمارەی تەواو، بێ خاڵی دەیی: وا نانێردرێت (Backspace لایدەبات)
entry-no-zero = سفر لەم خانەیەدا نابێت
entry-no-sign = لەم خانەیەدا ژمێرکاری نییە
entry-no-zero-fill = لێرە هەر خانەیەک بە جیا دەنووسرێت: سفرکردنی ڕیز نییە
entry-no-repeat = ئەم خانەیە هەموو جارێک لە نوێوە دەژمێردرێت؛ دووبارە ناکرێتەوە
entry-nothing-to-repeat = ژمارەیەکی پێشوو نییە بۆ دووبارەکردنەوە
# needs-native-reader: پووچکردنەوە for undo; other programs say گەڕانەوە
entry-nothing-to-undo = هیچ نییە بۆ پووچکردنەوە
entry-nothing-to-redo = هیچ نییە بۆ دووبارەکردنەوە
entry-no-such-row = هیچ ڕیزێک ئەم ژمارە یان ناوەی نییە
entry-no-such-section = هیچ بەشێک ئەم ژمارەیەی نییە
entry-no-total-here = لێرە هیچ نییە بۆ کۆکردنەوە
entry-nothing-to-accept = هیچ ئاگادارییەک لەسەر ئەم ڕیزە نییە
entry-nothing-to-notify = هیچ شتێک لەم ڕیزەدا دەستبەجێ ئاگادار ناکرێتەوە
entry-no-zero-report = ئەم فۆڕمە ڕاپۆرتی سفری نییە
entry-zero-report-has-cases = حاڵەت یان خانەی بەردەست نەبوو هەیە: ئەمە ڕاپۆرتی سفر نییە
entry-zero-report-not-checked = سەرەتا تۆماری هەموو ژوورەکان بپشکنن
entry-review-unsaved = خانەکانی × لەسەر دیسک نین و دووبارە هەوڵیان بۆ دەدرێتەوە. سەرەتا «تۆمارکرا» لە سەرەوە، پاشان F9

## What is asked back.

entry-ask-reason = بۆچی بەردەست نییە؟ (هەمان کلیل وەڵامەکە دووبارە دەکاتەوە)
entry-ask-row = بڕۆ بۆ: ژمارەی ڕیز یان بەشێک لە ناوەکەی، پاشان Enter
entry-ask-section = ژمارەی بەش (دووبارە F6: دواتر)
entry-ask-comment = تێبینی لەسەر ئەم خانەیە، پاشان Enter
entry-ask-acceptance = بۆچی وەک خۆی بمێنێتەوە؟ { $finding }
entry-ask-words = بە وشەی خۆت، پاشان Enter
entry-ask-person = کێ دەنووسێت؟ ناو، پاشان Enter
entry-ask-notification = کەی ئاگادارکرایەوە و لەلایەن کێوە؟ پاشان Enter
entry-ask-total = لە کاغەزدا { $total }، پاشان Enter (F3: کۆیەکی تر، Del: هیچ)
entry-ask-declarer = کێ ڕاپۆرتی سفر ڕادەگەیەنێت؟ ناو، پاشان Enter:
entry-ask-zero-report = لە { $first } تا { $last } بێ حاڵەت: تۆماری هەموو ژوورەکان پشکنران؟
entry-ask-zero-report-withdrawal = ڕاپۆرتی سفر ڕاگەیەنراوە. لەگەڵ ئەوەشدا حاڵەتێک دۆزرایەوە: ڕاگەیاندنەکە بکێشرێتەوە؟
entry-ask-lose = لەسەر دیسک نین و بە دەرچوون لەناو دەچن: { $cells }
entry-lose-stay = مانەوە و هەوڵدانەوە
entry-lose-leave = دەرچوون بەبێ ئەوان

## The paper's own totals.

entry-total-of-row = کۆی ڕیزی { $row }
entry-total-of-column = کۆی ستوونی { $column }، بەشی { $section }
entry-total-of-section = کۆی بەشی { $section }
entry-total-agrees = لەگەڵ کاغەزەکە یەکە: { $total }
entry-total-differs = { $total }: کاغەز { $paper }، نووسراو { $keyed }

## Why a warning may stand.

entry-accept-checked = پشکنرا
entry-accept-physical-count = ژمێردرا
# needs-native-reader: پەتا for outbreak, for want of room
entry-accept-event = هەڵمەت یان پەتا
entry-accept-no-service = بێ خزمەتگوزاری
entry-accept-paper-missing = بێ کاغەز
entry-accept-other = هی تر
entry-leaving = ئەوەی دوا جار تۆمارکرا لەسەر دیسک دەنووسرێت؛ ڕاپۆرتەکە خۆی دادەخرێت. جارێکی تر F10 بەبێ چاوەڕوانی بەجێی دەهێڵێت.
entry-was-pulled = لە { $day } لە DHIS2ەوە هێنراوە. هەر گۆڕانێک وەک ڕاستکردنەوە دەنێردرێت.

## A draft whose form has changed on the server. $place: a cell; $value: what was keyed into it.

screen-newer-form = فۆڕمەکە گۆڕاوە
newer-form-about = ئەم ڕاپۆرتە بە وەشانێکی کۆنتری فۆڕمەکە دەستی پێ کراوە. دەتوانرێت بەهاکانی خانە بە خانە بۆ وەشانی نوێتر بگوازرێنەوە. ئەوەی لەوێ شوێنی نییە لەگەڵ وەشانی کۆندا دەپارێزرێت و نانێردرێت؛ هیچ ون نابێت.
newer-form-carried = دەگوازرێتەوە: { $count }
newer-form-all-fit = هەموو ئەوەی تۆمارکراوە لە فۆڕمە نوێیەکەدا شوێنی هەیە.
newer-form-left = لە فۆڕمە نوێیەکەدا شوێنی نییە: { $count }
newer-form-totals = کۆی سەر کاغەز کە دووبارە تۆمار دەکرێت: { $count }
newer-form-value = { $place }: { $value }
newer-form-choose = 1 بەهاکان دەگوازێتەوە؛ 2 بە وەشانی کۆن بەردەوام دەبێت.
newer-form-waits = بەهاکان دەگوازرێنەوە …
