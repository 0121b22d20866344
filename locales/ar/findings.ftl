# What the checks say. finding-CHECK is the sentence with its numbers, finding-CHECK-title a few words for
# lists, finding-CHECK-help what is compared, with the formula. Letters are those printed over the columns.

## The place a finding speaks of.

finding-place-row = { $number } { $name }
finding-place-section = القسم { $number }: { $name }
finding-place-form = التقرير كله

## Every form.

finding-value-title = قيمة غير ممكنة هنا
finding-value = { $why ->
    [whole-span] لا يمكن إدخال «{ $keyed }» هنا: المطلوب عدد صحيح من { $from } إلى { $to }.
    [span] لا يمكن إدخال «{ $keyed }» هنا: المطلوب عدد من { $from } إلى { $to }، والمراتب بعد الفارزة { $decimals } على الأكثر.
    [not-an-option] «{ $keyed }» ليست من الخيارات.
    [not-yes-no] «{ $keyed }» ليست نعم ولا لا.
    [not-a-date] «{ $keyed }» ليس تاريخًا أو وقتًا بالصيغة المطلوبة.
    [not-a-number] «{ $keyed }» ليس رقمًا.
    [not-whole] «{ $keyed }» ليس عددًا صحيحًا.
    [too-large] «{ $keyed }» أكبر من الممكن.
    [negative] «{ $keyed }» أقل من الصفر، وهذا غير ممكن هنا.
    [not-positive] يجب أن يكون «{ $keyed }» أكبر من الصفر.
    [not-negative] يجب أن يكون «{ $keyed }» أقل من الصفر.
    [percent] يجب أن يكون «{ $keyed }» من { 0 } إلى { 100 }.
    [unit-interval] يجب أن يكون «{ $keyed }» من { 0 } إلى { 1 }.
   *[other] لا يمكن إدخال «{ $keyed }» هنا.
}
finding-value-help = يجب أن تكون القيمة من النوع الذي يطلبه النموذج. راجع الورقة وأدخلها من جديد.
finding-compulsory-title = خلية إلزامية
finding-compulsory = يجب ملء هذه الخلية قبل الإرسال.
finding-compulsory-help = هذه الخلية إلزامية في النموذج. الصفر جواب، و«غير متوفر» مع السبب جواب أيضًا.
finding-compulsory-not-available-title = مطلوبة لكنها غير متوفرة
finding-compulsory-not-available = هذه الخلية مطلوبة، ومن دون رقم ستظهر ناقصة في DHIS2.
finding-compulsory-not-available-help = هذه الخلية إلزامية في النموذج ومؤشَّرة «غير متوفر». اذكر السبب أو ابحث عن الرقم.
finding-section-empty-title = القسم فارغ
finding-section-empty = لم يُدخل شيء في هذا القسم: صفر، أم غير متوفر، أم لم يُدخل بعد؟ عدد الخلايا: { $blank }.
finding-section-empty-help = المفتاح / يملأ الصف بالأصفار حيث يسمح النموذج، والمفتاح - يعني «غير متوفر».
finding-section-blanks-title = خلايا فارغة
finding-section-blanks = الخلايا الفارغة في هذا القسم: { $blank } من { $cells }.
finding-section-blanks-help = الخلية الفارغة تعني أن أحدًا لم ينظر. إن لم يكن هناك شيء فأدخل صفرًا، وإن تعذرت معرفته فاختر «غير متوفر».
finding-row-half-filled-title = الصف مملوء جزئيًا
finding-row-half-filled = الخلايا الفارغة في هذا الصف: { $blank } من { $cells }. املأها كلها أو اتركها كلها.
finding-row-half-filled-help = يطلب النموذج صفوفًا تُملأ كاملة أو لا تُملأ.
finding-blank-without-comment-title = فارغة من دون تعليق
finding-blank-without-comment = الخلايا الفارغة من دون تعليق في هذا القسم: { $blank } من { $cells }.
finding-blank-without-comment-help = يطلب النموذج تعليقًا (F4) لكل خلية تُترك فارغة.
finding-extra-digit-title = رقم زائد؟
finding-extra-digit = { $what ->
    [total] مجموع الصف { $value }، والمعتاد هنا { $median }. هل كُتبت مرتبة زائدة؟
   *[cell] أُدخل { $value }، والمعتاد هنا { $median }. هل كُتبت مرتبة زائدة؟
}
finding-extra-digit-help = العدد نحو عشرة أضعاف أو مئة ضعف وسيط تقارير هذه المؤسسة السابقة.
finding-far-from-own-title = بعيد عن المعتاد
finding-far-from-own = { $what ->
    [total] مجموع الصف { $value } بعيد عن تقارير هذه المؤسسة؛ المعتاد: { $median }.
   *[cell] { $value } بعيد عن تقارير هذه المؤسسة؛ المعتاد: { $median }.
}
finding-far-from-own-help = المقدار { 0.6745 } × (√x – median √) / MAD √ يتجاوز { 3.5 } في آخر 12 تقريرًا لهذه المؤسسة (8 على الأقل)، والفرق عن الوسيط 10 أو أكثر. ويُحسب الموسم نفسه من السنوات السابقة أيضًا.
finding-same-as-before-title = الأرقام نفسها مرة أخرى
finding-same-as-before = الصف كله متطابق في تقارير متتالية عددها { $periods } (المجموع { $sum }). هل نُسخت الورقة القديمة؟
finding-same-as-before-help = كل خلايا الصف مساوية للتقرير السابق. يحدث هذا، لكن نادرًا.
finding-control-total-title = المجموع يختلف عن الورقة
finding-control-total = { $total ->
    [row] الصف: في الورقة { $paper }، ومجموع الخلايا { $keyed } (الفرق { $difference }).
    [column] العمود { $letter }: في الورقة { $paper }، ومجموع الخلايا { $keyed } (الفرق { $difference }).
   *[section] القسم: في الورقة { $paper }، ومجموع الخلايا { $keyed } (الفرق { $difference }).
} { $verdict ->
    [blank] ما زالت خلية فارغة.
    [cell] الصف والعمود يشيران معًا إلى { $cell }.
    [exchanged] ربما تبادل رقمان موضعيهما في { $cell }.
    [paper] المجاميع الأخرى توافق الخلايا: الجمع في الورقة خطأ.
   *[unknown] قارن خلية خلية مع الورقة.
}
finding-control-total-help = تُقارن المجاميع المنقولة من الورقة بمجاميع الخلايا. الصف والعمود اللذان يختلفان بالمقدار نفسه يتقاطعان في الخلية الخطأ.
finding-rule-title = قاعدة من الخادم
finding-rule = { $text } (الطرف الأول { $left }، الطرف الثاني { $right })
finding-rule-help = قاعدة تحقق من الخادم الوطني. تُطبق هنا أيضًا كي تُرى والورقة في اليد.
finding-rule-no-value = لا توجد قيمة
finding-rule-fallback = قاعدة من قواعد الخادم غير متحققة: { $name }.

