# What the checks say. finding-CHECK is the sentence with its numbers, finding-CHECK-title a few words for
# lists, finding-CHECK-help what is compared, with the formula. Letters are those printed over the columns.

## The place a finding speaks of.

finding-place-row = { $number } { $name }
finding-place-section = بەشی { $number }: { $name }
finding-place-form = هەموو ڕاپۆرتەکە

## Every form.

finding-value-title = لێرەدا ناگونجێت
finding-value = { $why ->
    [whole-span] «{ $keyed }» لێرەدا ناگونجێت: ژمارەیەکی تەواو لە { $from } تا { $to } دەوێت.
    [span] «{ $keyed }» لێرەدا ناگونجێت: ژمارەیەک لە { $from } تا { $to } دەوێت، دوای فاریزە ئەوپەڕی { $decimals } ڕەنووس.
    [not-an-option] «{ $keyed }» یەکێک لە هەڵبژاردەکان نییە.
    [not-yes-no] «{ $keyed }» نە بەڵێیە و نە نەخێر.
    [not-a-date] «{ $keyed }» بەو شێوەیەی لێرە دەنووسرێت بەروار یان کات نییە.
    [not-a-number] «{ $keyed }» ژمارە نییە.
    [not-whole] «{ $keyed }» ژمارەی تەواو نییە.
    [too-large] «{ $keyed }» زۆر گەورەیە.
    [negative] «{ $keyed }» لە سفر کەمترە؛ لێرەدا نابێت.
    [not-positive] «{ $keyed }» دەبێت لە سفر زیاتر بێت.
    [not-negative] «{ $keyed }» دەبێت لە سفر کەمتر بێت.
    [percent] «{ $keyed }» دەبێت لە { 0 } تا { 100 } بێت.
    [unit-interval] «{ $keyed }» دەبێت لە { 0 } تا { 1 } بێت.
   *[other] «{ $keyed }» لێرەدا ناگونجێت.
}
finding-value-help = بەهاکە دەبێت لەو جۆرە بێت کە فۆڕمەکە دەیەوێت. سەیری کاغەزەکە بکە و دووبارە بینووسە.
finding-compulsory-title = پێویستە پڕ بکرێتەوە
finding-compulsory = ئەم خانەیە پێش ناردن دەبێت پڕ بکرێتەوە.
finding-compulsory-help = فۆڕمەکە ئەم خانەیەی بە ناچاری داناوە. سفر وەڵامە؛ «بەردەست نییە» بە هۆکارەوە هەر وەڵامە.
finding-compulsory-not-available-title = پێویستە، بەڵام بەردەست نییە
finding-compulsory-not-available = ئەم خانەیە پێویستە؛ بەبێ ژمارە لە DHIS2 وەک ونبوو دەردەکەوێت.
finding-compulsory-not-available-help = فۆڕمەکە ئەم خانەیەی بە ناچاری داناوە و نیشانی «بەردەست نییە»ی لێدراوە. هۆکارەکەی بنووسە، یان بەدوای ژمارەکەدا بگەڕێ.
finding-section-empty-title = بەشەکە بەتاڵە
finding-section-empty = هیچ لەم بەشەدا نەنووسراوە: سفرە، بەردەست نییە، یان هێشتا نەنووسراوە؟ ژمارەی خانەکان: { $blank }.
finding-section-empty-help = کلیلی / ڕیزەکە بە سفر پڕ دەکاتەوە لەو شوێنانەی فۆڕمەکە ڕێگە دەدات؛ کلیلی - واتە «بەردەست نییە».
finding-section-blanks-title = خانەی بەتاڵ
finding-section-blanks = خانەی بەتاڵ لەم بەشەدا: { $blank } لە { $cells }.
finding-section-blanks-help = خانەی بەتاڵ واتە کەس سەیری نەکردووە. ئەگەر هیچ نەبووە سفر بنووسە؛ ئەگەر نازانرێت «بەردەست نییە».
finding-row-half-filled-title = ڕیزەکە بەشێکی پڕکراوەتەوە
finding-row-half-filled = خانەی بەتاڵ لەم ڕیزەدا: { $blank } لە { $cells }. هەموویان پڕ بکەرەوە، یان هیچیان.
finding-row-half-filled-help = فۆڕمەکە ڕیزی تەواو پڕکراو یان بە تەواوی بەتاڵی دەوێت.
finding-blank-without-comment-title = بەتاڵ بەبێ تێبینی
finding-blank-without-comment = خانەی بەتاڵ بەبێ تێبینی لەم بەشەدا: { $blank } لە { $cells }.
finding-blank-without-comment-help = فۆڕمەکە بۆ هەر خانەیەکی بەتاڵ تێبینییەکی (F4) دەوێت.
finding-extra-digit-title = ڕەنووسێکی زیادە؟
finding-extra-digit = { $what ->
    [total] کۆی ڕیزەکە: { $value }؛ ئاسایی لێرە: { $median }. ڕەنووسێکی زیادەیە؟
   *[cell] { $value } نووسراوە؛ ئاسایی لێرە: { $median }. ڕەنووسێکی زیادەیە؟
}
finding-extra-digit-help = ژمارەکە نزیکەی دە یان سەد هێندەی ناوەندی ڕاپۆرتەکانی پێشووی ئەم دامەزراوەیەیە.
finding-far-from-own-title = دوور لە ئاسایی
finding-far-from-own = { $what ->
    [total] کۆی ڕیزەکە { $value } لە ڕاپۆرتەکانی ئەم دامەزراوەیە دوورە؛ ئاسایی: { $median }.
   *[cell] { $value } لە ڕاپۆرتەکانی ئەم دامەزراوەیە دوورە؛ ئاسایی: { $median }.
}
finding-far-from-own-help = بڕی { 0.6745 } × (√x – median √) / MAD √ لە { 3.5 } تێدەپەڕێت لە دوایین 12 ڕاپۆرتی ئەم دامەزراوەیەدا (لانیکەم 8)، و جیاوازی لەگەڵ ناوەند 10 یان زیاترە. هەمان وەرزی ساڵانی پێشووش حیساب دەکرێت.
finding-same-as-before-title = دیسان هەمان ژمارە
finding-same-as-before = هەموو ڕیزەکە { $periods } جار لەسەریەک هەمان شتە (کۆ { $sum }). کاغەزە کۆنەکە کۆپی کراوە؟
finding-same-as-before-help = هەموو خانەکانی ڕیزەکە یەکسانن بە ڕاپۆرتی پێشوو. ڕوو دەدات، بەڵام بە دەگمەن.
finding-control-total-title = کۆکە لە کاغەزەکە جیاوازە
finding-control-total = { $total ->
    [row] ڕیز: لە کاغەزدا { $paper }، کۆی خانەکان { $keyed } (جیاوازی { $difference }).
    [column] ستوونی { $letter }: لە کاغەزدا { $paper }، کۆی خانەکان { $keyed } (جیاوازی { $difference }).
   *[section] بەش: لە کاغەزدا { $paper }، کۆی خانەکان { $keyed } (جیاوازی { $difference }).
} { $verdict ->
    [blank] خانەیەک هێشتا بەتاڵە.
    [cell] ڕیز و ستوون هەردووکیان ئاماژە بە { $cell } دەکەن.
    [exchanged] لە { $cell } لەوانەیە شوێنی دوو ڕەنووس گۆڕابێت.
    [paper] کۆکانی تر لەگەڵ خانەکان دەگونجێن: کۆکردنەوەی کاغەزەکە هەڵەیە.
   *[unknown] خانە بە خانە لەگەڵ کاغەزەکە بەراوردی بکە.
}
finding-control-total-help = کۆکانی سەر کاغەز لەگەڵ کۆی خانەکان بەراورد دەکرێن. ڕیز و ستوونێک کە بە هەمان بڕ جیاوازن لە خانە هەڵەکەدا یەکتر دەبڕن.
finding-rule-title = یاسای سێرڤەر
finding-rule = { $text } (لای یەکەم { $left }، لای دووەم { $right })
finding-rule-help = یاسایەکی پشکنینی سێرڤەری نیشتمانییە. لێرەش دەپرسرێت، بۆ ئەوەی تا کاغەزەکە لە دەستدایە ببینرێت.
finding-rule-no-value = بەها نییە
finding-rule-fallback = یاسایەکی سێرڤەر ڕاست نییە: { $name }.

