## daftar bundle: made, shown and looked through

bundle-needs-token = To read from a server, put a personal access token into the variable DAFTAR_TOKEN.
bundle-made = { $file }: forms { $forms }, facilities { $units }, bytes { $bytes }.
bundle-head = Made { $made } from { $server }
bundle-form = { $name } ({ $code })
bundle-form-facts = { $type }, version { $version }: sections { $sections }, rows { $rows }, cells { $cells }, rules { $checks }; facilities { $units }
bundle-section = – { $number } { $name }: cells { $cells }
bundle-units = Facilities: { $units }
bundle-unit = – { $name } ({ $code })
bundle-more = … and { $count } more.
bundle-nothing-to-say = – Nothing to say.

remark-zeros-not-stored = – { $count } of { $of } rows of numbers: the server does not keep a zero (zeroIsSignificant), it will look like a blank there.
remark-no-approval = – No approval workflow: nobody above confirms a report.
remark-no-deadline = – No deadline: figures can be changed years later (expiryDays is 0).
remark-untranslated = – { $language }: { $count } of { $of } texts are not translated.
remark-rule-server-only = – Only the server can check this rule: { $name } ({ $id })
remark-rule-unreadable = – This rule cannot be read and is not checked here: { $name } ({ $id })
remark-not-keyable-type = – { $row } { $name } cannot be keyed here: it holds { $type }.
remark-not-keyable = – { $row } { $name }: no cell of this row can be keyed.
remark-cells-without-combo = – { $count } cells have no category option combination on the server and cannot be keyed.
remark-compulsory-only-warns = – { $count } compulsory cells only warn: a report can be completed without them (compulsoryFieldsCompleteOnly).
remark-same-name = { $count } facilities are called “{ $name }”.

left-out-period-type = Left out: { $name } ({ $id }): its period type is not known.
left-out-attribute = Left out: { $name } ({ $id }): nothing can be chosen of the category combination its reports are split by.
left-out-too-large = Left out: { $name } ({ $id }): it has too many cells.
left-out-empty = Left out: { $name } ({ $id }): no cell of it can be keyed.
left-out-unreadable = Left out: { $name } ({ $id }): it cannot be read.

oddity-unreadable = Odd: { $name } cannot be read and was left out ({ $detail }).
oddity-twice = Odd: { $detail } stands twice in { $name }; the first was kept.
oddity-too-many = Odd: { $name } holds more than { $detail }; the rest was left out.
oddity-unknown-properties = Odd: unknown properties of { $name } were kept aside: { $detail }.
oddity-set-aside = Not needed for forms: { $detail }.
oddity-element-missing = Odd: { $name } names a data element that is not there: { $detail }.
oddity-combo-missing = Odd: { $name } names a category combination that is not there: { $detail }.
oddity-default-assumed = The default category combination is not in the file; the usual one of DHIS2 was taken ({ $detail }).
oddity-combo-incomplete = Odd: the category combination { $name } lacks option combinations ({ $detail }); those cells cannot be keyed.
oddity-combo-ambiguous = Odd: the category combination { $name } has two option combinations of the same options ({ $detail }); the first was kept.
oddity-too-many-columns = Odd: the category combination { $name } makes more than { $detail } columns; the rest was left out.
oddity-option-set-missing = Odd: the option set of { $name } is not there ({ $detail }); the row cannot be keyed.
oddity-option-unusable = Odd: the option { $name } has no usable code ({ $detail }) and is not offered.
oddity-in-no-section = Odd: { $name } stands in no section and cannot be keyed ({ $detail }).
oddity-in-two-sections = Odd: { $name } stands twice; at { $detail } it is only shown.
oddity-display-unreadable = Odd: the display options of { $name } cannot be read: { $detail }.
oddity-paper-order = { $name }: sections and order were taken from the custom form.
oddity-unit-cycle = Odd: { $name } stands above itself ({ $detail }); it was put at the top.
