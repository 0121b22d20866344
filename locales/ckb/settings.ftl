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