## EPI monthly.

finding-e101-title = { finding-value-title }
finding-e101 = { finding-value }
finding-e101-help = الأعداد صحيحة من 0 إلى 99999. درجات الحرارة (9.06 و9.07) من { -40.0 } إلى { 60.0 } بمرتبة واحدة بعد الفارزة.
finding-e102-title = أيام أكثر من أيام الشهر
finding-e102 = أيام نفاد المخزون: { $keyed }، وأيام هذا الشهر { $days }.
finding-e102-help = H أكبر من عدد أيام الشهر.
finding-e103-title = أيام أكثر من أيام الشهر
finding-e103 = الأيام المقروءة فيها الحرارة مرتين: { $keyed }، وأيام هذا الشهر { $days }.
finding-e103-help = 9.05 أكبر من عدد أيام الشهر.
finding-e104-title = العاملة أكثر من الموجودة
finding-e104 = البرادات العاملة: { $working }، والموجودة: { $present }.
finding-e104-help = 9.02 أكبر من 9.01.
finding-e105-title = خرج أكثر مما كان موجودًا
finding-e105 = الجرعات الخارجة من المخزون: { $left }، ولم يكن فيه سوى { $available }.
finding-e105-help = C + D + E + F > A + B: المفتوحة والتالفة والصادرة مقابل الافتتاحي والمستلمة. كلها بالجرعات.
finding-e106-title = خرج أكثر مما كان موجودًا
finding-e106 = القطع الخارجة: { $left }، ولم يكن موجودًا سوى { $available }.
finding-e106-help = C > A + B: الخارجة مقابل الافتتاحي والمستلمة.
finding-e107-title = الأدنى أعلى من الأعلى
finding-e107 = أدنى درجة حرارة ({ $lowest }) أعلى من أعلى درجة ({ $highest }).
finding-e107-help = 9.06 > 9.07. ربما نُسيت علامة السالب.
finding-e108-title = { finding-compulsory-title }
finding-e108 = { finding-compulsory }
finding-e108-help = { finding-compulsory-help }
finding-e201-title = المخزون غير متوازن
finding-e201 = الرصيد الختامي المعدود { $counted }، وبحسب السجل { $book }: الفرق { $difference }. هل جرى العدّ؟
finding-e201-help = A + B - C - D - E - F = G. إذا أُعيد العدّ وبقي كما هو فاقبله بهذا السبب.
finding-e202-title = القطع غير متوازنة
finding-e202 = المعدود { $counted }، وبحسب السجل { $book }: الفرق { $difference }. هل جرى العدّ؟
finding-e202-help = A + B - C = D.
finding-e203-title = الافتتاحي غير الختامي السابق
finding-e203 = الرصيد الافتتاحي { $keyed }، والختامي في الشهر السابق { $previous }.
finding-e203-help = يجب أن يساوي A الرصيد الختامي للصف نفسه في آخر تقرير مؤكد. المفتاح * ينقله.
finding-e204-title = المعطاة أكثر من المفتوحة
finding-e204 = الجرعات المعطاة: { $given }، وفي القوارير المفتوحة { $opened }.
finding-e204-help = الجرعات المعطاة (كل الأعمار، روتيني واستدراكي) أكثر من C. هذا اللقاح لا يُحفظ منه شيء بعد الجلسة.
finding-e205-title = المعطاة أكثر من المفتوحة
finding-e205 = الجرعات المعطاة: { $given }، والمفتوحة: { $opened }، ولا تكفي معها قارورة باقية فيها { $vial }.
finding-e205-help = الجرعات المعطاة أكثر من C مع قارورة واحدة. القارورة المفتوحة من هذا اللقاح تُحفظ للجلسات التالية، فقد تبقى واحدة من الشهر السابق.
finding-e206-title = قوارير بدل الجرعات؟
# needs-native-reader: vials taken for doses, told in one line
finding-e206 = المفتوحة { $vials } تبدو قوارير، والنموذج يطلب الجرعات، وهي عندئذ { $doses } (المعطاة: { $given }).
finding-e206-help = C أقل من الجرعات المعطاة، لكن C × جرعات القارورة يناسبها. المخزون يُحسب بالجرعات.
finding-e207-title = ليست قوارير كاملة
finding-e207 = الجرعات { $doses } ليست قوارير مغلقة كاملة (حجم القارورة: { $vial }).
finding-e207-help = القارورة المغلقة فيها كل جرعاتها دائمًا، لذلك تكون A إلى G من مضاعفات حجم القارورة.
finding-e208-title = نفاد مع وجود مخزون؟
finding-e208 = أيام نفاد المخزون: { $days }، لكن الرصيد في البداية { $first } وفي النهاية { $counted } ولم يُستلم شيء.
finding-e208-help = H > 0 و A > 0 و G > 0 و B = 0: مع وجود مخزون في البداية والنهاية ومن دون استلام لا يمكن أن ينفد.
finding-e209-title = لا مخزون ولا أيام نفاد؟
finding-e209 = لا يوجد مخزون طوال الشهر ولم يُدخل أي يوم نفاد، وكان هناك مخزون في الشهرين السابقين.
finding-e209-help = A و B و G و H أصفار، وفي أحد الشهرين السابقين A + B > 0. من دون مخزون كل يوم هو يوم نفاد.
finding-e210-title = إعطاء من دون مخزون؟
finding-e210 = لا يوجد مخزون في أي يوم من أيام الشهر ({ $days })، لكن الجرعات المعطاة: { $given }.
finding-e210-help = H يساوي أيام الشهر، والجرعات المعطاة أكثر مما تسعه قارورة باقية من الشهر السابق.
finding-e211-title = اللاحقة أكثر من السابقة
finding-e211 = خلال { $periods ->
    [zero] هذا الشهر
    [one] شهر واحد
    [two] شهرين
    [few] { $periods } أشهر
    [many] { $periods } شهرًا
   *[other] { $periods } شهر
 }: هنا { $later }، وفي { $row } لا أكثر من { $earlier }.
