## daftar bundle: made, shown and looked through

bundle-needs-token = بۆ خوێندنەوە لە سێرڤەر، تۆکنێکی کەسی لە گۆڕاوی DAFTAR_TOKEN دابنێ.
bundle-made = { $file }: { $forms } فۆڕم بۆ { $units } دامەزراوە، { $bytes } بایت.
bundle-head = لە { $made } دروستکراوە، لە { $server }
bundle-form = { $name } ({ $code })
bundle-form-facts = { $type }، وەشانی { $version }: { $sections } بەش، { $rows } ڕیز، { $cells } خانە، { $checks } یاسا؛ { $units } دامەزراوە پڕی دەکەنەوە
bundle-section = – { $number } { $name }: { $cells } خانە
bundle-units = دامەزراوەکان: { $units }
bundle-unit = – { $name } ({ $code })
bundle-more = … و { $count }ی تر.
bundle-nothing-to-say = – هیچ تێبینییەک نییە.

remark-zeros-not-stored = – { $count } لە { $of } ڕیزی ژمارە: سێرڤەر سفر ناپارێزێت (zeroIsSignificant)، لەوێ وەک بەتاڵ دەردەکەوێت.
remark-no-approval = – پەسەندکردن نییە: کەس لە سەرەوە ڕاپۆرتەکە پشتڕاست ناکاتەوە.
remark-no-deadline = – کاتی داخستن نییە: دەکرێت ژمارەکان دوای چەند ساڵ بگۆڕدرێن (expiryDays سفرە).
remark-untranslated = – { $language }: { $count } لە { $of } دەق وەرنەگێڕدراون.
remark-rule-server-only = – تەنها سێرڤەر ئەم یاسایە دەپشکنێت: { $name } ({ $id })
remark-rule-unreadable = – ئەم یاسایە ناخوێنرێتەوە و لێرە ناپشکنرێت: { $name } ({ $id })
remark-not-keyable-type = – { $row } { $name } لێرە پڕ ناکرێتەوە: جۆری { $type }ە.
remark-not-keyable = – { $row } { $name }: هیچ خانەیەکی ئەم ڕیزە پڕ ناکرێتەوە.
remark-cells-without-combo = – { $count } خانە لە سێرڤەردا تێکەڵەی هەڵبژاردەکانی پۆلیان نییە و پڕ ناکرێنەوە.
remark-compulsory-only-warns = – { $count } خانەی پێویست تەنها ئاگادار دەکەنەوە: ڕاپۆرت بەبێ ئەوان تەواو دەکرێت (compulsoryFieldsCompleteOnly).
remark-same-name = { $count } دامەزراوە ناویان «{ $name }»ە.

left-out-period-type = لابرا: { $name } ({ $id }): جۆری ماوەکەی نەناسراوە.
left-out-attribute = لابرا: { $name } ({ $id }): هیچ هەڵبژاردەیەک لەو تێکەڵەی پۆلانە نییە کە ڕاپۆرتەکانی پێ دابەش دەکرێن.
left-out-too-large = لابرا: { $name } ({ $id }): خانەکانی زۆر زۆرن.
left-out-empty = لابرا: { $name } ({ $id }): هیچ خانەیەکی پڕ ناکرێتەوە.
left-out-unreadable = لابرا: { $name } ({ $id }): ناخوێنرێتەوە.

oddity-unreadable = تێبینی: { $name } ناخوێنرێتەوە و لابرا ({ $detail }).
oddity-twice = تێبینی: { $detail } دوو جار لە { $name }دا هەیە؛ یەکەمیان هێڵرایەوە.
oddity-too-many = تێبینی: { $name } زیاتر لە { $detail }ی تێدایە؛ ئەوانی تر لابران.
oddity-unknown-properties = تێبینی: تایبەتمەندییە نەناسراوەکانی { $name } لاخران: { $detail }.
oddity-set-aside = بۆ فۆڕم پێویست نین: { $detail }.
oddity-element-missing = تێبینی: { $name } ناوی توخمێکی داتا دەبات کە نییە: { $detail }.
oddity-combo-missing = تێبینی: { $name } ناوی تێکەڵەیەکی پۆلەکان دەبات کە نییە: { $detail }.
oddity-default-assumed = تێکەڵەی بنەڕەتی پۆلەکان لە فایلەکەدا نییە؛ ئەوەی باوی DHIS2 وەرگیرا ({ $detail }).
oddity-combo-incomplete = تێبینی: تێکەڵەی پۆلەکانی { $name } هەندێک تێکەڵەی هەڵبژاردەی نییە ({ $detail })؛ ئەو خانانە پڕ ناکرێنەوە.
oddity-combo-ambiguous = تێبینی: تێکەڵەی پۆلەکانی { $name } دوو تێکەڵەی هەمان هەڵبژاردەی هەیە ({ $detail })؛ یەکەمیان هێڵرایەوە.
oddity-too-many-columns = تێبینی: تێکەڵەی پۆلەکانی { $name } زیاتر لە { $detail } ستوون دروست دەکات؛ ئەوانی تر لابران.
oddity-option-set-missing = تێبینی: کۆمەڵە هەڵبژاردەی { $name } نییە ({ $detail })؛ ڕیزەکە پڕ ناکرێتەوە.
oddity-option-unusable = تێبینی: هەڵبژاردەی { $name } کۆدێکی گونجاوی نییە ({ $detail }) و پێشان نادرێت.
oddity-in-no-section = تێبینی: { $name } لە هیچ بەشێکدا نییە و پڕ ناکرێتەوە ({ $detail }).
oddity-in-two-sections = تێبینی: { $name } دوو جار هەیە؛ لە { $detail } تەنها پێشان دەدرێت.
oddity-display-unreadable = تێبینی: شێوازی پێشاندانی { $name } ناخوێنرێتەوە: { $detail }.
oddity-paper-order = { $name }: بەش و ڕیزبەندی لە فۆڕمی تایبەتەوە وەرگیراون.
oddity-unit-cycle = تێبینی: { $name } لەسەروو خۆیەوەیە ({ $detail })؛ لە سەرەوە دانرا.
