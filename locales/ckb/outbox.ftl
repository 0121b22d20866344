# What waits, what is on its way, and what the server answered.

# needs-native-reader: سندووقی ناردن for outbox
screen-outbox = سندووقی ناردن

outbox-reading = سندووقی ناردن دەخوێنرێتەوە …
outbox-empty = هێشتا هیچ دووپات نەکراوەتەوە. F9 لە ڕاپۆرتێکدا دووپاتی دەکاتەوە و دەینێرێت.
outbox-all-arrived = هەموو شتێک گەیشتووە.
outbox-returned =
    { $count ->
        [one] { $count } ڕاپۆرت گەڕایەوە و پێویستی بە تۆیە: Enter دەیکاتەوە.
       *[other] { $count } ڕاپۆرت گەڕانەوە و پێویستیان بە تۆیە: Enter دەیانکاتەوە.
    }
outbox-waiting =
    { $count ->
        [one] { $count } ڕاپۆرت لە ڕێگایە. لێرە دەپارێزرێت تا لە DHIS2 دەبێت.
       *[other] { $count } ڕاپۆرت لە ڕێگان. لێرە دەپارێزرێن تا لە DHIS2 دەبن.
    }

## Columns.

outbox-form = فۆڕم
outbox-period = ماوە
outbox-unit = دامەزراوە
outbox-state = دۆخ
outbox-since = لە کەیەوە
outbox-age-today = ئەمڕۆ
outbox-age-yesterday = دوێنێ
outbox-age-days =
    { $days ->
        [one] { $days } ڕۆژ
       *[other] { $days } ڕۆژ
    }

## The chosen report. $moment: a time of day, with its date where it is not today.

outbox-report = { $form }، { $period }: { $facility }
outbox-moment = { $date }، { $time }
outbox-queued = دووپاتکراوەتەوە { $moment }
outbox-attempts =
    { $count ->
        [one] { $count } جار هەوڵ دراوە
       *[other] { $count } جار هەوڵ دراوە
    }
outbox-next = هەوڵی دواتر { $moment }
outbox-answers = کلیلی F3: وەڵامەکان
outbox-under-way = لە ڕێگایە …
outbox-under-way-about = ئێستا دەنێردرێت.
outbox-not-tried = هێشتا هەوڵ نەدراوە. هەر کە سێرڤەر بەردەست بوو خۆی دەڕوات؛ F5 ئێستا هەوڵ دەدات.
outbox-stands-already = پێشتر لە DHIS2یە؛ هیچ نییە بنێردرێت.
outbox-replaced = گۆڕدرا
outbox-replaced-about = پێش گەیشتنی، وەشانێکی نوێتری ئەم ڕاپۆرتە جێی گرتەوە؛ ئەمە چیتر نانێردرێت.

## Writing a report to a file.

outbox-path = ئەم ڕاپۆرتە بۆ فایلێک بنووسە
outbox-path-keys = کلیلی Enter: نووسین · کلیلی Esc: وازهێنان
outbox-exported = نووسرا: { $path }

## Two versions of one report. $place: a cell; $whose: one of the three column titles.

screen-choosing = دوو وەشانی ڕاپۆرتێک
choosing-about = لە DHIS2دا ژمارەی تر هەیە، و هیچ بەسەریاندا نەنێردرا. هەڵبژێرە کامیان بمێنێت: بۆ ئەم خانەیە 1 2 3، بۆ هەموو خانەکان 4 5 6، پاشان F9.
choosing-cell = خانە
choosing-mine = لێرە
choosing-theirs = لە DHIS2
choosing-base = لای هەردوو
choosing-figure = { $whose }: { $figure }
choosing-comment = { $place }، تێبینی
choosing-unknown = نەزانراو
choosing-no-base = ئەم کۆمپیوتەرە نەیدیوە لێرە چی لای هەردووکیان بوو؛ لە نێوان ئەو دووەدا هەڵبژێرە.
choosing-left =
    { $count ->
        [one] { $count } خانە هێشتا هەڵنەبژێردراوە.
       *[other] { $count } خانە هێشتا هەڵنەبژێردراون.
    }
choosing-all-chosen = هەموو شتێک هەڵبژێردرا. F9 جێگیری دەکات و ڕاپۆرتەکە دەنێرێت؛ ناوت لە تەنیشتی دەنووسرێت.
choosing-waits = هەڵبژاردنەکە دەنووسرێت …
choosing-sent-as-it-is = ژمارەکانت دەمێننەوە؛ ڕاپۆرتەکە دووبارە کەوتە ڕێ.
choosing-sent-changed = هەڵبژاردنەکە لە ڕاپۆرتەکەدا جێگیر بوو، و وەک ڕاستکردنەوە کەوتە ڕێ.
choosing-still-draft = هەڵبژاردنەکە لە ڕاپۆرتەکەدا جێگیر بوو. لێرە لە گۆڕیندا بوو: کاتێک دەڕوات کە بە F9 دووپاتی بکەیتەوە.

## What the server said, word for word.

