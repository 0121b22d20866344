# خودی تێرمیناڵەکە: کامەیە و چۆن مامەڵەی لەگەڵ دەکرێت، و کارتی تاقیکردنەوە.

## پرسیار کاتێک تێرمیناڵەکە نەناسرێت.

# needs-native-reader: read under stress by whoever meets an unknown terminal
terminal-question-heading = ژمارەی ئەو دێڕە دابگرە کە بە دروستی دەخوێنرێتەوە: 1 یان 2 یان 3. (Esc: ئێستا نا)
terminal-question-line = ئەگەر دەتوانیت ئەم دێڕە (هەمووی) بخوێنیتەوە { $number } دابگرە (Type 2)

## daftar terminal

terminal-is = تێرمیناڵ: { $name }
terminal-treated = مامەڵە: { $mode } – { $reason }
terminal-reason-option = وەک بە --bidi یان DAFTAR_BIDI داواکرا
terminal-reason-remembered = پێشتر کەسێک هەڵیبژارد
terminal-reason-recognised = ناسرایەوە
terminal-reason-guessed = نەناسرایەوە: ئەمە بۆ زۆربەیان گونجاوە
terminal-answered = وەڵامی دایەوە: { $answers }
terminal-answered-nothing = هیچ وەڵامێکی نەدایەوە.
terminal-hint-kitty = لە kitty.conf بنووسە: force_ltr yes. ئینجا ڕیزی پیت و ژمارەکان دروست دەبێت.
terminal-hint-putty = یان لە PuTTY لە Terminal ئینجا Features پیشاندانی دەقی دوولایەنە و پێکەوەلکاندنی عەرەبی ناچالاک بکە، ئینجا بە --bidi direct دەست پێ بکە.
terminal-hint-tmux = یان پێش دەستپێکردنی tmux: printf '\e[8l'
terminal-hint-console =
    بۆ پێکەوەلکانی پیتە عەرەبی و کوردییەکان لەم کۆنسۆڵەدا:
    daftar terminal font --load

## کارتی تاقیکردنەوە.

terminal-card-title = کارتی تاقیکردنەوە: ژمارەی ئەو دێڕە بخوێنەوە کە وەک باسکراو نییە
terminal-card-arabic = عەرەبی، پێکەوەلکاو، لە ڕاستەوە
terminal-card-kurdish = کوردی، پێکەوەلکاو، لە ڕاستەوە
terminal-card-bare = ئەو پیتانەی ڕەنگە جیا دەربکەون
terminal-card-ligatures = لام و ئەلف لە یەک خانەدا
terminal-card-marks = نیشانەکان لەسەر پیتەکانیان
terminal-card-brackets = کەوانەکان بەرەو وشەکانیان
terminal-card-digits = ژمارەکان لە چەپەوە زیاد دەکەن
terminal-card-signs = هێڵ و نیشانە و بلۆک
terminal-card-colours = شازدە ڕەنگ بە ژمارەکانیانەوە
terminal-card-keys = دوایین کلیلە دابگیراوەکان
terminal-card-end = F2 هەڵبژاردنی ئەو دێڕەی بە دروستی دەخوێنرێتەوە · Esc کۆتایی
terminal-sample = ڕاپۆرتی مانگانەی کوتان لە بنکەی تەندروستی
terminal-sample-letters = شێرکۆ گوڵێکی جوانی بۆ ڕۆژێک هێنا، پەڵە
terminal-sample-marks = وشە
terminal-sample-brackets = (گرنگ) [بەڵێ] (Type 2)

## daftar terminal font

font-offer = فۆنتی ئەم کۆنسۆڵە پیتی عەرەبی تێدا نییە. فۆنتی دەفتەر پیشان بدرێت؟
font-offer-yes = 1  بەڵێ (بۆ گەڕانەوە بۆ ئەمە: daftar terminal font --restore)
font-offer-no = 2  نەخێر: وەک خۆی بەردەوام بە (Esc)
font-question = فۆنتی دەفتەر ئێستا لەم کۆنسۆڵەدایە. ئایا ئەم دێڕانە بە دروستی دەخوێنرێنەوە؟
font-question-yes = 1  بەڵێ: با بمێنێتەوە
font-question-no = 2  نەخێر: فۆنتی پێشوو بگەڕێنەوە (Esc)
font-loaded =
    فۆنتی دەفتەر لەم کۆنسۆڵەدا دەمێنێتەوە تا کۆمپیوتەرەکە دەستپێدەکاتەوە. بۆ گەڕاندنەوەی فۆنتی پێشوو:
    daftar terminal font --restore
font-given-back = فۆنتەکە وەک پێشتر مایەوە.
font-restored = فۆنتی پێشوو گەڕێندرایەوە.
font-nothing-before = هیچ فۆنتێکی پێشوو بۆ ئەم کۆنسۆڵە هەڵنەگیراوە.
font-needs-console =
    ئەمە تەنیا لە کۆنسۆڵی Linux ی ئەم کۆمپیوتەرە خۆیدا کار دەکات: نەک بە SSH، نەک لە tmux و نەک لە پەنجەرەدا. بۆ ئەوانی تر:
    daftar terminal font --write FILE
font-needs-setfont = پڕۆگرامی setfont نییە. لە پاکێجی kbd دایە.
font-refused = کۆنسۆڵەکە فۆنتەکەی وەرنەگرت: { $said }
font-written =
    فۆنتەکە لە { $file } دایە. بۆ پیشاندانی لە کۆنسۆڵی Linux:
    setfont { $file }
font-not-written = نەتوانرا { $file } بنووسرێت: { $said }
