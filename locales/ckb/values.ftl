# Why the server would refuse a value. Shown beside the cell: what is wrong, in few words.

value-empty = هیچ تۆمار نەکراوە
value-not-a-number = ژمارە نییە: تەنها ژمارە بنووسە
value-leading-zero = بە سفرێکی زیادە دەست پێ دەکات
value-not-whole = لێرەدا ژمارەی تەواو، بەبێ کەرت
value-too-large = لەوە گەورەترە کە سێرڤەر وەری دەگرێت
value-negative = ناکرێت لە سفر کەمتر بێت
value-not-positive = دەبێت لە سفر زیاتر بێت
value-not-negative = دەبێت لە سفر کەمتر بێت
value-out-of-range = دەبێت لە نێوان { $low } و { $high } بێت
value-not-yes-no = تەنها بەڵێ یان نەخێر
value-not-yes = تەنها بەڵێ، یان بە بەتاڵی بهێڵەرەوە
value-too-long = زۆر درێژە: زۆرترین ژمارەی پیت { $limit }
value-not-a-letter = تەنها یەک پیت
value-not-a-date = بەروار نییە: ساڵ-مانگ-ڕۆژ، وەک { $example }
value-not-a-date-time = بەروار و کات نییە، وەک { $example }
value-not-a-time = کات نییە، وەک { $example }
value-not-a-phone-number = ژمارەی تەلەفۆن نییە
value-not-an-email = ئیمەیڵ نییە
value-not-a-url = ناونیشانی ماڵپەڕ نییە
value-not-a-username = ناوی بەکارهێنەر نییە
value-not-a-coordinate = شوێن نییە: [درێژی،پانی]، وەک { $example }
value-not-an-id = ناسێنەری سێرڤەر نییە
value-not-an-option = یەکێک لە وەڵامەکان نییە
value-not-keyed-here = لێرەدا تۆمار ناکرێت؛ لە سێرڤەر تۆماری بکە

## Why a tally cannot be reckoned.

tally-number-missing = لە کۆکردنەوەکەدا ژمارەیەک کەمە
tally-unreadable = ئەمە لە کۆکردنەوەدا ناخوێنرێتەوە: { $character }
tally-too-large = کۆکە زۆر گەورەیە