## EPI monthly.

finding-e101-title = { finding-value-title }
finding-e101 = { finding-value }
finding-e101-help = ژمارەکان تەواون لە 0 تا 99999. پلەکانی گەرمی (9.06 و 9.07) لە { -40.0 } تا { 60.0 } بە یەک ڕەنووس دوای فاریزە.
finding-e102-title = ڕۆژ زیاتر لە ڕۆژانی مانگ
# needs-native-reader: ڕۆژانی نەمانی کۆگا for stock-out days
finding-e102 = ڕۆژانی نەمانی کۆگا: { $keyed }؛ ئەم مانگە { $days } ڕۆژە.
finding-e102-help = H لە ڕۆژانی مانگ زیاترە.
finding-e103-title = ڕۆژ زیاتر لە ڕۆژانی مانگ
finding-e103 = ڕۆژانی دوو جار خوێندنەوە: { $keyed }؛ ئەم مانگە { $days } ڕۆژە.
finding-e103-help = 9.05 لە ڕۆژانی مانگ زیاترە.
finding-e104-title = کاراکان لە هەبووەکان زیاترن
finding-e104 = ساردکەرەوەی کارا: { $working }؛ هەبوو: { $present }.
finding-e104-help = 9.02 لە 9.01 زیاترە.
finding-e105-title = زیاتر لەوەی هەبوو دەرچووە
finding-e105 = ژەمی دەرچوو لە کۆگا: { $left }؛ تەنها { $available } هەبوو.
finding-e105-help = C + D + E + F > A + B: کراوە و لەدەستچوو و دەرکراو بەرامبەر سەرەتا و وەرگیراو. هەمووی بە ژەم.
finding-e106-title = زیاتر لەوەی هەبوو دەرچووە
finding-e106 = پارچەی دەرچوو: { $left }؛ تەنها { $available } هەبوو.
finding-e106-help = C > A + B: دەرچوو بەرامبەر سەرەتا و وەرگیراو.
finding-e107-title = نزمترین لە بەرزترین زیاترە
finding-e107 = نزمترین پلەی گەرمی ({ $lowest }) لە بەرزترین ({ $highest }) زیاترە.
finding-e107-help = 9.06 > 9.07. لەوانەیە نیشانەی سالب لەبیر کرابێت.
finding-e108-title = { finding-compulsory-title }
finding-e108 = { finding-compulsory }
finding-e108-help = { finding-compulsory-help }
finding-e201-title = کۆگا هاوسەنگ نییە
# needs-native-reader: باڵانسی کۆتایی for closing balance
finding-e201 = باڵانسی کۆتایی ژمێردراو { $counted }، بەپێی تۆمار { $book }: جیاوازی { $difference }. ژمێردراوە؟
finding-e201-help = A + B - C - D - E - F = G. ئەگەر دووبارە ژمێردرا و هەمان شت بوو، بەو هۆکارە پەسندی بکە.
finding-e202-title = پارچەکان هاوسەنگ نین
finding-e202 = ژمێردراو { $counted }، بەپێی تۆمار { $book }: جیاوازی { $difference }. ژمێردراوە؟
finding-e202-help = A + B - C = D.
finding-e203-title = سەرەتا کۆتایی پێشوو نییە
finding-e203 = مانگەکە بە { $keyed } دەست پێ دەکات؛ مانگی پێشوو بە { $previous } کۆتایی هات.
finding-e203-help = A دەبێت باڵانسی کۆتایی هەمان ڕیز بێت لە دوایین ڕاپۆرتی پشتڕاستکراودا. کلیلی * دەیگوازێتەوە.
finding-e204-title = دراو لە کراوە زیاترە
finding-e204 = ژەمی دراو: { $given }؛ لە شووشە کراوەکاندا { $opened } هەبوو.
finding-e204-help = ژەمی دراو (هەموو تەمەنێک، ئاسایی و قەرەبووکردنەوە) لە C زیاترە. لەم ڤاکسینە دوای دانیشتن هیچ هەڵناگیرێت.
finding-e205-title = دراو لە کراوە زیاترە
finding-e205 = ژەمی دراو: { $given }؛ کراوە: { $opened }، و شووشەیەکی ماوەی { $vial } ژەمیش بەش ناکات.
finding-e205-help = ژەمی دراو لە C و یەک شووشە زیاترە. شووشەی کراوەی ئەم ڤاکسینە بۆ دانیشتنەکانی دواتر هەڵدەگیرێت، بۆیە لەوانەیە یەکێک لە مانگی پێشووەوە مابێت.
finding-e206-title = شووشە لە جیاتی ژەم؟
finding-e206 = کراوە { $vials } لە شووشە دەچێت؛ فۆڕمەکە ژەمی دەوێت. { $vials } شووشە { $doses } ژەمە (دراو: { $given }).
finding-e206-help = C لە ژەمی دراو کەمترە، بەڵام C × ژەمی شووشە لەگەڵی دەگونجێت. کۆگا بە ژەم دەژمێردرێت.
finding-e207-title = شووشەی تەواو نییە
finding-e207 = { $doses } ژەم ژمارەیەکی تەواوی شووشەی داخراوی { $vial } ژەمی نییە.
finding-e207-help = شووشەی داخراو هەمیشە هەموو ژەمەکانی تێدایە، بۆیە A تا G چەند هێندەی قەبارەی شووشەن.
finding-e208-title = نەمان لەگەڵ هەبوونی کۆگا؟
finding-e208 = ڕۆژانی نەمانی کۆگا: { $days }، بەڵام لە سەرەتادا { $first } و لە کۆتاییدا { $counted } هەبوو و هیچ وەرنەگیراوە.
finding-e208-help = H > 0 و A > 0 و G > 0 و B = 0: کاتێک لە سەرەتا و کۆتاییدا هەبێت و هیچ وەرنەگیرابێت، نابێت نەمابێت.
finding-e209-title = نە کۆگا، نە ڕۆژی نەمان؟
finding-e209 = هەموو مانگەکە کۆگا نەبووە، بەڵام هیچ ڕۆژێکی نەمان نەنووسراوە. لە مانگەکانی پێشوودا هەبوو.
finding-e209-help = A و B و G و H سفرن، و لە یەکێک لە دوو مانگی پێشوودا A + B > 0. بەبێ کۆگا هەموو ڕۆژێک ڕۆژی نەمانە.
finding-e210-title = دان بەبێ کۆگا؟
finding-e210 = لە هیچ ڕۆژێک لە { $days } ڕۆژدا کۆگا نەبووە، بەڵام ژەمی دراو: { $given }.
finding-e210-help = H یەکسانە بە ڕۆژانی مانگ، و ژەمی دراو زیاترە لەوەی شووشەیەکی ماوەی مانگی پێشوو بیگرێت.
finding-e211-title = ژەمی دواتر لە پێشتر زیاترە
finding-e211 = لە ماوەی { $periods } مانگدا: لێرە { $later }، لە { $row } تەنها { $earlier }.
finding-e211-help = ژەمی دواتر بەدوای ژەمی پێشتردا دێت. تەنها کاتێک دەوترێت کە جیاوازی لانیکەم 5 و 10% ی پێشتر و 2 × √(پێشتر + دواتر) بێت؛ ڕێکەوت بە دەگمەن ئەوەندە دەدات.
finding-e212-title = یەک سەردان، دوو ژمارە
finding-e212 = ژەمی ئاسایی لێرە { $first }، لە { $row } { $second }: لە یەک سەرداندا دەدرێن.
finding-e212-help = ئیفلیجی بە دەم و پێنجیی هەمان ژەم، A + B + C، زیاتر لە 5 و 20% جیاوازن، و هیچیان لەم مانگەدا لە کۆگا نەبڕاون.
finding-e213-title = ستوونەکان گۆڕدراون؟
finding-e213 = منداڵی 12-23 مانگ: { $second }، خوار یەک ساڵ: { $first }. ستوونەکان گۆڕدراون؟
finding-e213-help = B ≥ 10 و B > A.
finding-e214-title = ئەنجامدراو لە پلان زیاترە
# needs-native-reader: پلانبۆداڕێژراو for planned
finding-e214 = دانیشتنی ئەنجامدراو: { $held }؛ پلانبۆداڕێژراو: { $planned }.
finding-e214-help = B > A.
finding-e215-title = ژەم و دانیشتن ناگونجێن
finding-e215 = ژەمی دراو: { $doses }؛ دانیشتنی ئەنجامدراو: { $sessions }.
finding-e215-help = هەموو ژەمەکانی بەشی 1 تا 3 بەرامبەر 5.01B + 5.02B + 5.03B: هیچیان بەبێ ئەوی تر نابێت.
finding-e216-title = کاریگەری لە ژەم زیاترە
finding-e216 = کاریگەریی لاوەکی: { $events }؛ ژەمی ئەم ڤاکسینانە لە ماوەی { $periods } مانگدا: { $doses }.
finding-e216-help = A + B لە ژەمەکانی ڤاکسینی ئەم ڕیزە لەم مانگە و دوو مانگی پێشوودا زیاترە.
finding-e217-title = دەستبەجێ ئاگادار کراوەتەوە؟
finding-e217 = کاریگەریی مەترسیدار: { $cases }. هیچ ئاگادارکردنەوەیەک تۆمار نەکراوە: کەی بوو و بۆ کێ؟
finding-e217-help = کاریگەریی مەترسیدار دەستبەجێ ئاگادار دەکرێتەوە. لێرە تۆماری بکە کێ بە کێی وت و کەی؛ لەم کۆمپیوتەرەدا دەمێنێتەوە.
finding-e218-title = ئاگادارکردنەوە زۆرە
finding-e218 = ئاگادارکردنەوەکان: { $alarms }؛ ڕۆژانە یەک بۆ هەر ساردکەرەوەیەک ئەوپەڕی { $limit } دەکات.
finding-e218-help = 9.03 یان 9.04 لە ساردکەرەوەکان (9.01) × ڕۆژانی مانگ زیاترە.
finding-e219-title = ئاگادارکردنەوە بەبێ گەرمی
finding-e219 = ئاگادارکردنەوەکان: { $alarms }، بەڵام پلەی نووسراو { $seen }، لەناو 2-8 { "\u2066" }°C{ "\u2069" }.
finding-e219-help = ئاگادارکردنەوەی بەرزی (9.03) و بەرزترین ≤ { 8.0 }، یان ئاگادارکردنەوەی نزمی (9.04) و نزمترین ≥ { 2.0 }.
finding-e220-title = سرنج لە دەرزی کەمترە
finding-e220 = لە ماوەی { $periods } مانگدا: دەرزی { $given }، سرنجی دەرچوو { $used }.
finding-e220-help = جیاوازی لە 30 و لە 10% ی دەرزییەکان زیاترە.
finding-e221-title = { finding-section-empty-title }
finding-e221 = { finding-section-empty }
finding-e221-help = { finding-section-empty-help }
finding-e222-title = { finding-section-blanks-title }
finding-e222 = { finding-section-blanks }
finding-e222-help = { finding-section-blanks-help }
finding-e223-title = { finding-same-as-before-title }
finding-e223 = { finding-same-as-before }
finding-e223-help = لانیکەم 4 خانە، 3 یان لە سفر زیاتر، پێکەوە 10 یان زیاتر، و هەموو خانەیەک وەک مانگی پێشوو.
finding-e224-title = { finding-far-from-own-title }
finding-e224 = { finding-far-from-own }
finding-e224-help = { finding-far-from-own-help }
finding-e225-title = { finding-extra-digit-title }
finding-e225 = { finding-extra-digit }
finding-e225-help = { finding-extra-digit-help }
finding-e226-title = { finding-compulsory-not-available-title }
finding-e226 = { finding-compulsory-not-available }
finding-e226-help = { finding-compulsory-not-available-help }
finding-e301-title = بەفیڕۆچوون
finding-e301 = { $kind ->
    [open] لە کانوونی دووەمەوە لە { $opened } ژەمی کراوە { $given } دراوە: { $percent }% بەفیڕۆچووە (سنوور { $limit }%).
   *[closed] لەدەستچوو لە شووشەی داخراودا لە کانوونی دووەمەوە: { $lost } ژەم، { $percent }% (سنوور { $limit }%).
}
finding-e301-help = لە کانوونی دووەمەوە. شووشەی کراوە: (کراوە - دراو) / کراوە. شووشەی داخراو: لەدەستچوو / (کراوە + لەدەستچوو). لانیکەم 3 مانگ و 5 شووشە.
finding-e302-title = مانگ بەبێ کۆگا کۆتایی هات
finding-e302 = { $available } ژەم هەبوو و لە کۆتاییدا هیچ نەما: ڕۆژێک بەبێ ڤاکسین هەبوو؟
finding-e302-help = A + B > 0 و G = 0 و H = 0.
finding-e303-title = سفر، یان ڤاکسین نەبوو؟
finding-e303 = ڕۆژانی نەمانی کۆگا: { $days }، و هیچ ژەمێک نەدراوە. «بەردەست نییە (نەمانی کۆگا)» لە ڕیزی ژەمەکاندا لە سفر ڕوونترە.
finding-e303-help = H ئەوپەڕی 2 ڕۆژ لە هەموو مانگ کەمترە، و هەموو ڕیزەکانی ژەمی ڤاکسینەکە سفرن.
finding-e304-title = لە دەرەوەی 2-8 { "\u2066" }°C{ "\u2069" }
finding-e304 = { $seen } { "\u2066" }°C{ "\u2069" } لە دەرەوەی 2-8 { "\u2066" }°C{ "\u2069" } یە: ڤاکسینەکە بپشکنە (تاقیکردنەوەی ڕاوەشاندن، VVM).
finding-e304-help = 9.06 < { 2.0 } یان 9.07 > { 8.0 }.
finding-e305-title = ڤیتامین A و سوورێژە جیاوازن
finding-e305 = ڤیتامین A { $first }، یەکەم ژەمی سوورێژە { $second }: لە یەک سەرداندا دەدرێن.
finding-e305-help = جیاوازیی 4.01A و 1.19A لە 10 و 40% ی 1.19A زیاترە.
finding-e306-title = ڤاکسین بەبێ ساردکەرەوە
finding-e306 = هیچ ساردکەرەوەیەک کار ناکات، بەڵام ڤاکسین هەڵگیراوە (ژەم: { $doses }، لەوانەیە زیاتر).
finding-e306-help = 9.02 = 0 و باڵانسێکی کۆتایی (7، G) لە سفر زیاترە.
finding-e307-title = هەرگیز ژەمی یەکەمی Td
finding-e307 = لە ساڵێکدا { $second } ژەمی دووەمی Td و هیچ ژەمێکی یەکەم نییە: ژماردن دووبارە دەستی پێکردووە؟
finding-e307-help = 3.01 لە ماوەی 12 مانگدا سفرە، و 3.02 دە یان زیاترە.