finding-e211-help = الجرعة اللاحقة تتبع السابقة. يُذكر هذا إذا بلغ الفرق 5 و10% من السابقة و2 × √(السابقة + اللاحقة)، وهو ما يندر أن تعطيه المصادفة.
finding-e212-title = زيارة واحدة وعددان
finding-e212 = الجرعات الروتينية هنا { $first } وفي { $row } { $second }: تُعطيان في زيارة واحدة.
finding-e212-help = الشلل الفموي والخماسي للجرعة نفسها، A + B + C، يختلفان بأكثر من 5 و20%، ولم ينفد أي منهما هذا الشهر.
finding-e213-title = هل تبادل العمودان؟
finding-e213 = بعمر 12-23 شهرًا: { $second }، ودون السنة: { $first }. هل تبادل العمودان؟
finding-e213-help = B ≥ 10 و B > A.
finding-e214-title = المنعقدة أكثر من المخطط لها
finding-e214 = الجلسات المنعقدة: { $held }، والمخطط لها: { $planned }.
finding-e214-help = B > A.
finding-e215-title = الجرعات والجلسات لا تتفق
finding-e215 = الجرعات المعطاة: { $doses }، والجلسات المنعقدة: { $sessions }.
finding-e215-help = جرعات الأقسام 1 إلى 3 مقابل 5.01B + 5.02B + 5.03B: لا يكون أحدهما من دون الآخر.
finding-e216-title = الآثار أكثر من الجرعات
finding-e216 = الآثار الجانبية: { $events }، وجرعات هذه اللقاحات خلال { $periods ->
    [zero] هذا الشهر
    [one] شهر واحد
    [two] شهرين
    [few] { $periods } أشهر
    [many] { $periods } شهرًا
   *[other] { $periods } شهر
 }: { $doses }.
