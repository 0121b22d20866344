## daftar bundle: made, shown and looked through

bundle-needs-token = للقراءة من خادم ضع رمز وصول شخصيًا في المتغير DAFTAR_TOKEN.
bundle-made = { $file }: عدد النماذج { $forms }، عدد المؤسسات { $units }، الحجم { $bytes } بايت.
bundle-head = أُعدت في { $made } من { $server }
bundle-form = { $name } ({ $code })
bundle-form-facts = { $type }، الإصدار { $version }: الأقسام { $sections }، الصفوف { $rows }، الخانات { $cells }، القواعد { $checks }؛ عدد المؤسسات التي ترفعه { $units }
bundle-section = – { $number } { $name }: عدد الخانات { $cells }
bundle-units = المؤسسات: { $units }
bundle-unit = – { $name } ({ $code })
bundle-more = … وغيرها: { $count }.
bundle-nothing-to-say = – لا ملاحظات.

remark-zeros-not-stored = – { $count } من { $of } من صفوف الأرقام: لا يحفظ الخادم الصفر فيها (zeroIsSignificant)، وسيبدو هناك فراغًا.
remark-no-approval = – لا توجد آلية مصادقة: لا أحد في المستوى الأعلى يصادق على التقرير.
remark-no-deadline = – لا يوجد موعد إغلاق: يمكن تغيير الأرقام بعد سنوات (expiryDays يساوي 0).
remark-untranslated = – { $language }: { $count } من { $of } من النصوص غير مترجمة.
remark-rule-server-only = – هذه القاعدة يفحصها الخادم وحده: { $name } ({ $id })
remark-rule-unreadable = – تعذرت قراءة هذه القاعدة ولا تُفحص هنا: { $name } ({ $id })
remark-not-keyable-type = – لا يمكن إدخال { $row } { $name } هنا: نوعه { $type }.
remark-not-keyable = – { $row } { $name }: لا يمكن إدخال أي خانة في هذا الصف.
remark-cells-without-combo = – { $count } من الخانات ليس لها مزيج خيارات الفئة على الخادم، فلا يمكن إدخالها.
remark-compulsory-only-warns = – { $count } من الخانات الإلزامية تنبه فقط: يمكن إكمال التقرير من دونها (compulsoryFieldsCompleteOnly).
remark-same-name = عدد المؤسسات التي اسمها «{ $name }»: { $count }.

left-out-period-type = تُرك: { $name } ({ $id }): نوع الفترة غير معروف.
left-out-attribute = تُرك: { $name } ({ $id }): لا يوجد ما يُختار من مزيج الفئات الذي تُقسم به تقاريره.
left-out-too-large = تُرك: { $name } ({ $id }): عدد خاناته كبير جدًا.
left-out-empty = تُرك: { $name } ({ $id }): لا يمكن إدخال أي خانة فيه.
left-out-unreadable = تُرك: { $name } ({ $id }): تعذرت قراءته.

oddity-unreadable = ملاحظة: تعذرت قراءة { $name } فتُرك ({ $detail }).
oddity-twice = ملاحظة: ورد { $detail } مرتين في { $name }؛ أُبقي الأول.
oddity-too-many = ملاحظة: في { $name } أكثر من { $detail }؛ تُرك الباقي.
oddity-unknown-properties = ملاحظة: خصائص غير معروفة في { $name } وُضعت جانبًا: { $detail }.
oddity-set-aside = لا تحتاجه النماذج: { $detail }.
oddity-element-missing = ملاحظة: يذكر { $name } عنصر بيانات غير موجود: { $detail }.
oddity-combo-missing = ملاحظة: يذكر { $name } مزيج فئات غير موجود: { $detail }.
oddity-default-assumed = مزيج الفئات الافتراضي ليس في الملف؛ أُخذ المعتاد في DHIS2 ({ $detail }).
oddity-combo-incomplete = ملاحظة: ينقص مزيج الفئات { $name } بعض أمزجة الخيارات ({ $detail })؛ لا يمكن إدخال خاناتها.
oddity-combo-ambiguous = ملاحظة: لمزيج الفئات { $name } مزيجان من الخيارات نفسها ({ $detail })؛ أُبقي الأول.
oddity-too-many-columns = ملاحظة: ينتج عن مزيج الفئات { $name } أكثر من { $detail } عمودًا؛ تُرك الباقي.
oddity-option-set-missing = ملاحظة: حزمة خيارات { $name } غير موجودة ({ $detail })؛ لا يمكن إدخال الصف.
oddity-option-unusable = ملاحظة: ليس للخيار { $name } رمز صالح ({ $detail }) فلا يُعرض.
oddity-in-no-section = ملاحظة: { $name } ليس في أي قسم ولا يمكن إدخاله ({ $detail }).
oddity-in-two-sections = ملاحظة: ورد { $name } مرتين؛ يُعرض فقط عند { $detail }.
oddity-display-unreadable = ملاحظة: تعذرت قراءة خيارات عرض { $name }: { $detail }.
oddity-paper-order = { $name }: أُخذت الأقسام والترتيب من النموذج المخصص.
oddity-unit-cycle = ملاحظة: { $name } فوق نفسه ({ $detail })؛ وُضع في الأعلى.