## VPD weekly.

finding-v101-title = { finding-value-title }
finding-v101 = { finding-value }
finding-v101-help = حاڵەت و مردن و سەردان ژمارەی تەواون لە 0 تا 99999؛ 4.02 بەڵێ یان نەخێرە.
finding-v102-title = حاڵەت لە ڕاپۆرتی سفردا
finding-v102 = ڕاپۆرتەکە نیشانی «ڕاپۆرتی سفر»ی لێدراوە، بەڵام ئەم ڕیزە { $cases }ی تێدایە. نیشانەکە لاببە، یان ژمارەکە.
finding-v102-help = ڕاپۆرتی سفر لە بەشی 1 تا 3 هیچ ژمارەیەکی لە سفر زیاتری تێدا نییە.
finding-v103-title = تۆمارەکان پشکنران؟
finding-v103 = بڵێ ئایا تۆماری هەموو ژوورەکان پشکنران.
finding-v103-help = 4.02 بەتاڵە. بەڵێ یان نەخێر؛ هەردووکیان دەنێردرێن.
finding-v104-title = سفر بەبێ پشکنین
finding-v104 = ڕاپۆرتی سفر پێویستی بە پشکنینی تۆماری هەموو ژوورەکانە.
finding-v104-help = ڕاپۆرتەکە نیشانی «ڕاپۆرتی سفر»ی لێدراوە و 4.02 نەخێرە.
finding-v201-title = مردن لە حاڵەت زیاترە
finding-v201 = مردن { $deaths }، بەڵام حاڵەتی ئەم هەفتەیە و هەفتەکانی پێشوو تەنها { $cases } (هەفتە: { $periods }).
finding-v201-help = مردنی ئەم هەفتەیە لە حاڵەتی ئەم هەفتەیە و 4 هەفتەی پێشووی هەمان تەمەن زیاترە.
finding-v202-title = دەستبەجێ ئاگادار بکەرەوە
finding-v202 = حاڵەت یان مردن: { $cases }. دەستبەجێ کەرتەکەت ئاگادار بکەرەوە و تۆماری بکە.
finding-v202-help = ئەم نەخۆشییە دەستبەجێ ئاگادار دەکرێتەوە، و بۆ ئەم هەفتەیە هیچ ئاگادارکردنەوەیەک تۆمار نەکراوە.
finding-v203-title = حاڵەت لە سەردان زیاترە
finding-v203 = حاڵەت: { $cases }؛ سەردانی ئەم تەمەنە: { $seen }.
finding-v203-help = هەموو حاڵەتەکانی تەمەنێک لە بەشی 1 تا 3 لە سەردانەکانی (4.01) ئەو تەمەنە زیاترن.
finding-v204-title = { finding-section-blanks-title }
finding-v204 = { finding-section-blanks } هیچ نەبوو، یان لە کەس نەپرسرا؟
finding-v204-help = { finding-section-blanks-help }
finding-v205-title = هەموو تۆمارەکان نەپشکنران
finding-v205 = هەندێک تۆمار نەپشکنران: کامانە؟
finding-v205-help = 4.02 نەخێرە. لە هۆکارەکەدا بنووسە کام تۆمارانە ماون.
finding-v206-title = { finding-extra-digit-title }
finding-v206 = { finding-extra-digit }
finding-v206-help = ژمارەکە 20 یان زیاترە و 7 تا 14 هێندەی ناوەندی دوایین 26 هەفتەیە (لانیکەم 12 یان، ناوەند 3 یان زیاتر).
finding-v207-title = { finding-same-as-before-title }
finding-v207 = { finding-same-as-before }
finding-v207-help = 5 حاڵەت یان زیاتر، و هەموو خانەیەک 4 هەفتە هەمان شتە.
finding-v301-title = بەرزبوونەوەیەکی تیژ
# needs-native-reader: بڵاوبوونەوەی نەخۆشی for outbreak; پەتا elsewhere
finding-v301 = حاڵەت: { $cases }؛ تێکڕای { $periods } هەفتەی پێشوو: { $mean }. بڵاوبوونەوەی نەخۆشییە؟
finding-v301-help = 5 حاڵەت یان زیاتر، و دوو هێندەی تێکڕای 3 هەفتەی پێشوو.
finding-v302-title = ڕاپۆرتی سفری زۆر
finding-v302 = { $periods } هەفتە لەسەریەک بەبێ هیچ حاڵەتێک: لە هەموو ژوورەکان دەپرسرێت؟
finding-v302-help = ڕاپۆرتی سفر لەدوای یەک، ئەمەش لەگەڵدا.
finding-v303-title = یەک حاڵەت ئاگادارییە
finding-v303 = حاڵەت: { $cases }. یەک دانەش ئاگادارییە؛ لەگەڵ پێناسەی حاڵەت بەراوردی بکە.
# needs-native-reader: چاودێریی پەتاناسی for surveillance
finding-v303-help = ئەم نەخۆشییە دەستبەجێ ئاگادار دەکرێتەوە. پێناسەی حاڵەت لە ڕێنمایی نیشتمانیی چاودێریی پەتاناسیدایە.
finding-v304-title = کۆلێرا بەبێ سکچوون
finding-v304 = کۆلێرای گومانلێکراو: { $cases }، بەڵام سکچوونی ئاویی توند نییە. هەمان کەس مەبەستە؟ کۆلێرا دووبارە لە 3.03 ناژمێردرێت.
finding-v304-help = 2.08 > 0 و 3.03 = 0.