screen-answers = ئەوەی سێرڤەر گوتی
answers-none = هێشتا هەوڵ نەدراوە: هیچ سێرڤەرێک هیچی نەگوتووە.
answers-nothing = هیچ وەڵامێک نەهات.
answers-attempt = { $moment }: { $answer }
answers-status = { $call }: وەڵامی { $status }
answers-call-look = خوێندنەوەی ئەوەی لە DHIS2دایە
answers-call-import = ناردنی بەهاکان
answers-call-complete = تەواوکردنی ڕاپۆرت
answers-call-reopen = گەڕاندنەوەی تەواوکردن
answers-call-registered = پرسین کە ئایا تەواوە

## What the server answered: answer-NAME tells what happened, answer-safe-… what is safe, answer-NAME-now
## what to do. $places are cells by number and name.

answer-stands = هەموو شتێک لە DHIS2دا وەک تۆمارکراوە. خانە بەراوردکراوەکان: { $cells }.
answer-stands-now = پێویست بە هیچی تر ناکات.
answer-zeros-not-kept = ئەم سێرڤەرە سفر ناپارێزێت لە { $places }. لێرە و لەسەر پەڕەی چاپکراو هەر سفرن.
answer-taken = سێرڤەر بەهاکانی وەرگرت؛ بەراوردکردن و تەواوکردن ماوە.
answer-taken-now = پێویست بە هیچ ناکات: خۆی بەردەوام دەبێت.
answer-refused-cells = { $meaning } خانەکان: { $places }.
answer-differs = ئەوەی لە DHIS2دایە وەک تۆمارکراو نییە: { $places }.
answer-differs-now = لەگەڵ کاغەزەکە بەراوردی بکە. ئەگەر ژمارەکانی ئێرە ڕاستن، بە کلیل جارێکی تر هەوڵ بۆ ئەم ڕاپۆرتە بدەرەوە.
answer-foreign = لە DHIS2دا پێشتر ژمارەی تر بۆ ئەم ڕاپۆرتە هەیە، و هیچ بەسەریاندا نەنێردرا: { $places }.
answer-foreign-now = Enter دابگرە و هەڵبژێرە، خانە بە خانە یان هەموو پێکەوە: ئەوەی لێرە تۆمارکراوە، ئەوەی لە DHIS2دایە، یان ئەوەی دوا جار لای هەردووکیان بوو.
answer-safe-here = ڕاپۆرتەکە لەم کۆمپیوتەرەدا وەک تۆمارکراوە پارێزراوە.
answer-safe-dhis2 = ڕاپۆرتەکە لەم کۆمپیوتەرەدا و لە DHIS2دا پارێزراوە.
answer-safe-both = هەردووکیان پارێزراون: ژمارەکانی ئێرە و ئەوانەی DHIS2.

## $here is what was keyed, $there what DHIS2 holds.

answer-difference = { $place }: لێرە { $here }، لە DHIS2 { $there }
answer-difference-comment = { $place }: تێبینی لێرە «{ $here }»، لە DHIS2 «{ $there }»
answer-difference-follow-up = { $place }: نیشانەی بەدواداچوون لێرە دانراوە، لە DHIS2 دانەنراوە
answer-blank = بەتاڵ
answer-cell = { $number } { $name }
answer-cell-unknown = خانەیەک کە لەم فۆڕمەدا نییە
answer-list-separator = ؛
answer-and-more = { $named } و { $count }ی تر

## A few words, for a line of the outbox.

answer-short-stands = لە DHIS2دا وەک تۆمارکراوە
answer-short-taken = سێرڤەر وەریگرت
answer-short-refused = سێرڤەر ڕەتی کردەوە
answer-short-differs = ئەوەی DHIS2 جیاوازە، خانە: { $count }
answer-short-foreign = لە DHIS2دا ژمارەی تر هەیە، خانە: { $count }

## What a refusal means, and what to do.

