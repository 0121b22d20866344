# Words seen in the press of Duhok, for tests of the fallback; no translation.

report = ڕاپۆرت
test-children = { $count ->
    [one] زارۆکەک
   *[other] { $count } زارۆک
 }
