# الطرفية نفسها: ما هي وكيف تُعامَل، وبطاقة الاختبار.

## سؤال حين لا تُعرف الطرفية.

terminal-question-heading = اضغط رقم السطر الذي يُقرأ صحيحًا: 1 أو 2 أو 3. (Esc: ليس الآن)
terminal-question-line = إذا استطعت قراءة هذا السطر (كاملًا) فاضغط { $number } (Type 2)

## daftar terminal

terminal-is = الطرفية: { $name }
terminal-treated = تُعامَل هكذا: { $mode } – { $reason }
terminal-reason-option = كما طُلب عبر --bidi أو DAFTAR_BIDI
terminal-reason-remembered = اختاره شخص من قبل
terminal-reason-recognised = تم التعرف عليها
terminal-reason-guessed = لم يتم التعرف عليها: هذا يناسب أغلبها
terminal-answered = أجابت: { $answers }
terminal-answered-nothing = لم تُجب بشيء.
terminal-hint-kitty = اكتب في kitty.conf: force_ltr yes. عندها يصح ترتيب الحروف والأرقام.
terminal-hint-putty = أو أشِّر في PuTTY تحت Terminal ثم Features تعطيلَ عرض النص ثنائي الاتجاه وتشكيل العربية، ثم ابدأ مع --bidi direct.
terminal-hint-tmux = أو قبل بدء tmux: printf '\e[8l'
terminal-hint-console =
    لوصل الحروف العربية والكردية على وحدة التحكم هذه:
    daftar terminal font --load

## بطاقة الاختبار.

terminal-card-title = بطاقة الاختبار: اقرأ رقم كل سطر ليس كما وُصف
terminal-card-arabic = عربية متصلة من اليمين إلى اليسار
terminal-card-kurdish = كردية متصلة من اليمين إلى اليسار
terminal-card-bare = حروف قد تظهر منفصلة
terminal-card-ligatures = لام وألف في خانة واحدة
terminal-card-marks = الحركات على حروفها
terminal-card-brackets = الأقواس تفتح نحو كلماتها
terminal-card-digits = الأرقام تزيد من اليسار إلى اليمين
terminal-card-signs = خطوط وعلامات وكتل
terminal-card-colours = ستة عشر لونًا بأرقامها
terminal-card-keys = آخر المفاتيح المضغوطة
terminal-card-end = F2 اختيار السطر الذي يُقرأ صحيحًا · Esc إنهاء
terminal-sample = التقرير الشهري للقاحات في المركز الصحي
terminal-sample-letters = لا لأ لإ لآ، الأطفال والآباء
terminal-sample-marks = مُحَمَّدٌ كَتَبَ تَقْرِيرَهُ
terminal-sample-brackets = (مهم) [نعم] «نص» (Type 2)

## daftar terminal font

font-offer = خط وحدة التحكم هذه بلا حروف عربية. هل يُعرض خط دفتر؟
font-offer-yes = 1  نعم (للعودة إلى هذا: daftar terminal font --restore)
font-offer-no = 2  لا: المتابعة كما هو (Esc)
font-question = خط دفتر ظاهر الآن على وحدة التحكم هذه. هل تُقرأ هذه الأسطر بصورة صحيحة؟
font-question-yes = 1  نعم: أبقِه
font-question-no = 2  لا: أعِد الخط السابق (Esc)
font-loaded =
    خط دفتر على وحدة التحكم هذه إلى أن يُعاد تشغيل الحاسوب. لإعادة الخط السابق:
    daftar terminal font --restore
font-given-back = بقي الخط كما كان من قبل.
font-restored = أُعيد الخط السابق.
font-nothing-before = لا يوجد خط سابق محفوظ لوحدة التحكم هذه.
font-needs-console =
    لا يعمل هذا إلا على وحدة تحكم Linux في هذا الحاسوب نفسه: لا عبر SSH ولا في tmux ولا في نافذة. لغيرها:
    daftar terminal font --write FILE
font-needs-setfont = البرنامج setfont غير موجود. هو في الحزمة kbd.
font-refused = لم تقبل وحدة التحكم الخط: { $said }
font-written =
    الخط في { $file }. لإظهاره على وحدة تحكم Linux:
    setfont { $file }
font-not-written = تعذرت كتابة { $file }: { $said }