meaning-no-access = هەژمارەکەت مافی نووسینی لەم فۆڕمەدا نییە.
meaning-no-access-now = لە کەرتەکەت داوا بکە ئەم مافە بە هەژمارەکەت بدات، پاشان هەوڵ بدەرەوە.
meaning-unit-not-mine = هەژمارەکەت مافی ڕاپۆرتدانی بۆ ئەم دامەزراوەیە نییە.
meaning-unit-not-mine-now = لە کەرتەکەت داوا بکە دامەزراوەکە بخاتە ژێر هەژمارەکەت، پاشان هەوڵ بدەرەوە.
meaning-data-set-unknown = سێرڤەر ئەم فۆڕمە ناناسێت.
meaning-data-set-unknown-now = لە ڕێکخستنەکانەوە دووبارە پەیوەندی بکە تا فۆڕمەکان نوێ ببنەوە، یان پەیوەندی بە کەرتەکەتەوە بکە.
meaning-element-unknown = ئەم ڕیزانە لە فۆڕمی سێرڤەردا نین.
meaning-element-unknown-now = لە ڕێکخستنەکانەوە دووبارە پەیوەندی بکە تا فۆڕمەکان نوێ ببنەوە، یان پەیوەندی بە کەرتەکەتەوە بکە.
meaning-unit-unknown = سێرڤەر ئەم دامەزراوەیە ناناسێت.
meaning-unit-unknown-now = بە کەرتەکەت بڵێ.
meaning-option-not-writable = هەژمارەکەت مافی نووسینی لەم ستوونانەدا نییە.
meaning-option-not-writable-now = لە کەرتەکەت داوا بکە ئەم مافە بە هەژمارەکەت بدات، پاشان هەوڵ بدەرەوە.
meaning-period-wrong = سێرڤەر ئەم ماوەیە بۆ ئەم فۆڕمە قبووڵ ناکات.
meaning-period-wrong-now = بە کەرتەکەت بڵێ.
meaning-not-assigned = لە سێرڤەردا ئەم فۆڕمە بۆ ئەم دامەزراوەیە دانەنراوە.
meaning-not-assigned-now = لە کەرتەکەت داوا بکە فۆڕمەکەی بۆ دابنێت، پاشان هەوڵ بدەرەوە.
meaning-attribute-wrong = سێرڤەر ئەم جۆرە ڕاپۆرتە بۆ ئەم فۆڕمە قبووڵ ناکات.
meaning-attribute-wrong-now = بە کەرتەکەت بڵێ.
meaning-combo-wrong = ئەم ستوونانە لە فۆڕمی سێرڤەردا نین.
meaning-combo-wrong-now = لە ڕێکخستنەکانەوە دووبارە پەیوەندی بکە تا فۆڕمەکان نوێ ببنەوە، یان پەیوەندی بە کەرتەکەتەوە بکە.
meaning-expired = لە سێرڤەردا کاتی ئەم ماوەیە بەسەرچووە.
meaning-expired-now = لە کەرتەکەت داوا بکە ماوەکە بکاتەوە، پاشان هەوڵ بدەرەوە.
meaning-future = لە سێرڤەردا ئەم ماوەیە هێشتا نەکراوەتەوە.
meaning-future-now = کە ماوەکە کۆتایی هات هەوڵ بدەرەوە.
meaning-closed = لە سێرڤەردا ئەم ماوەیە کراوە نییە: کاتەکەی بەسەرچووە، یان هێشتا نەهاتووە.
meaning-closed-now = لە کەرتەکەت داوا بکە ماوەکە بکاتەوە، پاشان هەوڵ بدەرەوە.
meaning-outside-window = لە سێرڤەردا ئەم ماوەیە ئێستا کراوە نییە.
meaning-outside-window-now = لە کەرتەکەت بپرسە کەی دەکرێتەوە، پاشان هەوڵ بدەرەوە.
meaning-unit-closed = بەپێی سێرڤەر دامەزراوەکە لەم ماوەیەدا کراوە نەبووە.
meaning-unit-closed-now = لە کەرتەکەت داوا بکە بەروارەکان ڕاست بکاتەوە، پاشان هەوڵ بدەرەوە.
meaning-approved = کەرت ئەم ڕاپۆرتەی پەسەند کردووە؛ ناگۆڕدرێت.
meaning-approved-now = لە کەرتەکەت داوا بکە پەسەندکردنەکە هەڵبوەشێنێتەوە، پاشان هەوڵ بدەرەوە.
meaning-value-missing = بەها لە سێرڤەر کەمە.
meaning-value-missing-now = سەیری خانەکان بکە، ڕاپۆرتەکە دووبارە دووپات بکەرەوە و بینێرە.
meaning-value-wrong = سێرڤەر ئەم بەهایانە قبووڵ ناکات.
meaning-value-wrong-now = خانەکان ڕاست بکەرەوە، ڕاپۆرتەکە دووبارە دووپات بکەرەوە و بینێرە.
meaning-not-an-option = ئەم بەهایانە لە هەڵبژاردەکانی سێرڤەر نین.
meaning-not-an-option-now = دووبارە هەڵبژێرە، یان لە ڕێکخستنەکانەوە دووبارە پەیوەندی بکە تا فۆڕمەکان نوێ ببنەوە.
meaning-comment-wrong = سێرڤەر ئەم تێبینییانە قبووڵ ناکات.
meaning-comment-wrong-now = تێبینییەکان کورت بکەرەوە، ڕاپۆرتەکە دووبارە دووپات بکەرەوە و بینێرە.
meaning-twice = خانەیەک دوو جار لە ڕاپۆرتەکەدایە.
meaning-twice-now = پەیوەندی بە کەرتەکەتەوە بکە.
meaning-compulsory-missing = خانەی ناچاری بەتاڵە، بۆیە ڕاپۆرتەکە تەواو ناکرێت.
meaning-compulsory-missing-now = خانەکان پڕ بکەرەوە، ڕاپۆرتەکە دووبارە دووپات بکەرەوە و بینێرە.
meaning-unknown = سێرڤەر ڕاپۆرتەکەی ڕەت کردەوە: { $said }
meaning-unknown-now = ئەم ڕستەیە بۆ کەرتەکەت بخوێنەرەوە.
