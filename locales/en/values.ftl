# Why the server would refuse a value. Shown beside the cell: what is wrong, in few words.

value-empty = Nothing was keyed
value-not-a-number = Not a number: only digits
value-leading-zero = Begins with a needless zero
value-not-whole = A whole number is counted here, without decimals
value-too-large = Too large for the server
value-negative = Cannot be below zero
value-not-positive = Must be above zero
value-not-negative = Must be below zero
value-out-of-range = Must be between { $low } and { $high }
value-not-yes-no = Only yes or no
value-not-yes = Only yes, or leave it blank
value-too-long = Too long: at most { $limit } characters
value-not-a-letter = Only one letter
value-not-a-date = Not a date: year-month-day, as { $example }
value-not-a-date-time = Not a date with a time, as { $example }
value-not-a-time = Not a time, as { $example }
value-not-a-phone-number = Not a telephone number
value-not-an-email = Not an e-mail address
value-not-a-url = Not a web address
value-not-a-username = Not a user name
value-not-a-coordinate = Not a place: [longitude,latitude], as { $example }
value-not-an-id = Not an identifier of the server
value-not-an-option = Not one of the answers offered
value-not-keyed-here = Cannot be keyed here; enter it on the server

## Why a tally cannot be reckoned.

tally-number-missing = A number is missing in the sum
tally-unreadable = This cannot be read in a sum: { $character }
tally-too-large = The sum is too large