finding-e216-help = A + B أكثر من جرعات لقاحات هذا الصف في هذا الشهر والشهرين السابقين.
finding-e217-title = هل جرى الإبلاغ فورًا؟
finding-e217 = الآثار الخطرة: { $cases }، ولم يُسجل إبلاغ: متى كان ولمن؟
finding-e217-help = يُبلَّغ عن الأثر الخطر فورًا. سجّل هنا من أبلغ من ومتى؛ يبقى ذلك على هذا الحاسوب.
finding-e218-title = إنذارات أكثر من الممكن
finding-e218 = الإنذارات: { $alarms }، والأكثر { $limit } بإنذار واحد لكل براد في اليوم.
finding-e218-help = 9.03 أو 9.04 أكثر من البرادات (9.01) × أيام الشهر.
finding-e219-title = إنذار من دون حرارة
finding-e219 = الإنذارات: { $alarms }، لكن الحرارة المدخلة { $seen } ضمن 2-8 °م.
finding-e219-help = إنذار ارتفاع (9.03) وأعلى حرارة ≤ { 8.0 }، أو إنذار انخفاض (9.04) وأدنى حرارة ≥ { 2.0 }.
finding-e220-title = سرنجات أقل من الحقن
finding-e220 = خلال { $periods ->
    [zero] هذا الشهر
    [one] شهر واحد
    [two] شهرين
    [few] { $periods } أشهر
    [many] { $periods } شهرًا
   *[other] { $periods } شهر
 }: الحقن { $given }، والسرنجات الخارجة من المخزن { $used }.
