# What a person may choose.

screen-settings = الإعدادات

settings-language = اللغة
settings-language-about = لغة جميع الشاشات. تتغير حالًا، حتى في أثناء إدخال تقرير.
settings-digits = الأرقام
settings-digits-about = كيف تُعرض الأرقام. يمكن إدخال الأنواع الثلاثة كلها مهما كان الاختيار هنا.
settings-colours = الألوان
settings-colours-about = لا يعتمد المعنى على اللون وحده؛ اختر ما يناسب عينيك وهذه الشاشة.
settings-colours-auto = تلقائية
settings-colours-dark = لخلفية داكنة
settings-colours-light = لخلفية فاتحة
settings-colours-none = بلا ألوان
settings-enter = اتجاه Enter
settings-enter-about = إلى أين ينتقل المؤشر بعد الخلية. أما Tab فيتبع تسلسل النموذج دائمًا.
settings-enter-row = على طول الصف
settings-enter-column = إلى أسفل العمود
settings-auto-advance = الانتقال عند امتلاء الخلية
settings-auto-advance-about = الرقم الذي يملأ خليته لا يحتاج إلى Enter. وإذا أُدخل رقم بعده بسرعة أُعيد إلى مكانه وعُلِّمت الخلية.
settings-person = الشخص
settings-person-about = الاسم الذي يُكتب بجانب ما يُؤكَّد ويُقبل. يغيره Enter.
settings-nobody = لم يُذكر اسم بعد
settings-server = الخادم الوطني
settings-server-about = يعيد Enter الاتصال باسم المستخدم أو برمز أو بملف حزمة النماذج.
settings-no-server = لا خادم: تدريب