finding-e220-help = الفرق أكثر من 30 وأكثر من 10% من الحقن.
finding-e221-title = { finding-section-empty-title }
finding-e221 = { finding-section-empty }
finding-e221-help = { finding-section-empty-help }
finding-e222-title = { finding-section-blanks-title }
finding-e222 = { finding-section-blanks }
finding-e222-help = { finding-section-blanks-help }
finding-e223-title = { finding-same-as-before-title }
finding-e223 = { finding-same-as-before }
finding-e223-help = أربع خلايا على الأقل، ثلاث منها فوق الصفر، ومجموعها 10 أو أكثر، وكل خلية كما في الشهر السابق.
finding-e224-title = { finding-far-from-own-title }
finding-e224 = { finding-far-from-own }
finding-e224-help = { finding-far-from-own-help }
finding-e225-title = { finding-extra-digit-title }
finding-e225 = { finding-extra-digit }
finding-e225-help = { finding-extra-digit-help }
finding-e226-title = { finding-compulsory-not-available-title }
finding-e226 = { finding-compulsory-not-available }
finding-e226-help = { finding-compulsory-not-available-help }
finding-e301-title = الهدر
finding-e301 = { $kind ->
    [open] الجرعات المفتوحة منذ كانون الثاني: { $opened }، أُعطي منها { $given }: الهدر { $percent }% (الحد { $limit }%).
   *[closed] الجرعات التالفة في قوارير مغلقة منذ كانون الثاني: { $lost }، أي { $percent }% (الحد { $limit }%).
}
finding-e301-help = منذ كانون الثاني. القوارير المفتوحة: (المفتوحة - المعطاة) / المفتوحة. المغلقة: التالفة / (المفتوحة + التالفة). ثلاثة أشهر وخمس قوارير على الأقل.
finding-e302-title = انتهى الشهر من دون مخزون
finding-e302 = الجرعات المتوفرة: { $available }، ولم يبق شيء في النهاية: هل مرّ يوم من دون لقاح؟
finding-e302-help = A + B > 0 و G = 0 و H = 0.
finding-e303-title = صفر أم لا لقاح؟
finding-e303 = أيام نفاد المخزون: { $days }، ولم تُعط جرعة. «غير متوفر (نفاد المخزون)» في صفوف الجرعات أوضح من الصفر.
finding-e303-help = H لا يقل عن أيام الشهر بأكثر من يومين، وكل صفوف جرعات اللقاح أصفار.
finding-e304-title = خارج 2-8 °م
finding-e304 = { $seen } °م خارج 2-8 °م: افحص اللقاح (اختبار الرج ومراقب القارورة VVM).
finding-e304-help = 9.06 < { 2.0 } أو 9.07 > { 8.0 }.
finding-e305-title = فيتامين A والحصبة مختلفان
finding-e305 = فيتامين A { $first }، والجرعة الأولى للحصبة { $second }: يُعطيان في زيارة واحدة.
finding-e305-help = الفرق بين 4.01A و1.19A أكثر من 10 و40% من 1.19A.
finding-e306-title = لقاح من دون براد
finding-e306 = لا يعمل أي براد، لكن اللقاح محفوظ (الجرعات: { $doses }، وربما أكثر).
finding-e306-help = 9.02 = 0 والرصيد الختامي (7، G) فوق الصفر.
finding-e307-title = لا جرعة أولى من Td أبدًا
finding-e307 = الجرعات الثانية من Td خلال سنة: { $second }، ولا جرعة أولى: هل بدأ العدّ من جديد؟
finding-e307-help = 3.01 خلال 12 شهرًا صفر، و3.02 عشرة أو أكثر.

## VPD weekly.

finding-v101-title = { finding-value-title }
finding-v101 = { finding-value }
finding-v101-help = الحالات والوفيات والمراجعون أعداد صحيحة من 0 إلى 99999؛ و4.02 نعم أو لا.
finding-v102-title = حالة في تقرير صفري
finding-v102 = التقرير مؤشَّر «تقرير صفري» وفي هذا الصف { $cases }. أزل التأشير أو الرقم.
finding-v102-help = التقرير الصفري لا رقم فيه فوق الصفر في الأقسام 1 إلى 3.
finding-v103-title = هل دُققت السجلات؟
finding-v103 = اذكر هل دُققت سجلات جميع الغرف.
finding-v103-help = 4.02 فارغة. نعم أو لا؛ كلاهما يمكن إرساله.
finding-v104-title = صفر من دون تدقيق
finding-v104 = التقرير الصفري يحتاج إلى تدقيق سجلات جميع الغرف.
finding-v104-help = التقرير مؤشَّر «تقرير صفري» و4.02 لا.
finding-v201-title = الوفيات أكثر من الحالات
finding-v201 = الوفيات { $deaths }، والحالات في هذا الأسبوع وما قبله لا تزيد على { $cases } (الأسابيع: { $periods }).
finding-v201-help = وفيات الأسبوع أكثر من حالات هذا الأسبوع والأربعة السابقة للعمر نفسه.
finding-v202-title = إبلاغ فوري
finding-v202 = الحالات أو الوفيات: { $cases }. أبلغ القطاع فورًا وسجّل ذلك.
finding-v202-help = هذا المرض يُبلَّغ عنه فورًا، ولا يوجد إبلاغ مسجل لهذا الأسبوع.
finding-v203-title = الحالات أكثر من المراجعين
finding-v203 = الحالات: { $cases }، والمراجعون بهذا العمر: { $seen }.
finding-v203-help = كل حالات الفئة العمرية في الأقسام 1 إلى 3 أكثر من المراجعين (4.01) بهذا العمر.
finding-v204-title = { finding-section-blanks-title }
finding-v204 = { finding-section-blanks } هل لم يكن هناك شيء أم لم يُسأل أحد؟
finding-v204-help = { finding-section-blanks-help }
finding-v205-title = لم تُدقق كل السجلات
finding-v205 = بعض السجلات لم تُدقق: أيها؟
finding-v205-help = 4.02 لا. اذكر في السبب أي السجلات ناقصة.
finding-v206-title = { finding-extra-digit-title }
finding-v206 = { finding-extra-digit }
finding-v206-help = العدد 20 أو أكثر، وهو 7 إلى 14 ضعف وسيط آخر 26 أسبوعًا (12 منها على الأقل والوسيط 3 أو أكثر).
finding-v207-title = { finding-same-as-before-title }
finding-v207 = { finding-same-as-before }
finding-v207-help = خمس حالات أو أكثر، وكل خلية هي نفسها أربعة أسابيع.
finding-v301-title = ارتفاع حاد
finding-v301 = الحالات: { $cases }، ومعدل الأسابيع السابقة ({ $periods }): { $mean }. هل هي فاشية؟
finding-v301-help = خمس حالات أو أكثر، وضعف معدل الأسابيع الثلاثة السابقة.
finding-v302-title = تقارير صفرية كثيرة
finding-v302 = { $periods ->
    [zero] لا أسابيع متتالية
    [one] أسبوع واحد
    [two] أسبوعان متتاليان
    [few] { $periods } أسابيع متتالية
    [many] { $periods } أسبوعًا متتاليًا
   *[other] { $periods } أسبوع متتالٍ
 } من دون أي حالة: هل تُسأل كل الغرف؟
finding-v302-help = تقارير صفرية متتالية، وهذا منها.
finding-v303-title = حالة واحدة إنذار
finding-v303 = الحالات: { $cases }. الحالة الواحدة إنذار؛ قارن بتعريف الحالة.
finding-v303-help = هذا المرض يُبلَّغ عنه فورًا. تعريف الحالة في الدليل الوطني للرصد الوبائي.
finding-v304-title = كوليرا من دون إسهال
finding-v304 = الكوليرا المشتبه بها: { $cases }، ولا إسهال مائي حاد. هل المقصود الشخص نفسه؟ لا تُحسب الكوليرا مرة أخرى في 3.03.
finding-v304-help = 2.08 > 0 و 3.03 = 0.
